"""Whatever state a repository is in, the comparison is right or says why it cannot be made."""

from __future__ import annotations

import os
from pathlib import Path
from shutil import copytree

import pytest

from ethos import git as git_room
from ethos import impact
from ethos.impact import repository as of_git
from ethos.impact import revision
from ethos.problem import EthosError
from repositories import COURSE, GAVAN, LEDA, SEMINAR, TODAY, Repo, codes, edited, git, repository, what

MOVED = ("T09:15", "T09:45"), ("sequence: 0", "sequence: 1")
TOLD = [("seminar-gavan", "flyttas onsdag 17 mars 2027 kl. 8.15–9.15 → kl. 8.15–9.45")]
OTHER = edited(SEMINAR, ("Gåvan på skrivbordet", "Mejlet i fickan"))


def clone(repo: Repo, target: Path, *options: str) -> Repo:
    git(repo.folder, "clone", "--quiet", *options, f"file://{repo.folder}", target)
    return Repo(target, target / repo.root.relative_to(repo.folder))


# --- what is compared ---


def test_the_working_tree_counts(repo: Repo) -> None:
    """What is not committed, or not even known to git, is what would be published."""
    repo.edit(GAVAN, *MOVED)
    repo.write("seminars/mejlet.md", OTHER)
    assert what(repo.report())[0] == TOLD[0]
    assert len(repo.report().changes) == 2
    repo.commit()
    assert repo.report().changes == []
    assert len(repo.report("HEAD~1").changes) == 2


def test_nothing_is_touched(repo: Repo) -> None:
    """The repository and the working tree are the same afterwards, to the byte."""
    repo.edit(GAVAN, *MOVED)

    def everything() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in sorted(repo.folder.rglob("*")) if path.is_file()}

    before = everything()
    repo.report()
    assert everything() == before


def test_others_have_published_since(repo: Repo) -> None:
    """A branch is compared with where it began: what others have added to main since is not lost by it."""
    repo.git("checkout", "--quiet", "-b", "forslag")
    repo.edit(GAVAN, *MOVED)
    repo.commit()
    repo.git("checkout", "--quiet", "main")
    repo.write("seminars/mejlet.md", OTHER)
    repo.commit()
    repo.git("checkout", "--quiet", "forslag")
    report = repo.report("main")
    assert what(report) == TOLD
    assert "där grenen skilde sig från main" in report.base
    repo.git("merge", "--quiet", "--no-edit", "main")
    report = repo.report("main")
    assert what(report) == TOLD
    assert report.base.startswith("main (")


def test_revisions_of_every_sort(repo: Repo) -> None:
    """Branches, tags, and short and relative names."""
    first = repo.git("rev-parse", "HEAD").strip()
    repo.git("tag", "-a", "-m", "x", "publicerad")
    repo.edit(GAVAN, *MOVED)
    repo.commit()
    for base in ("publicerad", first, first[:9], "HEAD^", "main~1", "HEAD^{/Början}"):
        assert what(repo.report(base)) == TOLD


def test_a_folder_of_a_repository(tmp_path: Path) -> None:
    """The site may be a folder of a larger repository."""
    repo = repository(tmp_path / "stort", "platser/kultur åäö")
    repo.edit(GAVAN, *MOVED)
    (repo.folder / "seminars").mkdir()
    (repo.folder / "seminars/gavan.md").write_text(SEMINAR)
    assert what(repo.report()) == TOLD
    repo.git("rm", "--quiet", "-r", "--cached", ".")
    repo.commit()
    repo.git("reset", "--quiet", "--hard", "HEAD~1")
    (repo.root / GAVAN).unlink()
    repo.commit()
    repo.write(GAVAN, edited(SEMINAR, ("Gåvan på skrivbordet", "Helt annat"), ("03-17", "04-21")))
    assert codes(repo.report()) == ["identity-reused"]


