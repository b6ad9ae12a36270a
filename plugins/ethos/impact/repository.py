"""A git repository as something to read: nothing is checked out, fetched or started (``git.py``).

A partial clone lacks contents that git would fetch when they are asked for, by whatever command its settings name: it
is refused.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ethos import git, texts
from ethos.problem import EthosError
from ethos.source.files import LARGEST

COMMITS = 20_000
"""How far back versions are looked for, in commits that touch the folders asked for."""

LARGEST_SUM = 512 << 20
"""Bytes of all the files read at once."""

REGULAR = ("100644", "100755", "100664")
"""The modes of files; symlinks (120000) and submodules (160000) are never followed."""

NOT_SET = 1
"""What ``git config`` ends with when nothing is set."""

PARTIAL = r"^(extensions\.partialclone|remote\..*\.(promisor|partialclonefilter))$"
"""The settings of a repository that fetches contents later, as git writes their names."""

HISTORY = (
    *("--first-parent", "-m", "--raw", "--no-renames", "--no-ext-diff", "--no-textconv", "--no-abbrev"),
    *("--relative", "-z", "--format=%H"),
)

COMMIT = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")


@dataclass(frozen=True)
class Versions:
    """The contents that each path has had, newest first, and whether older ones may be unknown."""

    by_path: Mapping[str, Sequence[str]]
    cut: bool


@dataclass(frozen=True)
class Repository:
    """The repository that holds a folder, seen from that folder: every path is relative to ``root``.

    Raises:
        EthosError: in every method, when git is missing, refuses, or takes too long.
    """

    root: Path

    def commit(self, revision: str) -> str:
        """The full name of the commit that a revision stands for."""
        self._require()
        if revision and not revision.startswith("-") and "\0" not in revision:
            name = f"{revision}^{{commit}}"
            done = git.run(self.root, "rev-parse", "--verify", "--quiet", "--end-of-options", name, fails=True)
            if done.returncode == 0:
                return done.stdout.decode().strip()
        raise EthosError(_told("missing_shallow" if self.is_shallow else "missing", revision=revision))

    def common(self, commit: str) -> str | None:
        """The newest commit that the given one and HEAD both come from; None when there is none, or it is cut off."""
        done = git.run(self.root, "merge-base", commit, "HEAD", fails=True)
        return done.stdout.decode().split()[0] if done.returncode == 0 else None

    @cached_property
    def is_shallow(self) -> bool:
        """True when the history has been cut off, as CI systems do to fetch less."""
        return git.run(self.root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"

    def files(self, commit: str, folders: Sequence[str]) -> dict[str, str]:
        """The files in some folders of a commit: path → the name of its contents."""
        found: dict[str, str] = {}
        for line in _split(git.run(self.root, "ls-tree", "-r", "-z", commit, "--", *folders).stdout):
            facts, _, path = line.partition("\t")
            mode, _kind, name = facts.split(" ")
            if mode in REGULAR:
                found[path] = name
        return found

    def versions(self, commit: str, folders: Sequence[str]) -> Versions:
        """Every version of every file in some folders, up to a commit, along the line that was published.

        Merged branches count as what they brought when they were merged: what came and went within one was never
        published. (After a rebase nothing tells them apart.) One process, whatever the number of files.
        """
        done = git.run(self.root, "log", *HISTORY, f"--max-count={COMMITS}", commit, "--", *folders)
        found: dict[str, dict[str, None]] = {}
        tokens = iter(_split(done.stdout))
        commits = 0
        for token in tokens:
            facts = token.strip()
            commits += bool(COMMIT.fullmatch(facts))
            if facts.startswith(":"):
                old_mode, new_mode, old, new, _letter = facts[1:].split(" ")
                kept = [name for mode, name in ((new_mode, new), (old_mode, old)) if mode in REGULAR]
                found.setdefault(next(tokens, ""), {}).update(dict.fromkeys(kept))
        return Versions({path: list(names) for path, names in found.items()}, self.is_shallow or commits >= COMMITS)

    def contents(self, names: Iterable[str]) -> dict[str, bytes]:
        """Contents by their names, but for those that are missing or larger than a source file may be."""
        wanted = "\n".join(dict.fromkeys(names)).encode() + b"\n"
        sizes = dict(_sizes(git.run(self.root, "cat-file", "--batch-check", data=wanted).stdout))
        kept = [name for name, size in sizes.items() if size <= LARGEST]
        if sum(sizes[name] for name in kept) > LARGEST_SUM:
            raise EthosError(_told("too_much"))
        data = git.run(self.root, "cat-file", "--batch", data="\n".join([*kept, ""]).encode()).stdout
        return dict(_batch(data))

    def _require(self) -> None:
        done = git.run(self.root, "rev-parse", "--git-dir", fails=True)
        said = git.last_words(done)
        if (
            done.returncode or done.stdout.strip() == b"."
        ):  # git before 2.38 takes a folder with a HEAD for a repository
            raise EthosError(_told("no_repository", root=self.root, said=said))
        if git.run(self.root, "config", "--get-regexp", PARTIAL, fails=True).returncode != NOT_SET:
            raise EthosError(_told("partial"))


def _split(data: bytes) -> Iterator[str]:
    """Texts that end with NUL; names that are not UTF-8 keep their bytes, as Python's own do."""
    return (os.fsdecode(each) for each in data.split(b"\0") if each.strip())


def _sizes(data: bytes) -> Iterator[tuple[str, int]]:
    for line in data.decode().splitlines():
        name, kind, *size = line.split(" ")
        if kind == "blob":
            yield name, int(size[0])


def _batch(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The answers of ``git cat-file --batch``: a line with name, kind and size, the contents, a line feed."""
    start = 0
    while start < len(data):
        end = data.index(b"\n", start)
        name, kind, *size = data[start:end].decode().split(" ")
        start = end + 1
        if kind == "blob":
            yield name, data[start : start + int(size[0])]
            start += int(size[0]) + 1


def _told(label: str, **facts: object) -> str:
    return texts.label(f"impact.broken.{label}").format_map(facts)
