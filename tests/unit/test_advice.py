"""What ”Så här” shows is true on this site: its own words, and what the editor wrote, turned right."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import Lay
from ethos import site
from ethos.problem import Problem

DAY = date(2026, 11, 21)
PAGE = "---\ntitle: Om oss\nsummary: Vilka vi är.\nstatus: published\npublished: 2026-01-15\n{}\n---\n{}\n"
ORGANISATIONS = "arkivet:\n  name: Arkivet\n"
WORDS = "{0}: {{label: {0}, definition: Ett ord.}}"
VOCABULARY = "".join(
    f"{name}:\n  " + "\n  ".join(WORDS.format(word) for word in words) + "\n"
    for name, words in {
        "themes": ["lojalitet", "makt"],
        "principles": ["saklighet", "frihet"],
        "roles": ["bibliotekarie"],
        "settings": ["museum"],
        "values": ["ro", "mod"],
    }.items()
)
OWN = {"site_config/vocabulary.yml": VOCABULARY, "site_config/organisations.yml": ORGANISATIONS}


def told(site_in: Lay, fields: str = "", body: str = "Text.", **files: str) -> list[Problem]:
    """What is told of one page on a site with words of its own."""
    found = site.check(site_in({"files": {**OWN, "content/om.md": PAGE.format(fields, body), **files}}), DAY)
    return [each for each in found if each.path == "content/om.md"]


def shown(problem: Problem) -> str:
    return problem.hint.rpartition("Så här:")[2].strip()


@pytest.mark.parametrize(
    ("fields", "example"),
    [
        ("themes: [frid]", "themes: [lojalitet, makt]"),
        ("themes: 3", "themes: [lojalitet, makt]"),
        ("principles: [x]", "principles: [saklighet, frihet]"),
        ("related: [dilemma]", "related: [prose/om]"),
    ],
)
def test_an_example_has_the_sites_own_words(site_in: Lay, fields: str, example: str) -> None:
    assert [shown(each) for each in told(site_in, fields)] == [example]
