"""Clauses of a code and occasions of a course each have an id of their own: addresses and calendars rest on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ethos.kinds import Code, Course, Entry
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    for code in share.every(Code):
        yield from _repeated(code, "clauses", [each.id for each in code.clauses])
    for course in share.every(Course):
        yield from _repeated(course, "occasions", [each.id for each in course.occasions])


def _repeated(entry: Entry, field: str, ids: Sequence[str]) -> Iterator[Problem]:
    for index, name in enumerate(ids):
        if name in ids[:index]:
            yield entry.problem("duplicate-id", (field, index, "id"), written=name)
