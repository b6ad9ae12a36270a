"""Tables of seminars: CSV and Excel. Which column is what is told before anything is written, and can be said."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from slugify import slugify

from ethos import texts
from ethos.kinds import right
from ethos.kinds.settings import Settings
from ethos.moving.found import LARGEST_TEXT, MOST, Found, Read, contents, decoded, in_line, refused, told
from ethos.moving.gathering import Told, as_text, seminar, spanned, unread

WIDEST = 60
"""Columns."""
ROWS_BEFORE = 10
"""Rows above the headings, at most."""
LISTS = ("themes", "organisers", "audience", "speakers")

Row = Sequence[str]


def names() -> Mapping[str, str]:
    """What a column may be → what agencies call it, after commas."""
    known: dict[str, str] = texts.labels("import.column")
    return known


def comma_separated(path: Path) -> list[Row]:
    """The rows of a CSV file, whatever parts its columns: semicolons as Swedish Excel writes, commas or tabs."""
    text = decoded(contents(path, LARGEST_TEXT))
    head = text.split("\n", 1)[0]
    sign = max(";,\t", key=head.count)
    try:
        return list(_bounded(csv.reader(io.StringIO(text), delimiter=sign)))
    except csv.Error as error:
        raise refused("broken", path=path.name) from error


def _bounded(rows: Iterable[Iterable[object]]) -> Iterator[Row]:
    """As many rows and columns as there may be, as texts; a table may be told to be a million rows high."""
    for row in islice(rows, MOST + ROWS_BEFORE + 1):
        yield [as_text(each) for each in islice(row, WIDEST)]


def seminars(rows: Sequence[Row], path: Path, settings: Settings, chosen: Mapping[str, str]) -> Read:
    """The seminars of a table, one a row. ``chosen`` are columns that somebody has named: heading → what it is.

    Raises:
        EthosError: no row of it has the headings of a title and a day.
    """
    at = next((at for at, row in enumerate(rows[:ROWS_BEFORE]) if _is_head(_matched(row, chosen))), None)
    if at is None:
        raise refused("no_head", path=path.name, title=names()["title"], day=names()["day"])
    columns = _matched(rows[at], chosen)
    lines = [_line(heading, columns.get(number, "")) for number, heading in enumerate(rows[at]) if heading]
    below = [row for row in rows[at + 1 :] if any(row)]
    found = [_seminar(dict(_cells(row, columns)), settings) for row in below[:MOST]]
    more = [told("more", number=MOST)] if len(below) > MOST else []
    return Read([each for each in found if each.title], [*lines, *more])


def _is_head(columns: Mapping[int, str]) -> bool:
    return {"title", "day"} <= {*columns.values()}


def _matched(row: Row, chosen: Mapping[str, str]) -> dict[int, str]:
    """Which column is what: as somebody has said, else by what it is called. The first of two alike is it."""
    known = {slugify(word): name for name, words in names().items() for word in (name, *words.split(","))}
    said = {slugify(heading): name for heading, name in chosen.items()}
    found: dict[int, str] = {}
    for number, heading in enumerate(row):
        name = said.get(slugify(heading)) or known.get(slugify(heading))
        if name and name not in found.values():
            found[number] = name
    return found


def _line(heading: str, name: str) -> str:
    shown = in_line(heading, 60)
    said: str = texts.label("import.matched") if name else texts.label("import.unmatched")
    return said.format(heading=shown, field=name)


def _cells(row: Row, columns: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    yield from ((name, row[number]) for number, name in columns.items() if number < len(row) and row[number])


def _seminar(cells: Mapping[str, str], settings: Settings) -> Found:
    start, end = spanned(*(cells.get(name, "") for name in ("day", "begins", "last_day", "ends")))
    plain = {name: cells.get(name, "") for name in Told.__dataclass_fields__ if name not in {"lists", "notes"}}
    plain |= {"title": cells.get("title", ""), "start": start, "end": end}
    plain["deadline"] = right.moment(cells.get("deadline", ""))
    lists = {name: _parts(cells[name]) for name in LISTS if name in cells}
    notes = [unread("start", cells["day"])] if cells.get("day") and not start else []
    return seminar(Told(**plain, lists=lists, notes=notes), settings)


def _parts(written: str) -> list[str]:
    """Several in one cell, after semicolons or on lines of their own; without those, after commas."""
    parts = re.split(r"[;\n]", written)
    return [each.strip() for each in (parts if len(parts) > 1 else written.split(",")) if each.strip()]
