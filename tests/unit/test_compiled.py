"""Templates that were compiled before are used as Python uses its own compiled files: where that can be done."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from ethos import compiled
from ethos.compiled import Compiled


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(compiled, "ROOM", tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def said(text: str, made_by: str = __file__) -> str:
    """A template's words, in a program that begins anew."""
    env = Environment(loader=DictLoader({"a.html": text}), bytecode_cache=Compiled(made_by), autoescape=True)
    return env.get_template("a.html").render()


def test_it_is_kept_until_the_template_or_what_compiles_it_changes(
    room: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert said("ett") == said("ett") == "ett"
    assert len(list(room.iterdir())) == 1
    assert said("två") == "två"
    other = tmp_path_factory.mktemp("other") / "press.py"
    other.write_text("")
    assert said("två", str(other)) == "två"
    assert len(list(room.iterdir())) == 2


@pytest.mark.parametrize("left", [b"", b"j2", b"\0" * 999])
def test_what_is_cut_short_is_compiled_again(room: Path, left: bytes) -> None:
    assert said("ett") == "ett"
    next(room.iterdir()).write_bytes(left)
    assert said("ett") == "ett"


def test_a_folder_that_cannot_be_written_to_costs_only_time(monkeypatch: pytest.MonkeyPatch, room: Path) -> None:
    monkeypatch.setattr(compiled, "ROOM", room / "nowhere")
    assert said("ett") == "ett"


def test_nothing_is_kept_when_python_is_told_so(monkeypatch: pytest.MonkeyPatch, room: Path) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert said("ett") == "ett" and not list(room.iterdir())
