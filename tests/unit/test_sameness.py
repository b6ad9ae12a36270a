"""The ruler of sameness: the same texts give the same bytes, and a missed goal can stop whoever asks."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from programs import run

RULER = "bench/sameness.py"


def measured(root: Path, out: Path, *words: str | Path, seed: str = "0") -> str:
    done = run(sys.executable, RULER, "--out", out, *words, cwd=root, PYTHONHASHSEED=seed)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_same_texts_give_the_same_bytes(root: Path, tmp_path: Path) -> None:
    """Whatever the order that files and sets come in; every share is a share."""
    table = measured(root, tmp_path / "a.json", seed="1")
    assert measured(root, tmp_path / "b.json", seed="2") == table
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    found = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert 1 < found["dilemmas"] <= len(list((root / "dilemmas").glob("*.md")))
    assert abs(sum(found["endings"]["shares"].values()) - 1) < 0.01
    assert abs(sum(found["questions"]["first_word"].values()) - 1) < 0.05


def test_some_files_are_measured_alone_and_a_missed_goal_is_told(root: Path, tmp_path: Path) -> None:
    """One story has one ending, which is more than any goal allows; without --check that stops nobody."""
    story = root / "dilemmas" / "torsdagsbastun.md"
    table = measured(root, tmp_path / "one.json", "--files", story)
    assert "1 dilemmas" in table
    assert "missed  most common ending" in table
    assert run(sys.executable, RULER, "--files", story, "--check", cwd=root).returncode == 1
    assert run(sys.executable, RULER, "--files", root / "mkdocs.yml", cwd=root).returncode == 1
