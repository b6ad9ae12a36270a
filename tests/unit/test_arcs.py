"""The map of pairs: every pair is one arc within its drawing, whichever of the two is told first."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from ethos.views import arcs

ROWS = tuple("abcdefg")
PAIR = st.tuples(st.sampled_from(ROWS), st.sampled_from(ROWS), st.integers(0, 9)).filter(
    lambda each: each[0] != each[1]
)


@given(st.lists(PAIR, max_size=12))
def test_arcs_keep_within_the_drawing(pairs: list[tuple[str, str, int]]) -> None:
    """No arc reaches outside its box; a pair without cases has none, and the thickest comes last."""
    drawn, box = list(arcs.between(ROWS, pairs)), arcs.box(ROWS)
    assert len(drawn) == sum(count > 0 for *_, count in pairs)
    for each in drawn:
        x, y, handle, _, _, foot, end_x, end_y = map(float, re.findall(r"[\d.]+", each.path))
        assert (x, end_x) == (box.left, box.left)
        assert box.left + (handle - box.left) * 3 / 4 + each.width / 2 <= box.width
        assert 0 < y < foot == end_y < box.height
    assert [each.width for each in drawn] == sorted(each.width for each in drawn)


def test_the_order_of_two_makes_no_difference() -> None:
    """An arc from a to c is the arc from c to a."""
    assert list(arcs.between(ROWS, [("a", "c", 1)])) == list(arcs.between(ROWS, [("c", "a", 1)]))
