"""The repository's own content."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from ethos import site
from ethos.content import load
from ethos.kinds import Code
from ethos.kinds.fields import day_of

CLOCK = re.compile(r"\d\d\.\d\d")


def test_the_content_has_no_problems(root: Path) -> None:
    """What we publish is an example to those who take the repository over: on the day it was last changed, at least."""
    assert site.check(root, last_day(root)) == []


def test_what_is_written_by_the_clock_stands_in_its_order(root: Path) -> None:
    """Wherever a few clauses of a code are lifted out, too: a day that begins anew halfway looks disordered there."""
    catalogue = load(root).catalogue
    assert catalogue
    headings = {each.slug: [clause.heading[:5] for clause in each.clauses] for each in catalogue.of(Code)}
    timed = {slug: found for slug, found in headings.items() if any(map(CLOCK.fullmatch, found))}
    assert timed and [slug for slug, found in timed.items() if found != sorted(found)] == []


def last_day(root: Path) -> date:
    """The last day that any text tells of itself."""
    catalogue = load(root).catalogue
    assert catalogue
    days = [(each.published, each.updated, each.reviewed) for each in catalogue.entries]
    return max(day_of(day) for known in days for day in known if day)
