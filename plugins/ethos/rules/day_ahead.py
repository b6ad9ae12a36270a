"""No day that a published text tells of its own past lies ahead: feeds and calendars would tell it before it has come,
and mending it would make what they have look newer than what is true. A text that waits for its day is a draft."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.kinds.base import field_problem
from ethos.kinds.fields import Marked, Past, marked
from ethos.problem import Problem
from ethos.share import Share
from ethos.source import Document


def check(share: Share, today: date) -> Iterator[Problem]:
    for document, (loc, _, written) in _told(share):
        if date.fromisoformat(written[:10]) > today:
            yield field_problem(document, "day-ahead", loc, field=loc[-1], written=written, today=today)


def _told(share: Share) -> Iterator[tuple[Document, Marked]]:
    """The days that readers are told of, in settings and in what is or was published."""
    for settings in share.own:
        yield from settings.marked(Past)
    for entry in share.entries:
        if entry.was_published:
            yield from ((entry.source, each) for each in marked(entry, Past))
