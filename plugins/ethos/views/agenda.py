"""Events in lists: first what comes from the day of the build on, then what was, latest first and by year.

A list says which day it is divided at, so it stays true however long the page lies: whoever reads it later sees what
was to come on that day. What has become of each event since then is for its own row to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from ethos.happening import Event, midnight
from ethos.output import Link
from ethos.views import swedish
from ethos.views.cards import EventCard
from ethos.views.paging import CARDS, Sheet, place, sheets
from ethos.views.press import Press

C = TypeVar("C")

SOON = 24
"""Coming events that also stand, hidden, among what was: they pass before the page is built anew."""


@dataclass(frozen=True, slots=True)
class Year:
    """The events of a year, latest first."""

    year: int
    cards: Sequence[EventCard]

    @property
    def shown(self) -> bool:
        """True when one of them had ended on the day of the build; the others stand by (see ``cards.When``)."""
        return any(each.when.past for each in self.cards)


@dataclass(frozen=True, slots=True)
class Agenda(Generic[C]):
    """One page of a list of events."""

    since: str
    """The day that divides it, in words."""
    coming: Sequence[C]
    past: Sequence[Year]
    years: Sequence[Link]
    """Where each year of what was begins, when the list has several pages."""
    sheet: Sheet[int]

    examples: Sequence[EventCard] = ()
    """Of what was, what is invented: it stands apart, for nobody has been there."""
    invented: bool = False
    """True when everything to come is an example: that is said once, and they stand folded."""

    @property
    def has_past(self) -> bool:
        """True when something on the page had ended on the day of the build."""
        return any(each.shown for each in self.past)


def agendas(press: Press, path: str, events: Sequence[Event]) -> Iterator[Agenda[EventCard]]:
    """The pages of a list of events, which are given in order of time."""
    coming, past = divided(press, events)
    return laid_out(press, path, [press.shelf.event_card(event) for event in coming], coming, past)


def divided(press: Press, events: Sequence[Event]) -> tuple[list[Event], list[Event]]:
    """Events that had not ended when the day of the build began, as they are met; and those that had, latest first."""
    begun = midnight(press.today)
    coming = [event for event in events if event.timing.ends > begun]
    return as_met(coming), [event for event in reversed(events) if event.timing.ends <= begun]


def as_met(coming: Iterable[Event]) -> list[Event]:
    """Soonest first, and what will not be held apart, after all that will.

    Nobody who looks for something to go to is met by it, and no list looks as if it were out of order.
    """
    return sorted(coming, key=lambda event: not event.takes_place)


def are_invented(events: Sequence[Event]) -> bool:
    """True when there are some, all of them examples."""
    return bool(events) and all(each.entry.example for each in events)


def laid_out(
    press: Press, path: str, rows: Sequence[C], coming: Sequence[Event], past: Sequence[Event]
) -> Iterator[Agenda[C]]:
    """The pages of a list: ``rows``, which are what is coming as the list's template wants it, then what was."""
    ahead = len(rows)
    real = [(index, event) for index, event in enumerate(past, ahead) if not event.entry.example]
    begins = {event.timing.start.year: index for index, event in reversed(real)}
    since = swedish.day_words(press.today)
    for sheet in sheets(path, range(ahead + len(past)), CARDS):
        here = [rows[index] for index in sheet.items if index < ahead]
        shown = [past[index - ahead] for index in sheet.items if index >= ahead]
        turns = ahead in sheet.items or (sheet.after is None and not past)
        years = [_link(path, sheet, year, begins[year]) for year in sorted(begins, reverse=True)]
        gathered = [*(coming[:SOON] if turns else ()), *shown]
        by_year = _by_year(press, [each for each in gathered if not each.entry.example])
        examples = [press.shelf.event_card(each) for each in _latest(gathered) if each.entry.example]
        yield Agenda(since, here, by_year, years if sheet.count > 1 else (), sheet, examples, are_invented(coming))


def _by_year(press: Press, events: Sequence[Event]) -> list[Year]:
    """Events by the year they start, latest first. At new year clocks tell different years: each year stands once."""
    years = groupby(_latest(events), key=lambda event: event.timing.start.year)
    return [Year(year, [press.shelf.event_card(event) for event in each]) for year, each in years]


def _latest(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda each: (each.timing.start.year, each.timing.starts, each.key), reverse=True)


def _link(path: str, sheet: Sheet[int], year: int, index: int) -> Link:
    """The way from one of the list's pages to where a year begins."""
    there = place(path, index, CARDS)
    return Link(f"{'' if there == sheet.path else there}#ar-{year}", str(year))
