"""Publication: build beside the published site (``working.py``), verify, then swap the two in one step."""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from ethos import manifest, seal, texts
from ethos.compress import compress
from ethos.problem import EthosError, Problem, has_errors, problem
from ethos.tree import Tree
from ethos.working import OLD, Work, alone_beside, discardable

MARKER = ".ethos-site"
"""The file at the top of a site that says it is ours to replace. The same bytes in every build."""

SHRINKAGE = 0.1
"""The share of the published pages that may be gone without anyone saying so."""

SECOND = 1_000_000_000
"""Nanoseconds."""

_EXCHANGE = 2
"""RENAME_EXCHANGE in linux/fs.h and RENAME_SWAP in macOS sys/stdio.h have the same value."""

_CANNOT_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


def publish(  # noqa: PLR0913 - all that decides what is published, in the one call that does it
    build: Callable[[Path], None],
    verify: Callable[[Path], list[Problem]],
    site_dir: Path,
    *,
    sources: Iterable[Path] = (),
    strict: bool = False,
    secret: bytes | None = None,
) -> list[Problem]:
    """Build into a fresh folder and put it in the place of ``site_dir``, all of it or nothing.

    ``build`` fills the empty folder it is given; ``verify`` tells what is wrong with it. What ``verify`` found is
    returned, and errors (under ``strict`` also warnings) keep the published site as it is. So does an exception, a
    full disk or a killed process, at any moment. A ``site_dir`` that is a symbolic link stays one: the folder it
    leads to is replaced. ``sources`` are folders that must never lie in the site. By the machine's ``secret`` a build
    knows what killed ones have left; without it, somebody has to remove that.

    Raises:
        EthosError: ``site_dir`` or the folder beside it is not ours, another build is running, or the disk said no.
        Exception: whatever ``build`` and ``verify`` raise.
    """
    site = Path(os.path.realpath(site_dir))
    with _told_in_swedish(site):
        _refuse_sources(site, sources)
        _refuse_foreign(site)
        with alone_beside(site, secret) as work:
            fresh = _built(build, work.path)
            problems = verify(fresh)
            if not has_errors(problems, strict=strict):
                _refuse_foreign(site)  # again: a build takes minutes, and people work meanwhile
                keep_times(fresh, site)
                _make_durable(fresh)
                _swap(work, fresh.name, site)
            return problems


def stands(
    is_whole: Callable[[], bool], site_dir: Path, *, sources: Iterable[Path] = (), secret: bytes | None = None
) -> bool:
    """What ``is_whole`` says of what is published, once it is known to be ours and nobody else builds it.

    Raises:
        EthosError: as ``publish`` has it.
    """
    site = Path(os.path.realpath(site_dir))
    with _told_in_swedish(site):
        _refuse_sources(site, sources)
        _refuse_foreign(site)
        with alone_beside(site, secret):
            return is_whole()


def finish(tree: Tree) -> None:
    """Complete what an engine has built: compressed files, the marker, and last the manifest of it all.

    Raises:
        OSError: the folder cannot be written.
    """
    compress(tree)
    mark(tree.folder)
    manifest.write(tree.folder, tree.digests)


def mark(folder: Path) -> None:
    """Say that ``folder`` is a site that a later build may replace.

    Raises:
        OSError: the folder cannot be written.
    """
    (folder / MARKER).write_text(texts.label("publish.marker") + "\n", encoding="utf-8")


def _built(build: Callable[[Path], None], work: Path) -> Path:
    fresh = work / discardable()
    fresh.mkdir()  # as the umask has it: this is the folder that web servers will read
    build(fresh)
    mark(fresh)
    return fresh


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
    return {path for path in _files(folder) if path.endswith(".html")}


def keep_times(fresh: Path, site: Path) -> None:
    """Let what is published with the same bytes keep its time, and give what is not a later one.

    Web servers make their answers' ``Last-Modified`` and ``ETag`` of a file's time and size: so a reader who has a file
    is told that nothing is new (RFC 9110, section 8.8), and never told so of another file.

    Raises:
        OSError: a file cannot be read, or its time not be set.
    """
    published = _files(site)
    for path, number in _files(fresh).items():
        if published.get(path, number) != number:
            now, before = fresh / path, site / path
            _set_time(now, before.stat().st_mtime_ns, same=manifest.digest(now) == manifest.digest(before))


def _files(folder: Path) -> dict[str, int]:
    """Every regular file by path, with the number that is its own on the disk."""
    found = manifest.entries(folder) if folder.is_dir() else ()
    return {path: each.inode() for path, each in found if each.is_file(follow_symlinks=False)}


def _set_time(file: Path, before: int, *, same: bool) -> None:
    """Servers count in whole seconds, so a change within one needs the next."""
    now = file.stat().st_mtime_ns
    if same or now // SECOND <= before // SECOND:
        moment = before if same else (before // SECOND + 1) * SECOND
        os.utime(file, ns=(moment, moment), follow_symlinks=False)


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


def _make_durable(folder: Path) -> None:
    """Wait until everything on the folder's file system is on disk.

    One syncfs(2), which tells of write errors (Linux 5.8), took 0.1 s for 5,000 pages; an fsync per file 2.5 s.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "syncfs"):
        os.sync()
        return
    with seal.opened(folder) as handle:
        if libc.syncfs(handle):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), folder)


def _swap(work: Work, fresh: str, site: Path) -> None:
    """Put ``fresh`` where ``site`` is. Afterwards ``fresh``, if it is there at all, is what was published before.

    All is done in folders that were opened before the build: a path may lead elsewhere by now.
    """
    if not work.still_stands():
        raise seal.refused("moved", work.path)
    if not os.path.lexists(site):
        os.rename(fresh, site.name, src_dir_fd=work.at, dst_dir_fd=work.above)
    elif not _exchanged(work, fresh, site.name):
        os.rename(site.name, OLD, src_dir_fd=work.above, dst_dir_fd=work.at)  # killed here, the next build restores it
        os.rename(fresh, site.name, src_dir_fd=work.at, dst_dir_fd=work.above)
        os.rename(OLD, fresh, src_dir_fd=work.at, dst_dir_fd=work.at)
    try:
        os.fsync(work.above)
    except OSError as error:
        raise EthosError(texts.label("publish.unsure").format(site=site)) from error


def _exchanged(work: Work, fresh: str, site: str) -> bool:
    """Exchange two folders in one step; False where the system cannot.

    renameat2(2) on Linux, renameatx_np(2) on macOS: neither is in Python's standard library.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    exchange = getattr(libc, "renameat2", None) or getattr(libc, "renameatx_np", None)
    if exchange is None:
        return False
    failed = bool(exchange(work.at, os.fsencode(fresh), work.above, os.fsencode(site), _EXCHANGE))
    if failed and ctypes.get_errno() not in _CANNOT_EXCHANGE:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), work.path / fresh, None, site)
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
