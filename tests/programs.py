"""The programs as a user runs them, and copies of our own content to run them on."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path, PurePosixPath

import yaml

from conftest import ROOT, SETTINGS
from ethos.catalogue import references
from ethos.content import load

BIN = Path(sys.executable).parent
EPOCH = "1796032800"  # 2026-11-30 in Stockholm
LINK = re.compile(r"\]\(([^)#\s]+\.md)")
SOURCES = ("content", "dilemmas", "seminars", "site_config", "mkdocs.yml")
STARTS = (
    "content/om.md",
    "content/codes/kommun.md",
    "dilemmas/torsdagsbastun.md",
    "seminars/algoritmen-foreslar.md",
    "seminars/courses/leda-samtal-om-svara-val.md",
)
"""What tests look for in a part of our content."""


def run(*command: str | Path, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    """A command's outcome; the day is fixed unless the environment says otherwise."""
    fixed = {"SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=cwd, env=os.environ | fixed | env, capture_output=True, text=True, check=False)


def tree(folder: Path) -> dict[str, str]:
    """Every file under a folder with its hash."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def one_of_each(target: Path) -> Path:
    """A small site, with our engine settings and theme: built in half the time of a part of ours."""
    shutil.copytree(SETTINGS, target / "site_config")
    shutil.copytree(ROOT / "site_config" / "theme", target / "site_config" / "theme")
    shutil.copy(ROOT / "mkdocs.yml", target)
    for path, text in yaml.safe_load((SETTINGS.parent / "outputs" / "katalog.yml").read_text("utf-8"))["files"].items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(text, "utf-8")
    return target


def copy_of_the_sources(target: Path) -> Path:
    """Our own content in a folder of its own."""
    target.mkdir(parents=True)
    for name in SOURCES:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target / name)
    return target


def copy_of_a_part(target: Path, *, paper: bool = False) -> Path:
    """A sixth of our content in a folder of its own, without PDFs unless asked for: built in half the time."""
    copy_of_the_sources(target)
    for path in target.rglob("*.md"):
        if path.relative_to(target).as_posix() not in _part():
            path.unlink()
    settings = target / "site_config" / "site.yml"
    if not paper:
        settings.write_text(settings.read_text("utf-8").replace("\npaper: true", "\npaper: false"), encoding="utf-8")
    return target


@cache
def _part() -> frozenset[str]:
    """The sources that tests look for, and those that they lead to, in turn."""
    content = load(ROOT).catalogue
    assert content is not None
    found, awaited = set[str](), [*STARTS]
    while awaited:
        path = awaited.pop()
        if path not in found:
            found.add(path)
            entry, above = content.by_source[path], PurePosixPath(path).parent
            linked = (os.path.normpath(above / each) for each in LINK.findall((ROOT / path).read_text("utf-8")))
            awaited += [each for each in linked if each in content.by_source]
            awaited += [content.by_key[key].source.path for _, key in references(entry) if key in content.by_key]
    return frozenset(found)
