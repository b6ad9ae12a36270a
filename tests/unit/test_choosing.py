"""The site chooses: one order of cases, the same in Python and in browsers, with an answer to every question."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from conftest import ROOT
from ethos import content
from ethos.kinds import Dilemma
from ethos.views import choosing, library
from ethos.views.press import Press
from in_node import in_node

CHOOSE = """
return given.asked.map(([theme, minutes]) => {
  const about = given.entries.filter(({ values }) => theme === it.ANY || values.tema.includes(theme));
  const found = it.chosen(about, { theme, minutes, people: 0 });
  return found.map((entry) => [entry.slug, it.why(entry, minutes, given.themes[entry.values.tema[0]])]);
});
"""


@pytest.fixture(scope="module")
def press() -> Press:
    catalogue = content.load(ROOT).catalogue
    assert catalogue
    return Press(catalogue, catalogue.of(Dilemma)[0].published)


@pytest.mark.node
def test_browsers_choose_as_the_pages_do(press: Press) -> None:
    """For every theme and length: the same three in the same order, for the same reasons."""
    themes = choosing.themes(press)
    asked = [(slug, minutes) for slug in themes for minutes in choosing.LENGTHS]
    (data,) = (each for each in library.files(press) if each.path == "data/dilemman.json")
    given = {"asked": asked, "themes": themes, "entries": json.loads(data.content)["entries"]}
    pages = {page.path: page for page in choosing.pages(press)}
    found: Any = in_node("library/choosing.js", CHOOSE, given)
    for (slug, minutes), three in zip(asked, found, strict=True):
        body = pages[choosing.path(slug, minutes)].body
        places = [body.index(f"fall={case}&amp;minuter={minutes}") for case, _ in three]
        assert places == sorted(places) and body.count('<li class="pick') == len(three)
        assert body.count('class="pick first"') == len(re.findall(r'<a class="button" href="[./]*/samtal/', body)) == 1
        assert all(reason in body for _, reason in three)


def test_who_has_no_theme_gets_what_is_mild_about_different_things(press: Press) -> None:
    """As easy as there is that has room."""
    every = press.catalogue.of(Dilemma)
    for minutes in choosing.LENGTHS:
        three = choosing.chosen(every, choosing.ANY, minutes)
        assert {(each.difficulty, each.minutes <= minutes) for each in three} == {(1, True)}
        assert len({each.themes[0] for each in three}) == len(three) == choosing.SHOWN


def test_what_has_room_comes_first(press: Press) -> None:
    """Nothing too long stands before something that fits."""
    for slug in choosing.themes(press):
        about = [each for each in press.catalogue.of(Dilemma) if slug in (choosing.ANY, *each.themes)]
        for minutes in choosing.LENGTHS:
            fits = [each.minutes <= minutes for each in choosing.ranked(about, slug, minutes)]
            assert fits == sorted(fits, reverse=True)
