"""A wheel where nothing else of ours is: it begins a site, serves it, and builds it to the byte as the tree does."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator, Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest

from ethos import __version__, defaults
from programs import EPOCH
from test_serve import get, wait_for

BEGIN = ("--name", "Prov", "--publisher", "Vi", "--url", "https://vi.example/", "--mail", "vi@vi.example", "--starter")
BUILT_OF = ("pyproject.toml", "setup.py", "README.md", "LICENSE", "THIRD_PARTY.md", *defaults.COPIED)
MAKE = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"


HERE = os.environ | {"SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
ALONE = {name: value for name, value in HERE.items() if name != "PYTHONPATH"}
"""Nothing leads from the wheel to the tree."""


def run(*words: str | Path, at: Path, env: Mapping[str, str] = ALONE) -> str:
    done = subprocess.run(list(map(str, words)), cwd=at, env=env, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built of a copy of the tree: a build leaves files behind."""
    root, tree = Path(__file__).parents[1], tmp_path_factory.mktemp("hjul") / "träd"
    for name in BUILT_OF:
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / name, tree / name)
    for name in ("plugins", "site_config"):
        shutil.copytree(root / name, tree / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    run(sys.executable, "-c", MAKE, tree.parent, at=tree)
    return next(tree.parent.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command ``ethos`` of an environment with the wheel, and with what others have made from where we have it."""
    home = tmp_path_factory.mktemp("miljö") / "venv"
    venv.create(home, symlinks=True)
    place = Path(sysconfig.get_path("purelib", "venv", vars={"base": str(home)}))
    (place / "others.pth").write_text(sysconfig.get_path("purelib") + "\n")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", home / "bin" / "python", "install")
    run(*pip, "--quiet", "--no-index", "--no-deps", "--no-compile", wheel, at=home)
    return home / "bin" / "ethos"


@pytest.fixture(scope="module")
def site(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content repository that the wheel has begun, in an empty folder."""
    folder = tmp_path_factory.mktemp("innehåll")
    run(installed, "init", "ny", *BEGIN, at=folder)
    return folder / "ny"


def test_a_wheel_has_what_the_tree_has(wheel: Path, root: Path) -> None:
    """Every file of the package, and from the top of the tree what comes with it, once and under its own path."""
    package = root / "plugins" / "ethos"
    there = [path for path in package.rglob("*") if path.is_file() and path.parent.name != "__pycache__"]
    wanted = {f"ethos/{path.relative_to(package).as_posix()}": path.read_bytes() for path in there}
    carried = [*defaults.COPIED, *(f"site_config/{name}.yml" for name in defaults.NAMES)]
    wanted |= {f"ethos/defaults/{path}": (root / path).read_bytes() for path in carried}
    with ZipFile(wheel) as archive:
        found = {
            name: archive.read(name) for name in archive.namelist() if not name.split("/")[0].endswith(".dist-info")
        }
    assert found.keys() == wanted.keys()
    assert found == wanted


def test_a_wheel_is_alone(installed: Path, wheel: Path, site: Path) -> None:
    """What runs is the wheel's own, and the new site has it to be built by."""
    told = run(installed.parent / "python", "-c", "import ethos; print(ethos.__version__, ethos.__file__)", at=site)
    version, file = told.split()
    assert version == __version__ and Path(file).is_relative_to(installed.parents[1])
    assert (site / "hjul" / wheel.name).read_bytes() == wheel.read_bytes()


def test_a_wheel_builds_the_same_bytes(installed: Path, site: Path, tmp_path: Path) -> None:
    """The check is clean; each file is what the program in the tree makes of the same content."""
    assert run(installed, "check", "--strict", at=site) == "Inga problem i innehållet.\n"
    run(installed, "build", "--strict", "--site-dir", tmp_path / "hjul", at=site)
    run(sys.executable, "-m", "ethos", "build", "--strict", "--site-dir", tmp_path / "träd", at=site, env=HERE)
    one, other = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (tmp_path / "hjul", tmp_path / "träd")
    )
    assert len(one) > 100
    assert one == other


@pytest.fixture
def preview(installed: Path, site: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [installed, "serve", "--port", str(port)]
    server = subprocess.Popen(command, cwd=site, env=ALONE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield f"http://127.0.0.1:{port}/"
    server.terminate()
    server.wait()


def test_a_wheel_serves_what_is_written(preview: str) -> None:
    """Drafts too, which a preview shows."""
    assert wait_for(lambda: "<h1" in get(preview))
    assert "Vårt första dilemma" in get(f"{preview}dilemman/vart-forsta-dilemma/")
