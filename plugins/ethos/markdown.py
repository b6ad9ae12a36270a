"""Markdown as editors write it, to HTML that nothing can run in, with links led to the published pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from html import unescape
from itertools import accumulate
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.smarty import SmartyExtension
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape
from selectolax.lexbor import LexborHTMLParser
from slugify import slugify

from ethos.output import Picture
from ethos.source.text import without_hidden

if TYPE_CHECKING:
    from collections.abc import Collection

INLINE = frozenset(
    ["a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "ins", "kbd", "q", "s", "small", "span"]
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
ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}} | {
    f"h{level}": {"id"} for level in range(2, 7)
}
ATTRIBUTES |= {tag: {"lang"} for tag in ("span", "i", "em", "q", "cite", "blockquote")}
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""A language's code as pages carry it (BCP 47), without the forms that nobody writes."""
SCHEMES = frozenset({"http", "https", "mailto"})
BRACKETS = {"[": 1, "(": 1, "]": -1, ")": -1}
HEADING = "r-"
"""Before every heading's id, so that no heading can take the name of a part of the frame."""

IMAGE = re.compile(r'<img(?: [a-z]+="[^"]*")*? src="(?P<src>[^"]*)"(?: [a-z]+="[^"]*")*>')
SIZES = "(min-width: 42rem) 38rem, 100vw"
"""How wide a picture stands on a page: as the text, which is ``--measure`` in ``tokens.css`` and never more."""
WIDEST = 2_000
"""Pixels across of a picture that browsers may choose as it is, when there are narrower copies of it."""

QUOTES = {"left-double-quote": "”", "right-double-quote": "”", "left-single-quote": "’", "right-single-quote": "’"}
DASHES = {"ndash": "–", "mdash": "—", "ellipsis": "…"}

PLAIN = re.compile(
    r"(?!.*(?:--|\.\.\.|_))(?:(?!\d+[.)]|[-+=: ])[\w ,.;:?!()…”’–—%/§+=-]+(?<! )(?:\n\n?(?=[^\n])|\Z))+", re.DOTALL
)
"""Text without any markup: most fields. It needs no parser, and a test holds that the result is the same."""

LONGEST = 30_000
"""Characters of one Markdown text: four times the longest page, and some seconds of the parser's time at worst."""
PARAGRAPH = 6_000
"""Characters between two empty lines."""
LINES = 150
"""Lines between two empty lines; every definition or heading among them costs the parser as much as all the others."""
UNCLOSED = 20
"""Brackets that are open at once: for each, the parser reads the paragraph to its end, six times."""
INDENT = 60
"""Spaces before a line: fifteen lists in each other, each some calls deeper in Python's stack."""
NESTED = 12
"""Lists and quotations in each other, by their signs before a text and by how far in it stands. The parser reads each
by calling itself; near the end of the stack it falls, or takes a quotation for text."""
STRESSED = 300
"""Signs of emphasis (``*``, ``_``) that are open at once: more than the lines to write on in any form."""
STRESSES = re.compile(r"(?P<space>\s|^)?(?P<signs>\*+)"), re.compile(r"(?P<space>\s|^)?(?P<signs>_+)(?P<word>[^\W_])?")
SIGNS = re.compile(r"^([ \t]*)((?:(?:>|[-+*:](?=[ \t])|\d+\.(?=[ \t]))[ \t]*)+)", re.MULTILINE)
SIGN = re.compile(r"\d+\.|\S")

TIED = re.compile(r"(?<=\d) (?=§)|(?<=§) (?=\d)|(?<=\b[Kk]l\.) (?=\d)|(?<=\bart\.) (?=\d)")


BOUNDS = {"length": LONGEST, "paragraph": PARAGRAPH, "lines": LINES, "brackets": UNCLOSED, "indent": INDENT}
BOUNDS |= {"stress": STRESSED, "nested": NESTED}
"""What may be too much, and how much of it is not."""


def burden(text: str) -> tuple[str, int] | None:
    """What makes a text heavier than the parser can bear, and the line, from 0, where it starts; most often nothing.

    ``length``, ``paragraph``, ``lines``, ``brackets``, ``stress``, ``indent`` or ``nested``: Python-Markdown takes
    quadratic time for some texts and recurses for others, so bounds stand before it. Text without such a burden takes
    some seconds at most, and no more of the stack than is left to any caller.
    """
    if len(text) > LONGEST:
        return "length", 0
    line = 0
    for paragraph in text.split("\n\n"):
        if fault := _burden(paragraph):
            return fault, line
        if (at := _nested(paragraph)) >= 0:
            return "nested", line + paragraph.count("\n", 0, at)
        line += paragraph.count("\n") + 2
    return None


def _burden(paragraph: str) -> str:
    if len(paragraph) > PARAGRAPH:
        return "paragraph"
    if paragraph.count("\n") > LINES:
        return "lines"
    if paragraph.count("[") > UNCLOSED and max(accumulate(paragraph, _opened, initial=0)) > UNCLOSED:
        return "brackets"
    if paragraph.count("*") + paragraph.count("_") > STRESSED and _stress(paragraph) > STRESSED:
        return "stress"
    return "indent" if " " * INDENT in paragraph.expandtabs(4) else ""


def _nested(paragraph: str) -> int:
    """Where lists or quotations stand too deep in each other; -1 when none do."""
    for found in SIGNS.finditer(paragraph):
        if len(found[1].expandtabs(4)) // 4 + len(SIGN.findall(found[2])) > NESTED:
            return found.start()
    return -1


