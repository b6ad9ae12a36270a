"""The months of the calendar: a table of weeks, and the same day by day in a list.

There is a page for every month in which something is, and for those between them that are at most a year apart: whoever
turns the pages meets no gap, and a lone event of 1999 makes no three hundred empty pages. Nothing on them depends on
the day of the build; a script marks the reader's own day (``events/month.js``).
"""

from __future__ import annotations

from calendar import MONDAY, Calendar
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby, pairwise

from holidays import country_holidays

from ethos import places, texts
from ethos.happening import Event
from ethos.kinds.fields import day_of
from ethos.output import Link, Page
from ethos.views import swedish
from ethos.views.agenda import are_invented
from ethos.views.marks import Mark, Sort, marks
from ethos.views.press import Press
from ethos.views.whens import DateBlock, day_block

LONGEST_GAP = 12
"""Months from one with something to the next, for those between them to have pages."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the month, with what is on it."""

    date: date
    week: int
    """By ISO 8601."""
    holiday: str
    """What the day is called, when work rests on it by law or by custom; nothing otherwise."""
    red: bool
    """True for Sundays and for what the law calls a public holiday (1989:253)."""
    marks: Sequence[Mark]

    @property
    def iso(self) -> str:
        return self.date.isoformat()

    @property
    def is_left(self) -> bool:
        """True when all that was on the day has moved away."""
        return bool(self.marks) and all(mark.sort is Sort.AWAY for mark in self.marks)

    @property
    def month(self) -> str:
        return swedish.words(self.date, "MMMM")

    @property
    def words(self) -> str:
        """``Tisdag 11 maj``."""
        return swedish.words(self.date, "EEEE d MMMM").capitalize()

    @property
    def block(self) -> DateBlock:
        return day_block(self.date)


@dataclass(frozen=True, slots=True)
class Month:
    """A month as a page shows it."""

    first: date
    weeks: Sequence[tuple[int, Sequence[Day | None]]]
    """Each week's number, and its days from Monday; none for those of other months."""
    before: Link | None
    after: Link | None
    year: Sequence[Link]
    """The months of the same year; those without a page have no path."""

    @property
    def iso(self) -> str:
        return f"{self.first:%Y-%m}"

    @property
    def path(self) -> str:
        return path(self.first)

    @property
    def title(self) -> str:
        return named(self.first)

    @property
    def days(self) -> list[Day]:
        """The days with something on them, in order."""
        return [day for _, days in self.weeks for day in days if day and (day.marks or day.holiday)]

    @property
    def count(self) -> int:
        """How many seminars and occasions there are."""
        return len({mark.event for day in self.days for mark in day.marks if mark.is_event})


def path(day: date) -> str:
    """The public path of the month of a day."""
    return f"{places.CALENDAR.path}{day:%Y-%m}/"


def named(day: date) -> str:
    """``Maj 2027``."""
    return swedish.words(day, "LLLL y").capitalize()


def pages(press: Press) -> Iterator[Page]:
    """A page for each month."""
    found = marks(press)
    shown = first_days(found)
    for index, first in enumerate(shown):
        month = month_of(found, shown, index)
        description = texts.label("page.month.description").format(month=swedish.words(first, "LLLL y"))
        yield press.page(
            "calendar/month.html",
            path(first),
            month.title,
            description,
            at=places.CALENDAR,
            month=month,
            weekdays=weekdays(),
            indexed=month.count > 0,
        )


def weekdays() -> list[tuple[str, str]]:
    """``("mån", "måndag")`` and so on to Sunday."""
    week = (date(2024, 1, day) for day in range(1, 8))
    return [(swedish.words(day, "EEE")[:3], swedish.words(day, "EEEE")) for day in week]


def nearest(press: Press) -> Link | None:
    """The month of the next event that takes place, else of one that is cancelled, or of the last before the build.

    That of the build, if it has a page, when nothing but what is invented is to come.
    """
    first = _nearest(press)
    return Link(path(first), named(first)) if first else None


