"""``allvar.yml``: what to do when what a case is about has happened for real, and whom to turn to."""

from __future__ import annotations

from typing import Annotated

from ethos.kinds import fields as f

Laws = Annotated[tuple[f.Law, ...], f.several()]


class Point(f.Model):
    """Something to do, to write down or to leave alone."""

    text: f.Said
    laws: Laws = ()


class Urgent(f.Model):
    """What cannot wait, and what to do then."""

    what: f.Line
    act: f.Said
    laws: Laws = ()


class Call(f.Model):
    """A number to call at once, and of what."""

    phone: f.Line
    what: f.Line


class Contact(f.Model):
    """Somebody to turn to: the agency's own, or an authority. How to reach them is the agency's to fill in."""

    name: f.Line
    suits: f.Said
    then: f.Said
    laws: Laws = ()
    phone: f.Line | None = None
    mail: f.MailAddress | None = None
    url: f.WebAddress | None = None

    @property
    def is_reached(self) -> bool:
        """True when it says how to reach them; else paper has a line to write that on."""
        return bool(self.phone or self.mail or self.url)


class ForReal(f.Model):
    """The page /allvar/, which also fills one sheet of paper: hence how much it holds at most."""

    intro: f.Said
    calls: Annotated[tuple[Call, ...], f.several(most=3)] = ()
    first: Annotated[tuple[Point, ...], f.several(1, 6)]
    urgent: Annotated[tuple[Urgent, ...], f.several(1, 8)]
    received: Annotated[tuple[Point, ...], f.several(most=6)] = ()
    """What a manager does to whom somebody tells of it."""
    contacts: Annotated[tuple[Contact, ...], f.several(1, 12)]
    record: Annotated[tuple[Point, ...], f.several(1, 8)]
    avoid: Annotated[tuple[Point, ...], f.several(1, 8)]
    reviewed: f.PastDay
    searched_as: Annotated[tuple[f.Sought, ...], f.several(most=60)] = ()
    """What people type to whom it has happened. Never shown."""
    alarms: Annotated[tuple[f.Sought, ...], f.several(most=200)] = ()
    """Words that tell of it by themselves: whoever types them is led here first. Never shown."""
    harms: Annotated[tuple[f.Sought, ...], f.several(most=200)] = ()
    """Words that tell of it from somebody who also says *I*, *me* or *my*. Never shown."""
