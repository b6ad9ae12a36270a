"""A table as a file for spreadsheets: CSV (RFC 4180) in which no cell can be taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

Cell = str | int | float | bool | None
RUNS = tuple("=+-@＝＋－＠\t\r\n")
"""What spreadsheets take for the beginning of a formula (OWASP, CSV Injection), in full width as well."""


def as_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The file: every cell quoted, lines ended as the standard has it, and a mark that tells Excel it is UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in (header, *rows))
    return out.getvalue().encode("utf-8-sig")


def harmless(cell: Cell) -> str:
    """A cell as text on one line: a text that a spreadsheet would run has an apostrophe before it; numbers have not."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    text = " ".join(cell.split())
    return f"'{text}" if text.startswith(RUNS) else text
