"""Pages of the series that seminars and courses are part of, gathered from the entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ethos import places, texts
from ethos.happening import Event
from ethos.kinds.event import named
from ethos.output import Page
from ethos.views.agenda import agendas
from ethos.views.people import themes
from ethos.views.press import Press, words


@dataclass(frozen=True, slots=True)
class Year:
    """How many of a series' events take place in a year; ``share`` is that of the fullest year, in percent."""

    year: int
    count: int
    share: int


@dataclass(frozen=True, slots=True)
class Series:
    path: str
    name: str
    lang: str
    events: Sequence[Event]
    """In order of time."""

    @property
    def years(self) -> list[Year]:
        """Every year with an event that takes place, latest first."""
        counts = Counter(event.timing.start.year for event in self.events if event.takes_place)
        most = max(counts.values(), default=1)
        return [Year(year, counts[year], round(100 * counts[year] / most)) for year in sorted(counts, reverse=True)]

    @property
    def count(self) -> int:
        """How many events take place."""
        return sum(event.takes_place for event in self.events)

    @property
    def span(self) -> str:
        """``2027``, or ``2017–2027``."""
        years = [event.timing.start.year for event in self.events]
        return "–".join(str(year) for year in sorted({min(years), max(years)}))


def path(name: str) -> str:
    """The public path of the page of a series."""
    return f"{places.SERIES.path}{named(name)}/"


def series(press: Press) -> list[Series]:
    """Every series with something published, the one with the latest event first; as that event writes the name."""
    found = press.catalogue.by_series.values()
    named = ((str(events[-1].entry.series), events) for events in found)
    made = [Series(path(name), name, events[-1].entry.lang, events) for name, events in named]
    return sorted(made, key=lambda each: (-each.events[-1].timing.starts.timestamp(), each.path))


def pages(press: Press) -> Iterator[Page]:
    """/serier/, and a page for each series."""
    found = series(press)
    title, description = words("series")
    parts = {"at": places.SERIES, "series": found}
    yield press.page("series/list.html", places.SERIES.path, title, description, **parts)
    for each in found:
        yield from series_pages(press, each)


def series_pages(press: Press, each: Series) -> Iterator[Page]:
    title = texts.label("page.one_series.title").format(name=each.name)
    description = texts.label("page.one_series.description").format(name=each.name, span=each.span)
    for agenda in agendas(press, each.path, each.events):
        yield press.page(
            "series/page.html",
            agenda.sheet.path,
            agenda.sheet.title(title),
            description,
            at=places.SERIES,
            series=each,
            agenda=agenda,
            themes=themes(press, each.events),
        )
