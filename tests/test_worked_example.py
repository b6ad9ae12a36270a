"""The worked example of ARCHITECTURE.md, carried out as it stands there; and each of its steps left out in turn."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest

from conftest import ROOT

BLOCK = re.compile(r"^```(?P<form>\w+) (?P<path>\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
CHANGE = re.compile(r"((?:[ -].*\n)+)((?:\+.*\n)+)")
COMMAND = re.compile(r"`FRESHEN=1 \.venv/bin/pytest ([^`]+)`")
HOUSE = ("plugins", "site_config", ".vscode", "pyproject.toml", "mkdocs.yml")
CACHE = ".mypy_cache"
"""What mypy knows of the project, if it has been asked: it goes by what files hold, and takes half a minute without."""
TESTS = ("conftest.py", "inert.py", "lessons.py", "repositories.py", "golden", "test_golden.py")
UNIT = ("test_kinds.py", "test_schema.py", "test_template.py")
LEFT = shutil.ignore_patterns("__pycache__")
FORGOTTEN = "import json, test_kinds; print(json.dumps(test_kinds.forgotten()))"
FOUND = """
import json, sys
from datetime import date
from pathlib import Path
from ethos.content import load
from ethos.views.searched import search_records
catalogue = load(Path(sys.argv[1])).catalogue
print(json.dumps({each.url: [each.kind, each.filters["slag"]] for each in search_records(catalogue, date.min)}))
"""


@dataclass(frozen=True)
class Step:
    """A block of the example: whether it is a file, a change or an addition, and to which file."""

    form: str
    path: str
    text: str

    def done_to(self, before: str) -> str:
        """What the file holds then."""
        if self.form == "toml":
            return f"{before}\n{self.text}"
        return changed(before, self.text) if self.form == "diff" else self.text


def changed(text: str, diff: str) -> str:
    """A text with each change of a diff made: what is taken away, or stands before what comes, is there once."""
    for old, new in CHANGE.findall(diff):
        before = "".join(f"{line[1:]}\n" for line in old.splitlines())
        kept = "".join(f"{line[1:]}\n" for line in old.splitlines() if line[0] == " ")
        assert text.count(before) == 1, before
        text = text.replace(before, kept + "".join(f"{line[1:]}\n" for line in new.splitlines()))
    return text


EXAMPLE = (ROOT / "ARCHITECTURE.md").read_text("utf-8").partition("## Worked example")[2].partition("\n## ")[0]
STEPS = [Step(**found.groupdict()) for found in BLOCK.finditer(EXAMPLE)]
MODEL, LISTED, WORDS, FACE, CASE = STEPS


class House:
    """A copy of the project without its content, in which the example is carried out."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in (*HOUSE, *(f"tests/{each}" for each in TESTS), *(f"tests/unit/{each}" for each in UNIT)):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            copy = partial(shutil.copytree, ignore=LEFT) if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, root / name)
        self.before = {step.path: self.read(step.path) if (root / step.path).exists() else "" for step in STEPS}
        for step in STEPS:
            self.take(step)

    def read(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def take(self, step: Step) -> None:
        """Do what a step says."""
        (self.root / step.path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / step.path).write_text(step.done_to(self.before[step.path]), "utf-8")

    def run(self, *words: str | Path, **more: str) -> str:
        """What a Python program says that runs with the house in this copy."""
        env = os.environ | {"PYTHONPATH": "plugins:tests:tests/unit", "NO_COLOR": "1"} | more
        env |= {"PYTHONDONTWRITEBYTECODE": ""}  # what one run has compiled the next one reads, and there are twenty
        command = [sys.executable, *map(str, words)]
        done = subprocess.run(command, cwd=self.root, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def ethos(self, *words: str) -> str:
        return self.run("-m", "ethos", *words, "--today", "2026-11-30")

    def forgotten(self) -> list[str]:
        """What the tests of the kinds name."""
        found: list[str] = json.loads(self.run("-c", FORGOTTEN))
        return found


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return House(tmp_path_factory.mktemp("example") / "house")


@pytest.fixture(scope="module")
def site(house: House) -> Path:
    """The site of the copy, with a report that ``ethos new`` has made and an editor has published under a theme."""
    house.run("-m", "ethos", "schema")
    path = house.root / house.ethos("new", "report", "Luften i klassrummet").strip()
    assert house.ethos("check", "--strict").startswith("Inga problem")
    text = path.read_text("utf-8").replace("status: draft", "status: published")
    text = re.sub(r"#themes: .*", "themes: [jav]", text)
    text = re.sub(r"(?m)^summary: .*", "summary: Vad vi andas på lektionerna.", text)
    head, _, _ = text.rpartition("---\n")
    path.write_text(f"{head}---\n\nVi mätte luften i tolv klassrum.\n", "utf-8")
    assert house.ethos("check", "--strict").startswith("Inga problem")
    house.ethos("build", "--strict")
    return house.root / "site"


PAGE = "rapporter/luften-i-klassrummet/"


@pytest.mark.parametrize(
    ("path", "held"),
    [
        (f"{PAGE}index.html", ["<h1>Luften i klassrummet</h1>", "R 12", '<a href="../../rapporter/">Rapporter</a>']),
        ("rapporter/index.html", [f'href="../{PAGE}"', "Vad andra har undersökt", "R 12", "rapporter.atom"]),
        ("a-o/index.html", [f'href="../{PAGE}"', "<span>Rapport</span>"]),
        ("teman/jav/index.html", [f'href="../../{PAGE}"', "Rapporter</h2>"]),
        ("floden/rapporter.atom", [PAGE]),
        ("floden/rapporter.json", [PAGE]),
        ("floden/nytt.atom", [PAGE]),
        ("floden/tema/jav.json", [PAGE]),
        ("floden/index.html", ["rapporter.atom"]),
        ("sok/index.html", ['value="report"', "Rapport"]),
        ("data/katalog.json", ['"kind": "report"', PAGE]),
        ("data/schema/report.json", ['"number"', "En rapport om något"]),
        ("data/schema/katalog.json", ['"report"']),
        ("sitemap.xml", [f"{PAGE}</loc>", "rapporter/</loc>"]),
    ],
)
def test_a_report_is_shown(path: str, held: list[str], site: Path) -> None:
    """Wherever an entry is shown, told of or found."""
    text = (site / path).read_text("utf-8")
    assert [part for part in held if part not in text] == [], text


def test_a_report_is_found(house: House, site: Path) -> None:
    """By its page, and by what it is."""
    assert site.is_dir()
    assert json.loads(house.run("-c", FOUND, house.root))[PAGE] == ["Rapport", ["report"]]


def test_a_report_has_a_picture(site: Path) -> None:
    """For those who share it."""
    assert (site / f"delning/{PAGE.strip('/')}.png").is_file()


@pytest.mark.slow
def test_the_house_stands(house: House) -> None:
    """Form, types and contracts, the golden case, and the files that editors' programs read."""
    house.run("-m", "ruff", "format", "--check", "-q", "plugins")
    house.run("-m", "ruff", "check", "-q", "plugins")
    if (ROOT / CACHE).is_dir():
        shutil.copytree(ROOT / CACHE, house.root / CACHE)
    house.run("-m", "mypy")
    house.run("-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache")
    words = COMMAND.findall(EXAMPLE)[0].split()
    house.run("-m", "pytest", "-p", "no:cacheprovider", *words, FRESHEN="1")
    house.run("-m", "pytest", "-p", "no:cacheprovider", "tests", "-k", "report")
    assert house.forgotten() == []


def without(line: str) -> Step:
    """The words of the kind, but for the line that begins so."""
    return replace(WORDS, text="".join(f"{each}\n" for each in WORDS.text.splitlines() if not each.startswith(line)))


IN_WORDS = "plugins/ethos/sv.toml: [label.kind.report] lacks"
IN_FIELD = "plugins/ethos/sv.toml: [field.number] lacks about"
IN_CASE = (
    "tests/golden/outputs/report-page.yml lacks a small site with a report, and what rapporter/<name>/index.html holds"
)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("left", "told"),
    [
        ([replace(LISTED, text="")], ["plugins/ethos/kinds/__init__.py: add Report to MODELS"]),
        (
            [replace(MODEL, text=""), replace(LISTED, text="")],
            ["plugins/ethos/views/faces/report.py is no kind's face"],
        ),
        ([without("")], [f"{IN_WORDS} {name}" for name in ("one", "many", "list", "schema", "new")] + [IN_FIELD]),
        *(([without(name)], [f"{IN_WORDS} {name}"]) for name in ("one", "many", "list", "schema", "new")),
        *(([without(name)], [IN_FIELD]) for name in ("about", "example")),
        ([replace(FACE, text="")], ["plugins/ethos/views/faces/report.py lacks FACE"]),
        ([replace(CASE, text="outputs: {}\n")], [IN_CASE]),
    ],
)
def test_a_step_that_is_left_out_is_named(left: list[Step], told: list[str], house: House) -> None:
    """With the file to add to, and what to add; by a test, not by a traceback."""
    try:
        for step in left:
            house.take(step)
        found = house.forgotten()
    finally:
        for step in STEPS:
            house.take(step)
    assert [each for each in told if not any(each in other for other in found)] == [], found


def test_what_editors_programs_read_is_asked_for(tmp_path: Path) -> None:
    """Before it is written there is no schema of the new kind."""
    assert any(
        each.startswith(".vscode/schema/report.json is missing: FRESHEN=1")
        for each in House(tmp_path / "house").forgotten()
    )
