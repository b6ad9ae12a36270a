"""In which direction a language is read, by its code."""

from __future__ import annotations

import re

import pytest

from ethos import assets
from ethos.language import LEFTWARD, LEFTWARD_SCRIPTS, direction
from in_node import in_node


@pytest.mark.parametrize("code", ["ar", "he", "fa-IR", "ckb", "yi", "ur", "ku-Arab", "pa-Arab-PK", "so-arab"])
def test_what_is_read_from_right_to_left(code: str) -> None:
    """A language whose writing goes that way, or any in such a script."""
    assert direction(code) == "rtl"


@pytest.mark.parametrize("code", ["", "sv", "en", "so", "ti", "fa-Latn", "ku", "zh-Hant-TW", "rom-SE"])
def test_what_is_read_as_swedish(code: str) -> None:
    """Also a language that is usually written the other way, in Latin letters."""
    assert direction(code) == ""


@pytest.mark.node
def test_scripts_read_languages_as_pages_do() -> None:
    scripts = [f"{code}-{script}" for code in ("ar", "az", "sv") for script in (*LEFTWARD_SCRIPTS, "Latn", "Cyrl")]
    codes = [*LEFTWARD, *scripts, "sv", "en-GB", "ar-EG", "KU-IQ", "ku-TR", "uz-AF-x", "zh-Hant-TW", "he-x-abcd"]
    sides = in_node("shared/elements.js", "return given.map((code) => it.inLanguage(code));", codes)
    assert sides == [{"lang": code} | ({"dir": "rtl"} if direction(code) else {}) for code in codes]
    assert in_node("shared/elements.js", "return [it.inLanguage(), it.inLanguage(given)];", "") == [{}, {}]


def test_scripts_write_a_language_in_one_place() -> None:
    """So its direction comes along wherever something is said in a language."""
    written = re.compile(r"[?:&] \{ lang\b|\.lang = ")
    found = {name for name, text in assets.scripts().items() for _ in written.findall(text)}
    assert found == {"shared/elements.js"}
