"""An initiative: what is done within a programme, by whom, and, kept apart from that, what came of it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from ethos.kinds import fields as f
from ethos.kinds import span
from ethos.kinds.sourced import Sourced


class Progress(StrEnum):
    PLANNED = "planned"
    ONGOING = "ongoing"
    DONE = "done"
    UNKNOWN = "unknown"
    """It was planned or begun, and no source says what became of it."""


class Access(StrEnum):
    OPEN = "open"
    FULL = "full"
    CLOSED = "closed"


class Offer(f.Model):
    """What one may ask for: an initiative that is a service."""

    access: Access
    how: f.Said
    fee: f.Line | None = None


class Initiative(Sourced):
    kind: ClassVar[str] = "initiative"
    folder: ClassVar[str] = "content/initiatives"
    public: ClassVar[str] = "insatser/"
    above: ClassVar[str] = "programme"

    programme: Annotated[f.Slug, f.Reference("programme")]
    tasks: Annotated[tuple[f.Task, ...], f.several()] = ()
    responsible: f.Organisation
    partners: Annotated[tuple[f.Organisation, ...], f.several()] = ()
    begins: f.When
    begun_before: f.Flag = False
    """True when the source tells only that it had begun by then."""
    ends: f.When | None = None
    progress: Progress
    told: f.When
    """The time that the source tells of: what is ongoing was so then."""
    effort: f.Said
    result: f.Said | None = None
    offer: Offer | None = None

    def is_overdue(self, today: date) -> bool:
        """True when it should have begun and is still told as planned."""
        return not self.is_archived and self.progress is Progress.PLANNED and span.bounds(self.begins)[1] < today

    @property
    def lacks_result(self) -> bool:
        """True for what is done when nobody has said what came of it."""
        return self.progress is Progress.DONE and not self.result
