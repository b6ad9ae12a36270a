"""Rules that look at more than one field or one entry.

A rule is a module here with a function ``check``: its docstring is its manual, and its name is its problem's code.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module

from ethos.catalogue import Catalogue
from ethos.problem import Problem

Rule = Callable[[Catalogue, date], Iterator[Problem]]

NAMES = sorted(module.name for module in pkgutil.iter_modules(__path__))
RULES: tuple[Rule, ...] = tuple(import_module(f"{__name__}.{name}").check for name in NAMES)


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Every problem that any rule finds, in no particular order."""
    for rule in RULES:
        yield from rule(catalogue, today)
