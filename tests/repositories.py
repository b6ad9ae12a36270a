"""Real git repositories with small sites in them, for the tests of ``ethos impact``."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copytree

from ethos import impact

SETTINGS = Path(__file__).parent / "golden" / "site_config"
TODAY = date(2026, 11, 21)
ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Redaktör",
    "GIT_AUTHOR_EMAIL": "redaktor@prov.example",
    "GIT_COMMITTER_NAME": "Redaktör",
    "GIT_COMMITTER_EMAIL": "redaktor@prov.example",
}
"""Git without the machine's own settings."""

SEMINAR = """\
---
title: Gåvan på skrivbordet
summary: Om gåvor.
status: published
published: 2026-11-05
updated: 2026-11-21
themes: [jav]
start: 2027-03-17T08:15
end: 2027-03-17T09:15
format: onsite
place: {name: Salen, city: Umeå}
state: confirmed
sequence: 0
registration: {url: https://prov.example/anmalan, deadline: 2027-03-10}
organisers: [exempelmyndigheten]
---
Text.
"""
COURSE = """\
---
title: Leda samtal
summary: En kurs om samtal.
status: published
published: 2026-11-05
updated: 2026-11-21
themes: [jav]
providers: [exempelmyndigheten]
occasions:
  - id: varen
    start: 2027-04-01
    end: 2027-04-02
    format: online
    online_url: https://prov.example/direkt
    state: planned
    sequence: 0
  - id: hosten
    start: 2027-10-01T13:00
    end: 2027-10-01T15:00
    format: onsite
    place: {name: Salen, city: Umeå}
    state: planned
    sequence: 3
---
Text.
"""
GAVAN, LEDA = "seminars/gavan.md", "seminars/courses/leda.md"


def edited(text: str, *edits: tuple[str, str]) -> str:
    """A text with some parts replaced, each of which is there."""
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    return text


@dataclass(frozen=True)
class Repo:
    """A repository with a site at ``root``, which may be one of its folders."""

    folder: Path
    root: Path

    def git(self, *words: str | Path) -> str:
        return git(self.folder, *words)

    def write(self, path: str, text: str | bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)

    def edit(self, path: str, *edits: tuple[str, str]) -> None:
        self.write(path, edited((self.root / path).read_text("utf-8"), *edits))

    def commit(self, message: str = "x") -> str:
        self.git("add", "--all", ".")
        self.git("commit", "--quiet", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD").strip()

    def report(self, base: str = "HEAD", today: date = TODAY) -> impact.Report:
        """What the working tree does to those who subscribe to what ``base`` published."""
        return impact.against(self.root, base, today)


def git(folder: Path, *words: str | Path) -> str:
    command = ["git", "-C", str(folder), *map(str, words)]
    done = subprocess.run(command, env=os.environ | ALONE, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def repository(folder: Path, under: str = "") -> Repo:
    """A repository with one seminar and one course, committed on ``main``."""
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    repo = Repo(folder, folder / under)
    copytree(SETTINGS, repo.root / "site_config")
    repo.write("mkdocs.yml", "site_name: Prov\nplugins: [ethos]\n")
    repo.write(GAVAN, SEMINAR)
    repo.write(LEDA, COURSE)
    repo.commit("Början")
    return repo


def what(report: impact.Report) -> list[tuple[str, str]]:
    """Each change: its identity and what happens."""
    return [(each.identity, "; ".join(part.words for part in each.parts)) for each in report.changes]


def found(report: impact.Report) -> list[tuple[str, int, int, str]]:
    """Each problem: where it is, and its code."""
    return [(each.path, each.line, each.column, each.code) for each in report.problems]


def codes(report: impact.Report) -> list[str]:
    return [each.code for each in report.problems]
