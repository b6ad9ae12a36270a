"""Rules that look at more than one field or one entry.

A rule is a module here with a function ``check``: its docstring is its manual, and its name is its problem's code. What
it is given says what its answer rests on. ``check(share)`` judges each text by itself, and is asked of each apart:
what it finds of one is found once (``Memory``). ``check(catalogue)`` may compare them all, and is asked every time. A
rule that has to know which day it is says ``today`` after either.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from importlib import import_module
from typing import Any

from ethos.catalogue import Catalogue
from ethos.memory import Judged, Memory
from ethos.problem import Problem
from ethos.share import Alone, Share, shares

Rule = Callable[..., Iterator[Problem]]

NAMES = sorted(module.name for module in pkgutil.iter_modules(__path__))
RULES: Mapping[str, Rule] = {name: import_module(f"{__name__}.{name}").check for name in NAMES}


def _given(rule: Any) -> list[str]:
    """The types of what a rule is given, as it writes them."""
    return [told for name, told in rule.__annotations__.items() if name != "return"]


ALONE = dict.fromkeys(name for name, rule in RULES.items() if _given(rule)[0] == Share.__name__)
"""Those that judge each text by itself."""
WHOLE = [name for name in NAMES if name not in ALONE]
DATED = frozenset(name for name, rule in RULES.items() if _given(rule)[1:])
"""Those that a new day may change the answer of."""


def check(catalogue: Catalogue, today: date, memory: Memory | None = None) -> Iterator[Problem]:
    """Every problem that any rule finds, in no particular order; ``memory`` may know some of it."""
    memory = Memory() if memory is None else memory
    yield from memory.told(shares(catalogue), today, partial(_judged, today))
    for name in WHOLE:
        yield from asked(name, catalogue, today)


def _judged(today: date, waiting: Sequence[tuple[Alone, Judged | None]]) -> Sequence[Mapping[str, Sequence[Problem]]]:
    """What is wrong with each alone. A rule that found nothing before finds nothing now, if not for the day.

    One rule after the other: as many calls the other way round take a third longer, for the sake of caches.
    """
    found: list[dict[str, Sequence[Problem]]] = [{} for _ in waiting]
    names = [_asking(before, today) for _, before in waiting]
    for name in ALONE:
        for into, (share, _), asking in zip(found, waiting, names, strict=True):
            if name in asking:
                into[name] = list(asked(name, share, today))
    return found


def _asking(before: Judged | None, today: date) -> Collection[str]:
    return ALONE if before is None else {*before.rules, *(DATED if before.day != today.isoformat() else ())}


def asked(name: str, of: Share, today: date) -> Iterator[Problem]:
    """What one rule finds of all that it is given."""
    return RULES[name](of, today) if name in DATED else RULES[name](of)
