"""What a word touches: all but cases on the first page, and what one may still go to before what has been."""

from __future__ import annotations

import pytest

from conftest import ROOT, TODAY
from ethos import site
from ethos.happening import events_of, midnight
from ethos.kinds import Seminar
from ethos.views import touched, vocabulary
from ethos.views.press import Press


@pytest.fixture(scope="module")
def press() -> Press:
    catalogue = site.inspect(ROOT, TODAY).catalogue
    assert catalogue
    return Press(catalogue, TODAY)


def test_only_cases_go_on_to_a_second_page(press: Press) -> None:
    """Who reads of a role meets its seminars and codes at once, and not after ninety cases."""
    further = [page for page in vocabulary.term_pages(press, "roles") if "/sida/" in page.path]
    assert further
    assert not [page.path for page in further if '<section class="band"' in page.body]


def test_what_one_may_go_to_comes_before_what_has_been(press: Press) -> None:
    seminars = press.catalogue.of(Seminar)
    shown = touched._as_met(press, seminars)
    held = [event for each in shown for event in events_of(each) if event.takes_place]
    coming = [event.timing.starts for event in held if event.timing.ends > midnight(TODAY)]
    assert len(shown) == len(seminars) and 1 < len(coming) < len(held)
    assert [event.timing.starts for event in held[: len(coming)]] == coming == sorted(coming)
