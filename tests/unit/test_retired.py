"""A field that is going: read for one release more, told of, and then unknown. The fields are made up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_defaults import DAY

from conftest import Lay
from ethos import __version__, content, inspection
from ethos.content import SHAPES
from ethos.kinds import KINDS, retired
from ethos.kinds.retired import Retired, renewed
from ethos.source import Document, parse_yaml
from ethos.source import parse as read

PAGE = """---
rubrik: Om oss
summary: Vad vi gör.
status: published
published: 2026-01-02
mood: glad
archived: {date: 2026-02-03, by: Vi}
---
Text.
"""
GOING = (
    Retired("prose", ("rubrik",), "title", "99.0.0"),
    Retired("prose", ("mood",), "", "99.0.0"),
    Retired("prose", ("archived", "by"), "publisher", "99.0.0"),
    Retired("code", ("summary",), "", "99.0.0"),
    Retired("site", ("post",), "contact", "99.0.0"),
)


@pytest.fixture
def going(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retired, "RETIRED", GOING)


def version(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))


def test_the_release_is_told_of(root: Path) -> None:
    """The version stands in one place, and what is new in it in another."""
    told = (root / "CHANGELOG.md").read_text("utf-8")
    assert re.findall(r"^## (\S+)", told, flags=re.MULTILINE)[0] == __version__


def test_none_outlives_its_release() -> None:
    """What is declared is of a kind or a setting, is gone from its model, and goes with a release that is to come."""
    for each in retired.RETIRED:
        assert each.where in {*KINDS, *SHAPES}
        assert version(each.gone) > version(__version__)


@pytest.mark.usefixtures("going")
def test_it_is_read_under_its_new_name_and_told(site_in: Lay) -> None:
    """With a warning at its own place, which says what to write."""
    root = site_in({"files": {"content/om.md": PAGE}})
    settings = root / "site_config/site.yml"
    settings.write_text(settings.read_text("utf-8").replace("contact:", "post:"), "utf-8")
    found = inspection.inspect(root, DAY)
    assert found.catalogue is not None
    assert [(entry.title, entry.archived and entry.archived.publisher) for entry in found.catalogue.entries] == [
        ("Om oss", "Vi")
    ]
    assert content.settings(root).site.contact == "redaktionen@prov.example"
    told = {(each.path, each.line, each.code): each for each in found.problems}
    places = [("content/om.md", line, "retired-field") for line in (2, 6, 7)] + [
        ("site_config/site.yml", 6, "retired-field")
    ]
    assert sorted(told) == sorted(places)
    assert "”rubrik” heter numera ”title”" in told[places[0]].message and "title:" in told[places[0]].hint
    assert "”mood” används inte längre" in told[places[1]].message and "99.0.0" in told[places[1]].message
    assert not found.stops() and found.stops(strict=True)


def test_afterwards_it_is_unknown(site_in: Lay) -> None:
    codes = {each.code for each in inspection.check(site_in({"files": {"content/om.md": PAGE}}), DAY)}
    assert {"unknown-field", "missing-field"} <= codes and "retired-field" not in codes


def test_the_new_name_wins() -> None:
    document = read("content/om.md", PAGE.replace("summary:", "title: Nytt\nsummary:").encode())
    assert isinstance(document, Document)
    now = renewed(document, "prose", GOING)
    assert now.fields["title"] == "Nytt" and "rubrik" not in now.fields
    assert [each.loc for each in now.former] == [("rubrik",), ("mood",), ("archived", "by")]


def test_lists_are_looked_through_and_other_kinds_are_left_alone() -> None:
    document = read("a.md", b"---\nitems: [{old: 1, a: 2}, {a: 3}, {old: 4}]\n---\n")
    assert isinstance(document, Document)
    now = renewed(
        document, "x", [Retired("x", ("items", "old"), "new", "9.0.0"), Retired("y", ("items",), "", "9.0.0")]
    )
    assert now.fields["items"] == [{"new": 1, "a": 2}, {"a": 3}, {"new": 4}]
    assert [each.loc for each in now.former] == [("items", 0, "old"), ("items", 2, "old")]
    assert renewed(document, "z", GOING) is document


def test_an_editors_own_keys_are_passed_through() -> None:
    document = parse_yaml("site_config/laws.yml", b"FL: {old: 1}\nRF: {new: 2}\n")
    assert isinstance(document, Document)
    now = renewed(document, "laws", [Retired("laws", ("*", "old"), "new", "9.0.0")])
    assert now.fields == {"FL": {"new": 1}, "RF": {"new": 2}}
    assert [each.loc for each in now.former] == [("FL", "old")]
