"""From the catalogue to what is published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.content import Progress, silent
from ethos.output import Output, Page
from ethos.views import (
    calendar,
    data,
    entries,
    hosting,
    listings,
    offline,
    pictures,
    programme,
    search,
    statement,
    vocabulary,
)
from ethos.views.press import Press


def outputs(catalogue: Catalogue, today: date, progress: Progress = silent) -> Iterator[Output]:
    """Every page and file of the site on a given day, but for pictures, styles and the search index."""
    press = Press(catalogue, today)
    single = [search.page(press), offline.page(press), statement.page(press)]
    listed = [*listings.pages(press), *programme.pages(press), *vocabulary.pages(press)]
    pages = [*listed, *single, *_entry_pages(press, progress)]
    cards = pictures.cards(catalogue, today)
    yield from (pictures.shown(page, catalogue, cards) for page in pages)
    yield from calendar.calendars(catalogue, press.site_url)
    yield from data.files(press)
    yield offline.parts(press)
    yield from hosting.files(press)
    changed = {entry.path: entry.changed.isoformat() for entry in catalogue.public}
    yield data.site_map(pages, changed, press.site_url)


def _entry_pages(press: Press, progress: Progress) -> Iterator[Page]:
    for done, page in enumerate(entries.pages(press)):
        progress("Skriver", done, len(press.catalogue.public))
        yield page
