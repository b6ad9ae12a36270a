"""The command ``ethos``: exit code 0 when done, 1 when the content has faults, 2 when something else is wrong."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Any

import click

from ethos import __version__, texts, usage
from ethos import problem as p
from ethos.later import Later

CONTEXT = {"help_option_names": ["--help", "-h"], "max_content_width": 100}
MARKER = "mkdocs.yml"
SELDOM = (100_000, 50, 100)
"""How many new things Python looks for waste among, and how often all: what we read is there to the end, and to look
through it again and again is a sixth of what a build costs."""
ROOTLESS = {"verify", "init"}
"""Commands that work where there are no sources, or none yet."""


class Guarded(click.Group):
    """Tells a broken environment in one line, with exit code 2, instead of a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (p.EthosError, OSError) as error:
            click.echo(f"ethos: {p.printable(str(error), 4000)}", err=True)
            sys.exit(2)


usage.speak_swedish()  # before the first option is made: help texts are asked for then


@click.group(
    cls=Guarded,
    context_settings=CONTEXT,
    options_metavar=texts.label("later.options"),
    subcommand_metavar=texts.label("later.commands"),
)
@click.option(
    "--root", type=click.Path(path_type=Path), metavar="MAPP", help="Mappen med mkdocs.yml (annars närmaste uppåt)."
)
@click.version_option(__version__, prog_name="ethos")
@click.pass_context
def main(context: click.Context, root: Path | None) -> None:
    """Ethos gör en mapp med Markdown och YAML till en kunskapsbank om god förvaltningskultur."""
    gc.set_threshold(*SELDOM)
    context.obj = None if context.invoked_subcommand in ROOTLESS else root_from(root)


for name, told in texts.labels("command").items():
    main.add_command(Later(name, help=told))


def root_from(given: Path | None) -> Path:
    """The folder given, or the nearest one upward that has an mkdocs.yml."""
    start = (given or Path.cwd()).resolve()
    for folder in [start] if given else [start, *start.parents]:
        if (folder / MARKER).is_file():
            return folder
    raise p.EthosError(f"Hittar ingen {MARKER} i {start}. Gå till kunskapsbankens mapp eller ange --root.")
