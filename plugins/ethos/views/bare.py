"""Where there is nothing to see yet. Such a place has its page, for who has its address, but no page leads there."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.catalogue import Catalogue
from ethos.kinds import KINDS, Code
from ethos.place import Place
from ethos.places import (
    ARCHIVE,
    CALENDAR,
    COMPARE,
    DILEMMAS,
    FOR_REAL,
    LEADER,
    MEETING,
    OF_KIND,
    OF_WORDS,
    OFFLINE,
    ORGANISATIONS,
    OWN_CASE,
    PEOPLE,
    SERIES,
    STANDING,
    TENSIONS,
    YEAR,
)

COMPARED = 2
"""Codes that there must be for one to be compared with another."""


def bare(catalogue: Catalogue) -> frozenset[Place]:
    """The places without content: empty lists, and what is made of dilemmas or events when there are none."""
    return frozenset(_bare(catalogue))


def _bare(catalogue: Catalogue) -> Iterator[Place]:
    lists = {place for kind, place in OF_KIND.items() if not catalogue.of(KINDS[kind])}
    yield from lists
    if DILEMMAS in lists:
        yield from (MEETING, LEADER, OWN_CASE, YEAR, OFFLINE)
    if sum(bool(each.clauses) for each in catalogue.of(Code)) < COMPARED:
        yield COMPARE
    if not catalogue.archived:
        yield ARCHIVE
    if not catalogue.settings.organisations:
        yield ORGANISATIONS
    if not catalogue.settings.allvar:
        yield FOR_REAL
    if not catalogue.by_tension:
        yield TENSIONS
    if not catalogue.by_task:
        yield OF_WORDS["tasks"]
    if not catalogue.settings.ordlista:
        yield OF_WORDS["words"]
    if OF_KIND["programme"] in lists:
        yield STANDING
    gathered = [event.entry for event in catalogue.events]
    if not gathered:
        yield CALENDAR
    if not any(each.speakers for each in gathered) and not any(each.people for each in catalogue.public):
        yield PEOPLE
    if not any(each.series for each in gathered):
        yield SERIES
