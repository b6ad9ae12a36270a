"""No two outputs have one address: what an editor can cause is told by the check, what is left stops the build."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import Phase, assume, given, reject
from hypothesis import settings as quick
from hypothesis import strategies as st
from test_template import around

from conftest import ROOT, SETTINGS, Lay
from ethos import rules, site
from ethos.addresses import collisions
from ethos.catalogue import Catalogue
from ethos.content import load
from ethos.kinds import KINDS, Entry
from ethos.kinds.parse import parse
from ethos.kinds.settings import Settings
from ethos.output import Copy, Drawn, File, Output, Page, file_of
from ethos.paper.gallery import Gallery
from ethos.problem import has_errors
from ethos.source import parse as read
from ethos.template import template
from ethos.views import everything, paper
from ethos.views import pictures as social
from programs import BIN, run

TODAY = date(2026, 11, 30)
PICTURE = "89504e470d0a1a0a"
PROSE = "---\ntitle: Om\nsummary: Vi.\nstatus: published\npublished: 2026-01-15\naliases: [{alias}]\n---\nText.\n"


def page(path: str, source: str | None = None) -> Page:
    return Page(path, "Sök", "", lambda: Drawn("", {}), source=source)


def told(*outputs: Output) -> list[tuple[str, str]]:
    found = list(collisions(outputs))
    assert {each.code for each in found} <= {"address-collision"}
    return [(each.path, each.message) for each in found]


OURS = "kunskapsbankens egen sida ”Sök”"


@pytest.mark.parametrize(
    ("one", "other", "path", "message"),
    [
        (page("a/", "content/a.md"), page("a/", "content/b.md"), "content/b.md", "content/a.md och content/b.md"),
        (page("a/", "content/a.md"), page("A/", "content/b.md"), "content/b.md", "”/A/” skulle få två innehåll"),
        (page("a/", "content/a.md"), page("a", "content/b.md"), "content/b.md", "content/a.md och content/b.md"),
        (page("sok/"), page("sok/", "content/sok.md"), "content/sok.md", f"{OURS} och content/sok.md"),
        (page("sok/", "content/sok.md"), page("sok/"), "content/sok.md", f"content/sok.md och {OURS}"),
        (page("sok/"), page("sok/"), ".", f"{OURS} och {OURS}"),
        (page("", "x.md"), File("index.html", b""), "x.md", "x.md och kunskapsbankens egen fil index.html"),
        (page("a/", "content/a.md"), File("a", b""), "content/a.md", "kunskapsbankens egen fil a och content/a.md"),
        (File("data", b""), File("data/x.json", b"", "y.yml"), "y.yml", "fil data och y.yml"),
        (File("bild/é.png", b"", "a"), File("bild/é.png", b"", "b"), "b", "a och b"),
        (File("r.txt", b""), File("R.txt", b"", "site_config/theme/R.txt"), "site_config/theme/R.txt", "fil r.txt"),
        (
            File("b.mp4", b""),
            Copy("b.mp4", Path("/x"), origin="seminars/b.mp4"),
            "seminars/b.mp4",
            "och seminars/b.mp4",
        ),
        (File("r.txt", b""), Copy("r.txt", Path("/x")), ".", "egen fil r.txt och kunskapsbankens egen fil"),
    ],
)
def test_a_second_one_is_told_with_both(one: Output, other: Output, path: str, message: str) -> None:
    """By the file that somebody has written, whichever came first; capitals, slashes and Unicode make no difference."""
    assert [(at, message in words) for at, words in told(one, other)] == [(path, True)], told(one, other)


def test_what_only_begins_alike_is_no_collision() -> None:
    """A folder may hold many files, and names may begin with each other."""
    assert (
        told(page(""), page("a/"), page("ab/"), File("a.png", b""), File("a/b.png", b""), File("a/b/c.png", b"")) == []
    )


@pytest.fixture
def colliding(site_in: Lay) -> Path:
    """A site whose agency has put a file where we have one."""
    theme = {"site_config/theme/Robots.txt": "Disallow: /", "site_config/theme/logo.svg": "<svg/>"}
    folder = site_in({"files": {"content/om.md": PROSE.format(alias=""), **theme}})
    (folder / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    return folder


@pytest.mark.parametrize("command", [("ethos", "build"), ("ethos", "export", "ut"), ("mkdocs", "build")])
def test_it_stops_every_engine(command: tuple[str, ...], colliding: Path) -> None:
    """With exit code 1 and the names of both; nothing is published."""
    done = run(BIN / command[0], *command[1:], cwd=colliding)
    assert done.returncode == 1
    said = " ".join(done.stderr.split())
    both = "site_config/theme/Robots.txt och kunskapsbankens egen fil robots.txt"
    assert f"site_config/theme/Robots.txt:1:1: fel: Adressen ”/robots.txt” skulle få två innehåll: {both}" in said
    assert not (colliding / "site").exists() and not (colliding / "ut").exists()


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ({"bytes": {"content/bilder/a.png": PICTURE, "content/bilder/A.png": PICTURE}}, "file-name"),
        ({"bytes": {"content/bilder/a.png": PICTURE, "content/bilder/a.PNG": PICTURE}}, "file-suffix"),
        ({"bytes": {"content/bilder/a/b.png": PICTURE, "content/bilder/A/b.png": PICTURE}}, "folder-name"),
        ({"files": {"content/om.md": PROSE.format(alias="Om")}}, "slug-collision"),
        (
            {"files": {"content/om.md": PROSE.format(alias="Kontakt"), "content/kontakt.md": PROSE.format(alias="")}},
            "slug-collision",
        ),
        ({"files": {"content/om.md": PROSE.format(alias="BILDER")}}, "reserved-address"),
        ({"files": {"content/404.md": PROSE.format(alias="")}}, "reserved-address"),
        ({"files": {"content/sokregister.md": PROSE.format(alias="")}}, "reserved-address"),
    ],
)
def test_what_an_editor_can_cause_is_told_by_the_check(case: Mapping[str, object], code: str, site_in: Lay) -> None:
    """Before anything is made."""
    found = site.inspect(site_in(case), TODAY)
    assert found.stops() and code in {each.code for each in found.problems}


OUR_WORDS = (
    *("sida", "film", "arbetsblad", "dilemman", "kort", "samlingen", "index", "404", "arkiv", "tema", "ort", "nytt"),
    *("alla", "seminarier", "kurser", "tid", "grupp", "a", "aring", "2", "30", "2027-03", "sok", "data", "bilder"),
    *("katalog", "delning", "assets", "ledare", "samtal", "digitalt", "sista-anmalan", "schema", "dilemma"),
)
"""Names that our own addresses are made of: the ones most likely to be in the way."""
NAMES = st.sampled_from(OUR_WORDS)
LOADED = load(SETTINGS.parent).catalogue
assert LOADED is not None
SITE = LOADED.settings


def drawn(data: st.DataObject) -> Iterator[Entry]:
    """Entries of any kind, whose names, old names, occasions, speakers, series and cities are words of ours."""
    for kind in data.draw(st.lists(st.sampled_from(list(KINDS)), min_size=1, max_size=6)):
        slug, alias, name, other = (data.draw(NAMES) for _ in range(4))
        text = template(kind, "Prov", TODAY, SITE)[1].replace("status: draft", "status: published")
        text = re.sub(r"(?m)^#aliases: .*", f"aliases: ['{alias}']" if data.draw(st.booleans()) else "", text)
        text = re.sub(r"(?m)^#series: .*", f"series: '{name}'", text)
        text = re.sub(r"(?m)^#speakers:.*", f"speakers: [{{name: '{name}', background: other, id: '{other}'}}]", text)
        text = re.sub(r"city: .*?([,}\n])", rf"city: '{name}'\1", text)
        text = re.sub(r"id: varen-2027", f"id: '{other}'", text)
        document = read(f"{KINDS[kind].folder}/{slug}.md", text.encode())
        assert not isinstance(document, list), document
        entry = parse(KINDS[kind], document)
        if isinstance(entry, list):
            reject()
        yield from (entry, *around(entry))


def own_words(data: st.DataObject) -> Settings:
    """A site whose themes are called as parts of our addresses."""
    themes = {data.draw(NAMES): term for term in SITE.vocabulary.themes.values()} | dict(SITE.vocabulary.themes)
    vocabulary = SITE.vocabulary.model_copy(update={"themes": themes})
    return SITE.model_copy(update={"vocabulary": vocabulary, "site": SITE.site.model_copy(update={"paper": True})})


@given(st.data())
@quick(max_examples=60, phases=[Phase.reuse, Phase.generate])  # to shrink an example takes minutes
def test_what_passes_the_check_has_addresses_of_its_own(data: st.DataObject) -> None:
    """Whatever words of ours an editor uses: pages, files, calendars, feeds, pictures and PDFs."""
    entries = {each.source.path: each for each in drawn(data)}
    catalogue = Catalogue(list(entries.values()), own_words(data))
    assume(not has_errors(each for each in rules.check(catalogue, TODAY) if each.code != "template-text"))
    outputs = everything.outputs(catalogue, TODAY, social.cards(catalogue, TODAY))
    printed = (File(sheet.path, b"") for sheet in paper.order(catalogue, TODAY, Gallery(ROOT)).sheets)
    pictured = (File(path, b"") for path in social.cards(catalogue, TODAY))
    assert [each.message for each in collisions(chain(outputs, printed, pictured))] == []


def test_a_page_is_a_folder_however_its_path_ends() -> None:
    """The start page is the root's own."""
    assert [file_of(page(path)) for path in ("", "a", "a/", "a/b", "404.html")] == [
        *("index.html", "a/index.html", "a/index.html", "a/b/index.html", "404.html"),
    ]
