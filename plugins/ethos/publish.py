"""Publication: build beside the published site, verify, then swap the two in one step.

Beside ``site/`` stands, only while a build runs, the folder ``.site-site/``:

    lock      held with flock(2) by the one build that may work here
    new-…     what is being built; after the swap, the tree that was published before
    old       only where two folders cannot be exchanged: the published tree, whole, between two renames

A build that is killed leaves that folder behind, and the next one puts it right. No file says how far a build
came: ``old`` is always a whole site, anything called ``new-…`` can always be thrown away.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

from ethos import manifest, texts
from ethos.compress import compress
from ethos.problem import EthosError, Problem, has_errors, problem

MARKER = ".ethos-site"
"""The file at the top of a site that says it is ours to replace. The same bytes in every build."""

SHRINKAGE = 0.1
"""The share of the published pages that may be gone without anyone saying so."""

_AT_FDCWD = -100
_EXCHANGE = 2
"""RENAME_EXCHANGE in linux/fs.h and RENAME_SWAP in macOS sys/stdio.h have the same value."""

_CANNOT_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


def publish(
    build: Callable[[Path], None],
    verify: Callable[[Path], list[Problem]],
    site_dir: Path,
    *,
    sources: Iterable[Path] = (),
    strict: bool = False,
) -> list[Problem]:
    """Build into a fresh folder and put it in the place of ``site_dir``, all of it or nothing.

    ``build`` fills the empty folder it is given; ``verify`` tells what is wrong with it. What ``verify`` found is
    returned, and errors (under ``strict`` also warnings) keep the published site as it is. So does an exception, a
    full disk or a killed process, at any moment. A ``site_dir`` that is a symbolic link stays one: the folder it
    leads to is replaced. ``sources`` are folders that must never lie in the site.

    Raises:
        EthosError: ``site_dir`` is not ours to replace, another build of it is running, or the disk said no.
        Exception: whatever ``build`` and ``verify`` raise.
    """
    site = Path(os.path.realpath(site_dir))
    with _told_in_swedish(site):
        _refuse_sources(site, sources)
        _refuse_foreign(site)
        with _alone_in(site.with_name(f".site-{site.name}"), site) as work:
            fresh = _built(build, work)
            problems = verify(fresh)
            if not has_errors(problems, strict=strict):
                _refuse_foreign(site)  # again: a build takes minutes, and people work meanwhile
                _make_durable(fresh)
                _swap(fresh, site, work / "old")
            return problems


def finish(folder: Path) -> None:
    """Complete what an engine has built: compressed files, the marker, and last the manifest of it all.

    Raises:
        OSError: the folder cannot be written.
    """
    compress(folder)
    mark(folder)
    manifest.write(folder)


def mark(folder: Path) -> None:
    """Say that ``folder`` is a site that a later build may replace.

    Raises:
        OSError: the folder cannot be written.
    """
    (folder / MARKER).write_text(texts.label("publish.marker") + "\n", encoding="utf-8")


def _built(build: Callable[[Path], None], work: Path) -> Path:
    fresh = _discardable(work)
    fresh.mkdir()  # as the umask has it: this is the folder that web servers will read
    build(fresh)
    mark(fresh)
    return fresh


def _discardable(work: Path) -> Path:
    """A name never used before: a tool that outlives its killed build must not write into the next one."""
    return work / f"new-{secrets.token_hex(4)}"


def shrinkage(fresh: Path, site: Path) -> Iterator[Problem]:
    """An error when more than a tenth of the published pages would be gone.

    A folder of content that was not found, or a build of the wrong branch, looks like that. A page that has moved
    and left a redirect where it was is not gone.
    """
    before, after = _pages(site), _pages(fresh)
    gone = sorted(before - after)
    if len(gone) > len(before) * SHRINKAGE:
        shown = ", ".join(gone[:5]) + (", …" if len(gone) > 5 else "")
        yield problem("site-shrinks", ".", gone=len(gone), before=len(before), after=len(after), pages=shown)


def _pages(folder: Path) -> set[str]:
    return {path for path in manifest.sizes_in(folder) if path.endswith(".html")} if folder.is_dir() else set()


def _refuse_sources(site: Path, sources: Iterable[Path]) -> None:
    if site.parent == site:
        _refuse("root", site)
    for source in sources:
        if Path(os.path.realpath(source)).is_relative_to(site):
            _refuse("sources", site, source=source)


def _refuse_foreign(site: Path) -> None:
    """Refuse to replace what we have not built: the old tree is deleted after the swap."""
    if not os.path.lexists(site):
        return
    if site.is_symlink() or not site.is_dir():
        _refuse("not-a-folder", site)
    if site.is_mount():
        _refuse("mount", site)
    if os.path.lexists(site / ".git"):
        _refuse("git", site)
    if any(site.iterdir()) and not (site / MARKER).is_file():
        _refuse("foreign", site)


def _refuse(reason: str, site: Path, **facts: object) -> NoReturn:
    raise EthosError(texts.label(f"publish.{reason}").format(site=site, **facts))


@contextmanager
def _alone_in(work: Path, site: Path) -> Iterator[Path]:
    """The working folder, ours alone; what killed builds left is put right before, what we leave after."""
    site.parent.mkdir(parents=True, exist_ok=True)
    lock = _locked(work, site)
    try:
        _settle(work, site)
        yield work
    finally:
        with suppress(OSError):  # the site is whole by now; the next build tries again, and tells
            _settle(work, site)
        with suppress(OSError):
            (work / "lock").unlink()
            work.rmdir()
        os.close(lock)


def _locked(work: Path, site: Path) -> int:
    """An open, locked file: the kernel lets go of it when we die, and our children with us."""
    for _ in range(100):  # a build that ends just now removes the folder, or the file that we have opened
        with suppress(FileExistsError):
            work.mkdir(mode=0o700)
        with suppress(FileNotFoundError):
            lock = os.open(work / "lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
            if _is_ours(lock):
                return lock
            os.close(lock)
    _refuse("busy", site)


def _is_ours(lock: int) -> bool:
    """Lock the file; False when somebody holds it, or when it was removed between our opening and locking it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return os.fstat(lock).st_nlink > 0


