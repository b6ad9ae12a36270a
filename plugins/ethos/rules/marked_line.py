"""A field of plain text has no Markdown and no HTML: their marks would be shown, in a page's title first of all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.kinds.fields import Markdown, marked
from ethos.problem import Problem
from ethos.source import Loc

MARKS = re.compile(
    r"\*\*(?=\S)|(?<![\w/])__(?=\w)|(?<!\w)\*(?=\w[^*]*\w\*(?!\w))|`(?=[^`]+`)|\]\(|~~(?=\S)"
    r"|</?(?:a|b|br|div|em|font|h[1-6]|i|img|p|small|span|strong|sub|sup|u)\b[^<>]*>|&(?:#\w+|amp|lt|gt|quot|nbsp|shy);"
)
"""What means a form in Markdown or HTML, and hardly stands in Swedish text for any other reason."""


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        in_markdown = {loc for loc, _, _ in marked(entry, Markdown)}
        for loc, text in _texts(entry.source.fields, ()):
            found = MARKS.search(text) if loc not in in_markdown else None
            if found:
                yield entry.problem("marked-line", loc, written=found[0])


def _texts(value: object, at: Loc) -> Iterator[tuple[Loc, str]]:
    """Every text in nested fields, with its place."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for step, inner in pairs:
            yield from _texts(inner, (*at, step))
