"""Publication: what is put in a site's place, on real disks that fill up, and what is never replaced."""

from __future__ import annotations

import errno
import fcntl
import os
import resource
import shutil
import stat
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from published import SECRET, building, left_alone, names, nothing_wrong, publish, tree

from ethos import publish as room
from ethos.problem import EthosError, Level, Problem
from ethos.publish import MARKER, mark
from ethos.working import alone_beside

WARNING = Problem("index.html", 1, 1, "broken-anchor", Level.WARNING, "m", "h")
ERROR = Problem("index.html", 1, 1, "broken-link", Level.ERROR, "m", "h")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site, alone in its folder."""
    publish(building("old"), nothing_wrong, tmp_path / "site")
    return tmp_path / "site"


def test_first_build(tmp_path: Path) -> None:
    """The first build makes the folders above the site, and leaves nothing but the site."""
    site = tmp_path / "a" / "b" / "site"
    assert publish(building("new"), nothing_wrong, site) == []
    assert names(site) == [MARKER, "index.html", "sida"]
    assert names(site.parent) == ["site"]


def test_replaces_the_whole_site(site: Path) -> None:
    """What a new build does not write is gone, and nothing is left beside the site."""

    def build(folder: Path) -> None:
        (folder / "ny.html").write_text("ny")

    publish(build, nothing_wrong, site)
    assert names(site) == [MARKER, "ny.html"]
    assert names(site.parent) == ["site"]


def test_same_build_same_tree(site: Path) -> None:
    """The marker is deterministic: the same build publishes the same bytes."""
    before = tree(site)
    publish(building("old"), nothing_wrong, site)
    assert tree(site) == before


def test_unchanged_files_keep_their_times(site: Path) -> None:
    """Servers answer 304 by a file's time and size: same bytes, same answer; other bytes, another."""
    for each in site.rglob("*"):
        os.utime(each, (1_000_000_000, 1_000_000_000))
    publish(building("old"), nothing_wrong, site)
    assert {each.stat().st_mtime for each in site.rglob("*") if each.is_file()} == {1_000_000_000}
    publish(building("new"), nothing_wrong, site)
    assert (site / MARKER).stat().st_mtime == 1_000_000_000
    assert (site / "index.html").stat().st_mtime > 1_700_000_000


def test_a_change_within_a_second_is_seen(site: Path) -> None:
    """Servers count in whole seconds, and two texts of one length must not share a tag."""
    ahead = int(time.time()) + 100
    os.utime(site / "index.html", (ahead, ahead))
    publish(building("new"), nothing_wrong, site)
    assert (site / "index.html").stat().st_mtime == ahead + 1


