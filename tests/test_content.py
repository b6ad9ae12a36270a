"""The repository's own content."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ethos import site
from ethos.content import load
from ethos.kinds.fields import day_of


def test_the_content_has_no_problems(root: Path) -> None:
    """What we publish is an example to those who take the repository over: on the day it was last changed, at least."""
    assert site.check(root, last_day(root)) == []


def last_day(root: Path) -> date:
    """The last day that any text tells of itself."""
    catalogue = load(root).catalogue
    assert catalogue
    days = [(each.published, each.updated, each.reviewed) for each in catalogue.entries]
    return max(day_of(day) for known in days for day in known if day)
