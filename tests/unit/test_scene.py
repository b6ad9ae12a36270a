"""The rooms seen from above: each in a tint of its own, and nothing drawn where nobody sees it."""

from __future__ import annotations

import re

import pytest

from ethos.places import PLACES
from ethos.views.disc import DIFFERENT
from ethos.views.scene import HEIGHT, HOUSE, ROOMS, WIDTH

PERSON = re.compile(r'translate\((\S+) (\S+)\)rotate\(\S+\)"><path class="one" d="M-1-(\d+)a')


def test_every_room_of_the_menu_has_a_tint_of_its_own() -> None:
    """So that a reader sees in which room a page is; and what to do when it has happened is one, too. What is in none
    has the start page's tint."""
    menu = {each.section.key for each in PLACES if each.menu}
    assert ROOMS.keys() == menu | {"for_real", HOUSE}
    assert sorted(room.tint for key, room in ROOMS.items() if key != HOUSE) == sorted(DIFFERENT)


@pytest.mark.parametrize("key", ROOMS)
def test_what_is_drawn_is_seen(key: str) -> None:
    """Everybody sits at least in part within the field; the scene says nothing to who listens."""
    drawn = ROOMS[key].drawn
    people = [tuple(map(float, each)) for each in PERSON.findall(drawn)]
    assert len(people) == drawn.count("data-andra") - (3 if key == "code" else 0)
    for x, y, size in people:
        assert -size < x < WIDTH + size and -size < y < HEIGHT + size, (x, y)
    assert 'aria-hidden="true"' in drawn and "<text" not in drawn
