"""What pages tell machines is schema.org: every property exists, on that type, with values of its kind.

``schema-dts`` is Google's rendering of the official vocabulary in TypeScript's types, and TypeScript's compiler is the
check: an object literal may have no property that its type has not, and an enumeration none but its own members.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from browser.year_of_events import lay
from ethos import site
from ethos.output import Page
from ethos.views.linked_data import Data
from test_html import MODULES, needs

pytestmark = pytest.mark.node

TSC = MODULES / "typescript/bin/tsc"
TYPES = MODULES / "schema-dts/dist/schema.d.ts"


def told(root: Path, today: date) -> dict[str, Data]:
    """What each page of a site tells, by its path."""
    made = site.live(site.inspect(root, today), today).outputs
    return {each.path: dict(each.data) for each in made if isinstance(each, Page) and each.data}


@pytest.fixture(scope="module")
def all_told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Data]:
    """What the repository's own site tells, and one with an event in every state."""
    today, own = date(2026, 11, 30), Path(__file__).parents[1]
    return told(own, today) | told(lay(tmp_path_factory.mktemp("year") / "sources"), today)


def faults(data: Mapping[str, Data], folder: Path) -> list[str]:
    """What TypeScript has against it, a line each."""
    needs("node", TSC, "nodejs npm")
    rows = [f'import type {{ Thing, WithContext }} from "{TYPES.with_suffix("").with_suffix("")}.js";']
    rows += [
        f"export const page{at}: WithContext<Thing> = {as_literal(each)};" for at, each in enumerate(data.values())
    ]
    (folder / "told.mts").write_text("\n".join(rows), encoding="utf-8")
    command = ["node", str(TSC), "--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "told.mts"]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    return done.stdout.splitlines()


def as_literal(data: Data) -> str:
    """JSON is a literal of TypeScript's."""
    return json.dumps(data, ensure_ascii=False)


def test_every_page_is_valid(all_told: dict[str, Data], tmp_path: Path) -> None:
    assert {"EducationEvent", "Course", "LearningResource", "WebSite"} <= {each["@type"] for each in all_told.values()}
    assert faults(all_told, tmp_path) == []


def test_what_is_wrong_is_found(tmp_path: Path) -> None:
    """A property, a value, a nested property or a type that schema.org does not have; what is right is not found."""
    right: Data = {"@context": "https://schema.org", "@type": "EducationEvent", "name": "Gränsen"}
    wrong: list[Data] = [
        {"begins": "2027-03-17"},
        {"eventStatus": "https://schema.org/EventMoved"},
        {"location": {"@type": "Place", "street": "Storgatan 1"}},
        {"@type": "Seminar"},
    ]
    found = faults({str(at): {**right, **each} for at, each in enumerate([{}, *wrong])}, tmp_path)
    lines = {int(each.partition("(")[2].partition(",")[0]) for each in found if each.startswith("told.mts(")}
    assert lines == {3, 4, 5, 6}


def pairs(value: Any) -> Iterator[tuple[str, Any]]:
    """Every property with its value, however deep."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name, inner
            yield from pairs(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from pairs(inner)


DAYS = {"startDate", "endDate", "previousStartDate", "validFrom", "availabilityEnds", "uploadDate"}
ADDRESSES = {"url", "hasMap"}


def test_days_and_addresses_are_whole(all_told: dict[str, Data]) -> None:
    """TypeScript takes any text for a day or an address: times have their offset, addresses their host."""
    found = [pair for data in all_told.values() for pair in pairs(data)]
    times = [value for name, value in found if name in DAYS and "T" in value]
    assert all(value[-6] in "+-" for value in times)
    assert all(len(value) == 10 for name, value in found if name in DAYS and "T" not in value)
    assert all(date.fromisoformat(value[:10]) for name, value in found if name in DAYS)
    assert all(urlsplit(value).hostname for name, value in found if name in ADDRESSES)
    assert len(times) > 40


def test_every_event_says_what_search_engines_ask_for(all_told: dict[str, dict[str, Any]]) -> None:
    """A name, a start and a state; and of what is moved or put off, when it was to be."""
    events = [data for data in all_told.values() if data["@type"] == "EducationEvent"]
    events += [each for data in all_told.values() for each in data.get("hasCourseInstance", ())]
    assert len(events) > 20
    for each in events:
        assert {"name", "startDate", "endDate", "eventStatus", "url"} <= each.keys()
        late = each["eventStatus"] in {"https://schema.org/EventRescheduled", "https://schema.org/EventPostponed"}
        assert ("previousStartDate" in each) is late, each["url"]
