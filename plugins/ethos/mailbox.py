"""Mail addresses as pages show them: broken where one would break them by hand, and nowhere else."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

LINKED = re.compile(r'(?P<opened><a href="mailto:[^"]*"[^>]*>)(?P<address>[^<>@\s]+@[^<>@\s]+)(?=</a>)')
"""A mail address that is a link's own words."""
FOLD = re.compile(r"(?<=@)(?!$)|(?=\.[^.])")
"""After @, and before a dot; never within a word."""


def lines(address: str) -> Markup:
    """A mail address, as HTML that says where it may break."""
    return Markup(_folded(escape(address)))  # noqa: S704 — escaped


def folded_links(html: str) -> str:
    """HTML in which the addresses that are links say it too."""
    return LINKED.sub(lambda found: found["opened"] + _folded(found["address"]), html)


def _folded(html: str) -> str:
    return FOLD.sub("<wbr>", html)
