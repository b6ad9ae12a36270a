"""How it is with an event, in Swedish: what the build writes, and what it hands to the browser."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Lay
from ethos.catalogue import Catalogue
from ethos.content import load
from ethos.kinds import Dilemma, Seminar
from ethos.kinds.event import Timing
from ethos.kinds.stage import BEGINNING, Phase, Stage, phase_at, timeline
from ethos.views import stages, swedish
from ethos.views.gatherings import dilemmas
from ethos.views.press import Press

URL = "https://prov.example/anmalan"
REGISTRATION = {"url": URL, "opens": "2027-01-11", "deadline": "2027-03-10"}


def event(**changes: Any) -> Timing:
    told = {"start": "2027-03-17T08:15", "end": "2027-03-17T09:15", "state": "confirmed", "sequence": 0}
    return Timing.model_validate({**told, **changes})


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def said(timing: Timing, day: str) -> tuple[str, str, str]:
    """Words, words that last, and note, at noon of a day."""
    phase = phase_at(timeline(timing), datetime.fromisoformat(f"{day}T11:00").replace(tzinfo=UTC))
    return stages.words(phase), stages.lasting(phase), plain(stages.note(phase, timing, None))


@pytest.mark.parametrize(
    ("day", "words", "lasting", "note"),
    [
        ("2027-01-01", "", "", "Anmälan öppnar 11 januari 2027"),
        ("2027-02-01", "", "", "Anmäl dig senast 10 mars 2027"),
        ("2027-03-03", "Sista anmälan om 7 dagar", "", "Anmäl dig senast 10 mars 2027"),
        ("2027-03-09", "Sista anmälan i morgon", "", "Anmäl dig senast 10 mars 2027"),
        ("2027-03-10", "Sista anmälan i dag", "", "Anmäl dig senast 10 mars 2027"),
        ("2027-03-11", "Anmälan har stängt", "Anmälan har stängt", "Sista anmälan var 10 mars 2027"),
        ("2027-03-16", "Anmälan har stängt", "Anmälan har stängt", "Sista anmälan var 10 mars 2027"),
        ("2027-03-17", "Har varit", "Har varit", ""),
    ],
)
def test_words_of_a_life(day: str, words: str, lasting: str, note: str) -> None:
    assert said(event(registration=REGISTRATION), day) == (words, lasting, note)


def test_full_is_told_with_its_day() -> None:
    full = event(registration={**REGISTRATION, "seats_left": 0, "as_of": "2027-02-01"})
    assert said(full, "2027-03-09") == ("Fullt", "Fullt", "Alla platser var tagna den 1 februari 2027")


def test_a_deadline_at_an_hour_is_told_with_it() -> None:
    timing = event(registration={"url": URL, "deadline": "2027-03-10T12:00"})
    assert said(timing, "2027-02-01")[2] == "Anmäl dig senast 10 mars 2027 kl. 12.00"


def test_without_a_deadline_one_registers_before_it_begins() -> None:
    assert said(event(registration={"url": URL}), "2027-02-01") == ("", "", "Anmäl dig innan det börjar")


@pytest.mark.parametrize(
    ("counted", "told"),
    [
        ({"seats": 40, "seats_left": 12, "as_of": "2027-02-01"}, "12 av 40 platser kvar den 1 februari 2027"),
        ({"seats_left": 12, "as_of": "2027-02-01"}, "12 platser kvar den 1 februari 2027"),
        ({"seats": 40, "seats_left": 12}, ""),
        ({"seats": 40, "seats_left": 0, "as_of": "2027-02-01"}, ""),
        ({"seats": 40}, ""),
    ],
)
def test_seats_are_told_with_the_day_they_were_counted(counted: dict[str, Any], told: str) -> None:
    registration = event(registration={"url": URL, **counted}).registration
    assert plain(stages.seats(registration)) == told


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_can_be_told(stage: Stage) -> None:
    """No stage lacks its words by mistake: those without any are the ones with nothing to say, or said otherwise."""
    words = stages.words(Phase(BEGINNING, stage, frozenset(), 3 if stage is Stage.NEAR else None))
    assert bool(words) is (stage not in stages.SILENT)


def test_data_holds_every_phase() -> None:
    """Read as ``events/stage.js`` reads it, with 0 for what is as before, it is the timeline in words."""
    timing = event(registration=REGISTRATION)
    phases = timeline(timing)
    rows, before = json.loads(unescape(stages.as_data(phases, timing, None))), ["", "", "", ""]
    assert rows[0][0] == ""
    for (since, *told), phase in zip(rows, phases, strict=True):
        before = [old if new == 0 else new for old, new in zip(before, told, strict=True)]
        named = " ".join(sorted(phase.parts))
        assert before == [phase.stage, stages.words(phase), stages.note(phase, timing, None), named]
        assert not since or datetime.fromisoformat(since) == phase.since


def test_no_data_when_nothing_changes() -> None:
    timing = event()
    assert stages.as_data(timeline(timing)[-1:], timing, None) == ""


@given(st.recursive(st.text(), st.lists))
def test_an_attribute_holds_anything(value: object) -> None:
    """Between single quotes nothing ends the attribute, and what is read back is what was written."""
    written = stages.attribute(value)
    assert not {"'", "<", ">"} & set(written)
    assert json.loads(unescape(written)) == value


@pytest.mark.parametrize(
    ("start", "end", "zone", "told"),
    [
        ("2027-03-17T20:00", "2027-03-17T21:00", "America/New_York", "18 mars 2027 kl. 1.00–2.00"),
        ("2027-06-17T14:00", "2027-06-17T15:00", "Europe/Helsinki", "17 juni 2027 kl. 13.00–14.00"),
        ("2027-06-17T00:30", "2027-06-17T02:00", "Europe/Helsinki", "16 juni 2027 kl. 23.30 – 17 juni 2027 kl. 1.00"),
        ("2027-06-17T14:00", "2027-06-17T15:00", "Europe/Oslo", ""),
        ("2027-06-17", "2027-06-18", "Asia/Tokyo", ""),
    ],
)
def test_time_in_sweden(start: str, end: str, zone: str, told: str) -> None:
    """Told where clocks differ, with the day when it is another."""
    timing = event(start=start, end=end, timezone=zone)
    assert plain(swedish.swedish_time(timing)) == (f"Svensk tid: {told}" if told else "")


def test_a_deadline_abroad_is_told_in_swedish_time() -> None:
    """The reader's clock is the one that counts, and a day is a day."""
    abroad = event(timezone="America/New_York", registration={"url": URL, "deadline": "2027-03-10T18:00"})
    assert said(abroad, "2027-02-01")[2] == "Anmäl dig senast 11 mars 2027 kl. 0.00 svensk tid"
    whole_day = event(timezone="America/New_York", registration={"url": URL, "deadline": "2027-03-10"})
    assert said(whole_day, "2027-02-01")[2] == "Anmäl dig senast 10 mars 2027"


