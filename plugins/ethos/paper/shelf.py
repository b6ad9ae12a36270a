"""PDFs that have been printed before, in ``.cache/ethos/paper/``: plain files, for they are published from there.

A file's name says what it was made of and what it holds: ``<hash of its data>-<hash of its bytes>.pdf``. While a build
publishes from the folder, it holds a lock that it shares with other builds; who has it alone may throw away.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path

from ethos.kept import FOLDER, HASH, LENGTH, clear, put

SUFFIX = ".pdf"


def keep(folder: Path, key: str, content: bytes) -> str | None:
    """Keep what has been printed; its file's name, or None when the disk says no."""
    name = f"{key}-{HASH(content).hexdigest()}{SUFFIX}"
    return name if put(folder / name, content) else None


class Shelf:
    """What is kept under a root. The lock is let go of when the shelf is forgotten."""

    def __init__(self, root: Path) -> None:
        self.folder = root.absolute() / FOLDER / "paper"  # those who print work in another folder
        self._lock: int | None = None

    def __del__(self) -> None:
        if self._lock is not None:
            os.close(self._lock)

    def find(self, keys: Collection[str]) -> dict[str, Path]:
        """The whole files of those keys; what is not asked for is thrown away, unless another build is at work."""
        self._hold(lambda name: name.partition("-")[0] in keys)
        found: dict[str, Path] = {}
        with suppress(OSError), os.scandir(self.folder) as kept:
            for each in kept:
                key, _, seal = each.name.removesuffix(SUFFIX).partition("-")
                if key in keys and len(seal) == 2 * LENGTH and _is_whole(Path(each.path), seal):
                    found[key] = Path(each.path)
        return found

    def _hold(self, is_used: Callable[[str], bool]) -> None:
        """Clear the folder if nobody else uses it, and use it from now on."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
            with suppress(BlockingIOError):
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                clear(self.folder, is_used)
            fcntl.flock(self._lock, fcntl.LOCK_SH)


def _is_whole(path: Path, seal: str) -> bool:
    with suppress(OSError), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == seal
    return False
