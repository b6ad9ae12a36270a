"""A seminar that is filmed has its film a month after it was held.

A notice, not a fault: a film can take its time, and no build stops for it. It is awaited when the seminar says
``filmed: true``, or says nothing and its series has films (without a series: when an organiser has). It is given up
after a year, at once where the seminar says ``filmed: false``, and never asked of what is archived or an example.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ethos.catalogue import Catalogue, midnight
from ethos.happening import Event
from ethos.kinds import Seminar
from ethos.problem import Problem

LATE = timedelta(days=30)
GIVEN_UP = timedelta(days=365)


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    filmed = {name for each in catalogue.of(Seminar) if each.film is not None for name in _names(each)}
    for event in catalogue.past(today):
        waited = midnight(today) - event.timing.ends
        if LATE < waited <= GIVEN_UP and _is_awaited(event, filmed):
            yield event.entry.problem("film-awaited", ("film",), days=waited.days)


def _names(seminar: Seminar) -> tuple[str, ...]:
    """What tells whether a seminar is filmed as others are: its series, or else who arranges it."""
    return (f"series {seminar.series}",) if seminar.series else seminar.organisers


def _is_awaited(event: Event, filmed: set[str]) -> bool:
    seminar = event.entry
    if not isinstance(seminar, Seminar) or seminar.film or seminar.example:
        return False
    expected = not filmed.isdisjoint(_names(seminar)) if seminar.filmed is None else seminar.filmed
    return expected and event.takes_place
