"""Fields that are wrong in any way become problems in Swedish; a document never becomes an exception."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ethos import texts
from ethos.content import SHAPES
from ethos.form import Field, fields_of
from ethos.kinds import KINDS, Dilemma, Prose, Seminar
from ethos.kinds.parse import enumeration, nearest, parse, parse_value
from ethos.problem import Problem
from ethos.source import Document, parse_yaml
from ethos.source import parse as parse_text

ENGLISH = re.compile(
    r"(?i:\b(should|must|valid|input|field|value|error|string|integer|number|required|permitted|unable|instance|got)\b)"
    r"|function-|pydantic|None|True|False|\[key\]|\{\w*\}"
)
"""Words of the library's own messages, of Python's values, and of places that were not filled."""


def read(kind: str, front: str) -> Any:
    """What an editor's front matter becomes."""
    document = parse_text("content/om.md", f"---\n{front}\n---\nText.\n".encode())
    assert isinstance(document, Document), document
    return parse(KINDS[kind], document)


def codes(found: Any) -> list[tuple[str, int]]:
    assert isinstance(found, list)
    return [(each.code, each.line) for each in found]


def whole(field: Field) -> Any:
    """A value as in the field's own example."""
    document = parse_yaml("x.yml", texts.field(field.loc)["example"].encode())
    assert isinstance(document, Document)
    return document.fields[field.name]


SOUND = {kind: {field.name: whole(field) for field in fields_of(model)} for kind, model in KINDS.items()}
"""For each kind a document with every field, as the examples write them."""


def document(fields: dict[str, Any], path: str = "content/om.md") -> Document:
    text = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)
    return Document(path, fields, "Text.", 1, text)


@pytest.mark.parametrize("kind", KINDS)
def test_the_examples_make_an_entry(kind: str) -> None:
    """What editors are shown as correct is correct, for every field at once."""
    entry = parse(KINDS[kind], document(SOUND[kind]))
    assert not isinstance(entry, list), entry


WRONG = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 10**17)
    | st.floats(allow_nan=False)
    | st.text(max_size=12)
    | st.sampled_from(
        ["2026-02-30", "0001-01-01", "9999-12-31", "nan", "inf", "1e999", "http://[", "å/ä", "x" * 4000, "\n\n"]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=5,
)


def spoiled(value: Any, data: st.DataObject) -> Any:
    """A value with something in it replaced, removed or added."""
    if isinstance(value, dict) and value and data.draw(st.booleans()):
        key = data.draw(st.sampled_from(sorted(value)))
        return {**value, key: spoiled(value[key], data)}
    if isinstance(value, list) and value and data.draw(st.booleans()):
        return [spoiled(value[0], data), *value[1:]]
    if isinstance(value, dict) and data.draw(st.booleans()):
        return {**value, data.draw(st.text(max_size=6)): data.draw(WRONG)}
    return data.draw(WRONG)


def assert_told_in_swedish(problems: list[Problem], fields: Any) -> None:
    """Every problem is worded, placed and exemplified, with nothing of the library's own."""
    for each in problems:
        assert each.code in texts.catalogue()["problem"]
        assert each.line >= 1
        assert each.column >= 1
        told = each.message + each.hint
        for quoted in re.findall("”(.*?)”", told, re.DOTALL):  # what was written may say anything
            told = told.replace(quoted, "")
        own = re.sub(r"Tillåtna fält: .*|Välj ett av: .*|Så här: .*", "", told)
        assert not ENGLISH.search(own.replace("{term}", "")), each  # what an editor writes in calendars.yml
        assert not each.hint.endswith(": "), each
        assert "Här ska stå ." not in each.message, each


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_no_value_makes_an_exception(kind: str, data: st.DataObject) -> None:
    """Whatever stands in a field, the document is an entry or has problems in Swedish."""
    name = data.draw(st.sampled_from(sorted(SOUND[kind])))
    fields = {**SOUND[kind], name: spoiled(SOUND[kind][name], data)}
    found = parse(KINDS[kind], document(fields))
    if isinstance(found, list):
        assert found
        assert_told_in_swedish(found, fields)


