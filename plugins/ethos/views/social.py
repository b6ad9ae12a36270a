"""Where the pictures lie that are shown where a page is shared."""

from __future__ import annotations

from ethos import places
from ethos.output import HOME
from ethos.picture.letters import drawable


def path_of(path: str) -> str:
    """Where the picture of a page lies, by the page's own path."""
    return f"{places.SOCIAL.path}{path.strip('/') or 'index'}.png"


def picture_of(path: str, title: str) -> str:
    """The same, or the site's own picture where the font cannot write the page's title."""
    return path_of(path if drawable(title) else HOME)
