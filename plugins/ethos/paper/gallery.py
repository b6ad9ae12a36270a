"""The pictures in editors' texts, made ready to print: upright, as PNG, no larger than paper needs."""

from __future__ import annotations

import hashlib
import io
import tempfile
from pathlib import Path

from ethos.paper.tree import Shown
from ethos.raster import checked, opened
from ethos.raster.encode import upright
from ethos.source.layers import Root

WIDEST = 1524
"""Pixels across the text: 300 to an inch."""
HIGHEST = 0.85
"""Of the text's width: what is higher is made smaller, so that it leaves room for words."""


class Gallery:
    """Pictures by their source paths; ``files`` are those that were asked for, by their names in the data."""

    def __init__(self, root: Root) -> None:
        self._root = root
        self._folder = tempfile.TemporaryDirectory(prefix="ethos-pictures-")
        self._known: dict[str, Shown] = {}
        self.files: dict[str, Path] = {}

    def show(self, source: str) -> Shown:
        """A picture as the data tells it.

        Raises:
            EthosError: it has changed since the check.
        """
        if source not in self._known:
            self._known[source] = self._ready(source)
        return self._known[source]

    def _ready(self, source: str) -> Shown:
        raster = checked(self._root, source)
        with opened(raster.data, raster.format) as picture:
            seen = upright(picture.convert("RGBA" if picture.has_transparency_data else "RGB"), raster.turn)
        seen.thumbnail((WIDEST, round(WIDEST * HIGHEST)))
        out = io.BytesIO()
        seen.save(out, "PNG")
        name = f"picture-{hashlib.sha256(out.getvalue()).hexdigest()}.png"
        self.files[name] = Path(self._folder.name) / name
        self.files[name].write_bytes(out.getvalue())
        widest = min(1.0, HIGHEST * seen.width / seen.height)
        return name, max(1, round(100 * min(widest, 2 * seen.width / WIDEST)))
