"""The comparison covers what calendars say: something is told when, and only when, a reader shows something else."""

from __future__ import annotations

from datetime import date
from typing import Any

import icalendar
from calendar_sources import SITE, catalogue, course, seminar, times
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ethos.catalogue import Catalogue
from ethos.impact.compare import changes
from ethos.impact.faults import faults
from ethos.impact.seen import calendars_of
from ethos.impact.tidings import tidings
from ethos.kinds import Entry
from ethos.source import Document
from ethos.views.calendar import calendars

TODAY = date(2026, 11, 21)
UNSEEN = {"DTSTAMP", "LAST-MODIFIED"}

MOMENTS = st.sampled_from(
    ["2019-05-01T08:15", "2026-11-20T09:00", "2026-11-21T09:00", "2027-03-17T08:15", "2027-10-31T02:30"]
)
DAYS = st.sampled_from(["2019-05-01", "2026-11-20", "2027-03-17"])
PLACES = st.none() | st.fixed_dictionaries(
    {"name": st.sampled_from(["Salen", "Stora salen"]), "city": st.sampled_from(["Umeå", "Luleå"])},
    optional={
        "address": st.just("Vägen 1"),
        "position": st.just({"lat": 1.5, "lon": 2.5}),
        "map_url": st.just("https://k.example/"),
    },
)
REGISTRATIONS = st.none() | st.fixed_dictionaries(
    {"url": st.sampled_from(["https://a.example/", "https://b.example/"])}, optional={"deadline": DAYS | MOMENTS}
)
WHEN = st.one_of(DAYS, MOMENTS).map(lambda start: (start, start))
TIMINGS = {
    "state": st.sampled_from(["planned", "confirmed", "cancelled", "postponed", "moved"]),
    "sequence": st.integers(0, 2),
    "format": st.sampled_from(["onsite", "online", "hybrid", None]),
    "place": PLACES,
    "online_url": st.sampled_from([None, "https://x.example/", "https://y.example/"]),
    "registration": REGISTRATIONS,
    "moved_from": st.none() | DAYS | MOMENTS,
    "timezone": st.sampled_from(["Europe/Stockholm", "Europe/Helsinki"]),
}
ENTRIES = {
    "title": st.sampled_from(["Gåvan", "Gåvan, igen; \\n", "En annan"]),
    "summary": st.sampled_from(["Om gåvor.", "Om annat."]),
    "status": st.sampled_from(["published", "archived", "draft"]),
    "updated": st.sampled_from([None, "2026-11-20"]),
    "themes": st.sampled_from([["jav"], ["gavor"], ["jav", "gavor"], ["okant"]]),
    "audience": st.sampled_from([[], ["chef"], ["chef", "hr"]]),
    "example": st.booleans(),
    "series": st.sampled_from([None, "Serien"]),
}
FIELDS = {"seminar": [*ENTRIES, *TIMINGS], "course": [*ENTRIES, "occasions"]}


def written(fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Some fields as an editor may write them, those that may be left out now and then left out."""
    return st.fixed_dictionaries(fields).map(known)


def known(written: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in written.items() if value is not None}


@st.composite
def seminars(draw: st.DrawFn) -> Entry:
    start, end = draw(WHEN)
    return seminar("gavan", start, end, **draw(written(ENTRIES)), **draw(written(TIMINGS)))


@st.composite
def courses(draw: st.DrawFn) -> Entry:
    identities = draw(st.lists(st.sampled_from(["en", "tva", "tre"]), min_size=1, max_size=2, unique=True))
    occasions = [times(*draw(WHEN), id=each, **draw(written(TIMINGS))) for each in identities]
    return course("leda", *occasions, **draw(written(ENTRIES)))


@st.composite
def sites(draw: st.DrawFn) -> Catalogue:
    chosen = draw(st.lists(st.one_of(seminars(), courses()), max_size=2, unique_by=lambda entry: entry.key))
    themes = draw(
        st.sampled_from([{"jav": "Jäv", "gavor": "Gåvor"}, {"jav": "Opartiskhet", "gavor": "Gåvor"}, {"jav": "Jäv"}])
    )
    site = catalogue(*chosen, themes=themes)
    names = ("site", "vocabulary", "organisations", "calendars")
    site.settings.read_from({name: Document(f"site_config/{name}.yml", {}, "", 1) for name in names})
    return site


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Catalogue, Catalogue]:
    """Two sites that may have nothing in common, or all but a little."""
    before = draw(sites())
    entries = list(before.entries)
    if entries and draw(st.booleans()):
        index = draw(st.integers(0, len(entries) - 1))
        other = draw(courses() if entries[index].kind == "course" else seminars())
        field = draw(st.sampled_from(FIELDS[other.kind]))
        mixed = entries[index].model_copy(update={field: getattr(other, field)})
        mixed._source = entries[index]._source
        try:
            type(other).model_validate(mixed.model_dump(mode="json", exclude_none=True, by_alias=True))
        except ValueError:
            mixed = other
        entries[index] = mixed
        return before, Catalogue(entries, before.settings)
    return before, draw(sites())


def shown(site: Catalogue) -> set[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """What programs show, read by a library: calendar, identity, and every property but the dates of change."""
    found = set()
    for file in (each for each in calendars(site, SITE, TODAY) if b"BEGIN:VEVENT" in each.content):
        for event in icalendar.Calendar.from_ical(file.content).walk("VEVENT"):
            told = sorted(
                (name, repr(value.to_ical()) + str(sorted(getattr(value, "params", {}).items())))
                for name, value in event.items()
                if name not in UNSEEN
            )
            found.add((file.path, str(event["uid"]), tuple(told)))
    return found


def named(site: Catalogue) -> set[tuple[str, str]]:
    return {
        (f.path, str(icalendar.Calendar.from_ical(f.content).get("name")))
        for f in calendars(site, SITE, TODAY)
        if f.path.startswith("kalender/")
    }


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(pairs())
def test_told_is_what_is_shown(pair: tuple[Catalogue, Catalogue]) -> None:
    """Exactly those events are told of that a reader shows otherwise, and those calendars that have another name."""
    before, after = (calendars_of(site, TODAY) for site in pair)
    one, other = (shown(site) for site in pair)
    told = {change.identity for change in changes(before, after, {}, TODAY)}
    differing = {uid.split("@")[0] for _, uid, _ in one ^ other}
    assert told == {
        next(key for key in (uid, uid.removesuffix("-anmalan")) if key in {*before.events, *after.events})
        for uid in differing
    }
    assert bool(list(tidings(before, after))) == (named(pair[0]) != named(pair[1]))


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(pairs())
def test_faults_are_of_changes(pair: tuple[Catalogue, Catalogue]) -> None:
    """There is a fault only where there is a change, and every event that is gone is one."""
    before, after = (calendars_of(site, TODAY) for site in pair)
    found = list(faults(before, after, {}, TODAY))
    told = list(changes(before, after, {}, TODAY))
    gone = before.events.keys() - after.events.keys()
    assert sum(each.code.endswith("event-vanishes") for each in found) == len(gone)
    of_events = [each for each in found if each.path.startswith("seminars/")]
    assert {each.path for each in of_events} <= {change.path for change in told}
    assert list(faults(before, before, {}, TODAY)) == []
    assert list(changes(after, after, {}, TODAY)) == []
