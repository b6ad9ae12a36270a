"""Which digits are told to be somebody's number, and where. 811218-9876 is nobody's: it is given for tests."""

from __future__ import annotations

import re
from datetime import date

import pytest

from conftest import Lay
from ethos import site
from ethos.rules.personal_number import as_seen, numbers

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    "text",
    [
        "811218-9876",
        "19811218-9876",
        "19811218+9876",
        "8112189876",
        "811218 9876",
        "81 12 18 9876",
        "1981 12 18-9876",
        "1981-12-18-9876",
        "811218&#45;9876",
        "811218&#x2d;9876",
        "811218&hyphen;9876",
        "8112&#49;8-9876",
        "811218-**9876**",
        "811218-_9876_",
        "811218\\-9876",
        "<b>811218</b>-9876",
        "811218-`9876`",
        "811218\u00ad-9876",
        "811218-T876",
        "19850312-1234",
        "om-811218-9876.md",
        "Org.nr 811218-9876",
        "Personnummer: 811218-9876",
        "811278-9873",
    ],
)
def test_a_number_of_somebodys(text: str) -> None:
    """However it is written, and whatever hides it from who reads the file but not from who reads the page."""
    ((offset, shown),) = numbers(f"Hon är {text} här.", TODAY)
    assert offset == len("Hon är ") + re.search(r"\d", text).start()  # type: ignore[union-attr]
    assert "…" in shown
    assert len(shown) <= len("1981…")


@pytest.mark.parametrize(
    "text",
    [
        "backup-20261128-1530",
        "backup-20250312-1530",
        "20250312-1530",
        "logg_850312-1234",
        "2026-11-28-1234",
        "Dnr 2026-11-28-1234",
        "dnr: 811218-9876",
        "Tel. 070123-4567",
        "Telefon: 070123-4567",
        "**Tel:** 070123-4567",
        "Telefonnummer 070123-4567",
        "+46 81 12 18 9876",
        "OCR 8112189876",
        "OCR-nummer: 8112189876",
        "Bankgiro 811218-9876",
        "bankgironr. 811218-9876",
        "Org.nr 202100-1234",
        "811318-9876",
        "20991218-9876",
        "2 811218.9876",
        "0112189876",
        "811218-A876",
    ],
)
def test_a_number_of_another_kind(text: str) -> None:
    """Days with a time, numbers that say of which kind they are, and days that have not been."""
    assert list(numbers(f"Se {text} här.", TODAY)) == []


def test_every_character_that_is_seen_knows_where_it_is_written() -> None:
    """So a fault is told on its own line."""
    text = "a **b** &amp; <i>c</i>\\*d_e &nope; _f_"
    seen, places = as_seen(text)
    assert seen == "a b & c*d_e &nope; f"
    assert len(seen) == len(places)
    assert [text[places[seen.index(each)]] for each in "abcdef"] == list("abcdef")


def test_each_way_out_that_the_hint_names_is_one(site_in: Lay) -> None:
    """A word that the hint says to write before a number of another kind is believed."""
    text = "---\ntitle: Om oss\nsummary: Vilka vi är.\nstatus: published\npublished: 2026-01-15\n---\n811218-9876\n"
    (only,) = site.check(site_in({"files": {"content/om-oss.md": text}}), TODAY)
    (ways,) = re.findall(r"alldeles före det: ([^.]*)\.", only.hint)
    words = re.split(r", | eller ", ways)
    assert len(words) == 4
    for word in words:
        assert list(numbers(f"{word} 811218-9876", TODAY)) == []
