"""What a word or a law touches, as its page lays it out: a talk to begin, three cases, then short rows by kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ethos import texts
from ethos.happening import events_of
from ethos.kinds import KINDS, Dilemma, Entry
from ethos.output import Link
from ethos.views import agenda, swedish
from ethos.views.cards import Card
from ethos.views.paging import Sheet
from ethos.views.press import Press

CASES = 3
"""Cases that are shown as cards: one row of them."""

BEGUN = 2
"""What a group begins with: one row."""

OPEN = 2
"""So many lists may stand open below what the page says itself."""


class Group(NamedTuple):
    """Entries of one kind; ``name`` is their place on the page."""

    name: str
    heading: str
    cards: Sequence[Card]
    past: Sequence[Card] = ()
    """What has been, of events: the latest first, under a heading of its own."""


class Talk(NamedTuple):
    """The case that a talk about it begins with."""

    slug: str
    card: Card
    minutes: int


class Touched(NamedTuple):
    """All of it on one page of a list."""

    talk: Talk | None
    first: Sequence[Card]
    rest: Sequence[Card]
    total: int
    """How many cases there are on all pages."""
    way: Link | None
    """The library with these cases chosen, where it can be asked for them, and there are more than stand here."""
    groups: Sequence[Group]


def of(press: Press, sheet: Sheet[Entry], total: int, chosen: str = "") -> Touched:
    """What stands on a page; ``chosen`` is how the library is asked for the same cases: ``tema=jav``."""
    cases = [each for each in sheet.items if isinstance(each, Dilemma)]
    most = CASES if sheet.number == 1 else 0
    talk = Talk(cases[0].slug, press.shelf.card(cases[0]), cases[0].minutes) if cases and most else None
    return Touched(
        talk,
        press.shelf.cards(cases[:most]),
        press.shelf.cards(cases[most:]),
        total,
        Link(f"{Dilemma.public}#{chosen}", "") if chosen and most and total > most else None,
        [*_groups(press, [each for each in sheet.items if not isinstance(each, Dilemma)])],
    )


def _groups(press: Press, entries: Sequence[Entry]) -> Iterator[Group]:
    """Those of a kind under its plural, in the kinds' own order."""
    for kind in KINDS:
        if found := [each for each in entries if each.kind == kind]:
            yield Group(kind, texts.label(f"kind.{kind}.many"), *map(press.shelf.cards, _as_met(press, found)))


def _as_met(press: Press, entries: Sequence[Entry]) -> tuple[list[Entry], list[Entry]]:
    """What one may still go to, the soonest first, then what is no event, as it stood; and what has been."""
    events = sorted((event for each in entries for event in events_of(each)), key=lambda event: event.timing.starts)
    coming, past = ({event.entry.key: event.entry for event in half} for half in agenda.divided(press, events))
    others = [each for each in entries if each.key not in coming | past]
    return [*coming.values(), *others], [each for key, each in past.items() if key not in coming]


def cases_of(entries: Iterable[Entry]) -> int:
    return sum(isinstance(each, Dilemma) for each in entries)


def more(headings: Sequence[str]) -> str:
    """What the page holds besides, told on the one fold that it lies in; of little enough to stand open, nothing."""
    return swedish.listed([headings[0], *map(swedish.within, headings[1:])]) if len(headings) > OPEN else ""


def headings(touched: Touched) -> list[str]:
    return [each.heading for each in touched.groups]
