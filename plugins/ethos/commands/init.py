"""``ethos init``: a new site in a folder of its own, which can be checked, built and served at once."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from importlib import metadata
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

import click

from ethos import bases, beginning, content, defaults, inspection, texts
from ethos.commands.terminal import tell
from ethos.day import today_option
from ethos.problem import EthosError, Problem, as_text, has_errors
from ethos.source import files, text

ASKED = {"name": "name", "publisher": "publisher", "url": "url", "contact": "mail"}
"""The fields of ``site.yml`` that somebody must answer for, and the options that answer."""
GIT = frozenset({".git", ".gitmodules"})
"""What Git keeps in a folder, which is as empty with it."""
RUN = ".ci/"
"""The folder of programs that workflows start."""


@click.command(help=texts.label("command.init"))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="MAPP")
@click.option("--name", help="Vad webbplatsen heter.")
@click.option("--publisher", help="Vilka som ger ut den.")
@click.option("--url", help="Var den ska finnas, med https:// först.")
@click.option("--mail", help="Funktionsbrevlådan som läsare skriver till.")
@click.option("--colour", help="Färgen på länkar och knappar, som #rrggbb (annars vår).")
@click.option("--mark", type=click.Path(path_type=Path, dir_okay=False), help="Märket, en SVG-fil (annars vårt).")
@click.option("--base", metavar="MAPP ELLER PAKET", default=defaults.BASE, help=texts.label("init.base"))
@click.option("--starter", is_flag=True, help="Lägg också in ett utkast av varje vanlig sort.")
@click.option("--anyway", is_flag=True, help="Också i en mapp där något finns; det som finns lämnas i fred.")
@today_option
def command(  # noqa: PLR0913, PLR0917 - one for each option
    folder: Path,
    name: str | None,
    publisher: str | None,
    url: str | None,
    mail: str | None,
    colour: str | None,
    mark: Path | None,
    base: str,
    starter: bool,
    anyway: bool,
    today: date,
) -> None:
    if not anyway:
        refuse_filled(folder, base)
    given = {"name": name, "publisher": publisher, "url": url, "contact": mail}
    must = {field: answered(field, value) for field, value in given.items()}
    answers = beginning.Answers(**must, colour=asked("colour", colour), mark=drawing(asked("mark", mark)), base=base)
    made = sound(answers, today, folder, starters=starter)
    kept = lay(folder, {**made, **wheel()})
    click.echo(texts.label("init.done").format(count=len(made) - len(kept), folder=folder.resolve()))
    if kept:
        click.echo(texts.label("init.kept").format(names=", ".join(kept)))


def refuse_filled(folder: Path, base: str) -> None:
    """A site is begun in a folder that is not there yet, or holds nothing but its base and what Git keeps.

    Raises:
        EthosError: something else is there.
    """
    expected = {*GIT, *PurePosixPath(base).parts[:1]}
    there = sorted(each.name for each in folder.iterdir() if each.name not in expected) if folder.is_dir() else []
    if there:
        raise EthosError(texts.label("init.filled").format(folder=folder, names=", ".join(there[:5])))


def is_asked() -> bool:
    """True when somebody can answer."""
    return sys.stdin.isatty()


def answered(field: str, given: str | None) -> str:
    """The answer for a field of ``site.yml``: given, or asked for until it will do.

    Raises:
        UsageError: it will not do, or nobody can be asked.
    """
    if given is None and is_asked():
        return str(
            click.prompt(texts.label(f"init.ask.{field}"), prompt_suffix=" ", value_proc=partial(fitting, field))
        )
    if given is None:
        raise click.UsageError(texts.label("init.unsaid").format(option=f"--{ASKED[field]}"))
    return fitting(field, given)


def fitting(field: str, value: str) -> str:
    """The answer itself, when it is one that ``site.yml`` may have."""
    if found := beginning.wrong(field, value):
        raise click.BadParameter(found, param_hint=f"--{ASKED[field]}")
    return value


def asked(what: str, given: str | Path | None) -> str:
    """What one may leave to us: nothing is the answer of who only presses Enter."""
    if given is None and is_asked():
        return str(
            click.prompt(texts.label(f"init.ask.{what}"), default="", show_default=False, prompt_suffix=" ")
        ).strip()
    return str(given or "")


def drawing(path: str) -> str:
    """The text of the mark; whether it draws, the check tells.

    Raises:
        EthosError: it cannot be read.
    """
    if not path:
        return ""
    where = Path(path).absolute()
    data = files.contents(where.parent, where.name)
    content, faults = ("", []) if isinstance(data, Problem) else text.decode(data)
    if isinstance(data, Problem) or faults:
        raise EthosError(as_text([data] if isinstance(data, Problem) else [each.problem(path) for each in faults]))
    return content


def sound(answers: beginning.Answers, today: date, folder: Path, *, starters: bool) -> dict[str, bytes]:
    """The files of the site, when a check of all of them has no fault to tell; else it tells, and ends with 1.

    The base may lie already in the ``folder`` of the new site.
    """
    with TemporaryDirectory(prefix="ethos-init-") as work:
        root = Path(work)
        made = beginning.files(answers, today)
        lay(root, made)
        lend(folder, answers.base, root)
        if isinstance(fault := bases.layers(root, content.FOLDERS), Problem):
            raise EthosError(as_text([fault]))
        said = beginning.worded(content.settings(root), today, starters=starters)
        lay(root, said)
        if has_errors(problems := inspection.check(root, today)):
            tell(problems)
            sys.exit(1)
    return {**made, **said}


def lend(folder: Path, base: str, root: Path) -> None:
    """Copy the sources of a base in the new site's folder to where the site is tried; nothing from elsewhere."""
    for name in content.FOLDERS:
        path = f"{base}/{name}"
        if not files.off_limits(folder, path) and (folder / path).is_dir():
            shutil.copytree(folder / path, root / path, symlinks=True, dirs_exist_ok=True)


def lay(folder: Path, made: Mapping[str, bytes]) -> list[str]:
    """Write files below a folder, through no link; those that are there already are left alone, and named.

    Raises:
        EthosError: a path leads out of the folder.
    """
    if refused := [each for path in made if (each := files.off_limits(folder, path))]:
        raise EthosError(as_text(refused))
    kept = []
    for path, data in made.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with target.open("xb") as file:
                file.write(data)
            target.chmod(0o755 if path.startswith(RUN) else 0o644)
        except FileExistsError:
            kept.append(path)
    return kept


def wheel(read: Callable[[], str | None] | None = None) -> dict[str, bytes]:
    """The file that this program was installed from, for the new site to be built by, where it is still there."""
    try:
        told = json.loads((read or _installed_from)() or "{}")
    except metadata.PackageNotFoundError:
        return {}
    parts = urlsplit(told.get("url", ""))
    path = Path(unquote(parts.path))
    if parts.scheme != "file" or path.suffix != ".whl" or not path.is_file():
        return {}
    data = path.read_bytes()
    same = told.get("archive_info", {}).get("hash") == f"sha256={hashlib.sha256(data).hexdigest()}"
    return {f"hjul/{path.name}": data} if same else {}


def _installed_from() -> str | None:
    return metadata.distribution("ethos-kunskapsbank").read_text("direct_url.json")
