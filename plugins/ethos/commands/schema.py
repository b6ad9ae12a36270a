"""``ethos schema``: a JSON Schema for each kind, for editors' programs."""

from __future__ import annotations

from pathlib import Path

import click

from ethos import content, texts
from ethos.schema import as_json, schemas


@click.command(help=texts.label("command.schema"))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), metavar="MAPP", help="Mappen att skriva till.")
@click.pass_obj
def command(root: Path, out: Path | None) -> None:
    for kind, shape in schemas(content.settings(root)).items():
        text = as_json(shape)
        if out is None:
            click.echo(text)
        else:
            out.mkdir(parents=True, exist_ok=True)
            (out / f"{kind}.json").write_text(text, encoding="utf-8", newline="\n")
