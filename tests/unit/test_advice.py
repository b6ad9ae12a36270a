"""What ”Så här” shows is true on this site: its own words, and what the editor wrote, turned right."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import Lay
from ethos import site
from ethos.kinds import right
from ethos.kinds.law import CITED
from ethos.kinds.parse import closest
from ethos.problem import Problem

DAY = date(2026, 11, 21)
PAGE = "---\ntitle: Om oss\nsummary: Vilka vi är.\nstatus: published\npublished: 2026-01-15\n{}\n---\n{}\n"
ORGANISATIONS = "arkivet:\n  name: Arkivet\n"
WORDS = "{0}: {{label: {0}, definition: Ett ord.}}"
VOCABULARY = "".join(
    f"{name}:\n  " + "\n  ".join(WORDS.format(word) for word in words) + "\n"
    for name, words in {
        "themes": ["lojalitet", "makt"],
        "principles": ["saklighet", "frihet"],
        "roles": ["bibliotekarie"],
        "settings": ["museum"],
        "values": ["ro", "mod"],
    }.items()
)
MAKT = WORDS.format("makt").removeprefix("makt: ")
OWN = {"site_config/vocabulary.yml": VOCABULARY, "site_config/organisations.yml": ORGANISATIONS}


def told(site_in: Lay, fields: str = "", body: str = "Text.", **files: str) -> list[Problem]:
    """What is told of one page on a site with words of its own."""
    found = site.check(site_in({"files": {**OWN, "content/om.md": PAGE.format(fields, body), **files}}), DAY)
    return [each for each in found if each.path == "content/om.md"]


def shown(problem: Problem) -> str:
    return problem.hint.rpartition("Så här:")[2].strip()


@pytest.mark.parametrize(
    ("fields", "example"),
    [
        ("themes: [frid]", "themes: [lojalitet, makt]"),
        ("themes: 3", "themes: [lojalitet, makt]"),
        ("principles: [x]", "principles: [saklighet, frihet]"),
        ("related: [dilemma]", "related: [prose/om]"),
    ],
)
def test_an_example_has_the_sites_own_words(site_in: Lay, fields: str, example: str) -> None:
    assert [shown(each) for each in told(site_in, fields)] == [example]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("updated: 2/3 2026", "updated: 2026-03-02"),
        ("updated: 20260302", "updated: 2026-03-02"),
        ("updated: 3 mars 2026", "updated: 2026-03-03"),
        ("updated: 2026-13-02", "updated: 2026-02-13"),
        ("updated: 2026-03-02T24:00", "updated: 2026-03-03T00:00"),
        ("updated: 2026-03-02 kl. 9.00", "updated: 2026-03-02T09:00"),
        ("reviewed: 2026-03-02T09:00", "reviewed: 2026-03-02"),
        ("reviewed: 2026-02-30", "reviewed: 2027-01-10"),
        ("owner: mailto:red@prov.example", "owner: red@prov.example"),
        ("origin: {organisation: A, licence: B, url: www.prov.example/a}", "url: https://www.prov.example/a"),
        ("status: publiserad", "status: published"),
        ("aliases: [/om/gammal/]", "gammal"),
        ("themes: [Lojalitet]", "lojalitet"),
    ],
)
def test_what_was_written_is_turned_right(site_in: Lay, written: str, meant: str) -> None:
    page = PAGE if not written.startswith("status") else PAGE.replace("status: published\n", "")
    found = site.check(site_in({"files": {**OWN, "content/om.md": page.format(written, "Text.")}}), DAY)
    assert [shown(each) for each in found if each.path == "content/om.md"] == [meant]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("FL § 5", "FL 5 §"),
        ("FL, 5 §", "FL 5 §"),
        ("§ 5 FL", "5 § FL"),
        ("5§FL", "5 § FL"),
        ("5a§FL", "5a § FL"),
        ("FL5§", "FL 5 §"),
        ("FL: 5 §", "FL 5 §"),
        ("FL. 5 §", "FL 5 §"),
        ("FL paragraf 5", "FL 5 §"),
        ("FL 5 § 2 st.", "FL 5 §"),
        ("FL 5 § p. 2", "FL 5 §"),
        ("FL 5 § och 6 §", "FL 5 och 6 §§"),
        ("FL §§ 5-6", "FL 5–6 §§"),
        ("FL 16 - 18 §§", "FL 16–18 §§"),
        ("FL 5,6 §§", "FL 5, 6 §§"),
        ("FL (2017:900) 5 §", "FL 5 §"),
        ("5§ förvaltningslagen (2017:900)", "5 § förvaltningslagen"),
        ("RF 1 kap 9 §", "RF 1 kap. 9 §"),
        ("1 kap 9§ RF", "1 kap. 9 § RF"),
        ("RF kap 1 § 9", "RF 1 kap. 9 §"),
        ("10kap5§OSL", "10 kap. 5 § OSL"),
        ("RF 1 : 9", "RF 1:9"),
        ("GDPR art 5", "GDPR art. 5"),
        ("GDPR Artikel 5.1 a", "GDPR art. 5"),
    ],
)
def test_a_citation_in_another_form_is_shown_as_it_is_read(written: str, meant: str) -> None:
    """With the editor's own law and number."""
    assert CITED.fullmatch(meant)
    assert not CITED.fullmatch(written)
    assert right.citation(written) == meant


