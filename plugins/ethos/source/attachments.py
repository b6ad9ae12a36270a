"""Files to take away, as they are: of a few named formats, whole in themselves, and what they are called.

Nothing here can run where it is published: no HTML, SVG or script is among the formats, and an office file with
programs in it (macros) is none of ours. They are sent as attachments (``headers.py``), never shown as pages of ours.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from ethos.problem import Problem, problem
from ethos.source import files
from ethos.source.layers import Root

FOLDER = "content/filer"
"""Where they lie; published under ``filer/``."""

LARGEST = 20 * files.MEBIBYTE
"""Bytes of one: a report of some hundred pages with pictures."""

_ODF = b"application/vnd.oasis.opendocument."


def look(root: Root, path: str) -> int | Problem:
    """How many bytes there are in the file at ``path`` below ``root``, or why it is not what it is called."""
    data = files.contents(root, path, LARGEST, "attachment-too-large")
    if isinstance(data, Problem):
        return data
    told, ending = files.shown(path), PurePosixPath(path).suffix
    if not data:
        return problem("file-empty", told)
    if not _SIGNS[ending](data):
        return problem("attachment-mislabelled", told, name=PurePosixPath(told).name, format=FORMATS[ending])
    return len(data)


def _is_pdf(data: bytes) -> bool:
    return data.startswith(b"%PDF-")


def _is_office(part: str) -> Callable[[bytes], bool]:
    """An Office Open XML file (ISO/IEC 29500-2) whose main part lies in a folder, and which holds no programs."""

    def check(data: bytes) -> bool:
        names = _names(data)
        has_programs = any(name.lower().endswith(("vbaproject.bin", ".vbs", ".js")) for name in names)
        return "[Content_Types].xml" in names and any(each.startswith(part) for each in names) and not has_programs

    return check


def _names(data: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist() if data.startswith(b"PK") else []
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return []


def _is_open_document(sort: bytes) -> Callable[[bytes], bool]:
    """An OpenDocument file, which begins with its media type, neither packed nor hidden (1.3, part 2, 3.3)."""
    return lambda data: data.startswith(b"PK") and data[30:].startswith(b"mimetype" + _ODF + sort + b"PK")


def _is_csv(data: bytes) -> bool:
    """Lines of text in UTF-8."""
    try:
        return "\0" not in data.decode("utf-8") and not data.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<")
    except UnicodeDecodeError:
        return False


_SIGNS: Mapping[str, Callable[[bytes], bool]] = {
    ".pdf": _is_pdf,
    ".docx": _is_office("word/"),
    ".xlsx": _is_office("xl/"),
    ".pptx": _is_office("ppt/"),
    ".odt": _is_open_document(b"text"),
    ".ods": _is_open_document(b"spreadsheet"),
    ".csv": _is_csv,
}
"""How what a file holds is known, by its ending."""

FORMATS = dict(zip(_SIGNS, ("PDF", "Word", "Excel", "PowerPoint", "OpenDocument", "OpenDocument", "CSV"), strict=True))
"""What readers call each."""

ENDINGS = tuple(_SIGNS)
