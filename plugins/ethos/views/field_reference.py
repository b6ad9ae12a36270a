"""The fields of every kind of text and file of settings: what each is for, what it may hold, and how it is written.

All of it is said by the models and ``sv.toml``, as are the check, the schemas and ``ethos new`` (``form.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ethos import places, texts
from ethos.form import Field, example, fields_of, whole, words
from ethos.kinds import KINDS
from ethos.kinds.settings import Settings
from ethos.markdown import plain
from ethos.output import Link, Page
from ethos.place import Place
from ethos.schema import FILES
from ethos.source.emit import written
from ethos.views.press import Parts, Press
from ethos.views.press import words as titled


@dataclass(frozen=True, slots=True)
class Told:
    """A field as the page tells of it."""

    name: str
    anchor: str
    required: bool
    many: bool
    about: str
    lines: Sequence[str]
    """An example, as one writes it."""
    allowed: Sequence[tuple[str, str]]
    """The words to choose among, and what each means."""
    default: str
    """What holds when it is left out, as one would write it; nothing where nothing does."""
    inside: Sequence[Told]


def pages(press: Press) -> Iterator[Page]:
    """A list of the kinds and the settings, and a page for the fields of each, where a site takes contributions."""
    if places.FIELDS.key not in press.places:
        return
    place = replace(places.FIELDS, parent=press.places[places.CONTRIBUTE.key])
    parts = {"texts": _listed(place, KINDS), "settings": _listed(place, FILES)}
    yield press.page("fields/list.html", place.path, *titled("fields"), at=place, parts=parts)
    for model in KINDS.values():
        where = texts.label("fields.in_folder").format(folder=model.folder)
        yield _page(press, place, model.kind, where, fields_of(model))
    for name, shape in FILES.items():
        of = whole(name, shape)
        where = texts.label("fields.in_file").format(file=f"site_config/{name}.yml")
        yield _page(press, place, name, f"{where} {texts.label('fields.keyed')}" if of.keyed else where, of.inside)


def _listed(place: Place, names: Iterable[str]) -> Sequence[tuple[Link, str]]:
    return [(Link(f"{place.path}{name}/", _called(name)), _about(name)) for name in names]


def _called(name: str) -> str:
    """A kind by its name, and settings by their file's too: pages of the site are called as some of them."""
    label = texts.label(f"kind.{name}.one")
    return f"{label} ({name}.yml)" if name in FILES else label


def _about(kind: str) -> str:
    return texts.label(f"kind.{kind}.schema")


def _page(press: Press, place: Place, kind: str, where: str, fields: Sequence[Field]) -> Page:
    return press.page(
        "fields/page.html",
        f"{place.path}{kind}/",
        texts.label("fields.title").format(kind=texts.label(f"kind.{kind}.one")),
        _about(kind),
        partial(_groups, press, fields),
        at=place,
        made_of=partial(press.sight.listing, kind),
        where=where,
    )


def _groups(press: Press, fields: Sequence[Field]) -> Parts:
    found = told(fields, press.catalogue.settings)
    return {
        "groups": [
            (name, [each for each in found if each.required == (name == "needed")]) for name in ("needed", "free")
        ]
    }


def told(fields: Sequence[Field], settings: Settings) -> list[Told]:
    """What there is to tell of some fields, and of those in them."""
    return [_told(each, settings) for each in fields]


def _told(field: Field, settings: Settings) -> Told:
    return Told(
        field.name,
        "-".join(("falt", *field.loc)),
        field.required,
        field.many,
        field.about,
        field.lines(example(field, settings)),
        [(word, plain(meaning)) for word, meaning in words(field, settings).items()],
        "" if field.default is None else written({field.name: field.default})[0].partition(": ")[2],
        told(field.inside, settings),
    )
