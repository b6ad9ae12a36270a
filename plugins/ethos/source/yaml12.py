"""YAML 1.2 (core schema, https://yaml.org/spec/1.2.2/ section 10.3) on PyYAML's parser, within bounds.

PyYAML resolves plain words as YAML 1.1 does: ``no`` is False, ``13:00`` is 780. Here only null, true, false and
decimal numbers are resolved. What departs from the core schema, so that an editor finds what was written:
numbers with a leading zero (``0123``, ``08.30``), ``0o17``, ``0x1F``, ``.inf``, ``.nan`` and integers of more than
18 digits stay text; tags, directives, merge keys (``<<``) and keys that are not text are refused.

Values are built from parser events with a stack of our own, since composing a tree recurses in C and a deep
enough file would end the process.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from math import isfinite
from typing import NoReturn, TypeAlias

import yaml
from yaml import events as ev

from ethos.source import signs, syntax
from ethos.source.text import MOST, Fault, normalise, place

Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"
"""What front matter holds. Dates and times are text, exactly as written."""

DEPTH = 20
"""Lists and mappings inside each other."""
VALUES = 20_000
"""Keys and values of one file; a long dilemma has a hundred."""
REPEATED = 1_000
"""What the aliases of one file may repeat, in values (a text counts one more for each 1,000 characters)."""

Parser: TypeAlias = "type[yaml.SafeLoader] | type[yaml.CSafeLoader]"
PARSER: Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser when PyYAML was built with it: twenty times as fast. Where both parsers take a text, values and
positions are the same. PyYAML's own refuses a little more, as a problem: an unquoted ``?`` between brackets."""

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(?=[0-9.]+[.eE]|\.)(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_TAB_INDENT = re.compile(r"^ *\t[ \t]*(?=[^\s#])", re.MULTILINE)
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)


def scalar(text: str) -> bool | int | float | str | None:
    """What a plain (unquoted) scalar means."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "+-.0123456789":
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if len(text) <= 40 and _FLOAT.fullmatch(text) and isfinite(number := float(text)):
        return number
    return text


def parse_events(text: str, parser: Parser = PARSER) -> Iterator[ev.Event]:
    """PyYAML's events. A tab becomes a space first: the C and the Python scanner disagree about tabs."""
    return iter(yaml.parse(text.replace("\t", " "), Loader=parser))


def start(event: ev.Event) -> tuple[int, int]:
    """Line and column, from 1, where an event's text starts."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def load(text: str, parser: Parser = PARSER, tags: Collection[str] = ()) -> tuple[Value, list[Fault]]:
    """The value of one YAML document (None when it is empty), and its faults, unsorted.

    Args:
        text: as ``text.decode`` gives it. At most a mebibyte: time and memory are linear in its length.
        tags: instructions for another program, whose values are None here.
    """
    if directives := [Fault(*place(text, m.start()), "yaml-directive", {}) for m in _matches(_DIRECTIVE, text)]:
        return None, directives
    tabs = [Fault(*place(text, m.end() - 1), "yaml-tab", {}) for m in _matches(_TAB_INDENT, text)]
    tree = _Tree(text, tags)
    try:
        for event in parse_events(text, parser):
            tree.take(event)
    except _BoundError:
        return None, tabs + tree.faults
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # A tab has been read as one space, so what the parser says of the indentation after it is no help.
        known = tabs or signs.CODES.intersection(each.code for each in tree.faults)
        return None, tabs + tree.faults + ([] if known else [syntax.explain(error, text)])
    return tree.value, tabs + tree.faults + tree.idle


def _matches(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    return [match for match, _ in zip(pattern.finditer(text), range(MOST), strict=False)]


class _BoundError(Exception):
    """A bound is passed; the fault is recorded and the rest of the file is left unread."""


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read yet."""

    into: list[Value] | dict[str, Value]
    anchor: str | None = None
    weight: int = 0
    key: str | None = None
    lines: dict[str, int] = field(default_factory=dict)


