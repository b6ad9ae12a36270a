"""Completeness and links, on small trees that are written out in each test."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from ethos import cores, manifest
from ethos import verify as room
from ethos.kept import Book, Store
from ethos.problem import Level, Problem
from ethos.verify import LIMIT, bounded, verify

TREE = {
    "index.html": '<h1 id="start">Start</h1>',
    "404.html": "<h1>Saknas</h1>",
    "dilemman/index.html": '<h2 id="före">Före</h2>',
    "dilemman/gåva/index.html": '<h2 id="fragor">Frågor</h2><a name="gammal">Gammal</a><input id="falt" name="sok">',
    "dilemman/gåva/gåva.pdf": "%PDF",
    "assets/stil.css": "body{}",
    "assets/a b.svg": "<svg/>",
    "assets/typsnitt.woff2": "x",
}
"""A site without a fault."""

PAGE = "dilemman/prov/index.html"
"""Where the links under test stand."""


def written(site: Path, files: dict[str, str]) -> Path:
    """The files, on disk."""
    for path, text in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    return site


def found(site: Path, markup: str, base_path: str = "/") -> list[Problem]:
    """What is wrong with a page of this markup in an otherwise faultless site."""
    return verify(written(site, {**TREE, PAGE: markup}), [], base_path=base_path)


def codes(problems: Iterable[Problem]) -> list[str]:
    return [each.code for each in problems]


def test_a_whole_site(tmp_path: Path) -> None:
    """A site with every output and no broken link has no problems."""
    assert verify(written(tmp_path, TREE), TREE) == []


def test_missing_and_empty_outputs(tmp_path: Path) -> None:
    """An output that is not there, is a folder, is a link, or holds nothing is told with its own path."""
    written(tmp_path, {**TREE, "tom.ics": "", "mapp/fil.txt": "x"})
    (tmp_path / "lank.pdf").symlink_to("index.html")
    expected = ["index.html", "tom.ics", "mapp", "lank.pdf", "saknas.pdf", "saknas.pdf"]
    told = [(each.path, each.code, each.level) for each in verify(tmp_path, expected)]
    assert told == [
        ("lank.pdf", "output-missing", Level.ERROR),
        ("mapp", "output-missing", Level.ERROR),
        ("saknas.pdf", "output-missing", Level.ERROR),
        ("tom.ics", "output-empty", Level.ERROR),
    ]


def test_files_nobody_expected_may_be_empty(tmp_path: Path) -> None:
    """Only what was promised must hold something."""
    assert verify(written(tmp_path, {**TREE, ".nojekyll": ""}), TREE) == []


GOOD = [
    "../gåva/",
    "../g%C3%A5va/",
    "../g%c3%a5va/index.html",
    "../gåva",
    "..",
    ".",
    "./",
    "../../",
    "../../index.html",
    "../",
    "",
    "#",
    "#top",
    "#TOP",
    "?sida=2",
    "?tid=13:00",
    "../?a=b/../c",
    "../gåva/?x=1#fragor",
    "../gåva/#gammal",
    "../#före",
    "../#f%C3%B6re",
    "../gåva/#:~:text=Frågor",
    "../gåva/#fragor:~:text=Frågor",
    "../gåva/gåva.pdf#page=2",
    "/",
    "/dilemman/gåva/",
    "/dilemman/../index.html",
    "/#start",
    "../../assets/a%20b.svg",
    " ../gåva/ ",
    "//exempel.se/x",
    "https://exempel.se/dilemman/finns-inte/#x",
    "HTTPS://exempel.se",
    "mailto:namn@exempel.se",
    "webcal://exempel.se/kalender/alla.ics",
    "tel:+468",
    "data:image/svg+xml,%3Csvg/%3E",
    "javascript:void(0)",
]


@pytest.mark.parametrize("link", GOOD)
def test_links_that_lead_somewhere(tmp_path: Path, link: str) -> None:
    """A file, a folder with an index page, another host or another scheme: nothing to tell."""
    assert found(tmp_path, f'<a href="{link}">x</a>') == []


BROKEN = {
    "../gava/": "dilemman/gava/index.html",
    "../Gåva/": "dilemman/Gåva/index.html",
    "../ga\u030ava/": "dilemman/ga\u030ava/index.html",
    "gåva/": "dilemman/prov/gåva/index.html",
    "../../assets/": "assets/index.html",
    "../../assets/stil.css/": "assets/stil.css/index.html",
    "../../assets/saknas.png": "assets/saknas.png",
    "../../assets/a+b.svg": "assets/a+b.svg",
    "../../../index.html": "../index.html",
    "../../../../": "../../index.html",
    "%2e%2e/%2e%2e/%2e%2e/index.html": "../index.html",
    "/dilemman/../../index.html": "../index.html",
    "/saknas/": "saknas/index.html",
    "../saknas/#fragor": "dilemman/saknas/index.html",
    "../saknas/?x=1": "dilemman/saknas/index.html",
    "..\\gåva\\": "dilemman/prov/..\\gåva\\/index.html",
}


@pytest.mark.parametrize(("link", "target"), BROKEN.items())
def test_links_that_lead_nowhere(tmp_path: Path, link: str, target: str) -> None:
    """Wrong case, wrong normal form, a file as a folder, beyond the root: told with the link and its target."""
    (problem,) = found(tmp_path, f'<a href="{link}">x</a>')
    assert (problem.path, problem.line, problem.column) == (PAGE, 1, 1)
    assert (problem.code, problem.level) == ("broken-link", Level.ERROR)
    assert f"Länken ”{link}” leder till ”{target}”" in problem.message
    assert "Antal sidor med länken: 1." in problem.message


@pytest.mark.parametrize(
    ("link", "anchor"),
    [("#saknas", "saknas"), ("../gåva/#Fragor", "Fragor"), ("../gåva/#sok", "sok"), ("../?x#fore", "fore")],
)
def test_places_that_are_not_on_the_page(tmp_path: Path, link: str, anchor: str) -> None:
    """A fragment must be an id or the name of an anchor on the page that the link leads to, to the letter."""
    (problem,) = found(tmp_path, f'<p id="finns"></p><a href="{link}">x</a>')
    assert (problem.path, problem.code, problem.level) == (PAGE, "broken-anchor", Level.ERROR)
    assert f"”#{anchor}”" in problem.message


ATTRIBUTES = [
    '<img src="LINK" alt="">',
    '<img srcset="/assets/a%20b.svg 1x, LINK 2x" src="/assets/stil.css" alt="">',
    '<img srcset="LINK" alt="">',
    '<source srcset="LINK 100w,/assets/stil.css 200w">',
    '<script src="LINK"></script>',
    '<link rel="stylesheet" href="LINK">',
    '<link rel="preload" as="image" imagesrcset="LINK 1x">',
    '<area href="LINK">',
    '<iframe src="LINK"></iframe>',
    '<video poster="LINK"><track src="/assets/stil.css"></video>',
    '<audio><source src="LINK"></audio>',
    '<object data="LINK"></object>',
    '<form action="LINK"></form>',
    '<button formaction="LINK"></button>',
    '<svg><use href="LINK#tecken"/></svg>',
    '<svg><use xlink:href="LINK#tecken"/></svg>',
    '<svg><image href="LINK"/></svg>',
    '<meta http-equiv="refresh" content="0; url=LINK">',
    '<meta http-equiv="Refresh" content="0;URL=\'LINK\'">',
    '<p style="background: url(LINK)"></p>',
    "<style>p { background: url('LINK') }</style>",
    '<noscript><img src="LINK" alt=""></noscript>',
]


@pytest.mark.parametrize("markup", ATTRIBUTES)
def test_every_way_to_refer(tmp_path: Path, markup: str) -> None:
    """Whatever a browser would fetch or follow is checked, and found when it is there."""
    assert codes(found(tmp_path, markup.replace("LINK", "/assets/saknas.bin"))) == ["broken-link"]
    assert found(tmp_path, markup.replace("LINK", "/assets/typsnitt.woff2")) == []


def test_what_only_looks_like_a_link(tmp_path: Path) -> None:
    """Text, comments, templates and descriptions refer to nothing."""
    markup = """<!-- <a href="saknas/"> --><template><a href="saknas/">x</a></template><p data="saknas/">
    <meta name="description" content="0; url=saknas/"><code>&lt;a href="saknas/"></code><a>utan</a><a href>tom</a>"""
    assert found(tmp_path, markup) == []


@pytest.mark.parametrize("base", ["/kunskap/bank/", "kunskap/bank", "/kunskap/bank"])
def test_base_path(tmp_path: Path, base: str) -> None:
    """Under a base path, links from the host's root must begin with it; other links are as they were."""
    good = ["/kunskap/bank/", "/kunskap/bank", "/kunskap/bank/dilemman/gåva/#fragor", "../gåva/", "../../"]
    assert found(tmp_path, "".join(f'<a href="{link}">x</a>' for link in good), base) == []
    for link in (
        "/",
        "/dilemman/",
        "/kunskap/",
        "/kunskap/banka",
        "/kunskap/banken/",
        "/kunskap/bank/saknas/",
        "../../../",
    ):
        assert codes(found(tmp_path, f'<a href="{link}">x</a>', base)) == ["broken-link"], link


