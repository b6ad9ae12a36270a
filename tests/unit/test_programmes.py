"""How programmes stand: what is late is told wherever it is shown, and what nobody has told of is not made up."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from conftest import SETTINGS, Lay
from ethos.content import load
from ethos.kinds import Initiative, Programme
from ethos.views import face
from ethos.views.press import Press

FILES = yaml.safe_load((SETTINGS.parent / "outputs/programme-page.yml").read_text("utf-8"))["files"]
LATE = "Skulle ha börjat"


@pytest.mark.parametrize(("today", "is_late"), [(date(2027, 12, 31), False), (date(2028, 1, 1), True)])
def test_what_is_late_says_so(today: date, is_late: bool, site_in: Lay) -> None:
    """On its own page, on its programme's and where all stand, from the day after the time it was to begin."""
    catalogue = load(site_in({"files": FILES})).catalogue
    assert catalogue
    press = Press(catalogue, today)
    shown = {each.path: each.body for each in face.pages(press, Programme.kind)}
    for entry in (*catalogue.of(Programme), *catalogue.of(Initiative)):
        shown[entry.path] = face.of(entry.kind).page(press, entry).body
    told = {path for path, body in shown.items() if LATE in body}
    assert told == ({"program/lage/", "program/styrning/", "insatser/piloten/"} if is_late else set())


def test_initiatives_stand_in_order_of_time(site_in: Lay) -> None:
    """The picture and the table of a programme have its initiatives in the order in which they began."""
    catalogue = load(site_in({"files": FILES})).catalogue
    assert catalogue
    (entry,) = catalogue.of(Programme)
    body = face.of(entry.kind).page(Press(catalogue, date(2026, 11, 30)), entry).body
    picture, table = body.split("</svg>")[0], body.split("</svg>")[1]
    assert picture.index("Rådet") < picture.index("Piloten")
    assert table.index("Rådet") < table.index("Piloten")
    assert "<title id" in picture
    assert "<desc id" in picture