def test_the_citation_that_is_shown_is_the_editors_own(site_in: Lay) -> None:
    laws = "definition: Ett ord., laws: ['5§FL', 'RF 1 kap 9 §']"
    words = VOCABULARY.replace("saklighet, definition: Ett ord.", f"saklighet, {laws}")
    found = site.check(site_in({"files": {**OWN, "site_config/vocabulary.yml": words}}), DAY)
    told = [shown(each) for each in found if each.code == "unreadable-citation"]
    assert told == ["5 § FL", "RF 1 kap. 9 §"]


@pytest.mark.parametrize(
    ("written", "meant"), [("12.30", "12:30"), ("http//prov.example", ""), ("i morgon", ""), ("2026-03-02T25:00", "")]
)
def test_what_may_mean_several_things_is_left(written: str, meant: str) -> None:
    assert right.time_code(written) == (meant or written.replace(".", ":"))
    assert right.moment(written) == ""


def test_the_nearest_is_never_what_was_written() -> None:
    assert closest("jav", ["jav"]) == ""
    assert closest("jav", ["jav", "java"]) == "java"


def test_a_key_of_a_settings_file_is_turned_right(site_in: Lay) -> None:
    files = {**OWN, "site_config/organisations.yml": "arkivet å:\n  name: Arkivet\n"}
    found = site.check(site_in({"files": files}), DAY)
    assert ("not-a-slug", "arkivet-a:") in {(each.code, shown(each)) for each in found}


@pytest.mark.parametrize(
    ("link", "code", "example"),
    [
        ("vi.md", "broken-source-link", "[Läs mer](vi-ar.md)"),
        ("content/vi-ar.md", "broken-source-link", "[Läs mer](vi-ar.md)"),
        ("/vi-ar/", "broken-source-link", "[Läs mer](vi-ar.md)"),
        ("www.regeringen.se", "broken-source-link", "[Läs mer](https://www.regeringen.se)"),
        ("regeringen.se/lagar", "broken-source-link", "[Läs mer](https://regeringen.se/lagar)"),
        ("bilagor/plan.pdf", "broken-source-link", "[Läs mer](https://myndigheten.example/plan.pdf)"),
        ("utkast.md", "draft-referenced", "status: published i content/utkast.md"),
        ("vi-ar.md#varfor-da", "broken-heading", "[Läs mer](vi-ar.md#varfor)"),
    ],
)
def test_a_link_is_told_for_what_it_is(site_in: Lay, link: str, code: str, example: str) -> None:
    page = PAGE.format("example: false", "## Varför\n\nText.").replace("Om oss", "Vi är")
    draft = page.replace("status: published", "status: draft")
    files = {"content/vi-ar.md": page, "content/utkast.md": draft}
    found = told(site_in, "example: false", f"Läs [mer]({link}).", **files)
    assert [(each.code, shown(each)) for each in found] == [(code, example)]
    assert f"Närmast: {link}." not in found[0].message


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[torsdag] (https://prov.example)", "[torsdag](https://prov.example)"),
        ("(torsdag)[https://prov.example]", "[torsdag](https://prov.example)"),
        ("[en ask](bilder/Bild 1.PNG)", "[en ask](bilder/bild-1.png)"),
    ],
)
def test_what_is_nearly_a_link_is_made_one(site_in: Lay, written: str, meant: str) -> None:
    assert [shown(each) for each in told(site_in, "example: false", f"Läs {written}.")] == [meant]


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ("origin: {organisation: A, licence: B, updated: 2026-02-01}", "Det ska stå längst till vänster, utan indrag."),
        ("licence: CC BY 4.0", "Det ska stå under ”origin”, indraget."),
        ("sumary: Vi", "Närmast: summary."),
    ],
)
def test_a_field_at_the_wrong_level_is_told_its_place(site_in: Lay, fields: str, place: str) -> None:
    assert [each.message.partition(". ")[2] for each in told(site_in, fields)] == [place]


