"""Publication, when it must not begin: folders that are not ours, that hold the sources, or that cannot be written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from published import SECRET, building, left_alone, names, nothing_wrong, publish, tree

from ethos import texts
from ethos.problem import EthosError
from ethos.publish import MARKER
from ethos.working import alone_beside
from repositories import git


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site, alone in its folder."""
    publish(building("old"), nothing_wrong, tmp_path / "site")
    return tmp_path / "site"


def never(folder: Path) -> None:
    raise AssertionError("a build was begun")


def fill(site: Path) -> None:
    site.mkdir()
    (site / "semester.jpg").write_text("x")


def fill_with_git(site: Path) -> None:
    publish(building("old"), nothing_wrong, site)
    (site / ".git").write_text("gitdir: ../x")


def fill_with_folder_marker(site: Path) -> None:
    fill(site)
    (site / MARKER).mkdir()


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a folder with other files": (fill, "inte har byggt"),
    "a folder whose marker is no file": (fill_with_folder_marker, "inte har byggt"),
    "a repository": (fill_with_git, "historik"),
    "a file": (lambda site: site.write_text("x"), "inte en mapp"),
    "a circle of links": (lambda site: site.symlink_to(site), "inte en mapp"),
}


@pytest.mark.parametrize(("make", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_ours_is_refused(tmp_path: Path, make: Callable[[Path], object], words: str) -> None:
    """A folder that may hold someone's files is refused before the build, with its name in the message."""
    site = tmp_path / "site"
    make(site)
    with left_alone(site), pytest.raises(EthosError, match=f"{site} .*{words}"):
        publish(never, nothing_wrong, site)


def test_files_put_there_during_the_build(site: Path) -> None:
    """A folder that stops being ours while a build runs is not replaced."""

    def build(folder: Path) -> None:
        (site / MARKER).unlink()

    with pytest.raises(EthosError, match="inte har byggt"):
        publish(build, nothing_wrong, site)
    assert (site / "index.html").read_text() == "old"


def test_the_root_of_the_file_system_is_refused() -> None:
    """Nobody publishes to /."""
    with pytest.raises(EthosError, match="rot"):
        publish(never, nothing_wrong, Path("/"))


@pytest.mark.parametrize("source", ["", "content", "content/codes", "link"])
def test_sources_are_never_overwritten(site: Path, source: str) -> None:
    """A site that holds the sources, or is them, is refused even when it bears our marker."""
    (site / "content" / "codes").mkdir(parents=True)
    (site.parent / "link").symlink_to(site / "content")
    place = site.parent / "link" if source == "link" else site / source
    with pytest.raises(EthosError, match=r"innehåller .* och skulle skriva över"):
        publish(never, nothing_wrong, site, sources=[site.parent / "elsewhere", place])


def test_a_site_beside_its_sources(tmp_path: Path) -> None:
    """The usual case, a site within the project and beside the content, is allowed."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content-site").mkdir()
    publish(building("new"), nothing_wrong, tmp_path / "site", sources=[tmp_path / "content"])
    assert (tmp_path / "site" / "index.html").read_text() == "new"


def test_a_mounted_disk_is_refused(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mount point cannot be exchanged, and that is told before the build."""
    monkeypatch.setattr(Path, "is_mount", lambda path: path == site)
    with pytest.raises(EthosError, match="monterad"):
        publish(never, nothing_wrong, site)


def test_a_link_to_other_files_is_refused(tmp_path: Path) -> None:
    """A link does not make someone's folder ours."""
    fill(tmp_path / "photos")
    (tmp_path / "site").symlink_to("photos")
    with left_alone(tmp_path / "photos"), pytest.raises(EthosError, match=r"photos .*inte har byggt"):
        publish(never, nothing_wrong, tmp_path / "site")


def left(work: Path) -> None:
    """What a killed build leaves: a site that was moved aside, and half a new one."""
    for name in ("old", "new-1234"):
        (work / name).mkdir(parents=True)
        (work / name / "salaries.html").write_text("x")


def link_to_others(work: Path) -> None:
    left(work.with_name("victim"))
    work.symlink_to("victim")


def fill_lock(work: Path) -> None:
    work.mkdir()
    (work / "lock").write_text("a file that is called so")


def seal_elsewhere(work: Path) -> None:
    """A folder that another build of ours has sealed, in this one's place: each is for its own site."""
    with alone_beside(work.with_name("other"), SECRET) as other:
        left(work)
        (work / "seal").symlink_to((other.path / "seal").readlink())


def seal_with_another_secret(work: Path) -> None:
    with alone_beside(work.with_name("site"), b"another machine's"):
        (work / "notes.txt").write_text("x")
    left(work)


def commit(work: Path) -> None:
    """One of ours that somebody has added to a repository, seal and all."""
    with alone_beside(work.with_name("site"), SECRET):
        (work / "notes.txt").write_text("x")
    left(work)
    git(work.parent, "init", "--quiet")
    git(work.parent, "add", "--force", work.name)


FOREIGN: dict[str, tuple[Callable[[Path], object], str]] = {
    "a link to others' files": (link_to_others, "är en länk"),
    "a link that leads nowhere": (lambda work: work.symlink_to("nowhere"), "är en länk"),
    "a folder without a seal": (left, "inte gjord av ett bygge på den här datorn"),
    "a folder with a lock that holds something": (fill_lock, "inte gjord av ett bygge"),
    "one that is sealed for another site": (seal_elsewhere, "inte gjord av ett bygge på den här datorn"),
    "one that another machine has sealed": (seal_with_another_secret, "inte gjord av ett bygge på den här datorn"),
    "one that git has": (commit, "ligger i git"),
    "a file": (lambda work: work.write_text("x"), "inte en mapp"),
}


@pytest.mark.parametrize(("make", "words"), FOREIGN.values(), ids=FOREIGN)
def test_a_working_folder_that_is_not_ours(site: Path, make: Callable[[Path], object], words: str) -> None:
    """Nothing in it is published, moved or removed, and the site stays as it is; the message names the folder."""
    work = site.with_name(".site-site")
    make(work)
    before = tree(site.parent)
    with pytest.raises(EthosError, match=words) as told:
        publish(never, nothing_wrong, site)
    assert str(work) in str(told.value)
    assert tree(site.parent) == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_a_working_folder_of_another_user(site: Path) -> None:
    """Not even an empty one: its owner could change what is in it while we work."""
    work = site.with_name(".site-site")
    work.mkdir()
    os.chown(work, 65534, 65534)
    with pytest.raises(EthosError, match="inte gjord av ett bygge"):
        publish(never, nothing_wrong, site)


def test_an_empty_working_folder_is_taken(site: Path) -> None:
    """So is one with nothing but an empty lock: a build may have been killed in making it, or in removing it."""
    for lock in (False, True):
        site.with_name(".site-site").mkdir()
        if lock:
            (site.with_name(".site-site") / "lock").touch()
        publish(building("new"), nothing_wrong, site)
        assert names(site.parent) == ["site"]


def test_without_a_secret(site: Path) -> None:
    """Where the machine has none, a build is made as ever, and what is there already is for somebody to look at."""
    publish(building("new"), nothing_wrong, site, secret=None)
    assert (site / "index.html").read_text() == "new"
    left(site.with_name(".site-site"))
    with pytest.raises(EthosError, match="Utan hemmapp"):
        publish(never, nothing_wrong, site, secret=None)
    assert names(site.with_name(".site-site")) == ["new-1234", "old"]


@pytest.mark.parametrize("exchange", [True, False])
def test_a_working_folder_that_is_exchanged_while_we_build(site: Path, exchange: bool) -> None:
    """What was built and verified by its path is what is published, or nothing is."""
    work = site.with_name(".site-site")

    def build(folder: Path) -> None:
        building("new")(folder)
        work.rename(work.with_name("aside"))
        if exchange:
            (work / folder.name).mkdir(parents=True)
            building("planted")(work / folder.name)

    with pytest.raises(EthosError):
        publish(build, nothing_wrong, site)
    assert (site / "index.html").read_text() == "old"


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """A folder that an unprivileged user can reach and only its owner write, and that user's rights."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        root = os.geteuid() == 0
        texts.catalogue()  # read while we may: the project may lie where nobody else can look
        if root:
            os.seteuid(65534)
        yield Path(folder)
        if root:
            os.seteuid(0)
        Path(folder).chmod(0o755)


def test_an_unwritable_parent(as_nobody: Path) -> None:
    """Where nothing can be written beside the site, no build is begun."""
    with pytest.raises(EthosError, match="behörighet saknas"):
        publish(never, nothing_wrong, as_nobody / "site")
    assert names(as_nobody) == []
