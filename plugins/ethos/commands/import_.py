"""``ethos import``: drafts of what an agency has already. What would be written is shown before it is."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from ethos import content, texts
from ethos.commands.laying import is_there as is_taken
from ethos.commands.laying import lay
from ethos.day import today_option
from ethos.draft import Draft
from ethos.kinds import KINDS
from ethos.later import load
from ethos.problem import EthosError, printable


@click.command(help=texts.label("command.import"))
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FIL ELLER MAPP…")
@click.option("--kind", type=click.Choice(list(KINDS)), default="dilemma", help=texts.label("import.help.kind"))
@click.option("--column", "columns", multiple=True, metavar="RUBRIK=FÄLT", help=texts.label("import.help.column"))
@click.option("--write", is_flag=True, help=texts.label("import.help.write"))
@click.option("--overwrite", is_flag=True, help=texts.label("import.help.overwrite"))
@today_option
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one for each option
    root: Path, paths: Sequence[Path], kind: str, columns: Sequence[str], write: bool, overwrite: bool, today: date
) -> None:
    moving = load("moving.importing")
    catalogue = content.load(root).catalogue
    if catalogue is None:
        raise EthosError(texts.label("import.fault.settings"))
    asked, faults = moving.Asked(kind, dict(map(_column, columns))), 0
    for each in moving.imports(moving.gathered(paths), asked, catalogue, today):
        click.echo("\n".join(map(_line, _told(each))))
        faults += bool(each.fault)
        for made in each.made:
            faults += not _laid(root, made, write=write, overwrite=overwrite)
    click.echo(texts.label("import.written") if write else texts.label("import.shown"))
    sys.exit(1 if faults else 0)


def _told(file: Any) -> Iterator[str]:
    """A file's name, and how its columns were understood or why it cannot be read."""
    yield texts.label("import.file").format(path=file.path)
    yield from (f"  {line}" for line in file.columns)
    yield from [f"  {file.fault}"] if file.fault else []


def _laid(root: Path, made: Any, *, write: bool, overwrite: bool) -> bool:
    """Tell of a draft, and write it if that is asked for. False when it was to be written and could not be."""
    draft = made.draft
    refused = "" if draft is None or not write else _refused(root, draft, overwrite=overwrite)
    is_there = draft is not None and not write and is_taken(root, draft.path)
    for line in _lines(made, refused, is_there=is_there):
        click.echo(_line(line))
    return not refused


def _lines(made: Any, refused: str, *, is_there: bool) -> Iterator[str]:
    draft = made.draft
    yield f"  {draft.path}" if draft else f"  {made.title}"
    yield from [f"    {refused}"] if refused else []
    yield from [f"    {texts.label('import.there')}"] if is_there else []
    yield from (f"    {each}" for each in made.told)
    if draft and draft.unwritten and not refused:
        yield f"    {texts.label('draft.mark')}"
        yield from (f"    - {each}" for each in draft.unwritten)


def _refused(root: Path, draft: Draft, *, overwrite: bool) -> str:
    """Why a draft could not be written; nothing when it is."""
    try:
        lay(root, draft.path, draft.text, overwrite=overwrite)
    except EthosError as error:
        return str(error)
    return ""


def _line(text: str) -> str:
    return printable(text, 1000)


def _column(written: str) -> tuple[str, str]:
    """``Rubrik=title`` as a heading and what its column is.

    Raises:
        EthosError: it is something else.
    """
    heading, _, name = written.rpartition("=")
    known = load("moving.table").names()
    if not heading or name not in known:
        raise EthosError(texts.label("import.fault.column").format(written=written, fields=", ".join(known)))
    return heading, name
