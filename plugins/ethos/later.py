"""What is imported only when it is needed: the commands, and engines with packages of their own.

The only place where that is done, so that ``ethos check`` starts without what a build needs, and where it is missing.
"""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from ethos import texts, usage
from ethos.problem import EthosError


def load(module: str) -> Any:
    """A module of ours, by its name under ``ethos``.

    Raises:
        EthosError: it needs a package that is not installed.
    """
    try:
        return import_module(f"ethos.{module}")
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package in ("", "ethos"):
            raise
        raise EthosError(texts.label("later.missing").format(package=package)) from error


def module_of(command: str) -> str:
    """The module of a command: its name, with an underscore after what is a word of Python's own."""
    return f"{command}_" if iskeyword(command) else command


class Later(click.Command):
    """A command that can be listed at once; its module is imported when it is run, or asked for its own help."""

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **extra: Any) -> click.Context:
        command: click.Command = load(f"commands.{module_of(str(self.name))}").command
        return usage.placed(command).make_context(info_name, args, *rest, **extra)
