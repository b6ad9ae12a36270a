"""A kind's face: all that shows entries of a kind, in one place for each kind (``views/faces/``).

A face is found by the name of its kind. What it does not say is as here: a new kind has a page, a list, cards, news and
a place in every index before anyone has drawn anything for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ethos import places, texts
from ethos.kinds import KINDS, Entry
from ethos.views import linked_data
from ethos.views.disc import Disc
from ethos.views.paging import CARDS, sheets

if TYPE_CHECKING:
    from ethos.output import Page
    from ethos.views.cards import Shelf
    from ethos.views.press import Press

E = TypeVar("E", bound=Entry)


def page(press: Press, entry: Entry) -> Page:
    """The page of an entry: its title, its facts, its text, and what is tied to it."""
    return press.entry_page(
        entry,
        facts=of(entry.kind).facts(press.shelf, entry),
        themes=press.shelf.links("themes", entry.themes),
        principles=press.shelf.links("principles", entry.principles),
        data=linked_data.creative_work(entry, press.site_url),
    )


def pages(press: Press, kind: str) -> Iterator[Page]:
    """The list of a kind, as its face draws it."""
    if drawn := of(kind).pages:
        yield from drawn(press)
        return
    yield from listing(press, kind)


def listing(press: Press, kind: str) -> Iterator[Page]:
    """Every published entry of a kind, the newest first."""
    title, description = listed(kind)
    place = places.OF_KIND[kind]
    for sheet in sheets(place.path, press.catalogue.of(KINDS[kind]), CARDS):
        shown = {"at": place, "sheet": sheet, "cards": press.shelf.cards(sheet.items), "channel": place.news[0]}
        yield press.page(press.template(kind, "list"), sheet.path, sheet.title(title), description, **shown)


def listed(kind: str) -> tuple[str, str]:
    """The title and the description of a kind's list."""
    return texts.label(f"kind.{kind}.many"), texts.label(f"kind.{kind}.list")


def facts(_shelf: Shelf, _entry: Entry) -> list[str]:
    """No facts."""
    return []


def note(shelf: Shelf, entry: Entry) -> str:
    """The facts of its card, as far as they need no day."""
    return " · ".join(of(entry.kind).facts(shelf, entry))


def subtitle(_entry: Entry) -> str:
    """Nothing: the title says what it is about."""
    return ""


def disc(_entry: Entry) -> Disc | None:
    """No figure."""
    return None


def names(_entry: Entry) -> Iterator[str]:
    """No names that are not in its text."""
    return iter(())


def news(_press: Press, _entry: Entry) -> Mapping[str, object]:
    """Nothing beside the entry, its text and its events."""
    return {}


@dataclass(frozen=True, slots=True)
class Face(Generic[E]):
    """What shows a kind. News has its text from ``templates/kinds/<kind>/news.html``, when there is such a template."""

    page: Callable[[Press, E], Page] = page
    """The page of an entry, with its data for search engines (JSON-LD)."""
    pages: Callable[[Press], Iterator[Page]] | None = None
    """The list of the kind, and pages that belong to it."""
    facts: Callable[[Shelf, E], list[str]] = facts
    """What a card says beside title and summary."""
    note: Callable[[Shelf, E], str] = note
    """What the picture of its page says next: when it is, how long it takes, or whose it is."""
    subtitle: Callable[[E], str] = subtitle
    """What it is about in plain words, under a title that does not say so."""
    disc: Callable[[E], Disc | None] = disc
    """The figure beside its name, when two things pull in it."""
    names: Callable[[E], Iterator[str]] = names
    """What people search for that is not in its text: who speaks, what it is in plain words."""
    news: Callable[[Press, E], Mapping[str, object]] = news
    """What its template for news is shown, beside the entry itself."""


@cache
def of(kind: str) -> Face[Any]:
    """The face of a kind; the plain one when it has none of its own."""
    name = f"ethos.views.faces.{kind}"
    if find_spec(name) is None:
        return Face()
    found: Face[Any] = import_module(name).FACE
    return found
