"""The folder that a site is built in, beside where it is published: ours alone, and put right when a build was killed.

Beside ``site/`` stands, only while a build runs, the folder ``.site-site/``:

    seal      says that a build on this machine has made the folder, for that site (``seal.py``)
    lock      held with flock(2) by the one build that may work here
    new-…     what is being built; after the swap, the tree that was published before
    old       only where two folders cannot be exchanged: the published tree, whole, between two renames

A build that is killed leaves that folder behind, and the next one puts it right. No file says how far a build
came: ``old`` is always a whole site, anything called ``new-…`` can always be thrown away. That holds only of what we
have made ourselves, so a folder without our seal is refused: what is in it might be published, or lost.
"""

from __future__ import annotations

import errno
import fcntl
import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ethos import git, seal, texts
from ethos.problem import EthosError

OLD = "old"
NEW = "new-"


@dataclass(frozen=True)
class Work:
    """The folder for a site: its path, and both it and the folder that it lies in, open."""

    path: Path
    at: int
    above: int

    def still_stands(self) -> bool:
        """True when the path leads to the folder that was opened: what was built there is what is in it."""
        with suppress(FileNotFoundError):
            return os.path.samestat(self.path.lstat(), os.fstat(self.at))
        return False


def discardable() -> str:
    """A name never used before: a tool that outlives its killed build must not write into the next one."""
    return f"{NEW}{secrets.token_hex(4)}"


@contextmanager
def alone_beside(site: Path, secret: bytes | None) -> Iterator[Work]:
    """The working folder, ours alone; what killed builds left is put right before, what we leave after.

    Raises:
        EthosError: another build is at work there, or the folder is not ours.
        OSError: it cannot be made.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as ways:
        above = ways.enter_context(seal.opened(site.parent))
        work = _taken(site, above, secret, ways)
        try:
            _settle(work, site.name)
            yield work
        finally:
            _leave(work, site.name)


def _taken(site: Path, above: int, secret: bytes | None, ways: ExitStack) -> Work:
    """The folder, made or found, with a lock on it: the kernel lets go of it when we die, and our children with us."""
    path = site.with_name(f".site-{site.name}")
    mark = seal.code(secret, "site", str(path)) if secret else None
    if os.path.lexists(path) and git.is_tracked(path.parent, path.name):
        raise seal.refused("tracked", path)
    for _ in range(100):  # a build that ends just now removes the folder, or the file that we have opened
        with ExitStack() as tried, suppress(FileNotFoundError):
            at = seal.made(path.name, above, path, 0o700)
            tried.callback(os.close, at)
            seal.claim(at, path, mark)
            lock = os.open(seal.LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600, dir_fd=at)
            tried.callback(os.close, lock)
            if _is_ours(lock):
                seal.claim(at, path, mark)  # again: who was here before may have taken the seal away in leaving
                ways.push(tried.pop_all())
                return Work(path, at, above)
    raise EthosError(texts.label("publish.busy").format(site=site))


def _is_ours(lock: int) -> bool:
    """Lock the file; False when somebody holds it, or when it was removed between our opening and locking it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return os.fstat(lock).st_nlink > 0


def _settle(work: Work, site: str) -> None:
    """Restore a site that was moved aside and never replaced, and remove everything half-built."""
    if _is_folder(work.at, OLD):
        try:
            os.rename(
                OLD, site, src_dir_fd=work.at, dst_dir_fd=work.above
            )  # only where there is nothing, or it is empty
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                raise
            os.rename(OLD, discardable(), src_dir_fd=work.at, dst_dir_fd=work.at)
    for name in seal.names(work.at):
        if name.startswith(NEW) and _is_folder(work.at, name):
            shutil.rmtree(name, dir_fd=work.at)


def _is_folder(at: int, name: str) -> bool:
    with suppress(FileNotFoundError):
        return stat.S_ISDIR(os.stat(name, dir_fd=at, follow_symlinks=False).st_mode)
    return False


def _leave(work: Work, site: str) -> None:
    """Remove the folder. The seal goes first, then the lock: killed in between, what is left holds nothing to lose."""
    with suppress(OSError):  # the site is whole by now; the next build tries again, and tells
        _settle(work, site)
    with suppress(OSError):
        if {*seal.names(work.at)} <= {seal.NAME, seal.LOCK}:
            with suppress(FileNotFoundError):
                os.unlink(seal.NAME, dir_fd=work.at)
            os.unlink(seal.LOCK, dir_fd=work.at)
            os.rmdir(work.path.name, dir_fd=work.above)
