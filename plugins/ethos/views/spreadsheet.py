"""Tables for spreadsheets: CSV that a Swedish one opens as it is, and in which no cell can be a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

BEGINS_FORMULA = (*"=+-@＝＋－＠", "\t", "\r", "\n")
"""What makes a program take a cell for something to carry out (OWASP, CSV Injection), in full width as well."""


def written(rows: Iterable[Sequence[str | int]]) -> bytes:
    """Rows as CSV (RFC 4180), with semicolons and a byte order mark: what Excel expects in Swedish."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows([inert(str(cell)) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def inert(cell: str) -> str:
    """A cell as text: an apostrophe before what would begin a formula, also after spaces, which programs pass by."""
    return f"'{cell}" if cell.lstrip(" \N{NO-BREAK SPACE}").startswith(BEGINS_FORMULA) else cell
