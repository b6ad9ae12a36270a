"""What only a build could tell, told before it: addresses that two files would have, and places that no page has.

It is asked when nothing else is wrong, of a site that has such files or links, for its pages must be made to know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from selectolax.lexbor import LexborHTMLParser

from ethos import addresses, later, manifest
from ethos.catalogue import Catalogue
from ethos.kinds.parse import nearest
from ethos.markdown import resolve
from ethos.output import File, Output, Page
from ethos.problem import Problem
from ethos.rules.broken_source_link import Linked, links_everywhere
from ethos.source.dress import FOLDER, Dress

Aimed = Sequence[tuple[Linked, str]]
"""Links to places on our own pages, and the page's public path."""


def faults(catalogue: Catalogue, dress: Dress, today: date) -> Iterator[Problem]:
    """What would stop the build of content that has no errors."""
    worn = [*dress.files, *(File(path.removeprefix(f"{FOLDER}/"), b"", path) for path in dress.pictures)]
    aimed = list(_aimed(catalogue))
    if worn or aimed:
        words = later.load("views.pictures").cards(catalogue, today)
        made: list[Output] = list(later.load("views.everything").outputs(catalogue, today, words))
        yield from _taken(catalogue, dress, [*worn, *made]) if worn else ()
        yield from _mistyped(aimed, made, _framed(catalogue, dress)) if aimed else ()


def _taken(catalogue: Catalogue, dress: Dress, outputs: Iterable[Output]) -> Iterator[Problem]:
    """Files of the agency's dress at the addresses of others."""
    pictures = (File(catalogue.linkable[path], b"", path) for path in catalogue.assets)
    attached = (File(public, b"", path) for path, public in catalogue.attached.items())
    ours = [*later.load("assets").files(dress), File(manifest.PATH, b"")]
    yield from addresses.collisions([*outputs, *ours, *pictures, *attached])


def _aimed(catalogue: Catalogue) -> Iterator[tuple[Linked, str]]:
    for link in links_everywhere(catalogue):
        path, _, place = link.target.partition("#")
        if link.is_public and place and "=" not in place and path and not path.endswith(".md"):
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
