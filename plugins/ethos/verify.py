"""Completeness: every output of a built site is there, and every link inside it leads somewhere.

The tree is listed once and each page read and parsed once, each core a share of them, so the work grows with the site
and no faster.
A broken link that stands on a thousand pages is one problem, told at the first of them.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ethos import cores, css, manifest
from ethos.manifest import sizes_in
from ethos.problem import Level, Problem, problem

if TYPE_CHECKING:
    from ethos.kept import Book

LIMIT = 200
"""How many problems are told; what is left over is counted in one more."""

PAGES, STYLE = (".html", ".htm"), ".css"

_SELECTOR = (
    "[href],[src],[srcset],[imagesrcset],[poster],[action],[formaction],[style],[id],"
    "a[name],object[data],meta[http-equiv],use,image,style"
)
_ONE_LINK = {"href", "src", "poster", "action", "formaction", "data", "xlink:href"}
_MANY_LINKS = {"srcset", "imagesrcset"}

_CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:\s+[^,]*)?(?:,|$)")
"""One image of a ``srcset`` (HTML, 4.8.4.2.1 Srcset attributes): an address may hold commas, not end in one."""

_REFRESH = re.compile(r"^[\s\d.]*[;,\s]\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"//|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
"""Another host or another scheme (RFC 3986, 3.1 and 4.2): nothing that a tree of files can answer for."""


def verify(site: Path, expected: Iterable[str], *, base_path: str = "/", known: Book | None = None) -> list[Problem]:
    """Everything that is missing, empty or leads nowhere in the built site, sorted.

    ``expected`` are paths of files relative to ``site``, with ``/`` between their parts; ``base_path`` is the path
    of the site's address (``/kunskapsbank/``). The problems' ``path`` is relative to ``site`` too. ``known`` is what
    the pages of an earlier build linked to: one with the same bytes, by the manifest, is not read again.

    Raises:
        OSError: a folder or a file of the site cannot be read.
    """
    sizes = sizes_in(site)
    base = f"/{base_path.strip('/')}/".replace("//", "/")
    links, digests = _Links(frozenset(sizes), base), manifest.digests(site) if known else {}
    links.recall((known and known.read()) or b"[[], {}]", digests)
    new = sorted(path for path in sizes if path.endswith((*PAGES, STYLE)) and path not in links.leads)
    for gathered in cores.shared(partial(_gathered, site, links.files, base), new):
        links.take_in(gathered)
    if known:
        known.write(links.told(digests))
    return bounded([*_missing(expected, sizes), *links.broken()])


def _gathered(site: Path, files: frozenset[str], base: str, paths: Sequence[str]) -> _Links:
    """What some pages and styles link to."""
    links = _Links(files, base)
    for path in paths:
        if path.endswith(STYLE):
            links.add_all(path, css.addresses((site / path).read_text(encoding="utf-8", errors="replace")))
        else:
            links.add_page(path, (site / path).read_bytes())
    return replace(links, files=frozenset(), resolved={})  # which were for the work alone


def missing(site: Path, expected: Iterable[str]) -> list[Problem]:
    """Every expected file that is missing or empty, as ``verify`` has it; nothing is said of links.

    Raises:
        OSError: a folder of the site cannot be read.
    """
    return bounded(list(_missing(expected, sizes_in(site))))


def _missing(expected: Iterable[str], sizes: dict[str, int]) -> Iterator[Problem]:
    """Every expected output is a regular file and not empty."""
    for path in sorted(set(expected)):
        if path not in sizes:
            yield problem("output-missing", path)
        elif not sizes[path]:
            yield problem("output-empty", path)


@dataclass(slots=True)
class _Use:
    """Where an address was first met, as it was written there, and on how many pages it stands."""

    page: str
    link: str
    pages: int = 0


_Way = tuple[str, str, str]
"""The file that a link leads to, the place in it, and the link as written."""


@dataclass(slots=True)
class _Links:
    """What the pages link to, gathered page by page."""

    files: frozenset[str]
    base: str
    anchors: dict[str, set[str]] = field(default_factory=dict)
    leads: dict[str, list[int]] = field(default_factory=dict)
    """Page → the numbers of its ways, in the order they stand there."""
    ways: dict[_Way, int] = field(default_factory=dict)
    """Numbered, for most stand on very many pages."""
    resolved: dict[str, dict[str, str]] = field(default_factory=dict)
    """Folder → the rest of a link → the file it means. Links climb to a few folders, so most are found here."""

    def add_page(self, page: str, markup: bytes) -> None:
        """Take in the links and the anchors of one HTML page."""
        links, self.anchors[page] = _read(LexborHTMLParser(markup))
        self.add_all(page, links)

    def add_all(self, page: str, links: Iterable[str]) -> None:
        """Take in the links of one file, as written in it."""
        folders = _folders_up(page)
        met: dict[int, None] = {}
        for link in links:
            address, _, fragment = link.partition("#")
            if target := self._target(page, folders, address.partition("?")[0]):
                met[self._number((target, fragment, link))] = None
        self.leads[page] = list(met)

    def take_in(self, other: _Links) -> None:
        """Know of all that another has gathered, from other pages."""
        numbers = [self._number(way) for way in other.ways]
        self.leads |= {page: [numbers[each] for each in leads] for page, leads in other.leads.items()}
        self.anchors |= other.anchors

    def recall(self, told: bytes, digests: Mapping[str, str]) -> None:
        """Know of the pages that were the same in an earlier build, and led only to files that are there still."""
        ways, pages = json.loads(told)
        self.ways = {(target, place, link): number for number, (target, place, link) in enumerate(ways)}
        gone = self._gone()
        for page, (digest, leads, anchors) in pages.items():
            if digests.get(page) == digest and gone.isdisjoint(leads):
                self.leads[page] = leads
                self.anchors |= {} if anchors is None else {page: set(anchors)}

    def told(self, digests: Mapping[str, str]) -> bytes:
        """What is known of pages that lead to files alone: another link may mean another file another time."""
        ways, gone = [*self.ways], self._gone()
        kept = {page: leads for page, leads in self.leads.items() if page in digests and gone.isdisjoint(leads)}
        numbers = {each: number for number, each in enumerate(dict.fromkeys(chain.from_iterable(kept.values())))}
        pages = {
            page: (digests[page], [numbers[each] for each in leads], self._anchors_of(page))
            for page, leads in kept.items()
        }
        return json.dumps(([ways[each] for each in numbers], pages)).encode()

    def _anchors_of(self, page: str) -> list[str] | None:
        return sorted(self.anchors[page]) if page in self.anchors else None

    def _gone(self) -> set[int]:
        """The ways that lead to no file."""
        return {number for (target, _, _), number in self.ways.items() if target not in self.files}

    def _number(self, way: _Way) -> int:
        return self.ways.setdefault(way, len(self.ways))

    def _target(self, page: str, folders: list[str], address: str) -> str:
        """The file that an address means, whether it is there or not; empty for what is not ours to follow."""
        if not address:
            return page
        if _ELSEWHERE.match(address):
            return ""
        if address[0] == "/":
            return self._below_base(address)
        climbs = 0
        while address.startswith("../", 3 * climbs) and climbs < len(folders) - 1:
            climbs += 1
        return self._file(folders[climbs], address[3 * climbs :])

    def _below_base(self, address: str) -> str:
        if not f"{address}/".startswith(self.base):
            return address  # another place on the same host: no file of ours has a path that begins with a slash
        return self._file("", address[len(self.base) :])

    def _file(self, folder: str, rest: str) -> str:
        known = self.resolved.setdefault(folder, {})
        if rest not in known:
            known[rest] = _resolve(self.files, folder, rest)
        return known[rest]

    def broken(self) -> Iterator[Problem]:
        """Every internal link leads to a file of the site, and its fragment to a place there."""
        lost = {number: way for way, number in self.ways.items() if not self._holds(*way[:2])}
        uses: dict[tuple[str, str], _Use] = {}
        for page, leads in sorted(self.leads.items()):
            met: dict[tuple[str, str], str] = {}
            for target, fragment, link in (lost[each] for each in leads if each in lost):
                met.setdefault((target, fragment if target in self.files else ""), link)
            for address, link in met.items():
                uses.setdefault(address, _Use(page, link)).pages += 1
        for (target, place), use in uses.items():
            if place:
                yield problem(
                    "broken-anchor", use.page, link=use.link, target=target, anchor=_place(place), pages=use.pages
                )
            else:
                yield problem("broken-link", use.page, link=use.link, target=target, pages=use.pages)

    def _holds(self, target: str, fragment: str) -> bool:
        """A fragment is an id of the page, or a name (HTML, 7.4.6.4 Scrolling to a fragment)."""
        anchors, place = self.anchors.get(target), _place(fragment)
        if target not in self.files or anchors is None or not place or place.lower() == "top":
            return target in self.files
        # with a ”=” it is a reader's choice for a script (/samtal/#fall=…), and no place
        return "=" in place or place in anchors or unquote(place) in anchors


def _place(fragment: str) -> str:
    return fragment.partition(":~:")[0]


def _folders_up(page: str) -> list[str]:
    """The page's folder, the folder above it, and so on up to the site itself, which is the empty string."""
    parts = page.split("/")[:-1]
    return ["/".join(parts[:depth]) for depth in range(len(parts), -1, -1)]


