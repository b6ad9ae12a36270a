"""``ethos check``: every problem in the content, at once."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from ethos import inspection, machine, mending, readings, spelling, texts
from ethos import problem as p
from ethos.catalogue import Catalogue
from ethos.commands.options import format_option, strict_option
from ethos.commands.terminal import progress_bar
from ethos.day import today_option
from ethos.kept import NOTHING
from ethos.source import files

ROUNDS = 5
"""How often mended files are looked at again, for what could not be seen before."""


@click.command(help=texts.label("command.check"))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[FIL ELLER MAPP]…")
@format_option
@strict_option
@click.option("--notes", is_flag=True, help="Ge också råd om språk och form; de stoppar aldrig.")
@click.option("--fix", is_flag=True, help="Rätta det som är säkert att rätta, och visa vad som ändrades.")
@click.option("--diff", is_flag=True, help="Visa vad --fix skulle ändra, och ändra inget.")
@click.option("--fresh", is_flag=True, help="Läs allt på nytt: ta inget från tidigare körningar och spara inget.")
@today_option
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one for each option
    root: Path,
    paths: Sequence[Path],
    form: str,
    strict: bool,
    notes: bool,
    fix: bool,
    diff: bool,
    fresh: bool,
    today: date,
) -> None:
    if fix or diff:
        would = mend(root, paths, today, write=not diff)
        click.echo(would, nl=False, err=form != "text")
        if diff:
            sys.exit(1 if would else 0)
    with readings.kept(NOTHING if fresh else machine.store(root)):
        inspected = inspection.inspect(root, today, progress_bar())
        told = inspection.told(inspected, today, with_notes=notes)
    problems = within(told, paths, root)
    if form == "json":
        problems = list(mending.with_edits(root, problems, inspected.catalogue))
    if notes and not spelling.is_installed():
        click.echo(texts.label("notes.unspelled"), err=True)
    click.echo(p.FORMATS[form](problems))
    sys.exit(1 if p.has_errors(problems, strict=strict) else 0)


def mend(root: Path, paths: Sequence[Path], today: date, *, write: bool) -> str:
    """What is mended, or would be, as a diff. What is mended may show more that can be: so it is looked at again."""
    shown = ""
    for _ in range(ROUNDS if write else 1):
        found = inspection.inspect(root, today)
        told = within(found.problems, paths, root)
        changes = mending.changes(root, told, found.catalogue, named_files(found.catalogue, paths, root))
        renames = list(mending.renames(root, told))
        shown += mending.diff(changes, renames)
        if not changes and not renames:
            break
        if write:
            _write(root, changes, renames)
    return shown


def named_files(catalogue: Catalogue | None, paths: Sequence[Path], root: Path) -> Sequence[str]:
    """The texts that somebody asks about by name, or by their folder; none when nothing is named."""
    wanted = [named(path, root) for path in paths]
    entries = catalogue.entries if catalogue and wanted else ()
    return [each.source.path for each in entries if is_within(each.source.path, wanted, root)]


def _write(root: Path, changes: mending.Changes, renames: Sequence[tuple[str, str]]) -> None:
    for path, (_, new) in changes.items():
        files.replace(root, path, new)
    for path, called in renames:
        files.rename(root, path, called.rpartition("/")[2])


def within(problems: Sequence[p.Problem], paths: Sequence[Path], root: Path) -> list[p.Problem]:
    """The problems in some files or folders; all of them when none is named."""
    wanted = [named(path, root) for path in paths]
    return [each for each in problems if is_within(each.path, wanted, root)]


def is_within(path: str, wanted: Sequence[Path], root: Path) -> bool:
    """True for a file that is asked about, or when no file is."""
    return not wanted or any((root / path).is_relative_to(each) for each in wanted)


def named(path: Path, root: Path) -> Path:
    """A file or folder as named from where one stands, or from the root."""
    for found in (path.absolute(), root / path):
        if found.exists() and found.is_relative_to(root):
            return found
    raise p.EthosError(f"{path} finns inte.")
