"""What click says of how a command is used, in Swedish: its own sentences, looked up under ``usage`` in ``sv.toml``.

Click asks gettext, but comes without catalogues, and gettext chooses a language by the environment. The program speaks
one language wherever it runs, so click's modules are given our look-up in gettext's place.
"""

from __future__ import annotations

from collections.abc import Mapping

import click
from click import core, decorators, exceptions, formatting, parser, termui, types

from ethos import texts

MODULES = (core, decorators, exceptions, formatting, parser, termui, types)
"""Click's modules that say something to who uses a command; the others speak to who writes one."""


def speak_swedish() -> None:
    """Let click say what it says in Swedish; what ``sv.toml`` does not know of it stays as it is."""
    for module in MODULES:
        for asked, answer in (("_", _said), ("ngettext", _counted)):
            if hasattr(module, asked):
                setattr(module, asked, answer)


def _said(words: str) -> str:
    known: Mapping[str, str] = texts.catalogue()["usage"]
    return known.get(words, words)


def _counted(one: str, several: str, count: int) -> str:
    return _said(one if count == 1 else several)


def placed(command: click.Command) -> click.Command:
    """A command that says in Swedish where its options stand, and what stands for a value that it has no word for."""
    command.options_metavar = texts.label("later.options")
    for each in command.params:
        is_flag = isinstance(each, click.Option) and each.is_flag
        if not each.metavar and not is_flag and not isinstance(each.type, click.Choice):
            each.metavar = texts.label(f"later.value.{_sort(each.type)}")
    return command


def _sort(of: object) -> str:
    is_path = isinstance(of, click.Path | click.File)
    is_number = isinstance(of, type(click.INT) | type(click.FLOAT))
    return "path" if is_path else "number" if is_number else "text"
