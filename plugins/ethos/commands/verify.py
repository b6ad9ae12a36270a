"""``ethos verify``: what is published is, file by file, what was built."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ethos import integrity, manifest, texts
from ethos.commands.options import format_option
from ethos.problem import FORMATS, has_errors


@click.command(help=texts.label("command.verify"))
@click.argument("where", metavar="MAPP|ADRESS")
@click.option("--manifest", "listed", type=click.Path(path_type=Path), help="Förteckningen (annars platsens egen).")
@format_option
def command(where: str, listed: Path | None, form: str) -> None:
    wanted = manifest.parse(listed.read_bytes(), listed) if listed else integrity.manifest_in(where)
    problems = integrity.compare(where, wanted)
    same = texts.label("integrity.same") if form == "text" and not problems else ""
    click.echo(same or FORMATS[form](problems))
    click.echo(texts.label("integrity.compared").format(count=len(wanted.files), where=where), err=True)
    sys.exit(1 if has_errors(problems) else 0)
