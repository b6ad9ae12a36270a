"""``ethos build``: the content checked, the site built beside the published one, verified, and put in its place."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import click

from ethos import bases, machine, manifest, site, texts, unchanged
from ethos.commands.options import strict_option
from ethos.commands.terminal import progress_bar, tell
from ethos.content import FOLDERS
from ethos.day import today_option
from ethos.departed import departed
from ethos.engines import mkdocs
from ethos.kept import NOTHING
from ethos.output import file_of
from ethos.problem import Problem, has_errors
from ethos.publish import publish, shrinkage, stands
from ethos.tree import Published
from ethos.verify import verify
from ethos.weight import heavy_calendars


@click.command(help=texts.label("command.build"))
@click.option(
    "--site-dir", type=click.Path(path_type=Path), metavar="MAPP", help="Var sajten publiceras (annars site/)."
)
@click.option("--allow-shrink", is_flag=True, help="Publicera även om mer än en tiondel av sidorna försvinner.")
@click.option("--fresh", is_flag=True, help="Gör om allt: ta inget från tidigare byggen och spara inget.")
@strict_option
@today_option
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one for each option
    root: Path, site_dir: Path | None, allow_shrink: bool, fresh: bool, strict: bool, today: date
) -> None:
    made_of = "" if fresh else unchanged.made_of(root, today)
    show = progress_bar()
    inspection = site.inspect(root, today, show)
    tell(inspection.problems)
    if inspection.stops(strict=strict):
        sys.exit(1)
    store = NOTHING if fresh else machine.store(root)
    target = (site_dir or root / "site").absolute()
    published = Published() if fresh else Published(target, store.shelf("packed"))
    editions = store.shelf("editions")
    if made_of and _stands(root, target, partial(unchanged.stands, published, editions, made_of)):
        click.echo(texts.label("publish.unchanged").format(site=target), err=True)
        return
    edition = site.render(inspection, today, show, store=store)
    if isinstance(edition, list):
        tell(edition)
        sys.exit(1)
    faults = _publish(root, target, edition, published, allow_shrink=allow_shrink, strict=strict)
    tell(faults)
    if has_errors(faults, strict=strict):
        sys.exit(1)
    if made_of and not faults and made_of == unchanged.made_of(root, today):  # again: people work while we build
        unchanged.remember(target, editions, made_of)
    click.echo(f"{len(edition.outputs) + 1} filer publicerade i {target}", err=True)


def _stands(root: Path, target: Path, is_whole: Callable[[], bool]) -> bool:
    return stands(is_whole, target, sources=_sources(root), secret=machine.secret(root))


def _sources(root: Path) -> list[Path]:
    places = bases.roots(root, FOLDERS)
    return [*places, *(place / each for place in places for each in FOLDERS)]


def _publish(  # noqa: PLR0913 - all that decides what is published
    root: Path, target: Path, edition: site.Edition, published: Published, *, allow_shrink: bool, strict: bool
) -> list[Problem]:
    """Build beside what is published, verify, and put it in its place: what is wrong with it."""

    def faults_in(fresh: Path) -> list[Problem]:
        expected = [*(file_of(each) for each in edition.outputs), manifest.PATH]
        shrunk = [] if allow_shrink else shrinkage(fresh, target)
        return [
            *verify(fresh, expected, base_path=edition.base_path),
            *shrunk,
            *departed(fresh, target),
            *heavy_calendars(fresh),
            *published.touched(),
        ]

    return publish(
        lambda fresh: mkdocs.build(root, fresh, edition, strict=strict, published=published),
        faults_in,
        target,
        sources=_sources(root),
        strict=strict,
        secret=machine.secret(root),
    )
