"""Markdown text is no more than can be shown, in any file: see the bounds in ``markdown.burden``."""

from __future__ import annotations

from collections.abc import Iterator

from ethos import texts
from ethos.kinds.base import field_problem
from ethos.kinds.fields import Markdown
from ethos.markdown import BOUNDS, burden
from ethos.problem import Problem, problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    for entry in share.entries:
        if fault := burden(entry.body):
            yield problem("heavy-markdown", entry.source.path, entry.source.body_line, what=_what(fault))
    for document, (loc, _, text) in share.marked_everywhere(Markdown):
        if fault := burden(text):
            yield field_problem(document, "heavy-markdown", loc, what=_what(fault))


def _what(fault: str) -> str:
    return texts.label(f"heavy.{fault}").format(most=f"{BOUNDS[fault]:,}".replace(",", " "))
