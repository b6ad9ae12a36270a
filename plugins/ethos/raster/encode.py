"""A picture encoded anew: turned upright when its pixels lie otherwise, or narrower, for small screens."""

from __future__ import annotations

import io
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from PIL import Image, JpegImagePlugin

from ethos.raster.decode import UPRIGHT, Raster, opened
from ethos.raster.strip import is_lossless, stripped

WIDTHS = (640, 1280, 1920)
"""Pixels across of the narrower copies: a telephone, a column of text, and the same on a sharp screen."""
WORTH, LEAST = 0.8, 4_096
"""A narrower copy is published when it has at most this share of the bytes, and saves at least as many as this."""

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes each orientation of Exif upright."""

NARROWED = {"1": "L", "L": "L", "LA": "LA", "RGB": "RGB", "RGBA": "RGBA", "P": "RGBA"}
"""The modes that can be made narrower, and the ones that it is done in: not those for print and science."""

SAVED: Mapping[str, Mapping[str, Any]] = {
    "JPEG": {"quality": 82, "optimize": True, "progressive": True},
    "PNG": {"compress_level": 6},
    "WEBP": {"quality": 82},
    "AVIF": {"quality": 65, "max_threads": 1},
}
"""How narrower copies are encoded. AVIF by one thread, for several may divide a picture in other ways."""
AGAIN: Mapping[str, Mapping[str, Any]] = {"WEBP": {"quality": 92}, "AVIF": {"quality": 90, "max_threads": 1}}
"""How what is published in full is encoded, when it must be."""
KEPT = ("icc_profile", "transparency", "background")
"""What Pillow knows of a picture that belongs to how it looks."""


def bare(raster: Raster) -> bytes | None:
    """The picture's own file, of which only the picture is left; None when it must be encoded anew."""
    if raster.turn == UPRIGHT or raster.format == "AVIF":  # the latter says so in its own description, not in Exif
        with suppress(ValueError, IndexError):
            return stripped(raster.data, raster.format)
    return None


def again(raster: Raster) -> bytes:
    """The picture encoded anew, upright."""
    with opened(raster.data, raster.format) as picture:
        how = {**AGAIN.get(raster.format, {}), **_as_it_was(picture, raster)}
        return _saved(upright(picture, raster.turn), raster, how)


def narrowed(raster: Raster, width: int) -> bytes | None:
    """The picture at a width, in pixels, as a file; nothing for one that has colours for print."""
    with opened(raster.data, raster.format) as picture:
        if picture.mode not in NARROWED or raster.format not in SAVED:
            return None
        size = (width, max(1, round(raster.height * width / raster.width)))
        across = size if raster.turn <= 4 else size[::-1]
        picture.draft(None, across)
        colours = "RGB" if picture.mode == "P" and not picture.has_transparency_data else NARROWED[picture.mode]
        small = picture.convert(colours).resize(across, Image.Resampling.LANCZOS, reducing_gap=3)
        small.info = {"icc_profile": picture.info.get("icc_profile")}
        return _saved(upright(small, raster.turn), raster, SAVED[raster.format])


def upright(picture: Image.Image, turn: int) -> Image.Image:
    """A picture whose pixels lie as they are shown."""
    if turn == UPRIGHT:
        return picture
    made = picture.transpose(TURNS[turn])
    made.info = {name: value for name, value in picture.info.items() if name in KEPT}
    return made


def _as_it_was(picture: Image.Image, raster: Raster) -> dict[str, Any]:
    """How a JPEG was encoded, so that it loses next to nothing by being so again."""
    if not isinstance(picture, JpegImagePlugin.JpegImageFile):
        return {}
    sampling = JpegImagePlugin.get_sampling(picture)
    kept = sampling if sampling in (0, 2) or raster.turn <= 4 else 0  # 4:2:2 lies down: no such thing upright
    return {"qtables": picture.quantization, "optimize": True, **({"subsampling": kept} if kept >= 0 else {})}


def _saved(picture: Image.Image, raster: Raster, how: Mapping[str, Any]) -> bytes:
    out = io.BytesIO()
    lossless = {"lossless": True} if raster.format == "WEBP" and is_lossless(raster.data) else {}
    bare = {"exif": b"", "xmp": b"", "comment": b"", "icc_profile": picture.info.get("icc_profile")}
    picture.save(out, raster.format, **{**how, **lossless, **bare})
    return out.getvalue()
