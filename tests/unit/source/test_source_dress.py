"""An agency's dress: read once, by the rules that content has, and nothing of it is opened afterwards."""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import picture
from ethos import assets, svg
from ethos.content import load
from ethos.output import Drawn, Page
from ethos.picture import look_of
from ethos.problem import EthosError
from ethos.source import discover, files
from ethos.source import dress as d
from ethos.source.dress import DEEPEST, LARGEST, MOST, PLAIN, Dress
from ethos.source.pictures import pictures
from ethos.views.frame import faults, frame, template
from inert import active_parts

MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    folder = tmp_path / "site_config" / "theme"
    folder.mkdir(parents=True)
    return folder


def told(theme: Path) -> list[tuple[str, str]]:
    """The problems of a theme: the file's path in it, and the code."""
    _, problems = d.read(theme.parents[1])
    return [(each.path.removeprefix(f"{d.FOLDER}/"), each.code) for each in problems]


def test_a_site_without_a_dress_has_ours(tmp_path: Path) -> None:
    assert d.read(tmp_path) == (Dress(), [])


def test_the_dress_is_read_once(theme: Path) -> None:
    """Everything that is made of it is made without the folder, which is gone by then."""
    for name, content in {
        "b.css": b"b { color: #010203 }",
        "a.css": b":root { --action: #7a1f5c }",
        "mark.svg": MARK.encode(),
        "favicon.svg": MARK.encode(),
        "mark.png": picture("a.png", 128, 128),
        "frame.html": b"<title>{{ title }}</title>",
        "typsnitt/vart.woff2": b"wOF2",
        "logga.png": picture("a.png", 4, 3),
        "README.md": b"# Om mappen",
        "tokens.css.example": b"\xff",
    }.items():
        (theme / name).parent.mkdir(exist_ok=True)
        (theme / name).write_bytes(content)
    dress, problems = d.read(theme.parents[1])
    shutil.rmtree(theme)
    assert problems == []
    assert dress.style == ":root { --action: #7a1f5c }\nb { color: #010203 }"
    assert assets.style(dress).endswith(dress.style)
    assert assets.mark(dress) == MARK.replace("/></svg>", "></path></svg>").replace(f' xmlns="{svg.NAMESPACE}"', "")
    assert any(b"M1 1h7v7z" in file.content for file in assets.files(dress) if "favicon" in file.path)
    assert template(dress).render(title="Hej") == "<title>Hej</title>"
    assert (0x7A, 0x1F, 0x5C) in look_of(dress, "N").colours
    assert [(file.path, file.content) for file in dress.files] == [("typsnitt/vart.woff2", b"wOF2")]
    assert dress.pictures == ("site_config/theme/logga.png",)


@pytest.mark.parametrize(
    "text", ["{% if a %}", "{{ a|nope }}", "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}", "{% x %}"]
)
def test_a_frame_that_is_no_template_is_told_without_being_run(text: str) -> None:
    (problem,) = faults(Dress(frame=f"<p>\n{text}"))
    assert (problem.code, problem.path) == ("frame-broken", "site_config/theme/frame.html")


def test_a_frame_that_asks_for_what_is_not_there_is_told(root: Path) -> None:
    """In one line, with the page: which names there are is not known before one is made."""
    site_ = load(root).catalogue
    assert site_
    page = Page("om/", "Om", "", lambda: Drawn("<p>Hej</p>", {}))
    made = frame(Dress(frame="{{ body }}{{ sida }}"), site_.settings.site, {})
    with pytest.raises(EthosError, match=r"frame\.html .* om/index\.html.*sida"):
        made.html(page)
    assert frame(Dress(frame="{{ body }}"), site_.settings.site, {}).html(page) == "<p>Hej</p>"


