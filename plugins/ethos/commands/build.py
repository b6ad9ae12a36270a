"""``ethos build``: the content checked, the site built beside the published one, verified, and put in its place."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from ethos import later, machine, readings, texts, unchanged
from ethos.commands.options import shrink_option, site_option, strict_option
from ethos.commands.terminal import progress_bar, tell
from ethos.day import today_option
from ethos.kept import NOTHING
from ethos.problem import Problem, has_errors
from ethos.publish import stands
from ethos.tree import Published


@click.command(help=texts.label("command.build"))
@site_option
@shrink_option
@click.option("--fresh", is_flag=True, help="Gör om allt: ta inget från tidigare byggen och spara inget.")
@click.option("--part", "written", metavar="DEL/ANTAL", help="Gör bara en del, 3/20, för ethos join.")
@strict_option
@today_option
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one for each option
    root: Path, site_dir: Path | None, allow_shrink: bool, fresh: bool, written: str | None, strict: bool, today: date
) -> None:
    store = NOTHING if fresh else machine.store(root)
    target = (site_dir or root / "site").absolute()
    made_of = "" if fresh and not written else unchanged.made_of(root, today)
    knows = made_of and not fresh and not written
    before = unchanged.made_before(store.shelf("editions"), made_of) if knows and target.is_dir() else None
    if before and _stands(root, target, before):
        _tell(before.problems, strict=strict)
        click.echo(texts.label("publish.unchanged").format(site=target), err=True)
        return
    make, show = later.load("building"), progress_bar()
    with readings.kept(store):
        inspection = make.inspect(root, today, show)
    _tell(inspection.problems, strict=strict)
    published = Published() if fresh else Published(target, store.shelf("packed"))
    part = make.Part.read(written, made_of) if written else None
    building = make.Building(root, target, published, strict, allow_shrink, part)
    count, faults = building.build(inspection, today, show, store)
    _tell(faults, strict=strict)
    if knows and not faults and made_of == unchanged.made_of(root, today):  # again: people work while we build
        unchanged.remember(target, store.shelf("editions"), made_of, inspection.problems)
    click.echo(texts.label("publish.done").format(count=count, site=target), err=True)


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
