"""Markdown text is no more than can be shown: see the bounds in ``markdown.burden``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.kinds.fields import Markdown, marked
from ethos.markdown import BOUNDS, burden
from ethos.problem import Problem, problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        if fault := burden(entry.body):
            yield problem("heavy-markdown", entry.source.path, entry.source.body_line, what=_what(fault))
        for loc, _, text in marked(entry, Markdown):
            if fault := burden(text):
                yield entry.problem("heavy-markdown", loc, what=_what(fault))


def _what(fault: str) -> str:
    return texts.label(f"heavy.{fault}").format(most=f"{BOUNDS[fault]:,}".replace(",", " "))
