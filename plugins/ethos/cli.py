"""The command ``ethos``: exit code 0 when done, 1 when the content has faults, 2 when something else is wrong."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import update_wrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from ethos import __version__, impact, integrity, manifest, site, spelling, texts
from ethos import problem as p
from ethos.content import FOLDERS, Progress, silent
from ethos.engines import archive, folder, mkdocs
from ethos.kinds import KINDS
from ethos.output import file_of
from ethos.publish import publish, shrinkage
from ethos.schema import as_json, schemas
from ethos.template import template
from ethos.verify import verify

CONTEXT = {"help_option_names": ["--help", "-h"], "max_content_width": 100}
MARKER = "mkdocs.yml"
ROOTLESS = {"verify"}
"""Commands for machines without the sources."""


def guarded(command: Callable[..., Any]) -> Callable[..., Any]:
    """Tell a broken environment in one line, with exit code 2, instead of a traceback."""

    def run(*args: Any, **options: Any) -> Any:
        try:
            return command(*args, **options)
        except (p.EthosError, OSError) as error:
            click.echo(f"ethos: {p.printable(str(error), 4000)}", err=True)
            sys.exit(2)

    return update_wrapper(run, command)


@click.group(context_settings=CONTEXT)
@click.option("--root", type=click.Path(path_type=Path), help="Mappen med mkdocs.yml (annars närmaste uppåt).")
@click.version_option(__version__, prog_name="ethos")
@click.pass_context
@guarded
def main(context: click.Context, root: Path | None) -> None:
    """Ethos gör en mapp med Markdown och YAML till en kunskapsbank om god förvaltningskultur."""
    context.obj = None if context.invoked_subcommand in ROOTLESS else root_from(root)


def root_from(given: Path | None) -> Path:
    """The folder given, or the nearest one upward that has an mkdocs.yml."""
    start = (given or Path.cwd()).resolve()
    for folder_ in [start] if given else [start, *start.parents]:
        if (folder_ / MARKER).is_file():
            return folder_
    raise p.EthosError(f"Hittar ingen {MARKER} i {start}. Gå till kunskapsbankens mapp eller ange --root.")


def day_from(_context: click.Context, _option: click.Parameter, value: str | None) -> date:
    try:
        return mkdocs.build_day(value)
    except p.EthosError as error:
        raise click.BadParameter(str(error)) from error


today_option = click.option("--today", callback=day_from, metavar="ÅÅÅÅ-MM-DD", help="Dagen att bygga för.")
strict_option = click.option("--strict", is_flag=True, help="Även varningar stoppar.")

notes_option = click.option("--notes", is_flag=True, help="Ge också råd om språk och form; de stoppar aldrig.")


format_option = click.option(
    "--format", "form", type=click.Choice(list(p.FORMATS)), default="text", help="Hur problemen skrivs ut."
)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[FIL ELLER MAPP]…")
@format_option
@strict_option
@notes_option
@today_option
@click.pass_obj
@guarded
def check(  # noqa: PLR0913, PLR0917 - one for each option
    root: Path, paths: Sequence[Path], form: str, strict: bool, notes: bool, today: date
) -> None:
    """Kontrollera innehållet och visa alla problem på en gång."""
    problems = within(site.check(root, today, progress_bar(), with_notes=notes), paths, root)
    if notes and not spelling.is_installed():
        click.echo(texts.label("notes.unspelled"), err=True)
    click.echo(p.FORMATS[form](problems))
    sys.exit(1 if p.has_errors(problems, strict=strict) else 0)


def within(problems: Sequence[p.Problem], paths: Sequence[Path], root: Path) -> list[p.Problem]:
    """The problems in some files or folders; all of them when none is named."""
    wanted = [named(path, root) for path in paths]
    return [e for e in problems if not wanted or any((root / e.path).is_relative_to(path) for path in wanted)]


def named(path: Path, root: Path) -> Path:
    """A file or folder as named from where one stands, or from the root."""
    for found in (path.absolute(), root / path):
        if found.exists() and found.is_relative_to(root):
            return found
    raise p.EthosError(f"{path} finns inte.")


@main.command()
@click.option("--site-dir", type=click.Path(path_type=Path), help="Var sajten publiceras (annars site/).")
@click.option("--allow-shrink", is_flag=True, help="Publicera även om mer än en tiondel av sidorna försvinner.")
@strict_option
@today_option
@click.pass_obj
@guarded
def build(root: Path, site_dir: Path | None, allow_shrink: bool, strict: bool, today: date) -> None:
    """Kontrollera, bygg vid sidan av, kontrollera att allt är med, och byt sedan ut den publicerade sajten."""
    show = progress_bar()
    inspection = site.inspect(root, today, show)
    tell(inspection.problems)
    if inspection.stops(strict=strict):
        sys.exit(1)
    edition = site.render(inspection, today, show)
    expected = [*(file_of(each) for each in edition.outputs), manifest.PATH]
    target = (site_dir or root / "site").absolute()

    def faults_in(fresh: Path) -> list[p.Problem]:
        shrunk = [] if allow_shrink else shrinkage(fresh, target)
        return [*verify(fresh, expected, base_path=edition.base_path), *shrunk]

    faults = publish(
        lambda fresh: mkdocs.build(root, fresh, edition, strict=strict),
        faults_in,
        target,
        sources=[root, *(root / each for each in FOLDERS)],
        strict=strict,
    )
    tell(faults)
    if p.has_errors(faults, strict=strict):
        sys.exit(1)
    click.echo(f"{len(expected)} filer publicerade i {target}", err=True)


def tell(problems: Sequence[p.Problem]) -> None:
    if told := p.faults(problems):
        click.echo(p.as_text(told), err=True)


@main.command("verify")
@click.argument("where", metavar="MAPP|ADRESS")
@click.option("--manifest", "listed", type=click.Path(path_type=Path), help="Förteckningen (annars platsens egen).")
@format_option
@guarded
def verify_published(where: str, listed: Path | None, form: str) -> None:
    """Kontrollera att en publicerad webbplats är fil för fil den som byggdes.

    I en mapp visas saknade, ändrade och främmande filer; på en adress (https://…) saknade och ändrade.
    """
    wanted = manifest.parse(listed.read_bytes(), listed) if listed else integrity.manifest_in(where)
    problems = integrity.compare(where, wanted)
    same = texts.label("integrity.same") if form == "text" and not problems else ""
    click.echo(same or p.FORMATS[form](problems))
    click.echo(texts.label("integrity.compared").format(count=len(wanted.files), where=where), err=True)
    sys.exit(1 if p.has_errors(problems) else 0)


@main.command("impact")
@click.option("--base", required=True, metavar="REV", help="Det som är publicerat: en gren, en tagg eller en commit.")
@click.option("--format", "form", type=click.Choice(list(impact.FORMATS)), default="text", help="Hur svaret skrivs ut.")
@today_option
@click.pass_obj
@guarded
def tell_impact(root: Path, base: str, form: str, today: date) -> None:
    """Visa vad en ändring gör i prenumeranternas kalendrar, innan den publiceras.

    Slutar med 1 om något måste rättas: ett tillfälle försvinner, ändras utan att sequence höjs, eller byter identitet.
    """
    report = impact.against(root, base, today, progress_bar())
    click.echo(impact.FORMATS[form](report))
    sys.exit(report.exit_code)


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Porten på 127.0.0.1.")
@click.pass_obj
@guarded
def serve(root: Path, port: int) -> None:
    """Visa sajten medan du skriver; fel i innehållet visas på sidan."""
    mkdocs.serve(root, port)


@main.command()
@click.argument("kind", type=click.Choice(list(KINDS)), metavar="SORT")
@click.argument("title", metavar="TITEL")
@today_option
@click.pass_obj
@guarded
def new(root: Path, kind: str, title: str, today: date) -> None:
    """Skapa en fil att fylla i. SORT är dilemma, method, code, seminar, course eller prose."""
    catalogue = site.inspect(root, today).catalogue
    if catalogue is None:
        raise p.EthosError("Inställningarna i site_config/ går inte att läsa. Kör ethos check.")
    path, text = template(kind, title, today, catalogue.settings)
    target = root / path
    if target.exists():
        raise p.EthosError(f"{path} finns redan. Välj en annan titel.")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
    click.echo(path)


@main.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Mappen att skriva till.")
@today_option
@click.pass_obj
@guarded
def schema(root: Path, out: Path | None, today: date) -> None:
    """Skriv ett JSON-schema för varje sort, så att redigeringsprogram kan hjälpa till."""
    catalogue = site.inspect(root, today).catalogue
    if catalogue is None:
        raise p.EthosError("Inställningarna i site_config/ går inte att läsa. Kör ethos check.")
    for kind, shape in schemas(catalogue.settings).items():
        text = as_json(shape)
        if out is None:
            click.echo(text)
        else:
            out.mkdir(parents=True, exist_ok=True)
            (out / f"{kind}.json").write_text(text, encoding="utf-8", newline="\n")


@main.command()
@click.argument("target", type=click.Path(path_type=Path, file_okay=False), metavar="[MAPP]", required=False)
@click.option("--zip", "packed", type=click.Path(path_type=Path, dir_okay=False), help="Hela sajten som en zip-fil.")
@today_option
@click.pass_obj
@guarded
def export(root: Path, target: Path | None, packed: Path | None, today: date) -> None:
    """Skriv allt till en vanlig mapp som en annan sajtgenerator kan ta vid från, eller till en zip-fil.

    Zip-filen är för ett slutet nät: packa upp den var som helst och visa mappen med vilken webbserver som helst.
    """
    if (target is None) == (packed is None):
        raise click.UsageError("Ange en mapp, eller --zip och en fil.")
    if packed:
        archive.refuse_foreign(packed)
    inspection = site.inspect(root, today, progress_bar())
    tell(inspection.problems)
    if inspection.stops():
        sys.exit(1)
    edition = site.render(inspection, today)
    count = folder.write(edition.outputs, target) if target else pack(root, edition, packed or Path())
    click.echo(f"{count} filer i {target or packed}", err=True)


def pack(root: Path, edition: site.Edition, target: Path) -> int:
    """Build and verify the site in a folder of its own, and put it in a zip file."""
    with TemporaryDirectory() as work:
        fresh = Path(work) / "site"
        mkdocs.build(root, fresh, edition, strict=False)
        faults = verify(fresh, [file_of(each) for each in edition.outputs], base_path=edition.base_path)
        tell(faults)
        if p.has_errors(faults):
            sys.exit(1)
        return archive.write(fresh, target)


def progress_bar() -> Progress:
    """Progress on one line of a terminal; silent when the output is none."""
    if not sys.stderr.isatty():
        return silent

    def show(what: str, done: int, total: int) -> None:
        last = done + 1 >= total
        if last or done % 50 == 0:
            click.echo(f"\r{what} {done + 1}/{total}" + ("\n" if last else ""), nl=False, err=True)

    return show
