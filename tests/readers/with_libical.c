/* Reads the calendar files named on the command line with libical (which GNOME and KDE use), and tells every property
 * that it cannot read or that RFC 5545's tables of restrictions do not allow. Exits with 1 when there is any.
 *
 *     cc with_libical.c -o with_libical -lical
 */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

static char *next_line(char *to, size_t size, void *file) { return fgets(to, (int)size, file); }

/* Faults are properties of their own, X-LIC-ERROR, in the component that has them. */
static int told(icalcomponent *component, const char *path) {
    int count = 0;
    icalproperty *error = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY);
    for (; error; error = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY), count++)
        printf("%s: %s: %s\n", path, icalcomponent_kind_to_string(icalcomponent_isa(component)), icalproperty_get_xlicerror(error));
    icalcomponent *inner = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT);
    for (; inner; inner = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) count += told(inner, path);
    return count;
}

static int faults(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) return perror(path), 1;
    icalparser *parser = icalparser_new();
    icalparser_set_gen_data(parser, file);
    icalcomponent *calendar = icalparser_parse(parser, next_line);
    fclose(file);
    icalparser_free(parser);
    if (!calendar || icalcomponent_isa(calendar) != ICAL_VCALENDAR_COMPONENT) return printf("%s: not one calendar\n", path), 1;
    int sound = icalrestriction_check(calendar), count = told(calendar, path);
    if (!sound && !count) printf("%s: a restriction is not met\n", path), count = 1;
    int events = icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT);
    if (!count) printf("%s: %d\n", path, events);
    icalcomponent_free(calendar);
    return count;
}

int main(int argc, char **argv) {
    int count = 0;
    icalerror_set_errors_are_fatal(0);
    for (int each = 1; each < argc; each++) count += faults(argv[each]);
    return count ? EXIT_FAILURE : EXIT_SUCCESS;
}
