"""What several commands are told: the form of their answer, and whether warnings stop them."""

from __future__ import annotations

from pathlib import Path

import click

from ethos.problem import FORMATS

strict_option = click.option("--strict", is_flag=True, help="Även varningar stoppar.")

format_option = click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="text", help="Hur problemen skrivs ut."
)

site_option = click.option(
    "--site-dir", type=click.Path(path_type=Path), metavar="MAPP", help="Var sajten publiceras (annars site/)."
)

shrink_option = click.option(
    "--allow-shrink", is_flag=True, help="Publicera även om mer än en tiondel av sidorna försvinner."
)
