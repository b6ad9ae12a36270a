"""From the HTML that pages show to plain data that the templates set: the same words, and nothing that could be run.

A *run* is a text, or ``{"is": "strong", "of": runs}``; a *block* is ``{"is": "p", "of": runs}``, ``{"is": "ul", "of":
[blocks, …]}`` and so on. The templates know each sort (``typst/prose.typ``). Text stays text, so nothing that an editor
writes is ever read as typst's own language.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TypeAlias
from urllib.parse import quote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ethos.markdown import PLAIN, typeset

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"
Shown = tuple[str, int]
"""A picture's file, and its width in hundredths of the text's."""
Picture = Callable[[str], Shown | None]
"""From a picture's address on the site to what is printed; None for one that is told in words instead."""

DEEPEST = 6
"""Lists in lists, emphasis in emphasis: what lies deeper is set without more ado. Typst stops at some eighty calls."""
WIDEST = 8
"""Columns of a table: what is wider is set as a list of its rows."""
SPACE = re.compile(r"[ \t\n\r\f]+")
THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
STYLES = {"strong": "strong", "b": "strong", "em": "emph", "i": "emph", "cite": "emph", "del": "strike", "s": "strike"}
STYLES |= {"sub": "sub", "sup": "super", "code": "code", "kbd": "code", "small": "small"}
HEADINGS = {f"h{level}": level for level in range(2, 7)}
BLOCKS = {"p", "blockquote", "pre", "table", "hr", "ul", "ol", "dl", "div", *HEADINGS}
INSIDE = {"li", "dt", "dd", "thead", "tbody", "tr", "th", "td"}
TEXT = "-text"
LANGUAGE = re.compile(r"([a-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}))?(?:-.*)?")


def no_picture(_: str) -> None:
    """Where no picture can be printed."""


def blocks(html: str, picture: Picture = no_picture) -> list[Json]:
    """HTML as ``Renderer.block`` makes it."""
    body = LexborHTMLParser(html).body
    return _levelled(_Walk(picture).blocks(body, 0)) if body else []


def runs(html: str) -> list[Json]:
    """HTML as ``Renderer.inline`` makes it, in one line."""
    body = LexborHTMLParser(html).body
    return _Walk(no_picture).line(body) if body else []


def plain_blocks(text: str) -> list[Json] | None:
    """What ``blocks`` would say of Markdown that holds no markup, as most fields: without a parser. Else None."""
    if not PLAIN.fullmatch(text):
        return None
    return [{"is": "p", "of": [tied(typeset(each))]} for each in text.split("\n\n")]


def plain_runs(text: str) -> list[Json] | None:
    """What ``runs`` would say of such a text."""
    return [tied(typeset(text))] if PLAIN.fullmatch(text) else None


def language(code: str) -> tuple[str, str]:
    """A language's code (BCP 47) as typst takes it: the language, and the region or nothing."""
    found = LANGUAGE.fullmatch(code)
    return (found[1], (found[2] or "").upper()) if found else ("sv", "")


def ascii_address(address: str) -> str:
    """An address as PDF takes it: seven bits a character (ISO 32000-1, 12.6.4.7)."""
    return quote(address, safe=string.printable.strip())


def shown_address(address: str) -> str:
    """An address as one writes it down, with places to break it at; nothing for what is no page."""
    scheme, _, rest = address.partition("://")
    return rest.replace("/", "/\N{ZERO WIDTH SPACE}") if scheme.lower() in {"http", "https"} else ""


