"""What tests share: where the repository is, and small sites to try things on."""

from __future__ import annotations

import fcntl
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from shutil import copyfile, copytree, rmtree
from typing import Any

import pytest
from hypothesis import settings
from PIL import Image

from ethos import spelling
from repositories import ALONE, Repo, repository

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")  # a slow machine is no fault

ROOT = Path(__file__).parent.parent
SETTINGS = Path(__file__).parent / "golden" / "site_config"

TODAY = date(2026, 11, 30)
"""The day that tests are run on, whatever the clock says."""

Lay = Callable[[Mapping[str, Any]], Path]
"""Lays a small site out on disk; see ``site_in``."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Twice as many processes as there are cores: a test in a browser waits for much of its time."""
    return 2 * (os.cpu_count() or 1)


@pytest.fixture
def root() -> Path:
    """The repository, whose own content is a site too."""
    return ROOT


@pytest.fixture
def today() -> date:
    """As ``TODAY``."""
    return TODAY


@pytest.fixture(scope="session")
def site_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site, as `ethos build` publishes it: one for all processes that test side by side."""
    return _built(tmp_path_factory, "site", lambda _: ROOT, "--strict")


@pytest.fixture(scope="session")
def real_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site, had its seminars and courses been real: of what is invented, calendars hold nothing."""
    return _built(tmp_path_factory, "real", made_real)


def made_real(folder: Path) -> Path:
    """The repository's own content in a folder, where no event is an example."""
    for name in ("content", "dilemmas", "seminars", "site_config"):
        copytree(ROOT / name, folder / name)
    copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    for file in (folder / "seminars").rglob("*.md"):
        file.write_text(file.read_text("utf-8").replace("\nexample: true\n", "\n"), "utf-8")
    return folder


def _built(temporary: pytest.TempPathFactory, name: str, root_in: Callable[[Path], Path], *options: str) -> Path:
    """A built site, one for all processes that test side by side, of the sources that lie in a folder."""
    folder = temporary.getbasetemp()
    folder = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / name).is_dir():
            root = root_in(folder / f"{name}-sources")
            command = [sys.executable, "-m", "ethos", "--root", root, "build", *options, "--today", str(TODAY)]
            done = subprocess.run([*command, "--site-dir", folder / name], check=False, capture_output=True, text=True)
            assert done.returncode == 0, done.stdout + done.stderr
    return folder / name


@pytest.fixture
def hunspell() -> None:
    """Skip when hunspell or its Swedish words are missing, but in CI fail."""
    if not spelling.is_installed():
        told = "hunspell or hunspell-sv is missing: apt-get install hunspell hunspell-sv"
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """A git repository with one seminar and one course; git has none of the machine's own settings."""
    for name, value in ALONE.items():
        monkeypatch.setenv(name, value)
    return repository(tmp_path / "arkiv")


@pytest.fixture
def site_in(tmp_path: Path) -> Iterator[Lay]:
    """A function that lays a site out in a folder of its own, over the shared settings, and returns the folder.

    It takes what a golden case says: ``files`` (path → text), ``bytes`` (path → hex), ``pictures`` (path → width and
    height), ``repeated`` (path → pieces of text, each with how many times it stands), ``links`` (path → target),
    ``fifos`` and ``without`` (paths), and ``deep`` (folders in which others lie in each other: path → how many).
    """
    made: list[Path] = []

    def lay(case: Mapping[str, Any]) -> Path:
        made.append(tmp_path / f"site-{len(made)}")
        return lay_in(made[-1], case)

    yield lay
    for folder in made:
        rmtree(folder)


def lay_in(folder: Path, case: Mapping[str, Any]) -> Path:
    """What ``site_in`` does, in a folder that is not there yet."""
    copytree(SETTINGS, folder / "site_config")
    for path in case.get("without", ()):
        (folder / path).unlink()
    for path, data in _contents(case):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    for path, target in case.get("links", {}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).symlink_to(target)
    for path in case.get("fifos", ()):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(folder / path)
    for path, depth in case.get("deep", {}).items():
        folder.joinpath(path, *["d"] * depth).mkdir(parents=True)
    return folder


def _contents(case: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    yield from ((path, text.encode()) for path, text in case.get("files", {}).items())
    yield from ((path, bytes.fromhex(data)) for path, data in case.get("bytes", {}).items())
    yield from ((path, picture(path, *size)) for path, size in case.get("pictures", {}).items())
    for path, pieces in case.get("repeated", {}).items():
        yield path, "".join(text * times for text, times in pieces).encode()


def picture(path: str, width: int, height: int) -> bytes:
    """A picture of one colour, in the format of its name."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), (11, 79, 108)).save(out, Image.registered_extensions()[Path(path).suffix])
    return out.getvalue()
