"""A machine has a secret that its user alone can read, outside every tree that is built; or none."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ethos import machine
from ethos.kept import FOLDER
from ethos.problem import EthosError
from repositories import Repo

HOME = ".local/state/ethos/secret"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "tree").mkdir()
    return tmp_path / "tree"


def test_it_is_made_once_and_read_by_nobody_else(home: Path, tree: Path) -> None:
    """Every build on the machine has the same; another machine has another."""
    found = machine.secret(tree)
    assert found and len(found) == machine.BYTES
    assert machine.secret(tree) == found
    assert stat.S_IMODE((home / HOME).stat().st_mode) == 0o600
    assert stat.S_IMODE((home / HOME).parent.stat().st_mode) == 0o700
    assert [each.name for each in (home / HOME).parent.iterdir()] == ["secret"]
    (home / HOME).unlink()
    assert machine.secret(tree) != found


def test_first_builds_at_once_agree(home: Path, tree: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: machine.secret(tree), range(16)))
    assert len(found) == 1
    assert None not in found


def test_it_lies_where_the_user_keeps_state(
    home: Path, tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """XDG_STATE_HOME names the folder when it is an absolute path; a relative one counts for nothing."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert machine.secret(tree)
    assert (tmp_path / "state/ethos/secret").is_file()
    monkeypatch.chdir(tree)
    monkeypatch.setenv("XDG_STATE_HOME", "state")
    assert machine.secret(tree)
    assert (home / HOME).is_file()
    assert not (tree / "state").exists()


def no_home(monkeypatch: pytest.MonkeyPatch, tree: Path) -> None:
    monkeypatch.setenv("HOME", str(tree.parent / "nonexistent"))


def closed_home(monkeypatch: pytest.MonkeyPatch, _tree: Path) -> None:
    monkeypatch.setenv("HOME", "/proc")


def relative_home(monkeypatch: pytest.MonkeyPatch, tree: Path) -> None:
    monkeypatch.chdir(tree)
    monkeypatch.setenv("HOME", ".")


def home_in_the_tree(monkeypatch: pytest.MonkeyPatch, tree: Path) -> None:
    monkeypatch.setenv("HOME", str(tree))


def home_in_the_repository(monkeypatch: pytest.MonkeyPatch, tree: Path) -> None:
    (tree.parent / ".git").mkdir()
    monkeypatch.setenv("HOME", str(tree.parent))


def home_by_a_link(monkeypatch: pytest.MonkeyPatch, tree: Path) -> None:
    (tree.parent / "link").symlink_to(tree)
    monkeypatch.setenv("HOME", str(tree.parent / "link"))


NOWHERE = [no_home, closed_home, relative_home, home_in_the_tree, home_in_the_repository, home_by_a_link]


@pytest.mark.parametrize("where", NOWHERE)
def test_without_a_home_outside_there_is_none(
    home: Path, tree: Path, monkeypatch: pytest.MonkeyPatch, where: Callable[[pytest.MonkeyPatch, Path], None]
) -> None:
    """What a proposal can bring is no secret, even when it lies where ours would; and nothing is written there."""
    where(monkeypatch, tree)
    before = sorted(tree.parent.rglob("*"))
    assert machine.secret(tree) is None
    assert sorted(tree.parent.rglob("*")) == before


UNSAFE: dict[str, Callable[[Path], object]] = {
    "others may read it": lambda path: path.chmod(0o640),
    "others may write it": lambda path: path.chmod(0o602),
    "it is too short": lambda path: path.write_bytes(b"short"),
    "it is too long": lambda path: path.write_bytes(b"x" * 33),
    "it is a link": lambda path: path.symlink_to(path.rename(path.with_name("elsewhere"))),
    "it leads nowhere": lambda path: (path.unlink(), path.symlink_to("nowhere")),
    "it is a folder": lambda path: (path.unlink(), path.mkdir()),
    "it is a pipe": lambda path: (path.unlink(), os.mkfifo(path, 0o600)),
}


@pytest.mark.parametrize("spoil", UNSAFE.values(), ids=UNSAFE)
def test_what_others_may_know_is_refused(home: Path, tree: Path, spoil: Callable[[Path], object]) -> None:
    """With what to do about it: a secret that is none would seal nothing."""
    machine.secret(tree)
    spoil(home / HOME)
    with pytest.raises(EthosError, match=f"{home / HOME} ska bara kunna läsas av dig"):
        machine.secret(tree)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_another_users_secret_is_not_ours(home: Path, tree: Path) -> None:
    machine.secret(tree)
    os.chown(home / HOME, 65534, 65534)
    with pytest.raises(EthosError, match="ska bara kunna läsas av dig"):
        machine.secret(tree)


def test_what_git_has_is_not_used(repo: Repo, home: Path) -> None:
    """A folder for kept work that is among the sources is refused, whoever put it there, until it is removed."""
    machine.store(repo.root).shelf("cards").keep("a" * 64, b"ours")
    repo.git("add", "--force", repo.root / FOLDER)
    with pytest.raises(EthosError, match=f"{repo.root / FOLDER} ligger i git"):
        machine.store(repo.root)
    repo.git("rm", "--quiet", "-r", "--cached", repo.root / FOLDER)
    assert machine.store(repo.root).shelf("cards").read("a" * 64) == b"ours"
