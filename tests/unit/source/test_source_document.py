"""Documents: front matter, body, positions."""

from __future__ import annotations

import time
import tracemalloc

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ethos.problem import Problem
from ethos.source import Document, parse, parse_yaml, read, read_yaml
from ethos.source.position import spots

SAMPLE = """\
---
title: Gåvan från leverantören
published: 2026-12-01
start: 13:00
themes: [gåvor, "jäv"]
minutes: 35
options:
  - label: Tacka ja
    for: |
      Det vore
      oartigt annars.
  - {label: Tacka nej, for: "Öppenhet: alltid"}
leader:
  purpose: >-
    Att se
    gränsen.
owner:
---

Du får en *korg*.
---
Sista raden.
"""
PATH = "dilemmas/gavan.md"


def document(text=SAMPLE, path=PATH) -> Document:
    read = parse(path, text.encode())
    assert isinstance(read, Document), read
    return read


def told(data, path=PATH, parser=parse):
    read = parser(path, data if isinstance(data, bytes) else data.encode())
    assert isinstance(read, list), read
    return [(each.code, each.line, each.column) for each in read]


def test_a_whole_file():
    """Fields with their types, dates and times as text, the body to the letter, and its line."""
    read = document()
    assert read.fields == {
        "title": "Gåvan från leverantören",
        "published": "2026-12-01",
        "start": "13:00",
        "themes": ["gåvor", "jäv"],
        "minutes": 35,
        "options": [
            {"label": "Tacka ja", "for": "Det vore\noartigt annars.\n"},
            {"label": "Tacka nej", "for": "Öppenhet: alltid"},
        ],
        "leader": {"purpose": "Att se gränsen."},
        "owner": None,
    }
    assert (read.path, read.slug) == (PATH, "gavan")
    assert read.body == "\nDu får en *korg*.\n---\nSista raden.\n"
    assert SAMPLE.splitlines()[read.body_line :][0] == "Du får en *korg*."


@pytest.mark.parametrize(
    ("loc", "value", "key"),
    [
        ((), (2, 1), (2, 1)),
        (("title",), (2, 8), (2, 1)),
        (("themes",), (5, 9), (5, 1)),
        (("themes", 1), (5, 17), (5, 17)),
        (("options",), (8, 3), (7, 1)),
        (("options", 0), (8, 5), (8, 5)),
        (("options", 0, "for"), (9, 10), (9, 5)),
        (("options", 1, "for"), (12, 29), (12, 24)),
        (("leader", "purpose"), (14, 12), (14, 3)),
        (("owner",), (17, 1), (17, 1)),
        (("options", 1, "against"), (12, 5), (12, 5)),
        (("options", 7, "for"), (8, 3), (7, 1)),
        (("themes", 0, "deeper"), (5, 10), (5, 10)),
        (("nothing", 1), (2, 1), (2, 1)),
        (("options", "label"), (8, 3), (7, 1)),
    ],
)
def test_positions(loc, value, key):
    """Line and column of a value and of its key; what does not exist is where its nearest ancestor is."""
    assert document().position(loc) == value
    assert document().position(loc, key=True) == key


def test_positions_are_those_that_an_editor_sees():
    """BOM, CRLF and decomposed letters before a field do not move it."""
    odd = "\ufeff" + SAMPLE.replace("å", "a\u030a").replace("\n", "\r\n")
    same = document(odd)
    assert same == document()
    assert same.position(("options", 1, "for")) == (12, 29)


def test_position_through_an_alias_is_where_the_text_stands():
    read = document("---\na: &x {b: 1}\nc: *x\n---\n")
    assert read.position(("c",)) == (3, 4)
    assert read.position(("c", "b")) == (2, 11)


def test_position_of_a_key_that_is_spelled_with_escapes():
    assert document('---\n"a\\u030a": {b: 1}\n---\n').position(("å", "b")) == (2, 16)


