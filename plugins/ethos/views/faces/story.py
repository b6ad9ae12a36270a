"""What shows a story, with the ground on which it is retold."""

from __future__ import annotations

from collections.abc import Iterator

from ethos import texts
from ethos.kinds import Story
from ethos.output import Page
from ethos.views import swedish, told
from ethos.views.cards import Shelf
from ethos.views.face import Face
from ethos.views.press import Press


def page(press: Press, entry: Story) -> Page:
    rows = {
        "person": entry.person or "",
        "office": entry.office,
        "responsible": told.owner(press, entry.employer),
        "when": swedish.when(entry.told),
        "consent": texts.label(f"consent.{entry.consent}"),
    }
    return told.page(press, entry, rows)


def on_card(shelf: Shelf, entry: Story) -> list[str]:
    return [*filter(None, (told.organisation(shelf, entry.employer), swedish.when(entry.told)))]


def names(entry: Story) -> Iterator[str]:
    """Who tells it."""
    yield from filter(None, (entry.person, entry.office))


FACE = Face(page=page, facts=on_card, names=names)
