"""What was meant by values that cannot be read, for who mends them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import ValidationError

from ethos.kinds.base import Entry
from ethos.kinds.parse import code_of, place_of, retyped, split_text
from ethos.source import Document


class Meant(NamedTuple):
    """A fault in a field's value: where it stands, what was written, and what was meant where that is clear."""

    code: str
    kind: str
    """Pydantic's own name for it."""
    at: tuple[int, int]
    written: object
    right: str
    retyped: str


def meant(model: type[Entry], document: Document) -> Iterator[Meant]:
    """What was meant by each value of a document that is at fault."""
    try:
        model.model_validate(dict(document.fields))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            loc, at_key = place_of(detail, model)
            clear = detail.get("ctx", {}).get("right") or split_text(detail, loc, model)
            typed = retyped(detail, loc, model).removeprefix(f"{loc[-1]}: " if loc else "")
            at = document.position(loc, key=at_key)
            yield Meant(code_of(detail, loc, model), detail["type"], at, detail["input"], clear, typed)
