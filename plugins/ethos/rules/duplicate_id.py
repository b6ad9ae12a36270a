"""Clauses of a code and occasions of a course each have an id of their own: addresses and calendars rest on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.kinds import Code, Course, Entry
from ethos.problem import Problem
from ethos.source import Loc


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        seen: set[str] = set()
        for loc, name in _ids(entry):
            if name in seen:
                yield entry.problem("duplicate-id", loc, written=name)
            seen.add(name)


def _ids(entry: Entry) -> Iterator[tuple[Loc, str]]:
    if isinstance(entry, Code):
        yield from ((("clauses", index, "id"), each.id) for index, each in enumerate(entry.clauses))
    elif isinstance(entry, Course):
        yield from ((("occasions", index, "id"), each.id) for index, each in enumerate(entry.occasions))
