"""Processes are started by a call that says so, never by making an object: who makes one may do so anywhere."""

from __future__ import annotations

import ast
import multiprocessing.process
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import ethos
from ethos import picture
from ethos.paper.printing import Printing
from ethos.paper.sheet import Order, Sheet
from ethos.picture import Drawing
from ethos.picture.card import Look, Words
from ethos.search.apart import Apart

PACKAGE = Path(ethos.__file__).parent
LOOK = Look("Namn", ((255,) * 3, (17,) * 3, (77,) * 3, (11, 79, 108), (254,) * 3))


class StartedError(Exception):
    """A process, or what would have been one."""


@pytest.fixture(autouse=True)
def starting_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def start(*_: object, **__: object) -> None:
        raise StartedError

    monkeypatch.setattr(subprocess, "Popen", start)
    monkeypatch.setattr(multiprocessing.process.BaseProcess, "start", start)
    monkeypatch.setattr(picture, "MANY", 1)
    monkeypatch.setattr(picture.threading, "active_count", lambda: 1)


def printing(root: Path) -> Printing:
    return Printing(root, Order([Sheet("a.pdf", "guide", "A", date(2026, 11, 2), {})], lambda _: {}, {}))


MADE: dict[str, Callable[[Path], Printing | Drawing | Apart]] = {
    "what is printed": printing,
    "what is drawn": lambda root: Drawing(root, LOOK, {"a.png": Words("", "A"), "b.png": Words("", "B")}),
    "what is indexed": lambda root: Apart(lambda folder: None),
}


@pytest.mark.parametrize("make", MADE.values(), ids=MADE)
def test_it_is_made_and_then_begun(make: Callable[[Path], Printing | Drawing | Apart], tmp_path: Path) -> None:
    made = make(tmp_path)
    with pytest.raises(StartedError):
        made.begin()


STARTERS = {
    "impact/repository.py": "subprocess",
    "paper/printing.py": "subprocess",
    "picture/__init__.py": "multiprocessing",
    "search/apart.py": "multiprocessing",
    "search/records.py": "subprocess",
}
"""Who starts processes. Who joins them is in the test above, or has a function that waits for its process."""


def test_few_modules_start_processes() -> None:
    found = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            found |= {path.relative_to(PACKAGE).as_posix(): n for n in names if n in ("subprocess", "multiprocessing")}
    assert found == STARTERS
