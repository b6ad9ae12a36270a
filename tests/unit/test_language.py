"""In which direction a language is read, by its code."""

from __future__ import annotations

import pytest

from ethos.language import direction


@pytest.mark.parametrize("code", ["ar", "he", "fa-IR", "ckb", "yi", "ur", "ku-Arab", "pa-Arab-PK", "so-arab"])
def test_what_is_read_from_right_to_left(code: str) -> None:
    """A language whose writing goes that way, or any in such a script."""
    assert direction(code) == "rtl"


@pytest.mark.parametrize("code", ["", "sv", "en", "so", "ti", "fa-Latn", "ku", "zh-Hant-TW", "rom-SE"])
def test_what_is_read_as_swedish(code: str) -> None:
    """Also a language that is usually written the other way, in Latin letters."""
    assert direction(code) == ""
