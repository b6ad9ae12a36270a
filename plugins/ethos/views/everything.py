"""From the catalogue to what is published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain

from ethos import places
from ethos.catalogue import Catalogue
from ethos.content import Progress, silent
from ethos.output import Output, Page
from ethos.paper.printing import Printing
from ethos.picture.card import Words
from ethos.views import (
    allvar,
    archive,
    calendar,
    compare,
    data,
    editor,
    face,
    faults,
    field_reference,
    film,
    hosting,
    law,
    library,
    listings,
    meeting,
    months,
    news,
    offline,
    open_data,
    organisations,
    overview,
    own_case,
    people,
    pictures,
    propose,
    search,
    series,
    signs,
    statement,
    subscriptions,
    tensions,
    vocabulary,
    year_wheel,
)
from ethos.views.news.channel import Channel
from ethos.views.press import Press


def outputs(
    catalogue: Catalogue,
    today: date,
    cards: Mapping[str, Words],
    progress: Progress = silent,
    printing: Printing | None = None,
) -> Iterator[Output]:
    """Every page and file of the site on a given day, but for pictures, styles and the search index.

    ``cards`` are the words of the social cards, by path; each page tells its own. Entries come first: a preview, which
    waits for one page, need not wait for the lists.
    """
    press, feeds = Press(catalogue, today, printing), news.channels(catalogue)
    pages: list[Page] = []
    for page in chain(_entry_pages(press, progress), _pages(press, feeds)):
        pages.append(page)
        yield news.announced(pictures.shown(page, catalogue, cards), feeds)
    yield from _files(press, feeds)
    changed = {entry.path: entry.changed.isoformat() for entry in catalogue.public}
    changed |= {entry.film_path: entry.changed.isoformat() for entry, _ in catalogue.filmed}
    yield data.site_map(pages, changed, press.site_url)


def _pages(press: Press, feeds: Mapping[str, Channel]) -> Iterator[Page]:
    """Every page but those of entries: lists, what one leads a meeting with, what is gathered, and single pages."""
    single = [search.page(press), offline.page(press), statement.page(press), news.page(press, feeds)]
    single += [open_data.page(press), *propose.pages(press), *overview.pages(press)]
    lists = (face.pages(press, kind) for kind in places.OF_KIND)
    listed = [
        *listings.pages(press),
        *chain.from_iterable(lists),
        *vocabulary.pages(press),
        *law.pages(press),
        *tensions.pages(press),
    ]
    listed += [*compare.pages(press), *archive.pages(press), *organisations.pages(press)]
    talks = [*meeting.pages(press), own_case.page(press), year_wheel.page(press), allvar.page(press)]
    gathered = [subscriptions.page(press), *months.pages(press), *people.pages(press), *series.pages(press)]
    yield from (*listed, *talks, *gathered, *single)
    yield from film.pages(press)
    yield from faults.pages(press)
    yield from field_reference.pages(press)
    yield from signs.pages(press)


def _files(press: Press, feeds: Mapping[str, Channel]) -> Iterator[Output]:
    """What is no page: calendars, news, data, and what hosts and editors are given."""
    yield from calendar.calendars(press.catalogue, press.site_url, press.today)
    yield from film.files(press.catalogue)
    yield from news.files(press, feeds)
    yield from data.files(press)
    yield from open_data.files(press)
    yield from library.files(press)
    yield compare.table(press)
    yield offline.parts(press)
    yield from hosting.files(press)
    yield from editor.files(press)


def _entry_pages(press: Press, progress: Progress) -> Iterator[Page]:
    found = press.catalogue.public
    for done, entry in enumerate(found):
        progress("Skriver", done, len(found))
        yield face.of(entry.kind).page(press, entry)
