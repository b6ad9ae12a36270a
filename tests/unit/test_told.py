"""Times no nearer than they are told, and the pictures of them: whatever the content says, they stay within bounds."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from ethos.kinds import span
from ethos.views import drawn, swedish, told

DAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1))
LABELS = st.text("abcåäö –", max_size=120)


@pytest.mark.parametrize(
    ("written", "first", "last", "words"),
    [
        ("2013", date(2013, 1, 1), date(2013, 12, 31), "2013"),
        ("2013-host", date(2013, 7, 1), date(2013, 12, 31), "hösten 2013"),
        ("2014-var", date(2014, 1, 1), date(2014, 6, 30), "våren 2014"),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29), "februari 2016"),
        ("2016-01-01", date(2016, 1, 1), date(2016, 1, 1), "1 januari 2016"),
    ],
)
def test_a_time_is_as_near_as_it_is_written(written: str, first: date, last: date, words: str) -> None:
    assert span.when(written) == written
    assert span.bounds(written) == (first, last)
    assert swedish.when(written) == words
    assert re.fullmatch(span.PLAIN, written)


@pytest.mark.parametrize("written", ["2013-sommar", "2016-13", "2016-02-30", "13", 13, None, "2013-host ", "2013-00"])
def test_what_is_no_time_is_refused(written: object) -> None:
    with pytest.raises(PydanticCustomError):
        span.when(written)


def test_a_year_may_be_a_number() -> None:
    assert span.when(2013) == "2013"


def test_when_it_began_is_not_claimed_where_the_source_does_not_say() -> None:
    assert swedish.period("2015", None, begun_before=True) == "Började senast 2015"
    assert swedish.period("2015", None) == "Från 2015"
    assert swedish.period("2016", "2016") == "2016"
    assert swedish.period("2013-host", "2015-var") == "hösten 2013 till våren 2015"


def test_numbers_are_written_in_swedish() -> None:
    assert [told.number(each) for each in (112.5, -24, 168)] == ["112,5", "−24", "168"]


@given(st.lists(st.tuples(LABELS, DAYS, DAYS, st.booleans()), min_size=1, max_size=12))
def test_every_row_has_a_bar_within_the_years(rows: list[tuple[str, date, date, bool]]) -> None:
    """Below its label, in the order given, and no longer than the drawing is wide."""
    drawing = drawn.timeline([(label, min(days), max(days), over) for label, *days, over in rows])
    assert_within(drawing, [label for label, *_ in rows])


@given(st.lists(st.tuples(LABELS, st.floats(-1e12, 1e12), st.just("outcome")), min_size=1, max_size=12))
def test_every_value_has_a_bar_from_zero(rows: list[tuple[str, float, str]]) -> None:
    drawing = drawn.scale(rows)
    assert_within(drawing, [label for label, *_ in rows])
    for bar, (_, value, _) in zip(drawing.bars, rows, strict=True):
        nearest = bar.x + bar.width if value < 0 else bar.x
        assert abs(nearest - drawing.zero) <= drawn.LEAST + 0.2


def assert_within(drawing: drawn.Drawing, labels: list[str]) -> None:
    assert [" ".join(" ".join(line for _, line in each.lines).split()) for each in drawing.bars] == [
        " ".join(each.split()) for each in labels
    ]
    end = 0.0
    for each in drawing.bars:
        assert end <= each.lines[0][0] < each.y
        assert each.x >= 0
        assert each.x + each.width <= drawn.WIDTH + 0.1
        end = each.y + drawn.THICK
    assert end <= drawing.height
