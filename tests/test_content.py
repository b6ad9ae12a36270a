"""The repository's own content."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from ethos import site
from ethos.content import load
from ethos.kinds import Code, Course, Seminar
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


def test_what_is_invented_speaks_to_nobody_of_their_registration(root: Path) -> None:
    """An invented event takes none, and its page says so: its text promises, asks and recalls nothing of the kind."""
    catalogue = load(root).catalogue
    assert catalogue
    invented = [each for kind in (Seminar, Course) for each in catalogue.of(kind) if each.example]
    spoken = re.compile(r"\b(din anmälan|anmäl dig|anmält dig|anmälningssidan|avboka)\b", re.IGNORECASE)
    assert len(invented) > 5
    assert not {each.slug: found for each in invented if (found := spoken.findall(" ".join(each.body.split())))}
