"""What a change does to subscribers' calendars, as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ethos.impact.altered import Altered
from ethos.problem import Problem, has_errors

UNREADABLE = "base-unreadable"
"""A fault in the base that hides what subscribers have: nothing can be said of that file."""


class Kind(StrEnum):
    """In what way an event changes for those who subscribe."""

    NEW = "new"
    BACK = "back"
    """It was published once, and taken away."""
    GONE = "gone"
    TIME = "time"
    PLACE = "place"
    STATE = "state"
    DEADLINE = "deadline"
    NAME = "name"
    CALENDARS = "calendars"
    """It comes into a calendar, or leaves one."""
    DETAILS = "details"
    """Something else than its description: what it is about, its colour."""
    TEXT = "text"
    """Only its description."""


SMALL = frozenset({Kind.DETAILS, Kind.TEXT})
"""What is told as numbers: nobody misses an event because of it."""


@dataclass(frozen=True)
class Part:
    """One of the things that happen to an event; ``words`` go on from its title."""

    kind: Kind
    words: str


@dataclass(frozen=True)
class Change:
    """What happens to one event."""

    identity: str
    title: str
    parts: Sequence[Part]
    calendars: Sequence[str]
    """The public paths of the calendars in which it is seen, sorted."""
    before: int | None
    """``sequence`` as it was; None for an event that subscribers have never had."""
    after: int | None
    over: bool
    """True for what had ended before the day of the report, and had so before the change."""
    path: str
    line: int = 1
    column: int = 1

    @property
    def kinds(self) -> list[Kind]:
        return [part.kind for part in self.parts]

    @property
    def is_small(self) -> bool:
        return SMALL.issuperset(self.kinds)


@dataclass(frozen=True)
class Report:
    """What a change does, and what must be mended before it is published."""

    base: str
    """The revision, as it was asked for and by its short name."""
    changes: Sequence[Change]
    feeds: Sequence[str]
    """Sentences about calendars that come, go, or are called something else."""
    problems: Sequence[Problem]
    notes: Sequence[str] = ()
    """Sentences about how far the comparison reaches."""
    texts: Sequence[Altered] = ()
    """The texts that are touched, of every kind, sorted by file."""
    settings: Sequence[str] = ()
    """The files of settings that are touched."""
    site: str = ""
    """The site's address, with a closing slash, as it is published; nothing when it cannot be known."""

    @property
    def exit_code(self) -> int:
        """1 when subscribers would be harmed or misled, 2 when that cannot be known, else 0."""
        known = [each for each in self.problems if each.code != UNREADABLE]
        if has_errors(known):
            return 1
        return 2 if has_errors(self.problems) else 0
