"""What the commands import when they start: no more than they need, and nothing that only a build needs."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import ethos
from ethos import texts
from ethos.later import module_of
from ethos.publish import finish
from ethos.tree import Tree
from repositories import Repo

PACKAGE = Path(ethos.__file__).parent
DEPENDENCIES = (
    *("Stemmer", "babel", "brotli", "click", "holidays", "icalendar", "jinja2", "markdown", "markdown_it", "material"),
    *(
        "mdit_py_plugins",
        "mkdocs",
        "nh3",
        "PIL",
        "docx",
        "playwright",
        "pptx",
        "pydantic",
        "rdflib",
        "selectolax",
        "slugify",
        "typst",
        "webvtt",
        "yaml",
    ),
)
"""What the project and its tests are made with, as they are imported."""

READING = {"click", "pydantic", "selectolax", "slugify", "webvtt", "yaml"}
CHECKING = READING | {"markdown_it", "mdit_py_plugins", "nh3"}
RENDERING = CHECKING | {"PIL", "babel", "brotli", "Stemmer", "holidays", "icalendar", "jinja2"}
MKDOCS = {"mkdocs", "markdown"}
WRITING = {"rdflib"}
"""What is imported when a file is written that needs it."""
NEEDED = {
    "--help": {"click"},
    "check": CHECKING,
    "new": READING,
    "import": READING,
    "schema": READING,
    "init": CHECKING,
    "rename": READING,
    "upgrade": READING,
    "impact": CHECKING | {"babel", "icalendar"},
    "verify": {"click", "pydantic", "selectolax"},
    "export": RENDERING,
    "build": READING | {"brotli"},
    "join": RENDERING | MKDOCS,
    "serve": RENDERING | MKDOCS,
}
"""What each command needs of that. Look twice before you add a word: whoever runs the command waits for it."""

WITHOUT = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in missing:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

missing = set(sys.argv.pop(1).split(","))
sys.meta_path.insert(0, Missing())
from ethos.cli import main
main(prog_name="ethos")
"""


def python(code: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *map(str, words)], check=False, capture_output=True, text=True)


def ethos_without(packages: set[str], *words: str | Path) -> subprocess.CompletedProcess[str]:
    """A command where some packages cannot be imported."""
    return python(WITHOUT, ",".join(packages), *words)


def test_every_command_is_weighed() -> None:
    """A new command says what it needs."""
    assert NEEDED.keys() == {"--help", *texts.labels("command")}


@pytest.mark.parametrize("command", NEEDED)
def test_a_command_imports_what_it_needs(command: str) -> None:
    """Neither more, which everybody would wait for, nor less than is said here."""
    module = "cli" if command == "--help" else f"commands.{module_of(command)}"
    done = python(f"import sys, ethos.{module}; print(*sys.modules)")
    assert done.returncode == 0, done.stderr
    assert {name for name in done.stdout.split() if name in DEPENDENCIES} == NEEDED[command]


def test_all_commands_are_listed_without_any_of_them() -> None:
    done = ethos_without({*DEPENDENCIES} - {"click"}, "--help")
    assert done.returncode == 0, done.stderr
    assert all(f"  {name} " in done.stdout for name in texts.labels("command"))


@pytest.fixture
def published(tmp_path: Path) -> Path:
    site = tmp_path / "publicerat"
    (site / "data").mkdir(parents=True)
    (site / "index.html").write_text("<!doctype html><title>Prov</title>")
    finish(Tree(site))
    return site


def test_commands_work_without_mkdocs(repo: Repo, published: Path, tmp_path: Path) -> None:
    """Every command does its work, from the check to a folder for another generator, where MkDocs is not installed."""
    for words in (
        ("check",),
        ("new", "prose", "Om oss"),
        ("schema", "--out", tmp_path / "scheman"),
        ("impact", "--base", "HEAD"),
        ("export", tmp_path / "mapp"),
        ("verify", published),
    ):
        done = ethos_without({*DEPENDENCIES, "properdocs"} - NEEDED[words[0]] - WRITING, "--root", repo.root, *words)
        assert (done.returncode, done.stderr.count("Traceback")) == (0, 0), done
    assert (tmp_path / "mapp" / "index.html").is_file()


@pytest.mark.parametrize("words", [["build"], ["serve"], ["export", "--zip", "sajt.zip"]])
def test_what_needs_mkdocs_says_so(repo: Repo, words: list[str]) -> None:
    """In one line of Swedish, with 2, before anything is read or written."""
    before = sorted(repo.root.iterdir())
    done = ethos_without({"mkdocs"}, "--root", repo.root, *words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == f"ethos: {texts.label('later.missing').format(package='mkdocs')}\n"
    assert sorted(repo.root.iterdir()) == before


def test_a_fault_of_our_own_is_no_missing_package() -> None:
    """That a module of ours is not there is told with all that a developer needs."""
    done = ethos_without({"mkdocs"}, "--root", "/", "check")
    assert done.returncode == 2
    done = python("from ethos.later import load; load('commands.finns_inte')")
    assert "ModuleNotFoundError: No module named 'ethos.commands.finns_inte'" in done.stderr


LATE = {
    **dict.fromkeys(("later.py", "notes/__init__.py", "rules/__init__.py", "views/face.py"), "import_module"),
    "paper/worker.py": "import typst",
    "paper/office/__init__.py": "import_module",
    "views/dcat.py": "import_module",
}
"""Where something is imported later than at a module's top: commands, rules, notes and faces by their names, what may
not be loaded before a process has been made ready for it, and what only a worker or one file needs."""


def late_imports() -> dict[str, str]:
    found = {}
    for path in PACKAGE.rglob("*.py"):
        for outer in ast.walk(ast.parse(path.read_text("utf-8"))):
            inside = ast.walk(outer) if isinstance(outer, ast.FunctionDef | ast.Lambda) else [outer]
            for node in inside:
                is_import = isinstance(node, ast.Import | ast.ImportFrom) and node is not outer
                is_call = isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
                    ("import_module", "__import__")
                )
                if is_import or is_call:
                    found[path.relative_to(PACKAGE).as_posix()] = "import_module" if is_call else ast.unparse(node)
    return found


def test_late_imports_have_one_place() -> None:
    """Whoever looks for what a command loads finds it at the top of its module."""
    assert late_imports() == LATE
