"""How well search answers: the site's own content indexed, and asked by the reader that browsers have, in Node."""

from __future__ import annotations

from collections import defaultdict
from math import log2
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
import yaml

from ethos import places
from ethos.content import load, settings
from ethos.views.search import index_files
from in_node import in_node

pytestmark = pytest.mark.node
ROOT = Path(__file__).parents[1]
ASK = """
const { readFile } = await import("node:fs/promises");
const reader = new it.Reader((path) => readFile(`${given.folder}/${path}`));
const found = [];
for (const query of given.queries) {
  const answer = await reader.search(query);
  found.push({ urls: (await answer.hits(0, 5)).map(({ url }) => url), count: answer.count, shown: answer.shown });
}
return found;
"""
Query = dict[str, Any]


def queries(name: str) -> list[Query]:
    found: list[Query] = yaml.safe_load((ROOT / "tests/browser" / name).read_text("utf-8"))
    return found


KNOWN, HELD_OUT = queries("search_queries.yml"), queries("search_queries_held_out.yml")
WORRIES = queries("search_worries.yml")
FACTS = queries("search_facts.yml")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the repository's own content."""
    target = tmp_path_factory.mktemp("index")
    catalogue = load(ROOT).catalogue
    assert catalogue is not None
    for path, content in index_files(catalogue).items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_bytes(content)
    return target


def recall(found: list[str], query: Query) -> float:
    """The share of the pages asked for that are among the found; for ``any`` all or nothing."""
    wanted = query.get("all") or query["any"]
    share = len({*wanted} & {*found}) / len(wanted)
    return share if "all" in query else float(share > 0)


def gain(found: list[str], query: Query) -> float:
    """nDCG at five with pages that are right or not; for ``any`` the first right page is all that counts.

    Järvelin & Kekäläinen: Cumulated Gain-Based Evaluation of IR Techniques, ACM TOIS 2002.
    """
    wanted = {*(query.get("all") or query["any"])}
    gains = [1 / log2(at + 2) for at, url in enumerate(found) if url in wanted]
    ideal = sum(1 / log2(at + 2) for at in range(min(5, len(wanted)) if "all" in query else 1))
    return min(1.0, (sum(gains) if "all" in query else max(gains, default=0.0)) / ideal)


@pytest.fixture(scope="module")
def answers(folder: Path) -> dict[str, dict[str, Any]]:
    """What is found for every query: the first five, and how many."""
    asked = [each["q"] for each in (*KNOWN, *HELD_OUT, *WORRIES, *FACTS)]
    found = in_node("search/reader.js", ASK, {"folder": str(folder), "queries": asked})
    return dict(zip(asked, found, strict=True))


def missed(asked: list[Query], answers: dict[str, dict[str, Any]]) -> str:
    """The queries that do not find all they should, a line each."""
    told = [(recall(answers[each["q"]]["urls"], each), each) for each in asked]
    return "\n".join(f"{score:.2f} {each['q']} → {answers[each['q']]['urls']}" for score, each in told if score < 1)


@pytest.mark.parametrize(
    ("asked", "least", "best"), [(KNOWN, 0.96, 0.88), (HELD_OUT, 0.94, 0.90)], ids=["known", "new"]
)
def test_recall_at_five(asked: list[Query], least: float, best: float, answers: dict[str, dict[str, Any]]) -> None:
    """What people look for is among the first five hits, and stands high there."""
    found = [(answers[each["q"]]["urls"], each) for each in asked]
    assert mean(recall(*each) for each in found) >= least, missed(asked, answers)
    assert mean(gain(*each) for each in found) >= best, missed(asked, answers)


def graded(found: list[str], query: Query) -> float:
    """nDCG at five where what is looked for counts as three that only help (Burges et al., ICML 2005)."""
    grades = {**dict.fromkeys(query.get("good", ()), 1), **dict.fromkeys(query["best"], 3)}
    ideal = sorted(grades.values(), reverse=True)[:5]
    told = [grades.get(url, 0) for url in found]
    gained, possible = (sum(each / log2(at + 2) for at, each in enumerate(some)) for some in (told, ideal))
    return gained / possible


