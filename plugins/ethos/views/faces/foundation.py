"""What shows a formal foundation."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.kinds import Foundation
from ethos.output import Page
from ethos.views import told
from ethos.views.cards import Shelf
from ethos.views.face import Face
from ethos.views.press import Press


def page(press: Press, entry: Foundation) -> Page:
    shelf = press.shelf
    laws = {"laws": shelf.cited(entry.laws), "laws_checked": shelf.checked(entry)}
    return told.page(press, entry, {"found_in": entry.found_in or ""}, **laws)


def on_card(shelf: Shelf, entry: Foundation) -> list[str]:
    return [", ".join(each.text for each in shelf.cited(entry.laws))] if entry.laws else []


def names(entry: Foundation) -> Iterator[str]:
    """What it is called where it comes from, and the document that it stands in."""
    yield from filter(None, (entry.words, entry.found_in))


FACE = Face(page=page, facts=on_card, names=names)