def test_one_fault_for_one_target(tmp_path: Path) -> None:
    """However many pages link to what is missing, it is told once, at the first page, with their number."""
    pages = {f"p/{number}/index.html": '<a href="../../saknas/">a</a><a href="/saknas/">b</a>' for number in range(9)}
    (problem,) = verify(written(tmp_path, {**TREE, **pages}), [])
    assert problem.path == "p/0/index.html"
    assert "Länken ”../../saknas/”" in problem.message
    assert "Antal sidor med länken: 9." in problem.message


def test_style_sheets(tmp_path: Path) -> None:
    """The addresses in a local style sheet are checked from where it lies."""
    css = """@charset "utf-8"; @import "stil.css"; @import 'saknas-1.css' screen; @import url(saknas-2.css);
    /* url(kommentar.png) "*/ a[accept="image/*"] { background: url( "saknas-3.png" ) } b { content: "url(text.png)" }
    i { src: URL(typsnitt.woff2?v=1#iefix) format("woff2"), url(saknas-4.woff2) } /* */
    u { background: url('data:image/svg+xml,<svg a="url(x)"/>'), url(data:image/png;base64,AA==), url(#klipp) }
    s { background: url(//exempel.se/x.png), url(/assets/a%20b.svg), url("../../utanfor.png") }"""
    problems = verify(written(tmp_path, {**TREE, "assets/prov.css": css}), [])
    assert {each.path for each in problems} == {"assets/prov.css"}
    assert sorted(each.message.split("”")[1] for each in problems) == [
        "../../utanfor.png",
        "saknas-1.css",
        "saknas-2.css",
        "saknas-3.png",
        "saknas-4.woff2",
    ]