def test_positions_of_a_large_file_are_asked_for_cheaply():
    """One parse serves all the problems of a file."""
    read = document("---\nitems:\n" + "".join(f"  - key: {n}\n" for n in range(1000)) + "---\n")
    started = time.process_time()
    assert [read.position(("items", n, "key")) for n in range(1000)] == [(n + 3, 10) for n in range(1000)]
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("file-empty", 1, 1)),
        ("\ufeff \r\n\n", ("file-empty", 1, 1)),
        ("# Rubrik\n", ("front-matter-missing", 1, 1)),
        ("\n---\ntitle: x\n---\n", ("front-matter-missing", 1, 1)),
        ("----\ntitle: x\n---\n", ("front-matter-missing", 1, 1)),
        ("---\ntitle: x\n", ("front-matter-unclosed", 1, 1)),
        ("---\ntitle: x\n ---\n", ("front-matter-fence", 3, 1)),
        ("---\ntitle: x\n--\nText.\n\n---\n\nMer.\n", ("front-matter-fence", 3, 1)),
        ("---\ntitle: x\n\nRingde du i dag om det där?\n\n---\n\nMer.\n", ("front-matter-unclosed", 4, 1)),
        ("---", ("front-matter-unclosed", 1, 1)),
        ("---\n- a\n- b\n---\n", ("yaml-not-mapping", 2, 1)),
        ("---\nbara text\n---\n", ("yaml-not-mapping", 2, 1)),
        ("---\na: 1\n...\nb: 2\n---\n", ("yaml-documents", 4, 1)),
        ("---\na: b: c\n---\n", ("yaml-colon-in-value", 2, 5)),
    ],
)
def test_front_matter_that_is_not(text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize("text", ["---\n---\n", "---  \n# bara en kommentar\n---\t\n", "---\n---"])
def test_front_matter_may_be_empty(text):
    """That something is missing is for a kind to say, at the start of the file."""
    read = document(text)
    assert (read.fields, read.body, read.position(("title",))) == ({}, "", (1, 1))
    assert read.body_line == text.count("\n", 0, text.rindex("---")) + 2


def test_all_problems_at_once_and_sorted():
    """Name, characters, tabs and duplicates of one file are told in one run, each in its place."""
    text = "---\ntitle: a\u202eb\ntitle: c\nx: !y z\n---\nKro\x07pp\ufeff.\n"
    assert told(text, "dilemmas/Gåvan.md") == [
        ("file-name", 1, 1),
        ("text-bidi", 2, 9),
        ("yaml-duplicate-key", 3, 1),
        ("yaml-tag", 4, 4),
        ("text-control", 6, 4),
        ("text-bom", 6, 7),
    ]


def test_faults_at_one_place_need_no_order():
    """Escapes are told where their text begins: two of a sort have the same place, and nothing to be sorted by."""
    assert told('---\ntitle: "\\u0001\\u0002"\n---\n') == [("text-control", 2, 8)] * 2


def test_message_says_what_was_written_and_the_hint_what_to_write():
    (problem,) = parse("dilemmas/Gåvan från A.md", b"---\n---\n")
    assert "Gåvan från A" in problem.message
    assert problem.hint.endswith("gavan-fran-a")
    assert problem.path == "dilemmas/Gåvan från A.md"


def test_path_is_nfc_and_printable():
    (problem,) = parse("dilemmas/ga\u030a\n\udcff.md", b"---\n---\n")
    assert problem.path == "dilemmas/gå\\u000a\\udcff.md"


def test_yaml_files():
    """A whole YAML file is its fields, with or without a first ---."""
    read = parse_yaml("site_config/laws.yml", "# Lagar\n---\nFL: {namn: Förvaltningslagen}\n".encode())
    assert isinstance(read, Document)
    assert (read.fields, read.body, read.slug) == ({"FL": {"namn": "Förvaltningslagen"}}, "", "laws")
    assert read.position(("FL", "namn")) == (3, 12)
    assert told("- a\n", parser=parse_yaml) == [("yaml-not-mapping", 1, 1)]
    assert told("", parser=parse_yaml) == [("file-empty", 1, 1)]
    assert told("a: 1\n---\nb: 1\n", parser=parse_yaml) == [("yaml-documents", 2, 1)]
    assert told("a: 1\na: \u202e\n", parser=parse_yaml) == [("text-bidi", 2, 4), ("yaml-duplicate-key", 2, 1)][::-1]


def test_five_thousand_documents_fit(tmp_path):
    """No node trees are kept: a document costs about as much as its text and its fields."""
    (tmp_path / "dilemmas").mkdir()
    (tmp_path / PATH).write_text(SAMPLE + "x" * 2000, "utf-8")
    read(tmp_path, PATH)
    tracemalloc.start()
    kept = [read(tmp_path, PATH) for _ in range(100)]
    each = tracemalloc.get_traced_memory()[0] / len(kept)
    tracemalloc.stop()
    assert each < 20_000


def test_reading_from_disk(tmp_path):
    (tmp_path / "dilemmas").mkdir()
    (tmp_path / PATH).write_text(SAMPLE, "utf-8", newline="\r\n")
    (tmp_path / "vocabulary.yml").write_text("themes:\n  jav: Jäv\n", "utf-8")
    assert read(tmp_path, PATH) == document()
    assert read_yaml(tmp_path, "vocabulary.yml").fields == {"themes": {"jav": "Jäv"}}


def holds(read, data):
    """A document, or problems that each have a place in the file."""
    if isinstance(read, Document):
        assert isinstance(read.fields, dict)
        assert read.position(("title", 0, "x")) >= (1, 1)
        return
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    assert read
    assert read == sorted(read)
    assert all(isinstance(each, Problem) and 1 <= each.line <= lines + 1 and each.column >= 1 for each in read)


@given(st.binary(max_size=300))
@settings(max_examples=200)
def test_any_bytes_are_a_document_or_problems(data):
    for each in (data, b"---\n" + data + b"\n---\n"):
        holds(parse(PATH, each), each)
        holds(parse_yaml("a.yml", each), each)


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_any_text_is_a_document_or_problems(text):
    for each in (text.encode(), f"---\n{text}\n---\n".encode()):
        holds(parse(PATH, each), each)
        holds(parse_yaml("a.yml", each), each)


PIECES = [
    *" \n\r\t:-[]{},\"'#&*!|>%@`?~<.0aå\\\0\ufeff\u202e\u2028\x85\u030a",
    "---\n",
    ": ",
    "\n- ",
    "&a ",
    "*a",
    "!!x",
]
cuts = st.lists(
    st.tuples(st.integers(0, len(SAMPLE)), st.integers(0, 30), st.lists(st.sampled_from(PIECES), max_size=4)),
    max_size=6,
)


@given(cuts, st.sampled_from(["utf-8", "latin-1", "utf-16"]))
@settings(max_examples=400)
@example([], "latin-1")
@example([(0, 4, [])], "utf-8")
def test_a_damaged_file_is_a_document_or_problems(cuts, encoding):
    """Whatever is cut from or put into a real file, nothing is silent and nothing is a traceback."""
    text = SAMPLE
    for offset, length, pieces in cuts:
        text = text[:offset] + "".join(pieces) + text[offset + length :]
    data = text.encode(encoding, "replace")
    holds(parse(PATH, data), data)


def test_last_positions_are_kept_and_no_more():
    """A bounded cache: the trees of old documents are let go."""
    for number in range(50):
        document(f"---\na{number}: 1\n---\n").position(("a",))
    assert spots.cache_info().currsize <= 8
