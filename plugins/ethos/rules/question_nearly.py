"""Codes answer one question in the same words: where a word differs, a reader who compares them sees two rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from ethos.catalogue import Catalogue
from ethos.kinds import Code
from ethos.kinds.parse import plain
from ethos.problem import Problem

ALIKE = 0.85
"""The share of two questions that is the same when one is a slip for the other (``SequenceMatcher.ratio``)."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Told where fewest codes word it so, or of two that as many do, where the later file does."""
    told = [
        (code, (name, index, "question"), each.question)
        for code in catalogue.every(Code)
        for name in ("clauses", "in_brief")
        for index, each in enumerate(getattr(code, name))
        if each.question
    ]
    slips = _slips(Counter(question for _, _, question in told))
    for code, where, question in told:
        if question in slips:
            yield code.problem("question-nearly", where, meant=slips[question])


def _slips(asked: Counter[str]) -> Mapping[str, str]:
    """Each question that is nearly one that is asked more often, and that one."""
    usual: dict[str, str] = {}
    slips: dict[str, str] = {}
    for question, _ in asked.most_common():
        if near := get_close_matches(plain(question), usual, n=1, cutoff=ALIKE):
            slips[question] = usual[near[0]]
        else:
            usual[plain(question)] = question
    return slips
