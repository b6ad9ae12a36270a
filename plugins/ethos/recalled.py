"""What is found out of a text alone is found out once, however often a preview reads the same text.

What takes long to find out is noted in a ledger, too, under a hash of all that the answer rests on, so that it can be
kept from one run of the program to the next (``readings.py``). A ledger changes no answer; most often none is open.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache, wraps
from hashlib import sha256
from typing import Any, TypeVar

MOST = 1 << 17
"""Texts: all of 5,000 entries with their fields. Those asked for longest ago are forgotten first."""

T = TypeVar("T")

recalled = lru_cache(maxsize=MOST)
"""For functions that do nothing else than answer, and whose answers nobody changes."""


class Ledger:
    """Answers as lines of JSON by key, and which of them have been asked for."""

    def __init__(self, lines: Mapping[str, bytes] | None = None) -> None:
        self.lines = dict(lines or {})
        self._asked: set[str] = set()
        self._noted: set[str] = set()

    def find(self, key: str) -> Any:
        """The answer noted under a key, made anew each time; None when there is none."""
        line = self.lines.get(key)
        if line is None:
            return None
        self._asked.add(key)
        return json.loads(line)

    def note(self, key: str, answer: Any) -> None:
        """Note an answer that JSON gives back as it is."""
        line = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        if self.lines.get(key) != line:
            self.lines[key] = line
            self._noted.add(key)
        self._asked.add(key)

    def settle(self) -> set[str]:
        """Forget what nobody has asked for: the keys that have come, gone or changed since this was last done."""
        idle = self.lines.keys() - self._asked
        self.lines = {key: line for key, line in self.lines.items() if key not in idle}
        changed, self._noted = idle | self._noted, set()
        return changed


_open: list[Ledger] = []
"""The ledger that is in use, last of all."""


@contextmanager
def using(ledger: Ledger) -> Iterator[Ledger]:
    """Let answers be found in a ledger, and noted there."""
    _open.append(ledger)
    try:
        yield ledger
    finally:
        _open.remove(ledger)


def key_of(*made_of: str | bytes) -> str:
    """What an answer is noted under: a hash of all that it is made of, each part apart from the next."""
    found = sha256()
    for each in made_of:
        part = each if isinstance(each, bytes) else each.encode("utf-8", "surrogatepass")
        found.update(b"%d:" % len(part) + part)
    return found.hexdigest()


def noted(key: str) -> Any:
    """The answer under a key in the ledger that is in use, or None."""
    return _open[-1].find(key) if _open else None


def note(key: str, answer: Any) -> None:
    """Note an answer in the ledger that is in use, if any is."""
    if _open:
        _open[-1].note(key, answer)


def answered(find: Callable[[], Any], *rests_on: str) -> Any:
    """An answer as JSON gives it back: noted before, or found now and noted if all that it rests on is told."""
    key = key_of(*rests_on) if _open and all(rests_on) else ""
    before = noted(key) if key else None
    if before is not None:
        return before
    found = find()
    if key:
        note(key, found)
    return found


def noting(revived: Callable[[Any], T]) -> Callable[[Callable[[str], T]], Callable[[str], T]]:
    """For functions as ``recalled`` has them, of one text, whose answers are noted; ``revived`` makes them of JSON."""

    def decorated(function: Callable[[str], T]) -> Callable[[str], T]:
        @recalled
        @wraps(function)
        def answer(text: str) -> T:
            key = key_of(function.__qualname__, text)
            before = noted(key) if _open else None
            if before is not None:
                return revived(before)
            found = function(text)
            note(key, found)
            return found

        return answer

    return decorated
