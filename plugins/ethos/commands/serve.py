"""``ethos serve``: a live preview."""

from __future__ import annotations

from pathlib import Path

import click

from ethos import texts
from ethos.engines import mkdocs


@click.command(help=texts.label("command.serve"))
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Porten på 127.0.0.1.")
@click.pass_obj
def command(root: Path, port: int) -> None:
    mkdocs.serve(root, port)
