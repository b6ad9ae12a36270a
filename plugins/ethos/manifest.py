"""The manifest of a built site: every file's size and SHA-256, in ``data/manifest.json``.

It says what was built, so that anyone can see whether that is what is published (``integrity.py``). Sorted, one file
a line, and the same bytes for the same site. It does not list itself.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from ethos import texts
from ethos.place import MANIFEST
from ethos.problem import EthosError

PATH = MANIFEST.path
SIGNATURE = f"{PATH}.sig"
"""Where the publisher lays a signature of it, after the build (``signature.py``)."""
VERSION = 1
PART = 1 << 16
"""Bytes that are read at once: most of a site's files are smaller, and a larger room costs more than they do."""


def _relative(path: str) -> str:
    """A manifest may come from the network: no path in it leads out of the folder that it is compared with."""
    if "\0" in path or {"", ".", ".."} & set(path.split("/")):
        raise ValueError("not a path within the site")
    return path


class Seal(BaseModel):
    """A file as it was built: its size in bytes, and the SHA-256 of its bytes in hexadecimal."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    bytes: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Manifest(BaseModel):
    """Every file of a site by its path relative to the root, but the manifest itself."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    version: Annotated[Literal[1], Field(alias="schema")]
    files: dict[Annotated[str, AfterValidator(_relative)], Seal]


def write(site: Path, known: Mapping[str, str] = MappingProxyType({})) -> None:
    """Write the manifest of everything that lies in a built site; ``known`` are hashes by path, as files were laid.

    Raises:
        OSError: a file cannot be read, or the manifest not written.
    """
    sizes = sizes_in(site)
    paths = sorted(sizes.keys() - {PATH})
    listed = ",\n".join(_line(path, sizes[path], known.get(path) or digest(site / path)) for path in paths)
    (site / PATH).parent.mkdir(exist_ok=True)
    (site / PATH).write_text(f'{{"schema": {VERSION}, "files": {{\n{listed}\n}}}}\n', encoding="utf-8", newline="\n")


def _line(path: str, size: int, digest: str) -> str:
    return f'{json.dumps(path, ensure_ascii=False)}: {{"bytes": {size}, "sha256": "{digest}"}}'


def parse(data: bytes, where: object) -> Manifest:
    """Read a manifest; ``where`` it comes from is for the message.

    Raises:
        EthosError: it is no manifest that we know.
    """
    try:
        return Manifest.model_validate_json(data)
    except ValidationError as error:
        raise EthosError(texts.label("integrity.unreadable").format(where=where)) from error


def digests(site: Path) -> dict[str, str]:
    """The SHA-256 of every file of a built site, by path, as its manifest has it.

    Raises:
        EthosError: it is no manifest that we know.
        OSError: it cannot be read.
    """
    return {path: each.sha256 for path, each in parse((site / PATH).read_bytes(), site).files.items()}


def digest(path: Path | str) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    made_of = hashlib.sha256()
    with open(path, "rb", buffering=0) as file:
        while part := file.read(PART):
            made_of.update(part)
    return made_of.hexdigest()


def entries(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Everything below a folder that is not a folder itself, with its path; symbolic links are not followed."""
    waiting = [""]
    while waiting:
        below = waiting.pop()
        with os.scandir(f"{folder}/{below}") as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{below}{entry.name}/")
                else:
                    yield below + entry.name, entry


def sizes_in(folder: Path) -> dict[str, int]:
    """Every regular file by path, with its size in bytes. Symbolic links are no files."""
    found = ((path, entry) for path, entry in entries(folder) if entry.is_file(follow_symlinks=False))
    return {path: entry.stat(follow_symlinks=False).st_size for path, entry in found}
