"""The pictures of a site as they are published: clean files, with narrower copies where those save bytes."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath

from ethos import texts
from ethos.kept import HASH, Shelf
from ethos.output import Copy, Picture
from ethos.problem import EthosError
from ethos.raster.decode import Raster, checked
from ethos.raster.encode import LEAST, WIDTHS, WORTH, again, bare, narrowed
from ethos.raster.recipe import key
from ethos.source.layers import Root


def narrower(public: str) -> list[str]:
    """The public paths of all narrower copies that there may be of a picture."""
    return [_named(public, width) for width in WIDTHS]


def _named(public: str, width: int) -> str:
    path = PurePosixPath(public)
    return str(path.with_name(f"{path.stem}.{width}{path.suffix}"))


class Album:
    """Pictures made ready: ``files`` to publish, and ``shown``, how pages show each, by public path.

    The files lie in a folder of their own, not in memory.
    """

    def __init__(self, root: Root, shelf: Shelf, shown: Mapping[str, str], worn: Mapping[str, str]) -> None:
        """Public paths by source paths: of those in the content, and those in the agency's dress, as they are used.

        All of them have been decoded once, by the check.

        Raises:
            EthosError: a picture has changed since, and cannot be read any longer.
        """
        self.files: list[Copy] = []
        self.shown: dict[str, Picture] = {}
        self._root, self._shelf = root, shelf
        self._used: set[str] = set()
        self._folder = tempfile.TemporaryDirectory(prefix="ethos-pictures-")
        for source, public in shown.items():
            self._hang(source, public)
        for source, public in worn.items():
            self._file(public, self._whole(checked(root, source)), source)
        shelf.clear_but(self._used)

    def _hang(self, source: str, public: str) -> None:
        raster = checked(self._root, source)
        whole = self._whole(raster)
        self._file(public, whole, source)
        self.shown[public] = Picture(
            raster.width, raster.height, tuple(self._narrower(raster, source, public, len(whole)))
        )

    def _whole(self, raster: Raster) -> bytes:
        return bare(raster) or self._made(raster, partial(again, raster), "again")

    def _narrower(self, raster: Raster, source: str, public: str, size: int) -> Iterator[tuple[int, str]]:
        """The widths and public paths of narrower copies: ``bilder/a.640.jpg``, a name that no source can have."""
        for width in WIDTHS:
            made = self._made(raster, partial(narrowed, raster, width), str(width)) if width < raster.width else b""
            if made and len(made) <= min(WORTH * size, size - LEAST):
                name = _named(public, width)
                self._file(name, made, source)
                yield width, name

    def _made(self, raster: Raster, make: Callable[[], bytes | None], what: str) -> bytes:
        """A finished file, as it is kept or made now; empty when there is none of that sort."""
        name = key(raster, what)
        self._used.add(name)
        found = self._shelf.read(name)
        if found is None:
            try:
                found = make() or b""
            except Exception as error:  # a decoder of foreign bytes may meet anything
                raise EthosError(texts.label("raster.changed").format(path=raster.path, message=error)) from error
            self._shelf.keep(name, found)
        return found

    def _file(self, public: str, content: bytes, source: str) -> None:
        path = Path(self._folder.name) / HASH(content).hexdigest()
        path.write_bytes(content)
        self.files.append(Copy(public, path, self._folder, source))
