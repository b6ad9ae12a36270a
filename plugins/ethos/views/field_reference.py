"""The fields of every kind of text, for who writes one: what each is for, what it may hold, and how it is written.

All of it is said by the models and ``sv.toml``, as are the check, the schemas and ``ethos new`` (``form.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ethos import places, texts
from ethos.form import Field, example, fields_of, words
from ethos.kinds import KINDS, Entry
from ethos.kinds.settings import Settings
from ethos.markdown import plain
from ethos.output import Link, Page
from ethos.place import Place
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
    inside: Sequence[Told]


def pages(press: Press) -> Iterator[Page]:
    """A list of the kinds, and a page for the fields of each, where the agency says how one contributes."""
    if places.FIELDS.key not in press.places:
        return
    place = replace(places.FIELDS, parent=press.places[places.CONTRIBUTE.key])
    kinds = [(Link(f"{place.path}{kind}/", texts.label(f"kind.{kind}.one")), _about(kind)) for kind in KINDS]
    yield press.page("fields/list.html", place.path, *titled("fields"), at=place, kinds=kinds)
    yield from (_page(press, place, model) for model in KINDS.values())


def _about(kind: str) -> str:
    return texts.label(f"kind.{kind}.schema")


def _page(press: Press, place: Place, model: type[Entry]) -> Page:
    return press.page(
        "fields/page.html",
        f"{place.path}{model.kind}/",
        texts.label("fields.title").format(kind=texts.label(f"kind.{model.kind}.one")),
        _about(model.kind),
        partial(_groups, press, model),
        at=place,
        model=model,
    )


def _groups(press: Press, model: type[Entry]) -> Parts:
    found = told(fields_of(model), press.catalogue.settings)
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
        told(field.inside, settings),
    )
