"""What is published: pages, which an engine puts its frame around, and files, which it copies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

HOME = ""
MISSING = "404.html"


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
class Page:
    """A page without its frame.

    ``path`` is its public path relative to the root, with a closing slash: ``dilemman/x/``; the start page is the
    empty path. ``contents`` are the headings worth a table of contents, ``source`` the file to
    change, relative to the root.
    """

    path: str
    title: str
    description: str
    draw: Callable[[], str] = field(repr=False, compare=False)
    """Makes the page's HTML, which is made when it is written: five thousand pages need not be held in memory."""
    base: str = ""
    """The way from the page to the site's root: ``../../``, or nothing at the root."""
    section: str = ""
    crumbs: tuple[Link, ...] = ()
    """The way to the page from the start page, when its section does not tell."""
    source: str | None = None
    contents: tuple[Link, ...] = ()
    data: Mapping[str, object] | None = None
    """schema.org data about the page, for JSON-LD."""
    alternates: tuple[Alternate, ...] = ()
    """The page in other forms, such as a news feed, for programs to find."""
    indexed: bool = True
    """False for pages that search engines should leave out."""
    social: Link | None = None
    """The picture shown where the page is shared: its path, and what stands on it."""

    @property
    def body(self) -> str:
        """The page's HTML, made anew each time."""
        return self.draw()

    @property
    def file(self) -> str:
        """The page's file relative to the root."""
        return self.path if self.path.endswith(".html") else f"{self.path}index.html"


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is published: its path relative to the root, and its bytes."""

    path: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that is published as it lies in the source folders, and may be larger than memory: a film."""

    path: str
    source: Path


Output = Page | File | Copy


def file_of(output: Output) -> str:
    """The path of the file that an output becomes."""
    return output.file if isinstance(output, Page) else output.path
