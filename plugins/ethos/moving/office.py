"""Office files (Word, Excel) before anybody opens them: a zip file of bounded size, whose XML holds no entities."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from ethos.moving.found import LARGEST, contents, refused

UNPACKED = 4 * LARGEST
PARTS = 2000


def opened(path: Path, main: str) -> io.BytesIO:
    """The bytes of an Office Open XML file (ISO/IEC 29500-2) with a main part in the folder ``main``.

    Raises:
        EthosError: it is another sort of file, unpacks to too much, or has a document type, which none may have.
    """
    data = contents(path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parcel:
            _look(parcel, path, main)
    except (zipfile.BadZipFile, ParseError, DefusedXmlException, NotImplementedError, RuntimeError, EOFError) as error:
        raise refused("broken", path=path.name) from error
    return io.BytesIO(data)


def _look(parcel: zipfile.ZipFile, path: Path, main: str) -> None:
    parts = parcel.infolist()
    if len(parts) > PARTS or sum(each.file_size for each in parts) > UNPACKED:
        raise refused("large", path=path.name, limit=UNPACKED >> 20)
    if not any(each.filename.startswith(f"{main}/") for each in parts):
        raise refused("broken", path=path.name)
    for each in parts:
        if each.filename.endswith((".xml", ".rels")):
            with parcel.open(each) as part:
                for _, element in iterparse(part, forbid_dtd=True):
                    element.clear()
