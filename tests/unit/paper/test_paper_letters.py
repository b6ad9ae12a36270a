"""What is printed can be: every character is in our fonts, is left out because nobody sees it, or becomes a square."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from ethos.paper import letters
from ethos.paper.printing import PACKAGE
from ethos.paper.tree import Json

ALPHABET = frozenset(code for path in (PACKAGE / "fonts").glob("*.ttf") for code in TTFont(path).getBestCmap())
"""All that any of our fonts has."""


def test_the_list_is_what_the_fonts_have() -> None:
    """letters.txt is written with the fonts, and tells the truth about them."""
    spans = (line.split("-") for line in (PACKAGE / "fonts/letters.txt").read_text("ascii").split())
    assert {code for first, last in spans for code in range(int(first, 16), int(last, 16) + 1)} == ALPHABET


@pytest.mark.parametrize("path", sorted((PACKAGE / "fonts").glob("*.ttf")), ids=lambda path: path.stem)
def test_each_font_has_what_swedish_needs(path: object) -> None:
    """Letters of Swedish and its neighbours, and the signs that texts are set with. (The sans has all of Sámi.)"""
    known = TTFont(path).getBestCmap()
    for letter in "abcdefghijklmnopqrstuvwxyzåäöéüABCÅÄÖ0123456789.,:;!?”’–—…§%&/()[]+−×½€ŋđčšžáŊĐČŠŽÁ«»\u00a0":
        assert ord(letter) in known, letter


@given(st.text())
def test_any_text_becomes_printable(text: str) -> None:
    """Nothing is left that the fonts lack, and no word is wider than a column without a place to break it."""
    made = letters.fitted(text)
    assert isinstance(made, str)
    assert all(ord(each) in ALPHABET or each == "\n" for each in made)
    assert not letters.LONG.search(made) or made.isalpha()
    assert letters.fitted(made) == made


@given(st.text(alphabet=sorted(map(chr, ALPHABET)), max_size=20))
def test_what_can_be_printed_stays(text: str) -> None:
    """Letter by letter; only accents may join their letters, as Unicode would have them (NFC)."""
    assert not list(letters.missing(text))
    assert letters.SQUARE not in letters.fitted(text).replace(letters.SQUARE, "") or letters.SQUARE in text


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Ring 🎁 nu", "Ring □ nu"),
        ("ǩeevâš", "k\u030ceevâš"),
        ("①", "1"),
        ("a\u200db\ufeffc\u202ed\x07e", "abcde"),
        ("två\tord\u2028rad", "två ord rad"),
        ("\u200b\u200d", "\u200b"),
        ("\x1b", "□"),
        ("x" * 70, "\u200b".join(["x" * 8] * 8 + ["x" * 6])),
        ("realisationsvinstbeskattningslagstiftningen", "realisationsvinstbeskattningslagstiftningen"),
    ],
)
def test_single_texts(written: str, printed: str) -> None:
    assert letters.fitted(written) == printed


def test_addresses_are_left_alone() -> None:
    """What a link leads to is not set, so it is not changed."""
    data: Json = {"to": "https://漢.example/" + "x" * 99, "of": ["漢"]}
    assert letters.fitted(data) == {**data, "of": ["□"]}


def test_an_address_is_copied_as_it_is() -> None:
    """Nothing unseen is put into it: who copies it from a foot would be led nowhere, and who looks for it finds it."""
    address, mail = "forvaltningskultur.example/dilemman/torsdagsbastun", "dilemman@forvaltningskultur.example"
    data: Json = {"address": address, "cases": [{"address": address, "colophon": ["x", f"Frågor: {mail}"]}]}
    assert letters.fitted(data) == data
    assert letters.fitted({"address": "漢.example"}) == {"address": "□.example"}
    assert letters.fitted({"words": address}) != {"words": address}
    assert letters.fitted({"colophon": ["x" * letters.WIDE]}) != {"colophon": ["x" * letters.WIDE]}


def test_a_foreign_alphabet_is_told_from_a_foreign_letter() -> None:
    assert letters.is_legible("Ett gåvokort med 🎁 på, i en mening.")
    assert not letters.is_legible("اليوم هو الاثنين")
