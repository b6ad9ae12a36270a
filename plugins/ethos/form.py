"""The form that an editor fills in: every field of a kind, what it is, an example of it, and the words it may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, partial
from types import MappingProxyType, UnionType
from typing import Annotated, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ethos import texts
from ethos.kinds import fields as f
from ethos.kinds.law import read
from ethos.kinds.parse import type_in
from ethos.kinds.settings import Settings
from ethos.kinds.stage import FRESH
from ethos.source import Loc, Value, parse_yaml
from ethos.source.emit import written

Path = tuple[str, ...]
"""The keys that lead to a field: ``("options", "for")``. Places in lists are not counted."""


FILLED_LATER = {name: f"{{{name}}}" for name in ("number", "site", "term")}  # an editor writes it just so


@dataclass(frozen=True)
class Field:
    """A field as an editor meets it."""

    loc: Path
    required: bool
    many: bool
    """True for a list; ``of`` and ``metadata`` are then those of its items."""
    of: object
    """The class of the value: ``str``, an enumeration, a model, …"""
    metadata: tuple[object, ...]
    """The markers and validators of the value."""
    keyed: bool = False
    """True for a mapping whose keys are the editor's own; ``of`` and ``metadata`` are then those of its values."""
    default: Value = None
    """What holds when it is left out, where that is a single value."""

    @property
    def name(self) -> str:
        """The key that is written in the file."""
        return self.loc[-1]

    @property
    def inside(self) -> tuple[Field, ...]:
        """The fields of the mapping that the value is; none for a single value."""
        is_model = isinstance(self.of, type) and issubclass(self.of, BaseModel)
        return fields_of(self.of, self.loc) if is_model else ()

    @property
    def about(self) -> str:
        """What the field is, in a Swedish sentence or two, with the bounds of its model."""
        return described(self.loc)["about"].format(**FILLED_LATER, **self.bounds, fresh=FRESH.days)

    @property
    def bounds(self) -> Mapping[str, int]:
        """How few and how many characters or items, or the least and the greatest number: ``least`` and ``most``."""
        limits = {"min_length": "least", "ge": "least", "max_length": "most", "le": "most"}
        said = (part for each in self.metadata for part in (each.metadata if isinstance(each, FieldInfo) else [each]))
        found = ((name, getattr(each, limit, None)) for each in said for limit, name in limits.items())
        return {name: bound for name, bound in found if bound is not None}

    @property
    def vocabulary(self) -> str:
        """The list of ``site_config/`` that the value must stand in, or nothing."""
        return next((each.vocabulary for each in self.metadata if isinstance(each, f.Word)), "")

    @property
    def refers_to(self) -> str:
        """The kind that the value is the slug of, or nothing."""
        return next((each.kind for each in self.metadata if isinstance(each, f.Reference)), "")

    @property
    def is_past(self) -> bool:
        """True for a day that the text tells of its own past."""
        return any(isinstance(each, f.Past) for each in self.metadata)

    @property
    def is_short(self) -> bool:
        """True for a list that is read best on one line: of words, not of sentences or mappings."""
        return self.many and not self.inside and not self.is_a(f.Text)

    def lines(self, value: Value) -> list[str]:
        """The field with a value, as one writes it: a short list on one line."""
        return written({self.name: value}, flow=self.is_short and isinstance(value, list))

    @property
    def is_free(self) -> bool:
        """True for a text in somebody's own words: no word of a list, name of a file, law or address."""
        return (self.is_a(f.Line) or self.is_a(f.Said)) and not (self.vocabulary or self.refers_to)

    def is_a(self, alias: object) -> bool:
        """True when the field's type is that alias in ``kinds.fields``, such as ``f.Slug``, or is built on it."""
        return get_args(alias)[1] in self.metadata


@cache
def fields_of(model: type[BaseModel], at: Path = ()) -> tuple[Field, ...]:
    """The fields of a model that is found at a path, in the order of the model."""
    return tuple(_field((*at, info.alias or name), info) for name, info in model.model_fields.items())


def _field(loc: Path, info: FieldInfo) -> Field:
    holder, of, metadata = _unwrapped(info.annotation)
    default = info.default.value if isinstance(info.default, StrEnum) else info.default
    told = default if isinstance(default, bool | int | str) else None
    return Field(loc, info.is_required(), holder is tuple, of, (*metadata, *info.metadata), holder is dict, told)


def whole(name: str, shape: object) -> Field:
    """A file of ``site_config/`` as one field, whose name is the file's."""
    holder, of, metadata = _unwrapped(shape)
    return Field((name,), True, False, of, metadata, holder is dict)


def _unwrapped(node: object) -> tuple[object, object, tuple[object, ...]]:
    """What holds the values, a list (``tuple``) or a mapping (``dict``); their class; and what is annotated to that."""
    origin, inside = get_origin(node), get_args(node)
    if origin is Annotated:
        holder, of, metadata = _unwrapped(inside[0])
        return holder, of, (*metadata, *inside[1:])
    if origin in (tuple, dict):
        return origin, *_unwrapped(inside[0 if origin is tuple else 1])[1:]
    if origin in (Union, UnionType):
        return _unwrapped(inside[0])
    return None, node, ()


def described(loc: Path) -> Mapping[str, str]:
    """The ``about`` and ``example`` of a field, by the longest end of its path that ``sv.toml`` knows.

    Raises:
        KeyError: ``sv.toml`` knows none; a fault in the program, and a test looks for it.
    """
    known: dict[str, dict[str, str]] = texts.catalogue()["field"]
    ends = (".".join(loc[start:]) for start in range(len(loc)))
    found = next((end for end in ends if end in known), None)
    if found is None:
        raise KeyError(".".join(loc))
    return known[found]


