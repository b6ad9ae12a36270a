"""``ethos upgrade``: what another release, or another edition of the base, would make of the site."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from ethos import texts, upgrade
from ethos.day import today_option
from ethos.problem import printable


@click.command(help=texts.label("command.upgrade"))
@click.option(
    "--check",
    "wheel",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FIL",
    help=texts.label("upgrade.help"),
)
@click.option(
    "--base",
    type=click.Path(path_type=Path, exists=True),
    metavar="MAPP ELLER FIL",
    help=texts.label("upgrade.help_base"),
)
@today_option
@click.pass_obj
def command(root: Path, wheel: Path | None, base: Path | None, today: date) -> None:
    if wheel is None and base is None:
        raise click.UsageError(texts.label("upgrade.unasked"))
    with TemporaryDirectory(prefix="ethos-upgrade-") as work:
        place = upgrade.unpacked(wheel, Path(work) / "program") if wheel else upgrade.HERE
        other = upgrade.rebased(root, base, Path(work) / "webbplats") if base else root
        click.echo(texts.label("upgrade.working"), err=True)
        now = upgrade.made(upgrade.HERE, root, today, Path(work) / "nu")
        found = upgrade.compared(now, upgrade.made(place, other, today, Path(work) / "sedan"))
    for line in told(found):
        click.echo(printable(line))
    sys.exit(1 if found.is_harmful else 0)


def told(found: upgrade.Difference) -> Iterator[str]:
    """The report, line by line."""
    say = texts.labels("upgrade.report")
    yield from some(say["problems"], [f"{path}:{line}: {what}" for path, line, _, _, what in found.problems])
    yield say["mended"].format(count=found.mended)
    if not found.is_built:
        yield say["unbuilt"]
        return
    for name in ("gone", "fresh", "pages", "calendars"):
        yield from some(say[name], getattr(found, name))
    yield say["others"].format(count=found.others)


def some(heading: str, lines: Sequence[str]) -> Iterator[str]:
    """How many there are, and the first of them."""
    yield heading.format(count=len(lines))
    yield from (f"  {each}" for each in lines[: upgrade.MOST])
    if len(lines) > upgrade.MOST:
        yield texts.label("upgrade.more").format(count=len(lines) - upgrade.MOST)
