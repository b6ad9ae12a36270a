"""The repository's own content."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ethos import site


def test_the_content_has_no_problems(root: Path, today: date) -> None:
    """What we publish is an example to those who take the repository over: neither errors nor warnings."""
    assert site.check(root, today) == []
