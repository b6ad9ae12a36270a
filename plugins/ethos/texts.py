"""Every Swedish label and every wording of a fault, looked up in one place: ``sv.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any


@cache
def catalogue() -> dict[str, Any]:
    """The whole of ``sv.toml`` as nested dictionaries."""
    return tomllib.loads(resources.files("ethos").joinpath("sv.toml").read_text(encoding="utf-8"))


@cache
def label(path: str) -> str:
    """The label at a dotted path, such as ``closure.open``.

    Raises:
        KeyError: no such label; a fault in the program, never in content.
    """
    return str(_at(path))


def wording(code: str) -> dict[str, str]:
    """The ``level``, ``message`` and ``hint`` of a problem code, with ``{facts}`` left open."""
    return dict(catalogue()["problem"][code])


def labels(path: str) -> dict[str, Any]:
    """All labels under a dotted path, in the order of the file; raises as ``label`` does."""
    return dict(_at(path))


def _at(path: str) -> Any:
    node: Any = catalogue()["label"]
    try:
        for step in path.split("."):
            node = node[step]
    except (KeyError, TypeError) as error:
        raise KeyError(f"sv.toml: label.{path}") from error
    return node


def field(loc: Sequence[str | int]) -> dict[str, str]:
    """What a field is (``about``) and a correct ``example``, by the longest end of its path that ``sv.toml`` knows.

    A key that an agency has chosen itself is shown by what it stands in.
    """
    steps = [step for step in loc if isinstance(step, str)]
    known: dict[str, dict[str, str]] = catalogue()["field"]
    ends = (".".join(steps[start:stop]) for stop in range(len(steps), 0, -1) for start in range(stop))
    return next((known[end] for end in ends if end in known), {"about": "", "example": ""})
