"""From a document to an entry, or to every problem in its fields at once, worded in Swedish."""

from __future__ import annotations

import difflib
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from ethos import texts
from ethos.kinds import KINDS, right
from ethos.kinds.base import Entry, example
from ethos.kinds.days import YEARS
from ethos.kinds.retired import renewed
from ethos.problem import Problem, problem
from ethos.source import Document, Loc
from ethos.source.signs import straight

E = TypeVar("E", bound=Entry)
T = TypeVar("T")

CODES = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-field",
    "enum": "unknown-choice",
    "string_too_long": "too-long",
    "string_too_short": "empty-field",
    "too_short": "too-few",
    "too_long": "too-many",
    "greater_than_equal": "out-of-range",
    "less_than_equal": "out-of-range",
}
"""Pydantic's error types that have a wording of their own; other ``*_type`` errors are ``wrong-type``."""

SIZES = {"too_long": "too-long", "too_short": "empty-field"}
"""The same types, said of a text: pydantic counts its characters as it counts a list's items."""


def parse(model: type[E], document: Document) -> E | list[Problem]:
    """The document as an entry of the given model, or all that is wrong with its fields."""
    document = renewed(document, model.kind)
    try:
        entry = model.model_validate(dict(document.fields))
    except ValidationError as error:
        return sorted(_problems(error, model, document))
    entry._source = replace(document, fields={})  # the entry holds them now, in half the memory
    return entry


def parse_value(shape: TypeAdapter[T], document: Document) -> T | list[Problem]:
    """A document of ``site_config/`` as a value of the given shape, or all that is wrong with it."""
    try:
        return shape.validate_python(dict(document.fields))
    except ValidationError as error:
        return sorted(_problems(error, shape._type, document))


def nearest(written: str, allowed: Iterable[str] | Mapping[str, str]) -> str:
    """A sentence that names the allowed word nearest to what was written, or nothing when none is near.

    Words may come with labels, which an editor may have written in their place: ``Flyttat`` is near ``moved``.
    """
    word = closest(written, allowed)
    return texts.label("nearest").format(word=word) if word else ""


def closest(written: str, allowed: Iterable[str] | Mapping[str, str]) -> str:
    """The same word alone. It is never what was written: that has just been refused."""
    labels = allowed.items() if isinstance(allowed, Mapping) else ((word, word) for word in allowed)
    meant = {form: word for word, label in labels for form in (plain(label), plain(word)) if word != written}
    match = difflib.get_close_matches(plain(written), meant, n=1, cutoff=0.55)
    return meant[match[0]] if match else ""


def plain(word: str) -> str:
    """A word in small letters without the dots over them, to compare it by."""
    return "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))


def enumeration(words: Iterable[str], limit: int = 40) -> str:
    """Words in a row, bounded."""
    listed = list(words)
    return ", ".join(listed[:limit]) + (" …" if len(listed) > limit else "")


def _problems(error: ValidationError, shape: object, document: Document) -> Iterator[Problem]:
    told: set[Loc] = set()
    for detail in error.errors(include_url=False):
        loc, at_key = place_of(detail, shape)
        if (loc not in told or not loc) and not _is_echo(detail):  # a field of two types is told about once
            told.add(loc)
            line, column = document.position(loc, key=at_key)
            yield problem(
                code_of(detail, loc, shape), document.path, line, column, **_facts(detail, loc, shape, document)
            )


def _is_echo(detail: ErrorDetails) -> bool:
    """True for a list that is long enough as written: pydantic does not count items with faults of their own."""
    least = detail.get("ctx", {}).get("min_length", 0)
    return detail["type"] == "too_short" and isinstance(detail["input"], list) and len(detail["input"]) >= least


