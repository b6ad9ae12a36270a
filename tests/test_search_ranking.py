"""How well search answers: the site's own content indexed, and asked by the reader that browsers have, in Node."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from statistics import mean

import pytest

from ethos import places
from ethos.content import load, settings
from in_node import in_node
from relevance import ASK, ROOT, Found, figures, first_hits, queries, recall, told, write_index

pytestmark = pytest.mark.node
FACTS, TUNED, NEW, WORRIES = (queries(each) for each in ("fact", "tuned", "new", "worry"))
OURS, FRESH, FRESH_3 = (queries("unseen", by=each) for each in ("ours", "fresh", "fresh-3"))
OTHERS, FRESH_2 = (queries("shown", by=each) for each in ("others", "fresh-2"))
EVERY = [*FACTS, *TUNED, *NEW, *WORRIES, *OURS, *OTHERS, *FRESH, *FRESH_2, *FRESH_3]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of the repository's own content."""
    target = tmp_path_factory.mktemp("index")
    write_index(target)
    return target


@pytest.fixture(scope="module")
def found(folder: Path) -> Found:
    """What is found first for every query."""
    return first_hits(folder, EVERY)


@pytest.mark.parametrize(
    ("asked", "least", "best"),
    [(TUNED, 0.96, 0.88), (NEW, 0.98, 0.95), (WORRIES, 0.95, 0.84), (OTHERS, 0.95, 0.79), (FRESH_2, 0.86, 0.73)],
    ids=["tuned", "new", "worry", "others", "fresh-2"],
)
def test_what_is_looked_for_is_among_the_first_five(
    asked: list[dict[str, object]], least: float, best: float, found: Found
) -> None:
    """And stands high there, before what only helps."""
    recalled, gained = figures(asked, found)
    assert (recalled >= least, gained >= best) == (True, True), f"{recalled} {gained}\n{told(asked, found)}"


@pytest.mark.parametrize(
    ("asked", "least", "best"),
    [(OURS, 0.95, 0.86), (FRESH, 0.86, 0.76), (FRESH_3, 0.8, 0.63)],
    ids=["ours", "fresh", "fresh-3"],
)
def test_what_nothing_was_mended_by_is_found_no_worse(
    asked: list[dict[str, object]], least: float, best: float, found: Found
) -> None:
    """Floors a little below what was reached. Which queries miss is not told: who looks may mend no more by them."""
    recalled, gained = figures(asked, found)
    assert (recalled >= least, gained >= best) == (True, True), f"{recalled} {gained}"


def test_every_fact_of_the_sources_is_found(found: Found) -> None:
    """Each of forty or more, among the first five hits."""
    assert len({each["q"] for each in FACTS}) >= 40
    assert told(FACTS, found) == ""


def test_every_page_and_word_of_ours_is_found_by_its_name(folder: Path) -> None:
    """Among the first five: a dilemma or a code may have the same words. A–Ö alone has a name without a word in it."""
    ours = {*places.PLACES} - {places.A_TO_O}
    pages = {each.label: each.path for each in ours if each.is_ours and each.indexed and each.path.endswith("/")}
    pages |= {term.label: f"ordlista/{slug}/" for slug, term in settings(ROOT).ordlista.items()}
    named = sorted(filter(None, pages))
    found = in_node("search/reader.js", ASK, {"folder": str(folder), "queries": named})
    assert len(named) > 25
    assert [name for name, hits in zip(named, found, strict=True) if pages[name] not in hits["urls"]] == []


def test_no_kind_of_query_is_left_behind(found: Found) -> None:
    kinds: dict[str, list[float]] = defaultdict(list)
    for each in TUNED:
        kinds[each["kind"]].append(recall(found[each["q"]], each))
    assert all(mean(scores) >= 0.8 for scores in kinds.values()), told(TUNED, found)


@pytest.mark.parametrize(
    "typed", ["hotad", "hot mot handläggare", "trakasserad", "visselblåsare", "mobbad", "vem ska jag vända mig till"]
)
def test_who_has_been_harmed_finds_what_to_do(typed: str, folder: Path) -> None:
    """Beside the cases about it: whoever types so may not want to talk about a case."""
    (found,) = in_node("search/reader.js", ASK, {"folder": str(folder), "queries": [typed]})
    assert places.FOR_REAL.path in found["urls"]


@pytest.mark.parametrize("typed", ["muta", "bestickning", "visselblåsare"])
def test_what_others_have_decided_comes_after_what_to_do_here(typed: str, folder: Path) -> None:
    """A code that is read where it was published has the very word: whoever is in need looks for something else."""
    (found,) = in_node("search/reader.js", ASK, {"folder": str(folder), "queries": [typed]})
    assert places.FOR_REAL.path in found["urls"]
    assert [each for each in found["urls"] if each.startswith("etiska-koder/")] == []


def test_a_relative_is_more_than_partiality(folder: Path) -> None:
    """Who names a cousin finds cases about relatives first, and the clause about one, before all about partiality."""
    (found,) = in_node("search/reader.js", ALL, {"folder": str(folder), "queries": ["jäv kusin"]}).values()
    assert found[0] == "dilemman/chefens-brorson-far-jobbet/"
    assert found.index("etiska-koder/bostadsbolag/") < found.index("dilemman/kandidat-nummer-sju/")


def test_every_expected_page_is_there(folder: Path) -> None:
    """A query that waits for a page which no longer exists would measure nothing."""
    body = """
    const { readFile } = await import("node:fs/promises");
    const answer = await new it.Reader((path) => readFile(`${given}/${path}`)).search("");
    return (await answer.hits(0, 10_000)).map(({ url }) => url);
    """
    published = {*in_node("search/reader.js", body, str(folder))}
    expected = {url for query in EVERY for grade in ("all", "any", "best", "good") for url in query.get(grade, ())}
    assert sorted(expected - published) == []


def test_there_are_enough_queries_of_every_kind() -> None:
    """Of seven kinds; and none that something was mended by is among those that nothing was."""
    kinds = {"inflection", "compound", "synonym", "diacritics", "law", "typo", "plain"}
    assert {each["kind"] for each in TUNED} == kinds >= {each["kind"] for each in NEW}
    sizes = [len(each) for each in (TUNED, NEW, WORRIES, OURS, FRESH, FRESH_3)]
    assert [size >= least for size, least in zip(sizes, (60, 90, 200, 30, 25, 60), strict=True)] == [True] * 6
    mended, kept = [*TUNED, *WORRIES, *OTHERS, *FRESH_2], [*OURS, *FRESH, *FRESH_3]
    seen, unseen = ({each["q"] for each in some} for some in (mended, kept))
    assert len(unseen) == len(kept) and not seen & unseen


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
