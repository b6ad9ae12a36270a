"""What is archived, of whatever kind: at its address with its banner, and in nothing that nobody has asked for."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml

from conftest import SETTINGS, Lay
from ethos import papers, places
from ethos.catalogue import Catalogue
from ethos.content import load
from ethos.kinds import KINDS, Dilemma
from ethos.output import Page
from ethos.paper.gallery import Gallery
from ethos.rules import asked, day_order
from ethos.views import archive, everything, face, paper, pictures, searched
from ethos.views.data import entry_data
from ethos.views.press import Press

TODAY = date(2026, 11, 30)
BLOCK = (
    "archived: {date: 2026-06-30, publisher: Delegationen, published_under: Den förra, begins: 2013-host, ends: '2016'}"
)
HREF = re.compile(r'href="((?!/)[^":#?]*)')
VOCABULARY = "site_config/vocabulary.yml"
CHRONICLES = (places.CALENDAR, places.SERIES, places.PEOPLE)
"""What tells of what was, year by year, and what people have taken part in: what is archived was, too."""


def of_every_kind() -> dict[str, str]:
    """A source of each kind, from the golden cases, with what they refer to and all the words that they use."""
    found: dict[str, str] = {}
    words: dict[str, dict[str, Any]] = yaml.safe_load((SETTINGS / "vocabulary.yml").read_text("utf-8"))
    for kind in KINDS:
        case: dict[str, Any] = yaml.safe_load((SETTINGS.parent / f"outputs/{kind}-page.yml").read_text("utf-8"))
        found = {**case["files"], **found}
        for section, own in yaml.safe_load(case["files"].get(VOCABULARY, "{}")).items():
            words[section] = {**own, **words.get(section, {})}
    return {path: text for path, text in found.items() if path.endswith(".md")} | {VOCABULARY: json.dumps(words)}


def archived(text: str) -> str:
    return re.sub(r"\narchived:.*", "", text).replace("\n---\n", f"\n{BLOCK}\n---\n", 1)


@pytest.fixture
def catalogue(site_in: Lay) -> Catalogue:
    """A site in which everything is archived."""
    files = {path: archived(text) if path.endswith(".md") else text for path, text in of_every_kind().items()}
    found = load(site_in({"files": files})).catalogue
    assert found
    assert {each.kind for each in found.archived} == set(KINDS)
    return found


def pages_of(catalogue: Catalogue) -> dict[str, Page]:
    return {
        each.path: each
        for each in everything.outputs(catalogue, TODAY, pictures.cards(catalogue, TODAY))
        if isinstance(each, Page)
    }


def broken(pages: dict[str, Page], catalogue: Catalogue) -> list[str]:
    """Links between pages that lead to no page: what stood beside an entry stands there still."""
    there = {*pages, *catalogue.attached.values()}
    links = ((path, urljoin(f"/{path}", href)[1:]) for path, page in pages.items() for href in HREF.findall(page.body))
    return [f"{path} leads to {to}" for path, to in links if to.endswith("/") and to not in there]


def test_what_is_archived_is_at_its_address_and_in_no_list(catalogue: Catalogue) -> None:
    """Its page has the banner, and of all other pages only the archive leads to it, and what tells of years gone by."""
    pages = pages_of(catalogue)
    own = {entry.path: entry for entry in catalogue.archived}
    for path in own:
        assert "Arkiverad 30 juni 2026." in pages[path].body, path
        assert entry_data(own[path], catalogue.settings, "https://a.example/")["status"] == "archived"
        assert "hösten 2013 till 2016" in pages[path].body
        assert "Delegationen (Den förra)" in pages[path].body
        assert f'href="../{path}"' in pages[places.ARCHIVE.path].body
    assert broken(pages, catalogue) == []
    ours = (places.ARCHIVE.path, *own, *(each.path for each in CHRONICLES))
    for path, page in pages.items():
        if not path.startswith(ours):
            led = {entry for entry in own if re.search(rf'href="(\.\./)*{entry}["#]', page.body)}
            assert not led, f"{path} leads to {led}"


def test_what_is_archived_is_printed_with_its_banner(catalogue: Catalogue, tmp_path: Path) -> None:
    """Each paper of its own lies where it lay and says so; none that gathers many holds it."""
    settings = catalogue.settings
    site = settings.site.model_copy(update={"paper": True})
    catalogue = replace(catalogue, settings=settings.model_copy(update={"site": site}))
    order = paper.order(catalogue, TODAY, Gallery(tmp_path))
    sheets = list(order.sheets)
    assert {each.path for each in sheets} == set(catalogue.printed)
    own = [each for each in sheets if each.path != papers.AFTERWARDS]  # the form for any meeting is about none of them
    assert {each.template for each in own} == {"guide", "sheet", "package", "slides", "worksheet", "poster", "question"}
    for each in own:
        told = json.dumps([each.head, *map(order.case, each.cases)], ensure_ascii=False)
        assert "Arkiverad 30 juni 2026." in told, each.path
        assert "hösten 2013 till 2016" in told
        assert "Granskad av jurist" not in told


def test_a_hit_says_that_it_is_archived(catalogue: Catalogue) -> None:
    """Every entry and film is found only by who asks for the archive, and its hit tells period and publisher."""
    own = tuple(entry.path for entry in catalogue.archived)
    records = list(searched.search_records(catalogue, TODAY))
    assert {each.url for each in records if each.url.startswith(own)} == {each.url for each in records if each.archived}
    for each in records:
        if each.archived:
            held = ["Arkiverad 30 juni 2026", "Gällde hösten 2013 till 2016", "Delegationen (Den förra)"]
            assert list(each.facts[:3]) == held


def test_without_a_time_of_its_own_it_held_from_its_first_day_to_its_last(site_in: Lay) -> None:
    """The banner and the hit name what replaced it, when readers see that."""
    text = "---\n{{title: {0}, summary: S, status: published, published: 2026-01-15{1}}}\n---\nText."
    more = ", archived: {date: 2026-06-30, publisher: Vi, successor: prose/nya}"
    files = {"content/gamla.md": text.format("Gamla", more), "content/nya.md": text.format("Nya", "")}
    found = load(site_in({"files": files})).catalogue
    assert found
    old = found.by_key["prose/gamla"]
    banner = archive.banner(found, old)
    assert banner
    assert banner.line.endswith("Den gavs ut av Vi. Läs i stället: Nya.")
    assert "15 januari 2026 till 30 juni 2026" in banner.line
    assert list(archive.facts(found, old))[-1] == "Ersatt av Nya"
    assert archive.banner(found, found.by_key["prose/nya"]) is None


TODAYS = (
    *("changed-provision", "unknown-provision", "law-in-text", "law-unnamed", "law-unsaid", "municipal-law"),
    *("review-overdue", "initiative-overdue", "effort-without-result", "hard-to-read", "film-awaited"),
)
"""What is asked of a text that somebody looks after, and may come with time alone or with a change in the law."""


@pytest.mark.parametrize("code", TODAYS)
def test_nobody_is_asked_to_mend_what_is_archived(code: str, site_in: Lay) -> None:
    """The law is told of as it was then: what fails in a text of today fails in no archived one."""
    case = yaml.safe_load((SETTINGS.parent / f"problems/{code}.yml").read_text("utf-8"))
    files = case["fails"]["files"]
    kept = {path: archived(text) if path.endswith(".md") else text for path, text in files.items()}
    today = case.get("today", TODAY)
    found = load(site_in({**case["fails"], "files": kept})).catalogue
    assert found
    assert found.archived or code == "film-awaited"
    name = code.replace("-", "_")
    told = [f"{each.path} {each.message}" for each in asked(name, found, today)]
    assert [each for each in told for entry in found.archived if entry.key in each or entry.source.path in each] == []
    now = load(site_in(case["fails"])).catalogue
    assert now
    assert code in {each.code for each in asked(name, now, today)}


def test_a_page_of_today_has_its_marks_of_law(site_in: Lay) -> None:
    """An archived case has no mark of who has signed what we say of law, and says instead that it is as it was."""
    files = of_every_kind()
    (path,) = (each for each in files if each.startswith("dilemmas/") and "laws:" in files[each])
    for text, told, other in (
        (files[path], "av jurist", "som den var då"),
        (archived(files[path]), "som den var då", "av jurist"),
    ):
        found = load(site_in({"files": {**files, path: text}})).catalogue
        assert found
        (entry,) = (each for each in found.kept(Dilemma) if each.source.path == path)
        body = face.of("dilemma").page(Press(found, TODAY), entry).body
        assert told in body
        assert other not in body


@pytest.mark.parametrize(
    ("held", "at"),
    [
        ("begins: '2014', ends: '2013'", "ends"),
        ("ends: '2027'", "date"),
        ("begins: 2013-host, ends: '2026'", ""),
        ("begins: '2026', ends: 2026-var", ""),
    ],
)
def test_the_time_that_it_held_comes_in_its_order(held: str, at: str, site_in: Lay) -> None:
    """It began before it ended, and ended before it was archived."""
    text = "---\n{{title: T, summary: S, status: published, published: 2026-01-15, archived: {{{0}}}}}\n---\nText."
    files = {"content/gamla.md": text.format(f"date: 2026-06-30, publisher: Vi, {held}")}
    found = load(site_in({"files": files})).catalogue
    assert found
    told = [each.message.partition(" ")[0] for each in day_order.check(found)]
    assert told == ([at] if at else [])
