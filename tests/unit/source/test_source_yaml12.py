"""YAML 1.2 values, and its bounds, with libyaml's parser and with PyYAML's own."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ethos.source import signs
from ethos.source.position import Spot, spots
from ethos.source.text import decode, normalise
from ethos.source.yaml12 import DEPTH, REPEATED, VALUES, load, scalar

PARSERS = {"python": yaml.SafeLoader} | ({"libyaml": yaml.CSafeLoader} if yaml.__with_libyaml__ else {})
both = pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)
MEBIBYTE = 1 << 20


def codes(text, parser=yaml.SafeLoader):
    return [(fault.code, fault.line, fault.column) for fault in sorted(load(text, parser)[1])]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("", None), ("~", None), ("null", None), ("Null", None), ("NULL", None), ("nULL", "nULL"),
        ("true", True), ("True", True), ("TRUE", True), ("false", False), ("False", False), ("FALSE", False),
        ("yes", "yes"), ("no", "no"), ("on", "on"), ("off", "off"), ("y", "y"), ("Ja", "Ja"),
        ("0", 0), ("7", 7), ("-7", -7), ("+7", 7), ("0123", "0123"), ("-01", "-01"), ("00", "00"), ("1_000", "1_000"),
        ("123456789012345678", 123456789012345678), ("1234567890123456789", "1234567890123456789"),
        ("0o17", "0o17"), ("0x1F", "0x1F"), ("0b1", "0b1"), ("٣", "٣"),
        ("1.5", 1.5), (".5", 0.5), ("-.5", -0.5), ("1.", 1.0), ("1e3", 1000.0), ("1.5E-3", 0.0015), ("0.0", 0.0),
        ("08.30", "08.30"), ("1e999", "1e999"), (".inf", ".inf"), ("-.Inf", "-.Inf"), (".nan", ".nan"), (".", "."),
        ("+", "+"), ("1.2.3", "1.2.3"), ("1" * 41 + ".0", "1" * 41 + ".0"),
        ("13:00", "13:00"), ("12:30:45", "12:30:45"), ("2026-12-01", "2026-12-01"), ("2026-13-01", "2026-13-01"),
        ("2026-12-01T13:00:00+01:00", "2026-12-01T13:00:00+01:00"), ("=", "="),
    ],
)  # fmt: skip
def test_plain_word_means_what_an_editor_wrote(written, value):
    """Only null, true, false and decimal numbers are anything but text."""
    assert (scalar(written), type(scalar(written))) == (value, type(value))
    for parser in PARSERS.values():
        assert load(f"a: {written}\n", parser) == ({"a": value}, [])
        assert load(f"a: '{written}'\n", parser) == ({"a": written}, [])


@both
def test_every_duplicate_is_told_with_both_lines(parser):
    """A key that stands twice is a fault at its second place, in any mapping, also when its value is empty."""
    text = "a:\nb: {c: 1, c: 2}\na: 2\nd:\n  - {e: 1, e: 2}\na: 3\n"
    _, faults = load(text, parser)
    told = [(fault.line, fault.column, fault.facts) for fault in sorted(faults)]
    assert [fault.code for fault in faults] == ["yaml-duplicate-key"] * 4
    assert told == [
        (2, 11, {"key": "c", "first": 2, "second": 2}),
        (3, 1, {"key": "a", "first": 1, "second": 3}),
        (5, 12, {"key": "e", "first": 5, "second": 5}),
        (6, 1, {"key": "a", "first": 1, "second": 6}),
    ]


@both
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1: a\ntrue: b\n: c\n", [("yaml-key", 1, 1), ("yaml-key", 2, 1), ("yaml-indentation", 3, 1)]),
        ("1: a\ntrue: b\n~: c\n1.5: d\n? [x]\n: e\n? {y: z}\n: f\n",
         [("yaml-key", n, c) for n, c in ((1, 1), (2, 1), (3, 1), (4, 1), (5, 3), (7, 3))]),
        ("'1': a\nno: b\n2026-01-01: c\n", []),
        ("a: &a {b: 1}\nc:\n  <<: *a\n", [("yaml-merge", 3, 3)]),
        ("'<<': 1\n", []),
        ("a: !!python/object/apply:os.system [x]\nb: !!str 1\nc: !x {}\nd: ! y\n",
         [("yaml-tag", n, 4) for n in (1, 2, 3, 4)]),
        ("a: *b\n", [("yaml-alias-unknown", 1, 4)]),
        ("- a: 1\n  b: 2\n  a: 3\n  b: 4\n", [("yaml-dash-missing", 3, 3)]),
        ("- {a: 1, a: 2}\n- b: 1\n  a: 2\n  a: 3\n",
         [("yaml-duplicate-key", 1, 10), ("yaml-duplicate-key", 4, 3)]),
        ('a: "x\nb: y"\n', [("yaml-quote", 1, 4)]),
        ("a:\n  -x\n  -y\n", [("yaml-dash", 2, 3)]),
        ("a:\n  – x\n  – y\n", [("yaml-dash", 2, 3)]),
        ("a:\n  - x\n    - y\n", [("yaml-dash", 3, 5)]),
        ("a:\n  -\u00a0x\n", [("yaml-space", 2, 4)]),
        ('a: "x\n  b: y"\nb:\n  – Nej, sa hon.\nc: -1\nd:\n  "x\n  y\n"\ne: x\n  -y\n', []),
        ("a: &a [*a]\n", [("yaml-alias-loop", 1, 8)]),
        ("a: &a {b: &b [1]}\nc: *b\nd: *a\n", []),
        ("a: 1\n--- \nb: 2\n", [("yaml-documents", 2, 1)]),
        ("%YAML 1.2\n---\na: 1\n", [("yaml-directive", 1, 1)]),
        ("a:\n\tb: 1\n  \tc: 2\n", [("yaml-tab", 2, 1), ("yaml-tab", 3, 3)]),
        ("a:\tb\t\n\t\n\t# c\n", []),
    ],
)  # fmt: skip
def test_what_is_refused(text, expected, parser):
    """Keys that are not text, merge keys, tags, loops, directives, tabs as indentation, a second document."""
    assert codes(text, parser) == expected


@both
def test_tag_is_shown_as_written(parser):
    assert load("a: !!python/name:x y\n", parser)[1][0].facts == {"tag": "!!python/name:x"}


@both
def test_escapes_are_checked_and_normalised(parser):
    """A double-quoted text can spell a character that the file's own text does not hold."""
    assert load(r'a: "\u202e \0 b"', parser)[1][0].code == "text-bidi"
    assert [fault.code for fault in load(r'a: "\u202e \0 b"', parser)[1]] == ["text-bidi", "text-control"]
    assert load('"a\\u030a": "a\\u030a"', parser) == ({"å": "å"}, [])
    assert codes(r'a: "' + r"\u0301" * 50 + '"', parser) == [("text-marks", 1, 4)]
    assert len(load(r'a: "\ud800"', parser)[1]) == 1


