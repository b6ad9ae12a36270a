"""``ethos new``: a file to fill in, empty or with what somebody has proposed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ethos import content, texts
from ethos.commands.laying import lay
from ethos.day import today_option
from ethos.kinds import KINDS
from ethos.later import load
from ethos.template import template


@click.command(help=texts.label("command.new"))
@click.argument("kind", type=click.Choice(list(KINDS)), metavar="|".join(KINDS), required=False)
@click.argument("title", metavar="TITEL", required=False)
@click.option(
    "--from-issue",
    "issue",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FIL",
    help=texts.label("new.from_issue"),
)
@click.option("--from-base", "key", metavar="SORT/NAMN", help=texts.label("new.from_base"))
@click.option("--diff", is_flag=True, help=texts.label("new.diff"))
@today_option
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one for each option
    root: Path, kind: str | None, title: str | None, issue: Path | None, key: str | None, diff: bool, today: date
) -> None:
    if key:
        _over(root, key, diff=diff)
        return
    if issue:
        _proposed(root, issue, today)
        return
    if not kind or not title:
        raise click.MissingParameter(param_hint="TITEL" if kind else texts.label("new.unnamed"), param_type="argument")
    path, text = template(kind, title, today, content.settings(root), content.slugs(root))
    lay(root, path, text)
    click.echo(path)


def _over(root: Path, key: str, *, diff: bool) -> None:
    """A copy of a text of the base, to write another over it; or how the one that is written differs."""
    basing = load("basing")
    path, theirs = basing.lent(root, key)
    if diff:
        click.echo(basing.difference(root, key, path, theirs), nl=False)
        return
    lay(root, path, basing.marked(path, theirs), over_base=True)
    click.echo(path)


def _proposed(root: Path, issue: Path, today: date) -> None:
    """A draft of what somebody has proposed in a form, and what a person must write in it."""
    proposing, found = load("moving.issue"), load("moving.found")
    settings = content.settings(root)
    given = proposing.read(found.decoded(found.contents(issue, found.LARGEST_TEXT)), settings)
    if given.form == "fault":
        catalogue = content.load(root).catalogue
        source = proposing.source_of(given, catalogue) if catalogue else ""
        click.echo(texts.label("new.fault").format(path=source) if source else texts.label("new.fault_astray"))
        return
    made = load("moving.importing").draft_of(proposing.found(given, settings), settings, content.slugs(root), today)
    lay(root, made.path, made.text)
    click.echo("\n".join([made.path, texts.label("draft.mark"), *(f"- {each}" for each in made.unwritten)]))
