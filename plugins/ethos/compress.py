"""Text compressed once, at build: ``x.html.gz`` and ``x.html.br`` beside ``x.html``, for servers that send them as is.

The same text gives the same bytes: gzip with neither time nor name in its head (RFC 1952, 2.3.1), brotli (RFC 7932)
of a fixed quality.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from posixpath import splitext

import brotli  # type: ignore[import-untyped]

from ethos.manifest import PATH as MANIFEST
from ethos.manifest import digest, sizes_in
from ethos.tree import Tree

ENDINGS = frozenset({".html", ".css", ".js", ".svg", ".json", ".xml", ".ics", ".txt", ".atom", ".webmanifest"})
"""What is text, and not packed already as fonts and the index's parts are."""

FORMS = (".gz", ".br")

SMALLEST = 1024
"""Bytes: what a smaller file would save is less than the packet that carries it."""

GZIP_LEVEL = 6
"""Level 9 saves 0.2 % of our pages' bytes."""

QUALITY = 5
"""Pages: 26 % of their size at 54 MB/s, where 4 gives 27 % at 72, 11 gives 24 % at 1, and gzip 28 % at 64."""

QUALITY_SHARED = 11
"""Styles and scripts: every visitor fetches them, and there are few."""

_SHARED = frozenset({".css", ".js", ".svg"})
_WITH_GZIP_HEAD = 31
"""zlib's window bits: 15, and 16 for gzip's head and tail, in which zlib leaves the time zero."""


class Packing:
    """Lays compressed forms beside texts; what was compressed before and is still published stays."""

    def __init__(self, tree: Tree) -> None:
        self._tree, self._before = tree, tree.published.packed(_recipe())

    def lay(self, path: str) -> None:
        """Lay the forms of a file that lies in the tree, if it is a text that has any.

        Raises:
            OSError: a file cannot be read or written.
        """
        file, forms = self._tree.folder / path, _forms(path)
        if not _is_text(path) or file.stat().st_size < SMALLEST:
            return
        known = self._before.get(_key(self._tree, path), [])
        if not known or not all(map(self._tree.lay_known, forms, known)):
            for name, packed in zip(forms, _packed(path, file.read_bytes()), strict=True):
                self._tree.lay(name, packed)


def compress(tree: Tree) -> None:
    """Lay the forms of all texts of a built site that have none yet, and keep what is known of them all.

    Raises:
        OSError: a file cannot be read or written.
    """
    packing = Packing(tree)
    texts = [path for path, size in sorted(sizes_in(tree.folder).items()) if size >= SMALLEST and _is_text(path)]
    for path in texts:
        if not tree.digests.keys() >= {*_forms(path)}:
            packing.lay(path)
    forms = {_key(tree, path): [tree.digests[name] for name in _forms(path)] for path in texts}
    tree.published.remember(_recipe(), forms)


def _key(tree: Tree, path: str) -> str:
    return f"{_ending(path)} {tree.digests.get(path) or digest(tree.folder / path)}"


def _recipe() -> str:
    """What else than a text decides what it becomes."""
    return f"{zlib.ZLIB_RUNTIME_VERSION} {GZIP_LEVEL} {brotli.__version__} {QUALITY} {QUALITY_SHARED} {sorted(_SHARED)}"


def _is_text(path: str) -> bool:
    return _ending(path) in ENDINGS and path != MANIFEST


def _ending(path: str) -> str:
    return splitext(path)[1]


def _forms(path: str) -> list[str]:
    return [f"{path}{ending}" for ending in FORMS]


def _packed(path: str, data: bytes) -> Iterator[bytes]:
    shared = _ending(path) in _SHARED
    yield zlib.compress(data, GZIP_LEVEL, wbits=_WITH_GZIP_HEAD)
    yield brotli.compress(data, quality=QUALITY_SHARED if shared else QUALITY)
