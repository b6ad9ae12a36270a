"""Files to take away: what they hold is what they are called, and nothing in them runs."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ethos.problem import Problem
from ethos.source import attachments
from ethos.views.attached import language_words, size_words

TYPES = "[Content_Types].xml"


def packed(*names: str, mimetype: str = "") -> bytes:
    """A zip file with files of these names; an OpenDocument file begins with its media type."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


SOUND = {
    ".pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    ".docx": packed(TYPES, "word/document.xml"),
    ".xlsx": packed(TYPES, "xl/workbook.xml"),
    ".pptx": packed(TYPES, "ppt/presentation.xml"),
    ".odt": packed("content.xml", mimetype="application/vnd.oasis.opendocument.text"),
    ".ods": packed("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"),
    ".csv": "år;antal\n2026;1\n".encode(),
}


def told(root: Path, ending: str, data: bytes) -> str:
    (root / f"a{ending}").write_bytes(data)
    found = attachments.look(root, f"a{ending}")
    return found.code if isinstance(found, Problem) else ""


@pytest.mark.parametrize("ending", attachments.ENDINGS)
def test_a_file_is_what_it_is_called(ending: str, tmp_path: Path) -> None:
    """And none of the others."""
    right = [name for name, data in SOUND.items() if not told(tmp_path, ending, data)]
    assert right == [ending]


@pytest.mark.parametrize(
    ("ending", "data"),
    [
        (".docx", packed(TYPES, "word/document.xml", "word/vbaProject.bin")),
        (".docx", SOUND[".docx"][:-9]),
        (".docx", b"PK\x03\x04"),
        (".odt", packed("content.xml", mimetype="application/vnd.oasis.opendocument.text-template")),
        (".csv", "år".encode("latin-1")),
        (".csv", "år".encode("utf-16")),
        (".csv", b"\xef\xbb\xbf<html><script>"),
        (".pdf", b"<html>%PDF-1.7"),
    ],
)
def test_what_is_broken_or_runs_is_refused(ending: str, data: bytes, tmp_path: Path) -> None:
    assert told(tmp_path, ending, data) == "attachment-mislabelled"


@given(st.sampled_from(attachments.ENDINGS), st.binary(max_size=200), st.booleans())
def test_any_bytes_are_judged(tmp_path_factory: pytest.TempPathFactory, ending: str, data: bytes, whole: bool) -> None:
    """Whatever somebody has sent, nothing falls."""
    bytes_ = data if whole else SOUND[ending][: len(data)] + data
    assert told(tmp_path_factory.getbasetemp(), ending, bytes_) in {"", "file-empty", "attachment-mislabelled"}


def test_a_link_and_a_heap_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "b.pdf").symlink_to("/etc/passwd")
    found = attachments.look(tmp_path, "b.pdf")
    assert isinstance(found, Problem)
    assert found.code == "file-symlink"
    monkeypatch.setattr(attachments, "LARGEST", 3)
    assert told(tmp_path, ".pdf", SOUND[".pdf"]) == "attachment-too-large"


def test_sizes_and_languages_in_swedish() -> None:
    assert [size_words(each).replace("\u00a0", " ") for each in (0, 499, 340_000, 999_999, 1_234_567, 20 << 20)] == [
        *("1 kB", "1 kB", "340 kB", "1000 kB", "1,2 MB", "21,0 MB")
    ]
    assert [language_words(each) for each in ("sv", "en-GB", "tlh")] == ["svenska", "engelska", "språk: tlh"]
