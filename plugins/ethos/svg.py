"""SVG from others: what draws is kept, and all that could run, fetch or style something else is left out."""

from __future__ import annotations

import nh3

SHAPES = {
    *("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title", "desc"),
    *("defs", "linearGradient", "radialGradient", "stop", "clipPath"),
}
ATTRIBUTES = {
    *(
        "viewBox",
        "width",
        "height",
        "preserveAspectRatio",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
    ),
    *("fx", "fy", "d", "points", "transform", "offset", "gradientUnits", "gradientTransform", "opacity", "fill"),
    *(
        "preserveAspectRatio",
        "fill-rule",
        "fill-opacity",
        "clip-rule",
        "stroke",
        "stroke-width",
        "stroke-linecap",
        "stroke-linejoin",
    ),
    *("preserveAspectRatio", "stroke-dasharray", "stroke-opacity", "stop-color", "stop-opacity"),
    *("id", "class", "role", "aria-hidden", "aria-label", "focusable"),
}
"""Geometry and presentation (SVG 2, chapters 7–13): none of them takes a script, and none is an address."""


def drawing(text: str) -> str:
    """The SVG of a file that anyone may have written, as it can stand on a page."""
    clean = nh3.clean(
        text,
        tags=SHAPES,
        attributes={"*": ATTRIBUTES},
        clean_content_tags={"script", "style", "foreignObject"},
        url_schemes=set(),
        link_rel=None,
    )
    return clean.strip()
