"""What the editor in the browser is told, as Sveltia CMS reads it: a collection for a kind, a widget for a field.

All of it comes from the models (``form.py``) and their JSON Schema, as the check, ``ethos new`` and the field reference
do. What a file says otherwise than the editor can hold is put into shape by ``editor/ours/shape.js``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import relpath
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from ethos import texts
from ethos.form import Field, fields_of, words
from ethos.kinds import KINDS, Entry
from ethos.kinds import fields as f
from ethos.kinds.settings import CodeHost, Editor, Settings
from ethos.places import EDITOR
from ethos.schema import Schema, document
from ethos.source.dress import SIGN
from ethos.source.pictures import FOLDER as PICTURES

Told: TypeAlias = "dict[str, Any]"

REVIEWED = frozenset({CodeHost.GITHUB, CodeHost.GITLAB})
"""Where the editor can make proposals; elsewhere it writes into the branch itself."""
MAKERS = {
    CodeHost.GITHUB: "https://github.com",
    CodeHost.GITLAB: "https://gitlab.com",
    CodeHost.GITEA: "https://gitea.com",
}
"""The servers that are meant when no other is named."""
API = {CodeHost.GITHUB: "/api/v3", CodeHost.GITLAB: "/api/v4", CodeHost.GITEA: "/api/v1"}
"""Where programs reach a server of an agency's own."""
GITHUB_API = "https://api.github.com"

INSTEAD, SOURCE = "_instead", "_source"
"""What stands in a mapping's place, and the file as it was: fields of the editor's alone, which no file has."""
FIRST = {"status": "draft", "sequence": 0, "state": "planned"}
"""What a new text begins with."""


def server(editor: Editor) -> str:
    """The address of the code host, without a closing slash."""
    return (editor.host or MAKERS[editor.backend]).rstrip("/")


def reached(editor: Editor) -> str:
    """Below which address the editor reads and writes: its policy lets it connect to nothing else."""
    return GITHUB_API if server(editor) == MAKERS[CodeHost.GITHUB] else f"{server(editor)}/api/"


def config(settings: Settings, editor: Editor) -> Told:
    """All of it, as JSON can say it."""
    return {
        "load_config_file": False,
        "backend": _backend(editor),
        "publish_mode": "editorial_workflow" if editor.backend in REVIEWED else "simple",
        "app_title": texts.label("editor.title").format(site=settings.site.name),
        "site_url": settings.site.address,
        "logo": {"src": f"{urlsplit(settings.site.address).path}{EDITOR.path}{SIGN}"},
        "media_folder": PICTURES,
        "public_folder": f"/{PICTURES}",
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 100},
        "output": {"omit_empty_optional_fields": True},
        "editor": {"preview": False},
        "collections": [_collection(model, settings, saved(editor)) for model in KINDS.values()],
    }


def _backend(editor: Editor) -> Told:
    told = {"name": editor.backend.value, "repo": editor.repo, "branch": editor.branch, "auth_methods": ["token"]}
    if reached(editor) != GITHUB_API:
        told |= {"api_root": f"{server(editor)}{API[editor.backend]}", "base_url": server(editor)}
    return told


def saved(editor: Editor) -> str:
    """What becomes of what somebody saves."""
    way = "proposed" if editor.backend in REVIEWED else "written"
    return texts.label(f"editor.saved.{way}").format(branch=editor.branch)


def _collection(model: type[Entry], settings: Settings, saved: str) -> Told:
    schema = document(model.kind, settings)
    body = {"name": "body", "label": label("body"), "widget": "text", "required": model.is_told}
    pictures = relpath(PICTURES, model.folder)
    return {
        "name": model.kind,
        "label": texts.label(f"kind.{model.kind}.many"),
        "label_singular": texts.label(f"kind.{model.kind}.one"),
        "description": f"{texts.label(f'kind.{model.kind}.schema')} {saved}",
        "folder": model.folder,
        "format": f"ethos-{model.kind}",
        "slug": "{{title}}",
        "create": True,
        "delete": False,
        "fields": [
            *_fields(fields_of(model), schema, settings),
            {"name": SOURCE, "widget": "hidden"},
            body | {"hint": texts.label("editor.body").format(pictures=pictures)},
        ],
    }


