"""What a word touches: all but cases on the first page, and what one may still go to before what has been."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import ROOT, TODAY
from ethos import site
from ethos.happening import events_of, midnight
from ethos.kinds import Seminar
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
    seminars = press.catalogue.of(Seminar)
    shown = touched._as_met(press, seminars)
    held = [event for each in shown for event in events_of(each) if event.takes_place]
    coming = [event.timing.starts for event in held if event.timing.ends > midnight(TODAY)]
    assert len(shown) == len(seminars) and 1 < len(coming) < len(held)
    assert [event.timing.starts for event in held[: len(coming)]] == coming == sorted(coming)
