"""What several commands say on standard error while they work."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from ethos import problem as p
from ethos.content import Progress, silent


def tell(problems: Sequence[p.Problem]) -> None:
    """Problems that are more than notices, if there are any."""
    if told := p.faults(problems):
        click.echo(p.as_text(told), err=True)


def progress_bar() -> Progress:
    """Progress on one line of a terminal; silent when the output is none."""
    if not sys.stderr.isatty():
        return silent

    def show(what: str, done: int, total: int) -> None:
        last = done + 1 >= total
        if last or done % 50 == 0:
            click.echo(f"\r{what} {done + 1}/{total}" + ("\n" if last else ""), nl=False, err=True)

    return show
