"""A site that is made in parts, by machines that know nothing of each other, and joined by one.

Every machine reads all the content, for lists and links tell of all of it, and draws its share of the pages and files.
Who joins them lays what was drawn, makes the search index, and publishes what one machine alone would have made, to the
last byte. A part says what it was made of (``unchanged.py``): what was made of anything else is not joined.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ethos import integrity, texts
from ethos.manifest import Seal
from ethos.output import Copy, File, Output, file_of
from ethos.problem import EthosError
from ethos.search.apart import Apart
from ethos.site import Edition

TOLD = ".ethos-part"
"""The file at the top of a part that says which it is."""
MOST = 1000
WRITTEN = re.compile(r"([1-9]\d{0,3})/([1-9]\d{0,3})")
LARGEST = 1 << 12
"""Bytes of what a part says of itself: many times what it needs."""


class Part(BaseModel):
    """One part of so many, from 1, and a hash of what it is made of."""

    model_config = ConfigDict(frozen=True)

    number: Annotated[int, Field(ge=1, le=MOST)]
    of: Annotated[int, Field(ge=1, le=MOST)]
    made_of: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]

    @classmethod
    def read(cls, written: str, made_of: str) -> Self:
        """A part as it is written: ``3/20``.

        Raises:
            EthosError: there is no such part, or nothing says what it would be made of.
        """
        match = WRITTEN.fullmatch(written)
        number, of = map(int, match.groups()) if match else (0, 0)
        if not 1 <= number <= of <= MOST:
            raise EthosError(texts.label("parts.written").format(written=written, most=MOST))
        if not made_of:
            raise EthosError(texts.label("parts.untold"))
        return cls(number=number, of=of, made_of=made_of)

    def takes(self, path: str) -> bool:
        """True for a file that belongs to this part, and to no other."""
        return int.from_bytes(sha256(path.encode()).digest()[:8]) % self.of == self.number - 1

    def share(self, edition: Edition) -> Edition:
        """What of an edition this part draws: neither what only lies somewhere, nor what is searched."""
        mine = (each for each in edition.outputs if not isinstance(each, Copy) and self.takes(file_of(each)))
        told = File(TOLD, json.dumps(self.model_dump()).encode())
        return replace(edition, outputs=[*mine, told], search=Apart(lambda _: None))


@dataclass(frozen=True)
class _Made:
    """A part in its folder, which has been compared with its manifest."""

    folder: Path
    part: Part
    files: Mapping[str, Seal]


def joined(edition: Edition, folders: Sequence[Path], made_of: str) -> Edition:
    """An edition whose pages and files are taken from the parts that drew them.

    Raises:
        EthosError: a part is missing, damaged, or was made of something else.
        OSError: a file cannot be read.
    """
    made = sorted((_made(each, made_of) for each in folders), key=lambda each: each.part.number)
    found = [each.part.number for each in made]
    of = {each.part.of for each in made}
    if len(of) != 1 or found != [*range(1, max(of) + 1)]:
        raise EthosError(texts.label("parts.missing").format(found=", ".join(map(str, found)), of=max(of, default=0)))
    return replace(edition, outputs=list(_taken(edition.outputs, made)))


def _taken(outputs: Sequence[Output], made: Sequence[_Made]) -> Iterator[Output]:
    where = {path: each.folder for each in made for path in each.files if each.part.takes(path)}
    for each in outputs:
        path = file_of(each)
        yield Copy(path, where[path] / path) if path in where and not isinstance(each, Copy) else each


def _made(folder: Path, made_of: str) -> _Made:
    try:
        with (folder / TOLD).open("rb") as file:
            part = Part.model_validate_json(file.read(LARGEST))
    except (OSError, ValidationError) as error:
        raise EthosError(texts.label("parts.none").format(folder=folder)) from error
    if part.made_of != made_of:
        raise EthosError(texts.label("parts.other").format(folder=folder))
    wanted = integrity.manifest_in(str(folder))
    if faults := integrity.compare(str(folder), wanted):
        raise EthosError(texts.label("parts.damaged").format(folder=folder, path=faults[0].path))
    return _Made(folder, part, wanted.files)
