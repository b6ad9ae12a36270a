"""Nothing that a repository says is started: not by its settings, hooks and attributes, nor by what lies in it.

Each trap leaves a mark where it springs, and does so for git as it is run by hand, so that a trap that never springs
proves nothing.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ethos import git as room
from ethos.problem import EthosError
from repositories import GAVAN, SEMINAR, Repo, edited, git, repository, what

MOVED = ("T09:15", "T09:45"), ("sequence: 0", "sequence: 1")
TOLD = [("seminar-gavan", "flyttas onsdag 17 mars 2027 kl. 8.15–9.15 → kl. 8.15–9.45")]
HOOKS = ("post-index-change", "reference-transaction", "fsmonitor-watchman", "post-checkout", "pre-auto-gc")


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    """What the user trusts is remembered for a process, and each test is a user of its own."""
    room._trusted.cache_clear()
    yield
    room._trusted.cache_clear()


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    """The file that is there when a trap has sprung."""
    return tmp_path / "started"


@pytest.fixture
def trap(tmp_path: Path, mark: Path) -> Path:
    """A program that leaves the mark, and answers nothing."""
    program = tmp_path / "trap"
    program.write_text(f"#!/bin/sh\ntouch {mark}\nexit 1\n")
    program.chmod(0o755)
    return program


def asked(repo: Repo) -> bool:
    """Ask git all that it is ever asked: for what was published, for older versions, and for what it tracks."""
    repo.edit(GAVAN, *MOVED)
    repo.write("seminars/mejlet.md", edited(SEMINAR, ("Gåvan på skrivbordet", "Mejlet i fickan")))
    told = what(repo.report())
    return told[0] == TOLD[0] and len(told) == 2 and room.is_tracked(repo.root, GAVAN)


def by_hand(repo: Repo, *words: str) -> None:
    """Git as anybody runs it."""
    subprocess.run(["git", *words], cwd=repo.root, check=False, capture_output=True, input=b"", timeout=60)


def set_all(repo: Repo, settings: dict[str, object]) -> None:
    for name, value in settings.items():
        repo.git("config", name, str(value))


def monitor(repo: Repo, trap: Path) -> None:
    set_all(repo, {"core.fsmonitor": trap})


def included(repo: Repo, trap: Path) -> None:
    (repo.folder / ".git/more").write_text(f"[core]\n\tfsmonitor = {trap}\n")
    set_all(repo, {"include.path": "more"})


def of_the_worktree(repo: Repo, trap: Path) -> None:
    set_all(repo, {"extensions.worktreeConfig": "true"})
    (repo.folder / ".git/config.worktree").write_text(f"[core]\n\tfsmonitor = {trap}\n")


def hooks(repo: Repo, trap: Path) -> None:
    for name in HOOKS:
        (repo.folder / ".git/hooks").mkdir(exist_ok=True)
        (repo.folder / ".git/hooks" / name).symlink_to(trap)


def signatures(repo: Repo, trap: Path) -> None:
    signer = trap.with_name("signer")
    signer.write_text(
        "#!/bin/sh\ncat >/dev/null\necho '[GNUPG:] SIG_CREATED ' >&2\necho '-----BEGIN PGP SIGNATURE-----'\n"
    )
    signer.chmod(0o755)
    repo.git("-c", f"gpg.program={signer}", "commit", "--quiet", "--allow-empty", "--gpg-sign=a", "-m", "x")
    set_all(repo, {"gpg.program": trap, "log.showSignature": "true"})


def diffs(repo: Repo, trap: Path) -> None:
    names = ("diff.external", "diff.trap.command", "diff.trap.textconv", "filter.trap.clean", "filter.trap.smudge")
    set_all(repo, dict.fromkeys(names, trap))
    (repo.folder / ".git/info").mkdir(exist_ok=True)
    (repo.folder / ".git/info/attributes").write_text("* diff=trap filter=trap\n")


SETTINGS: dict[str, tuple[Callable[[Repo, Path], None], tuple[str, ...]]] = {
    "a monitor": (monitor, ("status",)),
    "an included file": (included, ("status",)),
    "settings of a worktree": (of_the_worktree, ("status",)),
    "hooks": (hooks, ("update-ref", "refs/heads/other", "HEAD")),
    "signatures": (signatures, ("log", "-1")),
    "diffs": (diffs, ("log", "--patch", "--ext-diff")),
}
"""What a repository sets, and what springs it by hand."""


@pytest.mark.parametrize(("lay", "words"), SETTINGS.values(), ids=SETTINGS)
def test_settings_start_nothing(
    repo: Repo, trap: Path, mark: Path, lay: Callable[[Repo, Path], None], words: tuple[str, ...]
) -> None:
    lay(repo, trap)
    assert asked(repo)
    assert not mark.exists()
    by_hand(repo, *words)
    assert mark.exists()


@pytest.mark.parametrize("name", ["core.pager", "core.askPass", "core.alternateRefsCommand", "alias.log"])
def test_other_settings_start_nothing(repo: Repo, trap: Path, mark: Path, name: str) -> None:
    """Such as git starts for a terminal, or when asked to."""
    set_all(repo, {name: f"!{trap}" if name.startswith("alias") else trap, "pager.log": "true"})
    assert asked(repo)
    assert not mark.exists()


def missing_contents(repo: Repo) -> str:
    """Take the contents of a file away, as in a partial clone that has not fetched them."""
    name = repo.git("rev-parse", f"HEAD:{GAVAN}").strip()
    (repo.folder / ".git/objects" / name[:2] / name[2:]).unlink()
    return name


REMOTES: dict[str, Callable[[Path], dict[str, object]]] = {
    "a command": lambda trap: {"url": f"ext::{trap}"},
    "a command for packing": lambda trap: {"url": f"file://{trap.parent}/arkiv", "uploadpack": trap},
    "a command for ssh": lambda trap: {"url": "ssh://a.example/b"},
    "a helper": lambda trap: {"url": "trap::a"},
}


def promise(repo: Repo, trap: Path, remote: dict[str, object]) -> None:
    """Let the repository say where what is missing comes from, and that every way there may be taken."""
    allowed = {f"protocol.{name}.allow": "always" for name in ("ext", "file", "ssh", "trap")}
    set_all(repo, {"core.repositoryFormatVersion": 1, "extensions.partialClone": "origin", "core.sshCommand": trap})
    set_all(repo, allowed | {f"remote.origin.{name}": value for name, value in remote.items()})


@pytest.mark.parametrize("remote", REMOTES.values(), ids=REMOTES)
@pytest.mark.parametrize("held_by", ["GIT_ALLOW_PROTOCOL", "GIT_NO_LAZY_FETCH"])
def test_nothing_is_fetched(
    repo: Repo, trap: Path, monkeypatch: pytest.MonkeyPatch, remote: Callable[[Path], dict[str, object]], held_by: str
) -> None:
    """A partial clone is refused; and even where one is read, what it lacks is not there.

    Two things see to that, for an older git knows only the first.
    """
    mark = trap.with_name("started")
    monkeypatch.delitem(room.ENVIRONMENT, ({"GIT_ALLOW_PROTOCOL", "GIT_NO_LAZY_FETCH"} - {held_by}).pop())
    (trap.parent / "git-remote-trap").symlink_to(trap)
    monkeypatch.setenv("PATH", f"{trap.parent}:{os.environ['PATH']}")
    promise(repo, trap, remote(trap))
    name = missing_contents(repo)
    with pytest.raises(EthosError, match="delvis hämtat"):
        repo.report()
    done = room.run(repo.root, "cat-file", "--batch", data=name.encode(), fails=True)
    assert done.stdout in (f"{name} missing\n".encode(), b"")  # nothing when git's own fetch gave up first
    assert not mark.exists()
    by_hand(repo, "cat-file", "-p", name)
    assert mark.exists()


@pytest.mark.parametrize("name", ["remote.origin.promisor", "remote.a.b.partialCloneFilter", "extensions.partialClone"])
def test_a_partial_clone_is_refused(repo: Repo, name: str) -> None:
    """However it says that it is one."""
    set_all(repo, {"core.repositoryFormatVersion": 1, name: "true"})
    with pytest.raises(EthosError, match="delvis hämtat"):
        repo.report()


def test_a_folder_that_looks_like_a_repository(tmp_path: Path, repo: Repo, trap: Path, mark: Path) -> None:
    """A proposal to a larger repository may bring files that git takes for a bare one, settings and all."""
    planted = repository(tmp_path / "large", "kb")
    promise(repo, trap, {"url": f"ext::{trap}"})
    name = missing_contents(repo)
    for each in ("HEAD", "config", "objects", "refs"):
        (repo.folder / ".git" / each).rename(planted.root / each)
    with pytest.raises(EthosError, match="inte i ett git-arkiv som går att läsa"):
        planted.report()
    assert not room.is_tracked(planted.root, GAVAN)
    assert not mark.exists()
    by_hand(planted, "cat-file", "-p", name)
    assert mark.exists()


def test_the_users_own_settings_start_nothing(
    repo: Repo, trap: Path, mark: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither in a file nor in the environment, where a traced program would also be told of a file to write."""
    (tmp_path / "global").write_text(f"[core]\n\tfsmonitor = {trap}\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "global"))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.fsmonitor")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", str(trap))
    for name in ("GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH_COMMAND", "GIT_TRACE", "GIT_TRACE2_EVENT"):
        monkeypatch.setenv(name, str(trap if "TRACE" not in name else mark))
    assert asked(repo)
    assert not mark.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_whom_the_user_trusts(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository of somebody else's is read when the user has told git that it may be, as in a container."""
    repo.edit(GAVAN, *MOVED)
    for path in (repo.folder, *repo.folder.rglob("*")):
        os.chown(path, 65534, 65534)
    with pytest.raises(EthosError, match="dubious ownership"):
        repo.report()
    (tmp_path / "global").write_text(f"[safe]\n\tdirectory = {repo.folder}\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "global"))
    room._trusted.cache_clear()
    assert what(repo.report()) == TOLD


def test_borrowed_objects_are_read(repo: Repo, tmp_path: Path) -> None:
    """A clone that shares objects with another lacks none of them, and to read is all that is done."""
    git(tmp_path, "clone", "--quiet", "--shared", repo.folder, tmp_path / "shared")
    shared = Repo(tmp_path / "shared", tmp_path / "shared")
    shared.edit(GAVAN, *MOVED)
    assert what(shared.report()) == TOLD
