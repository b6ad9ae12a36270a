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
from ethos.kept import NOTHING
from ethos.output import file_of
from ethos.problem import Problem, has_errors
from ethos.publish import publish, shrinkage
from ethos.tree import Published
from ethos.verify import verify
from ethos.weight import heavy_calendars


@click.command(help=texts.label("command.build"))
@click.option("--site-dir", type=click.Path(path_type=Path), help="Var sajten publiceras (annars site/).")
@click.option("--allow-shrink", is_flag=True, help="Publicera även om mer än en tiondel av sidorna försvinner.")
@click.option("--fresh", is_flag=True, help="Gör om allt: ta inget från tidigare byggen och spara inget.")
@strict_option
@today_option
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one for each option
    root: Path, site_dir: Path | None, allow_shrink: bool, fresh: bool, strict: bool, today: date
) -> None:
    show = progress_bar()
    inspection = site.inspect(root, today, show)
    tell(inspection.problems)
    if inspection.stops(strict=strict):
        sys.exit(1)
    store = NOTHING if fresh else machine.store(root)
    edition = site.render(inspection, today, show, store=store)
    if isinstance(edition, list):
        tell(edition)
        sys.exit(1)
    target = (site_dir or root / "site").absolute()
    published = Published() if fresh else Published(target, store.shelf("packed"))
    expected = [*(file_of(each) for each in edition.outputs), manifest.PATH]

    def faults_in(built: Path) -> list[Problem]:
        shrunk = [] if allow_shrink else shrinkage(built, target)
        return [
            *verify(built, expected, base_path=edition.base_path),
            *shrunk,
            *departed(built, target),
            *heavy_calendars(built),
            *published.touched(),
        ]

    faults = publish(
        lambda built: mkdocs.build(root, built, edition, strict=strict, published=published),
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
