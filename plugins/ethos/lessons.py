"""What each code of a problem teaches: what it means, how it is told, and a wrong example with the right one beside it.

The examples are what the golden cases are made of, so that the wrong one has been seen to give that very code and the
right one none: ``tests/lessons.py`` writes them into ``lessons.json``. What no text can show has no example; what it
means stands under ``lesson`` in ``sv.toml``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from string import Formatter

from ethos import texts
from ethos.problem import Level


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines of a file, and which of them matter; a line that is None stands for others between."""

    path: str
    lines: Sequence[tuple[str | None, bool]]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What there is to say of a code."""

    code: str
    level: Level
    about: str
    """What is wrong, in Swedish, without the full stop."""
    message: str
    hint: str
    wrong: Sequence[Part] = ()
    right: Sequence[Part] = ()


@cache
def lessons() -> Mapping[str, Lesson]:
    """A lesson for every code there is, in their order.

    Raises:
        KeyError: a code has none; a fault in the program, and a test looks for it.
    """
    shown = json.loads(resources.files("ethos").joinpath("lessons.json").read_text(encoding="utf-8"))
    unshown = texts.catalogue()["lesson"]
    found = {code: _shown(code, shown[code]) if code in shown else _unshown(code, unshown[code]) for code in codes()}
    return dict(sorted(found.items()))


def codes() -> Sequence[str]:
    """Every code of a problem."""
    return list(texts.catalogue()["problem"])


def _level(code: str) -> Level:
    return Level(texts.wording(code)["level"])


def _shown(code: str, told: Mapping[str, str]) -> Lesson:
    wrong, right = (tuple(map(_part, told[side])) for side in ("wrong", "right"))
    return Lesson(code, _level(code), told["about"], told["message"], told["hint"], wrong, right)


def _part(told: object) -> Part:
    assert isinstance(told, dict)  # noqa: S101 — our own file
    return Part(told["path"], [(None, False) if line is None else (line[2:], line[0] == "!") for line in told["lines"]])


def _unshown(code: str, about: str) -> Lesson:
    """A wording with its places left open."""
    words = texts.wording(code)
    open_ = {name: "…" for text in words.values() for _, name, _, _ in Formatter().parse(text) if name}
    return Lesson(code, _level(code), about, words["message"].format(**open_), words["hint"].format(**open_))
