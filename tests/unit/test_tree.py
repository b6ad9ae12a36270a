"""What is published with the same bytes is linked into the next tree; nothing done to either reaches the other."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from conftest import Lay
from ethos import compress as room
from ethos import manifest
from ethos.compress import compress
from ethos.kept import Store
from ethos.publish import finish
from ethos.tree import Published, Tree
from ethos.unchanged import made_of

TEXT = b"<p>Beslutet fattades en torsdag i bastun.</p>" * 100


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site of one page and its compressed forms."""
    tree = Tree(tmp_path / "site", known(tmp_path))
    tree.lay("a/index.html", TEXT)
    finish(tree)
    return tree.folder


def known(root: Path) -> Published:
    return Published(root / "site", Store(root, b"secret").shelf("packed"))


def again(site: Path, text: bytes = TEXT) -> Tree:
    """The next tree, laid and finished, not yet published."""
    tree = Tree(site.with_name("new"), known(site.parent))
    tree.lay("a/index.html", text)
    finish(tree)
    return tree


def contents(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_the_same_is_linked_and_nothing_is_compressed_again(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_packed", lambda *_: pytest.fail("compressed again"))
    tree = again(site)
    for name in ("a/index.html", "a/index.html.gz", "a/index.html.br"):
        assert (site / name).samefile(tree.folder / name)
    assert contents(tree.folder) == contents(site)
    assert not list(tree.published.touched())


def test_a_changed_text_is_written_and_the_published_one_stays(site: Path) -> None:
    before = contents(site)
    tree = again(site, TEXT + b"!")
    assert contents(site) == before
    assert not any((site / path).samefile(tree.folder / path) for path in before)


def spoil(path: Path) -> None:
    path.write_bytes(path.read_bytes()[::-1])


def own(path: Path) -> None:
    os.link(path, path.with_name("kopia"))


def lead(path: Path) -> None:
    path.rename(path.with_name("annan"))
    path.symlink_to("annan")


@pytest.mark.parametrize("name", ["a/index.html", "a/index.html.gz", "a/index.html.br"])
@pytest.mark.parametrize("deed", [spoil, own, lead, lambda path: path.chmod(0o600), Path.unlink])
def test_what_was_touched_is_made_anew(site: Path, name: str, deed: Callable[[Path], None]) -> None:
    """Changed in place, known under another name, led elsewhere, closed to others, taken away."""
    whole = contents(site)
    deed(site / name)
    tree = again(site)
    assert contents(tree.folder) == whole
    made = tree.folder / name
    assert made.stat().st_nlink == 1 and not made.is_symlink() and made.stat().st_mode & 0o044


def test_what_is_touched_while_we_build_is_told(site: Path) -> None:
    tree = again(site)
    spoil(site / "a/index.html")
    assert [(each.code, each.path) for each in tree.published.touched()] == [("published-touched", "a/index.html")]


def test_a_forged_memory_of_compressed_forms_is_not_believed(site: Path) -> None:
    """Without the machine's seal nothing is known, and all is compressed anew."""
    (site / "a/index.html.gz").write_bytes(b"elak")
    shelf = next(each for each in (site.parent / ".cache/ethos/packed").iterdir() if len(each.name) == 64)
    whole = shelf.read_text("utf-8")
    shelf.write_text(whole[:20] + whole[20:].replace("0", "1"))
    assert contents(again(site).folder)[Path("a/index.html.gz")] != b"elak"


def test_a_folder_that_is_laid_twice_is_never_written_through_a_link(site: Path) -> None:
    tree = again(site)
    tree.lay("a/index.html", b"annat")
    assert (site / "a/index.html").read_bytes() == TEXT


def test_fresh_takes_nothing_and_keeps_nothing(site: Path) -> None:
    tree = Tree(site.with_name("new"))
    tree.lay("a/index.html", TEXT)
    compress(tree)
    assert all(path.stat().st_nlink == 1 for path in tree.folder.rglob("*.*"))


def test_a_site_is_whole_until_anything_in_it_is_another(site: Path) -> None:
    """Every byte, every mode, nothing more and nothing less: else all is built."""
    digest = manifest.digest(site / manifest.PATH)
    assert known(site.parent).is_whole(digest)
    assert not known(site.parent).is_whole("0" * 64)
    spoil(site / "a/index.html.br")
    assert not known(site.parent).is_whole(digest)
    spoil(site / "a/index.html.br")
    (site / "a/ny.html").write_text("")
    assert not known(site.parent).is_whole(digest)
    (site / "a/ny.html").unlink()
    (site / "a/index.html").chmod(0o600)
    assert not known(site.parent).is_whole(digest)


def test_what_a_site_is_made_of(site_in: Lay) -> None:
    """Every source, its name, the day; nothing where the environment decides, or a source cannot be read."""
    root = site_in({"files": {"mkdocs.yml": "site_name: Prov", "content/om.md": "Om"}})
    day = date(2026, 11, 30)
    seen = {made_of(root, day), made_of(root, date(2026, 12, 1))}
    for path, text in (("content/om.md", "om"), ("content/ny.md", ""), ("mkdocs.yml", "site_name: A"), ("x.md", "")):
        (root / path).write_text(text)
        seen.add(made_of(root, day))
    assert len(seen) == 5 and "" not in seen
    (root / "content/led.md").symlink_to("om.md")
    assert made_of(root, day) == ""
    (root / "content/led.md").unlink()
    (root / "mkdocs.yml").write_text("site_name: !ENV NAMN")
    assert made_of(root, day) == ""
