"""The places of kinds, and of the pages of prose that ours lead to when an agency has written them."""

from __future__ import annotations

from functools import cache

from ethos import texts
from ethos.kinds import KINDS, Prose
from ethos.place import Place

ABOUT, GUIDE, CONTRIBUTE = (
    Place(f"{Prose.public}{slug}/", key, foot=True, is_ours=False)
    for key, slug in (("about", "om"), ("guide", "sa-leder-du-ett-samtal"), ("contribute", "bidra"))
)
"""Prose that our pages lead to when it is there: it is an agency's to write, under a title of its own."""


@cache
def of(kind: str) -> Place:
    """Where the list of a kind is, and its entries under it."""
    model = KINDS[kind]
    above = of(model.above) if model.above else None
    feed = model.public.strip("/")
    return Place(model.public, kind, texts.label(f"kinds.{kind}"), above, menu=model.in_menu, news=(feed,))
