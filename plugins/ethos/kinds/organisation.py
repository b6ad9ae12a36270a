"""``organisations.yml``: who entries name, when each was there, and who went on with its work."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ethos.kinds import fields as f


class Active(f.Model):
    from_: Annotated[f.Line | f.Whole | None, Field(alias="from")] = None
    to: f.Line | f.Whole | None = None
    source: f.Line | None = None
    """Where the years are from; without it the page says that nobody has checked them."""


class Successor(f.Model):
    """Who went on with the work, and where that is said."""

    organisation: f.Organisation
    source: f.Line | None = None


class Sector(StrEnum):
    """Whose an organisation is, as one who looks for somebody like oneself asks."""

    MUNICIPAL = "municipal"
    STATE = "state"


class Organisation(f.Model):
    name: f.Line
    url: f.WebAddress | None = None
    description: f.Text | None = None
    example: f.Flag = False
    country: f.Line | None = None
    """Where it is, if it is not in Sweden."""
    sector: Sector | None = None
    active: Active | None = None
    successors: Annotated[tuple[Successor, ...], f.several()] = ()
