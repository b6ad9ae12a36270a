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
from ethos.output import Page


class Seen:
    """Who reads what is inside of other entries, while a page of one entry is drawn."""

    def __init__(self) -> None:
        self.own: object = None
        self.read: set[tuple[str, str]] = set()

    def watch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        plain = Entry.__getattribute__

        def watched(entry: Entry, name: str) -> Any:
            if (name == "body" or name in type(entry).inside) and self.own and plain(entry, "key") != self.own:
                self.read.add((str(self.own), f"{plain(entry, 'key')}: {name}"))
            return plain(entry, name)

        monkeypatch.setattr(Entry, "__getattribute__", watched)

    def draw(self, page: Page) -> None:
        assert isinstance(page.made_of, partial)
        self.own = page.made_of.args[0].key
        assert page.draw().html
        self.own = None


@pytest.fixture(scope="module")
def edition() -> site.Edition:
    made = site.render(site.inspect(ROOT, TODAY), TODAY, preview=True)  # which prints nothing
    assert isinstance(made, site.Edition)
    return made


@pytest.fixture(scope="module")
def pages(edition: site.Edition) -> list[Page]:
    """The pages of which it is known beforehand what decides them."""
    return [each for each in edition.outputs if isinstance(each, Page) and each.made_of]


def test_the_pages_of_an_entry_show_no_more_of_others_than_their_faces(
    pages: list[Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen()
    seen.watch(monkeypatch)
    for page in pages:
        seen.draw(page)
    assert not seen.read


def test_every_published_entry_has_such_a_page(edition: site.Edition, pages: list[Page]) -> None:
    there = {page.path for page in pages}
    assert {entry.path for entry in edition.catalogue.public} <= there


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_inside_is_a_field(kind: str) -> None:
    assert KINDS[kind].inside <= KINDS[kind].model_fields.keys()


def test_no_hash_tells_where_anything_lies_in_memory(edition: site.Edition, pages: list[Page]) -> None:
    """Two builds of the same would else never agree."""
    told = [edition.frame.made_of, *map(repr, pages)]
    assert not [each[:200] for each in told if " object at 0x" in each or " at 0x" in each]
