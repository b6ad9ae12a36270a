"""Files → documents → entries → catalogue → problems: all that ``ethos check`` does, and what a build begins with.

Whatever a build opens is opened here first, by the same reader, so that what the check calls clean can be built.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ethos import ahead, bases, editing, engine, later, notes, rules
from ethos.catalogue import Catalogue
from ethos.content import FOLDERS, SHAPES, Progress, load, silent
from ethos.explained import explained
from ethos.memory import Memory
from ethos.problem import Problem, has_errors
from ethos.recalled import key_of, note, noted
from ethos.source import dress as d
from ethos.source import files
from ethos.source.dress import Dress
from ethos.source.layers import Layers
from ethos.source.pictures import LARGEST
from ethos.unread import unread


@dataclass(frozen=True)
class Inspection:
    """A site's content, and every problem in it, sorted; no catalogue when the settings cannot be read."""

    layers: Layers
    catalogue: Catalogue | None
    problems: list[Problem]
    dress: Dress

    @property
    def root(self) -> Path:
        """The site's own folder."""
        return self.layers.own

    def stops(self, *, strict: bool = False) -> bool:
        """True when the content may not be published."""
        return self.catalogue is None or has_errors(self.problems, strict=strict)


def inspect(root: Path, today: date, progress: Progress = silent, *, memory: Memory | None = None) -> Inspection:
    """Read everything under a root and find all that is wrong with it on a given day; ``memory`` as ``load`` has it."""
    content = load(root, progress, memory=memory)
    dress, faults = _dressed(root)
    found = list(rules.check(content.catalogue, today, memory)) if content.catalogue else []
    shown = [*(content.catalogue.assets if content.catalogue else ()), *dress.pictures]
    around = content.layers.base.shown if content.layers.base else ""
    passed = unread(root, FOLDERS, content.used, [f"{name}.yml" for name in SHAPES], around)
    seen = {*content.problems, *faults, *found, *passed, *_undecodable(content.layers, shown), *engine.faults(root)}
    problems = bases.told(seen, content.layers)
    if content.catalogue and not has_errors(problems):
        problems = bases.told([*problems, *ahead.faults(content.catalogue, dress, today)], content.layers)
    return Inspection(content.layers, content.catalogue, explained(problems, content.catalogue), dress)


def _dressed(root: Path) -> tuple[Dress, list[Problem]]:
    """The agency's dress, as far as it is sound, and what is wrong with it."""
    dress, problems = d.read(root)
    if dress.frame is not None and (faults := list(later.load("views.frame").faults(dress))):
        dress, problems = replace(dress, frame=None), [*problems, *faults]
    if dress.card is not None:
        fault = later.load("raster").parse(f"{d.FOLDER}/{d.CARD}", dress.card)
        if isinstance(fault, Problem):
            dress, problems = replace(dress, card=None), [*problems, fault]
    return dress, problems


def _undecodable(root: Layers, paths: list[str]) -> Iterator[Problem]:
    """What is wrong with pictures. What decodes them is imported when there is one that is new."""
    for path in paths:
        data = files.contents(root, path, LARGEST)
        key = "" if isinstance(data, Problem) else key_of("decoded", path, data)
        if not (key and noted(key)):
            found = list(later.load("raster").faults(root, [path]))
            yield from found
            if key and not found:
                note(key, True)


def check(root: Path, today: date, progress: Progress = silent, *, with_notes: bool = False) -> list[Problem]:
    """Every problem in the content, and if asked for every note, sorted by file, line and column."""
    return told(inspect(root, today, progress), today, with_notes=with_notes)


def told(found: Inspection, today: date, *, with_notes: bool = False) -> list[Problem]:
    """The same of what has been inspected already."""
    noted = notes.check(found.catalogue, today) if with_notes and found.catalogue else ()
    stale = editing.stale(found.root, found.catalogue.settings) if found.catalogue else ()
    return sorted({*found.problems, *explained(bases.told([*stale, *noted], found.layers), found.catalogue)})
