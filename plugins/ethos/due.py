"""What time has brought about, and somebody has to do: read a text again, check what we say of law, publish a film."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ethos.catalogue import Catalogue
from ethos.citing import index
from ethos.happening import Event, midnight
from ethos.kinds import Entry, Seminar

FILM_LATE = timedelta(days=30)
FILM_GIVEN_UP = timedelta(days=365)
LAW_STALE = timedelta(days=365)


def reviews(catalogue: Catalogue, today: date) -> Iterator[Entry]:
    """What is to be read again, and is not: an archived text is left as it is, and the base's is for others to read."""
    yield from (
        each
        for each in catalogue.current
        if each.review_by is not None and each.review_by < today and not each.source.is_base
    )


def films(catalogue: Catalogue, today: date) -> Iterator[tuple[Event, int]]:
    """Seminars whose film is awaited, and for how many days."""
    filmed = {name for each in catalogue.of(Seminar) if each.film is not None for name in _names(each)}
    for event in catalogue.past(today):
        waited = midnight(today) - event.timing.ends
        if FILM_LATE < waited <= FILM_GIVEN_UP and _is_awaited(event, filmed):
            yield event, waited.days


def _names(seminar: Seminar) -> tuple[str, ...]:
    """What tells whether a seminar is filmed as others are: its series, or else who arranges it."""
    return (f"series {seminar.series}",) if seminar.series else seminar.organisers


def _is_awaited(event: Event, filmed: set[str]) -> bool:
    seminar = event.entry
    if not isinstance(seminar, Seminar) or seminar.film or seminar.example or seminar.source.is_base:
        return False
    expected = not filmed.isdisjoint(_names(seminar)) if seminar.filmed is None else seminar.filmed
    return expected and event.takes_place


@dataclass(frozen=True)
class Law:
    """A law that texts cite: how many of its provisions are cited, and how many of those nobody has checked lately."""

    short: str
    cited: int
    unsigned: int
    stale: int

    @property
    def is_due(self) -> bool:
        return bool(self.unsigned or self.stale)


def laws(catalogue: Catalogue, today: date) -> list[Law]:
    """The laws with something to check: never signed, not since the wording changed, or more than a year ago."""
    book = catalogue.settings.lawbook
    cited: dict[str, list[date | None]] = {}
    for provision in index(catalogue):
        if provision.place:
            signed = book.signed(provision)
            cited.setdefault(provision.law, []).append(signed.date if signed else None)
    found = (_law(short, days, today) for short, days in cited.items())
    return sorted((each for each in found if each.is_due), key=lambda each: (-each.unsigned - each.stale, each.short))


def _law(short: str, days: list[date | None], today: date) -> Law:
    stale = sum(each is not None and each < today - LAW_STALE for each in days)
    return Law(short, len(days), days.count(None), stale)
