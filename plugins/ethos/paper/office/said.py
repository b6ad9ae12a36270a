"""Editors' texts as words alone, for slides and their notes: without links, emphasis and languages of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

SENTENCE = re.compile(r"(?<=[.?!…])(?P<close>[”’)]*) (?=[”’(–]?[A-ZÅÄÖ0-9])")


def said(runs: Iterable[Any]) -> str:
    """The words of a line."""
    return "".join(_words(runs)).replace("\N{ZERO WIDTH SPACE}", "").strip()


def _words(runs: Iterable[Any]) -> Iterator[str]:
    for each in runs:
        if isinstance(each, str):
            yield each
        elif each["is"] == "br":
            yield " "
        else:
            yield from _words(each["of"])


def paragraphs(blocks: Iterable[Any]) -> Iterator[str]:
    """The words of blocks, a paragraph, an item or a row of a table at a time; of a picture nothing."""
    for each in blocks:
        form = each["is"]
        if form in {"p", "h"}:
            yield said(each["of"])
        elif form == "pre":
            yield each["of"]
        elif form in {"ul", "ol"}:
            yield from (f"– {' '.join(paragraphs(item))}" for item in each["of"])
        elif form == "dl":
            yield from (" ".join(paragraphs(part["of"])) for part in each["of"])
        elif form == "table":
            yield from (" · ".join(map(said, row)) for row in each["of"])
        elif form in {"quote", "notes"}:
            yield from paragraphs(each["of"])


def sentences(text: str) -> list[str]:
    """A paragraph's sentences."""
    return SENTENCE.sub(r"\g<close>" "\n", text).split("\n")


def pictures(blocks: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """The pictures among blocks."""
    for each in blocks:
        if each["is"] == "img":
            yield each
        elif each["is"] in {"quote", "notes"}:
            yield from pictures(each["of"])
