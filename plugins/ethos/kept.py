"""What was made before and is kept in ``.cache/ethos/`` under a root, to be used again: cards, PDFs, any finished work.

A file is found by its key, the hash of all it was made of, and beside it lies its seal (``seal.py``) over the sort of
work, the key and the bytes. What was cut short, touched, put under another key or laid there by somebody else has no
such seal, and is made again: what is kept never changes what is published. The files are plain, for some are published
from there. Any number of builds may share a folder; each holds a lock on it, and who has it alone may throw away.

A folder of ours is open to nobody else: against a program of the same user, who may as well change the site, nothing
is defended.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import secrets
import sys
import unicodedata
from collections.abc import Collection, Iterable
from contextlib import ExitStack, suppress
from functools import cache
from pathlib import Path

from ethos import defaults, seal

FOLDER = ".cache/ethos"
HASH = hashlib.sha256
SEALED = ".seal"
OURS = re.compile(r"[0-9a-f]{64}(\.\w+)*")
"""The names of what is kept, of its seals, and of halves of both: they begin with a key."""


@cache
def program() -> str:
    """What the program is: a hash of its files and of Python. What is kept by it is of no use to any other."""
    room = Path(__file__).parent
    rooms = ((Path(at), names) for at, _, names in os.walk(room) if not at.endswith("__pycache__"))
    files = {(at / name).relative_to(room).as_posix(): at / name for at, names in rooms for name in names}
    files |= {f"{defaults.FOLDER}/{each.name}": each for each in defaults.files()}
    made_of = HASH(f"{sys.version} {unicodedata.unidata_version}".encode())
    for name, each in sorted(files.items()):
        made_of.update(f"\0{name}\0".encode() + HASH(each.read_bytes()).digest())
    return made_of.hexdigest()


INSTALLED = {".dist-info", ".egg-info"}


@cache
def packages() -> list[str]:
    """Every package that is installed, with its version, as its folder is called; much quicker than to read them."""
    folders = filter(Path.is_dir, map(Path, sys.path))
    return sorted({each.name for folder in folders for each in folder.iterdir() if each.suffix in INSTALLED})


class Store:
    """Everything that is kept under a root; nothing without a ``secret``, for then nothing could be trusted."""

    def __init__(self, root: Path, secret: bytes | None = None) -> None:
        self._root, self._secret = root, secret

    def shelf(self, sort: str) -> Shelf:
        """The work of one sort. Where the disk says no, nothing is kept, which costs only the time to make it again.

        Raises:
            EthosError: a folder on the way is a link, or the last one may be somebody else's.
        """
        if self._secret is None:
            return Shelf()
        with ExitStack() as ways, suppress(OSError):
            folder = self._root.absolute()  # who prints works in another folder
            above = ways.enter_context(seal.opened(folder))
            for name in FOLDER.split("/"):
                folder /= name
                above = seal.made(name, above, folder)
                ways.callback(os.close, above)
            return Shelf(folder / sort, above, seal.code(self._secret, "kept", sort))
        return Shelf()


NOTHING = Store(Path())
"""Nothing is kept."""


def shelf_at(folder: Path | None, secret: str) -> Shelf:
    """The shelf that another process of ours has opened, by what it tells of it.

    Raises:
        EthosError, OSError: it is not there any longer.
    """
    if folder is None:
        return Shelf()
    with seal.opened(folder.parent) as above:
        return Shelf(folder, above, secret)


class Shelf:
    """Finished work of one sort, by keys of 64 hexadecimal digits; without a folder, nothing is found or kept.

    It is in use, so that no other build throws away what lies there, until it is forgotten.
    """

    def __init__(self, folder: Path | None = None, above: int = -1, secret: str = "") -> None:
        """``above`` is the open folder that ``folder`` lies in, and ``secret`` what the work is sealed with.

        Raises:
            EthosError: the folder is a link, or may be somebody else's.
            OSError: it cannot be made or opened.
        """
        self.folder, self.secret = folder, secret
        self._at = self._lock = -1  # no open file: whatever is asked of it, the system says no
        if folder:
            self._at = seal.made(folder.name, above, folder, 0o700)
            seal.claim(self._at, folder, seal.code(secret.encode(), "folder"))
            self._lock = self._open(seal.LOCK, os.O_RDWR | os.O_CREAT)
            fcntl.flock(self._lock, fcntl.LOCK_SH)

    def __del__(self) -> None:
        for handle in (self._lock, self._at):
            if handle >= 0:
                os.close(handle)

    def has(self, key: str) -> bool:
        """True when there seems to be something under a key."""
        return os.access(key, os.F_OK, dir_fd=self._at, follow_symlinks=False)

    def read(self, key: str) -> bytes | None:
        """What is kept under a key, if it is whole and ours."""
        with suppress(OSError), open(key, "rb", opener=self._open) as file:
            content = file.read()
            if seal.bears(self._at, key + SEALED, self._seal(key, HASH(content).hexdigest())):
                return content
        return None

    def find(self, key: str) -> Path | None:
        """Where it lies, if it is whole and ours, for who publishes it from there."""
        with suppress(OSError), open(key, "rb", opener=self._open) as file:
            digest = hashlib.file_digest(file, HASH).hexdigest()
            if self.folder and seal.bears(self._at, key + SEALED, self._seal(key, digest)):
                return self.folder / key
        return None

    def keep(self, key: str, content: bytes) -> Path | None:
        """Keep finished work, all of it or nothing: where it lies then, or None when the disk says no."""
        half = f"{key}.{secrets.token_hex(4)}"
        try:
            with open(half, "xb", opener=self._open) as file:
                file.write(content)
            os.symlink(self._seal(key, HASH(content).hexdigest()), half + SEALED, dir_fd=self._at)
            for ending in ("", SEALED):
                os.replace(half + ending, key + ending, src_dir_fd=self._at, dst_dir_fd=self._at)
        except OSError:
            self._remove([half, half + SEALED])
            return None
        return self.folder / key if self.folder else None

    def clear_but(self, used: Collection[str]) -> None:
        """Throw away what is under other keys, and halves, unless another build is at work here."""
        if self.folder is None:
            return
        with suppress(OSError):
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            ours = filter(OURS.fullmatch, seal.names(self._at))
            self._remove(name for name in ours if name.removesuffix(SEALED) not in used)
        with suppress(OSError):
            fcntl.flock(self._lock, fcntl.LOCK_SH)

    def _open(self, name: str, flags: int) -> int:
        flags |= os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC  # what is no file keeps nobody waiting
        return os.open(name, flags, 0o600, dir_fd=self._at)

    def _remove(self, names: Iterable[str]) -> None:
        for name in names:
            with suppress(OSError):
                os.unlink(name, dir_fd=self._at)

    def _seal(self, key: str, digest: str) -> str:
        return seal.code(self.secret.encode(), key, digest)


NOWHERE = Shelf()
"""Nothing is kept there."""


class Book:
    """A shelf with one work on it, which each build by the same program reads, and writes anew."""

    def __init__(self, shelf: Shelf, *of: str) -> None:
        """``of`` is what else it must be the work of, to be of use."""
        self._shelf, self._key = shelf, HASH(repr((program(), *of)).encode()).hexdigest()

    def read(self) -> bytes | None:
        """What was written last, if it is whole and ours."""
        return self._shelf.read(self._key)

    def write(self, content: bytes) -> None:
        """Write it, and throw away what another has written."""
        self._shelf.keep(self._key, content)
        self._shelf.clear_but({self._key})
