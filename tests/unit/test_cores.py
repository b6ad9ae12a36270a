"""Work shared among cores is the same work, and its faults are the same faults."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from ethos import cores
from ethos.problem import EthosError

pytestmark = pytest.mark.skipif(not cores.FORKS, reason="här kan inga processer delas")


@pytest.fixture(autouse=True)
def three_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "count", lambda: 3)
    monkeypatch.setattr(cores, "MANY", 2)
    alone = threading.active_count()
    counted = threading.active_count
    monkeypatch.setattr(cores.threading, "active_count", lambda: counted() - alone + 1)


def whose(items: Sequence[int]) -> tuple[int, list[int]]:
    return os.getpid(), list(items)


def test_each_core_has_a_share() -> None:
    """Ours among them, and all is done once."""
    answers = cores.shared(whose, range(7))
    assert sorted(each for _, items in answers for each in items) == [*range(7)]
    assert os.getpid() in (processes := {process for process, _ in answers}) and len(processes) > 1


def test_what_is_little_is_done_here() -> None:
    assert cores.shared(whose, range(3)) == [(os.getpid(), [0, 1, 2])]


def test_nothing_is_forked_among_threads() -> None:
    stop = threading.Event()
    beside = threading.Thread(target=stop.wait)
    beside.start()
    try:
        assert cores.shared(whose, range(7)) == [(os.getpid(), [*range(7)])]
    finally:
        stop.set()
        beside.join()


def test_a_fault_is_told_here() -> None:
    """As it was raised there."""

    def fails(items: Sequence[int]) -> None:
        if 1 in items:
            raise EthosError("Mallen går inte att läsa.")

    with pytest.raises(EthosError, match="Mallen"):
        cores.shared(fails, range(7))


def test_a_killed_process_is_told() -> None:
    """Never a site that lacks what it should have laid."""
    here = os.getpid()
    with pytest.raises(EthosError, match="avbröts"):
        cores.shared(lambda _: os.getpid() == here or os._exit(9), range(7))


def test_no_process_is_left(tmp_path: Path) -> None:
    """When a fault is told, nobody writes any longer."""

    def slow(items: Sequence[int]) -> None:
        if 0 in items:
            raise ValueError("här")
        (tmp_path / str(items[0])).write_text("klar", encoding="utf-8")

    with pytest.raises(ValueError, match="här"):
        cores.shared(slow, range(7))
    assert cores.can_fork()
    assert {each.name for each in tmp_path.iterdir()} <= {"1", "2"}
