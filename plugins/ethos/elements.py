"""HTML that an editor writes in Markdown: elements that may stand there do, and nothing else vanishes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import escape

from markdown_it.common.html_re import attr_name, attr_value, close_tag, open_tag

from ethos.language import direction

TAG = re.compile(f"{open_tag}|{close_tag}")
NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
ATTRIBUTE = re.compile(rf"\s+({attr_name})(?:\s*=\s*({attr_value}))?")
CLOSE = re.compile(r"\s*/?>$")

_HTML = """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br button
    canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset
    figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input
    ins kbd label legend li link main map mark marquee math menu meta meter nav nobr noembed noframes noscript object ol
    optgroup option output p param picture plaintext pre progress q rp rt ruby s samp script search section select slot
    small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title
    tr track tt u ul var video wbr xmp
"""
HTML = frozenset(_HTML.split())
"""The elements of HTML, living and obsolete (HTML Standard, 4 and 16.2), and the two that begin other languages."""


def shown(written: str, tags: Collection[str]) -> str:
    """HTML as written, in which only ``tags`` are elements. Comments are left out; every other ``<`` is a sign."""
    made, end = [], 0
    for start, stop in _marks(written):
        made += [_signs(written[end:start]), _mark(written[start:stop], tags)]
        end = stop
    return "".join([*made, _signs(written[end:])])


def refused(written: str, tags: Collection[str]) -> Iterator[tuple[int, str]]:
    """The elements of HTML that may not stand in a text: where each begins, and its name."""
    for start, stop in _marks(written):
        found = NAME.match(written[start:stop])
        name = found[1].lower() if found else ""
        if name in HTML and name not in tags and written[start + 1] != "/":
            yield start, name


def _marks(written: str) -> Iterator[tuple[int, int]]:
    """Where tags and comments begin and end. Nothing is looked at twice, however many are left open."""
    at = written.find("<")
    while at >= 0:
        stop = _end(written, at)
        if stop:
            yield at, stop
        at = written.find("<", stop or at + 1)


def _end(written: str, at: int) -> int:
    if written.startswith("<!--", at):
        closed = written.find("-->", at + 2)
        return closed + 3 if closed > 0 else 0
    found = TAG.match(written, at)
    return found.end() if found else 0


def _signs(text: str) -> str:
    return text.replace("<", "&lt;")


def _mark(mark: str, tags: Collection[str]) -> str:
    if mark.startswith("<!--"):
        return ""
    name, attributes = NAME.match(mark), dict(ATTRIBUTE.findall(mark))
    # No attribute that may stand here is without a value: ``x<b och b>y`` compares, and makes nothing bold.
    if not name or name[1].lower() not in tags or not all(attributes.values()):
        return escape(mark, quote=False)
    language = attributes.get("lang", "").strip("\"'")
    return CLOSE.sub(' dir="rtl">', mark) if direction(language) and "dir" not in attributes else mark
