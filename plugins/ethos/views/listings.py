"""Pages that lead to others, and the page for what is missing."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.output import MISSING, Page
from ethos.views import home
from ethos.views.press import Press, words


def pages(press: Press) -> Iterator[Page]:
    """The start page, and the page for what is missing."""
    yield home.page(press)
    yield press.page("missing.html", MISSING, *words("missing"), indexed=False)
