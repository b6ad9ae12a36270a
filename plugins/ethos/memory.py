"""What has been read once: unchanged files are the same entries, and what was found out of their texts still holds.

What rules find of a text alone holds as long as it is the same entry. From one run to the next only that is kept which
no wording can make untrue: the rules that found something, which are then asked again, and no others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ethos.kinds import Entry
from ethos.kinds.settings import Settings
from ethos.problem import Problem
from ethos.recalled import key_of, note, noted
from ethos.share import Alone


class Source(NamedTuple):
    """A file that is to be an entry."""

    model: type[Entry]
    path: str
    is_base: bool = False
    """True when it is read from the base: with the same bytes it is another entry than the site's own."""


Read = Callable[[list[Problem]], Settings | None]
"""Reads the settings, and adds what is wrong with them to a list."""


class Judged(NamedTuple):
    """How something was judged before: on which day, and which rules found something."""

    day: str
    rules: Sequence[str]


Judge = Callable[[Sequence[tuple[Alone, Judged | None]]], Sequence[Mapping[str, Sequence[Problem]]]]
"""Finds what is wrong with each, rule by rule, where it may be known how the same was judged before."""


class _Told(NamedTuple):
    """What was found of something, and all that it rests on."""

    subject: object
    settings: Settings
    today: date
    problems: Sequence[Problem]


class Memory:
    """What one program has read of one root, for who reads it again and again: a preview, at every save.

    Entries know the site's own words, and the names that they may refer to: with others, all are read again.
    """

    def __init__(self) -> None:
        self._settled: tuple[Sequence[bytes | Problem], Settings] | None = None
        self._shown: tuple[Settings | None, Sequence[Source]] = (None, ())
        self._entries: dict[Source, tuple[bytes, Entry]] = {}
        self._told: dict[int, _Told] = {}
        self._told_before: dict[int, _Told] = {}

    def __len__(self) -> int:
        """How many files are known."""
        return len(self._entries)

    def settings(self, data: Sequence[bytes | Problem], read: Read, problems: list[Problem]) -> Settings | None:
        """The settings; those of an earlier time when their files are the same and nothing was wrong with them."""
        if self._settled and self._settled[0] == data:
            return self._settled[1]
        found: list[Problem] = []
        known = read(found)
        problems += found
        self._settled = (data, known) if known and not found else None
        return known

    def begin(self, known: Settings | None, sources: Sequence[Source]) -> None:
        """Forget what is not there any longer, and all that was shown in other words."""
        self._told, self._told_before = {}, self._told
        keep = set(sources) if self._shown[0] is known and self._shown[1] == sources else set()
        self._shown = known, sources
        self._entries = {source: each for source, each in self._entries.items() if source in keep}

    def entry(self, source: Source, data: bytes) -> Entry | None:
        """What was made of a file with these bytes, if that is known."""
        before = self._entries.get(source)
        return before[1] if before and before[0] == data else None

    def remember(self, source: Source, data: bytes, entry: Entry) -> Entry:
        """The entry, which is known from now on to be what was made of a file with these bytes."""
        self._entries[source] = data, entry
        return entry

    def told(self, shares: Iterable[Alone], today: date, judge: Judge) -> Iterator[Problem]:
        """What is wrong with each alone; what was found of the same before is not looked for again."""
        new: list[Alone] = []
        for share in shares:
            found = self._told_before.get(id(share.subject))
            if found and found.subject is share.subject and found.settings is share.settings and found.today == today:
                self._told[id(share.subject)] = found
                yield from found.problems
            else:
                new.append(share)
        for share, problems in zip(new, _judged(new, today, judge), strict=True):
            if share.subject is not None:
                self._told[id(share.subject)] = _Told(share.subject, share.settings, today, problems)
            yield from problems


def _judged(shares: Sequence[Alone], today: date, judge: Judge) -> Iterator[Sequence[Problem]]:
    """The same with the help of what earlier runs have kept."""
    keys = [_key(share) for share in shares]
    before = [noted(key) if key else None for key in keys]
    judged = judge([(share, Judged(*told) if told else None) for share, told in zip(shares, before, strict=True)])
    for key, found in zip(keys, judged, strict=True):
        if key:
            note(key, Judged(today.isoformat(), sorted(name for name, problems in found.items() if problems)))
        yield [each for problems in found.values() for each in problems]


def _key(share: Alone) -> str:
    """What is kept of a share is kept under this; nothing where nothing can be."""
    rests_on = (share.settings.digest, share.digest)
    return key_of("judged", *rests_on) if all(rests_on) else ""