def _stress(paragraph: str) -> int:
    """How many signs of emphasis may be open at once, at most."""
    return sum(max(accumulate(each.finditer(paragraph), _stressed, initial=0)) for each in STRESSES)


def _stressed(count: int, found: re.Match[str]) -> int:
    """How many signs are open after some more: those after a space, or ``_`` before a word, cannot close any."""
    size, told = len(found["signs"]), found.groupdict()
    opens = told["space"] is not None or told.get("word") is not None
    return count + size if opens or not count else max(0, count - size)


def _opened(count: int, character: str) -> int:
    return max(0, count + BRACKETS.get(character, 0))


def typeset(text: str) -> str:
    """Text with the hard spaces that Swedish typography asks for: ``5 §``, ``kl. 13``."""
    may_tie = "§" in text or "l. " in text or "art. " in text  # most text has none of them: ten times as quick to see
    return TIED.sub("\N{NO-BREAK SPACE}", text) if may_tie else text


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
            self._blocks[key] = self._clean(_convert(typeset(text)), source, base, BLOCK)
        return self._blocks[key]

    def inline(self, text: str, source: str, base: str) -> Markup:
        """HTML for one line of text: emphasis, links and code, but no paragraphs."""
        if PLAIN.fullmatch(text):
            return escape(typeset(text.replace("\n\n", "\n")))
        return self._clean(_convert(typeset(text)), source, base, INLINE)

    def _clean(self, html: str, source: str, base: str, tags: Collection[str]) -> Markup:
        def lead(tag: str, attribute: str, value: str) -> str | None:
            if attribute == "lang":
                return value if LANGUAGE.fullmatch(value) else None
            if attribute == "id":
                return value if value.startswith(HEADING) else HEADING + slugify(value)
            if attribute not in {"href", "src"}:
                return value
            if attribute == "src" and is_elsewhere(value):
                return None  # nothing is fetched from other hosts
            return lead_on(value, source, base, self._links)

        allowed = {tag: names for tag, names in ATTRIBUTES.items() if tag in tags}
        clean = nh3.clean(
            html, tags=set(tags), attributes=allowed, url_schemes=set(SCHEMES), link_rel=None, attribute_filter=lead
        )
        shown = without_hidden(clean).strip().replace("&nbsp;", "\N{NO-BREAK SPACE}")
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
    path, _, heading = target.partition("#")
    public = links.get(resolve(path, source))
    if public is None:
        return None
    return f"{base}{public}" + (f"#{HEADING}{slugify(unquote(heading))}" if heading else "")


def fault_of(target: str, source: str, known: Collection[str]) -> str:
    """The code of what is wrong with a link's target in a source file, or nothing."""
    if target.startswith("#"):
        return ""
    if is_elsewhere(target):
        return "" if _is_safe(target) else "unsafe-link"
    return "" if resolve(target.partition("#")[0], source) in known else "broken-source-link"


def _is_safe(target: str) -> bool:
    """An address of a scheme that is safe to follow, and one that a browser can read."""
    try:
        return urlsplit(target).scheme.lower() in SCHEMES
    except ValueError:  # http://[ is no address
        return False


def is_elsewhere(target: str) -> bool:
    """True for an address rather than a path: it names a scheme or a host."""
    return bool(re.match(r"\s*[a-zA-Z][\w+.-]*:|//|\\\\", target))


def resolve(path: str, source: str) -> str:
    """A path written in a source file, from the root; ``..`` beyond the root stays and is found nowhere."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(path)))


def links_in(text: str) -> tuple[tuple[str, bool], ...]:
    """The targets of all links and pictures in Markdown text, as written, and whether each is a picture's.

    Text that is a burden to the parser has none: it is refused for that.
    """
    if ("](" not in text and "<" not in text and "]:" not in text) or burden(text):
        return ()
    return _links_in(text)


@lru_cache(maxsize=4096)
def _links_in(text: str) -> tuple[tuple[str, bool], ...]:
    """Remembered, for every rule about links asks for those of the same texts, and to parse one takes milliseconds."""
    nodes = LexborHTMLParser(_convert(text)).css("a[href], img[src]")
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


def anchors(text: str) -> set[str]:
    """What may follow ``#`` in a link to Markdown text: its headings, as they are called in links."""
    ids = (node.attributes.get("id") or "" for node in LexborHTMLParser(_convert(text)).css("[id]"))
    return {slugify(each.removeprefix(HEADING)) for each in ids}


def plain(text: str) -> str:
    """Markdown text as plain text, for calendars, descriptions and search."""
    if PLAIN.fullmatch(text):
        return text
    return LexborHTMLParser(_convert(text)).text().strip()


def _convert(text: str) -> str:
    try:
        return _parser().reset().convert(text)
    except RecursionError:
        _parser.cache_clear()  # it was left halfway, and would render the next text wrongly
        raise


@cache
def _parser() -> markdown.Markdown:
    smarty = SmartyExtension(substitutions=QUOTES | DASHES)
    contents = TocExtension(slugify=lambda heading, _: HEADING + slugify(heading), permalink=False)
    parser = markdown.Markdown(extensions=["tables", "sane_lists", "def_list", smarty, contents, _OneFirstHeading()])
    parser.preprocessors.deregister("html_block")  # pages are written in Markdown, and it takes quadratic time
    return parser


class _OneFirstHeading(Extension):
    """The page's title is its only first-level heading: those in the text become second-level."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 — the library's name
        md.treeprocessors.register(_Lower(md), "one-first-heading", 100)


class _Lower(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter("h1"):
            element.tag = "h2"
