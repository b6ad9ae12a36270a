"""Where a file lies: in the site itself, or below it in the base that the site is laid over.

Whoever reads is given one root, which may be two folders laid into one: a file of the site's own takes the place of the
base's under the same path, and what the site hides is not there. Whoever writes takes a folder, and so never a base.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Base:
    """A base with content, as it was found."""

    folder: Path
    name: str
    """As the site calls it: a folder of its own, or a package."""

    @property
    def shown(self) -> str:
        """What its files' paths begin with where they are told of: ``bas/``."""
        return f"{self.name}/"


@dataclass(frozen=True, slots=True)
class Layers:
    """A site's own folder, and the base that lies below it."""

    own: Path
    base: Base | None = None
    hidden: Mapping[str, str] = field(default_factory=dict)
    """Files of the base that are not seen: their paths → what others call them, ``dilemma/gavan``."""

    def is_base(self, path: str) -> bool:
        """True for a file that is read from the base."""
        return self.has(path) and not os.path.lexists(self.own / path)

    def is_overridden(self, path: str) -> bool:
        """True for a file of the site's own that takes the place of one in the base."""
        return self.base is not None and os.path.lexists(self.own / path) and os.path.lexists(self.base.folder / path)

    def has(self, path: str) -> bool:
        """True for what the base has and the site does not hide."""
        return self.base is not None and path not in self.hidden and os.path.lexists(self.base.folder / path)

    def hides(self, key: object) -> bool:
        """True for what others call an entry that is not seen."""
        return key in self.hidden.values()

    def named(self, path: str) -> str:
        """A path as it is told: one in the base, from where the base lies."""
        return f"{self.base.shown}{path}" if self.base and self.is_base(path) else path


Root: TypeAlias = Path | Layers
"""Below which sources are read."""


def lies(root: Root, path: str) -> Path:
    """The folder that a file is read from."""
    if isinstance(root, Path):
        return root
    return root.base.folder if root.base and root.is_base(path) else root.own


def is_there(root: Root, path: str) -> bool:
    """True when something lies at a path, if only a link."""
    return os.path.lexists(lies(root, path) / path)
