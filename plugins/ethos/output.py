"""What is published: pages, which an engine puts its frame around, and files, which it copies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Self

from markupsafe import Markup, escape

from ethos.place import Place

HOME = ""
MISSING = "404.html"


class Name(str):
    """What an entry is called wherever something names it: its title, with what has become of it.

    As text it is ``Inställt: Mejlet i fickan``; a template shows the state as a mark before the title. It is one value,
    so that nothing can show the title of what is called off and leave out that it is. Where the state stands beside the
    title already, ``plain`` is the title alone.
    """

    plain: str
    """The title alone."""
    state: str
    """What must be known before the title; nothing for what is as it was announced."""
    warns: bool
    """True when it changes what one has planned."""
    lang: str
    """The title's language (BCP 47), when it is not Swedish."""

    def __new__(cls, title: str, state: str = "", *, warns: bool = False, lang: str = "") -> Self:
        made = super().__new__(cls, f"{state}: {title}" if state else title)
        made.plain, made.state, made.warns, made.lang = title, state, warns, lang
        return made

    def __html__(self) -> Markup:
        if not self.state:
            return escape(self.plain)
        warns, swedish = " warns" if self.warns else "", Markup(' lang="sv"') if self.lang else ""
        return Markup('<strong class="state{}"{}>{}</strong> {}').format(warns, swedish, self.state, self.plain)


@dataclass(frozen=True, slots=True)
class Link:
    """A link within the site: its path is relative to the root."""

    path: str
    label: str
    slug: str = ""
    icon: str = ""
    lang: str = ""
    """The label's language (BCP 47), when it is not Swedish."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """A page in another form: its file relative to the root, its media type, and its name."""

    path: str
    type: str
    title: str


@dataclass(frozen=True, slots=True)
class Picture:
    """How pages show a picture: its size in pixels, and where it lies in narrower copies, the narrowest first."""

    width: int
    height: int
    narrower: tuple[tuple[int, str], ...] = ()
    """How wide each is, and its path relative to the root."""


class Use(StrEnum):
    """How a page has a script or a font of ours."""

    RUN = "run"
    BLOCK = "block"
    """There before the page is shown, so that nothing on it changes before the reader's eyes."""
    LATER = "later"
    """Fetched at once, run when another script asks for it."""


class Drawn(NamedTuple):
    """A page's HTML, and the scripts and fonts that it needs, by name, in the order it came to need them."""

    html: str
    needs: Mapping[str, Use]
    cards: frozenset[str] = frozenset()
    """The keys of the entries whose names it shows."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page without its frame.

    ``path`` is its public path relative to the root, with a closing slash: ``dilemman/x/``; the start page is the
    empty path. ``source`` is the file to change, relative to the root.
    """

    path: str
    title: str
    description: str
    draw: Callable[[], Drawn] = field(repr=False, compare=False)
    """Makes the page's HTML, which is made when it is written: five thousand pages need not be held in memory."""
    base: str = ""
    """The way from the page to the site's root: ``../../``, or nothing at the root."""
    at: Place | None = None
    """The place that the page is, or lies under: it tells the section, the way here and the news feeds."""
    within: tuple[Link, ...] = ()
    """Pages between that place and this page, on the way here."""
    source: str | None = None
    news: tuple[str, ...] = ()
    """The keys of the news feeds that tell what is new on the page."""
    data: Mapping[str, object] | None = None
    """schema.org data about the page, for JSON-LD."""
    alternates: tuple[Alternate, ...] = ()
    """The page in other forms, such as its news feeds, for programs to find."""
    indexed: bool = True
    """False for pages that search engines should leave out."""
    social: Link | None = None
    """The picture shown where the page is shared: its path, and what stands on it."""
    made_of: Callable[[], str] | None = field(default=None, repr=False, compare=False)
    """A hash of all that decides what ``draw`` makes (``views/sight.py``); None where only drawing tells."""

    @property
    def body(self) -> str:
        """The page's HTML, made anew each time."""
        return self.draw().html

    @property
    def section(self) -> str:
        """The path of the part of the site that the page belongs to, without its slash: ``dilemman``."""
        return self.at.section.path.rstrip("/") if self.at else ""

    @property
    def file(self) -> str:
        """The page's file relative to the root."""
        return self.path if self.path.endswith(".html") else f"{self.path.rstrip('/')}/index.html".lstrip("/")


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is published: its path relative to the root, and its bytes."""

    path: str
    made: bytes | Callable[[], bytes] = field(repr=False)
    """The bytes, or what makes them: much is made only when it is written, or asked for."""
    source: str | None = None
    """The file that it is made of, relative to the root, when somebody has written one."""
    made_of: Callable[[], str] | None = field(default=None, repr=False, compare=False)
    """As a page has it."""

    @property
    def content(self) -> bytes:
        """The file's bytes, made anew each time."""
        return self.made if isinstance(self.made, bytes) else self.made()


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that is published as it lies somewhere, and may be larger than memory: a film, a picture made ready."""

    path: str
    source: Path
    keeper: object = field(default=None, repr=False, compare=False)
    """What the file is there as long as, such as a folder of ours that goes when nobody holds it."""
    origin: str | None = None
    """The file that somebody has written and that it is made of, relative to the root."""


Output = Page | File | Copy


def file_of(output: Output) -> str:
    """The path of the file that an output becomes."""
    return output.file if isinstance(output, Page) else output.path