@both
def test_depth_is_bounded(parser):
    """Twenty levels are read, one more is a fault where it opens."""
    assert load("[" * DEPTH + "]" * DEPTH, parser)[1] == []
    assert codes("[" * (DEPTH + 1) + "]" * (DEPTH + 1), parser) == [("yaml-depth", 1, DEPTH + 1)]


@both
def test_aliases_are_bounded(parser):
    """What aliases repeat is counted with all that is in it, and with the length of its texts."""
    assert load("- &a x\n" + "- *a\n" * REPEATED, parser)[1] == []
    assert codes("- &a x\n" + "- *a\n" * (REPEATED + 1), parser) == [("yaml-alias-size", REPEATED + 2, 3)]
    long = f"- &a {'x' * 100_000}\n"
    assert codes(long + "- *a\n" * 10, parser) == [("yaml-alias-size", 11, 3)]
    laughs = "a: &a [x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [*{last}, *{last}, *{last}, *{last}, *{last}]\n" for last, name in pairwise("abcdefgh")
    )
    assert codes(laughs, parser) == [("yaml-alias-size", 5, 8)]


@both
def test_number_of_values_is_bounded(parser):
    assert load("- a\n" * (VALUES - 1), parser)[1] == []
    assert codes("- a\n" * VALUES, parser) == [("yaml-values", VALUES, 3)]


