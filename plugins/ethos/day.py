"""The day to build for: the only look at the clock, and the option that names another day."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import click

from ethos.kinds.event import STOCKHOLM
from ethos.problem import EthosError


def build_day(written: str | None) -> date:
    """The day to build for: as written, else that of SOURCE_DATE_EPOCH, else today in Stockholm.

    Raises:
        EthosError: what is written is no day.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    zone = ZoneInfo(STOCKHOLM)
    try:
        if written:
            return date.fromisoformat(written)
        return (datetime.fromtimestamp(int(epoch), UTC).astimezone(zone) if epoch else datetime.now(zone)).date()
    except (ValueError, OverflowError, OSError) as error:
        raise EthosError(f"”{written or epoch}” är ingen dag. Skriv ÅÅÅÅ-MM-DD.") from error


def _chosen(_context: click.Context, _option: click.Parameter, value: str | None) -> date:
    try:
        return build_day(value)
    except EthosError as error:
        raise click.BadParameter(str(error)) from error


today_option = click.option("--today", callback=_chosen, metavar="ÅÅÅÅ-MM-DD", help="Dagen att bygga för.")
"""The keyword ``today`` of a command: a date, whether one is written or not."""
