"""A build does not take away a published event without a word to those who have it in their calendars."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest
from calendar_sources import course, seminar, times, uids, written

from conftest import Lay
from ethos import site
from ethos.departed import departed, published
from ethos.kinds import Entry
from ethos.output import Page, file_of
from ethos.views import pictures
from ethos.views.everything import outputs
from programs import BIN, run
from repositories import SEMINAR

DAY = date(2026, 11, 21)


def laid(folder: Path, *entries: Entry, today: date = DAY) -> Path:
    """The calendars of a site, as they are published."""
    for path, content in written(*entries, today=today).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def codes(tmp_path: Path, before: list[Entry], after: list[Entry], today: date = DAY) -> list[tuple[str, str]]:
    old, new = laid(tmp_path / "site", *before, today=today), laid(tmp_path / "fresh", *after, today=today)
    return [(each.path, each.code) for each in departed(new, old)]


GAVAN = seminar("gavan", title="Gåvan, igen")
LEDA = [times("2027-04-01", "2027-04-02", id=name) for name in ("ett", "tva")]


def test_what_is_gone_stops_the_build(tmp_path: Path) -> None:
    """A file that is gone, a draft, and an occasion that is no longer in its course."""
    assert codes(
        tmp_path, [GAVAN, course("leda", *LEDA)], [seminar("gavan", status="draft"), course("leda", LEDA[0])]
    ) == [
        ("seminars/courses/leda.md", "event-vanishes"),
        ("seminars/gavan.md", "event-vanishes"),
    ]
    (_, problem) = departed(tmp_path / "fresh", tmp_path / "site")
    assert "”Gåvan, igen” (2027-03-17)" in problem.message
    assert "/seminarier/gavan/gavan.ics" in problem.message
    assert "status: withdrawn" in problem.hint


def test_what_was_invented_leaves_without_a_word(tmp_path: Path) -> None:
    """As calendars once had it; what was real and is made an example leaves whoever has it in doubt."""
    once = seminar("gavan", title="Exempel: Gåvan", summary="Det här är ett påhittat exempel.")
    real = [seminar("kaffet"), seminar("teet", title="Exempel: Teet")]
    assert codes(tmp_path, [once, *real], [seminar(each, example=True) for each in ("gavan", "kaffet", "teet")]) == [
        ("seminars/kaffet.md", "event-vanishes"),
        ("seminars/teet.md", "event-vanishes"),
    ]


@pytest.mark.parametrize("status", ["published", "archived", "withdrawn"])
def test_what_the_sources_account_for_is_well(tmp_path: Path, status: str) -> None:
    assert codes(tmp_path, [GAVAN], [seminar("gavan", status=status), seminar("ny")]) == []


def test_what_has_left_the_calendars_is_a_warning(tmp_path: Path) -> None:
    """Nobody waits for what was three years ago, but a link to it may still be somewhere."""
    assert codes(tmp_path, [GAVAN], [], today=date(2030, 1, 1)) == [("seminars/gavan.md", "past-event-vanishes")]


def test_nothing_is_missed_where_nothing_was(tmp_path: Path) -> None:
    assert list(departed(laid(tmp_path / "fresh", GAVAN), tmp_path / "site")) == []
    assert published(tmp_path / "site") == {}


def test_what_is_withdrawn_says_that_it_is_off() -> None:
    """In its own file and, while its day is near, in the calendars; of its text nothing is left, nor of its page."""
    files = written(seminar("gavan", status="withdrawn", sequence=1, place={"name": "Salen", "city": "Umeå"}))
    own = files["seminarier/gavan/gavan.ics"].decode().replace("\r\n ", "")
    assert "STATUS:CANCELLED" in own
    assert "SUMMARY:INSTÄLLT: Gåvan" in own
    assert "Om gåvor" not in own
    assert "URL:https://Ethos.example:8443/bas/seminarier/\r\n" in own
    assert uids(files["kalender/alla.ics"]) == uids(files["kalender/ort/umea.ics"]) == ["seminar-gavan"]


def test_it_is_in_no_page(site_in: Lay) -> None:
    catalogue = site.inspect(site_in({"files": {"seminars/gavan.md": withdrawn()}}), DAY).catalogue
    assert catalogue
    made = {file_of(each): each for each in outputs(catalogue, DAY, pictures.cards(catalogue, DAY))}
    assert "seminarier/gavan/gavan.ics" in made
    assert not [name for name, each in made.items() if isinstance(each, Page) and "Gåvan" in each.body]


def withdrawn() -> str:
    return SEMINAR.replace("status: published", "status: withdrawn")


@pytest.mark.slow
def test_the_command_keeps_the_published_site(site_in: Lay, root: Path) -> None:
    """Without the file it ends with 1, and what is published stays, byte for byte; with the word for it, it goes on."""
    folder = site_in({"files": {"seminars/gavan.md": SEMINAR, "mkdocs.yml": (root / "mkdocs.yml").read_text("utf-8")}})
    for name in ("site_config/theme", "content"):
        (folder / name).mkdir()

    def build() -> subprocess.CompletedProcess[str]:
        return run(BIN / "ethos", "--root", folder, "build", "--today", DAY.isoformat(), "--allow-shrink")

    assert build().returncode == 0
    own = folder / "site/seminarier/gavan/gavan.ics"
    before = own.read_bytes()
    (folder / "seminars/gavan.md").unlink()
    stopped = build()
    assert (stopped.returncode, own.read_bytes()) == (1, before)
    assert "försvinner ur kalendrarna" in stopped.stdout + stopped.stderr
    (folder / "seminars/gavan.md").write_text(withdrawn(), encoding="utf-8")
    assert build().returncode == 0
    assert b"STATUS:CANCELLED" in own.read_bytes()


def test_a_meeting_less_is_the_same_event(tmp_path: Path) -> None:
    """An occasion may lose one of its meetings, or become one again: it is there as long as it is held at all."""
    meetings = [{"start": f"2027-04-0{day}T09:00", "end": f"2027-04-0{day}T12:00"} for day in (1, 2, 3)]
    many, fewer, one = (
        course("leda", {"id": "ett", "state": "confirmed", "sequence": 0, **when})
        for when in ({"meetings": meetings}, {"meetings": meetings[:2]}, meetings[0])
    )
    assert codes(tmp_path / "a", [many], [fewer]) == []
    assert codes(tmp_path / "b", [many], [one]) == []
    assert codes(tmp_path / "c", [one], [many]) == []
    assert codes(tmp_path / "d", [many], []) == [("seminars/courses/leda.md", "event-vanishes")]
