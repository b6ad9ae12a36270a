"""What nothing published may hold: parts of a page that run, and lines of a calendar that a reader would misread."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

LEADING = {"href", "src", "action", "formaction", "poster", "data", "xlink:href"}
SCHEMES = {"", "http", "https", "mailto", "tel", "webcal"}
ACTIVE = (
    "script:not([type='application/ld+json']), iframe, object, embed, base, style, link[rel=import], "
    "template:not([data-scensteg], [data-mall])"
)
"""What scripts fill (steps of the conversation mode, cards) are templates of ours, by marks that no text can have."""

LINE = re.compile(rb"[A-Z][A-Z0-9-]*[;:]")
CONTROL = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")


def active_parts(html: str, ours: str = "") -> list[str]:
    """What in a page could run: elements that load or run, handlers, and addresses of other schemes.

    The page is parsed as a browser does it, so a trick that hides an element from a search shows it here. ``ours`` is
    a pattern: a script without text of its own whose address it matches is let through.
    """
    tree = LexborHTMLParser(html)
    found = [node.html or "" for node in tree.css(ACTIVE) if not _is_ours(node, ours)]
    for node in tree.css("*"):
        for name, value in node.attributes.items():
            leads_astray = name in LEADING and urlsplit((value or "").strip()).scheme.lower() not in SCHEMES
            if leads_astray or name.startswith("on") or name in {"srcdoc", "style"}:
                found.append(f"{name}={value}")
    return found


def _is_ours(node: LexborNode, pattern: str) -> bool:
    return node.tag == "script" and bool(re.fullmatch(pattern, node.attributes.get("src") or "?")) and not node.text()


def calendar_faults(content: bytes) -> list[str]:
    """Lines of a calendar file that are too long, hold control characters, or are no property (RFC 5545, 3.1)."""
    *lines, last = content.split(b"\r\n")
    found = [f"{line!r}" for line in lines if len(line) > 75 or CONTROL.search(line)]
    unfolded = content.replace(b"\r\n ", b"").split(b"\r\n")
    found += [f"{line!r}" for line in unfolded[:-1] if not LINE.match(line)]
    return found if last == b"" else [*found, "the last line does not end"]
