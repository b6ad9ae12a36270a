"""Workbooks of Excel: the rows of the first sheet that has any, as values; formulas are not computed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from ethos.moving.found import MOST, refused
from ethos.moving.gathering import as_text
from ethos.moving.office import opened
from ethos.moving.table import ROWS_BEFORE, WIDEST, Row

SHEETS = 20


def rows(path: Path) -> list[Row]:
    """The rows of a workbook.

    Raises:
        EthosError: it is none.
    """
    data = opened(path, "xl")
    try:
        book = load_workbook(data, read_only=True, data_only=True, keep_links=False)
        sheets = (list(_rows(each)) for each in book.worksheets[:SHEETS])
        return next((each for each in sheets if any(any(row) for row in each)), [])
    except (KeyError, ValueError, TypeError, OSError, AttributeError, IndexError) as error:
        raise refused("broken", path=path.name) from error


def _rows(sheet: Any) -> Iterator[Row]:
    """Streamed: a sheet that says it is a million rows high costs no more than those that are asked for."""
    asked = sheet.iter_rows(max_row=MOST + ROWS_BEFORE + 1, max_col=WIDEST, values_only=True)
    yield from ([as_text(value) for value in row] for row in islice(asked, MOST + ROWS_BEFORE + 1))
