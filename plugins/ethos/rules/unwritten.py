"""A line that says what a person must write is a draft's: what stands below it was put there for the check alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ethos import texts
from ethos.kinds import Entry
from ethos.problem import Problem, problem
from ethos.share import Share
from ethos.source.text import place


def check(share: Share) -> Iterator[Problem]:
    mark = re.compile(rf"^[ \t]*(# {re.escape(texts.label('draft.mark'))}.*)$", re.MULTILINE)
    for entry in share.shown(Entry):
        for found in mark.finditer(entry.source.yaml):
            line, column = place(entry.source.yaml, found.start(1))
            yield problem("unwritten", entry.source.path, line, column, written=found[1])
