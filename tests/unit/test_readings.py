"""What is kept of readings saves work and changes no answer: what is new is read, and all else is not read again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from conftest import SETTINGS, Lay
from ethos import inspection, recalled, rules
from ethos.cli import main
from ethos.kept import NOTHING, Store
from ethos.memory import Memory
from ethos.problem import Problem
from ethos.readings import SORT, kept
from ethos.source import document

DAY = date(2026, 11, 21)
PAGE = """---
title: Om oss
summary: Vilka vi är.
status: published
published: 2026-01-15
review_by: 2026-12-01
{}---
{}
"""
OM, MER = "content/om.md", "content/mer.md"


@pytest.fixture
def root(site_in: Lay) -> Path:
    return site_in({"files": {OM: PAGE.format("", "Vi finns. [Mer](mer.md#nu)"), MER: PAGE.format("", "## Nu\n\nNu.")}})


def told(root: Path, day: date = DAY, memory: Memory | None = None) -> list[Problem]:
    """What is found with what was kept, which is what is found without."""
    with kept(Store(root, b"secret")):
        found = inspection.told(inspection.inspect(root, day, memory=memory), day)
    assert found == inspection.check(root, day)
    return found


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, str]]]:
    """Which rules have been asked of which entry, and what texts have been read as YAML."""
    made: list[tuple[str, str]] = []
    whole, load = rules.asked, document.yaml12.load

    def judged(name: str, of: Any, today: date) -> Iterator[Problem]:
        made.extend((name, each.source.path) for each in of.entries if name in rules.ALONE)
        return whole(name, of, today)

    def loaded(text: str, *rest: Any, **more: Any) -> Any:
        made.append(("yaml", text))
        return load(text, *rest, **more)

    monkeypatch.setattr(rules, "asked", judged)
    monkeypatch.setattr(document.yaml12, "load", loaded)
    yield made


def again(root: Path, asked: list[tuple[str, str]], day: date = DAY) -> set[tuple[str, str]]:
    """What is asked when all is read with what was kept."""
    asked.clear()
    with kept(Store(root, b"secret")):
        inspection.inspect(root, day)
    return set(asked)


def test_what_is_the_same_is_not_read_again(root: Path, asked: list[tuple[str, str]]) -> None:
    told(root)
    assert again(root, asked) == set()
    (root / OM).write_text(PAGE.format("", "Vi finns ännu."))
    now = again(root, asked)
    assert {path for name, path in now if name != "yaml"} == {OM}
    assert {name for name, _ in now} == {*rules.ALONE}, "its fields are the same, and are not read again"


def test_a_new_day_asks_again_what_rests_on_it(root: Path, asked: list[tuple[str, str]]) -> None:
    told(root)
    assert {name for name, _ in again(root, asked, DAY + timedelta(1))} == rules.DATED.intersection(rules.ALONE)


@pytest.mark.parametrize("fresh", [True, False])
def test_nothing_is_kept_where_nothing_is_to_be(root: Path, asked: list[tuple[str, str]], fresh: bool) -> None:
    with kept(NOTHING) if fresh else recalled.using(recalled.Ledger()):
        inspection.inspect(root, DAY)
    assert {name for name, _ in again(root, asked)} >= {"yaml", *rules.ALONE}


def test_what_stops_half_way_keeps_nothing(root: Path, asked: list[tuple[str, str]]) -> None:
    with pytest.raises(KeyboardInterrupt), kept(Store(root, b"secret")):
        inspection.inspect(root, DAY)
        raise KeyboardInterrupt
    assert again(root, asked)


def test_what_has_been_touched_is_read_anew(root: Path, asked: list[tuple[str, str]]) -> None:
    told(root)
    for each in (root / ".cache/ethos" / SORT).iterdir():
        if each.is_file() and not each.is_symlink() and each.name != "lock":
            each.write_bytes(each.read_bytes().replace(b"[]", b"[ ]"))
    assert again(root, asked)


def test_a_changed_setting_is_heeded_in_texts_that_are_the_same(root: Path) -> None:
    (root / OM).write_text(PAGE.format("themes: [jav]\n", "Vi finns."))
    assert "unknown-word" not in {each.code for each in told(root)}
    words = root / "site_config/vocabulary.yml"
    words.write_text(words.read_text().replace("jav:", "javet:"))
    for _ in "12":  # what has been found is found again
        assert OM in {each.path for each in told(root) if each.code == "unknown-word"}


def test_time_and_the_word_of_the_day_are_told_anew(root: Path) -> None:
    """What was found before is worded anew, and what the day has brought about is found."""
    assert "review-overdue" not in {each.code for each in told(root)}
    (root / MER).write_text(PAGE.format("updated: 2026-11-30\n", "## Nu\n\nNu."))
    messages = [
        each.message + each.hint
        for days in (0, 1, 15)
        for each in told(root, DAY + timedelta(days))
        if each.code in {"day-ahead", "review-overdue"}
    ]
    assert len(messages) == 4 and len(set(messages)) == 3, "two days of one text, and both texts on the last"


def test_a_heading_that_goes_is_missed_by_who_links_to_it(root: Path) -> None:
    """The text with the link is the same, and so is what was kept of it."""
    assert "broken-heading" not in {each.code for each in told(root)}
    (root / MER).write_text(PAGE.format("", "## Då\n\nNu."))
    assert [each.path for each in told(root) if each.code == "broken-heading"] == [OM]


def test_what_nobody_asks_for_goes(root: Path) -> None:
    def size() -> int:
        folder = root / ".cache/ethos" / SORT
        return sum(len(each.read_bytes().split(b"\n")) for each in folder.iterdir() if len(each.name) == 64)

    told(root)
    before = size()
    for number in range(5):
        (root / OM).write_text(PAGE.format("", f"Vi finns {number}."))
        told(root)
    assert size() < before + 2


def test_a_preview_asks_of_what_has_changed_alone(root: Path, asked: list[tuple[str, str]]) -> None:
    memory = Memory()
    told(root, memory=memory)
    asked.clear()
    (root / OM).write_text(PAGE.format("", "Vi finns ännu."))
    inspection.inspect(root, DAY, memory=memory)
    assert {path for name, path in asked if name != "yaml"} == {OM}
    asked.clear()
    inspection.inspect(root, DAY, memory=memory)
    assert not [path for name, path in asked if name != "yaml"]


def test_a_rule_says_what_it_rests_on() -> None:
    """By what it is given; that it is told truly is seen in its golden cases, for it is given no more than it says."""
    assert {*rules.ALONE, *rules.WHOLE} == {*rules.NAMES}
    assert len(rules.ALONE) > len(rules.WHOLE) > 10


def test_the_check_keeps_unless_it_is_told_not_to(site_in: Lay) -> None:
    case = yaml.safe_load((SETTINGS.parent / "outputs/dilemma-page.yml").read_text("utf-8"))
    root = site_in(case)
    (root / "mkdocs.yml").write_text("site_name: x\ntheme: {name: null}\nplugins: [ethos]\n")
    folder = root / ".cache/ethos" / SORT
    for words, is_there in ((["--fresh"], False), ([], True)):
        CliRunner().invoke(main, ["--root", str(root), "check", *words])
        assert folder.is_dir() == is_there
