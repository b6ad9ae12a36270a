"""The catalogue: what belongs to what, and what is upcoming and past at midnight in Stockholm."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from conftest import Lay
from ethos.catalogue import Catalogue, references
from ethos.content import load
from ethos.happening import events_of, midnight
from ethos.kinds import Course, Dilemma, Seminar
from ethos.kinds.event import at, is_ambiguous, is_gap
from ethos.markdown import lead_on

DILEMMA = """\
---
title: {title}
summary: En kollega får en gåva.
status: {status}
published: {published}
themes: [{themes}]
principles: [{principles}]
roles: [chef]
settings: [agency]
tension: [{{between: rattssakerhet, and: effektivitet}}]
difficulty: 2
minutes: 40
group: {{min: 4, max: 12}}
closure: open
questions: [Ett?, Två?, Tre?]
options: [{{label: A, for: B, against: C}}, {{label: D, for: E, against: F}}]
leader: {{purpose: G, closing: H}}
{more}
---
Text.
"""

SEMINAR = """\
---
title: Var går gränsen?
summary: Om jäv.
status: published
published: 2026-01-15
themes: [jav]
start: {start}
end: {end}
timezone: {zone}
state: {state}
sequence: 0
organisers: [exempelmyndigheten]
---
Text.
"""

COURSE = """\
---
title: Leda samtal
summary: En kurs.
status: published
published: 2026-01-15
themes: [oppenhet]
providers: [exempelmyndigheten]
audience: [chef]
occasions:
  - {id: varen, start: 2027-03-17, end: 2027-03-18, state: planned, sequence: 0}
  - {id: hosten, start: 2026-09-15, end: 2026-09-15, state: cancelled, sequence: 1}
