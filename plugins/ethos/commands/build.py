"""``ethos build``: the content checked, the site built beside the published one, verified, and put in its place."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from ethos import later, machine, texts, unchanged
from ethos.commands.options import strict_option
from ethos.commands.terminal import progress_bar, tell
from ethos.day import today_option
from ethos.kept import NOTHING
from ethos.problem import Problem, has_errors
from ethos.publish import stands
from ethos.tree import Published


@click.command(help=texts.label("command.build"))
@click.option(
    "--site-dir", type=click.Path(path_type=Path), metavar="MAPP", help="Var sajten publiceras (annars site/)."
)
@click.option("--allow-shrink", is_flag=True, help="Publicera även om mer än en tiondel av sidorna försvinner.")
@click.option("--fresh", is_flag=True, help="Gör om allt: ta inget från tidigare byggen och spara inget.")
@strict_option
@today_option
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one for each option
    root: Path, site_dir: Path | None, allow_shrink: bool, fresh: bool, strict: bool, today: date
) -> None:
    store = NOTHING if fresh else machine.store(root)
    target = (site_dir or root / "site").absolute()
    made_of = "" if fresh else unchanged.made_of(root, today)
    before = unchanged.made_before(store.shelf("editions"), made_of) if made_of and target.is_dir() else None
    if before and _stands(root, target, before):
        _tell(before.problems, strict=strict)
        click.echo(texts.label("publish.unchanged").format(site=target), err=True)
        return
    make, show = later.load("building"), progress_bar()
    inspection = make.inspect(root, today, show)
    _tell(inspection.problems, strict=strict)
    published = Published() if fresh else Published(target, store.shelf("packed"))
    building = make.Building(root, target, published, strict, allow_shrink)
    count, faults = building.build(inspection, today, show, store)
    _tell(faults, strict=strict)
    if made_of and not faults and made_of == unchanged.made_of(root, today):  # again: people work while we build
        unchanged.remember(target, store.shelf("editions"), made_of, inspection.problems)
    click.echo(f"{count} filer publicerade i {target}", err=True)


def _tell(problems: Sequence[Problem], *, strict: bool) -> None:
    """Tell what was found, and stop where that stops a build."""
    tell(problems)
    if has_errors(problems, strict=strict):
        sys.exit(1)


def _stands(root: Path, target: Path, before: unchanged.Made) -> bool:
    """True when what is published is, to the last byte, what was made before."""
    return stands(
        lambda: Published(target).is_whole(before.digest),
        target,
        sources=unchanged.folders(root),
        secret=machine.secret(root),
    )
