"""Markdown text is no heavier than the parser can bear, in any file: see the bounds in ``markdown.burden``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.kinds.base import field_problem
from ethos.kinds.fields import Markdown
from ethos.markdown import BOUNDS, burden
from ethos.problem import Problem, problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        if found := burden(entry.body):
            fault, line = found
            yield problem("heavy-markdown", entry.source.path, entry.source.body_line + line, what=_what(fault))
    for document, (loc, _, text) in catalogue.marked_everywhere(Markdown):
        if found := burden(text):
            yield field_problem(document, "heavy-markdown", loc, what=_what(found[0]))


def _what(fault: str) -> str:
    return texts.label(f"heavy.{fault}").format(most=f"{BOUNDS[fault]:,}".replace(",", " "))
