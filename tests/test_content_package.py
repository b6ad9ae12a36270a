"""This repository's content as a package: a site of a few lines is laid over it, and nothing in it is run."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date
from email import message_from_string
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml

from conftest import SETTINGS
from ethos import bases, content, inspection
from ethos.views import face
from ethos.views.press import Press

DAY = date(2026, 11, 30)
NAME = "forvaltningskultur-innehall"
FOLDER = NAME.replace("-", "_")
MAKE = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"
OWN = {"name": "Vi", "url": "https://vi.example/", "tagline": "Öva", "description": "Svåra val.", "publisher": "Verket"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built of a copy of the content: a build leaves files behind."""
    root, tree = Path(__file__).parents[1], tmp_path_factory.mktemp("innehåll")
    for folder in ("content", "dilemmas", "seminars", "site_config", "deploy/content"):
        shutil.copytree(root / folder, tree / folder)
    command = [sys.executable, "-c", MAKE, str(tree)]
    done = subprocess.run(command, cwd=tree / "deploy/content", check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return next(tree.glob("*.whl"))


def test_a_package_has_the_content_and_says_whose_it_is(wheel: Path, root: Path) -> None:
    """Every source as it lies here, no code, and the licence that holds for all of it."""
    wanted = {f"site_config/{name}.yml" for name in bases.SETTINGS}
    for folder in ("content", "dilemmas", "seminars"):
        wanted |= {each.relative_to(root).as_posix() for each in (root / folder).rglob("*") if each.is_file()}
    with ZipFile(wheel) as archive:
        found = {name: archive.read(name) for name in archive.namelist() if name.startswith(f"{FOLDER}/")}
        (told,) = (archive.read(name).decode() for name in archive.namelist() if name.endswith("/METADATA"))
    assert found == {f"{FOLDER}/{path}": (root / path).read_bytes() for path in wanted}
    site = content.settings(root).site
    meta = message_from_string(told)
    assert (meta["Version"], meta["Author"]) == (site.edition, site.publisher)
    assert meta["License-Expression"] == "CC-BY-4.0" and site.licence and site.licence.name == "CC BY 4.0"


def test_a_site_of_a_few_lines_lies_over_the_package(
    wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its check is clean, each page says whose it is, and the package is read but never imported."""
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "paket")
    (tmp_path / "paket" / FOLDER / "__init__.py").write_text("raise SystemExit('imported')\n")
    monkeypatch.syspath_prepend(tmp_path / "paket")
    settings = tmp_path / "vi/site_config"
    settings.mkdir(parents=True)
    site = {**OWN, "contact": "vi@vi.example", "base": NAME, "hide": ["dilemma/tallriken"]}
    (settings / "site.yml").write_text(yaml.safe_dump(site, allow_unicode=True), "utf-8")
    shutil.copy2(SETTINGS / "tillganglighet.yml", settings)
    (settings.parent / "mkdocs.yml").write_text("site_name: Vi\nplugins: [ethos]\ndocs_dir: site_config\n")
    found = inspection.inspect(settings.parent, DAY)
    assert found.problems == []
    assert found.catalogue and all(each.source.is_base for each in found.catalogue.entries)
    assert {each.origin.licence for each in found.catalogue.entries if each.origin} == {"CC BY 4.0"}
    assert "dilemma/tallriken" not in found.catalogue.by_key
    press = Press(found.catalogue, DAY)
    first = found.catalogue.by_key["dilemma/torsdagsbastun"]
    assert "Texten kommer från" in face.of("dilemma").page(press, first).draw().html
    assert FOLDER not in sys.modules
