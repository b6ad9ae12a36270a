"""The bill of materials and the list of licences: valid, complete, and the same every time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

ROOT = Path(__file__).parents[1]


def made(out: Path) -> Path:
    done = subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "sbom.py"), str(out)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("sbom"))


@pytest.fixture(scope="module")
def bill(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "sbom.cdx.json").read_bytes())
    return found


def test_it_is_cyclonedx(folder: Path) -> None:
    """The standard's own schema, with nothing that it does not know."""
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str((folder / "sbom.cdx.json").read_text("utf-8")) is None


def test_it_lists_what_is_locked_and_what_is_kept(bill: dict[str, Any], folder: Path) -> None:
    """Every package of the lock that is installed here, and every row of THIRD_PARTY.md, each with a licence."""
    components = {each["name"]: each for each in bill["components"]}
    locked = re.findall(r"^([A-Za-z0-9._-]+)==\S+ \\$", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    assert len(locked) > 30
    assert set(locked) <= set(components)
    rows = (ROOT / "THIRD_PARTY.md").read_text("utf-8").count("\n| ") - 2
    assert len([each for each in components.values() if "components" in each]) == rows
    assert all(each["licenses"] for each in components.values())
    fonts = [file["name"] for each in components.values() for file in each.get("components", ())]
    assert "plugins/ethos/assets/fonts/ethos-sans.woff2" in fonts
    table = (folder / "licences.md").read_text("utf-8")
    assert all(f"| {name} | {each['version']} |" in table for name, each in components.items())


def test_what_needs_what_is_in_the_list(bill: dict[str, Any]) -> None:
    """Every dependency names a part that is there, and each part stands once."""
    refs = [bill["metadata"]["component"]["bom-ref"], *(each["bom-ref"] for each in bill["components"])]
    assert [each["ref"] for each in bill["dependencies"]] == refs
    assert len(refs) == len(set(refs))
    assert all(need in refs for each in bill["dependencies"] for need in each["dependsOn"])
    assert any(need.startswith("pkg:pypi/mkdocs@") for need in bill["dependencies"][0]["dependsOn"])


def test_it_is_the_same_every_time(folder: Path, tmp_path: Path) -> None:
    """No time, no random number, no order of chance."""
    for name in ("sbom.cdx.json", "licences.md"):
        assert (made(tmp_path) / name).read_bytes() == (folder / name).read_bytes()
