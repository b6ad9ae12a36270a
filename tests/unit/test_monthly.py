"""The month's dilemma is the same for everyone, also after the content has grown during the month."""

from __future__ import annotations

import json
from datetime import date

from dilemma_sources import dilemma

from conftest import Lay
from ethos import content
from ethos.catalogue import Catalogue
from ethos.views import monthly

FIRST = [dilemma(f"fall-{number}") for number in range(8)]
NEW = [dilemma(f"nytt-{number}") for number in range(8)]
ADDED = [(path, text.replace("2026-01-15", "2026-06-10")) for path, text in NEW]


def catalogue(site_in: Lay, files: list[tuple[str, str]]) -> Catalogue:
    found = content.load(site_in({"files": dict(files)})).catalogue
    assert found
    return found


def year(found: Catalogue) -> list[str]:
    chosen = [monthly.of(found, date(2026, month, 28)) for month in range(1, 13)]
    return [each.dilemma.slug for each in chosen if each]


def test_what_is_added_changes_no_month_that_has_begun(site_in: Lay) -> None:
    before, after = year(catalogue(site_in, FIRST)), year(catalogue(site_in, [*FIRST, *ADDED]))
    assert before[1:6] == after[1:6]
    assert any(slug.startswith("nytt") for slug in after[6:])


def test_every_day_of_a_month_has_the_same_and_months_differ(site_in: Lay) -> None:
    found = catalogue(site_in, FIRST)
    assert monthly.of(found, date(2026, 3, 1)) == monthly.of(found, date(2026, 3, 31))
    assert len(set(year(found))) > 4


def test_what_is_archived_is_no_months(site_in: Lay) -> None:
    archived = [dilemma(f"fall-{number}", status="archived") for number in range(8)]
    assert set(year(catalogue(site_in, [*archived, dilemma("kvar")]))) == {"kvar"}


def test_two_years_are_told(site_in: Lay) -> None:
    """From the build's month, each as it will be chosen on that month's days."""
    found = catalogue(site_in, FIRST)
    told = json.loads(monthly.file(found, date(2026, 11, 21)).content)
    assert (min(told), max(told), len(told)) == ("2026-11", "2028-10", 24)
    later = monthly.of(found, date(2027, 5, 9))
    assert later and told["2027-05"] == {
        "path": later.dilemma.path,
        "title": later.dilemma.title,
        "minutes": 40,
        "words": "maj 2027",
    }


def test_no_dilemmas_no_month(site_in: Lay) -> None:
    assert monthly.of(catalogue(site_in, []), date(2026, 11, 21)) is None
