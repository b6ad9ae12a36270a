"""``ethos join``: a site of parts that were made by ``ethos build --part``, verified and published as any other."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from ethos import building, machine, readings, texts
from ethos.commands.options import shrink_option, site_option, strict_option
from ethos.commands.terminal import progress_bar, tell
from ethos.day import today_option
from ethos.problem import has_errors
from ethos.tree import Published


@click.command(help=texts.label("command.join"))
@click.argument("parts", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="MAPP…")
@site_option
@shrink_option
@strict_option
@today_option
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one for each option
    root: Path, parts: Sequence[Path], site_dir: Path | None, allow_shrink: bool, strict: bool, today: date
) -> None:
    show, store = progress_bar(), machine.store(root)
    target = (site_dir or root / "site").absolute()
    with readings.kept(store):
        inspection = building.inspect(root, today, show)
    tell(inspection.problems)
    if inspection.stops(strict=strict):
        sys.exit(1)
    published = Published(target, store.shelf("packed"))
    joining = building.Building(
        root, target, published, strict, allow_shrink, parts=[each.absolute() for each in parts]
    )
    count, faults = joining.build(inspection, today, show, store)
    tell(faults)
    if has_errors(faults, strict=strict):
        sys.exit(1)
    click.echo(texts.label("publish.done").format(count=count, site=target), err=True)
