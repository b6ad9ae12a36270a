"""What an editor wrote in Markdown is what is published, or it is told here: the slips of ``slips.py``, each a code."""

from __future__ import annotations

from collections.abc import Iterator

from ethos import texts
from ethos.kinds.base import field_problem
from ethos.kinds.fields import Markdown
from ethos.markdown import BLOCK, INLINE
from ethos.passage import Passage
from ethos.problem import Problem
from ethos.share import Share
from ethos.slips import Slip, slips

SORTS = {
    "film": frozenset({"embed", "iframe", "object", "video"}),
    "program": frozenset({"link", "meta", "script", "style"}),
}
"""Elements that show what lies elsewhere, and those that have no words of their own."""


def check(share: Share) -> Iterator[Problem]:
    for entry in share.entries:
        passage = Passage(entry, (), entry.body)
        yield from (passage.problem(slip.code, slip.offset, **_facts(slip)) for slip in slips(entry.body, BLOCK))
    for source, (loc, marker, text) in share.marked_everywhere(Markdown):
        in_line = isinstance(marker, Markdown) and marker.in_line
        for slip in slips(text, INLINE if in_line else BLOCK, in_line=in_line):
            yield field_problem(source, slip.code, loc, **_facts(slip))


def _facts(slip: Slip) -> dict[str, str]:
    facts = dict(slip.facts)
    if slip.code == "lost-element":
        return facts | {"do": _instead(facts["name"])}
    return facts | {"what": texts.label(f"foreign.{facts.pop('sort')}")} if "sort" in facts else facts


def _instead(element: str) -> str:
    """What to do with an element that may not stand in a text."""
    sort = next((sort for sort, names in SORTS.items() if element in names), "other")
    return texts.label(f"element.{sort}").format(name=element)
