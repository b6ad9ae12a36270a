"""Markdown text is no more than can be shown, in any file: see the bounds in ``markdown.burden``."""

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
        if fault := burden(entry.body):
            yield problem("heavy-markdown", entry.source.path, entry.source.body_line, what=_what(fault))
    for document, (loc, _, text) in catalogue.marked_everywhere(Markdown):
        if fault := burden(text):
            yield field_problem(document, "heavy-markdown", loc, what=_what(fault))


def _what(fault: str) -> str:
    return texts.label(f"heavy.{fault}").format(most=f"{BOUNDS[fault]:,}".replace(",", " "))
