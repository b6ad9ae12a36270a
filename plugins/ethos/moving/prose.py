"""Cases and other texts: HTML, Word, and Markdown with or without the front matter of another generator."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from slugify import slugify

from ethos import texts
from ethos.form import fields_of
from ethos.kinds import KINDS
from ethos.kinds.settings import Settings
from ethos.moving.found import LARGEST_TEXT, SUMMARY, TITLE, Found, contents, decoded, in_line, told, words_in
from ethos.moving.running import HEADING, Running, items, running, sections
from ethos.source import Value, parse_yaml

FRONT = re.compile(r"(---|\+\+\+)[ \t]*\n(.*?)\n\1[ \t]*(?:\n|$)", re.DOTALL)
"""YAML, as in Hugo, Jekyll and Docusaurus, or TOML, as in Hugo."""
CODES = re.compile(r"\{\{[^{}]{0,500}\}\}|\{%[^{}%]{0,500}%\}|^:::.{0,200}$", re.MULTILINE)
"""Short codes (Hugo), Liquid (Jekyll), and admonitions (Docusaurus), which no Markdown reads."""
MODULES = re.compile(r"^(?:import|export) .{1,500}$", re.MULTILINE)
"""The lines of MDX that are a program."""
CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{1,40})", re.IGNORECASE)

NAMES: Mapping[str, Sequence[str]] = {
    "title": ("title",),
    "summary": ("summary", "description", "excerpt", "lead", "ingress"),
    "published": ("published", "date", "publishDate"),
    "themes": ("themes", "tags", "categories", "keywords"),
    "aliases": ("aliases", "slug", "redirect_from", "id"),
}
"""Our fields, and what others call them, the likeliest first."""
OURS = frozenset({"status", "published", "updated", "reviewed", "sequence"})
"""What a draft says of itself, whatever a file says."""


def page(path: Path, kind: str, settings: Settings, today: date) -> Found:
    """An HTML page, as a draft of a kind."""
    data = contents(path, LARGEST_TEXT)
    said = CHARSET.search(data[:2000])
    return _found(running(decoded(data, said[1].decode() if said else "")), {}, path, kind, settings, today)


def document(made: str, path: Path, kind: str, settings: Settings, today: date) -> Found:
    """A Word document, which ``word.py`` has made HTML of."""
    return _found(running(made), {}, path, kind, settings, today)


def markdown(path: Path, kind: str, settings: Settings, today: date) -> Found:
    """A file of Markdown, with what its front matter says as far as we have such fields."""
    text = decoded(contents(path, LARGEST_TEXT))
    fields: dict[str, Any] = {}
    notes: list[str] = []
    if front := FRONT.match(text):
        fields, notes = _fields(front[2], is_toml=front[1] == "+++")
        text = text[front.end() :]
    plain = MODULES.sub("", text) if path.suffix == ".mdx" else text
    plain, codes = CODES.subn("", plain)
    notes += [told("codes", number=codes)] if codes else []
    shown = running(MarkdownIt("commonmark", {"html": True}).enable("table").render(plain))
    return _found(Running(shown.title, shown.text, [*notes, *shown.told]), fields, path, kind, settings, today)


def _fields(front: str, *, is_toml: bool) -> tuple[dict[str, Any], list[str]]:
    if is_toml:
        try:
            return _plain(tomllib.loads(front)), []
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            return {}, [told("front", said=in_line(str(error)))]
    read = parse_yaml("front.yml", front.encode())
    return ({}, [told("front", said=read[0].message)]) if isinstance(read, list) else (dict(read.fields), [])


def _plain(value: Any) -> Any:
    """TOML's values as YAML has them: days and times are texts."""
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value if isinstance(value, str | int | float) else str(value)


def _found(  # noqa: PLR0913, PLR0917 - what is read, and what it is to be
    read: Running, fields: Mapping[str, Any], path: Path, kind: str, settings: Settings, today: date
) -> Found:
    body, said = _parted(read.text) if kind == "dilemma" else (read.text, {})
    title = in_line(str(_first(fields, "title") or read.title or path.stem.replace("-", " ").capitalize()), TITLE)
    body = _without_title(body, read.title)
    more, words = _told(fields, kind, settings, today)
    own = {**said, **more}
    return Found(kind, _unmarked(title), own, body, [*read.told, *words])


def _first(fields: Mapping[str, Any], name: str) -> Any:
    return next((fields[each] for each in NAMES[name] if fields.get(each)), None)


def _unmarked(text: str) -> str:
    return re.sub(r"[*`]|(?<!\w)_|_(?!\w)|<[^<>]*>", "", text).strip()


def _without_title(text: str, title: str) -> str:
    """A text without the heading that repeats its title, and whose other headings begin below a page's own."""
    head = HEADING.match(text)
    rest = text[head.end() :].strip() if head and slugify(head[2]) == slugify(title) else text
    return HEADING.sub(lambda found: f"{'#' * max(2, len(found[1]))} {found[2]}", rest)


def _told(fields: Mapping[str, Any], kind: str, settings: Settings, today: date) -> tuple[dict[str, Value], list[str]]:
    """What the front matter says that we have a field for, and what we have none for."""
    known = {each.name for each in fields_of(KINDS[kind])} - OURS
    said: dict[str, Value] = {name: value for name, value in fields.items() if name in known - {*NAMES}}
    if summary := _first(fields, "summary"):
        said["summary"] = _unmarked(in_line(str(summary), SUMMARY))
    day = str(_first(fields, "published") or "")[:10]
    if re.fullmatch(r"\d{4}-\d\d-\d\d", day) and day <= today.isoformat():
        said["published"] = day
    words = [str(each) for name in NAMES["themes"] for each in _listed(fields.get(name))]
    themes, others = words_in(settings, "themes", words)
    said |= {"themes": themes} if themes else {}
    said |= _names(fields)
    heard = {name for each in NAMES.values() for name in each} | known | {"draft", "status"}
    left = [name for name in fields if name not in heard]
    notes = [told("word", words=", ".join(others), field="themes")] if others else []
    return said, [*notes, *([told("fields", names=", ".join(left))] if left else [])]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else re.split(r"[,;]", value) if isinstance(value, str) else []


def _names(fields: Mapping[str, Any]) -> dict[str, Value]:
    """Former names: the last part of the addresses that a file had."""
    found = [str(each) for name in NAMES["aliases"] for each in _listed(fields.get(name))]
    slugs = (slugify(re.split(r"[/\\]", each.strip("/\\ "))[-1].removesuffix(".html")) for each in found)
    names: list[Value] = [*dict.fromkeys(each for each in slugs if each)]
    return {"aliases": names} if names else {}


def _parted(text: str) -> tuple[str, dict[str, Value]]:
    """A case's situation, and the questions and ways to go that stand below headings of their own."""
    kept: list[str] = []
    said: dict[str, Value] = {}
    for heading, part in sections(text):
        name = _section(heading)
        points = items(part)
        if name == "questions" and points:
            said["questions"] = [*points]
        elif name == "options" and points:
            said["options"] = [{"label": _unmarked(in_line(each))} for each in points]
        else:
            kept += [f"## {heading}"] if heading and name != "situation" else []
            kept += [part] if part else []
    return "\n\n".join(kept), said


def _section(heading: str) -> str:
    known: dict[str, str] = texts.labels("import.section")
    name = slugify(heading)
    return next((each for each, words in known.items() if name in map(slugify, words.split(","))), "")