---
Text.
"""

CODE = """\
---
title: Vår kod
summary: Vad vi lovar.
status: published
published: 2026-01-15
organisation: exempelmyndigheten
year: 2026
related: [dilemma/gavan]
clauses: [{id: a, heading: A, text: B, principles: [objektivitet], themes: [oppenhet]}]
---
Text.
"""


def dilemma(**given: str) -> str:
    usual = {"title": "Gåvan", "status": "published", "published": "2026-01-15", "themes": "jav"}
    return DILEMMA.format(**{**usual, "principles": "objektivitet", "more": "", **given})


def seminar(start: str, end: str, zone: str = "Europe/Stockholm", state: str = "planned") -> str:
    return SEMINAR.format(start=start, end=end, zone=zone, state=state)


def catalogue_of(site_in: Lay, files: dict[str, str], **more: Any) -> Catalogue:
    content = load(site_in({"files": files, **more}))
    assert content.problems == []
    assert content.catalogue is not None
    return content.catalogue


@pytest.fixture
def catalogue(site_in: Lay) -> Catalogue:
    return catalogue_of(
        site_in,
        {
            "dilemmas/gavan.md": dilemma(more="laws: [FL 5 §, 'RF 1:9', FL 16 §]\nrelated: [code/kod]"),
            "dilemmas/brevet.md": dilemma(title="Brevet", published="2026-02-01", more="related: [dilemma/gavan]"),
            "dilemmas/aldre.md": dilemma(title="Arkiverat", status="archived", published="2020-01-01"),
            "dilemmas/utkast.md": dilemma(
                title="Utkast", status="draft", more="related: [dilemma/gavan]\nlaws: [FL 6 §]"
            ),
            "content/codes/kod.md": CODE,
            "seminars/courses/leda.md": COURSE,
        },
    )


def slugs(entries: Any) -> list[str]:
    return [entry.slug for entry in entries]


def test_drafts_are_known_but_in_no_index(catalogue: Catalogue) -> None:
    """A draft can be looked up; nothing that is published shows it."""
    assert "dilemma/utkast" in catalogue.by_key
    assert "dilemmas/utkast.md" in catalogue.by_source
    assert "dilemmas/utkast.md" not in catalogue.linkable
    assert "utkast" not in slugs(catalogue.public)
    for index in (catalogue.by_theme, catalogue.by_principle, catalogue.by_role, catalogue.backlinks):
        assert all("utkast" not in slugs(entries) for entries in index.values())


def test_the_newest_is_first(catalogue: Catalogue) -> None:
    """Ties go by title; archived entries are among all that have a page, and in no list."""
    assert slugs(catalogue.of(Dilemma)) == ["brevet", "gavan"]
    assert slugs(catalogue.kept(Dilemma)) == ["brevet", "gavan", "aldre"]
    assert slugs(catalogue.archived) == ["aldre"]
    assert slugs(catalogue.public) == ["brevet", "gavan", "leda", "kod", "aldre"]


def test_an_index_finds_words_wherever_they_stand(catalogue: Catalogue) -> None:
    """Also in the clauses of a code and the audience of a course; each entry once."""
    assert slugs(catalogue.by_theme["jav"]) == ["brevet", "gavan"]
    assert slugs(catalogue.by_theme["oppenhet"]) == ["leda", "kod"]
    assert slugs(catalogue.by_principle["objektivitet"]) == ["brevet", "gavan", "kod"]
    assert slugs(catalogue.by_role["chef"]) == ["brevet", "gavan", "leda"]


def test_backlinks_lead_back(catalogue: Catalogue) -> None:
    """What refers to an entry, drafts excepted."""
    assert slugs(catalogue.backlinks["dilemma/gavan"]) == ["brevet", "kod"]
    assert slugs(catalogue.backlinks["code/kod"]) == ["gavan"]


def test_references_are_complete_keys(site_in: Lay) -> None:
    """A bare slug gets the kind that its field stands for."""
    more = "clip: {seminar: gransen, chapter: A}\narchived: {date: 2026-01-01, publisher: B, successor: code/kod}"
    found = catalogue_of(site_in, {"dilemmas/gavan.md": dilemma(more=more)})
    (entry,) = found.entries
    assert sorted(references(entry)) == [
        (("archived", "successor"), "code/kod"),
        (("clip", "seminar"), "seminar/gransen"),
    ]


def test_pictures_can_be_linked(site_in: Lay) -> None:
    """A picture is published without the folder ``content``."""
    files = {"dilemmas/gavan.md": dilemma()}
    found = catalogue_of(site_in, files, pictures={"content/bilder/rum/a.webp": (4, 3)})
    assert (
        lead_on("../content/bilder/rum/a.webp", "dilemmas/gavan.md", "../../", found.linkable)
        == "../../bilder/rum/a.webp"
    )


def test_events_have_names_that_never_change(catalogue: Catalogue) -> None:
    """Occasions in order of time, each with its own key and file; a cancelled one is still there."""
    late, early = reversed(catalogue.events)
    assert (early.key, late.key) == ("course-leda-hosten", "course-leda-varen")
    assert late.ics == "kurser/leda/varen.ics"
    assert late.loc == ("occasions", 0)
    assert not early.takes_place
    assert late.takes_place
    assert late.organisers == ("exempelmyndigheten",)


def is_upcoming(site_in: Lay, day: str, *args: str) -> bool:
    """Whether a seminar is to come when the day begins; it is past when it is not."""
    found = catalogue_of(site_in, {"seminars/gransen.md": seminar(*args)})
    (event,) = found.events
    today = date.fromisoformat(day)
    assert (event in found.upcoming(today)) != (event in found.past(today))
    return event in found.upcoming(today)


@pytest.mark.parametrize(
    ("start", "end", "zone", "last_day"),
    [
        ("2027-03-17T08:15", "2027-03-17T09:15", "Europe/Stockholm", "2027-03-17"),
        ("2027-03-16T20:00", "2027-03-17T00:00", "Europe/Stockholm", "2027-03-16"),
        ("2027-03-16T20:00", "2027-03-17T00:01", "Europe/Stockholm", "2027-03-17"),
        ("2027-03-17", "2027-03-17", "Europe/Stockholm", "2027-03-17"),
        ("2027-03-17", "2027-03-19", "Europe/Stockholm", "2027-03-19"),
        ("2027-03-28", "2027-03-28", "Europe/Stockholm", "2027-03-28"),  # 23 hours
        ("2027-10-31", "2027-10-31", "Europe/Stockholm", "2027-10-31"),  # 25 hours
        ("2027-03-28T22:00", "2027-03-29T00:00", "Europe/Stockholm", "2027-03-28"),
        ("2027-03-17T22:00", "2027-03-17T23:30", "Europe/Helsinki", "2027-03-17"),
        ("2027-03-18T00:10", "2027-03-18T00:50", "Europe/Helsinki", "2027-03-17"),
        ("2027-03-17T18:00", "2027-03-17T19:00", "America/New_York", "2027-03-17"),  # ends at midnight in Stockholm
        ("2027-03-17T18:00", "2027-03-17T19:01", "America/New_York", "2027-03-18"),
    ],
)
def test_an_event_is_upcoming_until_the_day_after_it_ends(
    site_in: Lay, start: str, end: str, zone: str, last_day: str
) -> None:
    """To the day in Stockholm, whatever zone the event is in; what ended at midnight ended the day before."""
    last = date.fromisoformat(last_day)
    assert is_upcoming(site_in, last_day, start, end, zone)
    assert not is_upcoming(site_in, date.fromordinal(last.toordinal() + 1).isoformat(), start, end, zone)


def test_upcoming_is_soonest_first_and_past_latest_first(site_in: Lay) -> None:
    """A reader meets what is nearest in time."""
    times = {"a": "2027-01-10", "b": "2027-02-10", "c": "2025-02-10", "d": "2024-02-10"}
    files = {f"seminars/{name}.md": seminar(day, day) for name, day in times.items()}
    found = catalogue_of(site_in, files)
    assert [event.entry.slug for event in found.upcoming(date(2026, 11, 21))] == ["a", "b"]
    assert [event.entry.slug for event in found.past(date(2026, 11, 21))] == ["c", "d"]


def test_midnight_is_that_of_stockholm() -> None:
    """An hour earlier by the world's clock in summer."""
    assert midnight(date(2027, 1, 1)).isoformat() == "2027-01-01T00:00:00+01:00"
    assert midnight(date(2027, 7, 1)).isoformat() == "2027-07-01T00:00:00+02:00"


