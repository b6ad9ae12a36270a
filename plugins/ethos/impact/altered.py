"""Which texts a change touches, and what of each of them: field by field, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.impact.prose import Edit, edits
from ethos.kinds import Entry
from ethos.source import Loc, Value

BODY: Loc = ("body",)
READ = 100
"""How many texts are compared word by word; the rest are named."""


class Way(StrEnum):
    """What happens to a text, as one who looks at the site sees it."""

    NEW = "new"
    DRAFT = "draft"
    """It is new, and not shown yet."""
    CHANGED = "changed"
    SHOWN = "shown"
    """It was a draft."""
    HIDDEN = "hidden"
    """It is a draft again, or withdrawn."""
    GONE = "gone"
    BROKEN = "broken"
    """It has faults that keep it from being read: what it says now cannot be told."""


@dataclass(frozen=True)
class Said:
    """A field that says something else: what it is called, and each change of it."""

    field: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class Altered:
    """One text that a change touches."""

    way: Way
    kind: str
    title: str
    source: str
    page: str
    """The public path of its page; nothing when it has none after the change."""
    is_there: bool
    """True when the page is published already."""
    said: tuple[Said, ...] = ()


def altered(
    before: Iterable[Entry], known: Collection[str], after: Catalogue, hidden: Collection[str]
) -> list[Altered]:
    """The texts that are not what they were, sorted by file.

    ``before`` are those whose files are not the same now, ``known`` the paths of all files there were, and ``hidden``
    those that errors keep from being read.
    """
    was = {each.source.path: each for each in before}
    found = [_come(each) for each in after.entries if each.source.path not in known]
    for at, (path, old) in enumerate(sorted(was.items())):
        new = after.by_source.get(path)
        found.append(_changed(old, new, in_words=at < READ) if new else _gone(old, is_broken=path in hidden))
    return sorted(found, key=lambda each: each.source)


def _come(new: Entry) -> Altered:
    way = Way.DRAFT if new.is_draft else Way.NEW
    return Altered(way, new.kind, new.title, new.source.path, new.path if new.is_public else "", False)


def _gone(old: Entry, *, is_broken: bool) -> Altered:
    way = Way.BROKEN if is_broken else Way.GONE
    return Altered(way, old.kind, old.title, old.source.path, old.path if is_broken else "", old.is_public)


def _changed(old: Entry, new: Entry, *, in_words: bool) -> Altered:
    shown = Way.SHOWN if new.is_public else Way.HIDDEN
    way = Way.CHANGED if new.is_public == old.is_public else shown
    page, said = new.path if new.is_public else "", tuple(_said(old, new)) if in_words else ()
    return Altered(way, new.kind, new.title, new.source.path, page, old.is_public, said)


def _said(old: Entry, new: Entry) -> Iterator[Said]:
    before = {**dict(leaves(_fields(old))), BODY: old.body}
    after = {**dict(leaves(_fields(new))), BODY: new.body}
    for loc in {**before, **after}:
        if found := tuple(edits(before.get(loc, ""), after.get(loc, ""))):
            yield Said(called(loc), found)


def _fields(entry: Entry) -> Value:
    """What its file says, under the names that fields have there; what it leaves out is left out."""
    said: Value = entry.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return said


def leaves(value: Value, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """All that is written in fields, each with its place; what is a list of words is one text."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from leaves(inner, (*loc, str(key)))
    elif isinstance(value, list) and any(isinstance(each, (dict, list)) for each in value):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*loc, index))
    elif value is not None:
        yield loc, ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def called(loc: Loc) -> str:
    """The names of a place, from without: ``Vägar 2 › Rubrik``."""
    names = texts.labels("editor.field")
    steps = [str(names.get(each, each)) if isinstance(each, str) else str(each + 1) for each in loc]
    return " › ".join(steps)
