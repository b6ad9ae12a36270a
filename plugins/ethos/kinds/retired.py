"""Fields that are going: for one release more they are read, and the check tells what to write instead.

To let a field go: take it out of its model, write it here with the release that no longer reads it, and say so in
CHANGELOG.md. When that release is made, its line goes (``tests/unit/test_retired.py``), and the field is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ethos.source import Document, Loc, Value
from ethos.source.document import Former


@dataclass(frozen=True)
class Retired:
    """A field that a model no longer has."""

    where: str
    """The kind, or the file of ``site_config/`` without its ending."""
    loc: tuple[str, ...]
    """The keys that lead to it, ``*`` for one of an editor's own; places in lists are not counted."""
    new: str
    """What it is called now, beside where it stood; nothing when nothing has taken its place."""
    gone: str
    """The release that no longer reads it: ``0.3.0``."""


ANY = "*"
RETIRED: tuple[Retired, ...] = ()


def renewed(document: Document, where: str, table: Iterable[Retired] | None = None) -> Document:
    """A document in which retired fields stand as they are called now, and which knows what they were called."""
    for each in RETIRED if table is None else table:
        if each.where == where:
            found: list[Loc] = []
            fields = _moved(dict(document.fields), each.loc, each.new, (), found)
            told = tuple(Former(loc, each.new, each.gone) for loc in found)
            if told and isinstance(fields, dict):
                document = replace(document, fields=fields, former=(*document.former, *told))
    return document


def _moved(value: Value, keys: tuple[str, ...], new: str, at: Loc, found: list[Loc]) -> Value:
    if isinstance(value, list):
        return [_moved(each, keys, new, (*at, number), found) for number, each in enumerate(value)]
    key, *rest = keys
    if isinstance(value, dict) and key == ANY:
        return {name: _moved(each, tuple(rest), new, (*at, name), found) for name, each in value.items()}
    if not isinstance(value, dict) or key not in value:
        return value
    if rest:
        return {**value, key: _moved(value[key], tuple(rest), new, (*at, key), found)}
    found.append((*at, key))
    is_kept = new and new not in value
    return {new if name == key else name: each for name, each in value.items() if name != key or is_kept}
