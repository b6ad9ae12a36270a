"""Markdown as editors write it, to HTML that nothing can run in, with links led to the published pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

import nh3
from markupsafe import Markup, escape
from selectolax.lexbor import LexborHTMLParser
from slugify import slugify

from ethos import commonmark, language, mailbox, web
from ethos.output import Picture
from ethos.recalled import noting, recalled
from ethos.source.text import without_hidden

if TYPE_CHECKING:
    from collections.abc import Collection

INLINE = frozenset(
    ["a", "abbr", "b", "bdi", "br", "cite", "code", "del", "em", "i", "ins", "kbd", "q", "s", "small", "span"]
) | {"strong", "sub", "sup"}
BLOCK = INLINE | frozenset(
    [
        "blockquote",
        "dd",
        "dl",
        "dt",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
ATTRIBUTES = {
    "a": {"href", "title", "id", "aria-label"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "li": {"id"},
    "bdi": {"dir"},
    "div": {"role", "tabindex", "aria-label"},
} | {f"h{level}": {"id"} for level in range(2, 7)}
ATTRIBUTES |= {tag: {"lang", "dir"} for tag in ("span", "i", "em", "q", "cite", "blockquote")}
OURS = frozenset({"div"})
"""Elements that Markdown becomes and nobody writes: around a table that scrolls, and around notes."""
CLASSES = {"a": {"note", "back"}, "div": {"table", "notes"}, "li": {"task-list-item"}}
CLASSES |= {tag: {"right", "center"} for tag in ("th", "td")}
DIRECTIONS = frozenset({"ltr", "rtl", "auto"})
SCHEMES = frozenset({*web.SCHEMES, "mailto"})
MAIL = re.compile(r"mailto:[^@\s?]+@[^@\s?.]+\.[^@\s?]+", re.IGNORECASE)
HEADING = "r-"
"""Before every heading's id, so that no heading can take the name of a part of the frame."""

DEAD = re.compile(r'<a(?: title="[^"]*")?>(?P<text>.*?)</a>', re.DOTALL)
"""A link that leads nowhere, as what the base says of a page that the site hides: its text is shown."""

IMAGE = re.compile(r'<img(?: [a-z]+="[^"]*")*? src="(?P<src>[^"]*)"(?: [a-z]+="[^"]*")*>')
SIZES = "(min-width: 42rem) 38rem, 100vw"
"""How wide a picture stands on a page: as the text, which is ``--measure`` in ``tokens.css`` and never more."""
WIDEST = 2_000
"""Pixels across of a picture that browsers may choose as it is, when there are narrower copies of it."""

PLAIN = re.compile(
    r"(?!.*(?:--|\.\.\.|_|://|www\.))(?:(?!\d+[.)]|[-+=: ])[\w ,.;:?!()…”’–—%/§+=-]+(?<! )(?:\n\n?(?=[^\n])|\Z))+",
    re.DOTALL,
)
"""Text without any markup: most fields. It needs no parser, and a test holds that the result is the same."""

LONGEST = 30_000
"""Characters of one Markdown text: four times the longest page, and some seconds of the parser's time at worst."""

NUMBER = re.compile(r"(?<=\d)(?<!\d{4}) (?=\d{3}(?!\d))")
"""The space within a number, ``38 000``; none after a year."""
TIED = re.compile(
    rf"{NUMBER.pattern}|(?<=\d) (?=§|kronor\b|procent\b)|(?<=§) (?=\d)|(?<=\b[Kk]l\.) (?=\d)|(?<=\bart\.) (?=\d)"
)
TIES = ("§", "l. ", "art. ", "kronor", "procent")
"""Most text has none of them, and no number that is parted: ten times as quick to see."""


BOUNDS = {"length": LONGEST, "depth": commonmark.DEEPEST}
"""What may be too much, and how much of it is not."""


@recalled
def burden(text: str) -> str:
    """What makes a text more than can be shown: ``length``, ``depth``; most often nothing.

    The parser takes linear time, and leaves out what lies deeper than it can go.
    """
    if len(text) > LONGEST:
        return "length"
    may_be_deep = len(text) > commonmark.DEEPEST and not PLAIN.fullmatch(text)
    return "depth" if may_be_deep and commonmark.is_too_deep(text) else ""


