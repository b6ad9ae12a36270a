"""Where a value stands in its file. Asked for when there is a problem to tell, so nothing is kept meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from yaml import events as ev

from ethos.source.text import normalise
from ethos.source.yaml12 import PARSER, Parser, parse_events, start

Loc: TypeAlias = "tuple[str | int, ...]"
"""The way to a value: ``("options", 0, "for")``, as pydantic's ``loc``."""

Place: TypeAlias = "tuple[int, int]"
_LEAF: Mapping[str | int, Spot] = MappingProxyType({})


class Spot(NamedTuple):
    """Line and column of a value and of its key (of the value itself in a list), and the spots inside it."""

    value: Place
    key: Place
    inside: Mapping[str | int, Spot]

    def nearest(self, loc: Loc) -> Spot:
        """The spot at ``loc``, or of its nearest ancestor that exists."""
        spot = self
        for step in loc:
            if step not in spot.inside:
                break
            spot = spot.inside[step]
        return spot


@lru_cache(maxsize=8)
def spots(text: str, parser: Parser = PARSER) -> Spot:
    """The root's spot in a YAML text without faults.

    The last few are kept: the problems of one file are told together, and each would cost a parse. A spot tree is
    bounded as the file is, to ``yaml12.VALUES`` values.
    """
    chart = _Chart()
    for event in parse_events(text, parser):
        chart.take(event)
    root = chart.top.get("", Spot((1, 1), (1, 1), _LEAF))
    return root._replace(key=root.value)


class _Shelf:
    """A list or mapping that is being charted; ``key`` is the last key read, until its value comes."""

    def __init__(
        self, inside: dict[str | int, Spot], *, is_list: bool = False, key: tuple[str, Place] | None = None
    ) -> None:
        self.inside, self.is_list, self.key = inside, is_list, key

    def place(self, event: ev.Event) -> Place:
        """Where an event's value stands; at its key when nothing is written, for there the parsers disagree."""
        nothing = isinstance(event, ev.ScalarEvent) and not event.value and event.implicit[0]
        return self.key[1] if nothing and self.key else start(event)

    def put(self, spot: Spot, text: str) -> None:
        if self.is_list:
            self.inside[len(self.inside)] = spot
        elif self.key is None:
            self.key = (text, spot.value)
        else:
            name, at = self.key
            self.inside[name] = spot._replace(key=at)
            self.key = None


class _Chart:
    """Spots under construction, one event at a time, as ``yaml12`` builds values."""

    def __init__(self) -> None:
        self.top: dict[str | int, Spot] = {}
        self._shelves = [_Shelf(self.top, key=("", (1, 1)))]
        self._anchors: dict[str, tuple[Mapping[str | int, Spot], str]] = {}

    def take(self, event: ev.Event) -> None:
        if isinstance(event, ev.ScalarEvent):
            self._put(event, _LEAF, normalise(event.value)[0])
        elif isinstance(event, ev.CollectionStartEvent):
            inside: dict[str | int, Spot] = {}
            self._put(event, inside)
            self._shelves.append(_Shelf(inside, is_list=isinstance(event, ev.SequenceStartEvent)))
        elif isinstance(event, ev.CollectionEndEvent):
            self._shelves.pop()
        elif isinstance(event, ev.AliasEvent):
            self._put(event, *self._anchors[event.anchor or ""])

    def _put(self, event: ev.NodeEvent, inside: Mapping[str | int, Spot], text: str = "") -> None:
        at = self._shelves[-1].place(event)
        if event.anchor and not isinstance(event, ev.AliasEvent):
            self._anchors[event.anchor] = (inside, text)
        self._shelves[-1].put(Spot(at, at, inside), text)
