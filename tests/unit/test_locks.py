"""What is installed from others is what was locked, wherever it comes from."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest


@pytest.mark.parametrize("folder", ["tests", "bench"])
def test_a_lock_holds_every_package_to_its_hash_and_names_no_host(root: Path, folder: str) -> None:
    text = (root / folder / "package-lock.json").read_text("utf-8")
    packages = {name: told for name, told in json.loads(text)["packages"].items() if name}
    assert packages
    assert [name for name, told in packages.items() if not told["integrity"].startswith("sha512-")] == []
    assert "://" not in text and '"resolved"' not in text


@pytest.mark.parametrize("folder", ["tests", "bench"])
def test_what_is_asked_for_is_pinned_and_locked(root: Path, folder: str) -> None:
    asked = json.loads((root / folder / "package.json").read_text("utf-8"))
    locked = json.loads((root / folder / "package-lock.json").read_text("utf-8"))["packages"]
    wanted = asked.get("dependencies", {}) | asked.get("devDependencies", {})
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert wanted == {name: locked[f"node_modules/{name}"]["version"] for name in wanted}


def test_python_packages_are_locked_by_hash(root: Path) -> None:
    """Under names that programs which tell of newer versions look for."""
    for name in ("requirements.txt", "requirements-test.txt"):
        pins = re.split(r"^(?=[A-Za-z0-9])", (root / name).read_text("utf-8"), flags=re.MULTILINE)[1:]
        assert len(pins) > 20
        assert [each for each in pins if "--hash=sha256:" not in each] == []


def test_a_workflow_uses_what_others_wrote_by_commit(root: Path) -> None:
    """A tag can be moved, a commit cannot; beside it stands the version that it is."""
    for path in (root / ".github" / "workflows").glob("*.yml"):
        used = re.findall(r"uses: (.*)", path.read_text("utf-8"))
        assert used
        assert [each for each in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", each)] == []


def test_a_container_is_begun_from_one_image_by_its_digest(root: Path) -> None:
    """The same one where a site is built for a server and where a proposal is checked."""
    told = "".join((root / name).read_text("utf-8") for name in (".gitlab-ci.yml", "deploy/container/Containerfile"))
    images = re.findall(r"^(?:FROM|\s+image:) (\S+)", told, flags=re.MULTILINE)
    assert len(images) == 3
    assert len(set(images)) == 1
    assert re.fullmatch(r"[\w.:-]+@sha256:[0-9a-f]{64}", images[0])


def test_the_engines_are_extras_that_everybody_gets(root: Path) -> None:
    """pip knows no extra that is there unless one says no, so each line of theirs stands among the dependencies too."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    for engine in ("mkdocs", "properdocs"):
        asked = project["optional-dependencies"][engine]
        assert asked and set(asked) <= set(project["dependencies"])
