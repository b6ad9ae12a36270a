"""``ethos new``: a file to fill in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ethos import content, texts
from ethos.commands.laying import lay
from ethos.day import today_option
from ethos.kinds import KINDS
from ethos.template import template


@click.command(help=texts.label("command.new"))
@click.argument("kind", type=click.Choice(list(KINDS)), metavar="|".join(KINDS))
@click.argument("title", metavar="TITEL")
@today_option
@click.pass_obj
def command(root: Path, kind: str, title: str, today: date) -> None:
    path, text = template(kind, title, today, content.settings(root), content.slugs(root))
    lay(root, path, text)
    click.echo(path)
