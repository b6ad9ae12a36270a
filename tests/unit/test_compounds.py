"""Compounds are taken apart where they are joined, and nothing else is."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ethos.search.compounds import Lexicon, hidden_parts, parts, read_lexicon, split, swedish, words

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("förvaltningskultur", ("förvaltning", "kultur")),
        ("förvaltningskulturens", ("förvaltning", "kultur")),
        ("myndighetsbeslut", ("myndighet", "beslut")),
        ("upphandlingsdokumentationen", ("upphandling", "dokumentation")),
        ("vänskapskorruption", ("vänskap", "korruption")),
        ("leverantörsgåvor", ("leverantör", "gåva")),
        ("säkerhetsskyddslagen", ("säkerhet", "skydd", "lag")),
        ("tjänsteresan", ("tjänst", "resa")),
        ("medarbetarsamtal", ("medarbetare", "samtal")),
        ("kursboken", ("kurs", "bok")),
    ],
)
def test_compound_is_taken_apart(word: str, expected: tuple[str, ...]) -> None:
    """A joining s or e goes, inflections go, and the parts are nouns as a dictionary has them."""
    assert parts(word, swedish()) == expected


SIMPLE = [
    *("information", "demonstration", "konsult", "kultur", "samtalen", "allmänhetens", "kandidaten", "organisation"),
    *("universitetet", "departementet", "tillsammans", "automatiserade", "registrator", "protokollet", "s"),
]


@pytest.mark.parametrize("word", [*SIMPLE, "", "a" * 400])
def test_simple_word_is_left_whole(word: str) -> None:
    assert parts(word, swedish()) == ()


def test_what_opens_a_compound_without_being_a_noun_is_not_a_part() -> None:
    """``social`` in socialtjänst lets the word be split, but is no noun to be found by."""
    assert parts("socialtjänsten", swedish()) == ("tjänst",)


def test_fewest_parts_win_and_then_the_longest_shortest_part() -> None:
    forms = ["glas", "ögon", "bok", "ögonbok", "glasö", "gonbok"]
    lexicon = Lexicon(dict(zip(forms, forms, strict=True)), dict(zip(forms, forms, strict=True)))
    assert split("glasögonbok", lexicon) == ("glasö", "gonbok")
    assert split("glasögonboken", lexicon) == ()


def test_the_sites_own_words_open_and_close_compounds() -> None:
    """``lika`` is no word that DSSO compounds; the site's vocabulary lends it, and ``dro`` with a joining s."""
    lexicon = swedish().with_words(["Lika villkor", "Dro"])
    assert parts("likabehandling", lexicon) == ("lika", "behandling")
    assert parts("drosbeslut", lexicon) == ("dro", "beslut")
    assert parts("likabehandling", swedish()) == (), "the general lexicon is left as it was"


def test_hidden_parts_are_those_that_the_text_does_not_say() -> None:
    assert hidden_parts("En förvaltningskultur. Kulturen i ett myndighetsbeslut, ett beslut.", swedish()) == [
        "förvaltning",
        "kultur",
        "myndighet",
    ]


def test_lexicon_is_read_from_rules() -> None:
    lexicon = read_lexicon("# comment\nopen\t0\tåter\nhead\t1o\tgåva\ntail\t0 0n 1or\tgåva\n")
    assert lexicon.heads == {"åter": "", "gåvo": "gåva"}
    assert lexicon.tails == {"gåva": "gåva", "gåvan": "gåva", "gåvor": "gåva"}
    assert lexicon.noun("gåvans") == "gåva"
    assert lexicon.noun("gåvs") == ""


@given(st.text(max_size=80))
def test_parts_cover_the_word(word: str) -> None:
    """Whatever is written: what it is split into is the word itself, without loss, in known forms."""
    way = split(word, swedish())
    assert way == () or "".join(way) == word
    assert all(form in swedish().heads for form in way[:-1])


HEADS, TAILS = (st.sampled_from(sorted(forms)) for forms in (swedish().heads, swedish().tails))


@given(st.lists(HEADS, min_size=1, max_size=4), TAILS)
def test_what_is_joined_can_be_taken_apart(heads: list[str], tail: str) -> None:
    word = "".join([*heads, tail])
    assert (split(word, swedish()) != ()) == (len(word) <= 60)


SOUGHT = re.compile(r"^searched_as:\n(?: .*\n)+", re.MULTILINE)
"""What pages are searched as is no running prose."""


def test_splitting_is_rare_and_right_in_the_dilemmas() -> None:
    """In running prose about one distinct word in thirteen is a compound; common words that are none stay whole."""
    texts = (SOUGHT.sub("", path.read_text("utf-8")) for path in (ROOT / "dilemmas").glob("*.md"))
    said = {word for text in texts for word in words(text)}
    compounds = {word for word in said if parts(word, swedish())}
    assert {"tystnadskultur", "visselblåsning", "språkmodell", "tystnadsplikten", "ledningsgrupp"} & said <= compounds
    assert 0.04 < len(compounds) / len(said) < 0.12
    wrong = {"hundar", "frågar", "beslutet", "handlingar", "tillsammans", "medarbetare", "uppgiften"}
    assert not wrong & compounds


def test_a_word_that_splits_many_ways_takes_no_time() -> None:
    began = time.process_time()
    split("tids" * 15, swedish())
    assert time.process_time() - began < 5
