"""A story: what somebody in a role has told that they did or saw."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, ClassVar

from ethos.kinds import fields as f
from ethos.kinds.sourced import Sourced
from ethos.source import Loc


class Consent(StrEnum):
    """On what ground we retell it: a person is never named without one."""

    GIVEN = "given"
    OFFICE = "office"
    """Said in public, in office, by who leads the organisation."""
    UNNAMED = "unnamed"


class Story(Sourced):
    kind: ClassVar[str] = "story"
    folder: ClassVar[str] = "content/stories"
    public: ClassVar[str] = "berattelser/"
    above: ClassVar[str] = "programme"

    programme: Annotated[f.Slug, f.Reference("programme")] | None = None
    person: f.Line | None = None
    office: f.Line
    employer: f.Organisation | None = None
    told: f.When
    consent: Consent

    @property
    def people(self) -> Sequence[tuple[Loc, str, str]]:
        return [(("person",), self.person, self.office)] if self.person else []
