"""Which wordings say that an event is off, moved or preliminary, how surely, and which only look so."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import Lay
from ethos import site

SEMINAR = """---
title: "{title}"
summary: "{summary}"
status: published
published: 2026-01-15
themes: [jav]
start: 2027-03-17T08:15
end: 2027-03-17T09:15
format: onsite
place: {{name: Stora salen, city: Stockholm}}
state: {state}
sequence: 0
registration: {{url: 'https://prov.example/anmalan'}}
organisers: [exempelmyndigheten]
---
{body}
"""
PLAIN, PERHAPS, LESS = "state-in-text", "state-perhaps-in-text", "state-less-in-text"


def told(
    site_in: Lay, *, title: str = "Gränsen", summary: str = "Om jäv.", body: str = "Text.", state: str = "confirmed"
) -> list[str]:
    """The codes of what is told of one seminar with such texts."""
    text = SEMINAR.format(title=title, summary=summary, body=body, state=state)
    return [each.code for each in site.check(site_in({"files": {"seminars/s.md": text}}), date(2026, 11, 21))]


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("INSTÄLLT Gränsen", PLAIN),
        ("Gränsen INSTÄLLES", PLAIN),
        ("UTGÅR: Gränsen", PLAIN),
        ("INSTÄLLT: GRÄNSEN", PLAIN),
        ("CANCELLED: The limit", PLAIN),
        ("UPPSKJUTET – Gränsen", PLAIN),
        ("Inställt på grund av sjukdom", PERHAPS),
        ("Inställt p.g.a. sjukdom: Gränsen", PERHAPS),
        ("Inställt pga sjukdom: Gränsen", PERHAPS),
        ("Gränsen, inställt", PERHAPS),
        ("Gränsen - inställt", PERHAPS),
        ("Gränsen – inställt på grund av sjukdom", PERHAPS),
        ("OBS! Inställt. Gränsen", PERHAPS),
        ("Flyttad: Gränsen", PERHAPS),
        ("FLYTTAT Gränsen", PERHAPS),
        ("Ny tid! Gränsen", PERHAPS),
        ("Prel. Gränsen", PERHAPS),
    ],
)
def test_a_title_that_says_a_state(site_in: Lay, title: str, code: str) -> None:
    """It is an error only when it says in capitals that what is to take place does not."""
    assert told(site_in, title=title) == [code]


@pytest.mark.parametrize(
    "title",
    [
        "Ny tid – nya normer",
        "Ny tid: vad gör vi nu",
        "Preliminärt – om förhandsbesked",
        "Flyttad – när jobbet byter ort",
        "Omflyttad – om att byta jobb",
        "Uppskjuten: beslut som dröjer",
        "Prel. program: Gränsen",
        "NÄR MÖTET STÄLLS IN",
        "Inställd på framtiden",
        "Dold, glömd, uppskjuten",
        "Var går gränsen när mötet ställs in",
    ],
)
def test_a_title_of_its_own(site_in: Lay, title: str) -> None:
    """What an event is about may be called the same."""
    assert told(site_in, title=title) == []


@pytest.mark.parametrize(
    ("summary", "code"),
    [
        ("Seminariet ställs tyvärr in på grund av sjukdom.", PLAIN),
        ("Vi har tyvärr fått ställa in seminariet.", PLAIN),
        ("Tyvärr måste vi ställa in den här kursen.", PLAIN),
        ("Vi ställer tyvärr in kursen.", PLAIN),
        ("Tyvärr ställs seminariet in.", PLAIN),
        ("Seminariet den 3 maj har tyvärr blivit inställt.", PLAIN),
        ("Kursen skjuts upp.", PLAIN),
        ("Inställt. Kursen är tyvärr inställd.", PLAIN),
        ("The seminar has been cancelled.", PLAIN),
        ("Seminariet är flyttat till Lund.", PERHAPS),
        ("Kursen är preliminär.", PERHAPS),
    ],
)
def test_a_sentence_about_the_event(site_in: Lay, summary: str, code: str) -> None:
    """Said of the event itself; moved may be what has been told already."""
    assert told(site_in, summary=summary) == [code]


@pytest.mark.parametrize(
    "summary",
    [
        "Om seminariet ställs in säger vi det här.",
        "Kursen ställs in om färre än tio kommer.",
        "Måste vi ställa in kursen?",
        "Är seminariet inställt?",
        "Seminariet är inte inställt.",
        "Kursen utgår från vardagen.",
        "Seminariet handlar om inställda möten.",
        "Får en chef ställa in utbildningen när någon är sjuk.",
    ],
)
def test_a_sentence_that_says_it_not(site_in: Lay, summary: str) -> None:
    """A condition, a question, a denial and another subject."""
    assert told(site_in, summary=summary) == []


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("**Inställt!** Vi ses en annan gång.", [PERHAPS]),
        ("**INSTÄLLT** Vi ses en annan gång.", [PLAIN]),
        ("Text.\n\nOBS! Seminariet är INSTÄLLT", [PLAIN]),
        ("Text.\n\nSkriv INSTÄLLT i rubriken.", [PERHAPS]),
        ("Text.\n\nI fjol var läget ett annat: kursen blev inställd.", []),
    ],
)
def test_a_body(site_in: Lay, body: str, codes: list[str]) -> None:
    """The first paragraph is heard as the summary is; further down only capitals are."""
    assert told(site_in, body=body) == codes


@pytest.mark.parametrize(
    ("state", "said", "codes"),
    [
        ("cancelled", {"body": "Seminariet är flyttat till hösten."}, []),
        ("cancelled", {"summary": "Seminariet är flyttat till hösten."}, [LESS]),
        ("cancelled", {"summary": "Seminariet är flyttat. Nu är seminariet inställt."}, []),
        ("cancelled", {"title": "UPPSKJUTET: Gränsen"}, [LESS]),
        ("postponed", {"title": "INSTÄLLT: Gränsen"}, [PERHAPS]),
        ("moved\nmoved_from: 2027-03-10T08:15", {"summary": "Seminariet den 10 mars är inställt."}, [PERHAPS]),
    ],
)
def test_an_event_that_has_another_state(site_in: Lay, state: str, said: dict[str, str], codes: list[str]) -> None:
    """What is called off may have been moved before, and is never advised to be moved."""
    assert told(site_in, state=state, **said) == codes


def test_what_is_called_off_is_advised_to_stay_so(site_in: Lay) -> None:
    """The example repeats the state that the event has."""
    text = SEMINAR.format(title="Flyttad: Gränsen", summary="Om jäv.", body="Text.", state="cancelled")
    (only,) = site.check(site_in({"files": {"seminars/s.md": text}}), date(2026, 11, 21))
    assert only.level == "warning"
    assert only.hint.endswith("Så här: state: cancelled")
