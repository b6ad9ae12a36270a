"""The generator's own styles, scripts and fonts, published under names that change with their content.

A browser may then keep them for ever. An agency's own ``site_config/theme/*.css`` comes after ours and wins.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from ethos.output import File

STYLE = "ethos.css"
AGENCY = "site_config/theme"
FONT = re.compile(r"url\(([\"']?)(?:\.\./)?(?:fonts/)?([\w.-]+\.woff2)\1\)")
IMPORT = re.compile(r"""(["'])\./([\w-]+\.js)\1""")


def files(root: Path) -> list[File]:
    """Everything to publish under ``assets/``, sorted by path."""
    return sorted(_published(root).values(), key=lambda file: file.path)


def paths(root: Path) -> dict[str, str]:
    """Where each asset is published: its own name (``ethos.css``, ``sok.js``) → path relative to the root."""
    return {name: file.path for name, file in _published(root).items()}


def _published(root: Path) -> Mapping[str, File]:
    return {**_ours(), STYLE: _style(root, _ours())}


@cache
def _ours() -> Mapping[str, File]:
    """Fonts, icons and scripts; a script is named after what it imports, so leaves come first."""
    found: dict[str, File] = {}
    for each in _folder("fonts"):
        if each.name.endswith(".woff2"):
            found[each.name] = hashed(each.name, each.read_bytes())
    scripts = {each.name: each.read_text("utf-8") for each in _folder("") if each.name.endswith((".js", ".svg"))}
    for name in sorted(scripts):
        _add_script(name, scripts, found)
    return found


def _add_script(name: str, scripts: Mapping[str, str], found: dict[str, File]) -> None:
    if name in found:
        return
    for match in IMPORT.finditer(scripts[name]):
        _add_script(match[2], scripts, found)
    text = IMPORT.sub(lambda m: f'"./{PurePosixPath(found[m[2]].path).name}"', scripts[name])
    found[name] = hashed(name, text.encode())


def _style(root: Path, ours: Mapping[str, File]) -> File:
    agency = sorted((root / AGENCY).glob("*.css")) if (root / AGENCY).is_dir() else []
    parts = [each.read_text("utf-8") for each in _folder("css") if each.name.endswith(".css")]
    text = "\n".join([*parts, *(path.read_text("utf-8") for path in agency)])
    led = FONT.sub(lambda match: f"url({PurePosixPath(ours[match[2]].path).name})", text)
    return hashed(STYLE, led.encode())


def hashed(name: str, content: bytes) -> File:
    """A file under ``assets/`` whose name tells its content."""
    path = PurePosixPath(name)
    return File(f"assets/{path.stem}.{hashlib.sha256(content).hexdigest()[:10]}{path.suffix}", content)


def _folder(name: str) -> list[Traversable]:
    folder = resources.files("ethos").joinpath("assets", *filter(None, [name]))
    return sorted((each for each in folder.iterdir() if each.is_file()), key=lambda each: each.name)
