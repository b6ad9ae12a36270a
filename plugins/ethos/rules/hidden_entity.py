"""An entity becomes a character that a text may hold: ``&#x202E;`` turns what is around it as the character does."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.kinds.base import field_problem
from ethos.kinds.fields import Markdown
from ethos.markdown import entities_in
from ethos.passage import Passage
from ethos.problem import Problem
from ethos.share import Share
from ethos.source.text import hidden


def check(share: Share) -> Iterator[Problem]:
    for entry in share.entries:
        for offset, facts in _hidden(entry.body):
            yield Passage(entry, (), entry.body).problem("hidden-entity", offset, **facts)
    for source, (loc, _, text) in share.marked_everywhere(Markdown):
        yield from (field_problem(source, "hidden-entity", loc, **facts) for _, facts in _hidden(text))


def _hidden(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    for offset, written, character in entities_in(text):
        if hidden(character):
            yield offset, {"written": written, "point": f"U+{ord(character[0]):04X}"}
