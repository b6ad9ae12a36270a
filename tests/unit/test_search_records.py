"""What pages are found by, and the index that is made of it: all that is needed, the same every time."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from ethos import places
from ethos.kept import Store
from ethos.search import impact, packed
from ethos.search.compounds import swedish
from ethos.search.index import FORMAT, REGISTER, files
from ethos.search.laws import law_words, place_words
from ethos.search.records import SearchRecord, hidden_words
from ethos.search.synonyms import Synonyms
from ethos.search.terms import forms, spoken, term, tokens
from ethos.search.vocabulary import Words, counted, words

GROUPS = [["gåva", "present", "mutor"], ["tystnadskultur", "ingen säger ifrån"], ["avtal", "kontrakt"]]
LAWS = {"FL": ["Förvaltningslagen"]}
RECORD = SearchRecord(
    url="dilemman/tavlan/",
    title="Gåvorna på skrivbordet",
    kind="Dilemma",
    summary="En förvaltningskultur prövas.",
    text="Ett myndighetsbeslut & <b>inget</b> mer. Ett avtal nämns.",
    filters={"slag": ["dilemma"], "tema": ["jav", "gavor"], "roll": ["chef"]},
    subjects=["Jäv"],
    laws=law_words("FL", "16", "Förvaltningslagen"),
    cited={"FL 16–18 §§": ["fl0", "fl16", "fl17", "fl18"]},
    extra_words=["Statskontoret"],
    facts=["Arkiverad"],
)


def synonyms() -> Synonyms:
    return Synonyms.read(GROUPS, swedish())


def many(count: int) -> list[SearchRecord]:
    """Records that differ in address, title and themes."""
    return [
        replace(
            RECORD, url=f"d/{n}/", title=f"Sida {n}", text=f"Ordet{n % 7} står här.", filters={"tema": [f"v{n % 5}"]}
        )
        for n in range(count)
    ]


def made(*records: SearchRecord) -> dict[str, bytes]:
    return files(records, swedish(), synonyms(), {"laws": LAWS})


def said(*records: SearchRecord) -> Words:
    """The words of pages together."""
    return words(sum((counted(each, swedish()) for each in records), Counter()), synonyms())


def test_an_index_of_what_is_kept_is_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is weighed anew when it has changed, and all when a word is the site's own now that was not before."""
    weighed: list[str] = []
    weigh = impact.impacts
    monkeypatch.setattr(impact, "impacts", lambda record, *more: weighed.append(record.url) or weigh(record, *more))
    pages = many(20)
    for some, anew in (
        (pages, 20),
        (pages[::-1], 0),
        ([replace(pages[0], text="En annan text."), *pages[1:]], 1),
        (pages[1:], 0),
        ([SearchRecord("d/", "7", "", "", ""), *pages[1:]], 1),
        ([SearchRecord("d/", "7", "", "", ""), *pages[2:]], 0),
        ([replace(pages[0], subjects=["Tystnad"]), *pages[1:]], 20),
    ):
        shelf = Store(tmp_path, b"secret").shelf("search")
        assert files(some, swedish(), synonyms(), {"laws": LAWS}, shelf) == made(*some)
        assert len(weighed) == anew + len(some)
        weighed.clear()


def test_hidden_words_are_ranked_by_where_they_come_from() -> None:
    """The title's before the summary's, the subjects' and the text's; each word stands once."""
    found = hidden_words(RECORD, swedish(), synonyms())
    assert list(found.items()) == [
        ("title_parts", ["bord"]),
        ("title_alike", ["gåva", "mutor", "present"]),
        ("about_parts", ["förvaltning", "kultur"]),
        ("parts", ["beslut", "myndighet"]),
        ("weak", ["Statskontoret"]),
    ]


def test_what_the_text_says_twice_adds_its_synonyms_last() -> None:
    record = replace(RECORD, text="Ett avtal. Avtalet igen.")
    assert hidden_words(record, swedish(), synonyms())["weak"] == ["avtal", "kontrakt", "Statskontoret"]


def test_a_page_about_everything_is_not_ranked_by_its_subjects() -> None:
    record = replace(RECORD, subjects=[f"Ämne{letter}" for letter in "abcdefghi"])
    assert record.named_subjects == ()
    assert "Ämnea" in hidden_words(record, swedish(), synonyms())["weak"]


def test_the_line_below_a_title_is_searched_as_the_summary_is() -> None:
    """It says in plain words what a title may only hint at: by itself, in parts and in other words."""
    line = "Kontraktet vid fikabordet"
    told, summed, beside = (
        impact.impacts(replace(RECORD, **{"summary": "", at: said}), swedish(), synonyms())
        for at, said in (("subtitle", line), ("summary", line), ("extra_words", [line]))
    )
    assert told == summed != beside


def test_a_page_is_found_by_what_it_is_searched_as_whatever_it_says() -> None:
    """By each word, by the parts of its compounds, and by others for the same; and it is known how they are spelt."""
    record = replace(RECORD, sought=["herrklubben", "ett kontrakt"])
    before, after = (set(impact.impacts(each, swedish(), synonyms())) for each in (RECORD, record))
    assert after - before >= {term("herrklubben"), term("klubb"), term("kontrakt")}
    assert {"herrklubben", "klubb"} <= set(said(record)["ord"].split())


