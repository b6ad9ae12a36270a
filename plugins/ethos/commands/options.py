"""What several commands are told: the form of their answer, and whether warnings stop them."""

from __future__ import annotations

import click

from ethos.problem import FORMATS

strict_option = click.option("--strict", is_flag=True, help="Även varningar stoppar.")

format_option = click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="text", help="Hur problemen skrivs ut."
)
