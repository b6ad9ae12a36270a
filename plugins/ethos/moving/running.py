"""Running text out of HTML: cleaned, without what a knowledge base cannot show, as Markdown; and its sections."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import nh3
from markdownify import markdownify
from selectolax.lexbor import LexborHTMLParser

from ethos.moving.found import refused, told

KEPT = {
    *("p", "br", "ul", "ol", "li", "blockquote", "a", "em", "i", "strong", "b", "hr", "code", "pre"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
DROPPED = {"script", "style", "title", "nav", "footer", "aside", "form", "button", "noscript", "template", "svg"}
"""With what stands in them."""
DEEPEST = 500
"""Elements within each other."""
ENDLESS = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param"),
    *("p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "tfoot", "option", "colgroup", "html", "head", "body"),
}
"""What has no end, or may be left without one."""
HEADING = re.compile(r"^(#{1,6}) +(.*?) *#*$", re.MULTILINE)
ITEM = re.compile(r"^(?:[-*+]|\d{1,3}[.)]) +(.*)$")


@dataclass(frozen=True)
class Running:
    """A text in Markdown, what it says that it is called, and what was left out of it."""

    title: str
    text: str
    told: Sequence[str]


def running(page: str) -> Running:
    """The text of an HTML page or a part of one.

    Raises:
        EthosError: its elements lie too deep in each other.
    """
    if _depth(page) > DEEPEST:
        raise refused("deep")
    tree = LexborHTMLParser(page)
    heads = [*tree.css("h1"), *tree.css("title")]
    named = next((node.text().strip() for node in heads if node.text().strip()), "")
    main = tree.css_first("main, article, body")
    missed: dict[str, None] = {}
    for image in tree.css("img"):
        missed[image.attributes.get("alt") or image.attributes.get("src") or "?"] = None
    clean = nh3.clean(
        (main.html or "") if main else page,
        tags=KEPT,
        clean_content_tags=DROPPED,
        attributes={"a": {"href"}},
        attribute_filter=lambda tag, _name, value: _followed(value, missed) if tag == "a" else None,
        link_rel=None,
        url_schemes={"http", "https", "mailto"},
    )
    text = _markdown(clean)
    lost = [told("left_out", what=_short(each)) for each in missed]
    return Running(html.unescape(named), text, lost)


def _depth(page: str) -> int:
    """How many elements lie in each other at most, as far as their ends are written: parsers take long over many."""
    depth = deepest = 0
    for sign in re.finditer(r"<(/?)(\w+)", page):
        if sign[2].lower() not in ENDLESS:
            depth += -1 if sign[1] else 1
            deepest = max(deepest, depth)
    return deepest


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"


def _followed(address: str, missed: dict[str, None]) -> str | None:
    """An address that leads somewhere from wherever the text stands; others are told of."""
    if re.match(r"(?:https?://|mailto:)\S+$", address):
        return address
    missed[address] = None
    return None


def _markdown(clean: str) -> str:
    made = markdownify(clean, heading_style="ATX", bullets="-", escape_misc=False, wrap=False)
    lines = (line.rstrip() for line in made.replace("\u00a0", " ").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def sections(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a text: a heading, nothing for what stands before the first, and what stands below it."""
    heads = list(HEADING.finditer(text))
    yield "", text[: heads[0].start() if heads else len(text)].strip()
    for head, after in zip_longest(heads, heads[1:]):
        yield head[2].strip("*_ "), text[head.end() : after.start() if after else len(text)].strip()


def items(text: str) -> list[str]:
    """The points of a list, each on a line; what stands in no list is no point."""
    points: list[str] = []
    for line in text.split("\n"):
        if found := ITEM.match(line):
            points.append(found[1])
        elif points and line.startswith(" ") and line.strip():
            points[-1] += f" {line.strip().removeprefix('- ')}"
    return points
