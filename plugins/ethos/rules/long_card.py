"""What a card on paper tells is at most 45 words, in a field of its own where the summary is longer."""

from __future__ import annotations

from collections.abc import Iterator

from ethos import texts
from ethos.kinds import Dilemma
from ethos.kinds.dilemma import CARD_WORDS
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    for entry in share.tended(Dilemma):
        if (words := len(entry.on_card.split())) > CARD_WORDS:
            facts = {"words": words, "most": CARD_WORDS, "card": texts.field(["card"])["example"]}
            yield entry.problem("long-card", ("card" if entry.card else "summary",), **facts)
