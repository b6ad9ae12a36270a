"""What shows a poster."""

from __future__ import annotations

from ethos.kinds.poster import Poster
from ethos.output import Page
from ethos.views import linked_data, printed
from ethos.views.cards import Shelf
from ethos.views.face import Face
from ethos.views.press import Press


def page(press: Press, entry: Poster) -> Page:
    shelf = press.shelf
    return press.entry_page(
        entry,
        organisation=whose(shelf, entry),
        adapted=shelf.public_link(entry.adapted),
        themes=shelf.links("themes", entry.themes),
        principles=shelf.links("principles", entry.principles),
        papers=printed.of_poster(press, entry),
        data=linked_data.creative_work(entry, press.site_url),
    )


def whose(shelf: Shelf, entry: Poster) -> str:
    """The organisation whose it is; nothing for one that waits for somebody's name."""
    return "".join(shelf.labels("organisations", filter(None, [entry.organisation])))


def on_card(shelf: Shelf, entry: Poster) -> list[str]:
    return [*filter(None, [whose(shelf, entry)])]


FACE = Face(page=page, facts=on_card)
