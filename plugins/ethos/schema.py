"""JSON Schema (draft 2020-12) of each kind and of each file of settings: it lets programs explain the fields.

The bounds come from the models, the words from ``site_config/``, the explanations from ``sv.toml``. Two limits: a
schema sees one file, so the rules that compare files are told by ``ethos check`` alone; and a field that may be left
out may not be left blank, which ``check`` lets pass: a blank one is most often forgotten. A site that is laid over what
comes with the program (``defaults``) may leave out what is there, and take it away with a blank.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

from ethos import defaults, language, texts
from ethos.content import SHAPES
from ethos.form import Field, described, example, fields_of, whole, words
from ethos.kinds import KINDS, days, law, span
from ethos.kinds import fields as f
from ethos.kinds.attendance import MAILTO, WayToRegister
from ethos.kinds.settings import Settings

Schema: TypeAlias = "dict[str, Any]"

DIALECT = "https://json-schema.org/draft/2020-12/schema"

FILES: Mapping[str, object] = {name: shape._type for name, shape in SHAPES.items()}
"""The files of ``site_config/``, by name, and the type of the whole of each."""
MODELS: Mapping[str, object] = {**KINDS, **FILES}
"""What has a schema, by the name of its file."""
PUBLISHED = (*KINDS, "tillganglighet", "allvar")
"""Those that a site publishes: of what it holds, and of what it tells of itself."""

BLANK: Schema = {"type": "null"}

BOUNDS = ("type", "minLength", "maxLength", "minimum", "maximum", "default")
"""What pydantic says of a single value that holds for an editor as well."""

INSTEAD, TOLD_BY = "meetings", ("start", "end")
"""A field that tells what others would: they may be left out where it is."""

WEB = r'https?://[^\s<>"\\^`{|}]+'

TEXTS: tuple[tuple[object, str, str, Mapping[str, str]], ...] = (
    (f.Slug, f.SLUG.pattern, "not-a-slug", {}),
    (f.Day, days.ISO_DAY.pattern, "not-a-date", {"format": "date"}),
    (f.Moment, f"{days.ISO_MINUTE.pattern}|{days.ISO_DAY.pattern}", "not-a-date", {}),
    (f.When, span.PLAIN, "not-a-when", {}),
    (f.WebAddress, WEB, "unsafe-address", {"format": "iri"}),
    (WayToRegister, rf"{WEB}|{MAILTO}{f.ADDRESS.pattern}", "unsafe-address", {"format": "iri"}),
    (f.Uid, f.UID.pattern, "not-a-uid", {}),
    (f.VideoSource, rf"{WEB}|{f.VIDEO.pattern}", "not-a-film-file", {}),
    (f.TranscriptSource, rf"{WEB}|{f.TRANSCRIPT.pattern}", "not-a-film-file", {}),
    (f.AttachedFile, f.ATTACHMENT.pattern, "not-an-attachment", {}),
    (f.MailAddress, f.ADDRESS.pattern, "not-a-mail-address", {"format": "email"}),
    (f.Related, f"({'|'.join(KINDS)})/[a-z0-9-]+", "not-a-reference", {}),
    (f.Language, language.CODE.pattern, "not-a-language", {}),
    (f.TimeCode, f.TIME_CODE.pattern, "not-a-time-code", {}),
)
"""A type of text, what it matches (in Python and JavaScript alike), the code of the problem whose hint tells how to
mend it, and what JSON Schema calls it."""


def schemas(settings: Settings) -> dict[str, Schema]:
    """The JSON Schema of the front matter of every kind, and of every file of settings: name → schema."""
    return {name: document(name, settings) for name in MODELS}


def as_json(schema: Schema) -> str:
    """A schema as the text of a file: the same for the same models, words and wording."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def document(name: str, settings: Settings) -> Schema:
    """The JSON Schema of one of ``MODELS``.

    Raises:
        KeyError: it is none of them.
    """
    raw = _raw(name)
    named = {"title": texts.label(f"kind.{name}.one"), "description": texts.label(f"kind.{name}.schema")}
    is_over = settings.site.base is not None and name in (*defaults.NAMES, *defaults.LENT)
    writer = _Writer(raw.get("$defs", {}), settings, is_over)
    if name in KINDS:
        return {"$schema": DIALECT, **named, **writer.mapping(raw, fields_of(KINDS[name]))}
    return {"$schema": DIALECT, **named, **writer.held(raw, whole(name, FILES[name]))}


@cache
def _raw(name: str) -> Schema:
    """What pydantic says of a model, which takes most of the time and depends on nothing else."""
    return SHAPES[name].json_schema() if name in SHAPES else KINDS[name].model_json_schema()


