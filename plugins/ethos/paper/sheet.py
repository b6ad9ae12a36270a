"""What is printed: a document by its template, its data and where it is published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ethos.paper.tree import Json


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document.

    ``path`` is where it is published, ``template`` one of ``typst/``, and ``day`` when what it says was last changed.
    ``cases`` name the data that it shares with other documents; they stand in its own under that name, in order.
    """

    path: str
    template: str
    title: str
    day: date
    head: Mapping[str, Json] = field(repr=False)
    cases: tuple[str, ...] = ()

    def data(self) -> dict[str, Json]:
        """What the template is given, but for the cases."""
        return {**self.head, "title": self.title, "day": [self.day.year, self.day.month, self.day.day]}


@dataclass(frozen=True, slots=True)
class Order:
    """Everything to print of a site.

    ``case`` makes the shared data of a name; it is asked once for each name, and need not remember. ``words`` are ours,
    for all templates. ``pictures`` holds the pictures that the data names, when it has been made.
    """

    sheets: Iterable[Sheet]
    case: Callable[[str], Json]
    words: Mapping[str, str]
    pictures: Mapping[str, Path] = field(default_factory=dict)
