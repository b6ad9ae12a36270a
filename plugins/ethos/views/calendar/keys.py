"""Which calendars there are, by the middle of their addresses, and which of them are about an event.

``alla``, ``sista-anmalan``, ``tema/jav``, ``arrangor/statskontoret``, ``malgrupp/chef``, ``ort/umea``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from slugify import slugify

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.happening import Event
from ethos.kinds.event import Format, Timing
from ethos.views import swedish
from ethos.views.calendar.wording import former_city

ALL = "alla"
DEADLINES = "sista-anmalan"
GENERAL = (ALL, "seminarier", "kurser", DEADLINES)
"""The calendars that depend on no word. A kind's calendar is called as its public folder."""

THEME, AUDIENCE, PLACE, ORGANISER = FOLDERS = ("tema", "malgrupp", "ort", "arrangor")
"""The calendars of which there is one for each word."""

DIGITAL = "digitalt"
"""Among the places: what can be followed from anywhere, and so also what is in a city as well."""

LONGEST = 60
"""Letters of a city in an address, so that the file has a name that any system takes."""


def terms(catalogue: Catalogue, folder: str) -> Mapping[str, str]:
    """The calendars in a folder: the slug in the address, and the name that a reader knows it by.

    Raises:
        KeyError: there is no such folder; a fault in the program, never in content.
    """
    settings = catalogue.settings
    if folder == PLACE:
        return _places(catalogue)
    if folder == AUDIENCE:
        return {slug: role.plural or role.label for slug, role in settings.vocabulary.roles.items()}
    return settings.words({THEME: "themes", ORGANISER: "organisations"}[folder])


def keys_of(event: Event) -> Iterator[str]:
    """The calendars that are about an event, once each; a word that is not in the lists has none."""
    yield ALL
    yield event.entry.public.strip("/")
    yield from (f"{THEME}/{theme}" for theme in dict.fromkeys(event.entry.themes))
    yield from (f"{AUDIENCE}/{role}" for role in dict.fromkeys(event.entry.audience))
    yield from (f"{PLACE}/{place}" for place in dict.fromkeys(_places_of(event.timing)))
    yield from (f"{ORGANISER}/{organiser}" for organiser in dict.fromkeys(event.organisers))


def _places_of(timing: Timing) -> Iterator[str]:
    if timing.link or timing.format in {Format.ONLINE, Format.HYBRID}:
        yield DIGITAL
    if (found := timing.venue) and (slug := _slug(found.city)):
        yield slug
    if (left := former_city(timing)) and (slug := _slug(left)):
        yield slug


def _places(catalogue: Catalogue) -> dict[str, str]:
    """Every city that anything ever was in, also long ago: whoever subscribed then shall not meet an error.

    A city that is spelled in several ways has the name that is written most often.
    """
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    here = (event.timing.venue for event in catalogue.in_calendars)
    left = filter(None, (former_city(event.timing) for event in catalogue.in_calendars))
    for city in (*(place.city for place in here if place), *left, *catalogue.settings.calendars.cities):
        spelled[_slug(city)][city] += 1
    names = {slug: names.most_common(1)[0][0] for slug, names in spelled.items() if slug}
    sorted_names = sorted(names.items(), key=lambda each: (swedish.sort_key(each[1]), each[0]))
    return {DIGITAL: texts.label("format.online"), **{slug: name for slug, name in sorted_names if slug != DIGITAL}}


@lru_cache(maxsize=4096)
def _slug(city: str) -> str:
    """``Örnsköldsvik`` → ``ornskoldsvik``; nothing for a name without letters and digits."""
    return slugify(city, max_length=LONGEST)
