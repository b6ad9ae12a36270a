"""Fields in the order that their model has them, as ``ethos new`` writes them: whole lines change places.

Done in the files that one names, for in others it would hide what else is mended. A comment or an empty line between
two fields belongs to one of them, and no program can tell which: then all stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ethos.form import fields_of
from ethos.kinds import Entry
from ethos.mending.lines import rows
from ethos.source import Document, Value, parse

FOR_EDITORS = "# yaml-language-server:"
"""A line that tells programs of the whole file."""


def known(model: type[Entry]) -> list[str]:
    """The names of a kind's fields, in order."""
    return [each.name for each in fields_of(model)]


def is_kept(fields: Mapping[str, Value], order: Sequence[str]) -> bool:
    """True when nothing can be put in order: it is already, or there is a field that the model does not have."""
    return not set(fields) <= set(order) or list(fields) == sorted(fields, key=order.index)


def ordered(path: str, data: bytes, order: Sequence[str]) -> bytes:
    """The bytes of a file with its fields in an order; the same bytes where that is not safe."""
    document = parse(path, data)
    if not isinstance(document, Document) or is_kept(document.fields, order):
        return data
    lines, last = rows(data), document.yaml.count("\n")
    starts = {name: document.position((name,), key=True) for name in document.fields}
    if any(column != 1 for _, column in starts.values()) or len({line for line, _ in starts.values()}) < len(starts):
        return data
    ends = [*sorted(line for line, _ in starts.values())[1:], last + 1]
    parts = {name: lines[line - 1 : end - 1] for (name, (line, _)), end in zip(starts.items(), ends, strict=True)}
    first = min(line for line, _ in starts.values()) - 1
    if any(map(_is_loose, [*lines[1:first], *(line for part in parts.values() for line in part)])):
        return data
    moved = [line for name in sorted(parts, key=order.index) for line in parts[name]]
    new = "".join([*lines[:first], *moved, *lines[last:]]).encode()
    return new if _says_the_same(path, new, document) else data


def _is_loose(line: str) -> bool:
    """True for what may belong to the field above it or to the one below."""
    return not line.strip() or (line.startswith("#") and not line.startswith(FOR_EDITORS))


def _says_the_same(path: str, data: bytes, before: Document) -> bool:
    after = parse(path, data)
    return isinstance(after, Document) and (after.fields, after.body) == (before.fields, before.body)