@pytest.mark.parametrize(
    ("held_out", "least", "best"), [(False, 0.98, 0.82), (True, 0.74, 0.60)], ids=["tuned", "held"]
)
def test_what_managers_type(held_out: bool, least: float, best: float, answers: dict[str, dict[str, Any]]) -> None:
    """What they look for is among the first five, and what only helps stands below it."""
    asked = [each for each in WORRIES if each.get("held_out", False) == held_out]
    found = [({*answers[each["q"]]["urls"]}, each["best"]) for each in asked]
    recalled = [len(urls.intersection(wanted)) / len(wanted) for urls, wanted in found]
    gained = [graded(answers[each["q"]]["urls"], each) for each in asked]
    told = [f"{gain:.2f} {each['q']} → {answers[each['q']]['urls']}" for gain, each in zip(gained, asked, strict=True)]
    assert (mean(recalled) >= least, mean(gained) >= best) == (True, True), "\n".join(sorted(told))


def test_every_fact_of_the_sources_is_found(answers: dict[str, dict[str, Any]]) -> None:
    """Each of forty or more, among the first five hits."""
    assert len({each["q"] for each in FACTS}) >= 40
    assert missed(FACTS, answers) == ""


def test_every_page_and_word_of_ours_is_found_by_its_name(folder: Path) -> None:
    """Among the first five: a dilemma or a code may have the same words. A–Ö alone has a name without a word in it."""
    ours = {*places.PLACES} - {places.A_TO_O}
    pages = {each.label: each.path for each in ours if each.is_ours and each.indexed and each.path.endswith("/")}
    pages |= {term.label: f"ordlista/{slug}/" for slug, term in settings(ROOT).ordlista.items()}
    named = sorted(filter(None, pages))
    found = in_node("search/reader.js", ASK, {"folder": str(folder), "queries": named})
    assert len(named) > 25
    assert [name for name, hits in zip(named, found, strict=True) if pages[name] not in hits["urls"]] == []


def test_no_kind_of_query_is_left_behind(answers: dict[str, dict[str, Any]]) -> None:
    kinds: dict[str, list[float]] = defaultdict(list)
    for each in KNOWN:
        kinds[each["kind"]].append(recall(answers[each["q"]]["urls"], each))
    assert all(mean(scores) >= 0.8 for scores in kinds.values()), missed(KNOWN, answers)


def test_every_expected_page_is_there(folder: Path) -> None:
    """A query that waits for a page which no longer exists would measure nothing."""
    body = """
    const { readFile } = await import("node:fs/promises");
    const answer = await new it.Reader((path) => readFile(`${given}/${path}`)).search("");
    return (await answer.hits(0, 10_000)).map(({ url }) => url);
    """
    published = {*in_node("search/reader.js", body, str(folder))}
    expected = {path for query in (*KNOWN, *HELD_OUT, *FACTS) for path in query.get("all") or query["any"]}
    expected |= {path for query in WORRIES for path in (*query["best"], *query.get("good", ()))}
    assert sorted(expected - published) == []


def test_there_are_enough_queries_of_every_kind() -> None:
    """Of seven kinds, each for pages by their address; none of the held out is among those that ranking is tuned on."""
    kinds = {"inflection", "compound", "synonym", "diacritics", "law", "typo", "plain"}
    known, held_out = ({each["q"] for each in some} for some in (KNOWN, HELD_OUT))
    assert (len(known), len(held_out)) == (len(KNOWN), len(HELD_OUT))
    assert len(known) >= 60 and len(held_out) >= 90 and not known & held_out
    worries = {each["q"] for each in WORRIES}
    assert len(WORRIES) == len(worries) >= 76 and 2 * sum("held_out" in each for each in WORRIES) >= 60
    assert {each["kind"] for each in KNOWN} == kinds >= {each["kind"] for each in HELD_OUT}


ALL = """
const { readFile } = await import("node:fs/promises");
const reader = new it.Reader((path) => readFile(`${given.folder}/${path}`));
const found = {};
for (const query of given.queries) {
  const answer = await reader.search(query);
  found[query] = (await answer.hits(0, 500)).map(({ url }) => url);
}
return found;
"""


def test_every_provision_is_found_by_its_number(folder: Path) -> None:
    """Its own page too, whatever is found before it, and no provision's page by its law alone."""
    catalogue = load(ROOT).catalogue
    assert catalogue is not None
    pages = {
        act.numbering.cite(short, place): places.of_law(short, place)
        for short, act in catalogue.settings.laws.items()
        for place in act.provisions
    }
    found = in_node("search/reader.js", ALL, {"folder": str(folder), "queries": [*pages, *catalogue.settings.laws]})
    assert len(pages) > 100
    assert [cited for cited, url in pages.items() if url not in found[cited]] == []
    assert [short for short in catalogue.settings.laws if {*found[short]} & {*pages.values()}] == []
