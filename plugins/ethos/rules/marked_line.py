"""A field of plain text has no Markdown and no HTML: their marks would be shown, in a page's title first of all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.kinds.fields import Markdown, every_text, marked
from ethos.problem import Problem

MARKS = re.compile(
    r"\*\*(?=\S)|(?<![\w/])__(?=\w)|(?<!\w)\*(?=\w[^*]*\w\*(?!\w))|`(?=[^`]+`)|\]\(|~~(?=\S)"
    r"|</?(?:a|b|br|div|em|font|h[1-6]|i|img|p|small|span|strong|sub|sup|u)\b[^<>]*>|&(?:#\w+|amp|lt|gt|quot|nbsp|shy);"
)
"""What means a form in Markdown or HTML, and hardly stands in Swedish text for any other reason."""


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        in_markdown = {loc for loc, _, _ in marked(entry, Markdown)}
        for loc, text in every_text(entry):
            found = MARKS.search(text) if loc not in in_markdown else None
            if found:
                yield entry.problem("marked-line", loc, written=found[0])
