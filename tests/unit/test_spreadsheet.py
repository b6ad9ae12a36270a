"""Files for spreadsheets: what is written is read back, and no cell begins a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ethos.views.spreadsheet import BEGINS_FORMULA, inert, written

CELL = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1, max_size=5))
def test_what_is_written_is_read_back(rows: list[list[str]]) -> None:
    """Every cell, whatever it holds, but for the sign before a formula."""
    text = written(rows).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text, newline=""), delimiter=";")) == [list(map(inert, row)) for row in rows]


@given(CELL, st.sampled_from(BEGINS_FORMULA), st.sampled_from(["", " ", "\N{NO-BREAK SPACE} "]))
def test_no_cell_is_a_formula(rest: str, sign: str, before: str) -> None:
    assert inert(f"{before}{sign}{rest}").startswith("'")


@pytest.mark.parametrize("cell", ["Jäv", "", "12", "a=b", "'redan"])
def test_other_cells_are_as_they_were(cell: str) -> None:
    assert inert(cell) == cell