def words(field: Field, settings: Settings) -> Mapping[str, str]:
    """The words that an editor may choose among, and in Markdown what each means; for laws, the short names."""
    if field.vocabulary == "organisations":
        return {slug: _meaning(each.name, each.description) for slug, each in settings.organisations.items()}
    if field.vocabulary:
        terms = getattr(settings.vocabulary, field.vocabulary)
        return {slug: _meaning(term.label, term.definition) for slug, term in terms.items()}
    if field.is_a(f.Law):
        return {short: act.title for short, act in settings.laws.items()}
    if isinstance(field.of, type) and issubclass(field.of, StrEnum):
        return {each.value: texts.label(f"{field.of.__name__.lower()}.{each.value}") for each in field.of}
    return {}


def _meaning(label: str, definition: str | None) -> str:
    return f"**{label}**: {definition}" if definition else f"**{label}**"


def example(field: Field, settings: Settings, known: Mapping[str, Sequence[str]] = MappingProxyType({})) -> Value:
    """A correct value of the field, with words and laws that this site's ``site_config/`` has.

    ``known`` are the slugs of each kind; without them a reference is to what the example names.
    """
    choices = partial(_choices, settings, known)
    return _fitted(_read(described(field.loc)["example"])[field.name], field, choices)


def shown(model: type[BaseModel], settings: Settings, known: Mapping[str, Sequence[str]], loc: Loc) -> str:
    """How the field at a place in a file of a kind is written: the example of ``sv.toml``, in this site's own words."""
    line, field = texts.field(loc)["example"], _at(model, loc)
    if field is None or f"{field.name}:" != line.partition(" ")[0]:
        return line
    value = example(field, settings, known)
    return line if value == _read(line)[field.name] else "\n".join(written({field.name: value}, flow=True))


def _at(model: type[BaseModel], loc: Loc) -> Field | None:
    """The field at a place in a file; None when the kind has no such field."""
    found: Field | None = None
    fields = fields_of(model)
    for step in (each for each in loc if isinstance(each, str)):
        found = next((each for each in fields if each.name == step), None)
        fields = found.inside if found else ()
    return found


def settled(name: str, shape: object, fields: Mapping[str, Value], laws: Sequence[str], loc: Loc) -> str:
    """How the field at a place in a file of ``site_config/`` is written: under the editor's own key and laws.

    ``name`` is the file's, ``shape`` the type of the whole of it, and ``fields`` what is written in it.
    """
    value: object = fields
    is_keyed = False
    for step in loc:
        is_keyed, shape = get_origin(shape) is dict, type_in(shape, step)
        value = value.get(str(step)) if isinstance(value, Mapping) else None
    model = f.model_in(shape)
    if is_keyed and model:
        return "\n".join(written({str(loc[-1]): _item(model, (name, *map(str, loc)), value)}, flow=True))
    line = texts.field((name, *loc))["example"]
    cited = "laws" in loc and laws and line.startswith("laws: ")
    return f"laws: [{', '.join(laws[:2])}]" if cited else line


def _item(model: type[BaseModel], at: Path, written_there: object) -> Value:
    """What must stand under a key of the editor's own, which names it first: with what stands there already."""
    must = [each for each in fields_of(model, at) if each.required]
    key = at[-1] if at[-1].isupper() else at[-1].replace("-", " ").capitalize()
    named = written_there if isinstance(written_there, str) and written_there.strip() else key
    return {each.name: named if each is must[0] else _to_fill_in(each) for each in must}


def _to_fill_in(field: Field) -> Value:
    """An example, but of no text that stands for one thing only."""
    is_text = field.is_a(f.Said) or field.is_a(f.Text)
    return "…" if is_text else _read(described(field.loc)["example"])[field.name]


def _choices(settings: Settings, known: Mapping[str, Sequence[str]], field: Field) -> Sequence[str]:
    if field.is_a(f.Related):
        return [f"{kind}/{slug}" for kind, slugs in known.items() for slug in slugs]
    return known.get(field.refers_to, ()) if field.refers_to else list(words(field, settings))


@cache
def _read(line: str) -> Mapping[str, Value]:
    """The fields of an example in ``sv.toml``, which is YAML as an editor would write it."""
    document = parse_yaml("sv.toml", line.encode())
    if isinstance(document, list):
        raise ValueError(f"{line}: {document}")
    return document.fields


@cache
def sentences() -> frozenset[str]:
    """Every text of four words or more in the examples: nobody writes just that."""
    found = (text for each in texts.catalogue()["field"].values() for text in _texts(_read(each["example"])))
    return frozenset(text for text in found if len(text.split()) > 3)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        yield from _texts(item)


def _fitted(value: Value, field: Field, choices: Callable[[Field], Sequence[str]], turn: int = 0) -> Value:
    if isinstance(value, list):
        fitted = [_fitted(item, field, choices, number) for number, item in enumerate(value)]
        return [item for index, item in enumerate(fitted) if item not in fitted[:index]]
    if isinstance(value, dict):
        alike = replace(field, keyed=False)
        inside = dict.fromkeys(value, alike) if field.keyed else {each.name: each for each in field.inside}
        items = enumerate(value.items(), turn)
        return {key: _fitted(item, inside[key], choices, place) for place, (key, item) in items}
    return _known(value, field, choices(field), turn)


def _known(value: Value, field: Field, allowed: Sequence[str], turn: int) -> Value:
    """The value itself when this site has the word, else one of the site's own: the sides of a tension get two."""
    word = read(str(value)).name if field.is_a(f.Law) else value
    return value if not allowed or word in allowed else str(value).replace(str(word), allowed[turn % len(allowed)], 1)
