"""A site that lacks something, as a new one does: it builds, its pages make sense, and none leads to an empty one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from dilemma_sources import dilemma
from selectolax.lexbor import LexborHTMLParser

from conftest import ROOT, SETTINGS, Lay, lay_in
from ethos import site
from ethos.catalogue import Catalogue
from ethos.output import File, Output, Page, file_of
from ethos.verify import verify
from ethos.views.frame import Frame
from programs import BIN, run

TODAY = date(2026, 11, 30)
CASE = yaml.safe_load((SETTINGS.parent / "outputs/katalog.yml").read_text("utf-8"))["files"]
ONE_OF_EACH = {path: re.sub(r"related: .*\n", "", text) for path, text in CASE.items()}
"""A dilemma, a thread, a method, a code, a seminar, a course and a page."""
MANY = ONE_OF_EACH | dict(dilemma(f"fall-{number}") for number in range(14))


def without(*folders: str, of: Mapping[str, str] = MANY) -> dict[str, str]:
    """Those files but for what lies in some folders, not deeper."""
    return {path: text for path, text in of.items() if posixpath.dirname(path) not in folders}


CODES, METHODS, THREADS = "content/codes", "content/methods", "content/threads"
SEMINARS, COURSES = "seminars", "seminars/courses"
TALKS = ("dilemmas", THREADS)
"""A thread is of dilemmas: without them there is none."""
SITES = {
    "everything": MANY,
    "nothing": {},
    "without dilemmas": without(*TALKS),
    "without threads": without(THREADS),
    "with one dilemma": ONE_OF_EACH,
    "with one dilemma and no more": without("content", CODES, METHODS, THREADS, SEMINARS, COURSES, of=ONE_OF_EACH),
    "without codes": without(CODES),
    "without methods": without(METHODS),
    "without seminars": without(SEMINARS),
    "without courses": without(COURSES),
    "without seminars and courses": without(SEMINARS, COURSES),
    "without content": without("content", CODES, METHODS, THREADS),
    "with courses alone": without("content", CODES, METHODS, SEMINARS, *TALKS),
    "with methods alone": without("content", CODES, SEMINARS, COURSES, *TALKS),
}


@dataclass
class Made:
    """A site, without what is printed, and what it is made from."""

    catalogue: Catalogue
    frame: Frame
    outputs: list[Output]


Pages = Mapping[str, tuple[Page, LexborHTMLParser]]


def edition_of(folder: Path) -> Made:
    inspection = site.inspect(folder, TODAY)
    assert inspection.problems == [] and inspection.catalogue
    found = site.live(inspection, TODAY)
    return Made(inspection.catalogue, found.frame, list(found.outputs))


def write(edition: Made, target: Path) -> list[str]:
    """Every output in its frame, without any engine; the files that were written."""
    for each in edition.outputs:
        path = target / file_of(each)
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(each, Page):
            path.write_text(edition.frame.html(each), "utf-8")
        else:
            path.write_bytes(each.content if isinstance(each, File) else each.source.read_bytes())
    return [file_of(each) for each in edition.outputs]


@pytest.fixture(scope="module", params=SITES)
def sparse(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return edition_of(lay_in(tmp_path_factory.mktemp("sparse") / "site", {"files": SITES[request.param]}))


@pytest.fixture(scope="module")
def drawn(sparse: Made) -> Pages:
    return pages(sparse)


def pages(edition: Made) -> Pages:
    """Every page as a reader gets it, by its path."""
    found = (each for each in edition.outputs if isinstance(each, Page))
    return {each.path: (each, LexborHTMLParser(edition.frame.html(each))) for each in found}


def leads_to(page: Page, tree: LexborHTMLParser) -> set[str]:
    """The paths of the pages that one links to."""
    hrefs = (a.attributes.get("href") or "" for a in tree.css("a[href]"))
    parts = (urlsplit(href) for href in hrefs)
    paths = {
        posixpath.normpath(posixpath.join(page.path, each.path)) for each in parts if not each.scheme and each.path
    }
    return {f"{path}/" for path in paths}


def test_every_link_leads_somewhere(sparse: Made, tmp_path: Path) -> None:
    """To a page and a place on it that are there."""
    written = write(sparse, tmp_path / "site")
    assert verify(tmp_path / "site", written, base_path=sparse.frame.base_path) == []


def test_no_page_leads_to_an_empty_one(sparse: Made, drawn: Pages) -> None:
    """Not in the menu, the foot, the way here or the text: only what lies at the empty place leads there."""
    bare = sparse.frame.bare
    led = [
        (path, place.path)
        for path, (page, tree) in drawn.items()
        for place in bare
        if place.path in leads_to(page, tree) and page.at != place
    ]
    assert led == []


def test_nothing_counts_to_none(drawn: Pages) -> None:
    """No door says that there is nothing behind it."""
    for path, (_, tree) in drawn.items():
        counts = [each.text(strip=True) for each in tree.css("main .count")]
        assert not [each for each in counts if re.match("0(?![0-9])", each)], path
        assert not re.search(
            r"\b0 (dilemma|tillfälle|sid|metod)", tree.body.text(separator=" ") if tree.body else ""
        ), path


def test_no_control_is_dead(sparse: Made, drawn: Pages) -> None:
    """What scripts draw, sort, plan and choose among is more than one; a facet has something to find."""
    cases = [each for each in sparse.catalogue.public if each.kind == "dilemma"]
    there = {each.kind for each in sparse.catalogue.public}
    found = drawn
    for path, (_, tree) in found.items():
        wanted = {
            "[data-dra]": 2,
            "[data-rensa][disabled]": 0,
            "[data-bibliotek]": 2,
            "[data-samtal-rot]": 1,
            "[data-arshjul]": 1,
        }
        assert [sign for sign, least in wanted.items() if tree.css(sign) and len(cases) < least] == [], path
        assert not [
            each
            for each in tree.css("p:not([hidden]) > select")
            if not each.css("option") and each.attributes.get("id") != "fran"
        ], path
    chosen = {each.attributes["value"] for each in found["sok/"][1].css("[name=slag]")}
    pairs = {"tension"} if sparse.catalogue.by_tension else set()
    assert chosen == there | pairs | {"law", "organisation", "theme", "principle", "role", "value"}
    assert bool(found["kalender/"][1].css("[data-egen]")) is bool(there & {"seminar", "course"})


@pytest.mark.parametrize(
    ("name", "path", "said", "unsaid"),
    [
        (
            "nothing",
            "",
            ["Principerna", "Om webbplatsen"],
            ["Vi är", "Börja här", "På gång", "Slå upp vad som gäller", "Lagar"],
        ),
        ("nothing", "dilemman/", ["Här finns inget ännu."], ["Dra ett kort", "dilemman ("]),
        ("nothing", "metoder/", ["Här finns inget ännu."], ["Är du osäker?"]),
        (
            "nothing",
            "samtal/",
            ["Här finns inga fall ännu.", "Spelregler"],
            ["Starta samtalet", "Mer att ha till hands"],
        ),
        ("nothing", "arshjul/", ["Här finns inga fall att planera ännu."], ["12 fall", "Spara som kalenderfil"]),
        ("nothing", "kalender/", ["Prenumerera på allt"], ["Din egen kalender"]),
        ("nothing", "kunskap/", ["Allt från A till Ö"], ["Årshjul", "Läs utan nät", "Metoder"]),
        ("nothing", "seminarier/", ["Inget seminarium är planerat."], ["Medverkande", "Gör din egen kalender"]),
        ("nothing", "teman/jav/", ["Här finns inget ännu."], ["Prenumerera"]),
        (
            "with one dilemma and no more",
            "",
            ["Led ett samtal", "Månadens dilemma"],
            ["Dra ett", "Kommande", "Se alla"],
        ),
        (
            "with one dilemma and no more",
            "dilemman/",
            ["Gåvan"],
            ["Dra ett kort", "Olika teman först", "Månadens dilemma"],
        ),
        ("with one dilemma and no more", "arshjul/", ["Ett fall att börja med"], ["12 fall"]),
        ("with one dilemma and no more", "samtal/", ["Starta samtalet"], ["Metoder"]),
        ("without dilemmas", "metoder/", ["Ta den som tar minst tid."], ["dilemmats sida", "planera ett helt år"]),
        ("without dilemmas", "metoder/fyra-fragor/", ["Arbetsblad att skriva ut"], ["Använd i ett samtal"]),
        ("without threads", "dilemman/", ["15 dilemman"], ["samtalsserie"]),
        ("without threads", "arshjul/", ["12 fall"], ["samtalsserie"]),
        ("without codes", "", ["Principerna"], ["etiska koder", "Etiska koder"]),
        ("without seminars", "", ["Börja här"], ["Alla seminarier", "Seminarier från"]),
        ("without seminars and courses", "", ["Börja här"], ["Seminarier från", "Kurser", "Kalendrar"]),
        (
            "without seminars and courses",
            "floden/",
            ["Dilemman"],
            ["Seminarier", "Kurser", "Prenumerera på en kalender"],
        ),
        ("everything", "arshjul/", ["12 fall, ett i månaden"], ["Ett fall"]),
    ],
)
def test_pages_make_sense(name: str, path: str, said: list[str], unsaid: list[str], site_in: Lay) -> None:
    """They say what is there, and offer nothing that is not."""
    edition = edition_of(site_in({"files": SITES[name]}))
    _, tree = pages(edition)[path]
    text = " ".join(tree.body.text(separator=" ").split()) if tree.body else ""
    assert [each for each in said if each not in text] == [], text
    assert [each for each in unsaid if each in text] == [], text


@pytest.mark.slow
@pytest.mark.parametrize("command", [("ethos", "build", "--strict"), ("mkdocs", "build", "--strict")])
@pytest.mark.parametrize("name", ["without content", "nothing"])
def test_an_engine_builds_it(command: tuple[str, ...], name: str, site_in: Lay) -> None:
    """Whole, though the folder is not there at all."""
    folder = site_in({"files": SITES[name]})
    (folder / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    (folder / "site_config" / "theme").mkdir()
    assert not (folder / "content").exists()
    done = run(BIN / command[0], *command[1:], cwd=folder)
    assert done.returncode == 0, done.stderr
    assert (folder / "site" / "samtal" / "index.html").is_file()
    assert len([*(folder / "site" / "sokregister" / "delar").iterdir()]) > 3
