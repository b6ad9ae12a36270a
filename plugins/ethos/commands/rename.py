"""``ethos rename``: what still bears a former name, shown first, and changed when one says so."""

from __future__ import annotations

from pathlib import Path

import click

from ethos import content, renaming, texts
from ethos.kinds.settings import Site
from ethos.problem import printable

SETTINGS = "site_config/site.yml"
WIDEST = 160
"""Characters of a line that are shown."""


@click.command(help=texts.label("command.rename"))
@click.option("--from", "former", multiple=True, metavar="TEXT", help="Ett namn, en adress eller en brevlåda som var.")
@click.option("--to", "new", multiple=True, metavar="TEXT", help="Det som ska stå i stället.")
@click.option("--write", is_flag=True, help="Ändra i filerna; annars visas bara vad som skulle ändras.")
@click.pass_obj
def command(root: Path, former: tuple[str, ...], new: tuple[str, ...], write: bool) -> None:
    if len(former) != len(new) or not all((*former, *new)):
        raise click.UsageError(texts.label("rename.uneven"))
    site = content.settings(root).site
    changes = [renaming.pair(*each) for each in zip(former, new, strict=True)] or renaming.examples(site)
    found = list(renaming.renamed(root, changes))
    for each in found:
        show(each)
    done = [each for each in found if not each.by_hand]
    for each in done if write else ():
        (root / each.path).write_bytes(each.text.encode())
    tell(site, found, len(done), write=write)


def show(file: renaming.Renamed) -> None:
    """Each line as it is and as it would be."""
    for each in file.lines:
        click.echo(f"{file.path}:{each.number}: {printable(each.was, WIDEST)}")
        click.echo(f"  → {printable(each.will_be, WIDEST)}" + (texts.label("rename.by_hand") if file.by_hand else ""))


def tell(site: Site, found: list[renaming.Renamed], done: int, *, write: bool) -> None:
    """How many there are, what is next, and what a new address does to subscribers."""
    lines = sum(len(each.lines) for each in found)
    told = "nothing" if not found else "written" if write else "shown"
    click.echo(texts.label(f"rename.{told}").format(lines=lines, files=len(found), done=done), err=True)
    if any(line.was.startswith("url:") for each in found if each.path == SETTINGS for line in each.lines):
        click.echo(texts.label("rename.identity").format(identity=site.identity), err=True)
