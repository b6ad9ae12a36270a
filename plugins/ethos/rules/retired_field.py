"""A field that is going has another name now, or none: it is read for one release more (``kinds/retired.py``)."""

from __future__ import annotations

from collections.abc import Iterator

from ethos import texts
from ethos.kinds.base import example, field_problem
from ethos.problem import Problem
from ethos.share import Share
from ethos.source import Document


def check(share: Share) -> Iterator[Problem]:
    for document in share.documents:
        yield from _told(document)


def _told(document: Document) -> Iterator[Problem]:
    for loc, new, gone in document.former:
        field = str(loc[-1])
        what = texts.label(f"retired.{'renamed' if new else 'removed'}").format(field=field, new=new)
        right = example(document, (*loc[:-1], new)) if new else texts.label("retired.gone").format(field=field)
        yield field_problem(document, "retired-field", loc, what=what, gone=gone, example=right)
