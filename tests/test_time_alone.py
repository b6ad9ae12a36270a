"""Time alone breaks no build: what may be published today may be published in five years, with nothing changed.

What only falls due is told as a notice, which stops nothing; a build that stopped would keep tomorrow's calendar from
those who subscribe, and what is overdue would be no less so.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from conftest import Lay
from ethos import site
from ethos.problem import Level, has_errors
from test_golden import DAY, cases, read

LATER = [1, 30, 366, 5 * 366]
"""Days from today: after a night, a month, a year and five."""


def told(root: Path, today: date) -> set[str]:
    """The codes of what would stop a build under ``--strict``."""
    return {each.code for each in site.check(root, today) if has_errors([each], strict=True)}


def after(today: date, days: int) -> date:
    return date.fromordinal(today.toordinal() + days)


@pytest.mark.parametrize("path", [*cases("problems"), *cases("outputs")])
def test_what_passes_today_passes_later(path: Path, site_in: Lay) -> None:
    """Every golden site that is sound."""
    case = read(path)
    today, root = case.get("today", DAY), site_in(case.get("passes", case))
    at_once = set(case.get("told", ()))
    assert told(root, today) == at_once
    assert {days: found for days in LATER if (found := told(root, after(today, days))) != at_once} == {}


def test_what_falls_due_is_told(root: Path) -> None:
    """As notices, with the file and the day."""
    found = site.check(root, after(DAY, LATER[-1]))
    codes = {each.code for each in found if each.level is Level.NOTICE}
    assert {"review-overdue", "statement-overdue", "security-expires"} <= codes


def test_our_own_site_is_built_in_five_years(root: Path, tmp_path: Path) -> None:
    """With every link and file in its place, as the nightly build makes it."""
    day, target = after(DAY, LATER[-1]), tmp_path / "site"
    command = [sys.executable, "-m", "ethos", "--root", str(root), "build", "--strict", "--today", str(day)]
    done = subprocess.run([*command, "--site-dir", target], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert (target / "index.html").is_file()
