"""What shows a column: who asks what, and what ties the author to it."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.kinds import Column
from ethos.output import Page
from ethos.views import people, swedish, told
from ethos.views.cards import Shelf
from ethos.views.face import Face
from ethos.views.press import Press


def page(press: Press, entry: Column) -> Page:
    rows = {
        **people.authored(entry.author),
        "responsible": told.owner(press, entry.responsible),
        "when": swedish.when(entry.told),
    }
    council = press.shelf.public_link(f"council/{entry.council}" if entry.council else None)
    return told.page(press, entry, rows, by=people.link(press, entry.author.name), council=council)


def on_card(_shelf: Shelf, entry: Column) -> list[str]:
    return [entry.author.words, swedish.when(entry.told)]


def names(entry: Column) -> Iterator[str]:
    """Who has written it."""
    yield entry.author.words


FACE = Face(page=page, facts=on_card, names=names)