def test_a_time_abroad_is_called_local() -> None:
    assert swedish.timing_words(event(timezone="Asia/Tokyo")) == "Onsdag 17 mars 2027 kl. 8.15–9.15, lokal tid"
    assert swedish.timing_words(event(timezone="Europe/Oslo")) == "Onsdag 17 mars 2027 kl. 8.15–9.15"


DILEMMA = """\
---
title: {title}
summary: En kollega får en gåva.
status: published
published: 2026-01-15
themes: [{themes}]
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
title: Gränsen
summary: Om jäv.
status: published
published: 2026-01-15
themes: [jav, oppenhet]
related: [{related}]
start: 2027-03-17
end: 2027-03-17
state: confirmed
sequence: 0
organisers: [exempelmyndigheten]
---
Text.
"""


def catalogue_of(site_in: Lay, cases: dict[str, tuple[str, str]], related: str = "") -> Catalogue:
    files = {
        f"dilemmas/{name}.md": DILEMMA.format(title=name.upper(), themes=themes, more=more)
        for name, (themes, more) in cases.items()
    }
    found = load(site_in({"files": {**files, "seminars/gransen.md": SEMINAR.format(related=related)}})).catalogue
    assert found
    return found


def chosen(catalogue: Catalogue, today: str = "2027-01-01") -> list[str]:
    press = Press(catalogue, datetime.fromisoformat(today).date())
    (seminar,) = catalogue.of(Seminar)
    tied = [*press.shelf.related_entries(seminar), *press.shelf.referring(seminar)]
    return [each.title for each in dilemmas(press, seminar, tied)]


def test_dilemmas_that_share_most_come_first(site_in: Lay) -> None:
    """Three at most, by shared themes and then by title; drafts of other themes stay out."""
    cases = {"d": ("jav", ""), "c": ("jav", ""), "b": ("oppenhet", ""), "a": ("jav", ""), "z": ("jav, oppenhet", "")}
    assert chosen(catalogue_of(site_in, cases)) == ["Z", "A", "B"]


def test_dilemmas_that_an_editor_tied_all_stay(site_in: Lay) -> None:
    """Those come before any that merely share a theme, also when they share none and are more than three."""
    back = "related: [seminar/gransen]"
    cases = dict.fromkeys("wxyz", ("jav", back)) | {"a": ("jav, oppenhet", "")}
    tied = ", ".join(f"dilemma/{name}" for name in "zyxw")
    catalogue = catalogue_of(site_in, cases, tied)
    assert chosen(catalogue) == ["Z", "Y", "X", "W"]
    assert len(catalogue.of(Dilemma)) == 5
