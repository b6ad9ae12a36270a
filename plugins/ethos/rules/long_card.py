"""What a card on paper tells is at most 45 words, in a field of its own where the summary is longer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.kinds import Dilemma
from ethos.kinds.dilemma import CARD_WORDS
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.tended(Dilemma):
        if (words := len(entry.on_card.split())) > CARD_WORDS:
            facts = {"words": words, "most": CARD_WORDS, "card": texts.field(["card"])["example"]}
            yield entry.problem("long-card", ("card" if entry.card else "summary",), **facts)
