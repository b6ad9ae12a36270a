"""Days and years come in their order: a text is changed when it has been published, a year ends after it began."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.kinds import Entry, span
from ethos.kinds.base import Archived
from ethos.kinds.event import Gathering
from ethos.kinds.fields import day_of
from ethos.kinds.settings import Settings
from ethos.problem import Problem
from ethos.share import Share
from ethos.source import Loc

Pair = tuple[Loc, date | None, str, date | None]
"""A field, its day, and a field that may not be later than it, with its day."""


def check(share: Share) -> Iterator[Problem]:
    for entry in share.entries:
        for loc, later, name, earlier in _pairs(entry):
            if later is not None and earlier is not None and day_of(later) < day_of(earlier):
                facts = {"field": loc[-1], "written": later, "other": name, "against": earlier}
                yield entry.problem("day-order", loc, **facts)
    for settings in share.own:
        yield from _years(settings)


def _years(settings: Settings) -> Iterator[Problem]:
    for slug, each in settings.organisations.items():
        years = (each.active.from_, each.active.to) if each.active else (None, None)
        if all(str(year).isdecimal() for year in years) and int(str(years[1])) < int(str(years[0])):
            order: dict[str, object] = {"field": "to", "written": years[1], "other": "from", "against": years[0]}
            yield settings.problem("organisations", "day-order", (slug, "active", "to"), **order)


def _span(archived: Archived) -> Iterator[Pair]:
    """The time that it held: begun before it ended, and ended before it was archived."""
    begins, ends = (span.bounds(each) if each else None for each in (archived.begins, archived.ends))
    if ends:
        yield ("archived", "ends"), ends[1], "archived.begins", begins[0] if begins else None
        yield ("archived", "date"), archived.date, "archived.ends", ends[0]


def _pairs(entry: Entry) -> Iterator[Pair]:
    yield ("updated",), entry.updated, "published", entry.published
    name = "reviewed" if entry.reviewed else "published"
    yield ("review_by",), entry.review_by, name, entry.reviewed or entry.published
    if entry.archived:
        yield ("archived", "date"), entry.archived.date, "published", entry.published
        yield from _span(entry.archived)
    film = entry.film if isinstance(entry, Gathering) else None
    if film and film.exemption:
        yield ("film", "exemption", "until"), film.exemption.until, "film.published", film.published
