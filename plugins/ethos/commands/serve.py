"""``ethos serve``: a live preview."""

from __future__ import annotations

import socket
from pathlib import Path

import click

from ethos import texts
from ethos.engines import mkdocs
from ethos.problem import EthosError


@click.command(help=texts.label("command.serve"))
@click.option(
    "--port", type=click.IntRange(1, 65535), metavar="TAL", default=8000, show_default=True, help="Porten på 127.0.0.1."
)
@click.pass_obj
def command(root: Path, port: int) -> None:
    refuse_taken(port)
    mkdocs.serve(root, port)


def refuse_taken(port: int) -> None:
    """Say at once that a port is taken, not after the site has been built.

    Raises:
        EthosError: something listens on it.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does: what was just left is free
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise EthosError(texts.label("preview.taken").format(port=port, other=port % 65535 + 1)) from error
