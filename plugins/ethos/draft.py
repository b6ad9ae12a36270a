"""A draft of what somebody has told: what is known stands there, and what a person must write is marked, never guessed.

A mark is a comment above a field that holds something the check takes: three dots where a text is to stand, one of the
site's own words where there must be a word. What is marked is no text to publish (``rules/unwritten.py``).
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError
from slugify import slugify

from ethos import texts
from ethos.form import Field, example, fields_of
from ethos.kinds import KINDS, Code, Entry, Status, days
from ethos.kinds import fields as f
from ethos.kinds.event import Timing
from ethos.kinds.settings import Settings
from ethos.place import taken
from ethos.places import PLACES
from ethos.problem import EthosError
from ethos.source import Value, parse
from ethos.source.text import without_hidden

LONGEST = 90
"""Characters of a title, as ``fields.Title`` has it."""

LONGEST_SLUG = 60
"""Characters of a file's name: longer ones are cut between words."""

EXPECTED = {Timing: frozenset({"format", "place", "online_url", "registration"}), Code: frozenset({"year"})}
"""Fields that a model lets be, for what is past or somebody else's, and that rules ask for otherwise."""

SCHEMAS = ".vscode/schema"
"""Where editors find the schemas, from the root."""

DOTS = "…"
"""What stands where somebody must write a text."""

AWAITED: Mapping[str, Value] = {"place": "later", "registration": "later", "format": "onsite", "state": "planned"}
"""What an event says while it is not known: most of it is true of what nobody has settled."""

UNCHANGED: Mapping[str, Value] = {"sequence": 0}
"""What is true of everything that has just been written."""


@dataclass(frozen=True)
class Draft:
    """A file that the check takes: its path relative to the root, and its text."""

    path: str
    text: str
    unwritten: tuple[str, ...]
    """What a person must write, by what it is: a line each."""
    refused: tuple[str, ...]
    """The fields that were told in a way that no model takes."""


def plainly(text: str) -> str:
    """Text that somebody has typed, as Markdown that shows it as it stands: ``shared/drafting.js`` does the same."""
    marks = re.sub(r"[\\`*_\[\]<>&~#|]", r"\\\g<0>", without_hidden(text))
    lines = (re.sub(r"^(\s*)([-+=])|^(\s*\d+)([.)])", _escaped, line) for line in marks.strip().split("\n"))
    return "\n\n".join(line for line in map(str.strip, lines) if line)


def _escaped(found: re.Match[str]) -> str:
    return f"{found[1] or ''}{found[3] or ''}\\{found[2] or found[4]}"


def titled(written: str) -> str:
    """The title on one line in NFC, without characters that cannot be seen.

    Raises:
        EthosError: there is nothing left of it, or it is too long.
    """
    line = unicodedata.normalize("NFC", " ".join(written.split()))
    title = "".join(c for c in line if c.isprintable() or c in "\u200c\u200d").strip()
    if not title:
        raise EthosError(texts.label("new.empty"))
    if len(title) > LONGEST:
        raise EthosError(texts.label("new.too_long").format(length=len(title), limit=LONGEST))
    return title


def path_of(kind: str, title: str) -> str:
    """The file of a new entry, relative to the root: å and ä become a, ö becomes o.

    A title without letters gets the name of its kind.
    """
    slug = slugify(title, max_length=LONGEST_SLUG, word_boundary=True) or slugify(title, max_length=LONGEST_SLUG)
    of_kind = slugify(texts.label(f"kind.{kind}.one"))
    slug = slug or of_kind
    name = f"{slug}-{of_kind}" if slug in taken(PLACES, KINDS[kind].public) else slug
    return f"{KINDS[kind].folder}/{name}.md"


def schema_line(kind: str) -> str:
    """A line that leads editors' programs to the schema; they read it in the first line, and only there."""
    return f"# yaml-language-server: $schema={'../' * len(KINDS[kind].folder.split('/'))}{SCHEMAS}/{kind}.json"