@pytest.mark.parametrize("name", ["a.css", "mark.svg", "favicon.svg", "mark.png", "frame.html", "vart.woff2", "l.png"])
def test_no_link_is_followed(theme: Path, tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    """Neither as a file nor as a folder on the way; what it leads to is nowhere."""
    secret = tmp_path_factory.mktemp("outside") / name
    secret.write_text("TOPSECRET")
    (theme / name).symlink_to(secret)
    dress, problems = d.read(theme.parents[1])
    assert [(each.path, each.code) for each in problems] == [(f"site_config/theme/{name}", "file-symlink")]
    assert dress == Dress()
    (theme / name).unlink()
    (theme / "mapp").symlink_to(secret.parent)
    assert told(theme) == [("mapp", "file-symlink")]
    (theme / "mapp").unlink()
    theme.rmdir()
    theme.symlink_to(secret.parent)
    assert d.read(theme.parents[1])[0] == Dress()
    assert told(theme) == [("site_config/theme", "file-symlink")]


def test_a_loop_of_links_is_told_and_left(theme: Path) -> None:
    (theme / "a").symlink_to(".")
    (theme / "b").symlink_to(".")
    assert told(theme) == [("a", "file-symlink"), ("b", "file-symlink")]


def test_what_is_no_file_is_never_opened(theme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe nobody writes to, a socket, a folder with the name of a file."""
    os.mkfifo(theme / "a.css")
    (theme / "mark.svg").mkdir()
    (theme / "mark.svg" / "x.css").write_text("a {}")
    with socket.socket(socket.AF_UNIX) as server:
        monkeypatch.chdir(theme)
        server.bind("frame.html")
    assert told(theme) == [("a.css", "file-special"), ("frame.html", "file-special")]


@pytest.mark.parametrize("name", ["a.css", "mark.svg", "favicon.svg", "frame.html", "logga.svg"])
@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("å".encode("latin-1"), "encoding-not-utf8"),
        ("<svg/>".encode("utf-16"), "encoding-wide"),
        (b"a\x00b", "text-control"),
        ("a\u202eb".encode(), "text-bidi"),
    ],
)
def test_text_is_utf8_that_can_be_seen(theme: Path, name: str, content: bytes, code: str) -> None:
    (theme / name).write_bytes(content)
    assert told(theme) == [(name, code)]


@pytest.mark.parametrize(
    "name",
    [
        *("_redirects", "_headers", "_routes.json", "_worker.js", "CNAME", "vercel.json", "Firebase.json"),
        *("staticwebapp.config.json", "sub/_redirects", "web.config", "netlify.toml"),
        *("own.JS", "own.Mjs", "page.xml", "page.xhtml", "page.html", "Frame.html"),
    ],
)
def test_what_a_host_obeys_or_a_browser_runs_is_not_published(theme: Path, name: str) -> None:
    """Such files send readers elsewhere, are pages of their own, or are scripts that nobody knows for code."""
    (theme / name).parent.mkdir(exist_ok=True)
    (theme / name).write_text("/* https://elsewhere.example/:splat 302\n")
    assert told(theme) == [(name, "theme-file")]
    assert d.read(theme.parents[1])[0] == PLAIN


def test_a_dress_is_bounded(theme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the bytes of a text and of another file, in files, and in folders in each other."""
    (theme / "stor.css").write_bytes(b" " * (files.LARGEST + 1))
    (theme / "stort.woff2").touch()
    os.truncate(theme / "stort.woff2", LARGEST + 1)
    (theme / "rymlig.woff2").touch()
    os.truncate(theme / "rymlig.woff2", LARGEST)
    assert told(theme) == [("stor.css", "file-too-large"), ("stort.woff2", "file-too-large")]
    shutil.rmtree(theme)
    theme.joinpath(*["d"] * (DEEPEST + 1)).mkdir(parents=True)
    assert told(theme) == [("/".join(["d"] * (DEEPEST + 1)), "folder-too-deep")]
    shutil.rmtree(theme)
    theme.mkdir()
    for number in range(MOST + 1):
        (theme / f"{number}.txt").touch()
    assert told(theme) == [("site_config/theme", "folder-too-full")]


def test_a_folder_of_pictures_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``folder-too-full``: none of so many is read."""
    monkeypatch.setattr("ethos.source.pictures.MOST", 2)
    (tmp_path / "content" / "bilder").mkdir(parents=True)
    for name in ("a.png", "b.png"):
        (tmp_path / "content" / "bilder" / name).touch()
    assert pictures(tmp_path, "content/bilder") == (["content/bilder/a.png", "content/bilder/b.png"], [])
    (tmp_path / "content" / "bilder" / "c.txt").touch()
    paths, (problem,) = pictures(tmp_path, "content/bilder")
    assert (paths, problem.code, problem.path) == ([], "folder-too-full", "content/bilder")


def test_a_name_that_is_suggested_is_right(tmp_path: Path) -> None:
    """Who does as a hint says is not told about the next fault in the same name."""
    (tmp_path / "bilder").mkdir()
    (tmp_path / "dilemmas").mkdir()
    (tmp_path / "bilder" / "Bild 1.PNG").touch()
    (tmp_path / "dilemmas" / "Gåvan i receptionen.MD").touch()
    found = [*pictures(tmp_path, "bilder")[1], *discover(tmp_path, "dilemmas")[1]]
    assert [each.code for each in found] == ["file-suffix", "file-suffix"]
    assert [each.hint.split()[-1] for each in found] == ["bild-1.png", "gavan-i-receptionen.md"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["a.css", "mark.svg", "favicon.svg", "mark.png", "frame.html", "x.svg", "x.woff2", "x.txt"]),
    st.binary(max_size=60) | st.text(max_size=60).map(lambda each: each.encode("utf-8", "surrogatepass")),
)
def test_no_bytes_make_the_reader_fall(theme: Path, name: str, content: bytes) -> None:
    """Whatever stands in a file, there is a dress, and each of its problems has a place."""
    (theme / name).write_bytes(content)
    dress, problems = d.read(theme.parents[1])
    (theme / name).unlink()
    assert isinstance(dress, Dress)
    assert all(each.line >= 1 and each.column >= 1 for each in problems)


NAMES = st.sampled_from([*sorted(svg.SHAPES), "script", "style", "foreignObject", "image", "a", "animate", "iframe"])
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["onload", "href", "xlink:href", "style", "fill", "id", "d", "mask", "x", "clip-path"]),
    st.sampled_from(
        ["x()", "javascript:x()", "#a", "//x.example/a", "url(//x.example)", "url(#a)", 'a"b', "<x>", "red"]
    ),
    max_size=3,
)


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(_written, NAMES, ATTRIBUTES, st.lists(inner, max_size=3).map("".join))


def _written(name: str, attributes: dict[str, str], inner: str) -> str:
    made = ElementTree.Element(name, attributes)
    told = ElementTree.tostring(made, "unicode", short_empty_elements=False)
    return told.replace(f"></{name}>", f">{inner}</{name}>")


@given(st.recursive(st.sampled_from(["", "x()", "&lt;script&gt;x()&lt;/script&gt;", "a{b:url(//x.example)}"]), element))
def test_a_drawing_only_draws(inner: str) -> None:
    """Nothing of what anyone writes in an SVG can run or fetch; what comes out is SVG again, and stays as it is."""
    text = f'<svg xmlns="{svg.NAMESPACE}" xmlns:xlink="http://www.w3.org/1999/xlink">{inner}</svg>'
    shown, alone = svg.drawing(text), svg.document(text)
    assert active_parts(shown) == []
    for made in (shown, alone):
        for each in ElementTree.fromstring(made).iter():
            assert each.tag.removeprefix(f"{{{svg.NAMESPACE}}}") in svg.SHAPES | {"style"}
            assert not any(name.startswith("on") for name in each.attrib)
            assert each.attrib.get("href", "#").startswith("#")
            assert "url(//" not in "".join([*each.attrib.values(), (each.text or "") * each.tag.endswith("style")])
    assert svg.document(alone) == alone
    assert {each.code for made in (shown, alone) for each in svg.losses(text, made)} <= {"svg-style", "svg-part"}
    assert {each.code for made in (shown, alone) for each in svg.losses(made, made)} <= {"svg-part"}


def test_a_deep_drawing_is_cut_off() -> None:
    """As many elements in each other as anyone writes: neither the reader nor the writer falls."""
    deep = "<g>" * 20_000 + "</g>" * 20_000
    assert svg.drawing(f"<svg>{deep}</svg>").count("<g>") == svg.DEEPEST


def test_a_sign_keeps_its_dark_look() -> None:
    """A file of its own may have styles, as a mark that is dark by night; on a page the policy lets none in."""
    night = "@media (prefers-color-scheme: dark) { path { fill: #fff } }"
    text = f'<svg xmlns="{svg.NAMESPACE}"><style>{night}</style><path d="M1 1"/></svg>'
    assert night in svg.document(text)
    assert "style" not in svg.drawing(text)