class _Walk:
    """Reads one text from its first word to its last."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._spaced = True
        """Nothing has been said on the line yet, or last a space: another one would show."""

    def blocks(self, node: LexborNode, depth: int) -> list[Json]:
        """What is in an element, as blocks; words that stand loose in it become a paragraph."""
        return self._among(node.iter(include_text=True), depth)

    def _among(self, nodes: Iterator[LexborNode], depth: int) -> list[Json]:
        found: list[Json] = []
        for loose, group in groupby(nodes, lambda each: each.tag not in BLOCKS):
            if loose:
                found += self._paragraphs(group)
            else:
                found += [made for each in group for made in self._block(each, depth)]
        return found

    def _paragraphs(self, nodes: Iterator[LexborNode]) -> Iterator[Json]:
        """Loose words and pictures: a picture stands by itself."""
        for is_picture, group in groupby(nodes, lambda each: each.tag == "img"):
            if is_picture:
                yield from map(self._image, group)
            elif made := self._started(group):
                yield {"is": "p", "of": made}

    def _block(self, node: LexborNode, depth: int) -> Iterator[Json]:
        tag = node.tag or ""
        if tag == "hr":
            yield {"is": "rule"}
        elif tag == "pre":
            yield {"is": "pre", "of": _words(node).strip("\n")}
        elif tag in HEADINGS:
            said = self.line(node)
            inner: Json = {"is": "p", "of": [{"is": "strong", "of": said}]}
            if any(_said(said)):
                yield {"is": "h", "level": HEADINGS[tag], "of": said} if depth == 0 else inner
        elif tag == "p":
            yield from self._paragraphs(node.iter(include_text=True))
        elif tag == "table":
            yield from self._table(node)
        elif tag == "div":
            yield from self._part(node, depth)
        elif depth >= DEEPEST:
            yield {"is": "p", "of": [SPACE.sub(" ", _words(node, " ")).strip()]}
        elif tag == "blockquote":
            yield {"is": "quote", "of": self.blocks(node, depth + 1), **_lang(node)}
        else:
            yield self._list(node, tag, depth)

    def _part(self, node: LexborNode, depth: int) -> Iterator[Json]:
        """What stands around a table, and the notes after a text."""
        inside = self.blocks(node, depth)
        notes: list[Json] = [{"is": "notes", "of": inside}]
        yield from notes if node.attributes.get("class") == "notes" else inside

    def _list(self, node: LexborNode, tag: str, depth: int) -> Json:
        items = list(self._items(node, depth))
        if tag == "dl":
            rows: list[Json] = [{"is": "dt" if name == "dt" else "dd", "of": said} for name, said in items]
            return {"is": "dl", "of": rows}
        made: list[Json] = [said for _, said in items]
        start = node.attributes.get("start") or "1"
        first = {"start": int(start)} if tag == "ol" and start.isascii() and start.isdigit() and len(start) < 7 else {}
        return {"is": tag, "of": made, **first}

    def _items(self, node: LexborNode, depth: int) -> Iterator[tuple[str, list[Json]]]:
        """What a list holds, each with its element's name; words that stand loose in it become an item.

        An element that an editor forgot to close lies around the items that follow: ``<b>term`` before its meaning.
        """
        for form, group in groupby(node.iter(include_text=True), _form):
            if form == "loose":
                if said := self._among(group, depth + 1):
                    yield "", said
            else:
                for each in group:
                    if form == "item" or depth >= DEEPEST:
                        yield each.tag or "", self.blocks(each, depth + 1)
                    else:
                        yield from self._items(each, depth + 1)

    def _table(self, node: LexborNode) -> Iterator[Json]:
        """A table of text: its first row is its head when Markdown made it."""
        parts = [part for part in node.iter() if part.tag in {"thead", "tbody", "tfoot"}]
        rows = [[self.line(cell) for cell in row.iter()] for part in parts for row in part.iter()]
        width = max(map(len, rows), default=0)
        if width == 0:
            return
        if width > WIDEST:
            for row in rows:
                yield {"is": "p", "of": [run for cell in row for run in [*cell, " "]]}
            return
        padded: list[Json] = [[*row, *([] for _ in range(width - len(row)))] for row in rows]
        first = [cell.attributes.get("class") or "left" for row in list(parts[0].iter())[:1] for cell in row.iter()]
        sides: list[Json] = [*first, *("left" for _ in range(width - len(first)))]
        yield {"is": "table", "sides": sides, "head": parts[0].tag == "thead", "of": padded}

    def _image(self, node: LexborNode) -> Json:
        told = SPACE.sub(" ", node.attributes.get("alt") or "").strip()
        found = self._picture(node.attributes.get("src") or "")
        if found is None:
            return {"is": "p", "of": [told or "–"]}
        return {"is": "img", "file": found[0], "width": found[1], "alt": told}

    def line(self, node: LexborNode) -> list[Json]:
        """All words in an element, in one line."""
        return self._started(node.iter(include_text=True))

    def _started(self, nodes: Iterator[LexborNode]) -> list[Json]:
        self._spaced = True
        made = [run for each in nodes for run in self._run(each, 0)]
        if made and isinstance(made[-1], str):
            made[-1] = made[-1].rstrip(" ")
        return [each for each in made if each]

    def _run(self, node: LexborNode, depth: int) -> Iterator[Json]:
        tag = node.tag or ""
        if tag == TEXT:
            yield self._text(node.text_content or "")
        elif tag == "br":
            self._spaced = True
            yield {"is": "br"}
        elif tag == "img":
            yield self._text(f" {node.attributes.get('alt') or ''} ")
        elif node.attributes.get("class") == "back":
            return  # from a note to the text: nobody follows it on paper
        elif depth > DEEPEST:
            yield self._text(_words(node))
        else:
            yield from self._styled(node, tag, depth)

    def _styled(self, node: LexborNode, tag: str, depth: int) -> Iterator[Json]:
        """An element with words in it. A block that somebody has put into a line begins a line of its own there."""
        if tag in BLOCKS | INSIDE:
            self._spaced = True
            yield {"is": "br"}
        inside: list[Json] = [run for each in node.iter(include_text=True) for run in self._run(each, depth + 1)]
        inside = [each for each in inside if each]
        address = node.attributes.get("href") if tag == "a" else None
        if address and inside and not address.startswith("#"):  # a place on the page is no place on paper
            inside = [{"is": "link", "to": ascii_address(address), "shown": shown_address(address), "of": inside}]
        elif tag == "q":
            inside = ["”", *inside, "”"]
        elif tag in STYLES and inside:
            inside = [{"is": STYLES[tag], "of": inside}]
        marked = _lang(node)
        yield from [{"is": "lang", "of": inside, **marked}] if marked and inside else inside

    def _text(self, text: str) -> str:
        said = tied(text)
        said = said[1:] if self._spaced and said.startswith(" ") else said
        if said:
            self._spaced = said.endswith(" ")
        return said


def _form(node: LexborNode) -> str:
    """What stands in a list: an item, something around items, or loose words."""
    if node.tag in INSIDE:
        return "item"
    return "around" if any(each.tag in INSIDE for each in node.iter()) else "loose"


def _words(node: LexborNode, between: str = "") -> str:
    """All words in an element as they are written, and those in the place of its pictures."""
    found = node.traverse(include_text=True)
    said = (f" {each.attributes.get('alt') or ''} " if each.tag == "img" else each.text_content for each in found)
    return between.join(each for each in said if each)


def _said(runs: list[Json]) -> Iterator[str]:
    """The words in runs; nothing for spaces and breaks."""
    for each in runs:
        if isinstance(each, str):
            yield each.strip()
        elif isinstance(each, dict) and isinstance(inside := each.get("of"), list):
            yield from _said(inside)


def tied(text: str) -> str:
    """Text in one line, with thousands that stay together: ``6 100``."""
    return THOUSANDS.sub("\N{NO-BREAK SPACE}", SPACE.sub(" ", text))


def _lang(node: LexborNode) -> dict[str, Json]:
    code = node.attributes.get("lang")
    return dict(zip(("lang", "region"), language(code), strict=True)) if code else {}


def _levelled(found: list[Json]) -> list[Json]:
    """Headings as deep as they lie in each other: the first at 1, and none skipped (ISO 14289-1, 7.4.2)."""
    open_: list[int] = []
    for each in found:
        if isinstance(each, dict) and each["is"] == "h":
            level = each["level"]
            assert isinstance(level, int)  # noqa: S101 — as ``_block`` has made it
            open_ = [*(above for above in open_ if above < level), level]
            each["level"] = len(open_)
    return found