def test_a_submodule(repo: Repo, tmp_path: Path) -> None:
    """The site may be a submodule: its own history is read, not that of the repository around it."""
    around = tmp_path / "runtom"
    around.mkdir()
    git(around, "init", "--quiet")
    git(around, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(repo.folder), "kultur")
    site = Repo(around / "kultur", around / "kultur")
    site.edit(GAVAN, *MOVED)
    assert what(site.report()) == TOLD


def test_a_worktree(repo: Repo, tmp_path: Path) -> None:
    """A second working tree has its files in a folder and its history elsewhere."""
    repo.git("worktree", "add", "--quiet", "-b", "forslag", tmp_path / "vid-sidan")
    site = Repo(tmp_path / "vid-sidan", tmp_path / "vid-sidan")
    site.edit(GAVAN, *MOVED)
    assert what(site.report("main")) == TOLD


def test_inside_a_hook(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hook is told where its repository lies; ours is the one around the site."""
    other = repository(tmp_path / "annat")
    other.git("rm", "--quiet", GAVAN)
    other.commit()
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.folder / ".git/index"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.folder))
    repo.edit(GAVAN, *MOVED)
    assert what(impact.against(repo.root, "main", TODAY)) == TOLD


def test_sha256(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Repositories with longer names of commits."""
    monkeypatch.setenv("GIT_DEFAULT_HASH", "sha256")
    repo = repository(tmp_path / "arkiv")
    assert len(repo.git("rev-parse", "HEAD").strip()) == 64
    (repo.root / GAVAN).unlink()
    repo.commit()
    repo.write(GAVAN, edited(OTHER, ("03-17", "04-21")))
    assert codes(repo.report()) == ["identity-reused"]


def test_settings_of_a_machine(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever somebody has set, git answers the same, and no program of theirs is started."""
    trap = tmp_path / "fälla"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/startad\nexit 1\n")
    trap.chmod(0o755)
    options = {
        "core.pager": trap,
        "core.fsmonitor": trap,
        "gpg.program": trap,
        "diff.external": trap,
        "log.showSignature": "true",
        "log.showRoot": "false",
        "log.follow": "true",
        "diff.renames": "copies",
        "diff.noprefix": "true",
        "core.quotePath": "true",
        "color.ui": "always",
        "core.abbrev": "4",
    }
    repo.write("seminars/mejlet.md", OTHER)
    repo.git("mv", GAVAN, "seminars/gava.md")
    repo.commit()
    for name, value in options.items():
        repo.git("config", name, str(value))
    repo.write(GAVAN, edited(OTHER, ("03-17", "04-21")))
    assert codes(repo.report()) == ["identity-reused"]
    assert not (tmp_path / "startad").exists()


def test_odd_names_in_history(repo: Repo) -> None:
    """Names that are not UTF-8, or hold line feeds and quotes, are passed over: they could never be published."""
    for name in (b"caf\xe9.md", b'a"b\n:100644.md', "Gåva.md".encode(), b"  .md", b"-rf.md"):
        path = os.fsencode(repo.root / "seminars") + b"/" + name
        Path(os.fsdecode(path)).write_bytes(OTHER.encode())
    repo.commit()
    repo.edit(GAVAN, *MOVED)
    report = repo.report()
    assert what(report) == TOLD
    assert {each.code for each in report.problems} == {"file-name"}
    assert [each for each in report.problems if not each.path.isprintable()] == []
    repo.git("clean", "--quiet", "-fd")
    repo.git("rm", "--quiet", "--", "seminars/courses/leda.md")
    repo.git("reset", "--quiet", "--hard", "HEAD~1")
    repo.write("seminars/mejlet.md", OTHER)
    assert codes(repo.report()) == []


def test_links_and_submodules_in_the_base(repo: Repo, tmp_path: Path) -> None:
    """A symlink in the base is never followed: nothing outside is read, and it published nothing."""
    (tmp_path / "hemligt.md").write_text(SEMINAR)
    (repo.root / "seminars/lank.md").symlink_to(tmp_path / "hemligt.md")
    inner = repository(tmp_path / "inre")
    repo.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.folder, "seminars/inre.md")
    repo.commit()
    repo.git("rm", "--quiet", "--cached", "seminars/lank.md", "seminars/inre.md")
    (repo.root / "seminars/lank.md").unlink()
    repo.edit(GAVAN, *MOVED)
    report = repo.report()
    assert what(report) == TOLD
    assert codes(report) == []


# --- the base has faults ---


def test_a_fault_in_the_base(repo: Repo) -> None:
    """Subscribers have what the last version without faults said, so that is what counts."""
    repo.edit(GAVAN, ("state: confirmed", "state: maybe"))
    repo.commit()
    repo.edit(GAVAN, ("state: maybe", "state: confirmed"), *MOVED)
    report = repo.report()
    assert what(report) == TOLD
    assert len(report.notes) == 1
    assert GAVAN in report.notes[0]
    (repo.root / GAVAN).unlink()
    assert codes(repo.report()) == ["event-vanishes"]


def test_a_fault_that_was_always_there(repo: Repo) -> None:
    """A file that no version can be read of cannot be compared: that is said, with 2, and the rest is compared."""
    repo.write("seminars/mejlet.md", edited(OTHER, ("state: confirmed", "state: maybe")))
    repo.commit()
    repo.write("seminars/mejlet.md", OTHER)
    report = repo.report()
    assert codes(report) == ["base-unreadable"]
    assert "12:8: " in report.problems[0].message
    assert report.exit_code == 2
    repo.edit(GAVAN, ("T09:15", "T09:45"))
    report = repo.report()
    assert codes(report) == ["sequence-not-raised", "base-unreadable"]
    assert report.exit_code == 1


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"---\n", b"x" * ((1 << 20) + 1), b"---\n- a\n---\n"])
def test_bytes_of_any_sort_in_the_base(repo: Repo, data: bytes) -> None:
    """No content of a revision stops the comparison of the rest."""
    repo.write("seminars/mejlet.md", data)
    repo.commit()
    (repo.root / "seminars/mejlet.md").unlink()
    repo.edit(GAVAN, *MOVED)
    report = repo.report()
    assert what(report) == TOLD
    assert codes(report) == ["base-unreadable"]


def test_settings_that_cannot_be_read(repo: Repo) -> None:
    """Settings with faults in the base are taken as they are now, which is said."""
    whole = (repo.root / "site_config/vocabulary.yml").read_text("utf-8")
    repo.write("site_config/vocabulary.yml", "themes: 1\n")
    (repo.root / "site_config/calendars.yml").rename(repo.folder / "x")
    repo.commit()
    repo.write("site_config/vocabulary.yml", whole)
    (repo.folder / "x").rename(repo.root / "site_config/calendars.yml")
    repo.edit(GAVAN, *MOVED)
    report = repo.report()
    assert what(report) == TOLD
    assert (codes(report), len(report.notes)) == ([], 1)
    assert "site_config/vocabulary.yml" in report.notes[0]


def test_a_base_without_a_site(repo: Repo) -> None:
    """In the first change of all, everything is new."""
    repo.git("checkout", "--quiet", "--orphan", "tom")
    repo.git("rm", "--quiet", "-r", "--cached", ".")
    repo.git("commit", "--quiet", "--allow-empty", "-m", "Tomt")
    repo.git("checkout", "--quiet", "-b", "full")
    report = repo.report("tom")
    assert [told.split(":")[0] for _, told in what(report)] == ["är nytt"] * 3
    assert report.exit_code == 0
    assert [each for each in report.notes if "Allt räknas som nytt" in each]


# --- history that is cut off, or not there ---


def test_shallow_with_the_base(repo: Repo, tmp_path: Path) -> None:
    """Two commits are enough for a comparison with the first."""
    repo.edit(GAVAN, *MOVED)
    repo.commit()
    shallow = clone(repo, tmp_path / "grund", "--depth=2")
    assert what(shallow.report("HEAD^")) == TOLD


def test_shallow_without_the_base(repo: Repo, tmp_path: Path) -> None:
    """Without the base there is nothing to compare with: what to do is said."""
    first = repo.git("rev-parse", "HEAD").strip()
    repo.commit()
    shallow = clone(repo, tmp_path / "grund", "--depth=1")
    for base in ("HEAD^", first, "origin/annan", "0" * 40):
        with pytest.raises(EthosError) as told:
            shallow.report(base)
        assert base in str(told.value)
        assert "git fetch origin main" in str(told.value)
        assert "fetch-depth: 0" in str(told.value)


def test_shallow_without_what_they_have_in_common(repo: Repo, tmp_path: Path) -> None:
    """Two tips without the commit they come from: the base is taken as it is, which is said."""
    repo.git("checkout", "--quiet", "-b", "forslag")
    repo.edit(GAVAN, *MOVED)
    repo.commit()
    repo.git("checkout", "--quiet", "main")
    repo.commit()
    shallow = clone(repo, tmp_path / "grund", "--depth=1", "--branch=forslag")
    git(shallow.folder, "fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main")
    report = shallow.report("origin/main")
    assert what(report) == TOLD
    assert len(report.notes) == 1
    assert "git fetch --unshallow" in report.notes[0]


@pytest.mark.parametrize("base", ["finns-inte", "", "--help", "-x", "HEAD:mkdocs.yml", "HEAD..main", "a\0b", "a\nb"])
def test_a_revision_that_is_not_there(repo: Repo, base: str) -> None:
    """Nothing that is written as a revision can be an option, or crash."""
    with pytest.raises(EthosError, match="Hittar inte revisionen"):
        repo.report(base)


def test_no_repository(repo: Repo, tmp_path: Path) -> None:
    """A folder that is in no repository has nothing to be compared with."""
    copytree(repo.folder / "site_config", tmp_path / "utan" / "site_config")
    with pytest.raises(EthosError, match="inte i ett git-arkiv"):
        impact.against(tmp_path / "utan", "main", TODAY)


def test_no_commit_yet(tmp_path: Path, repo: Repo) -> None:
    """A repository without commits has no revision to compare with."""
    git(repo.folder, "checkout", "--quiet", "--orphan", "ny")
    assert repo.report("main").changes == []
    with pytest.raises(EthosError, match="Hittar inte revisionen"):
        repo.report("HEAD")


def test_no_git(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git it is said that it is git that is missing."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EthosError, match="Hittar inte programmet git"):
        repo.report()


def test_slow_git(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git that never answers is given up."""
    (tmp_path / "git").write_text("#!/bin/sh\nexec sleep 60\n")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(git_room, "SECONDS", 0.1)
    with pytest.raises(EthosError, match="inte inom"):
        repo.report()


def test_a_repository_with_holes(repo: Repo) -> None:
    """Contents that are missing hide an event, as a fault does; a missing tree is git's to tell."""
    name = repo.git("rev-parse", f"HEAD:{GAVAN}").strip()
    (repo.folder / ".git/objects" / name[:2] / name[2:]).unlink()
    assert codes(repo.report()) == ["base-unreadable"]
    tree = repo.git("rev-parse", "HEAD:seminars").strip()
    (repo.folder / ".git/objects" / tree[:2] / tree[2:]).unlink()
    with pytest.raises(EthosError, match="Git kunde inte läsa"):
        repo.report()


def test_bounds(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    """Old versions are read up to a number, the newest first; too much at once is refused."""
    for sequence in range(3):
        repo.edit(LEDA, ("sequence: 3" if not sequence else f"sequence: {8 + sequence}", f"sequence: {9 + sequence}"))
        repo.commit()
    repo.git("rm", "--quiet", LEDA)
    repo.commit()
    repo.write(LEDA, edited(COURSE, ("sequence: 3", "sequence: 10")))
    monkeypatch.setattr(revision, "READ_BACK", 1)
    report = repo.report()
    assert codes(report) == ["sequence-not-raised"]
    assert [each for each in report.notes if "1 senaste" in each]
    monkeypatch.setattr(of_git, "LARGEST_SUM", 10)
    with pytest.raises(EthosError, match="för stora"):
        repo.report()
