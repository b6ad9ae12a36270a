"""How commands lay a new file in its folder: never through a link, and never over another without being told."""

from __future__ import annotations

import os
from pathlib import Path

from ethos import bases, texts
from ethos.content import FOLDERS
from ethos.problem import EthosError
from ethos.source import files
from ethos.source.layers import Layers


def lay(root: Path, path: str, text: str, *, overwrite: bool = False, over_base: bool = False) -> None:
    """Write a file at a path below the root.

    Raises:
        EthosError: there is one already, in the base too but for who writes ``over_base``, or a link is on the way.
    """
    under = bases.layers(root, FOLDERS)
    if not over_base and isinstance(under, Layers) and under.is_base(path):
        raise EthosError(texts.label("new.in_base").format(path=under.named(path), key=bases.key_of(path)))
    if refused := files.off_limits(root, path):
        raise EthosError(refused.message)
    target = root / path
    if is_there(root, path) and not overwrite:
        raise EthosError(texts.label("new.there").format(path=path))
    target.parent.mkdir(parents=True, exist_ok=True)
    if overwrite:
        target.unlink(missing_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise EthosError(texts.label("new.there").format(path=path)) from error


def is_there(root: Path, path: str) -> bool:
    """True when something lies at a path below the root, if only a link."""
    return os.path.lexists(root / path)
