"""What a card shows of an entry."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ethos.output import Link
from ethos.views.cards import BLANK


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (1, 1), (4, 4), (5, 0), (6, 0)])
def test_four_principles_fill_a_card(count: int, shown: int) -> None:
    """All of them up to four, which is what fits on two lines of a narrow screen; more would say what all cards say."""
    principles = [Link("", f"Princip {number}") for number in range(count)]
    assert replace(BLANK, principles=principles).chips == principles[:shown]