def comment(text: str) -> Iterator[str]:
    """A text as comments, in lines of a hundred characters."""
    return (f"# {line}" for line in textwrap.wrap(text, 100, break_on_hyphens=False))


def draft(  # noqa: PLR0913, PLR0917 - what an entry consists of, and where it is to stand
    kind: str,
    title: str,
    today: date,
    settings: Settings,
    known: Mapping[str, Sequence[str]] = MappingProxyType({}),
    said: Mapping[str, Value] = MappingProxyType({}),
    body: str = "",
) -> Draft:
    """A draft of a kind with what is ``said`` in its fields and below them.

    ``known`` are the slugs of each kind, which it may refer to. What the model does not take is left out, and told.

    Raises:
        EthosError: the title is empty, too long, or has characters that no source file may have.
    """
    name = titled(title)
    filled, refused = _Writer(kind, settings, known, today).accepted(_own(kind, name, today, said))
    lines = [
        "---",
        schema_line(kind),
        *chain.from_iterable(each.lines() for each in filled),
        "---",
        without_hidden(body) or DOTS,
    ]
    path, text = path_of(kind, name), "\n".join(lines) + "\n"
    document = parse(path, text.encode())
    if isinstance(document, list):
        raise EthosError(document[0].message)
    unwritten = tuple(line for each in filled for line in each.asked)
    return Draft(path, text, unwritten if body else (*unwritten, texts.label(f"kind.{kind}.new")), refused)


def _seen(value: Value) -> Value:
    """A value without the characters that no source may hold."""
    if isinstance(value, str):
        return without_hidden(value)
    if isinstance(value, list):
        return [_seen(each) for each in value]
    return {without_hidden(name): _seen(each) for name, each in value.items()} if isinstance(value, dict) else value


@dataclass(frozen=True)
class _Filled:
    """A field with its value, and what a person must write in it: each a line."""

    field: Field
    value: Value
    asked: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        mark = texts.label("draft.mark")
        yield from (f"# {mark} {each}" for each in self.asked)
        yield from self.field.lines(self.value)


def _own(kind: str, title: str, today: date, said: Mapping[str, Value]) -> dict[str, Value]:
    """What is said of an entry, with what is true of every draft."""
    of_kind = {each.name for each in fields_of(KINDS[kind])}
    own = {"published": today.isoformat()} | {name: value for name, value in UNCHANGED.items() if name in of_kind}
    return {**own, **{name: _seen(value) for name, value in said.items()}, "title": title, "status": str(Status.DRAFT)}


def awaited(kind: str, today: date, settings: Settings, said: Mapping[str, Value]) -> dict[str, str]:
    """The lines of each field that a draft has while only what is ``said`` is known, marks and all: name → lines."""
    filled, _ = _Writer(kind, settings, {}, today).accepted(_own(kind, DOTS, today, said))
    return {each.field.name: "\n".join(each.lines()) for each in filled if each.asked}


def needed(model: type[Entry]) -> list[Field]:
    """The fields that an entry must have, or that rules ask for."""
    return [each for each in fields_of(model) if each.required or each.name in expected(model)]


def expected(model: type[BaseModel]) -> frozenset[str]:
    """The fields that a new one is begun with, although its model lets them be."""
    return frozenset(chain.from_iterable(names for whose, names in EXPECTED.items() if issubclass(model, whose)))


