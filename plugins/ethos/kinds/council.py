"""A council: whom it gives advice to, and who has sat in it for how long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar

from ethos.kinds import fields as f
from ethos.kinds.sourced import Sourced
from ethos.source import Loc


class Member(f.Model):
    """Who sits in a council. A source that tells of a seat seldom tells of its term: ``told`` is when it was held."""

    name: f.Line
    office: f.Line
    begins: f.When | None = None
    ends: f.When | None = None
    told: f.When


class Council(Sourced):
    kind: ClassVar[str] = "council"
    folder: ClassVar[str] = "content/councils"
    public: ClassVar[str] = "rad/"
    above: ClassVar[str] = "programme"

    programme: Annotated[f.Slug, f.Reference("programme")] | None = None
    responsible: f.Organisation
    members: Annotated[tuple[Member, ...], f.several()] = ()
    told: f.When

    @property
    def people(self) -> Sequence[tuple[Loc, str, str]]:
        return [(("members", index, "name"), each.name, each.office) for index, each in enumerate(self.members)]
