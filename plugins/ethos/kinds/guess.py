"""What kind a file's fields say that it is, whatever folder it lies in."""

from __future__ import annotations

from collections.abc import Collection

from ethos.kinds import MODELS
from ethos.kinds.base import Entry

SHARED = frozenset({"title", "summary", "status"})
"""Fields that every entry has, and hardly anything else has all of."""
TELLING = 2
"""How many fields must be another kind's before a file in the right sort of folder is taken for that kind; or how many
of its own folder's must be missing, where it has none of them or is a whole entry of the other kind."""


def kind_of(fields: Collection[str]) -> type[Entry] | None:
    """The kind whose fields these are, or None for what is no entry; the kind with no fields of its own comes last."""
    return min(MODELS, key=lambda each: _misfit(each, fields)) if set(fields) >= SHARED else None


def misplaced(model: type[Entry], fields: Collection[str]) -> type[Entry] | None:
    """The kind that a file among entries of another kind looks like; None when it may be one of them."""
    found = kind_of(fields)
    if found is None or found is model or _misfit(found, fields) >= _misfit(model, fields):
        return None
    theirs, ours = (set(fields) & _known(found)) - _known(model), _known(model) - _known(Entry)
    is_bare = not ours & set(fields) and len(ours & _must(model)) >= TELLING
    is_whole = not _misfit(found, fields) and (theirs or _misfit(model, fields) >= TELLING)
    return found if len(theirs) >= TELLING or is_whole or is_bare else None


def _misfit(model: type[Entry], fields: Collection[str]) -> int:
    """How many fields a kind does not know, and how many that it must have are missing."""
    return len(set(fields) - _known(model)) + len(_must(model) - set(fields))


def _must(model: type[Entry]) -> set[str]:
    return {each.alias or name for name, each in model.model_fields.items() if each.is_required()}


def _known(model: type[Entry]) -> set[str]:
    return {each.alias or name for name, each in model.model_fields.items()}
