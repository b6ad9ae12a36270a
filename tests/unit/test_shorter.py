"""What is offered to who has less time than a case is written for."""

from __future__ import annotations

import re

from dilemma_sources import dilemma

from conftest import ROOT, Lay
from ethos import content, plan
from ethos.kinds import Dilemma
from ethos.views import face, shorter
from ethos.views.press import Press


def press_of(site_in: Lay, *files: tuple[str, str]) -> Press:
    catalogue = content.load(site_in({"files": dict(files)})).catalogue
    assert catalogue
    return Press(catalogue, catalogue.of(Dilemma)[0].published)


def written(slug: str, minutes: int) -> tuple[str, str]:
    path, text = dilemma(slug)
    return path, re.sub(r"minutes: \d+", f"minutes: {minutes}", text)


def test_every_shorter_length_has_cases_that_fit_it(site_in: Lay) -> None:
    """A case as long as the plan fits; itself and longer ones do not."""
    press = press_of(site_in, written("lang", 60), written("mellan", 45), written("kort", 20))
    (entry,) = (each for each in press.catalogue.of(Dilemma) if each.slug == "lang")
    found = {each.minutes: [other.slug for other in each.alike] for each in shorter.of(press, entry)}
    assert found == {20: ["kort"], 30: ["kort"], 45: ["mellan", "kort"]}
    assert 'data-samtal="kortare"' in face.of("dilemma").page(press, entry).body


def test_what_fits_every_meeting_is_offered_nothing(site_in: Lay) -> None:
    press = press_of(site_in, written("kort", 20))
    (entry,) = press.catalogue.of(Dilemma)
    assert shorter.of(press, entry) == []
    assert 'data-samtal="kortare"' not in face.of("dilemma").page(press, entry).body


def test_the_method_has_time() -> None:
    catalogue = content.load(ROOT).catalogue
    assert catalogue
    press = Press(catalogue, catalogue.of(Dilemma)[0].published)
    for entry in catalogue.of(Dilemma):
        case = plan.case_of(entry)
        for each in shorter.of(press, entry):
            room = plan.talk(plan.agenda(each.minutes, plan.people([case]), [case]))
            assert each.method is None or (each.method.minutes or 0) <= room
            assert each.minutes < entry.minutes and all(other.minutes <= each.minutes for other in each.alike)
