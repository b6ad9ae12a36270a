"""What is said in films: read whole, within bounds, and whatever is in the file."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ethos.problem import Problem
from ethos.source.transcript import LONGEST, Cue, Transcript, parse, read

PATH = "seminars/gransen.vtt"


def cues(text: str, path: str = PATH) -> tuple[Cue, ...]:
    found = parse(path, text.encode())
    assert isinstance(found, Transcript), found
    return found.cues


def faults(data: str | bytes, path: str = PATH) -> list[tuple[int, str]]:
    found = parse(path, data.encode() if isinstance(data, str) else data)
    return [] if isinstance(found, Transcript) else [(each.line, each.code) for each in found]


def vtt(*said: str) -> str:
    blocks = (f"00:{number:02}.000 --> 00:{number + 1:02}.500\n{text}\n" for number, text in enumerate(said))
    return "WEBVTT\n\n" + "\n".join(blocks)


def test_a_cue_has_its_voice_its_times_and_plain_text() -> None:
    """Tags, entities, a time within the text and line breaks are read as a player reads them."""
    text = vtt("<v.loud Kim Ek>Hej <i>du</i> &amp; <00:00:00.500>jag\n- sa <c.gul>hon</c>", "5 &lt; 6")
    assert cues(text) == (Cue("Hej du & jag - sa hon", "Kim Ek", 0, 1), Cue("5 < 6", "", 1, 2))


def test_cues_are_in_order_of_time_and_empty_ones_are_nothing() -> None:
    text = (
        "WEBVTT\n\n00:09.000 --> 00:10.000\nSist\n\n00:01.000 --> 00:02.000\n<i></i>\n\n00:01.000 --> 00:02.000\nFörst"
    )
    assert [each.text for each in cues(text)] == ["Först", "Sist"]


def test_what_editors_programs_write_is_read() -> None:
    """A byte order mark, CRLF, a title after WEBVTT, hours, settings, notes, styles and regions."""
    text = (
        "\ufeffWEBVTT Seminariet\r\nKind: captions\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\nREGION\r\nid:a\r\n\r\n"
        "NOTE Till redaktionen:\r\ntitta här.\r\n\r\n1\r\n01:00:01.000 --> 01:00:02.000 align:start line:0\r\nHej\r\n"
    )
    found = parse(PATH, text.encode())
    assert isinstance(found, Transcript)
    assert (found.cues, found.timed) == ((Cue("Hej", "", 3601, 3602),), True)
    assert "\r" not in found.content and found.content.startswith("WEBVTT Seminariet\n")


def test_plain_text_is_paragraphs_without_times() -> None:
    assert cues("Ett\nstycke.\n \n\nOch <b>ett</b>.\n", "a.txt") == (Cue("Ett stycke."), Cue("Och <b>ett</b>."))


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("", 1, "file-empty"),
        ("1\n00:00:01,000 --> 00:00:02,000\nHej\n", 1, "webvtt-header"),
        ("WEBVTTA\n\n00:01.000 --> 00:02.000\nHej\n", 1, "webvtt-header"),
        ("WEBVTT\n\nNOTE Inget\n", 1, "webvtt-empty"),
        (vtt("Hej", "<i></i>") + "\n00:05 --> 00:06\nHej\n", 9, "webvtt-cue"),
        (vtt("Hej") + "\n2\n00:05,000 --> 00:06,000\nHej\n\n3\n00:07,000 --> 00:08.000\nHej", 6, "webvtt-cue"),
        (vtt("Hej") + "\n00:05.000 -> 00:06.000\nHej\n", 6, "webvtt-cue"),
        (vtt("Hej") + "\nBortglömd rad\n", 6, "webvtt-cue"),
        (vtt("Hej\n00:05.000 --> 00:06.000\nHopskriven"), 3, "webvtt-cue"),
        (vtt("x" * (LONGEST + 1)), 4, "webvtt-line"),
    ],
)
def test_the_first_fault_is_told_where_it_is(text: str, line: int, code: str) -> None:
    assert faults(text) == [(line, code)]


def test_characters_are_those_of_every_source() -> None:
    """Latin-1, control characters and what reorders text are told as in any file."""
    assert faults("WEBVTT\n\n00:01.000 --> 00:02.000\nGåva".encode("latin-1")) == [(4, "encoding-not-utf8")]
    assert faults(vtt("a\x07b", "c\u202ed")) == [(4, "text-control"), (7, "text-bidi")]
    assert cues(vtt("A\u030a")) == (Cue("Å", "", 0, 1),)


def test_only_what_lies_in_the_folder_is_read(tmp_path: Path) -> None:
    """No symlink, nothing above the root, nothing larger than a mebibyte."""
    outside = tmp_path / "outside.vtt"
    outside.write_text(vtt("Hemligt"), encoding="utf-8")
    root = tmp_path / "root"
    (root / "seminars").mkdir(parents=True)
    (root / "seminars/link.vtt").symlink_to(outside)
    (root / "seminars/large.vtt").write_text("WEBVTT\n\n" + "x\n" * (1 << 19), encoding="utf-8")
    for path, code in {
        "seminars/link.vtt": "file-symlink",
        "../outside.vtt": "file-outside",
        "seminars/large.vtt": "file-too-large",
        "seminars/none.vtt": "file-vanished",
    }.items():
        found = read(root, path)
        assert isinstance(found, list) and [each.code for each in found] == [code]


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: f"WEBVTT\n\n{text}".encode())))
@settings(max_examples=300)
def test_any_bytes_are_a_transcript_or_its_problems(data: bytes) -> None:
    for path in (PATH, "a.txt"):
        found = parse(path, data)
        assert isinstance(found, Transcript) or (found and all(isinstance(each, Problem) for each in found))


PIECES = st.sampled_from(
    [
        "00:01.000 --> 00:02.000",
        "-->",
        "NOTE",
        "STYLE",
        "REGION",
        "<v A>",
        "<",
        ">",
        "&",
        "&lt;",
        "1",
        "Hej",
        "\n",
        "\n\n",
    ]
)


@given(st.lists(PIECES, max_size=30))
@settings(max_examples=300)
def test_any_pieces_of_a_file_are_read_or_told(pieces: list[str]) -> None:
    """What is read has no tag in it that the file had, and stands on one line."""
    found = parse(PATH, ("WEBVTT\n\n" + "\n".join(pieces)).encode())
    if isinstance(found, Transcript):
        assert found.cues and all(cue.text and "\n" not in cue.text and "<v" not in cue.text for cue in found.cues)


@pytest.mark.parametrize("text", ["<" * 1900, "<v" + " " * 1900, "<v " + "." * 1800, "&" * 1900, "<i>" * 600])
def test_the_heaviest_file_takes_seconds_at_most(text: str) -> None:
    """A mebibyte of what expressions choke on."""
    data = ("WEBVTT\n\n" + f"00:00.000 --> 00:01.000\n{text}\n\n" * (1_000_000 // (len(text) + 26))).encode()
    before = time.process_time()
    parse(PATH, data)
    assert time.process_time() - before < 5


def test_a_fault_at_the_end_of_a_long_file_is_found_in_seconds() -> None:
    data = "WEBVTT\n\n" + "00:00.000 --> 00:59.000\nx\n\n" * 20_000 + "00:00 --> 3\nx"
    before = time.process_time()
    assert faults(data) == [(60_003, "webvtt-cue")]
    assert time.process_time() - before < 8
