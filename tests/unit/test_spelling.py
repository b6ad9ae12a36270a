"""Spelling: asked once, bounded, and moved by nothing that lies beside the content."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from ethos import spelling


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place first on the path for a program of the test's own by hunspell's name."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path / "hunspell"


def write(program: Path, code: str) -> None:
    program.write_text(f"#!{sys.executable}\nimport sys, time\n{code}\n", encoding="utf-8")
    program.chmod(0o755)


def test_a_misspelt_word_comes_with_what_may_be_meant(hunspell: None) -> None:
    """Right words, compounds among them, are not told; a word that is like none has no better one."""
    found = spelling.misspelt({"protokolet", "protokollet", "järnvägsstation", "Göran"})
    assert found == {"protokolet": "protokollet"}
    assert spelling.misspelt({"qxzqxzq"}) == {"qxzqxzq": ""}
    assert spelling.misspelt(set()) == {}


def test_word_lists_in_the_folder_or_at_home_change_nothing(
    hunspell: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A proposal cannot bring words of its own, and neither can a person's settings."""
    (tmp_path / "sv_SE.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (tmp_path / "sv_SE.dic").write_text("1\nprotokolet\n", encoding="utf-8")
    (tmp_path / ".hunspell_sv_SE").write_text("protokolet\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("DICPATH", str(tmp_path))
    monkeypatch.setenv("DICTIONARY", str(tmp_path / "sv_SE"))
    assert spelling.misspelt({"protokolet"}) == {"protokolet": "protokollet"}


def test_without_the_program_nothing_is_told(program: Path) -> None:
    """Neither is one there that cannot find its words: it ends with 1."""
    spelling.is_installed.cache_clear()
    assert not spelling.is_installed()
    assert spelling.misspelt({"protokolet"}) == {}
    write(program, "sys.exit(1)")
    spelling.is_installed.cache_clear()
    assert not spelling.is_installed()
    spelling.is_installed.cache_clear()


def test_one_that_never_ends_is_left(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it had told by then is told."""
    monkeypatch.setattr(spelling, "SECONDS", 1)
    write(program, "print('abc', flush=True)\nprint('de', end='', flush=True)\ntime.sleep(60)")
    begun = time.monotonic()
    assert spelling.misspelt({"abc", "def"}) == {"abc": ""}
    assert time.monotonic() - begun < 20


def test_words_are_bounded_and_never_arguments(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked about so many words, and for better ones for a few: once each, in its input."""
    monkeypatch.setattr(spelling, "MOST", 3)
    monkeypatch.setattr(spelling, "GUESSED", 2)
    log = program.with_name("log")
    write(
        program,
        f"asked = sys.stdin.read()\nopen({str(log)!r}, 'a').write(repr((sys.argv[1:], asked)) + chr(10))\nprint(asked)",
    )
    assert list(spelling.misspelt({"d", "b", "-c", "a"})) == ["-c", "a", "b"]
    assert log.read_text("utf-8").splitlines() == [
        "(['-d', 'sv_SE', '-i', 'UTF-8', '-l'], '-c\\na\\nb')",
        "(['-d', 'sv_SE', '-i', 'UTF-8', '-a'], '^-c\\n^a')",
    ]
