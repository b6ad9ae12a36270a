"""``ethos verify``: what is published is, file by file, what was built."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ethos import integrity, manifest, signature, texts
from ethos.commands.options import format_option
from ethos.problem import FORMATS, has_errors


@click.command(help=texts.label("command.verify"))
@click.argument("where", metavar="MAPP|ADRESS")
@click.option(
    "--manifest", "listed", type=click.Path(path_type=Path), metavar="FIL", help="Förteckningen (annars platsens egen)."
)
@click.option(
    "--key",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="Utgivarens publika nyckel: kontrollera underskriften.",
)
@format_option
def command(where: str, listed: Path | None, key: Path | None, form: str) -> None:
    data = listed.read_bytes() if listed else integrity.listing_in(where)
    signed = list(signature.faults(data, _signature(where, listed), signature.keys_in(key))) if key else []
    wanted = manifest.parse(data, listed or where)
    problems = [*signed, *integrity.compare(where, wanted)]
    same = texts.label("integrity.same") if form == "text" and not problems else ""
    click.echo(same or FORMATS[form](problems))
    click.echo(texts.label("integrity.compared").format(count=len(wanted.files), where=where), err=True)
    click.echo(texts.label(f"signature.{'unasked' if not key else 'wrong' if signed else 'right'}"), err=True)
    if day := integrity.day_in(where):
        click.echo(texts.label("integrity.day").format(day=day), err=True)
    sys.exit(1 if has_errors(problems) else 0)


def _signature(where: str, listed: Path | None) -> bytes:
    """The signature of the manifest that is compared with: beside the one given, else the place's own."""
    beside = Path(f"{listed}.sig") if listed else None
    return beside.read_bytes() if beside and beside.is_file() else integrity.signature_in(where)
