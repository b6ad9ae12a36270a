"""What there is to fetch, as data portals read it: DCAT-AP-SE 3.0.0, in Turtle and in JSON-LD.

Nothing in it is nameless, so that the same content gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from importlib import import_module

from ethos import places, texts
from ethos.kinds import KINDS
from ethos.kinds.event import Gathering
from ethos.output import File
from ethos.views.press import Press, words

Node = dict[str, object]

EU = "http://publications.europa.eu/resource/authority/"
MEDIA = "https://www.iana.org/assignments/media-types/"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def files(press: Press) -> Iterator[File]:
    """The description twice, the same statements in both."""
    for place, written in zip(places.DCAT, (turtle, described), strict=True):
        yield File(place.path, partial(written, press))


def described(press: Press) -> bytes:
    """The description as JSON-LD."""
    return (json.dumps(catalogue(press), ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def turtle(press: Press) -> bytes:
    """The same as Turtle."""
    graph = import_module("rdflib").Graph(bind_namespaces="none")  # which a preview seldom needs, and starts slowly
    for prefix, namespace in CONTEXT.items():
        graph.bind(prefix, namespace)
    told: str = graph.parse(data=described(press), format="json-ld").serialize(format="turtle")
    return told.encode()


def catalogue(press: Press) -> Node:
    """The catalogue, its datasets and their distributions, who publishes them and whom to ask."""
    return {"@context": CONTEXT, "@graph": [*_about(press), *_whole(press), *_kinds(press)]}


def _about(press: Press) -> Iterator[Node]:
    site = press.catalogue.settings.site
    title, description = words("open_data")
    yield {
        **_described(press, "", "dcat:Catalog", f"{site.name}: {title.lower()}", description),
        "dcat:dataset": [{"@id": _name(press, each)} for each in ("katalog", *_there(press))],
        "foaf:homepage": {"@id": press.site_url},
        **_licence(press),
    }
    yield {"@id": _name(press, "utgivare"), "@type": "foaf:Organization", "foaf:name": _swedish(site.publisher)}
    yield {
        "@id": _name(press, "kontakt"),
        "@type": "vcard:Organization",
        "vcard:fn": _swedish(site.publisher),
        "vcard:hasEmail": {"@id": f"mailto:{site.contact}"},
    }


def _whole(press: Press) -> Iterator[Node]:
    title, about = texts.label("data.whole"), texts.label("data.whole_about")
    yield from _dataset(press, "katalog", title, about, [(places.DATA.path, "json", "application/json", "katalog")])


def _kinds(press: Press) -> Iterator[Node]:
    for kind in _there(press):
        kept = [(places.csv_of(kind), "csv", "text/csv", kind)]
        if issubclass(KINDS[kind], Gathering):
            feed = KINDS[kind].public.strip("/")
            kept.append((f"{places.CALENDAR.path}{feed}.ics", "calendar", "text/calendar", ""))
        told = texts.labels(f"kind.{kind}")
        yield from _dataset(press, kind, told["many"], told.get("list", told["schema"]), kept)


def _there(press: Press) -> list[str]:
    """The kinds that have entries."""
    return [kind for kind, model in KINDS.items() if press.catalogue.kept(model)]


def _dataset(press: Press, name: str, title: str, about: str, kept: list[tuple[str, str, str, str]]) -> Iterator[Node]:
    """A dataset, and each form of it: its path, how it is called, its media type and its schema's name."""
    yield {
        **_described(press, name, "dcat:Dataset", title, about),
        "dcat:contactPoint": {"@id": _name(press, "kontakt")},
        "dcat:landingPage": {"@id": f"{press.site_url}{places.OPEN_DATA.path}"},
        "dcat:theme": {"@id": f"{EU}data-theme/GOVE"},
        "dcterms:accessRights": {"@id": f"{EU}access-right/PUBLIC"},
        "dcat:distribution": [{"@id": _name(press, f"{name}-{form}")} for _, form, _, _ in kept],
    }
    for path, form, media, shape in kept:
        schema = {"@id": f"{press.site_url}{places.SCHEMAS.path}{shape}.json"}
        yield {
            "@id": _name(press, f"{name}-{form}"),
            "@type": "dcat:Distribution",
            "dcterms:title": _swedish(f"{title}: {texts.label(f'data.{form}')}"),
            "dcat:accessURL": {"@id": f"{press.site_url}{path}"},
            "dcat:downloadURL": {"@id": f"{press.site_url}{path}"},
            "dcat:mediaType": {"@id": MEDIA + media},
            "dcterms:format": {"@id": MEDIA + media},
            **({"dcterms:conformsTo": schema} if form == "json" else {}),
            **_licence(press),
        }


def _described(press: Press, name: str, sort: str, title: str, about: str) -> Node:
    """What a catalogue and a dataset both must tell, and when anything in the site last changed."""
    changed = max((entry.changed for entry in press.catalogue.public), default=None)
    day = {"dcterms:modified": {"@value": changed.isoformat(), "@type": "xsd:date"}} if changed else {}
    return {
        "@id": _name(press, name),
        "@type": sort,
        "dcterms:title": _swedish(title),
        "dcterms:description": _swedish(about),
        "dcterms:publisher": {"@id": _name(press, "utgivare")},
        "dcterms:language": {"@id": f"{EU}language/SWE"},
        **day,
    }


def _licence(press: Press) -> Node:
    licence = press.catalogue.settings.site.licence
    return {"dcterms:license": {"@id": licence.url}} if licence else {}


def _name(press: Press, name: str) -> str:
    """The identity of one thing in the description: a place on the page that tells of it."""
    return f"{press.site_url}{places.OPEN_DATA.path}" + (f"#{name}" if name else "#beskrivning")


def _swedish(text: str) -> Node:
    return {"@value": text, "@language": "sv"}
