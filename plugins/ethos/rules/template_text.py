"""What ``ethos new`` writes as an example is no text to publish: readers would take it for the editor's own.

Nor are the three dots that stand where somebody is to write.
"""

from __future__ import annotations

from collections.abc import Iterator

from ethos import texts
from ethos.draft import DOTS
from ethos.form import sentences
from ethos.kinds import Entry
from ethos.passage import passages
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    for entry in share.shown(Entry):
        for passage in passages(entry):
            text = " ".join(passage.text.split())
            if (text == DOTS or text in sentences()) if passage.loc else text == _asked(entry):
                yield passage.problem("template-text", 0, written=text)


def _asked(entry: Entry) -> str:
    """What is asked for below the fields."""
    return str(texts.label(f"kind.{entry.kind}.new"))
