"""How one takes part in an event: where it is, and how to register; or that either is not known yet, or not needed."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Strict, StringConstraints, Tag
from pydantic_core import PydanticCustomError

from ethos.kinds import fields as f

MOST = 100_000


def _some(value: object) -> object:
    """An event without seats is none; one that is full has seats, and none of them left."""
    if type(value) is int and value == 0:
        raise PydanticCustomError("no-seats", "no seats at all")
    return value


Seats = Annotated[f.Whole, Field(ge=1, le=MOST), BeforeValidator(_some)]
SeatsLeft = Annotated[f.Whole, Field(ge=0, le=MOST)]

MAILTO = "mailto:"


def _way_to_register(value: str) -> str:
    address = value.removeprefix(MAILTO)
    return f.web_address(value) if address == value else MAILTO + f.mail_address(address)


WayToRegister = Annotated[str, AfterValidator(_way_to_register), StringConstraints(max_length=2000)]
"""A page's address, or a mail address after ``mailto:``."""


class Position(f.Model):
    """A point on the Earth in degrees: latitude north, longitude east (WGS 84, RFC 5545 section 3.8.1.6)."""

    lat: Annotated[float, Strict(), Field(ge=-90, le=90)]
    lon: Annotated[float, Strict(), Field(ge=-180, le=180)]


class Place(f.Model):
    name: f.Line | None = None
    """Left out while only the city is known."""
    city: f.Line
    address: f.Line | None = None
    map_url: f.WebAddress | None = None
    position: Position | None = None

    @property
    def words(self) -> str:
        """``Stora salen, Stockholm``."""
        return ", ".join(filter(None, (self.name, self.city)))


class Registration(f.Model):
    url: WayToRegister
    opens: f.Day | None = None
    deadline: f.Moment | None = None
    seats: Seats | None = None
    seats_left: SeatsLeft | None = None
    as_of: f.Day | None = None

    @property
    def mail(self) -> str:
        """The mail address that one writes to; nothing where one registers on a page."""
        return self.url.removeprefix(MAILTO) if self.url.startswith(MAILTO) else ""


class Placing(StrEnum):
    """What may be written instead of a place."""

    LATER = "later"


class Registering(StrEnum):
    """What may be written instead of how to register."""

    NONE = "none"
    """Nobody registers: come as you are."""
    LATER = "later"
    """One will, but there is nowhere to do it yet."""


def _meant(value: object) -> str:
    """Which of two shapes an editor meant, who is told what is wrong in that one alone."""
    return "word" if isinstance(value, str) else "mapping"


Located = Annotated[
    Annotated[Place, Tag("mapping")] | Annotated[Placing, Tag("word")],
    Discriminator(_meant),
]
Registered = Annotated[
    Annotated[Registration, Tag("mapping")] | Annotated[Registering, Tag("word")],
    Discriminator(_meant),
]
