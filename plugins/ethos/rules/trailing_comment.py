"""A comment after a value says nothing that a reader should have: ``title: C # för alla`` is shown as ”C”."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.problem import Problem, problem
from ethos.share import Share
from ethos.source import cuts


def check(share: Share) -> Iterator[Problem]:
    for entry in share.entries:
        for cut in cuts(entry.source.yaml):
            facts = {"written": cut.written, "fixed": cut.fixed}
            yield problem("trailing-comment", entry.source.path, cut.line, cut.column, **facts)
