"""An agency's own look, and how little of Material there is in ours."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from programs import BIN, one_of_each, run, tree

OWN = "#7a1f5c"
MARK = (
    '<svg class="glyph" viewBox="0 0 9 9" width="30" height="30" aria-hidden="true"><path d="M1 1h7v7z"></path></svg>'
)
FONT = '@font-face { font-family: "Vårt"; src: url("../vart.woff2") format("woff2") }\n'


def built(root: Path, target: Path) -> Path:
    done = run(BIN / "ethos", "--root", root, "build", "--strict", "--site-dir", target)
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in our theme as it is."""
    folder = tmp_path_factory.mktemp("ours")
    return built(one_of_each(folder / "rot"), folder / "site")


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site with an agency's colour, mark, sign and font, as site_config/theme/README.md says."""
    folder = tmp_path_factory.mktemp("theirs")
    theme = one_of_each(folder / "rot") / "site_config" / "theme"
    (theme / "tokens.css").write_text(f"{FONT}:root {{ --action: {OWN}; }}\n", "utf-8")
    (theme / "mark.svg").write_text(MARK, "utf-8")
    (theme / "favicon.svg").write_text(MARK.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"'), "utf-8")
    (theme / "vart.woff2").write_bytes(b"wOF2")
    return built(theme.parents[1], folder / "site")


def style(site: Path) -> str:
    (path,) = (site / "assets").glob("ethos.*.css")
    return path.read_text("utf-8")


def test_an_agencys_colour_comes_last(ours: Path, theirs: Path) -> None:
    """Their --action stands after every one of ours, in a style file with another name, and their font is found."""
    assert style(theirs).rindex(f"--action: {OWN}") > style(ours).rindex("--action:")
    assert 'url("../vart.woff2")' in style(theirs)
    assert (theirs / "vart.woff2").is_file()
    page = (theirs / "dilemman/gavan/index.html").read_text("utf-8")
    assert next((theirs / "assets").glob("ethos.*.css")).name in page


def test_an_agencys_mark_is_on_every_page(ours: Path, theirs: Path) -> None:
    """Their mark.svg stands in the header instead of ours, and their sign on the browser's tab."""
    marked = [path.relative_to(theirs) for path in theirs.rglob("*.html") if MARK in path.read_text("utf-8")]
    framed = [path.relative_to(ours) for path in ours.rglob("*.html") if 'class="mark"' in path.read_text("utf-8")]
    assert sorted(marked) == sorted(framed)
    assert len(marked) > 50
    (sign,) = (theirs / "assets").glob("favicon.*.svg")
    assert "M1 1h7v7z" in sign.read_text("utf-8")


def test_an_agencys_mark_only_draws(ours: Path, tmp_path: Path) -> None:
    """A mark is data that a proposal may bring: what would run or fetch in it is left out, and no template is read."""
    root = one_of_each(tmp_path / "rot")
    hostile = '<svg onload="x()"><script>x()</script><image href="//x.example"/>{{ 7 * 7 }}<path d="M1 1"/></svg>'
    (root / "site_config" / "theme" / "mark.svg").write_text(hostile, "utf-8")
    page = (built(root, tmp_path / "site") / "index.html").read_text("utf-8")
    shown = page.partition('<a class="mark"')[2].partition("</a>")[0]
    assert "<path" in shown
    assert "{{ 7 * 7 }}" in shown
    assert not any(each in shown for each in ("onload", "script", "x()", 'href="//', "49"))


def test_an_agencys_colour_is_on_its_cards(ours: Path, theirs: Path) -> None:
    """The bar of every social card has their colour; our mark, which is not theirs, is not on it."""
    for path in (theirs / "delning").rglob("*.png"):
        theirs_, ours_ = Image.open(path), Image.open(ours / path.relative_to(theirs))
        assert theirs_.convert("RGB").getpixel((600, 5)) == (0x7A, 0x1F, 0x5C)
        assert ours_.convert("RGB").getpixel((600, 5)) == (0x0B, 0x4F, 0x6C)
        assert theirs_.convert("RGB").getpixel((92, 535)) != (0x7A, 0x1F, 0x5C)


def test_nothing_of_the_instructions_is_published(theirs: Path) -> None:
    """The folder's README and example stay where they are."""
    names = {path.name for path in theirs.rglob("*")}
    assert not names & {"README.md", "README", "tokens.css.example", "tokens.css"}


def test_pages_tell_their_card(ours: Path) -> None:
    """og:image is an absolute address of a published PNG of the size that is told, and every card is told somewhere."""
    told = set()
    for path in ours.rglob("*.html"):
        html = path.read_text("utf-8")
        if 'rel="canonical"' not in html:
            assert "og:image" not in html
            continue
        address = html.split('property="og:image" content="')[1].split('"')[0]
        assert address.startswith("https://prov.example/kultur/delning/")
        told.add(address.removeprefix("https://prov.example/kultur/"))
        assert 'property="og:image:alt" content="' in html
        assert 'name="twitter:card" content="summary_large_image"' in html
    published = {path.relative_to(ours).as_posix() for path in (ours / "delning").rglob("*.png")}
    assert told == published
    for each in published:
        assert Image.open(io.BytesIO((ours / each).read_bytes())).size == (1200, 630)


def test_the_site_builds_without_material(ours: Path, tmp_path: Path) -> None:
    """With `theme: {name: null, custom_dir: …}`, as ARCHITECTURE.md has it, the same bytes come out."""
    root = one_of_each(tmp_path / "rot")
    settings = root / "mkdocs.yml"
    before, after = settings.read_text("utf-8").split("theme:\n")
    rest = after.split("\n\n", 1)[1]
    settings.write_text(f"{before}theme: {{name: null, custom_dir: site_config/theme}}\n\n{rest}", "utf-8")
    assert "material" not in settings.read_text("utf-8")
    assert tree(built(root, tmp_path / "site")) == tree(ours)
