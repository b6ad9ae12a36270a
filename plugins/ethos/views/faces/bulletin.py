"""What shows a piece of news."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.kinds import Bulletin
from ethos.output import Page
from ethos.views import people, swedish, told
from ethos.views.cards import Shelf
from ethos.views.face import Face
from ethos.views.press import Press


def page(press: Press, entry: Bulletin) -> Page:
    rows = {"when": swedish.when(entry.told), **people.authored(entry.author)}
    return told.page(press, entry, rows, by=people.link(press, entry.author.name))


def on_card(_shelf: Shelf, entry: Bulletin) -> list[str]:
    return [swedish.when(entry.told)]


def names(entry: Bulletin) -> Iterator[str]:
    """Who has written it."""
    yield entry.author.words


FACE = Face(page=page, facts=on_card, names=names)
