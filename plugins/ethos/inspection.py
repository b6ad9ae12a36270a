"""Files → documents → entries → catalogue → problems: all that ``ethos check`` does, and what a build begins with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ethos import notes, rules
from ethos.catalogue import Catalogue
from ethos.content import Progress, load, silent
from ethos.problem import Problem, has_errors


@dataclass(frozen=True)
class Inspection:
    """A site's content, and every problem in it, sorted; no catalogue when the settings cannot be read."""

    root: Path
    catalogue: Catalogue | None
    problems: list[Problem]

    def stops(self, *, strict: bool = False) -> bool:
        """True when the content may not be published."""
        return self.catalogue is None or has_errors(self.problems, strict=strict)


def inspect(root: Path, today: date, progress: Progress = silent) -> Inspection:
    """Read everything under a root and find all that is wrong with it on a given day."""
    content = load(root, progress)
    found = list(rules.check(content.catalogue, today)) if content.catalogue else []
    return Inspection(root, content.catalogue, sorted({*content.problems, *found}))


def check(root: Path, today: date, progress: Progress = silent, *, with_notes: bool = False) -> list[Problem]:
    """Every problem in the content, and if asked for every note, sorted by file, line and column."""
    found = inspect(root, today, progress)
    told = notes.check(found.catalogue, today) if with_notes and found.catalogue else ()
    return sorted({*found.problems, *told})