HOSTILE = {
    "[": "[", "{a: ": "{a: ", "&a": "&a", "&a line": "&a\n", "dashes": "- ", "questions": "? ", ">": ">", "quote": '"',
    "apostrophe": "'", "star": "*a ", "bang": "!", "colon": ": ", "keys": "a: ", "marks": "---\n", "dots": "...\n",
    "tags": "- !x y\n", "percent": "%TAG !a! b\n", "comments": "#\n", "tabs": "\t", "tabbed": "\tx\n",
    "combining": "\u0301\u0316", "bidi": "\u202e", "duplicates": "a: 1\n", "not text": "1: 1\n", "lines": "\n",
    "cr": "\r", "backslash": "\\", "words": "ord ", "list": "-\n", "NUL": "\0", "aliases": "- &a b\n- *a\n",
}  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("before", ["", "a: ", 'a: "', "a: [", "a: |\n  "])
def test_a_mebibyte_of_anything_is_read_at_once(piece, before):
    """Time is linear in the file's length: nothing recurses, backtracks or multiplies."""
    data = (before + piece * (MEBIBYTE // len(piece.encode()))).encode()[: MEBIBYTE - 2]
    started = time.process_time()
    text, faults = decode(data.decode("utf-8", "ignore").encode())
    value, more = load(text)
    assert time.process_time() - started < (30 if yaml.__with_libyaml__ else 300)
    assert faults or more or value is None or isinstance(value, dict | list | str)


def test_escaped_marks_are_not_normalised_in_quadratic_time():
    """Each escape is six bytes: 170,000 combining marks in one text."""
    started = time.process_time()
    assert (
        codes('a: "' + "\\u0301\\u0316" * 85_000 + '"', PARSERS.get("libyaml", yaml.SafeLoader))[0][0] == "text-marks"
    )
    assert time.process_time() - started < 60


def is_core_number(text):
    """Text that YAML 1.1's dumper leaves unquoted although YAML 1.2 reads a number (``1e3``, ``-.5``)."""
    return isinstance(scalar(text), int | float) and isinstance(yaml.safe_load(text), str)


def is_slip(text):
    """Text with a sign that is refused where a name or a dash should be: a no-break space at an end, a bullet first."""
    return signs.in_line(text) is not None or re.search(rf"[{signs.SPACES}]\Z", text) is not None


text_values = (
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
    .map(lambda text: normalise(text)[0])
    .filter(lambda text: normalise(text) == (text, []) and not is_core_number(text) and not is_slip(text))
)
leaves = st.none() | st.booleans() | st.integers(-(10**18) + 1, 10**18 - 1) | text_values
trees = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text_values, inner, max_size=4),
    max_leaves=20,
)


@given(trees, st.booleans(), st.booleans())
@settings(max_examples=150)
@example({"no": ["13:00", "0123", "=", "<<", "~", "- a", "a: b", "#", "!x", "&a", "*a", "%", "@", "`"]}, False, True)
def test_what_pyyaml_dumps_is_read_back(tree, flow, as_is):
    """Any tree of text, integers, booleans and null survives, in block and in flow style, escaped or not."""
    dumped = yaml.safe_dump(tree, default_flow_style=flow, allow_unicode=as_is, sort_keys=False)
    for parser in PARSERS.values():
        value, faults = load(dumped, parser)
        assert (value, faults) == (tree, [])
        assert str(value) == str(tree)  # 1 == True


SAMPLE = """\
title: Ett
summary: "två: tre"
themes: [a, "b", c]
group: {min: 4, max: 12}
empty:
options:
  - label: x
    for: |
      rad

      rad
  - label: y
    for: >-
      rad
x: &a {b: 1}
y: *a
"""
PIECES = [*" \n\t:-[]{},\"'#&*!|>%@`?~<.019aå\\", "\n  ", ": ", "- ", "\n- ", "? ", "&a ", "*a", "!x ", "<<", "---\n"]
cuts = st.lists(
    st.tuples(st.integers(0, len(SAMPLE)), st.integers(0, 4), st.lists(st.sampled_from(PIECES), max_size=3)), max_size=5
)


def mutated(text, cuts):
    for offset, length, pieces in cuts:
        text = text[:offset] + "".join(pieces) + text[offset + length :]
    return text


def flattened(spot: Spot, loc=()) -> Iterator[tuple[object, ...]]:
    yield loc, spot.value, spot.key
    for step, inner in spot.inside.items():
        yield from flattened(inner, (*loc, step))


@pytest.mark.skipif(len(PARSERS) < 2, reason="PyYAML was built without libyaml")
@given(cuts)
@settings(max_examples=300)
@example([])
@example([(SAMPLE.index("4"), 1, [])])
def test_both_parsers_give_the_same_values_and_places(cuts):
    """Where both take a text, they agree; a fault always has a place in the text."""
    text, _ = decode(mutated(SAMPLE, cuts).encode())
    read = [load(text, parser) for parser in PARSERS.values()]
    if not any(faults for _, faults in read):
        assert str(read[0][0]) == str(read[1][0])
        assert len({tuple(flattened(spots(text, parser))) for parser in PARSERS.values()}) == 1
    for fault in read[0][1] + read[1][1]:
        assert 1 <= fault.line <= text.count("\n") + 1
        assert fault.column >= 1
