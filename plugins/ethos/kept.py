"""What was made before and is kept in ``.cache/ethos/`` under the site's root, to be used again.

A file is found by a name that is the hash of all it was made of, and carries a hash of its own, so that one that was
cut short or touched is made again: what is kept never changes what is published. Any number of builds may share the
folder, and it may be thrown away at any time.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

FOLDER = ".cache/ethos"
HASH = hashlib.sha256
LENGTH = HASH().digest_size


def put(path: Path, content: bytes) -> bool:
    """Write a file, whole or not at all; False when the disk says no, which costs only the time to make it again."""
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        return False
    return True


def clear(folder: Path, is_used: Callable[[str], bool]) -> None:
    """Throw away what nobody uses any longer, and halves of files. Whatever has no name of ours is left."""
    with suppress(OSError), os.scandir(folder) as kept:
        for each in kept:
            if not is_used(each.name) and _is_ours(each.name) and each.is_file(follow_symlinks=False):
                with suppress(OSError):  # another build was quicker
                    Path(each.path).unlink()


def _is_ours(name: str) -> bool:
    return len(name.partition(".")[0].partition("-")[0]) == 2 * LENGTH
