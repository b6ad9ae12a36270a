"""Notes to editors: what a careful reader might say of a text's language and form, and an editor may leave as it is.

A note is a module here with a function ``check``, found and told as a rule is, but only when it is asked for
(``ethos check --notes``): it never stops anything. Only Swedish texts that are not archived get any.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from importlib import import_module

from ethos.catalogue import Catalogue
from ethos.problem import Problem

Note = Callable[[Catalogue, date], Iterator[Problem]]

NAMES = sorted(module.name for module in pkgutil.iter_modules(__path__))
NOTES: tuple[Note, ...] = tuple(import_module(f"{__name__}.{name}").check for name in NAMES)


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    """Every note on any text, in no particular order."""
    current = replace(catalogue, entries=[each for each in catalogue.entries if not each.lang and not each.is_archived])
    for note in NOTES:
        yield from note(current, today)
