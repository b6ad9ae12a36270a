"""The menu and the foot: as usual, or as an agency has ordered, renamed and hidden what stands in them."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from conftest import ROOT, SETTINGS, Lay
from ethos import places, site
from ethos.output import Page

TODAY = date(2026, 11, 30)
PROSE = "---\ntitle: {title}\nsummary: Vi.\nstatus: published\npublished: 2026-01-15\n{more}---\nText.\n"
CASE = yaml.safe_load((SETTINGS.parent / "outputs/katalog.yml").read_text("utf-8"))["files"]
"""One of each kind: what leads to nothing is left out of the usual menu (test_sparse.py)."""
PAGES = CASE | {
    "content/om.md": PROSE.format(title="Om oss", more=""),
    "content/about.md": PROSE.format(title="About", more="language: en\n"),
}
FOR_REAL = """
reviewed: 2026-11-29
intro: Ring.
first: [{text: Ring.}]
urgent: [{what: Våld, act: Ring.}]
contacts: [{name: Chefen, suits: Allt., then: Chefen svarar.}]
record: [{text: När det var.}]
avoid: [{text: Att vänta.}]
"""


def links(site_in: Lay, settings: str) -> tuple[list[str], list[str]]:
    """The menu and the foot of a page, by what each link says and where it leads."""
    written = (SETTINGS / "site.yml").read_text("utf-8") + settings
    inspection = site.inspect(site_in({"files": {"site_config/site.yml": written, **PAGES}}), TODAY)
    assert inspection.problems == []
    edition = site.live(inspection, TODAY)
    start = next(each for each in edition.outputs if isinstance(each, Page) and each.path == "")
    tree = LexborHTMLParser(edition.frame.html(start))
    menu, foot = (tree.css(f"{part} nav a") for part in ("body > header", "body > footer"))
    return [f"{a.text()} {a.attributes['href']}" for a in menu][:-1], [
        f"{a.text()} {a.attributes['href']}" for a in foot
    ]


MENU = [
    "Dilemman dilemman/",
    "Samtal samtal/",
    "Koder etiska-koder/",
    "Seminarier seminarier/",
    "Kunskap kunskap/",
]
FOOT = [
    *("Förbered ett samtal samtal/", "Årshjul arshjul/"),
    *("A–Ö a-o/", "Läs utan nät utan-nat/", "Kalendrar kalender/", "Nyhetsflöden floden/"),
    *("Om oss om/", "Tillgänglighet tillganglighet/", "Öppna data data/"),
]


@pytest.mark.parametrize(
    ("settings", "menu", "foot"),
    [
        ("", MENU, FOOT),
        ("menu:\n  samtal:\n  dilemman:\n", ["Samtal samtal/", MENU[0]], FOOT),
        ("menu: {dilemman: Fall, om: }\n", ["Fall dilemman/", "Om oss om/"], FOOT),
        ("menu: {}\nfoot: {tillganglighet: Så når du allt}\n", [], ["Så når du allt tillganglighet/"]),
        ("foot:\n  medverkande: Vilka vi hört\n", MENU, ["Vilka vi hört medverkande/"]),
    ],
)
def test_an_agency_orders_renames_and_hides(settings: str, menu: list[str], foot: list[str], site_in: Lay) -> None:
    """What it has not said anything of is as usual; the way to the search is always there."""
    assert links(site_in, settings) == (menu, foot)


@pytest.mark.parametrize(
    ("settings", "headings"),
    [("", ["Led ett samtal", "Hitta och följ", "Om webbplatsen"]), ("foot: {tillganglighet: }\n", [""])],
)
def test_the_foot_is_in_groups(settings: str, headings: list[str], site_in: Lay) -> None:
    """Each under its heading; what an agency has chosen stands in its own order, in one."""
    written = (SETTINGS / "site.yml").read_text("utf-8") + settings
    inspection = site.inspect(site_in({"files": {"site_config/site.yml": written, **PAGES}}), TODAY)
    edition = site.live(inspection, TODAY)
    assert [heading for heading, _ in edition.frame.feet] == headings
    assert edition.frame.real is None


def test_the_way_when_it_happens_for_real_is_on_every_page(site_in: Lay) -> None:
    """Whatever an agency has in its menu and its foot: it is for who has no time to look."""
    written = (SETTINGS / "site.yml").read_text("utf-8") + "menu: {}\nfoot: {}\n"
    files = {"site_config/site.yml": written, "site_config/allvar.yml": FOR_REAL, **PAGES}
    edition = site.live(site.inspect(site_in({"files": files}), TODAY), TODAY)
    for page in (each for each in edition.outputs if isinstance(each, Page) and each.path in ("", "kunskap/")):
        tree = LexborHTMLParser(edition.frame.html(page))
        assert [each.attributes["href"] for each in tree.css(".in-earnest a")] == [f"{page.base}allvar/"]


def test_a_course_is_led_to_where_there_are_no_seminars(site_in: Lay) -> None:
    """What lies under nothing that is there stands in the menu itself."""
    files = {path: text for path, text in PAGES.items() if not path.startswith("seminars/") or "courses" in path}
    edition = site.live(site.inspect(site_in({"files": files}), TODAY), TODAY)
    assert "kurser/" in [each.path for each in edition.frame.menu]


def test_a_name_of_ones_own_is_swedish(site_in: Lay) -> None:
    """A page's own title keeps its language."""
    written = (SETTINGS / "site.yml").read_text("utf-8")
    folder = site_in(
        {"files": {"site_config/site.yml": f"{written}menu: {{about: }}\nfoot: {{about: Kort}}\n", **PAGES}}
    )
    edition = site.live(site.inspect(folder, TODAY), TODAY)
    assert [(each.label, each.lang) for each in (*edition.frame.menu, *edition.frame.foot)] == [
        ("About", "en"),
        ("Kort", ""),
    ]


def test_what_the_settings_suggest_is_what_is_usual() -> None:
    """With the signs of comment taken away, site.yml says what is there without."""
    written = (ROOT / "site_config/site.yml").read_text("utf-8")
    lines = [line for line in written.splitlines() if line.startswith(("#menu:", "#foot:", "#  "))]
    assert lines, "site.yml tells of the menu"
    usual = site.live(site.inspect(ROOT, TODAY), TODAY)
    names = [line.strip("# :") for line in lines if line.startswith("#  ")]
    assert names == [each.path.strip("/") for each in (*usual.frame.menu, *usual.frame.foot)]


def test_a_page_of_an_agencys_own_is_for_who_reads(site_in: Lay) -> None:
    """Whatever it is about: those for who writes come with the program, and each of them is there."""
    files = {**PAGES, "content/hitta-hit.md": PAGES["content/about.md"].replace("About", "Hitta hit")}
    live = site.live(site.inspect(site_in({"files": files}), TODAY), TODAY)
    (page,) = (each for each in live.outputs if isinstance(each, Page) and each.path == places.KNOWLEDGE.path)
    headings = [node.text() for node in LexborHTMLParser(page.body).css("h2")]
    assert "Hitta hit" in page.body and "För dig som skriver" not in headings
    assert all((ROOT / f"content/{slug}.md").is_file() for slug in places.WRITING)
