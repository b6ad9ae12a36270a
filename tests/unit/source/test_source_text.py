"""Encodings and characters."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethos.source.text import MOST, decode, place


def told(data):
    return [(fault.code, fault.line, fault.column) for fault in decode(data)[1]]


@pytest.mark.parametrize(
    "data",
    ["\ufeffgå\r\nva\r", "gå\nva\n", "\ufeffga\u030a\r\nva\n", "ga\u030a\rva\r"],
    ids=["BOM, CRLF and CR", "plain", "BOM and NFD", "NFD and CR"],
)
def test_accepted_and_made_alike(data):
    """A byte order mark, any line end and decomposed letters are accepted, and do not show."""
    assert decode(data.encode()) == ("gå\nva\n", [])


@pytest.mark.parametrize("keep", ["å", "”–…’", "\u00a0", "\u00ad", "\t", "👩‍🏫", "日本語", "ﷺ"])
def test_ordinary_characters_are_left_alone(keep):
    assert decode(f"a {keep} b\n".encode()) == (f"a {keep} b\n", [])


@pytest.mark.parametrize(
    ("code", "characters"),
    [
        ("text-control", "\0\x01\x08\x0b\x0c\x1b\x7f\x80\x85\x9f"),
        ("text-bidi", "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
        ("text-line-separator", "\u2028\u2029"),
        ("text-bom", "\ufeff"),
        ("text-replacement", "\ufffd"),
        ("text-noncharacter", "\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0010ffff"),
    ],
)
def test_each_forbidden_character_is_named_where_it_stands(code, characters):
    for character in characters:
        text, faults = decode(f"a\r\nåä{character}ö\n".encode())
        assert [(fault.code, fault.line, fault.column) for fault in faults] == [(code, 2, 3)]
        assert faults[0].facts == {"point": f"U+{ord(character):04X}"}
        assert text == "a\nåä\ufffdö\n"


def test_as_many_as_is_sensible():
    """Twenty of one file are told."""
    assert told("\u202e\n".encode() * 100) == [("text-bidi", line, 1) for line in range(1, MOST + 1)]


def test_latin1_is_told_with_its_word():
    """The byte's place, what it most likely is, and the word that it stands in."""
    (fault,) = decode("\ufeffåa\r\nEn ".encode() + "gåva är".encode("latin-1"))[1]
    assert (fault.code, fault.line, fault.column) == ("encoding-not-utf8", 2, 5)
    assert fault.facts == {"byte": "0xE5", "character": "å", "word": "gåva"}


def test_wide_encodings_are_named():
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        (fault,) = decode("---\ntitle: Gåvan\n".encode(encoding))[1]
        assert (fault.code, fault.facts["encoding"]) == ("encoding-wide", encoding[:6].upper())


def test_one_nul_is_not_utf16():
    assert told(b"ab\0") == [("text-control", 1, 3)]
    assert {code for code, _, _ in told(b"\0" * 100)} == {"text-control"}


def test_half_characters_are_told():
    """A surrogate in UTF-8 (as some exports write emoji) is named; other broken bytes are an encoding fault."""
    assert told("a\ud83d\ude00".encode("utf-8", "surrogatepass")) == [("text-surrogate", 1, 2)]
    assert told(b"a\xed") == [("encoding-not-utf8", 1, 2)]
    assert told("å".encode()[:1]) == [("encoding-not-utf8", 1, 1)]


def test_heaps_of_marks_are_told_in_linear_time():
    """Thirty combining marks in a row are the bound; normalising half a million would take hours."""
    assert told(("e" + "\u0323" * 30).encode()) == []
    assert told(("a\ne" + "\u0323" * 31).encode()) == [("text-marks", 2, 2)]
    started = time.process_time()
    assert told(("e" + "\u0301\u0316" * 250_000).encode()) == [("text-marks", 1, 2)]
    assert time.process_time() - started < 60
    assert decode(("日本語" * 100_000).encode())[1] == []


@given(st.binary(max_size=200))
@settings(max_examples=300)
def test_any_bytes(data):
    """Text or a fault, never an exception; text without faults is NFC without CR."""
    text, faults = decode(data)
    if not faults:
        assert unicodedata.is_normalized("NFC", text)
        assert "\r" not in text
    lines = data.count(b"\n") + data.count(b"\r") + 1
    assert all(1 <= fault.line <= lines and fault.column >= 1 for fault in faults)


@given(st.text(max_size=100), st.data())
def test_place_counts_from_one(text, data):
    offset = data.draw(st.integers(0, len(text)))
    line, column = place(text, offset)
    lines = text.split("\n")
    assert sum(len(each) + 1 for each in lines[: line - 1]) + column - 1 == offset