def typeset(text: str) -> str:
    """Text with the hard spaces that Swedish typography asks for: ``5 §``, ``kl. 13``, ``38 000 kronor``."""
    return TIED.sub("\N{NO-BREAK SPACE}", text) if any(map(text.__contains__, TIES)) or NUMBER.search(text) else text


class Renderer:
    """Renders the Markdown of one site: ``links`` leads from source paths to public paths, both from the root.

    ``pictures`` tells how those at a public path are shown.
    """

    def __init__(self, links: Mapping[str, str], pictures: Mapping[str, Picture] | None = None) -> None:
        self._links = links
        self._pictures = pictures or {}
        self._blocks: dict[tuple[str, str, str], Markup] = {}

    def block(self, text: str, source: str, base: str) -> Markup:
        """HTML paragraphs, lists, tables; ``source`` is the file it stands in, ``base`` leads to the site's root."""
        if PLAIN.fullmatch(text):
            paragraphs = (escape(typeset(each)) for each in text.split("\n\n"))
            return Markup("\n").join(Markup("<p>{}</p>").format(each) for each in paragraphs)
        # A link's address depends on where its page lies, so the place is part of the key.
        key = (text, posixpath.dirname(source), base)
        if key not in self._blocks:
            self._blocks[key] = self._clean(commonmark.html(typeset(text), BLOCK), source, base, BLOCK | OURS)
        return self._blocks[key]

    def opening(self, text: str, source: str, base: str, most: int) -> Markup:
        """HTML of the first paragraphs of a text, or what else stands first in it."""
        return self._clean(commonmark.opening(typeset(text), BLOCK, most), source, base, BLOCK | OURS)

    def inline(self, text: str, source: str, base: str) -> Markup:
        """HTML for one line of text: emphasis, links and code, but no paragraphs."""
        if PLAIN.fullmatch(text):
            return escape(typeset(text))
        return self._clean(commonmark.line(typeset(text), INLINE), source, base, INLINE)

    def _clean(self, html: str, source: str, base: str, tags: Collection[str]) -> Markup:
        def lead(tag: str, attribute: str, value: str) -> str | None:
            if attribute == "lang":
                return value if language.CODE.fullmatch(value) else None
            if attribute == "dir":
                return value if value in DIRECTIONS else None
            if attribute == "id":
                return HEADING + slugify(value)
            if attribute not in {"href", "src"}:
                return value
            if attribute == "src" and is_elsewhere(value):
                return None  # nothing is fetched from other hosts
            return lead_on(value, source, base, self._links)

        allowed = {tag: names for tag, names in ATTRIBUTES.items() if tag in tags}
        clean = nh3.clean(
            html,
            tags=set(tags),
            attributes=allowed,
            allowed_classes=CLASSES,
            url_schemes=set(SCHEMES),
            link_rel=None,
            attribute_filter=lead,
        )
        shown = DEAD.sub(r"\g<text>", without_hidden(clean)).strip().replace("&nbsp;", "\N{NO-BREAK SPACE}")
        if "mailto:" in shown:
            shown = mailbox.folded_links(shown)
        if self._pictures and "<img" in shown:
            shown = IMAGE.sub(lambda found: self._sized(found, base), shown)
        return Markup(shown)  # noqa: S704 — this is what nh3 has cleaned

    def _sized(self, element: re.Match[str], base: str) -> str:
        """An image as nh3 writes it, with its size, so that nothing moves when it comes, and its narrower copies."""
        shown = self._pictures.get(unescape(element["src"]).removeprefix(base))
        if shown is None:
            return element[0]
        more = {"width": shown.width, "height": shown.height, "loading": "lazy"}
        copies = [f"{base}{path} {width}w" for width, path in shown.narrower]
        if copies:
            whole = [f"{element['src']} {shown.width}w"] if shown.width <= WIDEST else []
            more |= {"srcset": ", ".join([*copies, *whole]), "sizes": SIZES}
        told = "".join(f' {name}="{value}"' for name, value in more.items())
        return f"{element[0][:-1]}{told}>"