@pytest.mark.parametrize(
    ("written", "gap", "twice"),
    [
        ("2027-03-28T01:59", False, False),
        ("2027-03-28T02:00", True, False),
        ("2027-03-28T02:59", True, False),
        ("2027-03-28T03:00", False, False),
        ("2027-10-31T01:59", False, False),
        ("2027-10-31T02:00", False, True),
        ("2027-10-31T02:59", False, True),
        ("2027-10-31T03:00", False, False),
    ],
)
def test_hours_that_the_clock_skips_or_repeats(written: str, gap: bool, twice: bool) -> None:
    """When summer time begins and ends in Stockholm; UTC has neither."""
    moment = datetime.fromisoformat(written)
    assert (is_gap(moment, "Europe/Stockholm"), is_ambiguous(moment, "Europe/Stockholm")) == (gap, twice)
    assert not is_gap(moment, "UTC")
    assert not is_ambiguous(moment, "UTC")


def test_a_day_stands_for_its_first_midnight() -> None:
    """In its own zone."""
    assert at(date(2027, 7, 1), "Europe/Helsinki").isoformat() == "2027-07-01T00:00:00+03:00"


def test_other_kinds_have_no_events(catalogue: Catalogue) -> None:
    """A dilemma is at no time."""
    assert [list(events_of(entry)) for entry in catalogue.kept(Dilemma)] == [[], [], []]
    assert len(list(events_of(catalogue.of(Course)[0]))) == 2
    assert catalogue.of(Seminar) == []