def test_empty_folder_is_taken(tmp_path: Path) -> None:
    """An empty folder holds nothing to lose."""
    (tmp_path / "site").mkdir()
    publish(building("new"), nothing_wrong, tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == "new"


def test_marked_folder_is_taken(tmp_path: Path) -> None:
    """A folder that another engine filled and marked is ours to replace."""
    (tmp_path / "index.html").write_text("mkdocs")
    mark(tmp_path)
    publish(building("new"), nothing_wrong, tmp_path)
    assert (tmp_path / "index.html").read_text() == "new"


def test_verify_sees_what_is_published(site: Path) -> None:
    """The folder that is verified is the finished one, on the site's own file system, and not the site."""
    seen: list[tuple[list[str], int, bool]] = []

    def verify(folder: Path) -> list[Problem]:
        seen.append((names(folder), folder.stat().st_dev, folder == site))
        return []

    publish(building("new"), verify, site)
    assert seen == [([MARKER, "index.html", "sida"], site.stat().st_dev, False)]


@pytest.mark.parametrize(("problem", "strict"), [(ERROR, False), (WARNING, True)])
def test_faults_keep_the_old_site(site: Path, problem: Problem, strict: bool) -> None:
    """Errors, and under strict also warnings, are returned and nothing is published."""
    with left_alone(site):
        assert publish(building("new"), lambda folder: [problem], site, strict=strict) == [problem]


def test_warnings_are_published(site: Path) -> None:
    """A warning is returned and the new site is published."""
    assert publish(building("new"), lambda folder: [WARNING], site) == [WARNING]
    assert (site / "index.html").read_text() == "new"


@pytest.mark.parametrize("fault", [RuntimeError("x"), KeyboardInterrupt(), SystemExit(3), OSError("no number")])
def test_a_failing_build_changes_nothing(site: Path, fault: BaseException) -> None:
    """Whatever a build raises comes out as it is, after a half-written folder has been removed."""

    def build(folder: Path) -> None:
        building("new")(folder)
        raise fault

    with left_alone(site), pytest.raises(type(fault)) as caught:
        publish(build, nothing_wrong, site)
    assert caught.value is fault


def test_a_failing_verification_changes_nothing(site: Path) -> None:
    """An exception in verify is no permission to publish."""

    def verify(folder: Path) -> list[Problem]:
        raise ZeroDivisionError

    with left_alone(site), pytest.raises(ZeroDivisionError):
        publish(building("new"), verify, site)


def test_files_that_are_not_leftovers_stay(site: Path) -> None:
    """In the folder beside the site only what a build may have left is removed."""
    beside = site.with_name(".site-site")
    with alone_beside(site, SECRET):
        (beside / "anteckningar.txt").write_text("min")
    (beside / "new-1234").mkdir()
    (beside / "new-a-file").write_text("min")
    publish(building("new"), nothing_wrong, site)
    assert (site / "index.html").read_text() == "new"
    assert names(beside) == ["anteckningar.txt", "lock", "new-a-file", "seal"]


def test_without_exchange(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that cannot exchange folders gets two renames instead."""
    monkeypatch.setattr(room, "_exchanged", lambda *each: False)
    publish(building("new"), nothing_wrong, site)
    assert (site / "index.html").read_text() == "new"
    assert names(site.parent) == ["site"]


def test_the_old_site_is_whole_until_it_is_discarded(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is removed under the name that a later build would restore: a half-removed site never comes back."""
    removed: list[str] = []

    def remove(name: str, *, dir_fd: int) -> None:
        removed.append(name)
        rmtree(name, dir_fd=dir_fd)

    rmtree = shutil.rmtree
    monkeypatch.setattr(room, "_exchanged", lambda *each: False)
    monkeypatch.setattr(shutil, "rmtree", remove)
    publish(building("new"), nothing_wrong, site)
    assert [name.split("-")[0] for name in removed] == ["new"]


def test_a_lock_that_another_build_has_just_removed(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever locks a file that is no longer there locks the one that is: two builds never both believe in theirs."""
    lock, flock = site.with_name(".site-site") / "lock", fcntl.flock
    calls: list[int] = []

    def locking(handle: int, how: int) -> None:
        if not calls:
            lock.unlink()  # as the build before us does when it ends
        calls.append(handle)
        flock(handle, how)

    seen: list[bool] = []
    monkeypatch.setattr(fcntl, "flock", locking)
    publish(lambda folder: seen.append(lock.exists()), nothing_wrong, site)
    assert seen == [True]
    assert len(calls) == 2


def test_a_second_rename_that_fails_is_undone(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the new tree cannot be moved in, the old one is moved back."""
    rename = os.rename

    def refuse_new(name: str, target: str, **ways: int) -> None:
        if name.startswith("new-"):
            raise OSError(errno.EIO, "broken", name)
        rename(name, target, **ways)

    monkeypatch.setattr(room, "_exchanged", lambda *each: False)
    monkeypatch.setattr(os, "rename", refuse_new)
    with left_alone(site), pytest.raises(EthosError, match="disken svarar med fel"):
        publish(building("new"), nothing_wrong, site)


def test_exchange_tells_other_errors(site: Path) -> None:
    """Only a system that cannot exchange falls back; a real error is raised."""
    with alone_beside(site, SECRET) as work, pytest.raises(FileNotFoundError):
        room._exchanged(work, "no", "neither")


def test_a_file_over_the_limit(site: Path) -> None:
    """A write that the system refuses leaves the old site, and is told in Swedish."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with left_alone(site), pytest.raises(EthosError, match="en fil blev större"):
        try:
            resource.setrlimit(resource.RLIMIT_FSIZE, (65536, hard))
            publish(building("x" * 70), nothing_wrong, site)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], check=False, capture_output=True
    )
    if mounting.returncode:
        pytest.skip("needs the right to mount")
    yield disk
    subprocess.run(["umount", disk], check=True)


@pytest.mark.skipif(shutil.which("mount") is None, reason="needs mount")
def test_a_full_disk(small_disk: Path) -> None:
    """A disk that fills up during the build leaves the old site, and room for the next build."""
    site = small_disk / "site"
    publish(building("old"), nothing_wrong, site)
    with left_alone(site), pytest.raises(EthosError, match="disken är full"):
        publish(building("x" * 2000), nothing_wrong, site)
    publish(building("new"), nothing_wrong, site)
    assert (site / "index.html").read_text() == "new"


@pytest.mark.parametrize("exists", [True, False])
def test_a_link_stays_a_link(tmp_path: Path, exists: bool) -> None:
    """A site_dir that is a symbolic link still is one; the folder that it leads to is replaced."""
    (tmp_path / "releases").mkdir()
    if exists:
        publish(building("old"), nothing_wrong, tmp_path / "releases" / "7")
    (tmp_path / "current").symlink_to("releases/7")
    publish(building("new"), nothing_wrong, tmp_path / "current")
    assert (tmp_path / "current").readlink() == Path("releases/7")
    assert (tmp_path / "current" / "index.html").read_text() == "new"
    assert names(tmp_path / "releases") == ["7"]


def test_links_in_the_old_site_are_not_followed(site: Path) -> None:
    """Removing the old site removes a link in it, not what the link leads to."""
    (site.parent / "photos").mkdir()
    (site.parent / "photos" / "semester.jpg").write_text("x")
    (site / "photos").symlink_to(site.parent / "photos")
    publish(building("new"), nothing_wrong, site)
    assert (site.parent / "photos" / "semester.jpg").exists()


@pytest.mark.parametrize(("umask", "folder", "file"), [(0o022, 0o755, 0o644), (0o027, 0o750, 0o640)])
def test_modes_follow_the_umask(tmp_path: Path, umask: int, folder: int, file: int) -> None:
    """A site has the modes that mkdir and open would give it."""
    before = os.umask(umask)
    try:
        publish(building("new"), nothing_wrong, tmp_path / "site")
        publish(building("new"), nothing_wrong, tmp_path / "site")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "site").stat().st_mode) == folder
    assert stat.S_IMODE((tmp_path / "site" / MARKER).stat().st_mode) == file


def test_a_half_built_site_is_hidden(site: Path) -> None:
    """Nobody else can look into the folder where a site is being built."""
    modes: list[int] = []
    publish(lambda folder: modes.append(stat.S_IMODE(folder.parent.stat().st_mode)), nothing_wrong, site)
    assert modes == [0o700]


def test_on_disk_before_the_swap(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new tree is durable before it takes the old one's place; an error in writing it keeps the old one."""

    def broken(folder: Path) -> None:
        assert (folder / MARKER).is_file()
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(room, "_make_durable", broken)
    with left_alone(site), pytest.raises(EthosError, match=f"disken är full .*{site}"):
        publish(building("new"), nothing_wrong, site)
