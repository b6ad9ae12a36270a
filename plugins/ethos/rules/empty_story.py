"""What is published has something to read: a dilemma its story, a page its text. Others are more than their text."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.kinds import Entry
from ethos.markdown import burden, links_in, running
from ethos.problem import Problem, problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    for entry in share.shown(Entry):
        if entry.is_told and not burden(entry.body) and _is_empty(entry.body):
            yield problem("empty-story", entry.source.path, entry.source.body_line)


def _is_empty(body: str) -> bool:
    """True when no word can be read below the headings, and no picture seen."""
    return not any(map(str.isalnum, running(body))) and not any(is_picture for _, is_picture in links_in(body))
