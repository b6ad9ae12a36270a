"""Pictures that have been encoded before, kept in ``.cache/ethos/pictures/`` by what they were made of."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from functools import cache
from importlib import resources
from pathlib import Path

import PIL
from PIL import features

from ethos.kept import FOLDER, HASH, LENGTH, clear, put
from ethos.raster.decode import Raster

LIBRARIES = ("libjpeg_turbo", "zlib", "zlib_ng", "webp", "avif")


class Shelf:
    """What is kept under a root: finished work by keys of 64 hexadecimal digits, each with its own hash before it."""

    def __init__(self, root: Path) -> None:
        self._folder = root / FOLDER / "pictures"

    def read(self, key: str) -> bytes | None:
        with suppress(OSError):
            content = (self._folder / key).read_bytes()
            if HASH(key.encode() + content[LENGTH:]).digest() == content[:LENGTH]:
                return content[LENGTH:]
        return None

    def keep(self, key: str, content: bytes) -> None:
        put(self._folder / key, HASH(key.encode() + content).digest() + content)

    def clear_but(self, used: Collection[str]) -> None:
        clear(self._folder, used.__contains__)


def key(raster: Raster, what: str) -> str:
    """The hash of all that a finished picture is made of."""
    return HASH(_recipe() + f"{raster.format} {raster.turn} {what} ".encode() + raster.data).hexdigest()


@cache
def _recipe() -> bytes:
    room = resources.files("ethos").joinpath("raster")
    parts = [each.read_bytes() for each in sorted(room.iterdir(), key=lambda each: each.name) if each.is_file()]
    libraries = [PIL.__version__, *(str(features.version(name)) for name in LIBRARIES)]
    return HASH(b"".join([*parts, *(each.encode() for each in libraries)])).digest()
