"""What ``ethos new`` writes as an example is no text to publish: readers would take it for the editor's own.

Nor are the three dots that stand where somebody is to write.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.draft import DOTS
from ethos.form import sentences
from ethos.kinds import Entry
from ethos.passage import passages
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    examples = sentences() | {DOTS}
    for entry in catalogue.public:
        for passage in passages(entry):
            text = " ".join(passage.text.split())
            if text in (examples if passage.loc else {_asked(entry)}):
                yield passage.problem("template-text", 0, written=text)


def _asked(entry: Entry) -> str:
    """What is asked for below the fields."""
    return str(texts.label(f"kind.{entry.kind}.new"))
