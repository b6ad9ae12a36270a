"""The reader of the search index, in Node, against indexes that the build makes.

What it finds, and what it does when files are lost, broken or of another edition.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from conftest import TODAY
from ethos.content import load
from ethos.search.compounds import swedish
from ethos.search.index import REGISTER, files
from ethos.search.records import SearchRecord
from ethos.search.synonyms import Synonyms
from ethos.search.terms import pairs, spoken, term
from ethos.views.searched import search_records
from in_node import in_node

pytestmark = pytest.mark.node
ROOT = Path(__file__).parents[1]
LAWS = {"FL": ["Förvaltningslagen"], "RF": ["Regeringsformen"]}
FL5 = ["fl0", "fl5"]
PAGE = SearchRecord(url="a/", title="Sida", kind="Dilemma", summary="", text="")
PAGES = [
    replace(
        PAGE,
        url="a/",
        title="Torsdagsbastun",
        text="Det är bara bastu.",
        filters={"slag": ["dilemma"], "tema": ["jav"]},
    ),
    replace(PAGE, url="b/", title="Gåvan på skrivbordet", text="Bara är det så.", filters={"slag": ["dilemma"]}),
    replace(PAGE, url="c/", title="Jäv", text="Om bastun.", filters={"slag": ["tema"], "tema": ["jav"]}),
    replace(
        PAGE,
        url="d/",
        title="Rad 812",
        text="Den 15 mars i rum 412.",
        laws=FL5,
        cited={"5 § FL": FL5},
    ),
    replace(PAGE, url="e/", title="Raden under namnet", text="Den stod där i mars. " * 3),
]
COME = """
const editions = given.editions.map((files) => new Map(Object.entries(files)));
const state = { at: 0, lost: () => false, asked: [] };
const get = async (path) => {
  state.asked.push(path);
  const file = editions[state.at].get(path);
  if (file === undefined || state.lost(path)) throw new Error(`404 ${path}`);
  return new Uint8Array(Buffer.from(file, "base64"));
};
const reader = new it.Reader(get);
const urls = async (query, filters) => (await (await reader.search(query, filters)).hits(0, 20)).map(({ url }) => url);
const fails = (promise) => promise.then(() => false, () => true);
"""


def edition(*pages: SearchRecord, **signs: list[str]) -> dict[str, str]:
    synonyms = Synonyms.read([["presenter", "gåva"]], swedish())
    made = files(pages, swedish(), synonyms, {"laws": LAWS, "signs": signs})
    return {path: b64encode(content).decode() for path, content in made.items()}


def asked(body: str, *editions: dict[str, str]) -> Any:
    """What a function's body returns that has a ``reader`` of these editions, the first in hand."""
    return in_node("search/reader.js", COME + body, {"editions": editions or [edition(*PAGES)]})


def found(query: str) -> list[str]:
    urls: list[str] = asked(f"return urls({json.dumps(query)});")
    return urls


def test_the_index_knows_what_tells_of_harm() -> None:
    """Where there is a page for what has happened for real; where there is none, nothing does."""
    body = """return Promise.all(["jag är hotad", "hot"].map((each) => reader.isEarnest(each)));"""
    assert asked(body, edition(*PAGES, alarms=["är hotad"], harms=[])) == [True, False]
    assert asked(body, edition(*PAGES)) == [False, False]


def test_a_part_that_is_lost_once_is_asked_for_again() -> None:
    """By itself: the reader does not notice."""
    body = """
    let left = 1;
    state.lost = (path) => path.endsWith(".bin") && left-- > 0;
    return urls("bastu");
    """
    assert asked(body) == ["a/", "c/"]


@pytest.mark.parametrize("lost", [".bin", ".json"])
def test_a_loss_is_a_failure_and_forgotten(lost: str) -> None:
    """Never no hits; and the next search works, in the same reader."""
    body = f"""
    state.lost = (path) => path.endsWith("{lost}");
    const failed = [await fails(reader.search("bastu")), await fails(reader.counts("bastu", {{}}))];
    state.lost = () => false;
    return [...failed, await urls("bastu")];
    """
    assert asked(body) == [True, True, ["a/", "c/"]]


def test_a_loss_when_hits_are_read_is_a_failure_too() -> None:
    body = """
    const answer = await reader.search("bastu");
    state.lost = (path) => path.endsWith(".bin");
    const failed = await fails(answer.hits(0, 8));
    state.lost = () => false;
    return [failed, (await answer.hits(0, 8)).length];
    """
    assert asked(body) == [True, 2]


def test_words_for_mending_that_are_lost_are_a_failure() -> None:
    """Not a search that finds nothing, nor one that never mends again."""
    body = """
    await reader.search("bastu");
    const words = JSON.parse(Buffer.from(given.editions[0]["sokregister/register.json"], "base64").toString()).words;
    state.lost = (path) => path.includes(words);
    const failed = await fails(reader.search("torsdagsbatsun"));
    state.lost = () => false;
    return [failed, await urls("torsdagsbatsun")];
    """
    assert asked(body) == [True, ["a/"]]


