"""What a word touches: all but cases on the first page, and what one may still go to before what has been."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import ROOT, TODAY
from ethos import site
from ethos.happening import events_of, midnight
from ethos.kinds import Dilemma, Seminar
from ethos.views import law, organisations, touched, vocabulary
from ethos.views.press import Press


@pytest.fixture(scope="module")
def press() -> Press:
    catalogue = site.inspect(ROOT, TODAY).catalogue
    assert catalogue
    return Press(catalogue, TODAY)


@pytest.mark.parametrize(("view", "cards"), [(vocabulary, 60), (law, 30), (organisations, 30)])
def test_only_cases_go_on_to_a_second_page(
    press: Press, monkeypatch: pytest.MonkeyPatch, view: Any, cards: int
) -> None:
    """Who reads of a role or a law meets all else about it at once, and not after ninety cases."""
    monkeypatch.setattr(view, "CARDS", cards)
    further = [page for page in view.pages(press) if "/sida/" in page.path and "a-o/" not in page.path]
    assert further or view is organisations  # none has so many cases
    assert not [page.path for page in further if '<section class="band"' in page.body]


def test_what_one_may_go_to_comes_before_what_has_been(press: Press) -> None:
    seminars, cases = press.catalogue.of(Seminar), press.catalogue.of(Dilemma)
    ahead, gone = touched._as_met(press, [*seminars, *cases])
    held = [event for each in ahead for event in events_of(each) if event.takes_place]
    coming = [event.timing.starts for event in held if event.timing.ends > midnight(TODAY)]
    past = [event.timing.starts for each in gone for event in events_of(each)]
    assert len(ahead) + len(gone) == len(seminars) + len(cases) and ahead[-1] is cases[-1]
    assert len(coming) > 1 and [event.timing.starts for event in held] == coming == sorted(coming)
    assert len(past) > 1 and past == sorted(past, reverse=True) and past[0] < midnight(TODAY) < coming[0]


def test_what_has_been_stands_under_a_heading_that_says_so(press: Press) -> None:
    """A course of years ago is no way on beside one of next year."""
    page = next(each.body for each in vocabulary.pages(press) if each.path == "principer/objektivitet/")
    courses = page.partition('<section class="band" aria-labelledby="course">')[2].partition("</section>")[0]
    coming, heading, past = courses.partition("<h3>Tidigare</h3>")
    assert heading and "2017" in past and "2017" not in coming
