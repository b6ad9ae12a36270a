"""No day that a published text tells of its own past lies ahead: feeds and calendars would tell it before it has come,
and mending it would make what they have look newer than what is true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ethos.catalogue import Catalogue
from ethos.kinds import Entry
from ethos.kinds.fields import day_of
from ethos.problem import Problem

FIELDS = ("published", "updated", "reviewed")

NEAR = timedelta(days=30)
"""Further ahead than this the year is wrong, and readers would have a text from the future first in their programs."""


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        for field, written in ahead(entry, today):
            if day_of(written) <= today + NEAR:
                yield entry.problem("day-ahead", (field,), field=field, written=written, today=today)


def ahead(entry: Entry, today: date) -> Iterator[tuple[str, date]]:
    """The fields of a published text whose day has not come, with what is written."""
    found = ((field, getattr(entry, field)) for field in FIELDS if entry.was_published)
    yield from ((field, written) for field, written in found if written is not None and day_of(written) > today)
