"""What is published is not heavier than those who fetch it can take."""

from __future__ import annotations

from pathlib import Path

import pytest

from ethos.weight import LARGEST, heavy_calendars


@pytest.mark.parametrize(
    ("path", "size", "told"),
    [
        ("kalender/alla.ics", LARGEST + 1, ["calendar-large"]),
        ("kalender/arkiv/2024.ics", LARGEST + 200_000, ["calendar-large"]),
        ("kalender/alla.ics", LARGEST, []),
        ("sok/alla.ics", LARGEST + 1, []),
        ("kalender/index.html", LARGEST + 1, []),
    ],
)
def test_a_calendar_that_programs_would_lose_events_of(tmp_path: Path, path: str, size: int, told: list[str]) -> None:
    """It is a warning, which stops a proposal and no night's build."""
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_bytes(b"x" * size)
    found = list(heavy_calendars(tmp_path))
    assert [each.code for each in found] == told
    assert all(each.level == "warning" and each.path == path for each in found)
