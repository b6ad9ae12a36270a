"""Long lists on several pages, so that no page grows with the number of entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ethos.output import Link

T = TypeVar("T")

CARDS = 96
"""Cards on a page: some 70 kB of HTML, 10 kB as it is sent."""

BEGUN = 6
"""Cards of a list that a page does not only consist of: two rows of three."""
SPARED = 4
"""So few more that a fold would save nothing."""

ROWS = 600
"""Links on a page of A–Ö."""


@dataclass(frozen=True, slots=True)
class Sheet(Generic[T]):
    """One page of a list: what stands on it, and the ways to the pages before and after."""

    path: str
    items: Sequence[T]
    number: int
    count: int
    total: int
    """How many items the whole list has."""
    before: Link | None
    after: Link | None

    @property
    def known_by(self) -> tuple[object, ...]:
        """What tells it from another sheet of entries: where it lies, which they are, and how many there are in all."""
        return self.path, [getattr(each, "key", each) for each in self.items], self.number, self.count, self.total

    def title(self, title: str) -> str:
        """The list's title on this page; pages after the first say which they are."""
        return title if self.number == 1 else f"{title}, sida {self.number}"


def sheets(path: str, items: Sequence[T], most: int) -> Iterator[Sheet[T]]:
    """The pages of a list, at ``path``, ``path/sida/2/`` and so on; one page, if an empty one, there always is."""
    count = max(1, -(-len(items) // most))
    for number in range(1, count + 1):
        part = items[(number - 1) * most : number * most]
        before = Link(_path(path, number - 1), str(number - 1)) if number > 1 else None
        after = Link(_path(path, number + 1), str(number + 1)) if number < count else None
        yield Sheet(_path(path, number), part, number, count, len(items), before, after)


def place(path: str, index: int, most: int) -> str:
    """The page of a list on which its item at an index stands."""
    return _path(path, index // most + 1)


def _path(path: str, number: int) -> str:
    return path if number == 1 else f"{path}sida/{number}/"


def begun(items: Sequence[T]) -> tuple[Sequence[T], Sequence[T]]:
    """What a long list beside other things begins with, and what is folded after it."""
    first = BEGUN if len(items) > BEGUN + SPARED else len(items)
    return items[:first], items[first:]