def test_bounded() -> None:
    """Errors come before warnings, no more than the limit is told, and the rest is counted."""
    warnings = [Problem("a.html", number, 1, "x", Level.WARNING, "m", "h") for number in range(LIMIT + 30)]
    error = Problem("z.html", 1, 1, "broken-link", Level.ERROR, "m", "h")
    problems = bounded([*warnings, error])
    assert len(problems) == LIMIT + 1
    assert error in problems
    assert (problems[-1].code, problems[-1].level) == ("verify-more", Level.WARNING)
    assert "Ytterligare 31 problem" in problems[-1].message


def test_exactly_the_limit_is_told(tmp_path: Path) -> None:
    """When nothing is left out, nothing says so."""
    problems = found(tmp_path, "".join(f'<a href="#a-{number}">x</a>' for number in range(LIMIT)))
    assert set(codes(problems)) == {"broken-anchor"}
    assert len(problems) == LIMIT


def test_sorted_and_repeatable(tmp_path: Path) -> None:
    """The same tree gives the same list, in the order in which problems are sorted everywhere."""
    pages = {f"{name}/index.html": f'<a href="x-{name}/">x</a><a href="#{name}">y</a>' for name in "cab"}
    written(tmp_path, pages)
    problems = verify(tmp_path, ["z.html", "a.html"])
    assert problems == sorted(problems) == verify(tmp_path, ["a.html", "z.html"])
    assert len(problems) == 8


