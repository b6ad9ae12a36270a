"""A citation, in a field or in running text, is of a law that ``site_config/laws.yml`` knows, by any of its names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.citing import mentions
from ethos.kinds.act import Lawbook
from ethos.kinds.base import field_problem
from ethos.kinds.fields import Citation
from ethos.kinds.law import CITED, read
from ethos.kinds.parse import enumeration, nearest
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    book = catalogue.settings.lawbook
    for document, (loc, _, citation) in catalogue.marked_everywhere(Citation):
        name = read(citation).name if CITED.fullmatch(citation) else ""
        if name and book.short(name) is None:
            yield field_problem(document, "unknown-law", loc, **_facts(book, name))
    for entry in catalogue.entries:
        for mention in mentions(entry, book):
            if mention.text and book.short(mention.reading.name) is None:
                yield mention.problem("unknown-law", **_facts(book, mention.reading.name))


def _facts(book: Lawbook, name: str) -> dict[str, str]:
    return {
        "written": name,
        "vocabulary": texts.label("vocabulary.laws"),
        "nearest": nearest(name, {short: act.title for short, act in book.acts.items()}),
        "allowed": enumeration(book.acts),
        "example": texts.field(["laws"])["example"],
    }
