"""One truth: what an editor reads of a field, is offered, fills in and is checked by comes from the models."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from conftest import SETTINGS
from ethos import content
from ethos.catalogue import Catalogue
from ethos.form import Field, example, fields_of, whole, words
from ethos.kinds import KINDS
from ethos.output import Page
from ethos.schema import FILES, schemas
from ethos.snippets import snippets
from ethos.source import parse_yaml
from ethos.template import GIVEN, template
from ethos.views import field_reference
from ethos.views.press import Press

TODAY = date(2026, 11, 30)
FIELDS = {name: fields_of(model) for name, model in KINDS.items()}
FIELDS |= {name: whole(name, shape).inside for name, shape in FILES.items()}
"""What can be written, by the name of a kind or of a file of settings."""


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """A site with the shared settings, that says how one contributes."""
    root = tmp_path_factory.mktemp("falt")
    (root / "site_config").mkdir()
    for each in SETTINGS.iterdir():
        (root / "site_config" / each.name).write_bytes(each.read_bytes())
    (root / "content").mkdir()
    text = "---\ntitle: Bidra\nsummary: Hur.\nstatus: published\npublished: 2026-01-15\n---\nText.\n"
    (root / "content/bidra.md").write_text(text, encoding="utf-8")
    found = content.load(root).catalogue
    assert found
    return found


@pytest.fixture(scope="module")
def pages(catalogue: Catalogue) -> Mapping[str, Page]:
    return {each.path: each for each in field_reference.pages(Press(catalogue, TODAY))}


def every(fields: tuple[Field, ...]) -> Iterator[Field]:
    for each in fields:
        yield each
        yield from every(each.inside)


def test_every_kind_and_file_of_settings_has_a_page(pages: Mapping[str, Page]) -> None:
    assert pages.keys() == {"bidra/falt/", *(f"bidra/falt/{kind}/" for kind in FIELDS)}
    listed = pages["bidra/falt/"].body
    assert [kind for kind in FIELDS if f'falt/{kind}/"' not in listed] == []
    assert not any(each.indexed for each in pages.values())


@pytest.mark.parametrize("kind", FIELDS)
def test_a_page_tells_every_field(kind: str, pages: Mapping[str, Page], catalogue: Catalogue) -> None:
    """What it is for, whether it must be there, what it may hold, what holds without it, and an example to be read."""
    tree, fields = LexborHTMLParser(pages[f"bidra/falt/{kind}/"].body), FIELDS[kind]
    found = {node.attributes["id"]: node for node in tree.css("[id^=falt-]")}
    assert list(found) == [f"falt-{'-'.join(each.loc)}" for each in ordered(fields)]
    for field in every(fields):
        part = within(found[f"falt-{'-'.join(field.loc)}"])
        assert field.about in text(part)
        assert [node.text() for node in part.css("dt")][: len(words(field, catalogue.settings))] == [
            *words(field, catalogue.settings)
        ]
        if field.default is not None:
            assert f"gäller {str(field.default).lower()}" in text(part).lower()
        shown = part.css_first("pre")
        assert shown is not None
        read = parse_yaml("a.yml", shown.text().encode())
        assert not isinstance(read, list) and read.fields[field.name] == example(field, catalogue.settings)
    told = [node.text() for node in tree.css("section[aria-labelledby=needed] h3")]
    assert told == [each.name for each in fields if each.required]


def ordered(fields: tuple[Field, ...]) -> Iterator[Field]:
    """As the page has them: what must be there first."""
    for each in sorted(fields, key=lambda field: not field.required):
        yield from every((each,))


def within(node: LexborNode) -> LexborNode:
    """What belongs to a field: the element that its name stands in, or is."""
    part = node.parent if node.tag == "h3" else node
    assert part is not None
    return part


def text(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())


def properties(node: Mapping[str, Any], at: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The ways to every field that a schema tells of."""
    keyed = node.get("additionalProperties") or {}
    for each in (node, node.get("items", {}), keyed, *keyed.get("anyOf", ()), *node.get("anyOf", ())):
        for name, inner in each.get("properties", {}).items():
            yield (*at, name)
            yield from properties(inner, (*at, name))


@pytest.mark.parametrize("name", FILES)
def test_the_schema_of_settings_knows_the_same_fields(name: str, catalogue: Catalogue) -> None:
    assert {(name, *each) for each in properties(schemas(catalogue.settings)[name])} == {
        each.loc for each in every(FIELDS[name])
    }


@pytest.mark.parametrize("kind", KINDS)
def test_schema_snippets_and_template_know_the_same_fields(kind: str, catalogue: Catalogue) -> None:
    """No field is told of in one place and forgotten in another."""
    fields = {each.loc for each in every(fields_of(KINDS[kind]))}
    assert {*properties(schemas(catalogue.settings)[kind])} == fields
    given = template(kind, "Prov", TODAY, catalogue.settings)[1]
    named = {*re.findall(r"^#?([a-z_]+):", given, re.MULTILINE)}
    assert [each.name for each in fields_of(KINDS[kind]) if each.name not in named | GIVEN] == []
    offered = {each["prefix"] for each in snippets(catalogue.settings).values()}
    assert {loc[-1] for loc in fields} <= offered
