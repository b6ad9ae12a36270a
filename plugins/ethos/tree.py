"""The tree that a site is laid in: what is published with the same bytes is linked from there, and not written again.

So an unchanged file costs no space on the disk and keeps its time, of which web servers make ``Last-Modified`` and
``ETag``. A file is linked when its bytes have been compared, it is what we would have written, and nobody else has a
name for it; what somebody changes in place while we build is told, and nothing is published then.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from ethos import manifest
from ethos.kept import HASH, NOWHERE, Shelf
from ethos.problem import Problem, problem

Packed = Mapping[str, list[str]]
"""What a text is known by → the SHA-256 of its compressed forms, in order."""


class Published:
    """What is published now, and what is known of it from the build that made it."""

    def __init__(self, site: Path | None = None, shelf: Shelf = NOWHERE) -> None:
        """``shelf`` has what earlier builds knew of compressed forms."""
        self._site = os.path.realpath(site) if site else ""
        self._shelf = shelf
        self._is_there = site is not None
        self.linked_now: dict[str, os.stat_result] = {}
        """What has been linked by this build, as it was then."""

    @cached_property
    def _sizes(self) -> Mapping[str, int]:
        """Every file as we write them, with no other name: ours, and as the umask has it; its size by path."""
        if not (self._is_there and os.path.isdir(self._site)):
            return {}
        found = ((path, each.stat(follow_symlinks=False)) for path, each in manifest.entries(Path(self._site)))
        mode = stat.S_IFREG | 0o666 & ~_umask()
        ours = (mode, 1, os.geteuid())
        return {path: each.st_size for path, each in found if (each.st_mode, each.st_nlink, each.st_uid) == ours}

    def linked(self, path: str, content: bytes, target: str) -> bool:
        """Link a file to ``target`` if these are its bytes; False when it must be written."""
        if self._sizes.get(path) != len(content):
            return False
        with suppress(OSError):  # another build may have taken it away by now
            return _bytes(self._at(path)) == content and self._link(path, target)
        return False

    def linked_by_digest(self, path: str, digest: str, target: str) -> bool:
        """The same of bytes that are only known by their SHA-256."""
        with suppress(OSError):
            return path in self._sizes and manifest.digest(self._at(path)) == digest and self._link(path, target)
        return False

    def _at(self, path: str) -> str:
        """Where a file lies."""
        return f"{self._site}/{path}"

    def _link(self, path: str, target: str) -> bool:
        try:
            _anew(target, partial(os.link, self._at(path), target, follow_symlinks=False))
        except OSError:  # a file system may not have links, or have enough of them
            return False
        self.linked_now[path] = os.lstat(target)
        return True

    def touched(self) -> Iterator[Problem]:
        """What somebody has changed in place since it was linked, and would change in the new tree as well."""
        for path, before in self.linked_now.items():
            if _moment(os.lstat(self._at(path))) != _moment(before):
                yield problem("published-touched", path)

    def is_whole(self, digest: str) -> bool:
        """True when all files are there as the manifest with this SHA-256 has them, as we write them, and no others."""
        if manifest.PATH not in self._sizes or manifest.digest(self._at(manifest.PATH)) != digest:
            return False
        listed = manifest.parse(_bytes(self._at(manifest.PATH)), self._site).files
        there = {path for path, _ in manifest.entries(Path(self._site))}
        if not there == self._sizes.keys() == listed.keys() | {manifest.PATH}:
            return False
        return all(manifest.digest(self._at(path)) == each.sha256 for path, each in listed.items())

    def packed(self, recipe: str) -> Packed:
        """What was compressed before by the same recipe, on this machine."""
        found = self._shelf.read(_key(recipe))
        return json.loads(found) if found else {}

    def remember(self, recipe: str, packed: Packed) -> None:
        """Keep what is compressed now, and nothing else."""
        self._shelf.keep(_key(recipe), json.dumps(packed).encode())
        self._shelf.clear_but({_key(recipe)})


@dataclass(frozen=True)
class Laid:
    """What another process has laid in the same tree."""

    digests: dict[str, str]
    linked: dict[str, os.stat_result]
    cards: dict[str, list[str]]
    """The keys of the entries whose names a page shows, by its path."""
    known: set[str]


NOTHING = Published()
"""Nothing is published, or it is not to be used."""


class Tree:
    """A tree in the making. Whoever has laid a file in it never opens it to write: it may be published already."""

    def __init__(self, folder: Path, published: Published = NOTHING) -> None:
        self.folder, self.published = folder, published
        self.digests: dict[str, str] = {}
        """The SHA-256 of what has been laid, by path."""
        self.cards: dict[str, list[str]] = {}
        self.known: set[str] = set()
        """What has been taken from what is published by its SHA-256 alone, and not made."""
        self._folders: set[str] = set()

    def lay(self, path: str, content: bytes) -> None:
        """A file with these bytes.

        Raises:
            OSError: it cannot be written.
        """
        target = self._place(path)
        if not self.published.linked(path, content, target):
            _anew(target, partial(_write, target, content))
        self.digests[path] = hashlib.sha256(content).hexdigest()

    def laid(self) -> Laid:
        """All that has been laid, for another process to take in."""
        return Laid(self.digests, self.published.linked_now, self.cards, self.known)

    def take_in(self, laid: Laid) -> None:
        """Know of what another process has laid here."""
        self.digests.update(laid.digests)
        self.cards.update(laid.cards)
        self.known.update(laid.known)
        self.published.linked_now.update(laid.linked)

    def copy(self, path: str, source: Path) -> None:
        """A file as it lies somewhere, which may be larger than memory; it stays there.

        Raises:
            OSError: it cannot be read or written.
        """
        self._take(path, source, shutil.copyfile)

    def move(self, path: str, source: Path) -> None:
        """A file that lies somewhere, where nobody else needs it.

        Raises:
            OSError: it cannot be read or moved.
        """
        self._take(path, source, shutil.move)

    def lay_known(self, path: str, digest: str) -> bool:
        """A file that is known by its SHA-256 alone, if it is published; False when it must be made."""
        if not self.published.linked_by_digest(path, digest, self._place(path)):
            return False
        self.digests[path] = digest
        self.known.add(path)
        return True

    def _take(self, path: str, source: Path, how: Callable[[Path, str], object]) -> None:
        if not self.lay_known(path, digest := manifest.digest(source)):
            target = self._place(path)
            with suppress(FileNotFoundError):
                os.unlink(target)
            how(source, target)
            self.digests[path] = digest

    def _place(self, path: str) -> str:
        """Where a file goes, in a folder that is there."""
        self._make(path.rpartition("/")[0])
        return f"{self.folder}/{path}"

    def _make(self, folder: str) -> None:
        """A folder and all above it, each made once."""
        if folder in self._folders:
            return
        if not folder:
            self.folder.mkdir(parents=True, exist_ok=True)
        else:
            self._make(folder.rpartition("/")[0])
            with suppress(FileExistsError):  # another process may have made it
                os.mkdir(f"{self.folder}/{folder}")
        self._folders.add(folder)


def _anew(target: str, make: Callable[[], object]) -> None:
    """Make a file where none is: what is there already may be linked elsewhere, and is not written to.

    Raises:
        OSError: it cannot be made.
    """
    try:
        make()
    except FileExistsError:
        os.unlink(target)
        make()


def _write(target: str, content: bytes) -> None:
    with open(target, "xb", buffering=0) as file:
        file.write(content)


def _bytes(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:
        return file.read()


def _umask() -> int:
    mask = os.umask(0o077)  # it can only be asked for by setting it
    os.umask(mask)
    return mask


def _key(recipe: str) -> str:
    return HASH(recipe.encode()).hexdigest()


def _moment(status: os.stat_result) -> tuple[int, int, int, int]:
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