def test_whoever_reads_a_page_the_same_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each core reads a share: a fault on pages of several is one, at the first of them, and places of others count."""
    ways = '<a href="/saknas/">a</a><a href="/0/#borta">b</a><a href="/1/#har">c</a><i id="har"></i>'
    pages = {f"{number}/index.html": ways for number in range(7)} | {"stil.css": "i { background: url(saknas.png) }"}
    alone = verify(written(tmp_path, pages), pages)
    monkeypatch.setattr(cores, "MANY", 1)
    monkeypatch.setattr(cores, "count", lambda: 3)
    assert verify(tmp_path, pages) == alone
    assert [each.path for each in alone] == ["0/index.html", "0/index.html", "stil.css"]
    assert "7" in alone[0].message


def test_one_parse_per_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many links lead to a page and its places, it is read once."""
    parsed: list[bytes] = []

    def parse(markup: bytes) -> LexborHTMLParser:
        parsed.append(markup)
        return LexborHTMLParser(markup)

    monkeypatch.setattr(room, "LexborHTMLParser", parse)
    links = '<a href="/#start">x</a><a href="/dilemman/g%C3%A5va/#fragor">y</a>'
    assert verify(written(tmp_path, {**TREE, **{f"{n}.html": links for n in range(20)}}), []) == []
    assert len(parsed) == 24


EDITED: list[dict[str, str | None]] = [
    {},
    {"b.html": '<a href="a.html#plats">a</a><a href="c.html">c</a>'},
    {"a.html": '<i id="flyttad"></i><a href="b.html">b</a>'},
    {"c.html": None},
    {"c.html/index.html": "<i></i>"},
    {"a.html": '<i id="plats"></i><a href="b.html">b</a>', "stil.css": "i { background: url(bild.png) }"},
    {"stil.css": "", "d.html": '<a href="c.html">c</a>'},
    {"b.html": None},
]
"""What becomes of some pages, one day after the other."""


def test_what_is_known_of_pages_from_before_changes_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page with the same bytes is read once, but when it leads to what is not there; its links are told as ever."""
    read: list[int] = []
    monkeypatch.setattr(room, "_read", lambda page, plain=room._read: read.append(1) or plain(page))
    site, known = tmp_path / "site", Book(Store(tmp_path, b"secret").shelf("links"))
    written(
        site, {"a.html": '<i id="plats"></i><a href="b.html">b</a>', "b.html": "", "c.html": "<a href='a.html'>a</a>"}
    )
    asked = []
    for edits in EDITED:
        for path, text in edits.items():
            (site / path).unlink() if text is None else written(site, {path: text})
        manifest.write(site)
        plain = verify(site, [])
        read.clear()
        assert verify(site, [], known=known) == plain
        asked.append(len(read))
    assert asked == [3, 1, 1, 1, 2, 1, 1, 1]


def test_strange_bytes(tmp_path: Path) -> None:
    """Pages and style sheets that are no UTF-8, or no HTML at all, are read as far as they go."""
    written(tmp_path, TREE)
    (tmp_path / "a.html").write_bytes(b'\xff\xfe\x00<a href="\xe5/">x</a><a href="/saknas/">')
    (tmp_path / "tom.html").write_bytes(b"")
    (tmp_path / "a.css").write_bytes(b"\xff url(/saknas.png) url(")
    assert sorted(each.message.split("”")[3] for each in verify(tmp_path, [])) == [
        "saknas.png",
        "saknas/index.html",
        "\ufffd/index.html",
    ]


def test_links_in_the_tree_are_not_followed(tmp_path: Path) -> None:
    """A symbolic link is no published file, and a link to it leads nowhere."""
    written(tmp_path / "site", {"index.html": '<a href="ut/">x</a><a href="fil.txt">y</a>'})
    written(tmp_path / "hemligt", {"index.html": "x"})
    (tmp_path / "site" / "ut").symlink_to(tmp_path / "hemligt")
    (tmp_path / "site" / "fil.txt").symlink_to(tmp_path / "hemligt" / "index.html")
    assert codes(verify(tmp_path / "site", [])) == ["broken-link", "broken-link"]


def test_an_unreadable_folder_is_no_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error in listing the tree is raised, never taken for a tree without files."""
    scandir = os.scandir

    def refuse(folder: Path) -> object:
        if Path(folder).name == "assets":
            raise PermissionError(13, "denied", str(folder))
        return scandir(folder)

    written(tmp_path, TREE)
    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(PermissionError):
        verify(tmp_path, [])