def place_of(detail: ErrorDetails, shape: object) -> tuple[Loc, bool]:
    """Where a fault stands in the file, and whether it is the key itself that is wrong.

    Pydantic's own place may hold ``[key]`` or the name of a type, which no editor has written.
    """
    loc: Loc = tuple(detail["loc"])
    if detail["type"] == "extra_forbidden":
        return loc, True
    if at := detail.get("ctx", {}).get("at"):  # what a whole model has found, at the field that it names
        return (*loc, at), False
    known: list[str | int] = []
    for step in loc:
        if (inside := type_in(shape, step)) is not None:
            known.append(step)
            shape = inside
    return tuple(known), loc[-1:] == ("[key]",)


def code_of(detail: ErrorDetails, loc: Loc, shape: object) -> str:
    kind = detail["type"]
    if _is_empty(detail):
        return "empty-field"
    if split_text(detail, loc, shape):
        return "colon-in-text"
    if isinstance(detail["input"], str) and kind in SIZES:
        return SIZES[kind]
    if kind in CODES:
        return CODES[kind]
    if kind in texts.catalogue()["problem"]:
        return kind
    return "wrong-type"


def _is_empty(detail: ErrorDetails) -> bool:
    """True for a value that is not there, or is blank: whatever was to stand there, that is what is wrong with it."""
    value, is_value = detail["input"], detail["type"] != "extra_forbidden" and detail["loc"][-1:] != ("[key]",)
    return is_value and (value is None or (isinstance(value, str) and not value.strip()))


def _facts(detail: ErrorDetails, loc: Loc, shape: object, document: Document) -> Mapping[str, object]:
    context: dict[str, Any] = detail.get("ctx", {})
    allowed = _allowed(detail, loc, shape)
    name = str(loc[-1]) if loc else ""
    meant = context.get("right") or split_text(detail, loc, shape) or _closest_choice(detail, loc, allowed)
    told = name if detail["type"] == "extra_forbidden" else written(detail["input"])
    return {
        "field": next((step for step in reversed(loc) if isinstance(step, str)), ""),
        "written": told,
        "length": len(told),
        "limit": next((context[bound] for bound in ("max_length", "min_length", "ge", "le") if bound in context), ""),
        "bounds": _bounds(context),
        "expected": texts.labels("type").get(detail["type"], texts.label("type.other")),
        "allowed": enumeration(allowed),
        "nearest": _elsewhere(detail, loc, shape) or nearest(told, _labelled(loc, allowed)),
        "curly": texts.label("curly") if straight(told) != told else "",
        "level": _at_its_level(detail, loc, shape),
        "right": meant,
        "years": f"{YEARS.start}–{YEARS.stop - 1}",
        "example": _line(meant, loc, at_key=detail["loc"][-1:] == ("[key]",))
        or retyped(detail, loc, shape)
        or example(document, loc),
    }


def split_text(detail: ErrorDetails, loc: Loc, shape: object) -> str:
    """The text that YAML has read as a key and its value, because a colon and a space stand in it.

    A key that is a field beside this one is that field, too far in.
    """
    value: object = detail["input"]
    if detail["type"] != "string_type" or not isinstance(value, dict) or len(value) != 1:
        return ""
    ((key, said),) = value.items()
    is_said = bool(key) and type(said) in {str, int, float} and key not in field_names(shape, loc[:-1])
    return f"{key}: {said}" if is_said else ""


def _elsewhere(detail: ErrorDetails, loc: Loc, shape: object) -> str:
    """Where a field belongs that is known, but not at this place."""
    if detail["type"] != "extra_forbidden":
        return ""
    if _is_outer(loc, shape):
        return texts.label("level_of.outer")
    inside = _owner(loc, shape)
    return texts.label("level_of.inner").format(field=inside) if inside else ""


def _is_outer(loc: Loc, shape: object) -> bool:
    return len(loc) > 1 and loc[-1] in field_names(shape, ())


def _owner(loc: Loc, shape: object) -> str:
    """The field that has a field of that name in it, unless it is written there."""
    names = (each for each in field_names(shape, ()) if loc and loc[-1] in field_names(shape, (each,)))
    found = next(names, "")
    return "" if found in loc[:-1] else found


