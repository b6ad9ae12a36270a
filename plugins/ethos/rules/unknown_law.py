"""A citation in a field is of a law that ``site_config/laws.yml`` knows, by any of its names."""

from __future__ import annotations

from collections.abc import Iterator

from ethos import texts
from ethos.kinds.act import Lawbook
from ethos.kinds.base import field_problem
from ethos.kinds.fields import Citation
from ethos.kinds.law import CITED, read
from ethos.kinds.parse import closest, enumeration, nearest
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    book = share.settings.lawbook
    for document, (loc, _, citation) in share.marked_everywhere(Citation):
        name = read(citation).name if CITED.fullmatch(citation) else ""
        if name and book.short(name) is None:
            yield field_problem(document, "unknown-law", loc, **facts(book, name, citation))


def facts(book: Lawbook, name: str, citation: str) -> dict[str, str]:
    """What is told of a law that is not here: the same place in the law that was meant, or how it is added."""
    meant = closest(name, {short: act.title for short, act in book.acts.items()})
    return {
        "written": name,
        "vocabulary": texts.label("vocabulary.laws"),
        "nearest": nearest(name, {short: act.title for short, act in book.acts.items()}),
        "allowed": enumeration(book.acts),
        "example": citation.replace(name, meant) if meant else f"{name}: {{title: …, numbering: sections}}",
    }
