"""The files of a meeting, which a browser makes: they hold what was typed, as others read them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import icalendar
import pytest

from in_node import in_node
from naughty import attacks, pasted
from unit.calendar_readers import with_icaljs, with_ics, with_node_ical

pytestmark = pytest.mark.node

AWKWARD = [
    "# Ingen rubrik",
    "- ingen lista",
    "1. inte heller\n2) eller så",
    "*inte* __fet__ `kod` [länk](javascript:alert(1)) ![bild](x)",
    "<b>inte fet</b> &amp; <script>alert(1)</script> a < b && c > d",
    "> inget citat\n\n    ingen kod",
    "rad ett\nrad två\n\nstycke två",
    "===\n---\n***",
    "```\nkod\n```",
    "a | b | c ~~struket~~ \\ bakstreck\\",
    ": definition",
    "[^1]: fotnot",
    "åäö 😀 ſ \u202eomvänt",
]
CALENDARS = {"ics": with_ics, "ical.js": with_icaljs, "node-ical": with_node_ical}
OWNER = "Enheten \\ A, B; C"
MADE = """
const none = { counts: [], done: false };
const told = { slug: "torsdagsbastun", title: "Torsdagsbastun", address: "https://etik.example/x/", options: [] };
const now = new Date("2026-11-23T09:00:00Z");
const meetings = given.map((notes) => ({ id: "1", address: "https://etik.example/samtal/#x", cases: [told],
  votes: [{ before: none, after: none }], notes: { decision: "", owner: "", until: "", learned: "", ...notes } }));
"""
TEXT = MADE + "return meetings.map((meeting) => it.inPlainWords(meeting, now))"
UNSAID = MADE + "return meetings.map(it.isUnsaid)"
FOLLOW_UP = MADE + "return meetings.map((meeting) => it.followUp(meeting, now, 'etik.example'))"


def files(how: str, *notes: dict[str, str]) -> list[Any]:
    """The file of each meeting that came to those notes."""
    made: list[Any] = in_node("conversation/outcome.js", how, notes)
    assert len(made) == len(notes)
    return made


def plain(text: str) -> str:
    """A text as it may be told: its words, without what no text file holds."""
    return " ".join(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", text).split())


def test_the_text_says_what_was_typed() -> None:
    """Awkward text stands word for word below its heading, for it is read as it stands."""
    made = files(TEXT, *({"decision": text, "owner": text.split("\n")[0], "learned": text} for text in AWKWARD))
    for text, file in zip(AWKWARD, made, strict=True):
        owner = text.split("\n")[0]
        assert f"\n\nDet här bestämde vi\n{text}\n\nAnsvarig\n{owner}\n\n" in file
        assert file.endswith(f"\n\nDet här lärde vi oss\n{text}")


def test_what_nobody_wrote_has_no_heading() -> None:
    """And a meeting of which nothing is written is known: there is no letter to make of it."""
    empty = [{"owner": "Registraturen", "decision": " \n"}, {"until": "i morgon", "learned": " "}]
    began = "Efter samtalet 23 november 2026\n\nVi talade om: Torsdagsbastun"
    assert files(TEXT, *empty) == [f"{began}\n\nAnsvarig\nRegistraturen", began]
    assert files(UNSAID, *empty) == [False, True]


@pytest.mark.parametrize("reader", CALENDARS)
def test_the_follow_up_in_calendars(reader: str, tmp_path: Path) -> None:
    """One whole day, with what was decided and who owns it, whatever was typed."""
    typed = [f"Beslut, med; {text}" for text in AWKWARD]
    made = files(FOLLOW_UP, *({"decision": each, "owner": OWNER, "until": "2026-12-24"} for each in typed))
    for text, file in zip(typed, made, strict=True):
        calendar = tmp_path / "x.ics"
        calendar.write_bytes(file.encode())
        [event] = CALENDARS[reader](calendar).values()
        assert (event["start"], event["end"]) == ("2026-12-24", "2026-12-25")
        assert event["summary"] == f"Uppföljning: {plain(text)}".replace("\u202e", "")
        words = plain(str(event["description"]))
        assert words.startswith(plain(text).replace("\u202e", ""))
        assert f"Ansvarig: {OWNER}" in words


def test_pasted_text_makes_whole_files() -> None:
    """Whatever is pasted, the file can be read: UTF-8, and by a reader of its kind."""
    all_text = [*attacks(), *pasted()]
    notes = [
        {"decision": text[:1000], "owner": text[:120], "learned": text[:500], "until": "2026-12-24"}
        for text in all_text
    ]
    for calendar in files(FOLLOW_UP, *notes):
        assert len(icalendar.Calendar.from_ical(calendar).events) == 1
    for note, file in zip(notes, files(TEXT, *notes), strict=True):
        assert len(file) <= sum(map(len, note.values())) + 300, "nothing is told twice"