def _at_its_level(detail: ErrorDetails, loc: Loc, shape: object) -> str:
    """The lines that an editor should have written for a field with a wrong name or at the wrong level, or nothing."""
    if detail["type"] != "extra_forbidden" or not loc:
        return ""
    is_known = bool(_elsewhere(detail, loc, shape))
    name = loc[-1] if is_known else closest(str(loc[-1]), field_names(shape, loc[:-1]))
    value = detail["input"]
    line = f"{name}: {right.said(value) if type(value) in {str, int, bool} and chr(10) not in str(value) else '…'}"
    lines = f"{_owner(loc, shape)}:\n  {line}" if is_known and not _is_outer(loc, shape) else line
    return texts.label("level_of.shown").format(lines=lines) if name else ""


def retyped(detail: ErrorDetails, loc: Loc, shape: object) -> str:
    """The line with the editor's own value in the type that the field has; nothing for a list of more than words."""
    for step in (*loc, 0):
        shape = type_in(shape, step)
    is_nested = bool(_fields(shape)) or type_in(shape, 0) is not None
    meant = "" if is_nested else right.retyped(detail["type"], detail["input"])
    return meant if not meant or not loc or isinstance(loc[-1], int) else f"{loc[-1]}: {meant}"


def _closest_choice(detail: ErrorDetails, loc: Loc, allowed: Iterable[str]) -> str:
    return closest(written(detail["input"]), _labelled(loc, allowed)) if detail["type"] == "enum" else ""


def _line(meant: str, loc: Loc, *, at_key: bool) -> str:
    """The line that an editor should have written: the key, the item of a list, or the field with its value."""
    if not meant or not loc:
        return ""
    if at_key:
        return f"{meant}:"
    return right.said(meant) if isinstance(loc[-1], int) else f"{loc[-1]}: {right.said(meant)}"


def written(value: object) -> str:
    """A value as an editor may have written it: a list or mapping on one line, ``true`` rather than ``True``."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _labelled(loc: Loc, allowed: Iterable[str]) -> dict[str, str]:
    """Allowed choices with their labels, when the field's choices have any."""
    known = texts.labels(str(loc[-1])) if loc and loc[-1] in texts.catalogue()["label"] else {}
    return {word: str(known.get(word, word)) for word in allowed}


def _bounds(context: Mapping[str, Any]) -> str:
    words = {"ge": "at_least", "le": "at_most"}
    found = (texts.label(f"bounds.{word}").format(number=context[key]) for key, word in words.items() if key in context)
    return next(found, "")


def _allowed(detail: ErrorDetails, loc: Loc, shape: object) -> list[str]:
    if detail["type"] == "enum":
        return [word.strip(" '") for word in detail["ctx"]["expected"].replace(" or ", ", ").split(",")]
    if detail["type"] == "extra_forbidden":
        return field_names(shape, loc[:-1])
    return list(KINDS) if detail["type"] == "not-a-reference" else []


def field_names(shape: object, loc: Loc) -> list[str]:
    """The keys that an editor may write in the mapping at a place in a value of that shape."""
    for step in loc:
        shape = type_in(shape, step)
    return [field.alias or name for name, field in _fields(shape).items()]


def type_in(shape: object, step: str | int) -> object:
    """The type of what is found one step into a value of a type: None when nothing is."""
    fields = {field.alias or name: field.annotation for name, field in _fields(shape).items()}
    if fields:
        return fields.get(str(step))
    origin, inside = get_origin(shape), get_args(shape)
    if origin in (dict, tuple):
        return inside[-1 if origin is dict else 0]
    return next((found for each in inside if (found := type_in(each, step)) is not None), None)


def _fields(shape: object) -> Mapping[str, FieldInfo]:
    """The fields of a model, or of the model that an optional or annotated type holds."""
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return shape.model_fields
    inside = get_args(shape) if get_origin(shape) in (Union, UnionType, Annotated) else ()
    return next((fields for each in inside if (fields := _fields(each))), {})
