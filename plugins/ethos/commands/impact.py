"""``ethos impact``: what a change does to subscribers' calendars, to addresses and to texts."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from ethos import impact, inspection, texts
from ethos.commands.terminal import progress_bar
from ethos.day import today_option
from ethos.problem import faults

COMMENT = "comment"
"""The form that also tells what the check finds."""


@click.command(help=texts.label("command.impact"))
@click.option("--base", required=True, metavar="REV", help="Det som är publicerat: en gren, en tagg eller en commit.")
@click.option(
    "--format", "form", type=click.Choice([*impact.FORMATS, COMMENT]), default="text", help="Hur svaret skrivs ut."
)
@click.option(
    "--preview",
    default="",
    metavar="ADRESS",
    help="Var förslagets sidor kan ses, med {sida} där sidans sökväg ska stå; comment länkar dit.",
)
@today_option
@click.pass_obj
def command(root: Path, base: str, form: str, preview: str, today: date) -> None:
    report = impact.against(root, base, today, progress_bar())
    if form == COMMENT:
        click.echo(impact.as_comment(report, faults(inspection.check(root, today)), preview))
    else:
        click.echo(impact.FORMATS[form](report))
    sys.exit(report.exit_code)
