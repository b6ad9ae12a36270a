"""``ethos impact``: what a change does to subscribers' calendars."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from ethos import impact, texts
from ethos.commands.terminal import progress_bar
from ethos.day import today_option


@click.command(help=texts.label("command.impact"))
@click.option("--base", required=True, metavar="REV", help="Det som är publicerat: en gren, en tagg eller en commit.")
@click.option("--format", "form", type=click.Choice(list(impact.FORMATS)), default="text", help="Hur svaret skrivs ut.")
@today_option
@click.pass_obj
def command(root: Path, base: str, form: str, today: date) -> None:
    report = impact.against(root, base, today, progress_bar())
    click.echo(impact.FORMATS[form](report))
    sys.exit(report.exit_code)
