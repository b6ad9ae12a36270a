"""A dilemma as its group may read it before a meeting: no leader's notes, no twists, no law, and no way there."""

from __future__ import annotations

from functools import partial

from ethos import places, texts
from ethos.kinds import Dilemma
from ethos.output import Link, Page
from ethos.views import archive, for_group
from ethos.views.press import Press


def link(entry: Dilemma) -> Link:
    """The way to the page, from what is for the leader."""
    return Link(f"{entry.path}deltagare/", texts.label("participants.link"))


def page(press: Press, entry: Dilemma, trust: str = "") -> Page:
    """The page that an invitation leads to. Search engines are led to the dilemma's own instead.

    ``trust`` is what the dilemma's own page says of how it was written.
    """
    return press.page(
        "kinds/dilemma/participants.html",
        link(entry).path,
        texts.label("participants.title").format(title=entry.title),
        entry.summary,
        lambda: {"situation": press.renderer.block(entry.body, entry.source.path, press.base(link(entry).path))},
        at=places.OF_KIND["dilemma"],
        source=entry.source.path,
        made_of=partial(press.sight.of, entry),
        indexed=False,
        entry=entry,
        trust=trust,
        ways=for_group.ways(entry),
        blanks=for_group.blanks(),
        archive=archive.banner(press.catalogue, entry),
    )
