"""What people type who look for a page: said by its editors, searched, and never shown."""

from __future__ import annotations

from datetime import date

from dilemma_sources import dilemma

from conftest import Lay
from ethos.content import load, settings
from ethos.kinds import Dilemma
from ethos.output import Page
from ethos.search.compounds import swedish
from ethos.search.impact import impacts
from ethos.search.synonyms import Synonyms
from ethos.search.terms import term
from ethos.views import everything, pictures
from ethos.views.searched import search_records
from relevance import ROOT

TODAY = date(2026, 11, 30)
ASKED = "gratisluncherna"


def test_a_case_and_its_theme_are_found_by_it_and_no_page_says_it(site_in: Lay) -> None:
    """The case before its theme; open data alone has the field as it was written."""
    catalogue = load(site_in({"files": dict([dilemma("fallet", sought=ASKED)])})).catalogue
    assert catalogue
    lexicon = swedish()
    found = {each.url: impacts(each, lexicon, Synonyms.read([], lexicon)) for each in search_records(catalogue, TODAY)}
    weights = {url: terms[term(ASKED)] for url, terms in found.items() if term(ASKED) in terms}
    assert [*sorted(weights, key=weights.__getitem__)] == ["teman/jav/", "dilemman/fallet/"]
    made = everything.outputs(catalogue, TODAY, pictures.cards(catalogue, TODAY))
    bodies = {each.path: each.body for each in made if isinstance(each, Page)}
    assert bodies and [path for path, body in bodies.items() if ASKED in body] == []


def test_every_case_and_theme_of_ours_says_it() -> None:
    """In ten words or more, for what a case says of itself finds it only for who has read it."""
    catalogue = load(ROOT).catalogue
    assert catalogue
    said = {each.path: each.searched_as for each in catalogue.public if isinstance(each, Dilemma)}
    said |= {slug: term.searched_as for slug, term in settings(ROOT).vocabulary.themes.items()}
    assert [name for name, words in said.items() if len(words) < 10] == []