@dataclass(frozen=True)
class _Writer:
    """Writes every part in place, without references: programs differ in what they read beside a ``$ref``."""

    defs: Schema
    settings: Settings
    is_over: bool = False
    """True for a file that is laid over another: nothing in it must be there, and what is blank says something."""

    def mapping(self, raw: Schema, fields: tuple[Field, ...]) -> Schema:
        properties = {each.name: self._property(raw["properties"][each.name], each) for each in fields}
        required = [] if self.is_over else [each.name for each in fields if each.required]
        told = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
        return told if INSTEAD not in properties else told | _or_instead(required)

    def held(self, raw: Schema, field: Field) -> Schema:
        """A value, or a mapping of such under the editor's own keys."""
        if not field.keyed:
            return self._value(raw, field)
        inside = self._resolved(raw)["additionalProperties"]
        value = self._blank(self._value(inside, field), can_be=self.is_over or BLANK in inside.get("anyOf", ()))
        return {"type": "object", "additionalProperties": value}

    def _blank(self, value: Schema, *, can_be: bool) -> Schema:
        return {"anyOf": [value, BLANK]} if can_be else value

    def _property(self, raw: Schema, field: Field) -> Schema:
        told = {"description": field.about, "examples": [example(field, self.settings)]}
        return told | self._blank(self._written(raw, field), can_be=self.is_over or f.Blank() in field.metadata)

    def _written(self, raw: Schema, field: Field) -> Schema:
        if field.keyed:
            return self.held(raw, field)
        if not field.many:
            return self._alternatives(raw, field)
        bounds = {key: raw[key] for key in ("minItems", "maxItems") if raw.get(key)}
        several = {"type": "array"} | bounds | {"items": self._value(raw["items"], field)}
        alone = f.ONE_OR_SEVERAL in field.metadata
        return {"anyOf": [several["items"], several]} if alone else several

    def _alternatives(self, raw: Schema, field: Field) -> Schema:
        """A value, or one of the words that may be written in its place."""
        value, known = self._value(raw, field), texts.labels("instead").get(field.name, {})
        if not known:
            return value
        words = {"type": "string", "enum": list(known), "markdownEnumDescriptions": list(map(str, known.values()))}
        return {"anyOf": [value, words]}

    def _value(self, written: Schema, field: Field) -> Schema:
        raw, allowed = self._resolved(written), words(field, self.settings)
        if field.inside:
            return self.mapping(raw, field.inside)
        if field.is_a(f.Law):
            return _citation(field, allowed, self.settings.lawbook.names)
        if allowed:
            return {"type": "string", "enum": list(allowed), "markdownEnumDescriptions": list(allowed.values())}
        bounds = {key: raw[key] for key in BOUNDS if raw.get(key) is not None}
        return bounds | dict(_either(written)) | dict(_shaped(field))

    def _resolved(self, raw: Schema) -> Schema:
        """What a reference leads to, and the first of alternatives: the others are ``null``, or the next shape."""
        first: Schema = raw
        for choice in ("anyOf", "oneOf"):
            first = first | next(iter(first.get(choice, ())), {})
        referred: Schema = self.defs.get(first.get("$ref", "").rpartition("/")[2], {})
        return first | referred


def _or_instead(required: list[str]) -> Schema:
    """What is told by the meetings of an occasion need not be said of the whole."""
    rest = [name for name in required if name not in TOLD_BY]
    return {"required": rest, "anyOf": [{"required": list(TOLD_BY)}, {"required": [INSTEAD]}]}


def _citation(field: Field, laws: Mapping[str, str], names: Iterable[str]) -> Schema:
    """A law and a place in it, in any form. The short names are told, for no program completes half a text."""
    listed = "\n".join(f"- {short}: {title}" for short, title in laws.items())
    pattern = f"^(?:{law.whole(names)})$"
    hint = _hint("unreadable-citation", field)
    return {"type": "string", "maxLength": 100, "pattern": pattern, "patternErrorMessage": hint, "description": listed}


def _either(raw: Schema) -> Iterator[tuple[str, list[str]]]:
    """The types of a value that may be of several, such as a year or words about it."""
    types = list(dict.fromkeys(each["type"] for each in raw.get("anyOf", ()) if each.get("type") not in {None, "null"}))
    if len(types) > 1:
        yield "type", types


def _shaped(field: Field) -> Iterator[tuple[str, str]]:
    """The pattern of a text, and what to say when it is not matched."""
    for alias, pattern, code, names in TEXTS:
        if field.is_a(alias):
            yield "type", "string"
            yield "pattern", f"^({pattern})$"
            yield "patternErrorMessage", _hint(code, field)
            yield from names.items()


def _hint(code: str, field: Field) -> str:
    return texts.wording(code)["hint"].format_map({"curly": "", "allowed": ", ".join(KINDS), **described(field.loc)})