def test_a_site_published_anew_is_read_anew() -> None:
    """An open tab asks the new edition; a list found in the former, where pages had other numbers, is found again."""
    after = edition(
        *(replace(each, summary="Ny lydelse.") for each in PAGES), replace(PAGE, url="0/", text="zebrafinkar")
    )
    body = """
    const before = await reader.search("bastu");
    state.at = 1;
    return [await urls("zebrafinkar"), (await before.hits(0, 8)).map(({ summary }) => summary)];
    """
    assert asked(body, edition(*PAGES), after) == [["0/"], ["Ny lydelse.", "Ny lydelse."]]


@pytest.mark.parametrize("broken", ["", "PGh0bWw+", "BUNK"])
def test_a_broken_part_is_a_failure(broken: str) -> None:
    """Cut off, or a page of the host's in the place of a file; the index is whole again when the file is."""
    body = f"""
    const whole = new Map(editions[0]);
    for (const path of whole.keys()) if (path.endsWith(".bin")) editions[0].set(path, "{broken}");
    const failed = await fails(reader.search("bastu").then((answer) => answer.hits(0, 8)));
    editions[0] = whole;
    return [failed, await urls("bastu")];
    """
    assert asked(body) == [True, ["a/", "c/"]]


def test_another_format_is_a_failure() -> None:
    other = edition(*PAGES)
    register = {**json.loads(b64decode(other[REGISTER])), "format": 99}
    other[REGISTER] = b64encode(json.dumps(register).encode()).decode()
    assert asked('return fails(reader.search("bastu"));', other) is True


@pytest.mark.parametrize("query", ["JÄV", "ja\u0308v", "jä\u00adv", " jäv ", "jav", "vad är jäv i en"])
def test_a_query_is_read_as_the_index_is(query: str) -> None:
    assert found(query)[0] == "c/"


@pytest.mark.parametrize("query", ["Rad 812", "812 rad", "den 15 mars", "15 mars", "rum 412", "412 rum"])
def test_a_word_before_a_number_is_no_law(query: str) -> None:
    assert found(query)[0] == "d/"


@pytest.mark.parametrize("query", ["FL 5 §", "5 § FL", "5 § förvaltningslagen", "förvaltningslagen 5 §", "FL"])
def test_a_law_is_found_by_its_names(query: str) -> None:
    """And the hit says which provision it cites."""
    body = f"""
    const answer = await reader.search({json.dumps(query)});
    return (await answer.hits(0, 5)).map(({{ url, laws }}) => [url, ...laws]);
    """
    assert asked(body) == [["d/", "5 § FL"]]


def test_function_words_do_not_match() -> None:
    assert found("vad är det") == []


def test_a_phrase_is_counted_right() -> None:
    """Only where it is said in that order; and it is what was typed, so nothing was searched for instead."""
    body = """
    const answer = await reader.search("”det är bara bastu”");
    return [answer.count, answer.total, answer.isLeast, answer.shown];
    """
    assert asked(body) == [1, 1, False, ""]


def test_a_phrase_of_function_words_is_looked_for_on_every_page() -> None:
    assert found("”det är bara”") == ["a/"]


def test_what_was_mended_is_told() -> None:
    body = 'const { count, shown } = await reader.search("torsdagsbatsun"); return [count, shown];'
    assert asked(body) == [1, "torsdagsbastun"]


@pytest.mark.parametrize("typed", ["tors", "torsdagsb", "torsdagsbast"])
def test_a_word_that_is_being_typed_finds_what_begins_so(typed: str) -> None:
    """Without the site's words, which only a misspelt word asks for."""
    body = f"""
    const words = JSON.parse(Buffer.from(given.editions[0]["sokregister/register.json"], "base64").toString()).words;
    return [await urls("{typed}"), state.asked.some((path) => path.includes(words))];
    """
    assert asked(body) == [["a/"], False]


def test_a_compound_that_hardly_any_page_has_is_looked_for_by_its_parts_too() -> None:
    """The page that has it comes first; and it is what was typed, so nothing is told of it."""
    pages = [
        replace(PAGE, url="a/", text="Om skatt och pengar."),
        replace(PAGE, url="b/", text="Om skattepengar."),
    ]
    body = 'return [await urls("skattepengar"), (await reader.search("skattepengar")).shown];'
    assert asked(body, edition(*pages)) == [["b/", "a/"], ""]


def test_what_no_field_takes_is_not_read() -> None:
    """An address may hold a text without end."""
    assert asked('return urls(`bastu${" ".repeat(200)}gåvan`);') == ["a/", "c/"]


def test_a_text_that_was_lost_is_asked_for_again() -> None:
    body = """
    const [hit] = await (await reader.search("bastu")).hits(0, 1);
    state.lost = () => true;
    const failed = await fails(hit.said());
    state.lost = () => false;
    return [failed, await hit.said()];
    """
    assert asked(body) == [True, "Det är bara bastu."]


SOUGHT = [
    replace(PAGE, url="a/", title="Första", text="Vi säger, och vi ser upp.", sought=["säga till"]),
    replace(PAGE, url="b/", title="Andra", text="Vi säger, och vi ser upp.", sought=["säga upp"]),
    replace(PAGE, url="c/", title="Tredje", sought=["civilkurage"]),
]


