"""Who has written something, in which office, and what ties that person to what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from ethos.kinds import fields as f
from ethos.source import Loc


class Author(f.Model):
    """An author under a name that is public in the source, or in an office alone."""

    name: f.Line | None = None
    office: f.Line
    relation: f.Line
    """What binds the author to the matter or to who gave it out, or that nothing does."""

    @property
    def people(self) -> Sequence[tuple[Loc, str, str]]:
        """The author, as entries name people; nobody where only the office is told."""
        return [(("author", "name"), self.name, self.office)] if self.name else []

    @property
    def words(self) -> str:
        """``Maria Larsson, landshövding``."""
        return ", ".join(filter(None, (self.name, self.office)))
