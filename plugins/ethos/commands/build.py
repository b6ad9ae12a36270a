"""``ethos build``: the content checked, the site built beside the published one, verified, and put in its place."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from ethos import machine, manifest, site, texts
from ethos.commands.options import strict_option
from ethos.commands.terminal import progress_bar, tell
from ethos.content import FOLDERS
from ethos.day import today_option
from ethos.departed import departed
from ethos.engines import mkdocs
from ethos.output import file_of
from ethos.problem import Problem, has_errors
from ethos.publish import publish, shrinkage
from ethos.verify import verify
from ethos.weight import heavy_calendars


@click.command(help=texts.label("command.build"))
@click.option("--site-dir", type=click.Path(path_type=Path), help="Var sajten publiceras (annars site/).")
@click.option("--allow-shrink", is_flag=True, help="Publicera även om mer än en tiondel av sidorna försvinner.")
@strict_option
@today_option
@click.pass_obj
def command(root: Path, site_dir: Path | None, allow_shrink: bool, strict: bool, today: date) -> None:
    show = progress_bar()
    inspection = site.inspect(root, today, show)
    tell(inspection.problems)
    if inspection.stops(strict=strict):
        sys.exit(1)
    edition = site.render(inspection, today, show, store=machine.store(root))
    if isinstance(edition, list):
        tell(edition)
        sys.exit(1)
    expected = [*(file_of(each) for each in edition.outputs), manifest.PATH]
    target = (site_dir or root / "site").absolute()

    def faults_in(fresh: Path) -> list[Problem]:
        shrunk = [] if allow_shrink else shrinkage(fresh, target)
        return [
            *verify(fresh, expected, base_path=edition.base_path),
            *shrunk,
            *departed(fresh, target),
            *heavy_calendars(fresh),
        ]

    faults = publish(
        lambda fresh: mkdocs.build(root, fresh, edition, strict=strict),
        faults_in,
        target,
        sources=[root, *(root / each for each in FOLDERS)],
        strict=strict,
        secret=machine.secret(root),
    )
    tell(faults)
    if has_errors(faults, strict=strict):
        sys.exit(1)
    click.echo(f"{len(expected)} filer publicerade i {target}", err=True)
