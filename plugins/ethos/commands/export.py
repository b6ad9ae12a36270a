"""``ethos export``: the outputs in a plain folder, or the whole site in a zip file."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from ethos import machine, site, texts
from ethos import problem as p
from ethos.commands.terminal import progress_bar, tell
from ethos.day import today_option
from ethos.engines import archive, folder
from ethos.later import load
from ethos.output import file_of
from ethos.verify import verify


@click.command(help=texts.label("command.export"))
@click.argument("target", type=click.Path(path_type=Path, file_okay=False), metavar="[MAPP]", required=False)
@click.option(
    "--zip",
    "packed",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Hela sajten som en zip-fil.",
)
@today_option
@click.pass_obj
def command(root: Path, target: Path | None, packed: Path | None, today: date) -> None:
    if (target is None) == (packed is None):
        raise click.UsageError("Ange en mapp, eller --zip och en fil.")
    if packed:
        archive.refuse_foreign(packed)
    engine = load("engines.mkdocs") if packed else None
    inspection = site.inspect(root, today, progress_bar())
    tell(inspection.problems)
    if inspection.stops():
        sys.exit(1)
    edition = site.render(inspection, today, store=machine.store(root))
    if isinstance(edition, list):
        tell(edition)
        sys.exit(1)
    count = folder.write(edition.outputs, target) if target else pack(engine, root, edition, packed or Path())
    click.echo(f"{count} filer i {target or packed}", err=True)


def pack(engine: Any, root: Path, edition: site.Edition, target: Path) -> int:
    """Build and verify the site in a folder of its own, and put it in a zip file."""
    with TemporaryDirectory() as work:
        fresh = Path(work) / "site"
        engine.build(root, fresh, edition, strict=False)
        faults = verify(fresh, [file_of(each) for each in edition.outputs], base_path=edition.frame.base_path)
        tell(faults)
        if p.has_errors(faults):
            sys.exit(1)
        return archive.write(fresh, target)