def test_phrases_are_synonyms_too() -> None:
    assert synonyms().of(["Ingen säger ifrån"], swedish()) == ["ifrån", "ingen", "säger", "tystnadskultur"]
    assert synonyms().of(["Ingen säger nej"], swedish()) == []


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("", ["loa0"]),
        ("7", ["loa0", "loa7"]),
        ("16", ["loa0", "loa16"]),
        ("1:9", ["loa0", "loa1k9"]),
        ("10:5 a", ["loa0", "loa10k5", "loa10k5a"]),
        ("7 d", ["loa0", "loa7", "loa7d"]),
    ],
)
def test_a_provision_has_words_of_its_own_last(place: str, words: list[str]) -> None:
    """Its law's come first, and of a section that came later the one that it stands beside."""
    assert place_words("LOA", place) == words
    assert {*law_words("LOA", place, "Lagens namn")} == {*words, "LOA", "Lagens", "namn"}


def test_a_word_is_compared_without_case_composition_or_soft_hyphen() -> None:
    assert tokens("JA\u0308V, be\u00adslut; e\u2011tjänst") == ["jäv", "beslut", "e-tjänst"]
    assert forms("e-tjänst") == ["e", "tjänst", "etjänst"]


@pytest.mark.parametrize("adjective", ["lokal", "offentlig", "svensk", "anonym", "aktiv", "formell"])
def test_an_adjective_has_one_term_in_every_gender(adjective: str) -> None:
    assert {term(adjective), term(f"{adjective}t"), term(f"{adjective}a")} == {term(adjective)}


def test_function_words_and_single_letters_are_not_found_by() -> None:
    assert spoken("Vad är jäv i en x 7?") == ["jäv", "7"]


@pytest.mark.parametrize(
    "pair", [("gåvan", "gåvor"), ("registratorer", "registratorn"), ("rekrytera", "rekryteringen")]
)
def test_inflections_have_one_term(pair: tuple[str, str]) -> None:
    assert len({term(word) for word in pair}) == 1


def test_every_part_is_named_by_its_content() -> None:
    """So no file changes under its name; the register alone has a lasting name, and tells format and edition."""
    found = made(RECORD, *many(40))
    parts = {path: content for path, content in found.items() if path != REGISTER}
    for path, content in parts.items():
        assert path == f"{places.INDEX_PARTS.path}{hashlib.sha256(content).hexdigest()[:16]}.bin"
    register = json.loads(found[REGISTER])
    assert (register["format"], register["pages"], register["laws"]) == (FORMAT, 41, LAWS)
    named = [*register["chunks"], *register["blocks"], register["facets"], register["words"]]
    assert {f"{places.INDEX_PARTS.path}{name}.bin" for name in named} < {*parts}


def test_same_records_give_the_same_bytes_in_any_order() -> None:
    """Pages are numbered by their addresses, so no file system's order shows."""
    records = many(60)
    assert made(*records) == made(*reversed(records)) == made(*records[30:], *records[:30])


def test_a_page_that_changes_gives_another_edition() -> None:
    before, after = made(RECORD), made(replace(RECORD, summary="En annan."))
    assert json.loads(before[REGISTER])["edition"] != json.loads(after[REGISTER])["edition"]


def test_an_index_of_nothing_is_an_index() -> None:
    found = json.loads(made()[REGISTER])
    assert (found["pages"], found["chunks"], found["blocks"]) == (0, [], [])


def test_hidden_words_are_in_no_text_that_is_shown() -> None:
    """They find a page, and no excerpt can quote them."""
    found = made(RECORD)
    (block,) = json.loads(found[REGISTER])["blocks"]
    ((*shown, text),) = json.loads(packed.inflated(found[f"{places.INDEX_PARTS.path}{block}.bin"]))
    laws = [["FL 16–18 §§", ["fl0", "fl16", "fl17", "fl18"]]]
    assert shown == [RECORD.title, RECORD.url, RECORD.summary, "Dilemma", ["Arkiverad"], laws, ""]
    assert packed.inflated(found[f"{places.INDEX_PARTS.path}{text}.bin"]).decode() == RECORD.text


def test_numbers_are_packed_in_sevens() -> None:
    assert packed.varints([0, 127, 128, 300]) == bytes([0, 127, 128, 1, 172, 2])
    assert packed.steps([3, 4, 9]) == [3, 1, 5]


def test_the_words_are_those_that_people_search_for_first() -> None:
    """Words of titles and laws weigh more than those that are only common, synonyms that no page says nothing."""
    found = said(RECORD, replace(RECORD, url="d/2/", text="ärende " * 500))
    weight = dict(zip(found["ord"].split(), map(int, found["vikt"]), strict=True))
    assert list(weight) == sorted(weight)
    assert weight["gåvorna"] > weight["ärende"] > weight["kontrakt"] == 0
    assert {"förvaltningslagen", "statskontoret"} < {*weight}
    assert found["lika"] == GROUPS


def test_the_words_stay_few() -> None:
    """Forty-five kilobytes packed, also when the site has far more words than that."""
    letters = "abcdefghijklmnoprstuvyåäö"
    text = " ".join(f"{a}{b}{c}ing{d}" for a in letters for b in letters for c in letters for d in "aert")
    found = said(replace(RECORD, text=text))
    assert len(found["ord"].split()) == 9000
    assert len(packed.deflated(json.dumps(found, ensure_ascii=False).encode())) < 45_000
