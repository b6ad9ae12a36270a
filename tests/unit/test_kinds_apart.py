"""The kinds keep apart: whichever there are, none knows of another."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from ethos import kinds
from ethos.kinds import KINDS

FOLDER = Path(kinds.__file__).parent


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_never_imports_another_kind(kind: str) -> None:
    """References are slugs, so that a kind can come and go without the others."""
    others = [model for model in KINDS.values() if model is not KINDS[kind]]
    own = {model.__module__ for model in others} | {f"{kinds.__name__}.{model.__name__}" for model in others}
    tree = ast.parse((FOLDER / f"{KINDS[kind].__module__.rpartition('.')[2]}.py").read_text("utf-8"))
    told = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    modules = {node.module for node in told}
    names = {f"{node.module}.{each.name}" for node in told for each in node.names}
    names |= {each.name for node in ast.walk(tree) if isinstance(node, ast.Import) for each in node.names}
    assert not own & (modules | names)
