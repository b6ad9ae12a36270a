"""Text compressed once, at build: ``x.html.gz`` and ``x.html.br`` beside ``x.html``, for servers that send them as is.

The same text gives the same bytes: gzip with neither time nor name in its head (RFC 1952, 2.3.1), brotli (RFC 7932)
of a fixed quality.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import PurePosixPath

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

WORKERS = 2
"""Threads, for zlib, brotli and the disk let others run: 0.82 s instead of 1.18 for 500 pages on two cores."""

_SHARED = frozenset({".css", ".js", ".svg"})
_WITH_GZIP_HEAD = 31
"""zlib's window bits: 15, and 16 for gzip's head and tail, in which zlib leaves the time zero."""


def compress(tree: Tree) -> None:
    """Lay compressed files beside a built site's text; what was compressed before and is still published stays.

    Raises:
        OSError: a file cannot be read or written.
    """
    sizes = sizes_in(tree.folder)
    texts = [path for path in sorted(sizes) if sizes[path] >= SMALLEST and _is_text(path)]
    before = tree.published.packed(_recipe())
    known = {
        path: f"{PurePosixPath(path).suffix} {tree.digests.get(path) or digest(tree.folder / path)}" for path in texts
    }
    new = [path for path in texts if not _is_laid(tree, path, before.get(known[path], []))]
    with ThreadPoolExecutor(WORKERS) as pool:  # what a thread raises is raised here, and the rest is not begun
        list(pool.map(partial(_compressed, tree), new))
    tree.published.remember(
        _recipe(), {key: [tree.digests[name] for name in _forms(path)] for path, key in known.items()}
    )


def _recipe() -> str:
    """What else than a text decides what it becomes."""
    return f"{zlib.ZLIB_RUNTIME_VERSION} {GZIP_LEVEL} {brotli.__version__} {QUALITY} {QUALITY_SHARED} {sorted(_SHARED)}"


def _is_text(path: str) -> bool:
    return PurePosixPath(path).suffix in ENDINGS and path != MANIFEST


def _forms(path: str) -> list[str]:
    return [f"{path}{ending}" for ending in FORMS]


def _is_laid(tree: Tree, path: str, digests: Sequence[str]) -> bool:
    """Lay the forms of a text that are known, if they are."""
    return bool(digests) and all(map(tree.lay_known, _forms(path), digests))


def _compressed(tree: Tree, path: str) -> None:
    for name, packed in zip(_forms(path), _packed(path, (tree.folder / path).read_bytes()), strict=True):
        tree.lay(name, packed)


def _packed(path: str, data: bytes) -> Iterator[bytes]:
    shared = PurePosixPath(path).suffix in _SHARED
    yield zlib.compress(data, GZIP_LEVEL, wbits=_WITH_GZIP_HEAD)
    yield brotli.compress(data, quality=QUALITY_SHARED if shared else QUALITY)