def lead_on(target: str, source: str, base: str, links: Mapping[str, str]) -> str | None:
    """Where a link in a source file leads on the site, or None for one that leads nowhere safe."""
    if target.startswith("#"):
        return f"#{HEADING}{slugify(unquote(target[1:]))}"
    if is_elsewhere(target):
        return target if fault_of(target, source, links) == "" else None
    path, _, place = target.partition("#")
    public = links.get(resolve(path, source))
    if public is None:
        return None
    # What a page of ours reads after # is its own to say: ``../samtal/#fall=gavan``. Only a source file has headings.
    led = f"{HEADING}{slugify(unquote(place))}" if path.endswith(".md") else place
    return f"{base}{public}" + (f"#{led}" if place else "")


def fault_of(target: str, source: str, known: Collection[str]) -> str:
    """The code of what is wrong with a link's target in a source file, or nothing."""
    if target.startswith("#"):
        return ""
    if is_elsewhere(target):
        return "" if _is_safe(target) else "unsafe-link"
    return "" if resolve(target.partition("#")[0], source) in known else "broken-source-link"


def _is_safe(target: str) -> bool:
    """An address of a scheme that is safe to follow, with a host or somebody to write to."""
    return web.is_whole(target) or bool(MAIL.match(target))


def is_elsewhere(target: str) -> bool:
    """True for an address rather than a path: it names a scheme or a host."""
    return bool(re.match(r"\s*[a-zA-Z][\w+.-]*:|//|\\\\", target))


def resolve(path: str, source: str) -> str:
    """A path written in a source file, from the root; ``..`` beyond the root stays and is found nowhere."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(path)))


@recalled
def links_in(text: str) -> tuple[tuple[str, bool], ...]:
    """The targets of all links and pictures in Markdown text, as written, and whether each is a picture's.

    Text that is a burden to the parser has none: it is refused for that.
    """
    return () if PLAIN.fullmatch(text) else _links_in(text)


@noting(lambda found: tuple(map(tuple, found)))
def _links_in(text: str) -> tuple[tuple[str, bool], ...]:
    if burden(text):
        return ()
    nodes = LexborHTMLParser(commonmark.html(text, BLOCK)).css("a[href]:not(.note, .back), img[src]")
    return tuple(
        (node.attributes.get("src" if node.tag == "img" else "href") or "", node.tag == "img") for node in nodes
    )


ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z]{2,32});")


def entities_in(text: str) -> Iterator[tuple[int, str, str]]:
    """The entities that a text writes: where each begins, as written, and the character that it becomes."""
    for match in ENTITY.finditer(text) if "&" in text else ():
        yield match.start(), match[0], unescape(match[0])


def headings(html: str) -> list[tuple[str, str]]:
    """The second-level headings of rendered HTML: id and text, for a table of contents."""
    if "<h2" not in html:
        return []
    return [(node.attributes.get("id") or "", node.text()) for node in LexborHTMLParser(html).css("h2[id]")]


@noting(tuple)
def anchors(text: str) -> tuple[str, ...]:
    """What may follow ``#`` in a link to Markdown text: its headings, as they are called in links.

    Text that is a burden to the parser has none, as it has no links.
    """
    nodes = () if burden(text) else LexborHTMLParser(commonmark.html(text, BLOCK)).css("[id]")
    return tuple(dict.fromkeys(slugify(node.attributes.get("id") or "") for node in nodes))


def plain(text: str) -> str:
    """Markdown text as plain text, for calendars, descriptions and search."""
    return text if PLAIN.fullmatch(text) else _text(text, ".note, .back")


def running(text: str) -> str:
    """The same without headings: what is said below them."""
    return text if PLAIN.fullmatch(text) else _text(text, ".note, .back, h1, h2, h3, h4, h5, h6")


def _text(text: str, without: str) -> str:
    html = LexborHTMLParser(commonmark.html(text, BLOCK))
    for each in html.css(without):
        each.decompose()
    return html.text().strip()