def front(press: Press) -> Month | None:
    """The same month with all its days, for the page of the calendars."""
    found, first = marks(press), _nearest(press)
    shown = first_days(found)
    return month_of(found, shown, shown.index(first.replace(day=1))) if first else None


def why(press: Press, shown: Month) -> str:
    """Why the calendars open on another month than that of the next event; nothing when they open where one looks."""
    this, found = press.today.replace(day=1), _next(press)
    day = swedish.day_words(press.today)
    if found and found.entry.example and _begins(found) > press.today and _begins(found).replace(day=1) != this:
        return texts.label("month.next_invented").format(month=swedish.within(named(_begins(found))), day=day)
    if shown.first == this:
        return ""
    form = texts.label("month.last" if shown.first < this else "month.next")
    return form.format(month=swedish.within(shown.title), day=day)


def _nearest(press: Press) -> date | None:
    this, found = press.today.replace(day=1), _next(press)
    if are_invented(press.catalogue.upcoming(press.today)) and this in first_days(marks(press)):
        return this
    return _begins(found) if found else None


def _next(press: Press) -> Event | None:
    """The next event that takes place, else one that is cancelled, or the last before the build."""
    coming = press.catalogue.upcoming(press.today)
    events = [each for each in coming if each.takes_place] or coming or press.catalogue.events[-1:]
    return events[0] if events else None


def _begins(event: Event) -> date:
    return day_of(event.timing.here.start)


def years(press: Press) -> list[tuple[str, list[Link]]]:
    """Every month with a page, by year, latest year first."""
    by_year = groupby(first_days(marks(press)), key=lambda first: first.year)
    found = [(str(year), [_link(first) for first in firsts]) for year, firsts in by_year]
    return found[::-1]


def first_days(days: Iterable[date]) -> list[date]:
    """The first day of each month with a page, by the days on which something is."""
    filled = sorted({day.replace(day=1) for day in days})
    for one, other in pairwise(list(filled)):
        between = range(_number(one) + 1, _number(other))
        filled += [_first(number) for number in between if len(between) < LONGEST_GAP]
    return sorted(filled)


def _number(day: date) -> int:
    """Months since the year 0."""
    return day.year * 12 + day.month - 1


def _first(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def _link(first: date) -> Link:
    return Link(path(first), swedish.words(first, "LLLL"), slug=f"{first:%Y-%m}")


def month_of(found: Mapping[date, Sequence[Mark]], shown: Sequence[date], index: int) -> Month:
    """One of the months with pages, by its place among their first days; ``found`` is what stands on each day."""
    first = shown[index]
    weeks = []
    for dates in Calendar(MONDAY).monthdatescalendar(first.year, first.month):
        number = dates[0].isocalendar().week
        weeks.append((number, [_day(each, found, number) if each.month == first.month else None for each in dates]))
    before = Link(path(shown[index - 1]), named(shown[index - 1])) if index else None
    after = Link(path(shown[index + 1]), named(shown[index + 1])) if index + 1 < len(shown) else None
    return Month(first, weeks, before, after, _year(first, set(shown[max(0, index - 11) : index + 12])))


def _year(first: date, shown: set[date]) -> list[Link]:
    """The twelve months of a year."""
    months = (date(first.year, month, 1) for month in range(1, 13))
    return [_link(each) if each in shown else Link("", swedish.words(each, "LLLL")) for each in months]


def _day(day: date, found: Mapping[date, Sequence[Mark]], week: int) -> Day:
    name, public = holiday(day)
    return Day(day, week, name, public or day.isoweekday() == 7, found.get(day, ()))


def holiday(day: date) -> tuple[str, bool]:
    """What a day off is called, and whether it is a public holiday; the eves of midsummer, Christmas and the new year
    are not, though work rests on them too."""
    public, customary = (_holidays(day.year, category) for category in ("public", "de_facto"))
    return public.get(day) or customary.get(day, ""), day in public


@cache
def _holidays(year: int, category: str) -> Mapping[date, str]:
    found = country_holidays("SE", years=year, categories=(category,), language="sv")
    return {day: name.replace("; ", " och ") for day, name in found.items()}
