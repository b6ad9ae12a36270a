"""By what a finished picture is kept: all that it was made of."""

from __future__ import annotations

from functools import cache
from importlib import resources

import PIL
from PIL import features

from ethos.kept import HASH
from ethos.raster.decode import Raster

LIBRARIES = ("libjpeg_turbo", "zlib", "zlib_ng", "webp", "avif")


def key(raster: Raster, what: str) -> str:
    """The hash of all that a finished picture is made of."""
    return HASH(_recipe() + f"{raster.format} {raster.turn} {what} ".encode() + raster.data).hexdigest()


@cache
def _recipe() -> bytes:
    room = resources.files("ethos").joinpath("raster")
    parts = [each.read_bytes() for each in sorted(room.iterdir(), key=lambda each: each.name) if each.is_file()]
    libraries = [PIL.__version__, *(str(features.version(name)) for name in LIBRARIES)]
    return HASH(b"".join([*parts, *(each.encode() for each in libraries)])).digest()
