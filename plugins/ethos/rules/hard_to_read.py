"""A text can be read aloud to a group: its LIX is at most 50.

40–50 is the prose of newspapers and agencies, over 50 is hard. It means something in Swedish only.
"""

from __future__ import annotations

from collections.abc import Iterator

from ethos.kinds import Entry
from ethos.markdown import burden
from ethos.problem import Problem, problem
from ethos.prose import lix
from ethos.share import Share

MOST = 50


def check(share: Share) -> Iterator[Problem]:
    for entry in share.tended(Entry):
        if entry.lang:
            continue
        found = lix(entry.body)
        if found > MOST and not burden(entry.body):  # what is too heavy for the parser is told of by its own rule
            yield problem("hard-to-read", entry.source.path, entry.source.body_line, lix=found, most=MOST)