@dataclass(frozen=True)
class _Writer:
    kind: str
    settings: Settings
    known: Mapping[str, Sequence[str]]
    today: date

    def accepted(self, said: Mapping[str, Value]) -> tuple[list[_Filled], tuple[str, ...]]:
        """The fields filled, without what the model does not take, and the names of that."""
        told, refused = dict(said), dict[str, None]()
        while True:
            filled = list(self._filled(told))
            wrong = _faulty(KINDS[self.kind], {each.field.name: each.value for each in filled}) & told.keys()
            if not wrong:
                return filled, tuple(refused)
            refused |= dict.fromkeys(name for name in told if name in wrong)
            told = {name: value for name, value in told.items() if name not in wrong}

    def _filled(self, said: Mapping[str, Value]) -> Iterator[_Filled]:
        model = KINDS[self.kind]
        must = needed(model)
        for field in fields_of(model):
            if field.name in said:
                value, lacking = self._completed(field, said[field.name])
                yield _Filled(field, value, tuple(lacking))
            elif field in must and not _is_needless(field, said):
                value = _until(said["start"]) if field.name == "end" and "start" in said else self._awaited(field)
                yield _Filled(field, value, (_asked(field),))

    def _completed(self, field: Field, value: Value) -> tuple[Value, list[str]]:
        """A value with all that it must have in it, and what of that a person must write."""
        lacking: dict[str, None] = {}
        if field.many and isinstance(value, list):
            value = [self._whole(field, each, lacking) for each in value]
            short = field.bounds.get("least", 0) - len(value)
            if short > 0:
                lacking[_asked(field)] = None
                value += [self._one(field, number) for number in range(short)]
        else:
            value = self._whole(field, value, lacking)
        return value, list(lacking)

    def _whole(self, field: Field, value: Value, lacking: dict[str, None]) -> Value:
        if not isinstance(value, dict):
            return value
        missing = [each for each in field.inside if each.required and each.name not in value]
        lacking |= dict.fromkeys(map(_asked, missing))
        whole = {**value, **{each.name: self._awaited(each) for each in missing}}
        return {each.name: whole[each.name] for each in field.inside if each.name in whole} or value

    def _awaited(self, field: Field) -> Value:
        """What stands in a field that somebody is to write."""
        if field.many:
            return [self._one(field, number) for number in range(max(1, field.bounds.get("least", 1)))]
        return self._one(field)

    def _one(self, field: Field, turn: int = 0) -> Value:
        if field.name in AWAITED and len(field.loc) == 1:
            return AWAITED[field.name]
        if field.inside:
            return self._mapping(field)
        if field.is_free:
            return DOTS
        if field.is_a(f.Day) or field.is_a(f.Moment):
            return self.today.isoformat()
        shown = example(field, self.settings, self.known)
        return shown[turn % len(shown)] if isinstance(shown, list) else shown

    def _mapping(self, field: Field) -> Value:
        """A mapping of what it must have: words of the site's own stand in it as its example has them."""
        shown = example(field, self.settings, self.known)
        first: Any = shown[0] if isinstance(shown, list) and shown else shown
        must = [each for each in field.inside if each.required]
        worded = {each.name: first[each.name] for each in must if isinstance(first, dict) and each.vocabulary}
        return {each.name: worded[each.name] if each.name in worded else self._awaited(each) for each in must}


def _until(start: Value) -> Value:
    """When something ends of which one knows only when it begins: an hour later, or the same day."""
    try:
        moment = days.moment(start)
    except ValueError:  # it is dropped, and told of
        return start
    return (moment + timedelta(hours=1)).isoformat("T", "minutes") if isinstance(moment, datetime) else start


def _is_needless(field: Field, said: Mapping[str, Value]) -> bool:
    """True for the address of what is not said to be held on the web, and for the place of what is held only there."""
    is_afar = said.get("format") in {"online", "hybrid"}
    return not is_afar if field.name == "online_url" else field.name == "place" and said.get("format") == "online"


def _asked(field: Field) -> str:
    return f"{'.'.join(field.loc)}: {field.about}"


def _faulty(model: type[Entry], values: Mapping[str, Value]) -> set[str]:
    """The fields that the model does not take."""
    try:
        model.model_validate(dict(values))
    except ValidationError as error:
        found = error.errors(include_url=False)
        return {str(each["loc"][0] if each["loc"] else each.get("ctx", {}).get("at", "")) for each in found}
    return set()
