"""A feed as Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from ethos.kinds.settings import Site
from ethos.views.news.channel import ATOM, JSON, Channel
from ethos.views.news.items import Item, written

NAMESPACE = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def feed(channel: Channel, items: Sequence[Item], site: Site, site_url: str) -> bytes:
    """The whole file. Its identity is its address."""
    root = ET.Element("feed", {"xmlns": NAMESPACE, LANG: "sv"})
    _say(root, "id", f"{site_url}{channel.atom}")
    _say(root, "title", channel.title)
    _say(root, "subtitle", channel.description)
    _say(root, "updated", channel.updated.isoformat())
    _link(root, "self", ATOM, f"{site_url}{channel.atom}")
    _link(root, "alternate", "text/html", f"{site_url}{channel.home}")
    _link(root, "alternate", JSON, f"{site_url}{channel.json}")
    _author(root, written(site.publisher), site_url)
    _say(root, "generator", "Ethos")
    for item in items:
        root.append(_entry(item))
    ET.indent(root, " ")
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _entry(item: Item) -> ET.Element:
    entry = ET.Element("entry", {} if item.language == "sv" else {LANG: item.language})
    _say(entry, "id", item.url)
    _say(entry, "title", item.title)
    _link(entry, "alternate", "text/html", item.url)
    _say(entry, "published", item.published)
    _say(entry, "updated", item.updated)
    if item.author:
        _author(entry, item.author)
    for each in item.categories:
        ET.SubElement(entry, "category", {"term": each.term, "scheme": each.scheme, "label": each.label})
    _say(entry, "summary", item.summary)
    _say(entry, "content", item.html, type="html")
    if item.rights:
        _say(entry, "rights", item.rights)
    return entry


def _say(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = text


def _link(parent: ET.Element, rel: str, media_type: str, href: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": media_type, "href": href})


def _author(parent: ET.Element, name: str, uri: str = "") -> None:
    author = ET.SubElement(parent, "author")
    _say(author, "name", name)
    if uri:
        _say(author, "uri", uri)
