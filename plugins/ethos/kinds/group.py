"""How many people something is for."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ethos.kinds import fields as f


class Group(f.Model):
    min: Annotated[f.Whole, Field(ge=1, le=500)]
    max: Annotated[f.Whole, Field(ge=1, le=500)]
