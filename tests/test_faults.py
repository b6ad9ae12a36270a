"""A sample of `make faults` in a smaller site: builds that fail, or are killed, leave a whole site, old or new."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from faults import plan, run, table
from programs import one_of_each

SAMPLE = 6


@pytest.mark.slow
def test_faults_leave_the_old_site_or_the_new(tmp_path: Path) -> None:
    """Whatever strikes and whenever, the published tree is one of the two, and the next build puts all right."""
    if shutil.which("strace") is None:
        assert "CI" not in os.environ, "strace is missing"
        pytest.skip("strace is missing: apt-get install strace")
    outcomes = run(tmp_path, SAMPLE, workers=1, lay=one_of_each)
    told = "\n".join(table(outcomes))
    assert not [each for each in outcomes if each.wrong], told
    assert sum(each.fired for each in outcomes) >= SAMPLE * 3 / 4, told
    assert {each.left for each in outcomes} == {"old", "new"}, told


def test_the_plan_covers_every_call_and_error() -> None:
    """As many faults as are asked for, at different places, also where a call is made once only."""
    calls = {"openat": (1500, 2500), "renameat2": (0, 1), "write": (10, 200)}
    faults = plan(calls, 200)
    assert len(faults) == 200
    assert {each.how for each in faults if each.call == "openat"} == {"EACCES", "EIO", "ENOSPC", "EMFILE", "kill -9"}
    assert {each.how for each in faults if each.call == "renameat2"} == {"EACCES", "EIO", "ENOSPC", "kill -9"}
    places = {each.when for each in faults if each.call == "openat"}
    assert len(places) > 50
    assert min(places) < 1500 < max(places)
    assert max(places) <= 2500
