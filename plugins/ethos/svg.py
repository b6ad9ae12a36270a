"""SVG from others: what draws is kept, and all that could run, fetch or style something else is left out.

SVG is XML, so a file is read as XML and told of when it is none. Expat reads it, without a document type: nothing can
be declared in one that a drawing needs, and much that grows. What is written afterwards is made of known names alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, XMLParser, tostring

from ethos.css import fetches

NAMESPACE = "http://www.w3.org/2000/svg"
DEEPEST = 40
"""Elements in each other: what lies deeper is left out."""

SHAPES = frozenset(
    {
        *("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title", "desc"),
        *("defs", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "use", "symbol", "text", "tspan"),
    }
)
ATTRIBUTES = frozenset(
    {
        *("viewBox", "width", "height", "preserveAspectRatio", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r"),
        *("rx", "ry", "fx", "fy", "d", "dx", "dy", "points", "transform", "offset", "gradientUnits"),
        *("gradientTransform", "spreadMethod", "clipPathUnits", "maskUnits", "opacity", "fill", "fill-rule"),
        *("fill-opacity", "clip-path", "clip-rule", "mask", "stroke", "stroke-width", "stroke-linecap"),
        *("stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "stroke-opacity"),
        *("stop-color", "stop-opacity", "font-family", "font-size", "font-weight", "text-anchor", "letter-spacing"),
        *("id", "class", "role", "aria-hidden", "aria-label", "focusable"),
    }
)
"""Geometry and presentation (SVG 2, chapters 7–14): none of them takes a script."""
STYLED = frozenset({"style", "type", "media"})
"""What a file of its own may have beside that: a page's policy lets no style in on it."""
LINKS = ("href", "{http://www.w3.org/1999/xlink}href")

_TYPE = re.compile(r"<!DOCTYPE[^\[>]*>")
"""The document type that programs write, which declares nothing."""
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_STYLE = re.compile(r"<(?:\w+:)?style\b|\sstyle\s*=")


class Loss(NamedTuple):
    """What a drawing loses on its way to a page: where it is written, in characters, its code, and the words."""

    offset: int
    code: str
    facts: Mapping[str, str]


class NoDrawingError(ValueError):
    """A text that is no SVG: ``line`` and ``column`` say where that shows, from 1."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.line, self.column = line, column


def drawing(text: str) -> str:
    """The SVG of a file that anyone may have written, as it can stand on a page.

    Raises:
        NoDrawingError: the text is no SVG.
    """
    made = _kept(_root(text), ATTRIBUTES, SHAPES, 0)
    return tostring(made, "unicode", short_empty_elements=False).strip()


def document(text: str) -> str:
    """The same as a file of its own, which may have styles in it.

    Raises:
        NoDrawingError: the text is no SVG.
    """
    made = _kept(_root(text), ATTRIBUTES | STYLED, SHAPES | {"style"}, 0)
    made.attrib = {"xmlns": NAMESPACE, **made.attrib}
    return tostring(made, "unicode").strip()


def losses(text: str, made: str) -> Iterator[Loss]:
    """What a file has that is not in the drawing ``made`` of it: its styles, and the parts that it is to repeat.

    Raises:
        NoDrawingError: one of the texts is no SVG.
    """
    drawn = list(_root(made).iter())
    plain = _COMMENT.sub(lambda found: " " * len(found[0]), text)
    if sum(map(_styles, _root(text).iter())) > sum(map(_styles, drawn)):
        found = _STYLE.search(plain)
        yield Loss(found.start() + found[0][0].isspace() if found else 0, "svg-style", {})
    names = {each.get("id") for each in drawn}
    for to in sorted({each.get("href", "#") for each in drawn} - {"#", *(f"#{name}" for name in names)}):
        asked = re.search(rf"href\s*=\s*[\"'](?={re.escape(to)}[\"'])", plain)
        yield Loss(asked.end() if asked else 0, "svg-part", {"written": to})


def _styles(element: Element) -> int:
    return (_name(element) == "style") + ("style" in element.attrib)


def _root(text: str) -> Element:
    typed = _TYPE.search(text)
    plain = text.replace(typed[0], " " * len(typed[0])) if typed and "\n" not in typed[0] else text
    at = plain.find("<!DOCTYPE")
    if at >= 0:
        raise NoDrawingError(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    parser = XMLParser()  # noqa: S314 — nothing is declared in it, so nothing can grow
    try:
        parser.feed(plain)
        root: Element = parser.close()
    except ParseError as error:
        line, column = error.position
        raise NoDrawingError(line, column + 1) from error
    if _name(root) != "svg":
        raise NoDrawingError(1, 1)
    return root


def _name(element: Element) -> str:
    """An element's name without the namespace, when that is SVG's or none at all; else nothing."""
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.removeprefix(f"{{{NAMESPACE}}}")


def _kept(element: Element, attributes: frozenset[str], names: frozenset[str], depth: int) -> Element:
    """A copy of an element with what may be in it. What follows an element that is left out stays where it was."""
    made = Element(_name(element), _attributes(element.attrib, attributes))
    made.text = _words(element.text)
    for each in element:
        if (
            _name(each) in names
            and depth < DEEPEST
            and not (_name(each) == "style" and _leads_out("".join(each.itertext())))
        ):
            made.append(_kept(each, attributes, names, depth + 1))
            made[-1].tail = _words(each.tail)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + _words(each.tail)
        else:
            made.text += _words(each.tail)
    return made


def _attributes(written: Mapping[str, str], known: frozenset[str]) -> dict[str, str]:
    kept = {name: value for name, value in written.items() if name in known and not _leads_out(value)}
    inner = next((written[name] for name in LINKS if written.get(name, "").startswith("#")), None)
    return kept if inner is None else {**kept, "href": inner}


def _leads_out(style: str) -> bool:
    """True for a value or a style that fetches anything but a part of its own file."""
    return "\\" in style or any(each.is_import or not each.address.startswith("#") for each in fetches(style))


def _words(text: str | None) -> str:
    return text or ""
