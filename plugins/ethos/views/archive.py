"""What is archived says so wherever it is met: on its page, on paper and in a search hit; and one page leads to it all.

It keeps its address, its files and its events. It is in no list, no choice, no news and no search that does not ask for
it (``Catalogue.of``), and nobody is told to mend it (``Catalogue.tended``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ethos import places, texts
from ethos.catalogue import Catalogue
from ethos.kinds import Entry
from ethos.kinds.fields import Citation, marked
from ethos.naming import name_of
from ethos.output import Link, Page
from ethos.views import swedish
from ethos.views.paging import CARDS, sheets

if TYPE_CHECKING:
    from ethos.views.press import Press


@dataclass(frozen=True, slots=True)
class Banner:
    """What a reader must know of an archived text before reading it."""

    since: str
    """``Arkiverad 30 juni 2026.``"""
    told: str
    """That it stands as it was, for which time it held, and who gave it out."""
    successor: Link | None
    """What to read instead, when readers see that."""

    @property
    def line(self) -> str:
        """The whole in a line, for paper."""
        led = [texts.label("archive.instead").format(title=self.successor.label)] if self.successor else []
        return " ".join([self.since, self.told, *led])


def banner(catalogue: Catalogue, entry: Entry) -> Banner | None:
    """The banner of an archived entry; nothing for another."""
    if not entry.is_archived:
        return None
    told = [texts.label("archive.stands"), *_held(entry), *_given(entry), *_law(entry)]
    return Banner(f"{_since(entry)}.", " ".join(told), _successor(catalogue, entry))


def facts(catalogue: Catalogue, entry: Entry) -> Iterator[str]:
    """The same beside a search hit, in few words; nothing for what is not archived."""
    if not entry.is_archived:
        return
    yield _since(entry)
    if entry.archived:
        yield from (texts.label("archive.hit").format(period=each) for each in _period(entry))
        yield _publisher(entry)
    if successor := _successor(catalogue, entry):
        yield texts.label("archive.replaced").format(title=successor.label)


def _since(entry: Entry) -> str:
    if not entry.archived:
        return texts.label("archive.archived")
    return texts.label("archive.since").format(day=swedish.day_words(entry.archived.date))


def _period(entry: Entry) -> Iterator[str]:
    """The time that it held: as its editor tells it, else from its first day to its last."""
    known = entry.archived
    if known and (known.begins or known.ends):
        yield swedish.period(known.begins, known.ends)
    elif known:
        yield swedish.period(entry.published.isoformat(), known.date.isoformat())


def _held(entry: Entry) -> Iterator[str]:
    return (texts.label("archive.held").format(period=swedish.within(each)) for each in _period(entry))


def _given(entry: Entry) -> Iterator[str]:
    if entry.archived:
        yield texts.label("archive.given").format(publisher=_publisher(entry))


def _law(entry: Entry) -> Iterator[str]:
    """What cites law tells that the law may be another today: it is not warned of what has changed since."""
    if next(marked(entry, Citation), None):
        yield texts.label("archive.law")


def _publisher(entry: Entry) -> str:
    known = entry.archived
    under = f" ({known.published_under})" if known and known.published_under else ""
    return f"{known.publisher}{under}" if known else ""


def _successor(catalogue: Catalogue, entry: Entry) -> Link | None:
    key = entry.archived.successor if entry.archived else None
    target = catalogue.by_key.get(key) if key else None
    return Link(target.path, name_of(target), lang=target.lang) if target and target.is_public else None


def pages(press: Press) -> Iterator[Page]:
    """The page /arkiv/: everything that is archived, what was archived last first."""
    found = sorted(press.catalogue.archived, key=lambda each: each.archived.date if each.archived else each.changed)
    title, description = texts.label("page.archive.title"), texts.label("page.archive.description")
    for sheet in sheets(places.ARCHIVE.path, found[::-1], CARDS):
        rows = [(press.shelf.card(each), " · ".join(facts(press.catalogue, each))) for each in sheet.items]
        parts = {"at": places.ARCHIVE, "sheet": sheet, "rows": rows}
        yield press.page("archive.html", sheet.path, sheet.title(title), description, **parts)
