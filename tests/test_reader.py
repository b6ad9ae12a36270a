"""One reader for every file, seen from outside: nothing of a proposal's is run, followed or told that should not be."""

from __future__ import annotations

import io
import os
import random
import sys
from datetime import date
from pathlib import Path
from shutil import rmtree

import pytest
from PIL import ExifTags, Image
from selectolax.lexbor import LexborHTMLParser

from conftest import Lay
from ethos import site
from ethos.output import Copy, Output, Page, file_of
from ethos.verify import verify
from programs import BIN, copy_of_a_part, run

DAY = date(2026, 11, 30)
PROGRAM = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n{} loop\n"
PAGE = """---
title: Om oss
summary: Vad vi gör.
status: published
published: 2026-01-15
---
![Ett torg](bilder/rum/torg.jpg "Torget > allt") och ![En ikon](bilder/ikon.png)
"""


def test_no_program_in_a_picture_is_run(tmp_path: Path) -> None:
    """PostScript called .png starts no Ghostscript, though there is one: in the content, nor in an agency's dress."""
    root, trap, sprung = copy_of_a_part(tmp_path / "rot"), tmp_path / "bin", tmp_path / "gs-has-run"
    trap.mkdir()
    (trap / "gs").write_text(f"#!/bin/sh\ntouch {sprung}\nexit 1\n")
    (trap / "gs").chmod(0o755)
    path = f"{trap}{os.pathsep}{os.environ['PATH']}"
    names = ["content/bilder/a.png", "site_config/theme/mark.png", "site_config/theme/logga.png"]
    for name in names:
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(PROGRAM)
    with (root / "content" / "om.md").open("a", encoding="utf-8") as page:
        page.write("\n![En bild](bilder/a.png)\n")
    for command in ("check", "build"):
        done = run(BIN / "ethos", "--root", root, command, PATH=path)
        assert done.returncode == 1, done.stderr
        assert (done.stdout + done.stderr).count("[picture-mislabelled]") == len(names)
        assert not sprung.exists()
    run(sys.executable, "-c", f"from PIL import Image; Image.open({str(root / names[0])!r}).load()", PATH=path)
    assert sprung.exists(), "the trap does not work, so nothing was tested"


def test_nothing_outside_the_tree_is_published(tmp_path: Path) -> None:
    """Whatever links a proposal brings, of an agency's files, of pictures or their folders: told, and not followed."""
    root, secret = copy_of_a_part(tmp_path / "rot"), tmp_path / "hemligt"
    secret.mkdir()
    for name in ("a.css", "mark.svg", "favicon.svg", "frame.html", "notis.txt", "b.png"):
        (secret / name).write_text("TOPSECRET")
        (root / "site_config" / "theme" / name).symlink_to(secret / name)
    (root / "site_config" / "theme" / "mapp").symlink_to(secret)
    rmtree(root / "content" / "bilder")
    (root / "content" / "bilder").symlink_to(secret)
    done = run(BIN / "ethos", "--root", root, "build", "--site-dir", tmp_path / "site")
    assert done.returncode == 1
    assert done.stderr.count("[file-symlink]") == 8
    assert "TOPSECRET" not in done.stdout + done.stderr
    assert not (tmp_path / "site").exists()


@pytest.fixture
def photo() -> bytes:
    """Two thousand pixels across, on its side, as a telephone writes it."""
    exif = Image.Exif()
    exif[ExifTags.Base.Artist], exif[ExifTags.Base.Orientation] = "Anna Andersson", 6
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (59.0, 19.0, 45.0)
    out = io.BytesIO()
    pixels = Image.frombytes("RGB", (60, 2000), random.Random(1).randbytes(3 * 60 * 2000))
    pixels.save(out, "JPEG", quality=90, exif=exif.tobytes())
    return out.getvalue()


def written(outputs: list[Output], folder: Path) -> Path:
    """The outputs in a folder."""
    for each in outputs:
        path = folder / file_of(each)
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(each, Page):
            path.write_text(each.body, "utf-8")
        else:
            path.write_bytes(each.source.read_bytes() if isinstance(each, Copy) else each.content)
    return folder


def test_a_photo_reaches_the_page_clean_and_in_sizes(site_in: Lay, photo: bytes, tmp_path: Path) -> None:
    """Its width and height stand on the page, its narrower copies are there, and no name or place is anywhere."""
    root = site_in({"files": {"content/om.md": PAGE}, "pictures": {"content/bilder/ikon.png": (32, 16)}})
    (root / "content" / "bilder" / "rum").mkdir()
    (root / "content" / "bilder" / "rum" / "torg.jpg").write_bytes(photo)
    inspection = site.inspect(root, DAY)
    assert inspection.problems == []
    edition = site.render(inspection, DAY)
    assert isinstance(edition, site.Edition)
    made = written(edition.outputs, tmp_path / "ut")
    page = (made / "om" / "index.html").read_text("utf-8")
    wide, small = LexborHTMLParser(page).css("img")
    assert wide.attributes == {
        "alt": "Ett torg",
        "title": "Torget > allt",
        "src": "../bilder/rum/torg.jpg",
        "width": "2000",
        "height": "60",
        "loading": "lazy",
        "srcset": ", ".join(
            f"../bilder/rum/torg.{size}" for size in ("640.jpg 640w", "1280.jpg 1280w", "1920.jpg 1920w", "jpg 2000w")
        ),
        "sizes": "(min-width: 42rem) 38rem, 100vw",
    }
    assert (small.attributes["width"], small.attributes["height"], small.attributes.get("srcset")) == ("32", "16", None)
    for path in (made / "bilder").rglob("*.jpg"):
        assert b"Anna" not in path.read_bytes()
        with Image.open(path) as image:
            assert dict(image.getexif()) == {}
            assert image.width > image.height
    broken = [each for each in verify(made, []) if "bilder/" in each.message]
    assert broken == []
