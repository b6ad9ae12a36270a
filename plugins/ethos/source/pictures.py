"""Which pictures there are in a folder, by their names alone: what is in them is looked at by who decodes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from slugify import slugify

from ethos.problem import Problem, problem
from ethos.source import attachments, files
from ethos.source.discover import everything, judged
from ethos.source.layers import Root

FOLDER = "content/bilder"
"""Pictures that pages show; published under ``bilder/``."""

ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")
"""What every browser shows, and what says nothing but pixels."""

OTHERS = (
    *(".heic", ".heif", ".tif", ".tiff", ".bmp", ".jxl", ".jp2", ".jfif", ".ico", ".raw", ".dng", ".cr2", ".nef"),
    *(".arw", ".psd", ".xcf", ".ai", ".eps", ".ps", ".svg", ".svgz", ".emf", ".wmf"),
)
"""Pictures that browsers do not show, that are too heavy, or that may hold programs or links."""

MOST = 5_000
"""Pictures of one knowledge base."""
LARGEST = 10 * files.MEBIBYTE
"""Bytes of one picture: a photo from a good telephone."""


def pictures(root: Root, folder: str) -> tuple[list[str], list[Problem]]:
    """The pictures below ``root/folder``, as sorted paths relative to ``root``, and what is wrong with other files."""
    found, problems = everything(root, folder, most=MOST)
    seen = [each for path in found for each in _seen(path, folder)]
    paths = [each for each in seen if isinstance(each, str)]
    return paths, sorted([*problems, *(each for each in seen if isinstance(each, Problem))])


def _seen(path: str, folder: str) -> Iterator[str | Problem]:
    """A picture's path, or its problem; nothing for what is no picture, such as a note of where they come from."""
    ending = PurePosixPath(path).suffix.lower()
    if ending in attachments.ENDINGS:
        name = slugify(PurePosixPath(path).stem) or files.NAMELESS
        told = PurePosixPath(files.shown(path)).name
        yield problem("no-picture", files.shown(path), name=told, folder=attachments.FOLDER, suggestion=name + ending)
    elif ending in OTHERS:
        name = slugify(PurePosixPath(path).stem) or files.NAMELESS
        yield problem("picture-format", files.shown(path), format=ending[1:].upper(), suggestion=f"{name}.jpg")
    elif each := judged(path, folder, ENDINGS):
        yield each
