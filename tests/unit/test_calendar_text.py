"""Whatever stands in a field, a calendar file stays whole, and readers find the text as it was written."""

from __future__ import annotations

import re
from pathlib import Path

from calendar_readers import Reader, each_reader, read, with_ics, with_node_ical
from calendar_sources import HOST, SOURCES, seminar, written
from hypothesis import given, settings
from hypothesis import strategies as st

from ethos.kinds import Seminar
from ethos.source import Document

NAUGHTY = [
    'Kommatecken, semikolon; kolon: och "citat" ^ |',
    "C:\\Ny\\nytt\\, slut\\",
    "\\" * 80,
    "".join("ö😀"[n % 2] for n in range(80)),
    "👩‍👩‍👧‍👦" * 12,
    "tabb\toch\x07klocka\x00noll\x1b[31m",
    "rad\u2028skiljare\u2029och\x85ny\x0bvertikal\x0csida\x1drest",
    "BEGIN:VEVENT\rUID:falsk",
    "END:VCALENDAR",
    "\u202ebaklänges",
]

UNESCAPE_IN_TURN = (with_ics, with_node_ical)
"""They undo one escape after the other, and take an escaped backslash and an N for the end of a line."""


def naughty(number: int, text: str) -> Seminar:
    """A seminar with a text that the model refuses in part: a calendar must stay whole even so."""
    return seminar(f"n{number}").model_copy(update={"title": text, "summary": text})


def shown(title: str) -> str:
    """What is left of a title: line breaks are spaces, other control characters are gone."""
    broken = re.sub("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", " ", title.replace("\r\n", " "))
    return "".join(c for c in broken if c == "\t" or not (ord(c) < 32 or 127 <= ord(c) < 160))


@each_reader
def test_naughty_titles_are_read_as_written(reader: Reader, tmp_path: Path) -> None:
    sources = [naughty(n, title) for n, title in enumerate(NAUGHTY)]
    found = read(reader, written(*sources)["kalender/alla.ics"], tmp_path)
    for n, title in enumerate(NAUGHTY):
        if reader in UNESCAPE_IN_TURN and "\\N" in title:
            continue
        assert found[f"seminar-n{n}@{HOST}"]["summary"] == shown(title)


def lines_of(content: bytes) -> list[str]:
    """The physical lines, each of them sound by itself: nothing else ends a line, no letter is cut, none is long."""
    *lines, last = content.split(b"\r\n")
    assert last == b""
    assert all(len(line) <= 75 for line in lines)
    assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", b"".join(lines))
    return [line.decode() for line in lines]


def unescaped(value: str) -> str:
    """RFC 5545 section 3.3.11, from the left: ical readers that replace one escape at a time read ``\\\\n`` wrong."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


@settings(max_examples=150)
@given(st.text(min_size=1, max_size=90), st.text(min_size=1, max_size=200), st.text(min_size=1, max_size=200))
def test_any_text_is_kept_and_can_do_no_harm(title: str, summary: str, name: str) -> None:
    """Whatever stands in a field, each line of the file is sound, and the text comes back."""
    source = seminar("x").model_copy(update={"title": title, "summary": summary, "place": None})
    source._source = Document("seminars/x.md", {}, "", 1)
    content = written(source, themes={"jav": name})["kalender/alla.ics"]
    logical = re.sub(r"\n ", "", "\n".join(lines_of(content))).split("\n")
    assert [line for line in logical if line.startswith(("BEGIN:", "END:"))] == [
        "BEGIN:VCALENDAR",
        *("BEGIN:VTIMEZONE", "BEGIN:DAYLIGHT", "END:DAYLIGHT", "BEGIN:STANDARD", "END:STANDARD", "END:VTIMEZONE"),
        *("BEGIN:VEVENT", "END:VEVENT"),
        "END:VCALENDAR",
    ]
    found = [unescaped(line.removeprefix("SUMMARY:")) for line in logical if line.startswith("SUMMARY:")]
    assert found == ([shown(title)] if shown(title).strip(" \t") else [])


def test_lines_end_with_crlf_and_are_folded_by_octets() -> None:
    for content in written(*(naughty(n, title) for n, title in enumerate(NAUGHTY)), *SOURCES).values():
        assert len(lines_of(content)) > 20
