"""Open data: every entry's fields hold to the published schema, no table can be run, and data portals can read it."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import jsonschema
import pytest
import yaml
from rdflib import Graph, Literal, URIRef
from rdflib import namespace as known
from rdflib.compare import isomorphic

from conftest import SETTINGS, Lay
from ethos import site
from ethos.kinds import KINDS
from ethos.output import Copy, Page, file_of
from ethos.views.open_data import page
from ethos.views.press import Press

TODAY = date(2026, 11, 30)
SITE = "https://prov.example/kultur/"
GOLDEN = [SETTINGS.parent / f"outputs/{name}.yml" for name in ("katalog", "programme-page")]
CASE = {path: text for each in GOLDEN for path, text in yaml.safe_load(each.read_text("utf-8"))["files"].items()}
"""One of most kinds, or more."""
LICENCE = "licence: {name: CC BY 4.0, url: 'https://creativecommons.org/licenses/by/4.0/'}\n"
VCARD = known.Namespace("http://www.w3.org/2006/vcard/ns#")

MUST = {
    known.DCAT.Catalog: (
        known.DCTERMS.title,
        known.DCTERMS.description,
        known.DCTERMS.publisher,
        known.DCTERMS.license,
        known.DCAT.dataset,
    ),
    known.DCAT.Dataset: (
        known.DCTERMS.title,
        known.DCTERMS.description,
        known.DCTERMS.publisher,
        known.DCAT.contactPoint,
        known.DCAT.distribution,
    ),
    known.DCAT.Distribution: (known.DCAT.accessURL, known.DCTERMS.license, known.DCTERMS["format"]),
    known.FOAF.Organization: (known.FOAF.name,),
    VCARD.Organization: (VCARD.fn, VCARD.hasEmail),
}
"""What DCAT-AP-SE 3.0.0 asks for of each class, and what it recommends that portals ask for."""
NODES = {
    known.DCTERMS.publisher: known.FOAF.Organization,
    known.DCAT.contactPoint: VCARD.Organization,
    known.DCAT.dataset: known.DCAT.Dataset,
}
NODES |= {known.DCAT.distribution: known.DCAT.Distribution}
"""What a property leads to is described in the same file, as that class."""


@pytest.fixture
def made(site_in: Lay) -> dict[str, str]:
    """The files of a small site with one entry of most kinds: path → text."""
    changed = CASE["dilemmas/gavan.md"].replace("title: Gåvan", "title: =HYPERLINK(1)\nowner: red@prov.example")
    own = (
        CASE["content/om.md"]
        .replace("Vi gör.", "")
        .replace("---\nText", "origin: {organisation: A, licence: CC0}\n---\nT")
    )
    written = (SETTINGS / "site.yml").read_text("utf-8") + LICENCE
    files = {**CASE, "dilemmas/gavan.md": changed, "content/om.md": own, "site_config/site.yml": written}
    inspection = site.inspect(site_in({"files": files}), TODAY)
    edition = site.live(inspection, TODAY)
    found = (each for each in edition.outputs if not isinstance(each, Page | Copy))
    return {file_of(each): each.content.decode() for each in found if file_of(each).endswith(KEPT)}


KEPT = (".json", ".csv", ".ttl", ".jsonld", ".ics")


def test_every_entry_holds_to_the_schema_of_its_kind(made: dict[str, str]) -> None:
    """Its fields, all of them, validate against the schema that is published under its own address."""
    told = json.loads(made["data/katalog.json"])
    for entry in told["entries"]:
        shape = json.loads(made[f"data/schema/{entry['kind']}.json"])
        assert shape["$id"] == f"{SITE}data/schema/{entry['kind']}.json"
        jsonschema.Draft202012Validator(shape).validate(entry["fields"])
    seminar = next(each["fields"] for each in told["entries"] if each["kind"] == "seminar")
    assert (seminar["start"], seminar["state"], seminar["place"]["city"]) == (
        *("2027-03-17T08:15:00", "confirmed"),
        "Stockholm",
    )


def test_each_entry_lies_as_data_beside_its_page(made: dict[str, str]) -> None:
    """In the same shape as in the catalogue, and with its text."""
    shape, told = json.loads(made["data/schema/katalog.json"]), json.loads(made["data/katalog.json"])
    for entry in told["entries"]:
        path = f"{entry['url'].removeprefix(SITE)}{entry['slug']}.json"
        alone = json.loads(made[path])
        jsonschema.Draft202012Validator(shape).validate(alone)
        (same,) = alone["entries"]
        assert same.pop("text")
        assert same == entry


def test_every_entry_tells_its_licence(made: dict[str, str]) -> None:
    """The one that its origin gives it, else the site's."""
    told = {each["slug"]: each["licence"] for each in json.loads(made["data/katalog.json"])["entries"]}
    assert told == dict.fromkeys(told, "CC BY 4.0") | {"om": "CC0"}


def test_every_kind_is_a_table(made: dict[str, str]) -> None:
    rows = {
        kind: list(csv.DictReader(io.StringIO(made[f"data/{kind}.csv"].lstrip("\ufeff")), delimiter=";"))
        for kind in KINDS
        if f"data/{kind}.csv" in made
    }
    kinds = {each["kind"] for each in json.loads(made["data/katalog.json"])["entries"]}
    assert rows.keys() == kinds >= {"dilemma", "seminar", "initiative"}
    (dilemma,), (seminar,) = rows["dilemma"], rows["seminar"]
    assert dilemma["title"] == "'=HYPERLINK(1)"
    assert (dilemma["url"], dilemma["minutes"], dilemma["group.max"]) == (f"{SITE}dilemman/gavan/", "40", "12")
    assert json.loads(dilemma["options"])[0]["label"] == "Säg det i dag"
    assert (seminar["start"], seminar["place.name"]) == ("2027-03-17T08:15:00", "Stora salen")


def test_portals_can_read_what_there_is(made: dict[str, str]) -> None:
    """Turtle and JSON-LD say the same; every node tells what DCAT-AP-SE asks for; what it leads to is there."""
    graph = Graph().parse(data=made["data/dcat.ttl"], format="turtle")
    assert isomorphic(graph, Graph().parse(data=made["data/dcat.jsonld"], format="json-ld"))
    assert {str(each) for each in graph.objects(None, known.RDF.type)} == set(map(str, MUST))
    for sort, asked in MUST.items():
        for node in graph.subjects(known.RDF.type, sort):
            assert isinstance(node, URIRef)
            assert [each for each in asked if graph.value(node, each, any=True) is None] == [], node
    for told, sort in NODES.items():
        assert {(each, known.RDF.type, sort) for each in graph.objects(None, told)} <= set(graph)
    for address in graph.objects(None, known.DCAT.downloadURL):
        assert str(address).removeprefix(SITE) in made
    for name in (known.DCTERMS.title, known.DCTERMS.description):
        assert {each.language for each in graph.objects(None, name) if isinstance(each, Literal)} == {"sv"}


def test_a_site_without_a_licence_claims_none(site_in: Lay) -> None:
    """Neither in its data nor on the page about them."""
    inspection = site.inspect(site_in({"files": CASE}), TODAY)
    assert inspection.catalogue
    told = page(Press(inspection.catalogue, TODAY))
    assert "inte angett någon licens" in told.body
