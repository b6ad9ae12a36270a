"""Processes are started by a call that says so, never by making an object: who makes one may do so anywhere."""

from __future__ import annotations

import ast
import multiprocessing.process
import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

import ethos
from ethos import cores
from ethos.kept import Store
from ethos.paper.printing import Printing
from ethos.paper.sheet import Order, Sheet
from ethos.search.apart import Apart

PACKAGE = Path(ethos.__file__).parent


class StartedError(Exception):
    """A process, or what would have been one."""


@pytest.fixture(autouse=True)
def starting_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(*_: object, **__: object) -> None:
        raise StartedError

    monkeypatch.setattr(subprocess, "Popen", start)
    monkeypatch.setattr(multiprocessing.process.BaseProcess, "start", start)
    monkeypatch.setattr(cores.threading, "active_count", lambda: 1)


def printing(root: Path) -> Printing:
    sheet = Sheet("a.pdf", "guide", "A", date(2026, 11, 2), {})
    return Printing(Store(root, b"secret").shelf("documents"), Order([sheet], lambda _: {}, {}))


MADE: dict[str, Callable[[Path], Printing | Apart]] = {
    "what is printed": printing,
    "what is indexed": lambda root: Apart(lambda folder: None),
}


@pytest.mark.parametrize("make", MADE.values(), ids=MADE)
def test_it_is_made_and_then_begun(make: Callable[[Path], Printing | Apart], tmp_path: Path) -> None:
    made = make(tmp_path)
    with pytest.raises(StartedError):
        made.begin()


STARTERS = {
    "cores.py": "multiprocessing",
    "git.py": "subprocess",
    "upgrade.py": "subprocess",
    "paper/printing.py": "subprocess",
    "search/apart.py": "multiprocessing",
    "signature.py": "subprocess",
    "spelling.py": "subprocess",
}
"""Who starts processes. Who joins them is in the test above, or has a function that waits for its process."""


OTHER_WAYS = re.compile(
    r"os\.(system|popen|exec\w+|spawn\w+|posix_spawn\w*|fork\w*)|asyncio\.create_subprocess\w*|pty\.\w+"
)


def nodes() -> Iterator[tuple[str, ast.AST]]:
    for path in PACKAGE.rglob("*.py"):
        yield from (
            (path.relative_to(PACKAGE).as_posix(), node) for node in ast.walk(ast.parse(path.read_text("utf-8")))
        )


def test_few_modules_start_processes() -> None:
    found = {}
    for path, node in nodes():
        for each in node.names if isinstance(node, ast.Import) else ():
            if each.name in ("subprocess", "multiprocessing"):
                found[path] = each.name
        if isinstance(node, ast.Attribute):
            assert not OTHER_WAYS.fullmatch(ast.unparse(node)), path
    assert found == STARTERS


def test_git_is_started_in_one_place() -> None:
    """Where all that keeps it from starting something else is said."""
    named = {path for path, node in nodes() if isinstance(node, ast.Constant) and node.value == "git"}
    assert named & STARTERS.keys() == {"git.py"}
