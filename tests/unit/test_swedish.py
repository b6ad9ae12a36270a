"""Days in Swedish words, and words in Swedish order."""

from __future__ import annotations

from datetime import date, datetime
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ethos.kinds.event import Timing
from ethos.views import swedish

LETTERS = st.text(st.sampled_from("abcoyzåäöéüøæÅÄÖÉÜØÆAZ019 ”’–-.,!?(§#…"), max_size=8)


def timing(start: str, end: str) -> Timing:
    return Timing(start=start, end=end, state="planned", sequence=0)


def test_days_are_written_out() -> None:
    """Months are in small letters and days have no leading zero."""
    assert swedish.day_words(date(2027, 3, 7)) == "7 mars 2027"
    assert swedish.day_words(datetime(2027, 12, 24, 15, 0)) == "24 december 2027"  # noqa: DTZ001 — local, as in sources
    assert swedish.bare_moment(datetime(2027, 3, 7, 8, 5)) == "7 mars 2027 kl. 8.05"  # noqa: DTZ001


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2027-03-17T08:15", "2027-03-17T09:15", "Onsdag 17 mars 2027 kl. 8.15–9.15"),
        ("2027-03-17T22:00", "2027-03-18T01:00", "Onsdag 17 mars 2027 kl. 22.00–1.00 (natten till torsdag)"),
        ("2027-03-17T22:00", "2027-03-18T00:00", "Onsdag 17 mars 2027 kl. 22.00–24.00"),
        ("2027-03-17T22:00", "2027-03-18T06:01", "Onsdag 17 mars 2027 kl. 22.00 – torsdag 18 mars 2027 kl. 6.01"),
        ("2027-03-17T09:00", "2027-03-19T02:00", "Onsdag 17 mars 2027 kl. 9.00 – fredag 19 mars 2027 kl. 2.00"),
        ("2027-03-17", "2027-03-17", "Onsdag 17 mars 2027"),
        ("2027-12-31", "2028-01-01", "Fredag 31 december 2027 – lördag 1 januari 2028"),
    ],
)
def test_times_are_told_in_full(start: str, end: str, words: str) -> None:
    """One day, two days, whole days: each as it is said."""
    assert swedish.bare_words(timing(start, end)) == words
    assert swedish.timing_words(timing(start, end)) == words


def abroad(start: str, end: str, zone: str) -> Timing:
    return Timing(start=start, end=end, timezone=zone, state="planned", sequence=0)


@pytest.mark.parametrize(
    ("start", "end", "zone", "told"),
    [
        ("2027-03-16T19:00", "2027-03-16T20:30", "America/New_York", "17 mars 2027 kl. 0.00–1.30"),
        (
            "2027-04-22T10:00",
            "2027-05-01T10:00",
            "Africa/Cairo",
            "22 april 2027 kl. 10.00 – 1 maj 2027 kl. 9.00",
        ),
        (
            "2027-03-27T10:00",
            "2027-04-22T10:00",
            "Africa/Cairo",
            "27 mars 2027 kl. 9.00 – 22 april 2027 kl. 10.00",
        ),
        ("2027-03-17T08:15", "2027-03-17T09:15", "Europe/Oslo", ""),
        ("2027-03-17", "2027-03-17", "Asia/Tokyo", ""),
    ],
)
def test_a_clock_that_differs_is_told(start: str, end: str, zone: str, told: str) -> None:
    """Where it differs as the event begins, or only as it ends; whole days are days anywhere."""
    timing = abroad(start, end, zone)
    assert swedish.swedish_time(timing) == (told and f"Svensk tid: {told}")
    assert swedish.timing_words(timing).endswith(", lokal tid") is bool(told)


def test_only_what_says_the_zone_itself_tells_a_bare_time() -> None:
    """Everyone else uses the words that cannot leave it out."""
    package = Path(swedish.__file__).parents[1]
    files = [*package.rglob("*.py"), *package.rglob("*.html")]
    assert {path.name for path in files if "bare_" in path.read_text("utf-8")} == {"swedish.py", "words.py"}


def test_swedish_letters_stand_last() -> None:
    """Å, ä and ö come after z, in that order; their Danish and Norwegian forms stand with them."""
    ordered = ["Apa", "Éden", "Ek", "Zebra", "Zäta", "Ål", "Ängel", "Æra", "Ö", "Øre", "Över"]
    assert sorted(set(ordered), key=swedish.sort_key) == ordered


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("Ål", "Å"),
        ("ärta", "Ä"),
        ("Øre", "Ö"),
        ("Æra", "Ä"),
        ("”Nej”", "N"),
        ("Éden", "E"),
        ("1984", "#"),
        ("§ 5", "#"),
    ],
)
def test_titles_stand_under_their_first_letter(title: str, letter: str) -> None:
    """Marks before the first letter or digit do not count."""
    assert swedish.first_letter(title) == letter


@given(st.lists(LETTERS, max_size=12))
def test_every_letter_has_one_heading(titles: list[str]) -> None:
    """However titles begin, A–Ö never shows the same letter twice, and Å, Ä, Ö are last."""
    ordered = sorted(titles, key=swedish.sort_key)
    letters = [letter for letter, _ in groupby(ordered, key=swedish.first_letter)]
    assert len(letters) == len(set(letters))
    assert letters == sorted(letters, key="#ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ".index)
