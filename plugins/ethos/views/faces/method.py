"""What shows a method."""

from __future__ import annotations

from ethos.kinds import Method
from ethos.views import methods
from ethos.views.cards import Shelf, group, minutes
from ethos.views.face import Face


def on_card(_shelf: Shelf, entry: Method) -> list[str]:
    return [*filter(None, (minutes(entry), group(entry)))]


FACE = Face(page=methods.page, pages=methods.pages, facts=on_card)
