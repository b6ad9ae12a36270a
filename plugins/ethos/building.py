"""A site made of sound content, beside what is published, verified, and put in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ethos import machine, manifest, site
from ethos.content import Progress
from ethos.departed import departed
from ethos.engines import mkdocs
from ethos.inspection import Inspection, inspect
from ethos.kept import Book, Store
from ethos.output import file_of
from ethos.parts import Part, joined
from ethos.problem import Problem
from ethos.publish import publish, shrinkage
from ethos.tree import Published
from ethos.unchanged import folders, made_of
from ethos.verify import missing, verify
from ethos.weight import heavy_calendars

__all__ = ["Building", "Part", "inspect"]


@dataclass(frozen=True)
class Building:
    """Where a site is made and published, and what may stop it."""

    root: Path
    target: Path
    published: Published
    """What is published now; what is the same is taken from there."""
    strict: bool = False
    allow_shrink: bool = False
    part: Part | None = None
    """What to draw, when that is not all."""
    parts: Sequence[Path] = ()
    """Where the parts lie that have been drawn."""

    def build(self, inspection: Inspection, today: date, progress: Progress, store: Store) -> tuple[int, list[Problem]]:
        """How many files were laid, and what is wrong with them; under errors what is published stays as it is.

        Raises:
            EthosError: as ``site.render``, ``publish`` and the engine have it.
        """
        edition = site.render(inspection, today, progress, store=store, whole=self.part is None)
        if isinstance(edition, list):
            return 0, edition
        edition = self.part.share(edition) if self.part else edition
        edition = joined(edition, self.parts, made_of(self.root, today)) if self.parts else edition
        return len(edition.outputs) + 1, self._publish(edition, store)

    def _publish(self, edition: site.Edition, store: Store) -> list[Problem]:
        return publish(
            lambda fresh: mkdocs.build(self.root, fresh, edition, strict=self.strict, published=self.published),
            lambda fresh: self._faults(fresh, edition, store),
            self.target,
            sources=folders(self.root),
            strict=self.strict,
            secret=machine.secret(self.root),
        )

    def _faults(self, fresh: Path, edition: site.Edition, store: Store) -> list[Problem]:
        expected = [*(file_of(each) for each in edition.outputs), manifest.PATH]
        if self.part:  # whose links lead to other parts
            return [*missing(fresh, expected), *self.published.touched()]
        base = edition.frame.base_path
        return [
            *verify(fresh, expected, base_path=base, known=Book(store.shelf("links"), base)),
            *([] if self.allow_shrink else shrinkage(fresh, self.target)),
            *departed(fresh, self.target),
            *heavy_calendars(fresh),
            *self.published.touched(),
        ]
