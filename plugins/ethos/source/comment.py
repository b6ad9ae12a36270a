"""What YAML leaves out of a value: a ``#`` after a space begins a comment, also in the middle of a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from yaml import events as ev

from ethos.source import syntax
from ethos.source.yaml12 import parse_events

AFTER = re.compile(r"[ \t]+(#.*)")
SOME = re.compile(r"^[ \t]*+[^\s#].*[ \t]#", re.MULTILINE)
"""A line with something before a ``#``: most files have none, and are not read once more."""


class Cut(NamedTuple):
    """A comment after a value: where it begins, from 1, as written, and the line with all of it in quotation marks."""

    line: int
    column: int
    written: str
    fixed: str

    @property
    def is_glued(self) -> bool:
        """True for ``#12``, which nobody writes who means a comment."""
        return self.written[1:2].strip() != ""


def cuts(text: str) -> Iterator[Cut]:
    """The comments that stand after a value, in YAML without faults."""
    if not SOME.search(text):
        return
    lines = text.split("\n")
    for event in parse_events(text):
        if isinstance(event, ev.ScalarEvent) and event.style not in ("|", ">") and event.end_mark:
            line, column = event.end_mark.line, event.end_mark.column
            if found := AFTER.match(lines[line], column):
                yield Cut(line + 1, found.start(1) + 1, found[1], syntax.quoted(lines[line]))
