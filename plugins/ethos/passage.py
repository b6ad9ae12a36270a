"""An entry's running text, passage by passage, each of which knows where in the file it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ethos.kinds import Entry
from ethos.kinds.fields import Markdown, marked
from ethos.problem import Problem, problem
from ethos.source import Loc
from ethos.source.text import place


class Passage(NamedTuple):
    """The body of an entry (no ``loc``), or a field of prose."""

    entry: Entry
    loc: Loc
    text: str

    def problem(self, code: str, offset: int, **facts: object) -> Problem:
        """A problem at a character of the passage: its own line and column in a body, where a field begins in one."""
        if self.loc:
            return self.entry.problem(code, self.loc, **facts)
        line, column = place(self.text, offset)
        return problem(code, self.entry.source.path, self.entry.source.body_line + line - 1, column, **facts)


def passages(entry: Entry) -> Iterator[Passage]:
    """All that an editor writes in sentences, in the order that it is read: title, summary, body, fields of prose."""
    yield Passage(entry, ("title",), entry.title)
    yield Passage(entry, ("summary",), entry.summary)
    yield Passage(entry, (), entry.body)
    yield from (Passage(entry, loc, text) for loc, _, text in marked(entry, Markdown))
