"""The table of places: every address of the site's own is in it, once, and can be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from ethos import places
from ethos.place import Place


def unplaced() -> Iterator[str]:
    """What the table lacks, told so that one knows what to add: places, and their words."""
    for name, each in vars(places).items():
        if isinstance(each, Place) and each not in places.PLACES:
            yield f"plugins/ethos/places.py: add {name} to PLACES"
    for name, told in {"key": [e.key for e in places.PLACES], "path": [_plain(e.path) for e in places.PLACES]}.items():
        twice = (f'the {name} "{each}" {count} times' for each, count in Counter(told).items() if count > 1)
        yield from (f"plugins/ethos/places.py tells {each}" for each in twice)
    for each in places.PLACES:
        if each.parent and each.parent not in places.PLACES:
            yield f"plugins/ethos/places.py: {each.key} lies under {each.parent.key}, which is not in PLACES"
        yield from _unworded(each)


def _plain(path: str) -> str:
    """A path without what some servers and disks make nothing of: capitals, and the closing slash."""
    return path.casefold().rstrip("/")


def _unworded(place: Place) -> Iterator[str]:
    try:
        _ = place.label
    except KeyError as error:
        yield f"plugins/ethos/{error.args[0]} is missing, for the place {place.key}"


def test_every_place_is_in_the_table() -> None:
    """Under a key, a path and a parent of its own, with its words."""
    assert list(unplaced()) == []


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (Place("vi/", "ours"), "places.py: add OURS to PLACES"),
        (Place("vi/", "search"), 'places.py tells the key "search" 2 times'),
        (Place("SOK", "ours"), 'places.py tells the path "sok" 2 times'),
        (Place("vi/", "ours", parent=Place("a/", "a")), "ours lies under a, which is not in PLACES"),
        (
            Place("vi/", "ours", words="page.ours.title"),
            "sv.toml: label.page.ours.title is missing, for the place ours",
        ),
    ],
)
def test_what_is_forgotten_is_named(place: Place, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the site's own addresses that is in no table, or in it twice."""
    monkeypatch.setattr(places, "OURS", place, raising=False)
    if "add OURS" not in told:
        monkeypatch.setattr(places, "PLACES", (*places.PLACES, place))
    assert any(told in each for each in unplaced()), list(unplaced())
