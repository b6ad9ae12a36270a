"""Folders that the program works in: made by it on this machine, or refused before anything in them is touched.

A seal is a message authentication code (HMAC-SHA-256, RFC 2104) with a secret that lies outside every tree
(``machine.py``), over what it is the seal of: nothing that comes with a tree can bear one. It stands as a symbolic link
that leads nowhere and has the code for its target: a link is made in one step, so no killed build leaves half a seal.
"""

from __future__ import annotations

import errno
import hmac
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ethos import texts
from ethos.problem import EthosError

NAME = "seal"
LOCK = "lock"
FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
"""How a folder is opened: itself, and not what a link leads to."""


def code(secret: bytes, *of: str) -> str:
    """The seal of some texts, none of which holds NUL, in hexadecimal."""
    return hmac.new(secret, os.fsencode("\0".join(of)), "sha256").hexdigest()


def bears(at: int, name: str, seal: str) -> bool:
    """True when a link called ``name`` in the open folder ``at`` is that very seal.

    Raises:
        OSError: that cannot be told.
    """
    try:
        return hmac.compare_digest(os.fsencode(os.readlink(name, dir_fd=at)), seal.encode())
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.EINVAL):  # nothing, or no link
            return False
        raise


@contextmanager
def opened(folder: Path) -> Iterator[int]:
    """A folder that is given, open; links on the way to it are its giver's."""
    at = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield at
    finally:
        os.close(at)


def names(at: int) -> list[str]:
    """What an open folder holds."""
    with os.scandir(at) as found:
        return [each.name for each in found]


def made(name: str, above: int, told: Path, mode: int = 0o777) -> int:
    """A folder in the open folder ``above``, open too, and made where there is none. ``told`` is its name in messages.

    Raises:
        EthosError: a link stands there.
        OSError: it cannot be made or opened.
    """
    with suppress(FileExistsError):
        os.mkdir(name, mode, dir_fd=above)
    try:
        return os.open(name, FOLDER, dir_fd=above)
    except OSError as error:  # systems differ in how they say that it is a link
        if stat.S_ISLNK(os.stat(name, dir_fd=above, follow_symlinks=False).st_mode):
            raise refused("link", told) from error
        error.filename = str(told)
        raise


def claim(at: int, told: Path, seal: str | None) -> None:
    """Make sure that an open folder is ours: it bears our seal, or holds nothing yet and is sealed now.

    Without a ``seal``, as where a machine has no secret, only a folder that holds nothing is ours.

    Raises:
        EthosError: it may be somebody else's.
        OSError: it cannot be looked into, or not be sealed.
    """
    ours = seal is not None and bears(at, NAME, seal)
    if os.fstat(at).st_uid != os.geteuid() or not (ours or _is_bare(at) or (seal and bears(at, NAME, seal))):
        raise refused("foreign" if seal else "unsure", told)  # the second look: another build may just have sealed it
    if seal and not ours:
        with suppress(FileExistsError):
            os.symlink(seal, NAME, dir_fd=at)
    os.fchmod(at, 0o700)


def _is_bare(at: int) -> bool:
    """True when a folder holds nothing but, perhaps, an empty lock."""
    found = names(at)
    if found != [LOCK]:
        return not found
    status = os.stat(LOCK, dir_fd=at, follow_symlinks=False)
    return stat.S_ISREG(status.st_mode) and not status.st_size


def refused(reason: str, folder: Path) -> EthosError:
    """The error of a folder that we will not work in."""
    return EthosError(texts.label(f"refused.{reason}").format(folder=folder))
