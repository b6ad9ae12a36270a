"""``ethos schema``: what editors' programs read, in the site's own words."""

from __future__ import annotations

from pathlib import Path

import click

from ethos import content, texts
from ethos.editing import FOLDER, written


@click.command(help=texts.label("command.schema"))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), metavar="MAPP", help="En annan mapp.")
@click.pass_obj
def command(root: Path, out: Path | None) -> None:
    made = written(content.settings(root))
    for name, text in made.items():
        path = (out or root / FOLDER) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    click.echo(texts.label("editing.written").format(count=len(made), folder=out or f"{FOLDER}/"), err=True)
