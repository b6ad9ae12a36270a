"""``ethos schema``: what editors' programs read, in the site's own words."""

from __future__ import annotations

from pathlib import Path

import click

from ethos import content, texts
from ethos.editing import FOLDER, written
from ethos.later import load

HOST = ".github/ISSUE_TEMPLATE"
"""Forms on a code host have the site's words as well, where there are any."""


@click.command(help=texts.label("command.schema"))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), metavar="MAPP", help="En annan mapp.")
@click.pass_obj
def command(root: Path, out: Path | None) -> None:
    settings = content.settings(root)
    made = {(out or root / FOLDER) / name: text for name, text in written(settings).items()}
    if out is None and (root / HOST).is_dir():
        made |= {root / name: text for name, text in load("issue_forms").files(settings).items()}
    for path, text in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    click.echo(texts.label("editing.written").format(count=len(made)), err=True)