def label(name: str) -> str:
    """What an editor calls a field, in every kind alike, for it has one meaning; its key, where no name is given."""
    named: str = texts.labels("editor.field").get(name, name)
    return named


def _fields(fields: tuple[Field, ...], schema: Schema, settings: Settings) -> list[Told]:
    return [_field(each, schema, settings) for each in fields]


def _field(field: Field, schema: Schema, settings: Settings) -> Told:
    raw = schema["properties"][field.name]
    told: Told = {"name": field.name, "label": label(field.name), "hint": field.about}
    told["required"] = field.name in schema["required"]
    if len(field.loc) == 1 and field.name in FIRST:
        told["default"] = FIRST[field.name]
    return told | (_list(field, raw, settings) if field.many else _single(field, raw, settings))


def _list(field: Field, raw: Schema, settings: Settings) -> Told:
    several = raw["anyOf"][1] if "anyOf" in raw else raw
    bounds = {name: several[key] for name, key in (("min", "minItems"), ("max", "maxItems")) if key in several}
    if field.inside:
        inside = _fields(field.inside, several["items"], settings)
        return {"widget": "list", "collapsed": True, "fields": inside} | bounds
    item = _single(field, several["items"], settings)
    if item["widget"] in {"select", "relation"}:
        return item | {"multiple": True} | bounds
    return {"widget": "list", "field": {"name": field.name, "label": label(field.name)} | item} | bounds


def _single(field: Field, raw: Schema, settings: Settings) -> Told:
    if field.inside:
        instead, inside = list(_instead(field)), _fields(field.inside, _mapping(raw), settings)
        free = [each | {"required": False} for each in inside] if instead else inside
        return {"widget": "object", "fields": [*instead, *free]}
    if choices := _choices(field, settings):
        return {"widget": "select", "options": [{"value": value, "label": said} for value, said in choices.items()]}
    if field.refers_to:
        found = {"collection": field.refers_to, "value_field": "{{slug}}", "search_fields": ["title"]}
        return {"widget": "relation", "display_fields": ["title"]} | found
    if field.of is bool:
        return {"widget": "boolean"}
    if field.of in {int, float}:
        return {"widget": "number", "value_type": field.of.__name__} | _bounds(raw, "min", "max", "imum")
    return _text(field, raw)


def _text(field: Field, raw: Schema) -> Told:
    widget = "text" if field.is_a(f.Text) or field.is_a(f.Said) else "string"
    told: Told = {"widget": widget} | _bounds(raw, "min", "max", "Length", "length")
    return told | ({"pattern": [raw["pattern"], raw["patternErrorMessage"]]} if "pattern" in raw else {})


def _bounds(raw: Schema, least: str, most: str, end: str, called: str = "") -> Told:
    return {f"{each}{called}": raw[f"{each}{end}"] for each in (least, most) if f"{each}{end}" in raw}


def _mapping(raw: Schema) -> Schema:
    """The mapping itself, where a word may stand in its place."""
    found: Schema = raw["anyOf"][0] if "anyOf" in raw and "properties" not in raw else raw
    return found


def _instead(field: Field) -> Iterator[Told]:
    """The words that may be written in the place of a mapping, as a field in it: the others need then not be there."""
    if known := texts.labels("instead").get(field.name, {}):
        options = [{"value": word, "label": str(said)} for word, said in known.items()]
        named = {"name": INSTEAD, "label": texts.label("editor.instead"), "hint": texts.label("editor.instead_hint")}
        yield named | {"required": False, "widget": "select", "options": options}


def _choices(field: Field, settings: Settings) -> Mapping[str, str]:
    """The words to choose among and what readers call them; none for a law, which is written with its section."""
    if field.vocabulary:
        return settings.words(field.vocabulary)
    if field.of is bool and not field.required:  # may be left out, which a box to tick cannot say
        return texts.labels("editor.flag")
    return {} if field.is_a(f.Law) else words(field, settings)
