"""A new entry to fill in: every field with what it is, the needed ones filled with an example that passes the check.

Made from the models (``form``), so a new field shows up by itself. What is needed comes first; what may be left out
follows as comments. Dates move with the day: those of an event lie together about two months ahead.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from types import MappingProxyType

from pydantic import BaseModel

from ethos import texts
from ethos.draft import comment, expected, path_of, schema_line, titled
from ethos.form import Field, Path, described, example, fields_of, words
from ethos.kinds import KINDS, Entry, Status, days
from ethos.kinds.settings import Settings
from ethos.problem import EthosError
from ethos.source import Value, parse
from ethos.source.emit import written

AHEAD = timedelta(days=60)
"""At least how far ahead of ``today`` an event's example begins; the day of the week is the example's own."""

GIVEN = frozenset({"based_on"})
"""What nobody writes in a new file: ``ethos new --from-base`` does."""


def template(
    kind: str, title: str, today: date, settings: Settings, known: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> tuple[str, str]:
    """A draft of an entry with the given title: its path relative to the root, and its text.

    ``known`` are the slugs of each kind, which it may refer to.

    Raises:
        EthosError: the title is empty, too long, or has characters that no source file may have.
    """
    name = titled(title)
    path = path_of(kind, name)
    text = "\n".join(_Template(KINDS[kind], name, today, settings, known).lines()) + "\n"
    document = parse(path, text.encode())
    if isinstance(document, list):
        raise EthosError(document[0].message)
    return path, text


@dataclass(frozen=True)
class _Template:
    kind: type[Entry]
    title: str
    today: date
    settings: Settings
    known: Mapping[str, Sequence[str]]

    def lines(self) -> Iterator[str]:
        needed, optional = _sorted(self.kind)
        yield from ("---", schema_line(self.kind.kind), *comment(texts.label("new.help")), "")
        yield from chain.from_iterable(self._filled(each, self._value(each)) for each in needed)
        yield from ("", *comment(texts.label("new.optional")), "")
        yield from chain.from_iterable(self._muted(each) for each in optional)
        yield from ("---", *textwrap.wrap(texts.label(f"kind.{self.kind.kind}.new"), 100))

    def _filled(self, field: Field, value: Value) -> Iterator[str]:
        """The field's explanation, its key and its value; a mapping's own fields are explained one by one."""
        yield from self._explanation(field)
        if isinstance(value, dict):
            yield from (f"{field.name}:", *_indented(self._mapping(field, value)))
        elif field.inside and isinstance(value, list):
            yield from (f"{field.name}:", *self._items(field, value))
        else:
            yield from field.lines(value)

    def _muted(self, field: Field) -> Iterator[str]:
        """The field's explanation, and an example to take the comment sign away from."""
        yield from self._explanation(field)
        yield from (f"#{line}" for line in field.lines(self._value(field)))

    def _mapping(self, field: Field, value: Mapping[str, Value]) -> Iterator[str]:
        needed, optional = _sorted(field.of, field.loc)
        for each in needed:
            yield from self._filled(each, value[each.name] if each.name in value else self._value(each))
        for each in optional:
            yield from self._filled(each, value[each.name]) if each.name in value else self._muted(each)

    def _items(self, field: Field, values: Sequence[Value]) -> Iterator[str]:
        """A list of mappings: the first is explained, the others are as an editor would write them."""
        for value in values[:1]:
            explained = self._mapping(field, value) if isinstance(value, dict) else ()
            yield from _indented(_dashed(explained))
        yield from _indented(chain.from_iterable(written([value]) for value in values[1:]))

    def _explanation(self, field: Field) -> Iterator[str]:
        choice = words(field, self.settings)
        told = all(word in field.about for word in choice)
        listed = "" if told else texts.label("new.words").format(words=", ".join(choice))
        return comment(f"{field.about} {listed}")

    def _value(self, field: Field) -> Value:
        today = self.today.isoformat()
        own: dict[str, Value] = {"title": self.title, "status": str(Status.DRAFT)}
        own |= {"year": self.today.year, "sequence": 0}
        found = own.get(field.name) if len(field.loc) == 1 else None
        made = _moved(example(field, self.settings, self.known), self._step(field)) if found is None else found
        return _told(made, field, today)

    def _step(self, field: Field) -> timedelta:
        """How far an example's dates are moved: to ``today`` for the entry's own, else whole weeks ahead of it."""
        if field.loc[0] in Entry.model_fields:
            return self.today - _first_day("published")
        return timedelta(weeks=-((_first_day("start") - self.today - AHEAD) // timedelta(weeks=1)))


def _first_day(name: str) -> date:
    """The day in the example of a field, from which the days of the others are counted."""
    return date.fromisoformat(described((name,))["example"].removeprefix(f"{name}: ")[:10])


def _moved(value: Value, step: timedelta) -> Value:
    if isinstance(value, dict):
        return {key: _moved(item, step) for key, item in value.items()}
    if isinstance(value, list):
        return [_moved(item, step) for item in value]
    if isinstance(value, str) and (days.ISO_DAY.fullmatch(value) or days.ISO_MINUTE.fullmatch(value)):
        return (date.fromisoformat(value[:10]) + step).isoformat() + value[10:]
    return value


def _told(value: Value, field: Field, today: str) -> Value:
    """The value with the days that it tells of its own past as ``today``."""
    if field.is_past:
        return today
    if isinstance(value, list):
        return [_told(item, field, today) for item in value]
    if isinstance(value, dict):
        inside = {each.name: each for each in field.inside}
        return {key: _told(item, inside[key], today) for key, item in value.items()}
    return value


def _sorted(model: object, at: Path = ()) -> tuple[list[Field], list[Field]]:
    """A model's fields: those to fill in, and those that may be left out."""
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return [], []
    fields = fields_of(model, at)
    needed = [each for each in fields if each.required or each.name in expected(model)]
    return needed, [each for each in fields if each not in needed and each.name not in GIVEN]


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _dashed(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a mapping as an item of a list: the dash stands at its first field, below the explanation."""
    dash = "- "
    for line in lines:
        yield f"  {line}" if line.startswith("#") or not dash.strip() else f"{dash}{line}"
        dash = dash if line.startswith("#") else "  "
