"""Open data: a page that says what there is to fetch, and every kind as a table."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from ethos import places, texts
from ethos.form import Field, fields_of
from ethos.kinds import KINDS, Entry
from ethos.output import File, Link, Page
from ethos.views import dcat, spreadsheet
from ethos.views.data import VERSION, licensed, written
from ethos.views.press import Press, words

BEFORE = ("slug", "url", "licence")
"""Columns that stand before the fields of the kind."""


def page(press: Press) -> Page:
    """/data/: each file, what it holds, and what one may do with it."""
    kinds = [(texts.label(f"kind.{kind}.many"), _files(kind), len(press.catalogue.kept(KINDS[kind]))) for kind in KINDS]
    return press.page(
        "open_data.html",
        places.OPEN_DATA.path,
        *words("open_data"),
        at=places.OPEN_DATA,
        kinds=[each for each in kinds if each[2]],
        licence=press.catalogue.settings.site.licence,
        version=VERSION,
        example=next((entry.data_path for entry in press.catalogue.public), ""),
        schema=f"{places.SCHEMAS.path}katalog.json",
        dcat=[each.path for each in places.DCAT],
    )


def _files(kind: str) -> list[Link]:
    return [
        Link(places.csv_of(kind), texts.label("data.csv")),
        Link(f"{places.SCHEMAS.path}{kind}.json", texts.label("data.schema")),
    ]


def files(press: Press) -> Iterator[File]:
    """A table of every kind that is there, and what data portals read of them all."""
    for kind, model in KINDS.items():
        if found := press.catalogue.kept(model):
            yield File(places.csv_of(kind), partial(table, press, model, found))
    yield from dcat.files(press)


def table(press: Press, model: type[Entry], entries: Sequence[Entry]) -> bytes:
    """Every entry of a kind as a row: its address and licence, and its fields under the names that editors write."""
    columns = [column for field in fields_of(model) for column in _columns(field)]
    header = [*BEFORE, *(".".join(each.loc) for each in columns)]
    rows = (_row(press, entry, columns) for entry in sorted(entries, key=lambda each: each.slug))
    return spreadsheet.written([header, *rows])


def _columns(field: Field) -> Iterator[Field]:
    """A column for a field; for a mapping one for each field in it, after one for the word that may stand instead."""
    yield field
    if not field.many:
        for each in field.inside:
            yield from _columns(each)


def _row(press: Press, entry: Entry, columns: Sequence[Field]) -> list[str | int]:
    licence = licensed(entry, press.catalogue.settings).get("licence", "")
    fields = written(entry)
    return [entry.slug, f"{press.site_url}{entry.path}", licence, *(_cell(_at(fields, each)) for each in columns)]


def _at(fields: object, column: Field) -> object:
    found = fields
    for name in column.loc:
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _cell(value: object) -> str | int:
    """A value as it stands, on one line; a list of words with | between them; a list of mappings as JSON."""
    if isinstance(value, list) and all(isinstance(each, str | int | float) for each in value):
        return " | ".join(map(str, value))
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    if isinstance(value, str | float):
        return " ".join(str(value).split())
    return value if isinstance(value, int) else ""