@pytest.mark.parametrize(("query", "first"), [("säga upp", "b/"), ("säga till", "a/"), ("civil kurage", "c/")])
def test_words_are_read_together(query: str, first: str) -> None:
    """What they mean next to each other, and what they are as one; nothing is mended for it."""
    body = f"""
    const answer = await reader.search({json.dumps(query)});
    return [(await answer.hits(0, 1)).map(({{ url }}) => url), answer.shown];
    """
    assert asked(body, edition(*SOUGHT)) == [[first], ""]


def test_a_word_finds_its_family_after_itself() -> None:
    pages = [replace(PAGE, url="a/", text="Lojalitet."), replace(PAGE, url="b/", text="Lojal.")]
    assert asked('return urls("lojal");', edition(*pages)) == ["b/", "a/"]


def test_facets_widen_within_and_narrow_between() -> None:
    """And what is counted is what a choice gives."""
    body = """
    const both = await urls("bastu", { slag: ["dilemma", "tema"], tema: ["jav"] });
    const one = await urls("bastu", { slag: ["tema"] });
    const all = await urls("", { slag: ["dilemma"] });
    return [both, one, await reader.counts("bastu", { slag: ["tema"] }), all.length];
    """
    counts = {"slag": {"dilemma": 1, "tema": 1}, "tema": {"jav": 1}, "arkiv": {"med": 0}}
    assert asked(body) == [["a/", "c/"], ["c/"], counts, 2]


def test_what_is_archived_is_found_by_who_asks_for_it() -> None:
    """Not by words, nor as a phrase, nor in a facet, nor among all; what there would be beside is counted."""
    body = """
    const told = [];
    for (const [query, filters] of [["bastu", {}], ["”bara bastu”", {}], ["bastu", { tema: ["jav"] }], ["", {}]]) {
      const [shown, every] = [await urls(query, filters), await urls(query, { ...filters, arkiv: ["med"] })];
      told.push([shown.includes("a/"), every.includes("a/"), every.length - shown.length]);
      told.push((await reader.counts(query, filters)).arkiv.med);
    }
    return told;
    """
    pages = [replace(each, archived=each.url == "a/") for each in PAGES]
    assert asked(body, edition(*pages)) == [[False, True, 1], 1] * 4


def test_a_search_fetches_three_times_in_a_row_at_most() -> None:
    """The register, the parts with its words, the pages: what one has named the next asks for, all at once."""
    body = """
    let [row, rows] = [0, 0];
    const slow = async (path) => {
      if (!row) { rows += 1; row = setTimeout(() => (row = 0)); }
      await new Promise((done) => setTimeout(done, 5));
      return get(path);
    };
    const answer = await new it.Reader(slow).search("bastu på torsdag");
    await answer.hits(0, 8);
    return [rows, state.asked.length];
    """
    rows, fetched = asked(body)
    assert rows <= 3 and fetched <= 24


def test_terms_are_the_same_in_the_browser() -> None:
    """Every word that a compound is made of, and every word of our own content: what differs can never be found."""
    catalogue = load(ROOT).catalogue
    assert catalogue is not None
    known = {*swedish().heads, *swedish().tails}
    said = {
        word for each in search_records(catalogue, TODAY) for word in spoken(f"{each.title} {each.summary} {each.text}")
    }
    words = sorted(known | said)
    assert len(words) > 10_000
    terms = in_node("search/words.js", "return given.map(it.term);", words)
    assert [each for each in zip(words, map(term, words), terms, strict=True) if each[1] != each[2]] == []


def test_texts_are_taken_apart_the_same_in_the_browser() -> None:
    """With joiners, apostrophes, hyphens, other scripts and marks on their own."""
    texts = [
        "Be\u00adslut e\u2011tjänst SÁPMI\u200b d'Arc",
        "o\u0308l ﬁ Ⅷ x² 12:5 a_b",
        "İstanbul ẞ ŒUVRE",
        "日本 emoji 👩‍⚖️ -a- b--c",
    ]
    split = in_node(
        "search/words.js", "return given.map((text) => it.tokens(text).flatMap(it.forms).filter(it.isWorth));", texts
    )
    assert split == [spoken(each) for each in texts]


def test_pairs_are_the_same_in_the_browser() -> None:
    """Of all that our pages are searched as: what follows a word worth finding, and the next that is worth it too."""
    catalogue = load(ROOT).catalogue
    assert catalogue is not None
    texts = sorted({each for record in search_records(catalogue, TODAY) for each in record.sought})
    found = in_node("search/words.js", "return given.map((text) => it.pairs(it.tokens(text)).map(it.term));", texts)
    ours = [[*map(term, pairs(each))] for each in texts]
    assert [each for each in zip(texts, ours, found, strict=True) if each[1] != each[2]] == []
    assert pairs("anställa en nära vän") == ["anställa en", "nära vän", "anställa nära"]
    assert pairs("anställa en nära vän", is_typed=False) == ["anställa nära", "nära vän"]