def _resolve(files: frozenset[str], folder: str, rest: str) -> str:
    """The file that the rest of a link means, seen from a folder; a folder means the index.html in it."""
    decoded = unquote(rest)
    path = posixpath.normpath(posixpath.join(folder, decoded))
    if path in files and not decoded.endswith("/"):
        return path
    index = posixpath.normpath(posixpath.join(path, "index.html"))
    named_a_file = posixpath.splitext(path)[1] and not decoded.endswith("/")
    return path if named_a_file and index not in files else index


def _read(page: LexborHTMLParser) -> tuple[list[str], set[str]]:
    """The links of a page as written, and the names of the places in it."""
    links: list[str] = []
    anchors: set[str] = set()
    for node in page.css(_SELECTOR):
        for name, value in node.attributes.items():
            if not value:
                continue
            if name in _ONE_LINK:
                links.append(value.strip())
            elif name == "id" or (name == "name" and node.tag == "a"):
                anchors.add(value)
            else:
                links.extend(_links_within(node, name, value))
        if node.tag == "style":
            links.extend(css.addresses(node.text()))
    return links, anchors


def _links_within(node: LexborNode, name: str, value: str) -> Iterator[str]:
    """The links in an attribute that holds more than a link."""
    if name in _MANY_LINKS:
        yield from _CANDIDATE.findall(value)
    elif name == "style":
        yield from css.addresses(value)
    elif name == "content" and (node.attributes.get("http-equiv") or "").lower() == "refresh":
        yield from (link.strip() for link in _REFRESH.findall(value))


def bounded(problems: list[Problem]) -> list[Problem]:
    """The first problems, errors before warnings, and the number of the rest; sorted."""
    ranked = sorted(problems, key=lambda each: (each.level is not Level.ERROR, each))
    told, rest = sorted(ranked[:LIMIT]), len(ranked) - LIMIT
    return [*told, problem("verify-more", ".", count=rest)] if rest > 0 else told
