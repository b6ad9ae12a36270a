"""What shows a page of prose: its text, under a title of its own, outside every list."""

from __future__ import annotations

from ethos.kinds import Entry
from ethos.output import Page
from ethos.views.face import Face
from ethos.views.press import Press


def page(press: Press, entry: Entry) -> Page:
    return press.entry_page(entry)


FACE = Face(page=page)
