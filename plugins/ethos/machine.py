"""What this machine alone knows: a secret in the user's own folder, which what the program keeps is sealed with.

It lies in ``$XDG_STATE_HOME/ethos/`` (``~/.local/state/ethos/``), and nobody else can read it. Where there is no such
folder, as in some containers, or it lies in the very tree that is built, there is no secret: then nothing is kept from
one build to the next, and what a killed build left is for somebody to look at and remove.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

from ethos import git, kept
from ethos.seal import refused

BYTES = 32
OTHERS = (errno.EACCES, errno.EPERM, errno.EISDIR, errno.ELOOP, errno.EMLINK)
"""What meets us in what is somebody else's, or no file."""


def store(root: Path) -> kept.Store:
    """What builds of a root keep.

    Raises:
        EthosError: git has it among the sources, or somebody else may know this machine's secret.
        OSError: the secret cannot be read.
    """
    folder = root / kept.FOLDER
    if os.path.lexists(folder) and git.is_tracked(root, kept.FOLDER):
        raise refused("tracked", folder)
    return kept.Store(root, secret(root))


def secret(tree: Path) -> bytes | None:
    """This machine's secret, made when it is first asked for; None where it can lie nowhere outside the tree.

    Raises:
        EthosError: it can be read or changed by others, or not by us.
        OSError: it cannot be read.
    """
    folder = _state()
    if folder is None or Path(os.path.realpath(folder)).is_relative_to(_repository(tree)):
        return None
    path = folder / "ethos" / "secret"
    if not os.path.lexists(path):
        with suppress(OSError):
            _make(path)
        if not os.path.lexists(path):
            return None
    try:
        return _read(path)
    except OSError as error:
        if error.errno in OTHERS:
            raise refused("secret", path) from error
        raise


def _state() -> Path | None:
    """Where programs keep what outlives them (XDG Base Directory Specification 0.8), or nowhere."""
    given, home = Path(os.environ.get("XDG_STATE_HOME", "")), Path(os.path.expanduser("~"))  # noqa: PTH111 - never raises
    if given.is_absolute():
        return given
    return home / ".local" / "state" if home.is_absolute() and home.is_dir() else None


def _repository(tree: Path) -> Path:
    """The folder that proposals reach: the nearest one upward that is a repository, or the tree itself."""
    real = Path(os.path.realpath(tree))
    return next((each for each in (real, *real.parents) if os.path.lexists(each / ".git")), real)


def _make(path: Path) -> None:
    """Write a new secret: all of it, and never in the place of one that another build has just made."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(BYTES))
        with suppress(FileExistsError):
            os.link(beside, path)
    finally:
        beside.unlink()


def _read(path: Path) -> bytes:
    """The secret, if it is ours alone."""
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
        status = os.fstat(file.fileno())
        is_ours = stat.S_ISREG(status.st_mode) and status.st_uid == os.geteuid() and not status.st_mode & 0o077
        found = file.read(BYTES + 1) if is_ours else b""
    if len(found) != BYTES:
        raise PermissionError(errno.EPERM, "not ours alone", path)
    return found
