"""The manifest, the compressed files that it lists, and what completes a built site."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import time
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from ethos import manifest
from ethos.compress import SMALLEST, compress
from ethos.problem import EthosError
from ethos.publish import MARKER, finish, shrinkage
from ethos.tree import Tree

LONG = "<p>Beslutet fattades en torsdag i bastun.</p>" * 100
FILES = {
    "index.html": LONG,
    "a/å.html": LONG,
    "a/kort.html": "<p>x</p>",
    "a/b.css": "p{}" * 900,
    "typsnitt.woff2": "x" * 9000,
}


def written(site: Path, files: dict[str, str] | None = None) -> Path:
    """The files, on disk."""
    for path, text in (files or FILES).items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    return site


def test_finished_site_lists_every_file_but_the_manifest(tmp_path: Path) -> None:
    """Each file's size and SHA-256, sorted by path, one a line; compressed files and the marker too."""
    finish(Tree(written(tmp_path)))
    data = (tmp_path / manifest.PATH).read_bytes()
    listed = json.loads(data)["files"]
    assert set(listed) == {path for path in manifest.sizes_in(tmp_path) if path != manifest.PATH}
    assert {MARKER, "index.html", "index.html.gz", "a/å.html.br", "a/b.css.br"} <= set(listed)
    assert list(listed) == sorted(listed)
    assert data.count(b"\n") == len(listed) + 2
    assert listed["a/kort.html"] == {"bytes": 8, "sha256": hashlib.sha256(b"<p>x</p>").hexdigest()}


def test_compressed_files_hold_the_same_text(tmp_path: Path) -> None:
    """Text of a kilobyte and more has both forms; short text, fonts and what is packed already have none."""
    compress(Tree(written(tmp_path)))
    for path in ("index.html", "a/å.html", "a/b.css"):
        text = (tmp_path / path).read_bytes()
        assert gzip.decompress((tmp_path / f"{path}.gz").read_bytes()) == text
        assert brotli.decompress((tmp_path / f"{path}.br").read_bytes()) == text
    assert len(manifest.sizes_in(tmp_path)) == len(FILES) + 6


@pytest.mark.parametrize(
    "path", ["sida.html", "x.css", "x.js", "x.svg", "x.json", "karta.xml", "kalender.ics", "flode.atom"]
)
def test_what_is_fetched_often_is_compressed(tmp_path: Path, path: str) -> None:
    """Calendars and feeds as well as pages: programs ask for them by the hour."""
    compress(Tree(written(tmp_path, {path: LONG})))
    assert (tmp_path / f"{path}.gz").is_file() and (tmp_path / f"{path}.br").is_file()


@pytest.mark.parametrize(("size", "compressed"), [(SMALLEST - 1, False), (SMALLEST, True)])
def test_from_what_size_text_is_compressed(tmp_path: Path, size: int, compressed: bool) -> None:
    """The smallest text that is compressed has exactly as many bytes as we say."""
    compress(Tree(written(tmp_path, {"x.txt": "x" * size})))
    assert (tmp_path / "x.txt.br").exists() == compressed


def test_the_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    """Neither the clock, nor a file's age, nor the order of writing shows in what is added."""
    one = written(tmp_path / "one")
    finish(Tree(one))
    time.sleep(1.1)  # gzip would write whole seconds
    other = written(tmp_path / "other", dict(reversed(FILES.items())))
    os.utime(other / "index.html", (1, 1))
    finish(Tree(other))
    assert (one / manifest.PATH).read_bytes() == (other / manifest.PATH).read_bytes()
    assert (one / "index.html.gz").read_bytes()[4:8] == bytes(4)


def test_finishing_twice_changes_nothing(tmp_path: Path) -> None:
    """What is added is not compressed and listed in its turn."""
    finish(Tree(written(tmp_path)))
    before = (tmp_path / manifest.PATH).read_bytes()
    finish(Tree(tmp_path))
    assert (tmp_path / manifest.PATH).read_bytes() == before


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"schema": 2, "files": {}}',
        '{"schema": 1, "files": {"a": {"bytes": -1, "sha256": "' + "a" * 64 + '"}}}',
        '{"schema": 1, "files": {"a": {"bytes": 1, "sha256": "kort"}}}',
        *(
            '{"schema": 1, "files": {' + json.dumps(path) + ': {"bytes": 1, "sha256": "' + "a" * 64 + '"}}}'
            for path in ("/etc/passwd", "../x", "a/../../x", "a//b", "./a", "a/", "", "a\0b")
        ),
    ],
)
def test_what_is_no_manifest_is_refused(text: str) -> None:
    """Wrong JSON, another version, impossible sizes, and paths that lead elsewhere: refused, and not half believed."""
    with pytest.raises(EthosError, match="går inte att läsa"):
        manifest.parse(text.encode(), "x")


def pages(site: Path, numbers: range) -> Path:
    """A site of some pages."""
    return written(site, {f"p/{number}/index.html": "x" for number in numbers})


def test_a_site_may_lose_a_tenth(tmp_path: Path) -> None:
    """Two pages of twenty may go; however many are new, three may not, and the message has the counts."""
    site = pages(tmp_path / "site", range(20))
    assert list(shrinkage(pages(tmp_path / "same", range(20)), site)) == []
    assert list(shrinkage(pages(tmp_path / "tenth", range(2, 20)), site)) == []
    (problem,) = shrinkage(pages(tmp_path / "more", range(3, 40)), site)
    assert problem.code == "site-shrinks"
    assert "3 av 20 publicerade sidor" in problem.message
    assert "det nya bygget har 37 sidor" in problem.message
    assert "p/0/index.html, p/1/index.html, p/2/index.html" in problem.message
    assert "--allow-shrink" in problem.hint


def test_nothing_shrinks_from_nothing(tmp_path: Path) -> None:
    """A first build, or one into an empty folder, has nothing to lose."""
    new = pages(tmp_path / "new", range(1))
    (tmp_path / "empty").mkdir()
    assert list(shrinkage(new, tmp_path / "empty")) == []
    assert list(shrinkage(new, tmp_path / "none")) == []