class _Tree:
    """A value under construction, one event at a time."""

    def __init__(self, text: str, tags: Collection[str] = ()) -> None:
        self.faults: list[Fault] = []
        self._lines = text.split("\n")
        self._tags = tags
        self._top: list[Value] = []
        self._open = [_Open(self._top)]
        self._anchors: dict[str, tuple[Value, int] | None] = {}
        self._idle: dict[str, Fault] = {}
        """Names of single values that nothing refers to: most likely they are the first words of those."""
        self._weight = 0
        self._repeated = 0
        self._documents = 0

    @property
    def idle(self) -> list[Fault]:
        return list(self._idle.values())

    @property
    def value(self) -> Value:
        return self._top[0] if self._top else None

    def take(self, event: ev.Event) -> None:
        if isinstance(event, ev.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, ev.CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, ev.CollectionEndEvent):
            self._end()
        elif isinstance(event, ev.AliasEvent):
            self._alias(event)
        elif isinstance(event, ev.DocumentStartEvent):
            self._document(event)

    def _fault(self, code: str, event: ev.Event, **facts: object) -> None:
        self.faults.append(Fault(*start(event), code, facts))

    def _stop(self, code: str, event: ev.Event, limit: int) -> NoReturn:
        self._fault(code, event, limit=limit)
        raise _BoundError

    def _document(self, event: ev.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._stop("yaml-documents", event, 1)

    def _scalar(self, event: ev.ScalarEvent) -> None:
        text = event.value
        self._look_at(event)
        value: Value = scalar(text) if event.implicit[0] else text
        if event.style == '"':  # the only style with escapes, which can spell any character
            value = self._unescaped(text, event)
        weight = 1 + len(text) // 1000
        self._weigh(event, weight)
        if event.anchor or event.tag:
            self._properties(event.anchor, event.tag, event)
            if event.anchor:
                self._anchors[event.anchor] = (value, weight)
                facts = {"written": f"&{event.anchor}", "value": f"&{event.anchor} {text}".strip()}
                self._idle[event.anchor] = Fault(*start(event), "yaml-anchor", facts)
        self._put(None if event.tag in self._tags else value, event)

    def _look_at(self, event: ev.ScalarEvent) -> None:
        """Signs that are not YAML's own. A quotation mark that runs on leaves nothing after it to be understood."""
        if event.style in {'"', "'"}:
            if running := signs.unended(self._lines, event):
                self.faults.append(running)
                raise _BoundError
        elif found := self._sign(event):
            self.faults.append(found)

    def _sign(self, event: ev.ScalarEvent) -> Fault | None:
        if self._awaits_key:
            return signs.in_key(self._lines, event)
        return signs.in_text(self._lines, event, in_list=self._in_sequence)

    @property
    def _in_sequence(self) -> bool:
        return isinstance(self._open[-1].into, list) and len(self._open) > 1

    @property
    def _awaits_key(self) -> bool:
        return isinstance(self._open[-1].into, dict) and self._open[-1].key is None

    def _unescaped(self, text: str, event: ev.ScalarEvent) -> str:
        text, faults = normalise(text)
        self.faults += (Fault(*start(event), fault.code, fault.facts) for fault in faults)
        return text

    def _begin(self, event: ev.CollectionStartEvent) -> None:
        if len(self._open) > DEPTH:
            self._stop("yaml-depth", event, DEPTH)
        self._properties(event.anchor, event.tag, event)
        into: list[Value] | dict[str, Value] = {} if isinstance(event, ev.MappingStartEvent) else []
        self._put(None if event.tag in self._tags else into, event)
        self._open.append(_Open(into, event.anchor, self._weight))
        self._weigh(event, 1)

    def _end(self) -> None:
        done = self._open.pop()
        if done.anchor:
            self._anchors[done.anchor] = (done.into, self._weight - done.weight)

    def _properties(self, anchor: str | None, tag: str | None, event: ev.Event) -> None:
        if tag and tag not in self._tags:
            self._fault("yaml-tag", event, tag=tag.replace("tag:yaml.org,2002:", "!!"))
        if anchor:
            self._anchors[anchor] = None  # known, and not complete before its end: an alias inside is a loop

    def _alias(self, event: ev.AliasEvent) -> None:
        name = event.anchor or ""
        self._idle.pop(name, None)
        target = self._anchors.get(name)
        if target is None:
            self._fault("yaml-alias-loop" if name in self._anchors else "yaml-alias-unknown", event, name=name)
            self._put("", event)
            return
        value, weight = target
        self._repeated += weight
        if self._repeated > REPEATED:
            self._stop("yaml-alias-size", event, REPEATED)
        self._weigh(event, weight)
        self._put(value, event)

    def _weigh(self, event: ev.Event, weight: int) -> None:
        self._weight += weight
        if self._weight > VALUES:
            self._stop("yaml-values", event, VALUES)

    def _put(self, value: Value, event: ev.Event) -> None:
        here = self._open[-1]
        if isinstance(here.into, list):
            here.into.append(value)
        elif here.key is None:
            here.key = self._key(value, event, here.lines)
        else:
            here.into[here.key] = value
            here.key = None

    def _key(self, value: Value, event: ev.Event, lines: dict[str, int]) -> str:
        key = self._text_key(value, event)
        line, _ = start(event)
        if key == next(iter(lines), None) and line > lines[key] and self._in_list:
            self.faults.append(signs.missing_dash(self._lines[line - 1], line))
            lines.clear()
        elif key in lines:
            self._fault("yaml-duplicate-key", event, key=key, first=lines[key], second=line)
        lines.setdefault(key, line)
        return key

    @property
    def _in_list(self) -> bool:
        """True for a mapping that is a point of a list: there a name that begins it again begins the next."""
        return len(self._open) > 1 and isinstance(self._open[-2].into, list) and self._open[-2].into is not self._top

    def _text_key(self, value: Value, event: ev.Event) -> str:
        plain = isinstance(event, ev.ScalarEvent) and event.implicit[0]
        if value == "<<" and plain:
            self._fault("yaml-merge", event)
        if isinstance(value, str):
            return value
        written = event.value if isinstance(event, ev.ScalarEvent) else ""
        self._fault("yaml-key", event, key=written or "?")
        return f"{written}\0{start(event)}"  # only to go on reading: a file with a fault gives no document
