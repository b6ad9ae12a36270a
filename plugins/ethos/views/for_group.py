"""What the group of a dilemma may see, wherever it is read or printed: situation, questions, ways by their letters.

The participants' page, the group's sheet as PDF and in Word, and ``conversation/sheets.js`` all show this and no more:
no reasons, no twists, no law, no leader's notes. What each thinks is asked for on paper alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase

from ethos import texts
from ethos.kinds import Dilemma


def ways(entry: Dilemma) -> Sequence[tuple[str, str]]:
    """What there is to vote for, each with the letter that the leader calls out."""
    return [*zip(ascii_uppercase, (each.label for each in entry.options), strict=False)]


def blanks() -> Sequence[str]:
    """What each participant writes on paper."""
    return [texts.label(f"paper.word.{name}") for name in ("first", "thought", "last")]
