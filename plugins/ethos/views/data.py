"""What machines read: the catalogue as data with its schema, the site map, and where old addresses lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from pydantic_core import to_json

from ethos import __version__, places, schema
from ethos.catalogue import Catalogue
from ethos.happening import events_of
from ethos.kinds import KINDS, Entry, Status
from ethos.kinds.act import Lawbook, Provision, Rule
from ethos.kinds.event import Format, Gathering, State
from ethos.kinds.fields import Citation, Word, day_of, marked
from ethos.kinds.settings import Settings
from ethos.markdown import plain
from ethos.output import HOME, File, Output, Page
from ethos.place import BUILD_DATA
from ethos.views.linked_data import iso
from ethos.views.press import Press
from ethos.views.whose import base_of, licence_of

VERSION = "1"
"""The version of katalog.json's shape; raised when a reader of it would break."""

TEXT = {"type": "string", "minLength": 1}
DAY = {"type": "string", "format": "date"}


def files(press: Press) -> Iterator[File]:
    """katalog.json and each entry's own, the schemas, robots.txt, and a page for every old address."""
    yield File(places.DATA.path, lambda: as_json(catalogue_data(press.catalogue, press.site_url)))
    yield File(BUILD_DATA.path, as_json(build_data(press.today)))
    for name in ("katalog", *schema.PUBLISHED):
        known = partial(press.sight.listing, name)
        yield File(f"{places.SCHEMAS.path}{name}.json", partial(_schema, press, name), made_of=known)
    yield File("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {press.site_url}sitemap.xml\n".encode())
    for entry in press.catalogue.public:
        known = partial(press.sight.of, entry)
        yield File(entry.data_path, partial(_as_file, entry, press), entry.source.path, known)
        yield from redirects(press, entry)


def _schema(press: Press, name: str) -> bytes:
    """The schema of katalog.json, or of what a kind's files say."""
    shape = catalogue_schema() if name == "katalog" else schema.document(name, press.catalogue.settings)
    identity = f"{press.site_url}{places.SCHEMAS.path}{name}.json"
    return schema.as_json({"$id": identity, **shape}).encode()


def _as_file(entry: Entry, press: Press) -> bytes:
    return as_json(one_entry(entry, press))


def one_entry(entry: Entry, press: Press) -> dict[str, object]:
    """What katalog.json says of one entry, in the same shape, and its text."""
    told = entry_data(entry, press.catalogue.settings, press.site_url) | {"text": entry.body}
    return {"schema": VERSION, "site": press.site_url, "entries": [told], "laws": []}


def as_json(data: object) -> bytes:
    """JSON with its keys in order, one line a value, ending with a line feed.

    By pydantic's writer: json's own, where it indents, takes ten times as long.
    """
    return to_json(_ordered(data), indent=1) + b"\n"


def _ordered(data: object) -> object:
    if isinstance(data, Mapping):
        return {key: _ordered(data[key]) for key in sorted(data)}
    return [*map(_ordered, data)] if isinstance(data, list | tuple) else data


def build_data(today: date) -> dict[str, object]:
    """What made the site, of which day, and what makes the same again from the same sources."""
    command = f"ethos build --today {today.isoformat()}"
    return {"schema": 1, "generator": f"ethos-kunskapsbank {__version__}", "day": today.isoformat(), "command": command}


def catalogue_data(catalogue: Catalogue, site_url: str) -> dict[str, object]:
    """Every published entry: what it is, where and when it is, and what ties it to others. Every law as well."""
    entries = sorted(catalogue.public, key=lambda entry: entry.key)
    book = catalogue.settings.lawbook
    laws = [law_data(book, short, site_url) for short in sorted(book.acts)]
    told = [entry_data(entry, catalogue.settings, site_url) for entry in entries]
    return {"schema": VERSION, "site": site_url, "entries": told, "laws": laws}


def law_data(book: Lawbook, short: str, site_url: str) -> dict[str, object]:
    """A law with what we say of each of its provisions; what is for editors alone is left out."""
    act = book.acts[short]
    return {
        "short": short,
        "title": act.title,
        "number": act.sfs or act.celex or "",
        "url": f"{site_url}{places.of_law(short)}",
        "provisions": [_provision(book, Provision(short, place), rule) for place, rule in act.provisions.items()],
    }


def _provision(book: Lawbook, provision: Provision, rule: Rule) -> dict[str, object]:
    """``checked`` is false for what no jurist has signed."""
    return {"cited": book.cite(provision), "says": plain(rule.says), "checked": book.signed(provision) is not None}


def events_data(entry: Entry, identity: str) -> dict[str, object]:
    """What people gather for, each time that they meet under the UID that calendars know it by; else nothing."""
    return {"events": [*_events(entry, identity)]} if isinstance(entry, Gathering) else {}


def _events(entry: Entry, identity: str) -> Iterator[dict[str, object]]:
    for event in events_of(entry):
        for part, timing in zip(event.meetings, event.timing.sittings, strict=True):
            known = {
                "uid": event.uid(identity, part),
                "occasion": event.occasion,
                "start": iso(timing.start, timing),
                "end": iso(timing.end, timing),
                "state": str(timing.state),
                "format": str(timing.format or ""),
                "place": timing.venue.words if timing.venue else "",
            }
            yield {name: value for name, value in known.items() if value}


