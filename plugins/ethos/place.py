"""Where things are published: each address of the site's own is declared once, by the kind or view that makes it.

From the table of all places (``places.PLACES``) come the menu and the foot of every page, the way to a page, what
Markdown may link to, which news feeds a page names, and the addresses that no entry may take.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ethos import texts


@dataclass(frozen=True, slots=True)
class Place:
    """A published address, and all that the site needs to know to lead there."""

    path: str
    """Relative to the root: ``sok/``, ``data/katalog.json``; with a closing slash for a page, and for a folder."""
    key: str
    """What templates call it: ``search``."""
    words: str = ""
    """Where ``sv.toml`` says what readers call it; nothing for a folder without a page, or one with a title of its own.

    A label is looked up when somebody asks, so that a word which is missing there stops no module from being read."""
    short: bool = False
    """True for what menus have a shorter word for, which ``label.menu`` says."""
    title: str = ""
    """What readers call a page that somebody else has named."""
    parent: Place | None = None
    """The place above it, on the way here from the start page."""
    menu: bool = False
    """True for what stands in the menu of a site that has chosen nothing else, where it lies under nothing there."""
    foot: str = ""
    """Its group at the foot of the pages of such a site, as ``label.foot`` names it; nothing for what is not there."""
    news: tuple[str, ...] = ()
    """The keys of the news feeds that tell what is new there."""
    indexed: bool = True
    """False for what search engines should leave out, with what lies under it."""
    chosen: str = ""
    """The setting in ``site.yml`` by which a site may do without it."""
    is_ours: bool = True
    """False for a page that an agency writes, or does not: we lead there when it is there."""

    @property
    def label(self) -> str:
        """What readers call it, in menus and on the way to what lies under it; nothing for a folder without a page."""
        return texts.label(self.words) if self.words else self.title

    @property
    def called(self) -> str:
        """What menus call it."""
        return texts.label(f"menu.{self.key}") if self.short else self.label

    @property
    def name(self) -> str:
        """What editors call it: its address without the outer slashes, ``samtal``."""
        return self.path.strip("/")

    @property
    def is_page(self) -> bool:
        """True for what a reader can be led to, false for a folder of files."""
        return bool(self.words or self.title)

    @property
    def section(self) -> Place:
        """The topmost place above it, or itself."""
        return self.parent.section if self.parent else self

    @property
    def way(self) -> tuple[Place, ...]:
        """The places above it and itself, the topmost first."""
        return (*self.parent.way, self) if self.parent else (self,)

    def begins(self, path: str) -> bool:
        """True for the place's own page, and for the later pages of a list that begins there."""
        return re.fullmatch(rf"{re.escape(self.path)}(sida/\d+/)?", path) is not None


def titled(place: Place) -> Place:
    """A place under the title of its page: ``label.page.<key>`` in ``sv.toml``."""
    return replace(place, words=f"page.{place.key}.title")


def taken(places: Iterable[Place], public: str) -> Iterator[str]:
    """The names that no entry under a public path may have, because something of ours is or lies there.

    What lies under a page that an agency writes takes nothing: it is there when that page is.
    """
    for each in places:
        if each.section.is_ours and each.path.startswith(public):
            yield each.path.removeprefix(public).partition("/")[0]


MANIFEST = Place("data/manifest.json", "manifest")
BUILD_DATA = Place("data/bygge.json", "build_data")
"""Here and not with the others in ``places.py``: who verifies a site needs nothing of what it is about."""
