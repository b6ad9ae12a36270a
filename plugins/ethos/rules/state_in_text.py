"""A text that says that an event is off, moved or preliminary says the same as ``state``: calendars know only that.

What counts is a mark, set apart or in capitals (”INSTÄLLT”, ”Flyttad: Gränsen”), or a sentence that says it of the
event itself. ”När mötet ställs in” may be what an event is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.kinds.event import Gathering, State
from ethos.passage import Passage
from ethos.problem import Problem

WORDS = {
    State.CANCELLED: r"inställ[dt]a?|ställs in|cancell?ed|avlyst",
    State.MOVED: r"(?:fram|om)?flytta[dts]|ny tid|nytt datum|moved|rescheduled",
    State.POSTPONED: r"(?:upp|fram)skjut(?:en|et|na)|skjuts upp|postponed",
    State.PLANNED: r"preliminärt?|prel|preliminary|tentative",
}
EVENT = "seminariet|webbinariet|kursen|kurstillfället|tillfället|föreläsningen|utbildningen"


def _mark(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"\A\W*(?P<start>(?i:{words}))(?!\w)\s*(?:[:!.–—*\])]|- |$)|[:(\[–—]\s*(?P<end>(?i:{words}))[\W_]*\Z"
        rf"|(?<!\w)(?P<loud>{words.upper()})(?!\w)"
        rf"|(?<!\w)(?i:(?<!när )(?<!om )(?:{EVENT})\s+(?:(?:är|blir|har|tyvärr|nu|blivit)\s+)*(?P<said>{words}))(?!\w)"
    )


FIRST_LINE = re.compile(r"\s*.*")
MARKS = {state: _mark(words) for state, words in WORDS.items()}


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.every(Gathering):
        states = [timing.state for _, _, timing in entry.occurrences]
        for passage in _first(entry):
            for state, mark in MARKS.items():
                found = mark.search(passage.text)
                if found and state not in states:
                    place, word = next((found.start(name), each) for name, each in found.groupdict().items() if each)
                    facts = {"written": word, "state": states[0], "right": state}
                    yield passage.problem("state-in-text", place, **facts)


def _first(entry: Gathering) -> Iterator[Passage]:
    """What a reader meets first: the title, the summary and the first line below them."""
    yield Passage(entry, ("title",), entry.title)
    yield Passage(entry, ("summary",), entry.summary)
    first = FIRST_LINE.match(entry.body)
    yield Passage(entry, (), first[0] if first else "")