def entry_data(entry: Entry, settings: Settings, site_url: str) -> dict[str, object]:
    """What every entry tells; ``fields`` is what its file says, in the shape that its kind's own schema gives."""
    days = {name: getattr(entry, name) for name in ("published", "updated", "reviewed", "review_by")}
    return {
        "kind": entry.kind,
        "slug": entry.slug,
        "url": f"{site_url}{entry.path}",
        "title": entry.title,
        "summary": entry.summary,
        "status": str(Status.ARCHIVED if entry.is_archived else entry.status),
        "language": entry.language,
        "example": entry.example,
        "attachments": [
            {"url": f"{site_url}{places.FILES.path}{each.file}", "title": each.title, "language": each.language}
            for each in entry.attachments
        ],
        "related": list(dict.fromkeys(entry.related)),
        "words": words(entry),
        "laws": list(dict.fromkeys(text for _, _, text in marked(entry, Citation))),
        "fields": written(entry),
        **licensed(entry, settings),
        **{name: day_of(day).isoformat() for name, day in days.items() if day},
        **events_data(entry, settings.identity_of(entry)),
        **_lent(entry, settings),
    }


def licensed(entry: Entry, settings: Settings) -> dict[str, str]:
    """The licence that an entry's origin gives it, else the site's own; nothing where neither is told."""
    if entry.origin:
        return {"licence": entry.origin.licence}
    licence = licence_of(settings, entry) if entry.source.is_base else settings.site.licence
    return {"licence": licence.name} if licence else {}


def _lent(entry: Entry, settings: Settings) -> dict[str, object]:
    """The base that an entry comes from, or is written over."""
    base = base_of(settings, entry)
    edition = {"edition": base.edition} if base and base.edition else {}
    return {"base": {"name": base.name, "url": base.address, **edition}} if base else {}


def written(entry: Entry) -> dict[str, Any]:
    """The fields of an entry's file under the names that editors write, without those that are left out or blank."""
    return entry.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)


def catalogue_schema() -> dict[str, object]:
    """The JSON Schema of katalog.json."""
    entry = _mapping(
        kind={"enum": list(KINDS)},
        slug=TEXT,
        url={**TEXT, "format": "uri"},
        title=TEXT,
        summary=TEXT,
        status={"enum": [Status.PUBLISHED, Status.ARCHIVED]},
        language=TEXT,
        example={"type": "boolean"},
        attachments=_list(_mapping(url={**TEXT, "format": "uri"}, title=TEXT, language=TEXT)),
        related=_list(TEXT),
        words={"type": "object", "additionalProperties": _list(TEXT)},
        laws=_list(TEXT),
        published=DAY,
        fields={"type": "object"},
    )
    names = ("uid", "occasion", "start", "end", "place")
    event = _mapping(**dict.fromkeys(names, TEXT), state={"enum": list(State)}, format={"enum": list(Format)})
    event["required"] = ["uid", "start", "end", "state"]
    entry["properties"] |= {"events": _list(event), "updated": DAY, "reviewed": DAY, "review_by": DAY}
    base = _mapping(name=TEXT, url={**TEXT, "format": "uri"}, edition=TEXT)
    base["required"] = ["name", "url"]
    entry["properties"] |= {"licence": TEXT, "text": {"type": "string"}, "base": base}
    provision = _mapping(cited=TEXT, says=TEXT, checked={"type": "boolean"})
    law = _mapping(
        short=TEXT, title=TEXT, number={"type": "string"}, url={**TEXT, "format": "uri"}, provisions=_list(provision)
    )
    root = _mapping(schema={"const": VERSION}, site={**TEXT, "format": "uri"}, entries=_list(entry), laws=_list(law))
    return {"$schema": schema.DIALECT, "title": "katalog.json", **root}


def _mapping(**properties: object) -> dict[str, Any]:
    """A mapping with exactly these keys."""
    keys = list(properties)
    return {"type": "object", "properties": dict(properties), "required": keys, "additionalProperties": False}


def _list(items: object) -> dict[str, object]:
    return {"type": "array", "items": items, "uniqueItems": True}


def words(entry: Entry) -> dict[str, list[str]]:
    """The words an entry carries, by vocabulary, without repeats."""
    found: dict[str, dict[str, None]] = {}
    for _, marker, slug in marked(entry, Word):
        if isinstance(marker, Word):
            found.setdefault(marker.vocabulary, {})[slug] = None
    return {vocabulary: list(slugs) for vocabulary, slugs in found.items()}


def redirects(press: Press, entry: Entry) -> Iterator[File]:
    """A page at each of an entry's old addresses, which leads to the new one."""
    for name in entry.former_names:
        path = f"{entry.public}{name}/"
        yield File(f"{path}index.html", partial(_redirect, press, entry, path), entry.source.path)


def _redirect(press: Press, entry: Entry, path: str) -> bytes:
    canonical = f"{press.site_url}{entry.path}"
    told = {"target": press.base(path) + entry.path, "title": press.shelf.name(entry), "canonical": canonical}
    return press.render("redirect.html", path, **told).html.encode()


def site_map(outputs: Iterable[Output], changed: dict[str, str], site_url: str) -> File:
    """sitemap.xml (sitemaps.org 0.9) of the pages that search engines may list; dates come from the entries."""
    pages = sorted(each.path for each in outputs if isinstance(each, Page) and each.indexed)
    rows = "".join(_row(f"{site_url}{path}" if path != HOME else site_url, changed.get(path, "")) for path in pages)
    return File(
        "sitemap.xml",
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{rows}</urlset>\n".encode(),
    )


def _row(address: str, changed: str) -> str:
    day = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<url><loc>{escape(address)}</loc>{day}</url>\n"
