"""A plain word is better than a grand one: ”få”, not ”erhålla”. The pairs stand in ``site_config/klarsprak.yml``.

What somebody says is let be: people in a story may well talk like that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from ethos.catalogue import Catalogue
from ethos.kinds import Entry
from ethos.passage import Passage, passages
from ethos.problem import Problem
from ethos.prose import either
from ethos.prose.sentence import bare

QUOTED = re.compile(r"”[^”\n]{0,1000}(?:\n[^”\n]{1,1000}){0,20}”")


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    better = dict(_forms(catalogue.settings.klarsprak.plainer))
    if not better:
        return
    words = ((re.escape(each[0]), r"\s+".join(map(re.escape, each[1:].split(" ")))) for each in better)
    pattern = re.compile(rf"(?<![\w-])(?:{either(words)})(?![\w-])", re.IGNORECASE)
    for entry in catalogue.entries:
        yield from _found(entry, pattern, better)


def _forms(plainer: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each form of a word, in small letters, and the better word: an entry's forms are separated by commas."""
    for forms, word in plainer.items():
        yield from ((form.strip().lower(), word) for form in forms.split(",") if form.strip())


def _found(entry: Entry, pattern: re.Pattern[str], better: Mapping[str, str]) -> Iterator[Problem]:
    """The first time that each such word stands in an entry."""
    told: set[str] = set()
    for passage in passages(entry):
        for each in pattern.finditer(_narrated(passage)):
            written = " ".join(each[0].split())
            if (form := written.lower()) not in told:
                told.add(form)
                yield passage.problem("plainer-word", each.start(), written=written, better=better[form])


def _narrated(passage: Passage) -> str:
    """The text of a passage without quotations, of the same length."""
    return QUOTED.sub(lambda found: " " * len(found[0]), bare(passage.text))