def test_a_colon_in_a_text_is_named(site_in: Lay) -> None:
    found = told(site_in, "origin: {organisation: {Vi: alla}, licence: B}")
    assert [(each.code, shown(each)) for each in found] == [("colon-in-text", 'organisation: "Vi: alla"')]


@pytest.mark.parametrize(
    ("written", "example"),
    [
        ("title: 1984", 'title: "1984"'),
        ("example: ja", "example: true"),
        ("themes: lojalitet, makt", "themes: [lojalitet, makt]"),
        ("exampel: true", "example: true"),
    ],
)
def test_a_value_of_another_type_or_name_is_shown_in_its_own(site_in: Lay, written: str, example: str) -> None:
    page = PAGE if not written.startswith("title") else PAGE.replace("title: Om oss\n", "")
    found = site.check(site_in({"files": {**OWN, "content/om.md": page.format(written, "Text.")}}), DAY)
    assert example in [shown(each) for each in found if each.path == "content/om.md"]


@pytest.mark.parametrize(
    ("name", "text", "example"),
    [
        ("organisations", "arkivet: Stadsarkivet", "arkivet: {name: Stadsarkivet}"),
        ("organisations", "arkivet:", "arkivet: {name: Arkivet}"),
        ("laws", "KML: [1]", "KML: {title: KML, numbering: sections}"),
        ("laws", "KML: {title: Kulturmiljölagen, numbering: sections, sfs: 1988}", 'sfs: "1988"'),
        ("laws", "KML: {titel: Kulturmiljölagen, numbering: sections}", "title: Kulturmiljölagen"),
        ("laws", 'KML: {title: K, numbering: sections, provisions: {"5": Sköt den}}', "'5': {says: Sköt den}"),
        ("vocabulary", VOCABULARY.replace(MAKT, "Makten"), "makt: {label: Makten, definition: …}"),
        ("vocabulary", VOCABULARY.replace(MAKT, "{label: M, definition: O, laws: 5}"), "laws: [FL, RF]"),
        ("site", "paper: nej\nname: A", "paper: false"),
        ("synonyms", "groups: gåva", "groups: [[jäv, opartiskhet]]"),
    ],
)  # fmt: skip
def test_so_are_the_settings_under_the_agencys_own_keys(site_in: Lay, name: str, text: str, example: str) -> None:
    path = f"site_config/{name}.yml"
    found = site.check(site_in({"files": {**OWN, path: f"{text}\n"}}), DAY)
    assert example in [shown(each) for each in found if each.path == path]


def test_a_law_that_is_not_here_is_shown_as_it_could_be(site_in: Lay) -> None:
    words = VOCABULARY.replace(
        "saklighet, definition: Ett ord.", "saklighet, definition: O., laws: [FLL 5 §, XYZQ 1 §]"
    )
    found = site.check(site_in({"files": {**OWN, "site_config/vocabulary.yml": words}}), DAY)
    assert [shown(each) for each in found if each.code == "unknown-law"] == [
        "FL 5 §",
        "XYZQ: {title: …, numbering: sections}",
    ]
