"""The dilemma of the month: chosen by the month alone, so that everyone talks about the same."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ethos import places
from ethos.catalogue import Catalogue
from ethos.kinds import Dilemma
from ethos.output import File
from ethos.views import disc, swedish
from ethos.views.data import as_json

AHEAD = 24
"""Months that are told in advance, the build's own among them: so long a site may stand without being built anew."""

REST = 11
"""Months that a dilemma rests after having been one's first choice."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month and its dilemma."""

    key: str
    """``2026-11``."""
    words: str
    """``november 2026``."""
    dilemma: Dilemma


def of(catalogue: Catalogue, day: date) -> Month | None:
    """The dilemma of the month that a day lies in; nothing when there are no dilemmas."""
    return next(_told_of(catalogue, [day.replace(day=1)]), None)


def _told_of(catalogue: Catalogue, firsts: Sequence[date]) -> Iterator[Month]:
    """Each month's dilemma: the first in rank of those that were not first in any of the ``REST`` months before.

    Ranks are drawn anew for each month from its name and each slug (rendezvous hashing): a dilemma that is added
    during a month changes nothing in it, and one that is taken away changes little else than the months it had.
    """
    current = {each.slug: each for each in catalogue.of(Dilemma)}
    days = {slug: each.published for slug, each in current.items()}
    top = {day: _first(days, day) for day in sorted({day for first in firsts for day in [first, *_before(first)]})}
    for first in firsts if days else ():
        rested = {top[day] for day in _before(first)}
        awake = {slug: day for slug, day in days.items() if slug not in rested}
        slug = _first(awake, first) or top[first] or _first(dict.fromkeys(days, date.min), first)
        yield Month(f"{first:%Y-%m}", swedish.words(first, "LLLL y"), current[slug])


def _first(days: Mapping[str, date], first: date) -> str:
    """The slug of highest rank among those published when the month began; empty when none was."""
    month = f"{first:%Y-%m}"
    slugs = [slug for slug, day in days.items() if day < first]
    return max(slugs, key=lambda slug: hashlib.sha256(f"{month} {slug}".encode()).digest(), default="")


def _before(first: date) -> list[date]:
    return _months(first.year * 12 + first.month - 1 - REST, REST)


def file(catalogue: Catalogue, today: date) -> File:
    """``{"2026-11": {"path", "title", "lang", "minutes", "words", "disc"}, …}``, from the build's month on."""
    coming = _months(today.year * 12 + today.month - 1, AHEAD)
    return File(places.MONTHLY_DATA.path, as_json({month.key: _told(month) for month in _told_of(catalogue, coming)}))


def _told(month: Month) -> dict[str, object]:
    entry = month.dilemma
    shown = {"path": entry.path, "title": entry.title, "minutes": entry.minutes, "words": month.words}
    figure = disc.of(entry)
    sides = {"disc": [figure.one, figure.other, figure.lean]} if figure else {}
    return shown | sides | ({"lang": entry.lang} if entry.lang else {})


def _months(start: int, count: int) -> list[date]:
    """The first days of so many months, from one that is counted from the year 0."""
    return [date(number // 12, number % 12 + 1, 1) for number in range(start, start + count)]
