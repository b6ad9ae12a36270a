"""From bytes that anyone may have written to a picture of a known format, or the problem that says why not."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from PIL import ExifTags, Image

from ethos import texts
from ethos.problem import EthosError, Problem, problem
from ethos.source import files
from ethos.source.layers import Root
from ethos.source.pictures import ENDINGS as NAMES
from ethos.source.pictures import LARGEST

MILLION = 1_000_000
PIXELS = 50 * MILLION
"""Pixels of one picture: 200 megabytes when it is decoded."""

ENDINGS = dict(zip(NAMES, ("PNG", "JPEG", "JPEG", "WEBP", "AVIF", "GIF"), strict=True))
"""A file's ending → the only format that it is read in."""

SIGNS = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"8BPS", "PSD"),
    (b"BM", "BMP"),
    (b"%PDF", "PDF"),
    (b"%!", "PostScript"),
    (b"\xc5\xd0\xd3\xc6", "PostScript"),
    (b"PK\x03\x04", "ZIP"),
    (b"\0\0\1\0", "ICO"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
    (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"<", "HTML, SVG"),
)
"""How files of each format begin, and what the format is called."""
AVIF, UPRIGHT = {b"avif", b"avis"}, 1


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture that has been looked into."""

    path: str
    data: bytes = field(repr=False)
    format: str
    width: int
    height: int
    """As it is shown: upright."""
    turn: int = UPRIGHT
    """How its pixels lie (Exif 2.32, Orientation): 1 when they are upright."""


def faults(root: Root, paths: Iterable[str]) -> Iterator[Problem]:
    """What is wrong with pictures below a root."""
    for path in paths:
        found = read(root, path)
        if isinstance(found, Problem):
            yield found


def read(root: Root, path: str, *, whole: bool = True) -> Raster | Problem:
    """The picture at ``path`` below ``root``, or its problem; of one that is not ``whole`` only the header is read."""
    data = files.contents(root, path, LARGEST, "picture-too-large")
    return data if isinstance(data, Problem) else parse(path, data, whole=whole)


def checked(root: Root, path: str) -> Raster:
    """A picture that the check has decoded, for who publishes it.

    Raises:
        EthosError: it has changed since.
    """
    found = read(root, path, whole=False)
    if isinstance(found, Problem):
        raise EthosError(texts.label("raster.changed").format(path=path, message=found.message))
    return found


def parse(path: str, data: bytes, *, whole: bool = True) -> Raster | Problem:
    """As ``read``, of bytes already at hand."""
    told, wanted = files.shown(path), ENDINGS[PurePosixPath(path).suffix]
    if not data:
        return problem("file-empty", told)
    found = sort_of(data)
    if found != wanted:
        return _mislabelled(told, wanted, found)
    try:
        with _strict(), opened(data, wanted) as picture:
            if fault := _refused(told, picture):
                return fault
            if whole:
                picture.load()
            return _looked_into(path, data, wanted, picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _too_many(told, texts.label("raster.many").format(most=(Image.MAX_IMAGE_PIXELS or PIXELS) // MILLION))
    except Exception:  # whatever a decoder of foreign bytes meets, it is the file that is broken
        return problem("picture-broken", told, format=wanted)


def opened(data: bytes, form: str) -> Image.Image:
    """A picture of one format, its header read and no pixel of it.

    Raises:
        Exception: it is none, or its header is broken: a decoder may meet anything.
    """
    with _strict():
        return Image.open(io.BytesIO(data), formats=[form])


@contextmanager
def _strict() -> Iterator[None]:
    """A picture of too many pixels is a fault, and what else Pillow would warn of concerns no editor."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        yield


def sort_of(data: bytes) -> str:
    """What format a file's first bytes say it is, as it is called; nothing for what we do not know."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        size = int.from_bytes(data[:4])
        brands = {data[at : at + 4] for at in (8, *range(16, min(size, 256), 4))}
        return "AVIF" if brands & AVIF else "HEIC"
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((name for sign, name in SIGNS if data.startswith(sign) or start.startswith(sign)), "")


def _refused(told: str, picture: Image.Image) -> Problem | None:
    """The problem of a sound picture that pages cannot show."""
    if picture.width * picture.height > PIXELS:
        return _too_many(told, f"{picture.width} × {picture.height}")
    # A JPEG may hold a smaller one of itself, which nobody is shown.
    moves = picture.format != "MPO" and bool(getattr(picture, "is_animated", False))
    return problem("picture-moves", told) if moves else None


def _looked_into(path: str, data: bytes, form: str, picture: Image.Image) -> Raster:
    turn = _turn(picture)
    width, height = picture.size if turn <= 4 else picture.size[::-1]
    return Raster(path, data, form, width, height, turn)


def _turn(picture: Image.Image) -> int:
    """How the pixels lie, as browsers understand it: from Exif alone (``getexif`` of Pillow reads XMP too)."""
    try:
        exif = Image.Exif()
        exif.load(picture.info.get("exif") or b"")
        turn = int(exif.get(ExifTags.Base.Orientation, UPRIGHT))
    except Exception:  # as for the picture: what is written there is anybody's
        return UPRIGHT
    return turn if 1 <= turn <= 8 else UPRIGHT


def _mislabelled(told: str, wanted: str, found: str) -> Problem:
    right = next((ending for ending, form in ENDINGS.items() if form == found), "")
    if not found:
        return problem("picture-broken", told, format=wanted)
    name = PurePosixPath(told)
    do = "rename" if right else "move" if found == "PDF" else "save"
    hint = texts.label(f"raster.{do}").format(suggestion=f"{name.stem}{right}")
    return problem("picture-mislabelled", told, name=name.name, format=wanted, found=found, hint=hint)


def _too_many(told: str, size: str) -> Problem:
    return problem("picture-too-many-pixels", told, size=size, most=PIXELS // MILLION)
