"""What many dilemmas in one are headed by: contents, the way to hold a conversation, a register."""

from __future__ import annotations

from collections.abc import Sequence

from ethos import texts
from ethos.kinds import Dilemma
from ethos.paper.tree import Json
from ethos.plan import PLANS
from ethos.views.paper.agenda import table
from ethos.views.press import Press


def head(held: int, known: int) -> dict[str, Json]:
    """What a book says before its dilemmas, but for its title: it has ``held`` of the ``known`` ones."""
    return {
        "brief": brief(held, known),
        "agendas": [texts.label("paper.length").format(minutes=each) for each in PLANS],
        "steps": table(),
    }


def brief(held: int, known: int) -> str:
    """How many dilemmas there are in a book."""
    if held < known:
        return texts.label("paper.count.some").format(held=held, known=known)
    return texts.label("paper.count.one") if held == 1 else texts.label("paper.count.many").format(count=held)


def register(press: Press, entries: Sequence[Dilemma]) -> list[Json]:
    """The themes in the order of the vocabulary, each with the numbers of its dilemmas."""
    words = press.catalogue.settings.words("themes")
    found = {slug: [place for place, each in enumerate(entries) if slug in each.themes] for slug in words}
    return [[words[slug], [*places]] for slug, places in found.items() if places]
