"""A text that says that an event is off, moved or preliminary says the same as ``state``: calendars know only that.

What counts is a mark, set apart or in capitals (”INSTÄLLT”, ”Flyttad: Gränsen”), or a sentence that says it of the
event itself. ”När mötet ställs in” may be what an event is about. Words alone cannot decide: it is an error only when
the text can mean nothing else than that what takes place does not. All else is a warning. What is called off may have
been moved before that: there the title and the summary must not say less, and the rest may tell how it came about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ethos.kinds.event import CALLED_OFF, STAYS, Gathering, State
from ethos.passage import Passage
from ethos.problem import Problem
from ethos.share import Share

ADVERB = "tyvärr|nu|därför|alltså|dock|unfortunately"
ADVERBS = rf"(?:(?:{ADVERB})\s+)*"
WORDS = {
    State.CANCELLED: rf"inställ[dt]a?|inställe?s|ställ(?:s|ts|des)\s+{ADVERBS}in|cancell?ed|avlyst|avlyses"
    r"|utgår(?!\s+(?:i?från|ur|av)\b)",
    State.MOVED: r"(?:fram|om)?flytta[dts]|ny tid|nytt datum|moved|rescheduled",
    State.POSTPONED: r"(?:upp|fram)skjut(?:en|et|na)|skjuts\s+upp|postponed",
    State.PLANNED: r"preliminärt?|prel|preliminary|tentative",
}
RANK = {State.PLANNED: 0, State.CONFIRMED: 0, State.MOVED: 0, State.POSTPONED: 1, State.CANCELLED: 2}
"""How much a state says: what is called off is more than what takes place."""

EVENT = (
    "(?:seminariet|webbinariet|kursen|kurstillfället|tillfället|föreläsningen|utbildningen"
    "|the (?:seminar|webinar|course|lecture|event))"
)
DAY = r"(?:\s+(?:den\s+)?\d+\s+\w+)?"
BECOMES = rf"(?:(?:är|blir|blev|har|blivit|is|has|been|was|{ADVERB})\s+)*"
REASON = r"\s+(?:på grund av|p\.?\s?g\.?\s?a\b|till följd av|tills vidare|tyvärr|due to)[^:–—]{0,80}"
IF = r"(?<!när )(?<!om )(?<!ifall )(?<!if )"
NO_IF = r"(?!\w)(?!\s+(?:om|ifall|vid|if)\b)(?![^.!?\n]{0,200}\?)"
"""What a condition or a question says is not so."""
WE = (
    rf"vi\s+(?:(?:har|måste|tvingas|behöver|fått|är|tvungna|att|{ADVERB})\s+)*"
    rf"ställ(?:er|a|t|de)\s+{ADVERBS}in\s+(?:de[nt] här\s+)?{EVENT}"
)
"""What is done to the event."""
INVERTED = rf"ställ(?:s|des)\s+{ADVERBS}{EVENT}\s+in"


def _mark(state: State, words: str) -> re.Pattern[str]:
    """What in a text says a state; the groups tell how it says so.

    What is moved or preliminary may be a title's own word: ”Flyttad – när jobbet byter ort”. A capital after it says
    that the title begins there.
    """
    off = state is State.CANCELLED
    title = "" if off else r"\W{0,9}(?=[A-ZÅÄÖ\d])"
    done = rf"|(?i:{IF}(?<!\w)(?P<done>{WE}|{INVERTED}){NO_IF})" if off else ""
    return re.compile(
        rf"(?:\A|[.!]\s)\W{{0,9}}(?P<start>(?i:{words}))(?!\w)"
        rf"(?:(?i:{REASON})|\s*(?:(?:[:!.–—]|- ){title}|[*\])]|\n|\Z))"
        rf"|(?:[:(\[–—{',' if off else ''}]|\s-)\s*(?P<end>(?i:{words}))(?i:{REASON})?[\W_]{{0,9}}\Z"
        rf"|(?<!\w)(?=[A-ZÅÄÖ]{{2}})(?P<loud>(?i:{words}))(?!\w)"
        rf"|(?<!\w)(?i:{IF}{EVENT}{DAY}\s+{BECOMES}(?P<said>{words}){NO_IF}){done}"
    )


MARKS = {state: _mark(state, words) for state, words in WORDS.items()}
PARAGRAPH = re.compile(r"\S[^\n]*(?:\n(?![^\S\n]*(?:\n|\Z))[^\n]+)*")

LESS = "state-less-in-text"
"""Told of what is called off, when a text says only that it has moved."""


class Found(NamedTuple):
    """What a text says: ``offset`` is where, ``of_event`` that it is said of the event itself."""

    offset: int
    written: str
    of_event: bool

    @property
    def loud(self) -> bool:
        return self.written.isupper()

    @property
    def weak(self) -> bool:
        return not (self.of_event or self.loud)


def check(share: Share) -> Iterator[Problem]:
    for entry in share.every(Gathering):
        states = [timing.state for _, _, timing in entry.occurrences]
        for passage in _passages(entry):
            said = {state: found for state in MARKS if (found := find(state, passage))}
            for state, found in said.items():
                code = _code(state, found, states, passage)
                if code and not said.keys() & set(states):
                    right = states[0] if code == LESS else state
                    facts = {"written": found.written, "state": states[0], "right": right}
                    yield passage.problem(code, found.offset, **facts)


def _passages(entry: Gathering) -> Iterator[Passage]:
    """What a reader meets: the title, the summary and the text below them."""
    yield Passage(entry, ("title",), entry.title)
    yield Passage(entry, ("summary",), entry.summary)
    yield Passage(entry, (), entry.body)


def find(state: State, passage: Passage) -> Found | None:
    """Where a passage says a state first: a field or the first paragraph in any way, further down only in capitals."""
    if passage.loc:
        return next(iter(_found(state, passage.text)), None)
    parts = [*PARAGRAPH.finditer(passage.text)]
    for part in parts:
        for found in _found(state, part[0]):
            if part is parts[0] or found.loud:
                return found._replace(offset=part.start() + found.offset)
    return None


def _found(state: State, text: str) -> Sequence[Found]:
    """What a paragraph says, what is plain before what is not."""
    return sorted(_every(state, text), key=lambda each: each.weak)


def _every(state: State, text: str) -> Iterator[Found]:
    """All in the order of the text. In one that is all in capitals they say nothing."""
    for found in MARKS[state].finditer(text):
        name, written = next((name, each) for name, each in found.groupdict().items() if each)
        if name != "loud" or (written.isupper() and not text.isupper()):
            yield Found(found.start(name), " ".join(written.split()), name in {"said", "done"})


def _code(state: State, found: Found, states: Sequence[State], passage: Passage) -> str:
    """Which problem it is that a text says this state, and the event others; empty when it is none.

    What has moved may tell that its first time is off.
    """
    if RANK[state] < min(RANK[each] for each in states) and CALLED_OFF.issuperset(states):
        return LESS if passage.loc else ""
    plain = found.of_event or (found.loud and _at_top(found, passage))
    return "state-in-text" if plain and state in CALLED_OFF and STAYS.issuperset(states) else "state-perhaps-in-text"


def _at_top(found: Found, passage: Passage) -> bool:
    top = PARAGRAPH.search(passage.text)
    return top is None or found.offset < top.end()