@pytest.mark.parametrize("name", SHAPES)
@given(data=st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_no_setting_makes_an_exception(name: str, data: st.DataObject) -> None:
    """Nor does anything in a file of site_config/."""
    from conftest import ROOT, SETTINGS

    files = (folder / f"{name}.yml" for folder in (SETTINGS, ROOT / "site_config"))  # some may be missing from a site
    fields = spoiled(yaml.safe_load(next(each for each in files if each.exists()).read_text("utf-8")), data)
    if isinstance(fields, dict) and all(isinstance(key, str) for key in fields):
        found = parse_value(SHAPES[name], document(fields, f"site_config/{name}.yml"))
        if isinstance(found, list):
            assert_told_in_swedish(found, fields)


def test_names_that_python_reserves_are_written_as_they_are() -> None:
    """An editor writes ``and`` and ``for``; the attribute's own name is no field."""
    entry = parse(Dilemma, document(SOUND["dilemma"]))
    assert isinstance(entry, Dilemma)
    assert entry.tension[0].and_ == SOUND["dilemma"]["tension"][0]["and"]
    assert entry.options[0].for_ == SOUND["dilemma"]["options"][0]["for"]
    wrong = {**SOUND["dilemma"], "tension": [{"between": "a", "and_": "b"}]}
    found = parse(Dilemma, document(wrong))
    assert isinstance(found, list)
    assert sorted(each.code for each in found) == ["missing-field", "unknown-field"]
    assert "Tillåtna fält: between, and." in next(each.hint for each in found if each.code == "unknown-field")


def test_all_faults_of_a_document_are_told_at_once() -> None:
    """Each at its own line; a field of two types is told about once."""
    found = read("prose", "title: 1984\nsummary:\nstatus: klar\npublished: i dag\ntema: [jav]")
    assert codes(found) == [
        ("wrong-type", 2),
        ("empty-field", 3),
        ("unknown-choice", 4),
        ("not-a-date", 5),
        ("unknown-field", 6),
    ]
    document_ = parse_yaml("site_config/organisations.yml", b"a:\n  name: A\n  active: {from: [x]}\n")
    assert isinstance(document_, Document)
    found = parse_value(SHAPES["organisations"], document_)
    assert codes(found) == [("wrong-type", 3)]
    assert "”from”" in found[0].message


def test_a_key_that_is_wrong_is_told_at_the_key() -> None:
    """A word of the vocabulary is a key, and must be a short name."""
    document_ = parse_yaml("site_config/organisations.yml", "Å b:\n  name: A\n".encode())
    assert isinstance(document_, Document)
    (found,) = parse_value(SHAPES["organisations"], document_)
    assert (found.code, found.line, found.column) == ("not-a-slug", 1, 1)
    assert "”Å b”" in found.message


def test_values_are_shown_as_they_were_written() -> None:
    """``true`` rather than ``True``, and lists on one line."""
    found = read("prose", "title: true\nsummary: [a, {b: 1}]\nstatus: published\npublished: 2026-01-15")
    assert "”true”" in found[0].message
    assert '”["a", {"b": 1}]”' in found[1].message


@pytest.mark.parametrize(
    ("written", "allowed", "word"),
    [
        ("sumary", ["title", "summary"], "summary"),
        ("SUMMARY", ["title", "summary"], "summary"),
        ("jäv", ["jav", "sekretess"], "jav"),
        ("xyz", ["title", "summary"], None),
        ("", ["title"], None),
        ("Flyttat", {"moved": "Flyttat", "planned": "Planerat"}, "moved"),
    ],
)
def test_the_nearest_word_is_named_when_one_is_near(written: str, allowed: Any, word: str | None) -> None:
    """By letters alone, whatever their case and dots; by label too."""
    assert nearest(written, allowed) == (f"Närmast: {word}." if word else "")


def test_long_lists_are_cut() -> None:
    """Forty words are enough to choose among."""
    assert enumeration(["a", "b"]) == "a, b"
    assert enumeration(map(str, range(50))).endswith("39 …")


def test_an_unknown_field_is_not_told_twice() -> None:
    """Two unknown fields are two problems, each with the fields of its own mapping."""
    found = read("prose", "title: A\nsummary: B\nstatus: published\npublished: 2026-01-15\norigin: {org: x}\nowne: y")
    assert [(each.code, each.column) for each in found] == [
        ("missing-field", 9),
        ("missing-field", 9),
        ("unknown-field", 10),
        ("unknown-field", 1),
    ]
    assert "Tillåtna fält: organisation, licence, url, adapted_from." in found[2].hint


def test_text_of_the_model_is_stripped() -> None:
    """Blanks around a line are no part of it."""
    entry = read("prose", "title: '  A  '\nsummary: >\n  B\n  C\nstatus: published\npublished: 2026-01-15")
    assert isinstance(entry, Prose)
    assert (entry.title, entry.summary) == ("A", "B C")


def test_a_shape_is_judged_in_linear_time() -> None:
    """A pattern with two overlapping parts is never tried on a text that no citation can be."""
    wrong = {**SOUND["dilemma"], "laws": ["FL " + "1" * 200_000 + "!"]}
    found = parse(Dilemma, document(wrong))
    assert [each.code for each in found] == ["unreadable-citation"]  # type: ignore[union-attr]


def test_times_keep_what_was_written() -> None:
    """A day is a day, a moment a moment; the zone is Stockholm's unless another is named."""
    entry = parse(Seminar, document(SOUND["seminar"]))
    assert isinstance(entry, Seminar)
    assert not entry.whole_day
    assert entry.starts.isoformat().startswith("2027-03-17T08:15:00")