def _settle(work: Path, site: Path) -> None:
    """Restore a site that was moved aside and never replaced, and remove everything half-built."""
    old = work / "old"
    if old.is_dir():
        try:
            old.rename(site)  # succeeds only where there is nothing, or an empty folder
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                raise
            old.rename(_discardable(work))
    for leftover in work.glob("new-*"):
        shutil.rmtree(leftover)


def _make_durable(folder: Path) -> None:
    """Wait until everything on the folder's file system is on disk.

    One syncfs(2), which tells of write errors (Linux 5.8), took 0.1 s for 5,000 pages; an fsync per file 2.5 s.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "syncfs"):
        os.sync()
        return
    with _opened(folder) as handle:
        if libc.syncfs(handle):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), folder)


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield handle
    finally:
        os.close(handle)


def _swap(fresh: Path, site: Path, old: Path) -> None:
    """Put ``fresh`` where ``site`` is. Afterwards ``fresh``, if it is there at all, is what was published before."""
    with _opened(site.parent) as parent:
        if not os.path.lexists(site):
            fresh.rename(site)
        elif not _exchanged(fresh, site):
            site.rename(old)  # killed here, the next build restores it
            fresh.rename(site)
            old.rename(fresh)
        try:
            os.fsync(parent)
        except OSError as error:
            raise EthosError(texts.label("publish.unsure").format(site=site)) from error


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot.

    renameat2(2) on Linux, renamex_np(2) on macOS: neither is in Python's standard library.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(one), os.fsencode(other)
    if hasattr(libc, "renameat2"):
        failed = bool(libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _EXCHANGE))
    elif hasattr(libc, "renamex_np"):
        failed = bool(libc.renamex_np(first, second, _EXCHANGE))
    else:
        return False
    if failed and ctypes.get_errno() not in _CANNOT_EXCHANGE:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), one, None, other)
    return not failed


@contextmanager
def _told_in_swedish(site: Path) -> Iterator[None]:
    """Turn what a disk or a permission can say into an EthosError; other errors are faults in the program."""
    try:
        yield
    except OSError as error:
        reasons = texts.catalogue()["label"]["publish"]["errno"]
        reason = reasons.get(errno.errorcode.get(error.errno or 0))
        if reason is None:
            raise
        _fail(site, reason, error)


def _fail(site: Path, reason: str, error: OSError) -> NoReturn:
    where = error.filename if error.filename is not None else site
    raise EthosError(texts.label("publish.failed").format(site=site, reason=reason, where=where)) from error
