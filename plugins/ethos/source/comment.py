"""What YAML leaves out of a value: a ``#`` begins a comment, also in the middle of a title or close after a list.

What stands in no value and is no sign of YAML's own is a comment, so it is found by what has been read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from yaml import events as ev

from ethos.source import syntax
from ethos.source.yaml12 import parse_events

SOME = re.compile(r"^[ \t]*+[^\s#].*#", re.MULTILINE)
"""A line with something before a ``#``: most files have none, and are not read once more."""
_AWAITS = re.compile(rf"[:\-,\[{{]$|{syntax.BLOCK}")
"""What a value is still to come after: a comment there takes nothing from it."""

_Spans = Mapping[int, Sequence[tuple[int, int]]]
"""A line, from 0 → from which column to which there are values on it."""


class Cut(NamedTuple):
    """A comment after a value: where it begins, from 1, as written, and the line with it in a value or above it."""

    line: int
    column: int
    written: str
    fixed: str
    is_close: bool
    """True when no space stands before it, as YAML asks."""

    @property
    def is_glued(self) -> bool:
        """True for ``#12`` and ``]# 12``, which nobody writes who means a comment."""
        return self.is_close or self.written[1:2].strip() != ""


def cuts(text: str) -> Iterator[Cut]:
    """The comments that stand after a value, in YAML without faults."""
    if not SOME.search(text):
        return
    values = _values(text)
    for number, line in enumerate(text.split("\n")):
        at = _comment(line, values.get(number, ()))
        before = line[:at].rstrip()
        if before and line[at:].strip("# \t"):
            cut = Cut(number + 1, at + 1, line[at:], syntax.mended(line, at), before == line[:at])
            yield from [cut] if cut.is_glued or not _AWAITS.search(before) else ()


def _comment(line: str, values: Sequence[tuple[int, int]]) -> int:
    """Where a line's comment begins; its end when there is none."""
    hashes = (found.start() for found in re.finditer("#", line))
    return next((at for at in hashes if not any(start <= at < end for start, end in values)), len(line))


def _values(text: str) -> _Spans:
    lines = text.split("\n")
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for event in parse_events(text):
        if isinstance(event, ev.ScalarEvent | ev.AliasEvent) and event.start_mark and event.end_mark:
            first, last = event.start_mark, event.end_mark
            is_block = isinstance(event, ev.ScalarEvent) and event.style in ("|", ">")
            for number in range(first.line + is_block, min(last.line, len(lines) - 1) + 1):
                start = first.column if number == first.line else 0
                found[number].append((start, last.column if number == last.line else len(lines[number])))
    return found
