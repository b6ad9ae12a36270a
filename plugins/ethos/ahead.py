"""What only a build could tell, told before it: addresses that two files would have, places that no page has, what a
style fetches and is nowhere, and what is not printed for its letters.

It is asked when nothing else is wrong, of a site that has such files or links, for its pages must be made to know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from posixpath import dirname, join, normpath, relpath
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from ethos import addresses, later, texts
from ethos.catalogue import Catalogue
from ethos.kinds.parse import nearest
from ethos.markdown import resolve
from ethos.output import File, Output, Page, file_of
from ethos.place import MANIFEST
from ethos.places import ASSETS
from ethos.problem import Problem, problem
from ethos.rules.broken_source_link import Linked, links_everywhere
from ethos.source.dress import FOLDER, Dress

NARROWER = re.compile(r"\.\d+\.\w+$")
"""How the name of a narrower copy of a picture ends."""

Aimed = Sequence[tuple[Linked, str]]
"""Links to places on our own pages, and the page's public path."""


def faults(catalogue: Catalogue, dress: Dress, today: date) -> Iterator[Problem]:
    """What would stop the build of content that has no errors."""
    worn = [*dress.files, *(File(path.removeprefix(f"{FOLDER}/"), b"", path) for path in dress.pictures)]
    aimed = list(_aimed(catalogue))
    if worn or aimed or dress.asked:
        words = later.load("views.pictures").cards(catalogue, today)
        made: list[Output] = list(later.load("views.everything").outputs(catalogue, today, words))
        whole = [*worn, *made, *(File(path, b"") for path in words), *_beside(catalogue, dress)]
        yield from addresses.collisions([*whole, *_narrower(catalogue, dress)]) if worn else ()
        yield from _astray(catalogue, dress, {file_of(each) for each in whole})
        yield from _mistyped(aimed, made, _framed(catalogue, dress)) if aimed else ()
    yield from _unprinted(catalogue)


def _beside(catalogue: Catalogue, dress: Dress) -> Iterator[File]:
    """What is published beside pages and the agency's dress."""
    pictures = {path: catalogue.linkable[path] for path in catalogue.assets}
    films = dict(later.load("views.film").videos(catalogue))
    copies = {**pictures, **catalogue.attached, **films}
    yield from (File(public, b"", path) for path, public in copies.items())
    yield from (File(path, b"") for path in [*catalogue.printed, MANIFEST.path])
    yield from later.load("assets").files(dress)


def _astray(catalogue: Catalogue, dress: Dress, there: Collection[str]) -> Iterator[Problem]:
    """What a style fetches and is nowhere: addresses count from where our own style lies."""
    base = urlsplit(catalogue.settings.site.url).path.rstrip("/") + "/"
    for each in dress.asked:
        written = unquote(re.split("[?#]", each.address)[0])
        path = written.removeprefix(base) if written.startswith(base) else join(ASSETS.path, written)
        if normpath(path) not in there:
            name = written.rpartition("/")[2]
            meant = next((file for file in sorted(there) if file.rpartition("/")[2] == name), name)
            facts = {"written": each.address, "folder": FOLDER, "right": relpath(meant, ASSETS.path)}
            yield problem("style-astray", each.path, each.line, each.column, **facts)


def _narrower(catalogue: Catalogue, dress: Dress) -> Iterator[File]:
    """Narrower copies of pictures, as far as an agency's own file has such a name: which are made is known then."""
    worn = {each.path for each in dress.files} | {path.removeprefix(f"{FOLDER}/") for path in dress.pictures}
    if any(NARROWER.search(path) for path in worn):
        names = later.load("raster.album").narrower
        yield from (File(name, b"", path) for path in catalogue.assets for name in names(catalogue.linkable[path]))


def _unprinted(catalogue: Catalogue) -> Iterator[Problem]:
    """Links to a PDF of what has letters that no font of ours has."""
    printed = frozenset(catalogue.printed)
    led = [(each, resolve(each.target.partition("#")[0], each.document.path)) for each in _public(catalogue)]
    asked = [(link, path) for link, path in led if path in printed]
    if asked:
        made = later.load("views.paper").paths(catalogue)
        for link, path in asked:
            if path not in made:
                facts = {**texts.labels("link.unprinted"), "nearest": "", "example": _page_of(catalogue, link, path)}
                yield link.problem("broken-source-link", facts)


def _public(catalogue: Catalogue) -> Iterator[Linked]:
    return (link for link in links_everywhere(catalogue) if link.is_public)


def _page_of(catalogue: Catalogue, link: Linked, path: str) -> str:
    """A link to the page that offers a PDF."""
    folder = path.rpartition("/")[0] + "/"
    source = next((each.source.path for each in catalogue.public if each.path == folder), "content/om.md")
    return f"[Läs mer]({relpath(source, dirname(link.document.path))})"


def _aimed(catalogue: Catalogue) -> Iterator[tuple[Linked, str]]:
    for link in _public(catalogue):
        path, _, place = link.target.partition("#")
        if place and "=" not in place and path and not path.endswith(".md"):
            public = catalogue.linkable.get(resolve(path, link.document.path), "")
            yield from [(link, public)] if public.endswith("/") else ()


def _framed(catalogue: Catalogue, dress: Dress) -> Callable[[Page], str]:
    """What makes a whole page: there are places in the frame too."""
    around = later.load("views.frame").frame
    bare = later.load("views.bare").bare(catalogue)
    html: Callable[[Page], str] = around(dress, catalogue.settings.site, catalogue.led_to, bare).html
    return html


def _mistyped(aimed: Aimed, made: Iterable[Output], html: Callable[[Page], str]) -> Iterator[Problem]:
    """Links whose place is not on the page that they lead to: ``../samtal/#forbered``."""
    pages = {each.path: each for each in made if isinstance(each, Page)}
    for link, public in aimed:
        nodes = LexborHTMLParser(html(pages[public])).css("[id]") if public in pages else []
        there = sorted(node.attributes.get("id") or "" for node in nodes)
        if (place := link.target.partition("#")[2]) not in there:
            example = f"[Läs mer]({link.target.partition('#')[0]})"
            yield link.problem("broken-heading", {"nearest": nearest(place, there), "example": example})
