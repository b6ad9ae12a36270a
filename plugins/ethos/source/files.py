"""Bytes from a file below the root: regular files only, no symlink on the way, never more than a bound."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import unicodedata
from pathlib import Path

from slugify import slugify

from ethos import texts
from ethos.problem import EthosError, Problem, problem
from ethos.source.layers import Root, lies

MEBIBYTE = 1 << 20
LARGEST = MEBIBYTE
"""Bytes of one text: three hundred times a long dilemma."""

SLUG = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*")
"""A file's name without its suffix, which is also its public address."""

_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?|.*[. ]", re.IGNORECASE | re.DOTALL)
"""Names of devices, whatever ending they have, and endings that Windows takes away (Microsoft, Naming Files)."""
_SIGNS = re.compile(r'[<>:"\\|?*]')
"""Signs that no name may have there."""

NAMELESS = "nytt-namn"
"""What is suggested for a name that has no letter of an address."""

_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_KINDS = (
    (stat.S_ISDIR, "folder"),
    (stat.S_ISFIFO, "fifo"),
    (stat.S_ISSOCK, "socket"),
    (stat.S_ISCHR, "device"),
    (stat.S_ISBLK, "device"),
)


def shown(path: str) -> str:
    """A path that can be told: in NFC, with what cannot be printed (or is not UTF-8) spelled out."""
    named = unicodedata.normalize("NFC", path)
    return named if named.isprintable() else "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in named)


def contents(root: Root, path: str, limit: int = LARGEST, code: str = "file-too-large") -> bytes | Problem:
    """The bytes of the file at ``path`` below ``root``, or why they cannot be had: ``code`` for more than ``limit``."""
    folder = lies(root, path)
    seen = size(folder, path)
    if isinstance(seen, Problem):
        return seen
    try:
        return _bytes(os.open(f"{folder}/{path}", _FLAGS), path, limit, code)
    except OSError as error:
        return failed(path, error)


def replace(root: Path, path: str, data: bytes) -> None:
    """Put new bytes in the place of a file below ``root``, all of them or none; its permissions stay.

    No link is followed, neither on the way nor at the end: each folder is opened from the one above it.

    Raises:
        EthosError: the path leaves the root, passes through a link, or leads to no regular file.
        OSError: the disk says no.
    """
    at, name = _folder_of(root, path)
    try:
        _exchange(at, name, data)
    finally:
        os.close(at)


def rename(root: Path, path: str, name: str) -> None:
    """Call a file below ``root`` something else in its own folder; what has that name already is never lost.

    Raises:
        EthosError: as ``replace``.
        OSError: there is something of that name, or the disk says no.
    """
    at, old = _folder_of(root, path)
    try:
        os.link(old, name, src_dir_fd=at, dst_dir_fd=at, follow_symlinks=False)
        os.unlink(old, dir_fd=at)
    finally:
        os.close(at)


def _folder_of(root: Path, path: str) -> tuple[int, str]:
    """The open folder of a regular file, and its name there."""
    refused = size(root, path)
    if isinstance(refused, Problem):
        raise EthosError(f"{refused.path}: {refused.message}")
    *folders, name = path.split("/")
    at = os.open(root, _FOLDER)
    for each in folders:
        above = at
        try:
            at = os.open(each, _FOLDER, dir_fd=above)
        finally:
            os.close(above)
    return at, name


def _exchange(at: int, name: str, data: bytes) -> None:
    """The same in a folder that is open."""
    fresh = f".{secrets.token_hex(8)}.ethos"
    mode = stat.S_IMODE(os.stat(name, dir_fd=at, follow_symlinks=False).st_mode)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600, dir_fd=at)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            os.fchmod(file.fileno(), mode)
        os.replace(fresh, name, src_dir_fd=at, dst_dir_fd=at)
    except OSError:
        os.unlink(fresh, dir_fd=at)
        raise


def size(root: Root, path: str) -> int | Problem:
    """How many bytes there are in the file at ``path`` below ``root``, or why it is none that we read."""
    folder = lies(root, path)
    if refused := off_limits(folder, path):
        return refused
    try:
        status = os.lstat(f"{folder}/{path}")
    except OSError as error:
        return failed(path, error)
    return irregular(status.st_mode, path) or status.st_size


def off_limits(root: Path, path: str) -> Problem | None:
    """A path that leaves the root or passes through a symlink, whatever it leads to."""
    parts = path.split("/")
    if not path or "\0" in path or Path(path).is_absolute() or any(part in ("", ".", "..") for part in parts):
        return problem("file-outside", shown(path), name=shown(path))
    try:
        at = str(root)
        for part in parts:
            at = f"{at}/{part}"
            if stat.S_ISLNK(os.lstat(at).st_mode):
                return symlink(path, part)
    except (FileNotFoundError, NotADirectoryError):  # whoever opens it tells
        return None
    except (OSError, UnicodeError) as error:
        return failed(path, error)
    return None


def symlink(path: str, name: str) -> Problem:
    """The problem of a symlink called ``name`` on the way to ``path``."""
    return problem("file-symlink", shown(path), name=shown(name))


def irregular(mode: int, path: str) -> Problem | None:
    """The problem of something that is not a file one can read to its end."""
    if stat.S_ISREG(mode):
        return None
    kind = next((name for is_kind, name in _KINDS if is_kind(mode)), "other")
    return problem("file-special", shown(path), kind=texts.label(f"file-kind.{kind}"))


def failed(path: str, error: OSError | UnicodeError) -> Problem:
    """The problem of a file or folder that the operating system would not give."""
    number = (error.errno if isinstance(error, OSError) else None) or errno.EINVAL
    if number in (errno.ENOENT, errno.ENOTDIR):
        return problem("file-vanished", shown(path))
    if number == errno.ELOOP:
        return symlink(path, path.rpartition("/")[2])
    name = errno.errorcode.get(number, str(number))
    known: dict[str, str] = texts.catalogue()["label"]["failure"]
    return problem("file-unreadable", shown(path), reason=known.get(name, known["other"]).format(name=name))


def _bytes(descriptor: int, path: str, limit: int, code: str) -> bytes | Problem:
    with open(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if refused := irregular(status.st_mode, path):  # exchanged since it was looked at
            return refused
        data = b"" if status.st_size > limit else file.read(limit + 1)
    size = max(status.st_size, len(data))
    if size <= limit:
        return data
    return problem(code, shown(path), size=f"{size / MEBIBYTE:.1f}", most=limit // MEBIBYTE)


def unportable(path: str, name: str, *, signs: bool = False) -> Problem | None:
    """The problem of a file or folder that Windows cannot have; ``signs`` where nothing else bounds its letters."""
    if not _WINDOWS.fullmatch(name) and not (signs and _SIGNS.search(name)):
        return None
    bare = name.rstrip(". ")
    stem, dot, ending = bare.rpartition(".") if "." in bare else (bare, "", "")
    right = slugify(stem) or NAMELESS
    odd = f"{right}-1" if _WINDOWS.fullmatch(right) else right
    return problem("windows-name", shown(path), name=shown(name), suggestion=odd + dot + _SIGNS.sub("", ending))


def misnamed(path: str, name: str, *, folder: bool = False) -> Problem | None:
    """The problem of a file (``name`` without suffix) or folder that cannot be part of an address."""
    if SLUG.fullmatch(name):
        return None
    code = "folder-name" if folder else "file-name"
    return problem(code, shown(path), name=shown(name), suggestion=slugify(name) or NAMELESS)
