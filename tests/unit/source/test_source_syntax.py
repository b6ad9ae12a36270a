"""Broken YAML, told in Swedish at the place where an editor mends it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import ethos.source
from ethos import texts
from ethos.source import parse_yaml, yaml12
from ethos.source.syntax import explain

BROKEN = [
    ("a: 1\nsummary: Så här: gör det\n", "yaml-colon-in-value", 2, 16),
    ("- label: x: y\n", "yaml-colon-in-value", 1, 11),
    ("title: a\nsummary text\nx: 1\n", "yaml-colon-missing", 2, 1),
    ("title\nx: 1\n", "yaml-colon-missing", 1, 1),
    ("x: 1\n  \ntitle:Hej\n", "yaml-colon-space", 3, 1),
    ("title:Hej\n\nx: 1\n", "yaml-colon-space", 1, 1),
    ("a: 1\n  b: 2\n", "yaml-indentation", 2, 3),
    ("a:\n    b: 1\n  c: 2\n", "yaml-indentation", 3, 3),
    ("a:\n  - x\n - y\n", "yaml-indentation", 3, 2),
    ("a:\n  - x: 1\n   y: 2\n", "yaml-indentation", 3, 4),
    (" a: 1\nb: 2\n", "yaml-indentation", 2, 1),
    ("- a\nb: 1\n", "yaml-indentation", 2, 1),
    ("b: 1\n- a\n", "yaml-indentation", 2, 1),
    ('å: "hej\nb: 1\n', "yaml-quote", 1, 4),
    ("a: 'hej\nb: 1\n", "yaml-quote", 1, 4),
    ('a: "x\n---\ny"\n', "yaml-quote", 1, 4),
    ('a: "x\nb: 1\nc: ["y"]\n', "yaml-quote", 1, 4),
    ("- a: 'x\n  b: 'y'\n", "yaml-quote", 1, 6),
    ("a:\n  - 'x\n  - 'y'\n", "yaml-quote", 2, 5),
    ("a:\u00a01\nb: 1\n", "yaml-space", 1, 3),
    ("a:\n  - b:\u00a0x\n    c: y\n", "yaml-space", 2, 7),
    ("a:\n  * x\n", "yaml-dash", 2, 3),
    ("a:\n  - x\n  -y\n", "yaml-dash", 3, 3),
    ("a:\n  - b: x\n  b: y\n", "yaml-dash-missing", 3, 3),
    ("a:\n  - x\n  y\n", "yaml-dash-missing", 3, 3),
    ('a: "hej "du" där"\n', "yaml-text-after", 1, 10),
    ("a: 'it's'\n", "yaml-text-after", 1, 8),
    ("a: [x] y\nb: 1\n", "yaml-text-after", 1, 8),
    ("a: [x, y\nb: 1\n", "yaml-bracket", 1, 4),
    ("a: {x: y\nb: 1\n", "yaml-bracket", 1, 4),
    ("a: [x, y", "yaml-bracket", 1, 4),
    ("a: [x, y}\nb: 1\n", "yaml-comma", 1, 9),
    ('a: ["x" "y"]\n', "yaml-comma", 1, 9),
    ("a: {x: 1 y: 2}\n", "yaml-comma", 1, 11),
    ("a: @x\n", "yaml-reserved", 1, 4),
    ("a: `x`\n", "yaml-reserved", 1, 4),
    ("a: %x\n", "yaml-reserved", 1, 4),
    ("a: *viktigt* x\n", "yaml-reserved", 1, 4),
    ("a: **fet**\n", "yaml-reserved", 1, 4),
    ("a: & x\n", "yaml-reserved", 1, 4),
    ("a: ? x\n", "yaml-reserved", 1, 4),
    ("a: > citat\n", "yaml-reserved", 1, 4),
    ("a: | x\n", "yaml-reserved", 1, 4),
    ("a: ]\n", "yaml-gap", 1, 4),
    ("a: [x,, y]\n", "yaml-gap", 1, 7),
    ("a: !foo!bar x\n", "yaml-tag", 1, 4),
    ("a: !ö x\n", "yaml-tag", 1, 4),
    ("a: - x\n", "yaml-inline-list", 1, 4),
    ('a: "C:\\mapp"\n', "yaml-escape", 1, 7),
    ('a: "\\u12"\n', "yaml-escape", 1, 5),
    ('a: "\\Uffffffff"\n', "yaml-escape", 1, 5),
    ("a: 1\n...\nb: 2\n", "yaml-documents", 3, 1),
]
PARSERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


@pytest.mark.parametrize("parser", PARSERS, ids=["python", "libyaml"][: len(PARSERS)])
@pytest.mark.parametrize(("text", "code", "line", "column"), BROKEN)
def test_syntax_fault_has_a_code_and_a_place(text, code, line, column, parser):
    """Both parsers' wordings lead to the same explanation at the same place."""
    (fault,) = yaml12.load(text, parser)[1]
    assert (fault.code, fault.line, fault.column) == (code, line, column)


def test_empty_value_before_a_comma():
    """libyaml refuses ``{a:, b: 1}``; YAML's own grammar reads it, and so does PyYAML's parser."""
    if yaml.__with_libyaml__:
        (fault,) = yaml12.load("{a:, b: 1}", yaml.CSafeLoader)[1]
        assert (fault.code, fault.column, fault.facts) == ("yaml-gap", 4, {"character": ","})


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("summary: Så här: gör det\n", 'summary: "Så här: gör det"'),
        ('summary: Hon sa: "nej"\n', "summary: 'Hon sa: \"nej\"'"),
        ("a:\n  - label: it's: \\\n", "- label: 'it''s: \\'"),
        ("titel: @namn\n", 'titel: "@namn"'),
        ("a: 1\ntitle:Hej\n", "title: Hej"),
        ("title\nx: 1\n", "title: …"),
        ("a: [x, @y]\n", '"@ …"'),
    ],
)
def test_hint_gives_the_line_as_it_should_be_written(text, fixed):
    (problem,) = parse_yaml("a.yml", text.encode())
    assert fixed in problem.hint.splitlines()


@pytest.mark.parametrize(("text", "code", "line", "column"), BROKEN)
def test_no_word_of_the_library_reaches_an_editor(text, code, line, column):
    (problem,) = parse_yaml("a.yml", text.encode())
    assert not re.search(r"\b(while|found|expected|could not|allowed|mapping|scalar|sequence)\b", problem.message)
    assert "{" not in problem.message.replace("{x", "").replace("med {", "").replace("Klammern {", "")


def test_unknown_error_is_still_a_fault():
    """What no reading recognises gets the general wording where the parser stopped."""
    mark = yaml.Mark("", 6, 1, 1, None, 0)
    unheard = yaml.MarkedYAMLError("while dreaming", mark, "something new", mark)
    assert explain(unheard, "a: 1\nb: 2\n")[:3] == (2, 2, "yaml-syntax")
    assert explain(yaml.YAMLError("x"), "a: 1")[:3] == (1, 1, "yaml-syntax")


def test_every_code_of_the_room_has_its_wording():
    """Each code named in the source has a level, a message and a hint."""
    source = "\n".join(file.read_text("utf-8") for file in Path(ethos.source.__file__).parent.glob("*.py"))
    shape = r"(?:file|folder|text|encoding|front-matter|yaml)-[a-z-]+"
    used = set(re.findall(rf'"({shape})"', source))
    worded = {code for code in texts.catalogue()["problem"] if re.fullmatch(shape, code)}
    assert used - worded == set()
    assert all({"level", "message", "hint"} <= set(texts.wording(code)) for code in used & worded)
    assert len(used & worded) >= 45
