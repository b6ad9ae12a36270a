"""Whoever promises that a page is decided by one entry and by the faces of all reads nothing else.

A page that is not drawn again because that is as before would else show what stood there before.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from conftest import ROOT, TODAY
from ethos import site
from ethos.kinds import KINDS, Entry
from ethos.output import File, Page
from ethos.views import press
from ethos.views.cards import Card, Shelf


class Seen:
    """Who reads what is inside of other entries, while a page of one entry is drawn."""

    def __init__(self) -> None:
        self.own, self.is_strict = "", False
        """The entry whose page it is, and whether it may tell of others only what is on cards that it says it shows."""
        self.read: set[tuple[str, str, str]] = set()
        self.faults: set[tuple[str, str, str]] = set()

    def watch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        plain = Entry.__getattribute__

        def watched(entry: Entry, name: str) -> Any:
            kind = type(entry)
            if self.own and (name == "body" or name in kind.inside | (kind.on_cards if self.is_strict else set())):
                self.read.add((self.own, plain(entry, "key"), name))
            return plain(entry, name)

        monkeypatch.setattr(Entry, "__getattribute__", watched)

    def draw(self, page: Page | File) -> None:
        assert isinstance(page.made_of, partial)
        own, strictly = self._promised(page.made_of)
        self.is_strict, self.own = bool(strictly), page.path
        cards = page.draw().cards if isinstance(page, Page) else page.content and ()
        self.own = ""
        shown = {(page.path, other, name) for other in cards for name in strictly}
        self.faults |= {each for each in self.read if each[1] not in own} - shown
        self.read.clear()

    @staticmethod
    def _promised(known: partial[str]) -> tuple[set[str], frozenset[str]]:
        """The keys of those whose every word may be read, and what may be read only of those whose cards are shown."""
        own = known.args[0] if known.args else None
        if isinstance(own, Entry):
            return {own.key}, frozenset() if own.is_archived else own.on_cards
        if known.func.__name__ == "texts":
            return {each.key for each in own}, frozenset()
        return set(), frozenset().union(*(kind.on_cards for kind in KINDS.values()))  # a list, which says whose cards


class Forgetful(dict[str, Card]):
    """Remembers no card: who asks for one reads its entry, and is seen to."""

    def __contains__(self, _key: object) -> bool:
        return False


@pytest.fixture(scope="module")
def inspection() -> site.Inspection:
    return site.inspect(ROOT, TODAY)


@pytest.fixture(scope="module")
def live(inspection: site.Inspection) -> site.Live:
    """Which prints nothing."""
    return site.live(inspection, TODAY)


@pytest.fixture(scope="module")
def pages(live: site.Live) -> list[Page | File]:
    """The pages and files of which it is known beforehand what decides them."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(press, "Shelf", lambda *told: Shelf(*told, _cards=Forgetful()))
        return [each for each in live.outputs if isinstance(each, Page | File) and each.made_of]


def test_the_pages_of_an_entry_show_no_more_of_others_than_their_faces(
    pages: list[Page | File], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen()
    seen.watch(monkeypatch)
    for page in pages:
        seen.draw(page)
    assert not seen.faults


def test_every_published_entry_has_such_a_page(inspection: site.Inspection, pages: list[Page | File]) -> None:
    there = {page.path for page in pages}
    assert inspection.catalogue
    assert {entry.path for entry in inspection.catalogue.public} <= there


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_inside_is_a_field(kind: str) -> None:
    assert KINDS[kind].inside <= KINDS[kind].model_fields.keys()


def test_no_hash_tells_where_anything_lies_in_memory(live: site.Live, pages: list[Page | File]) -> None:
    """Two builds of the same would else never agree."""
    told = [live.frame.made_of, *map(repr, pages)]
    assert not [each[:200] for each in told if " object at 0x" in each or " at 0x" in each]
