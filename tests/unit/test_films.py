"""Films: moments, paragraphs, files of our own, clips that hold, and films that are awaited, but not for ever."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from conftest import Lay
from ethos import filmed, site
from ethos.catalogue import Catalogue
from ethos.engines.folder import write
from ethos.kinds import Dilemma
from ethos.output import Copy, File, Page
from ethos.problem import Level, has_errors
from ethos.source.transcript import Cue
from ethos.views import film, pictures, searched
from ethos.views.everything import outputs
from ethos.views.press import Press
from ethos.views.spoken import clock, moment, paragraphs, parted

TODAY = date(2026, 11, 21)

SEMINAR = """\
---
title: {title}
summary: Om jäv.
status: {status}
published: 2025-01-15
themes: [jav]
start: {day}T08:15
end: {day}T09:15
state: {state}
sequence: 0
organisers: [{organiser}]
{more}
---
Text.
"""
DILEMMA = """\
---
title: Gåvan
summary: En kollega får en gåva.
status: published
published: 2026-01-15
themes: [jav]
roles: [chef]
settings: [agency]
tension: [{between: rattssakerhet, and: effektivitet}]
difficulty: 2
minutes: 40
group: {min: 4, max: 12}
closure: open
questions: [Ett?, Två?, Tre?]
options: [{label: A, for: B, against: C}, {label: D, for: E, against: F}]
leader: {purpose: G, closing: H}
clip: {seminar: gransen, chapter: Chefen}
---
Text.
"""
ELSEWHERE = "film: {url: https://film.example/1, published: 2026-02-01, minutes: 58, captions: true"
OWN = "film: {url: gransen.webm, published: 2026-02-01, minutes: 2, captions: true, transcript: gransen.vtt"
CHAPTERS = 'chapters: [{at: "0:00", title: Vännen}, {at: "1:00", title: Chefen, questions: [Vem?]}]'
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Kim>Välkommen hit.\n\n01:01.000 --> 01:02.000\n<v Kim>En kamelont.\n"


def seminar(more: str = "", day: str = "2026-03-17", **facts: str) -> str:
    given = {"title": "Gränsen", "status": "published", "state": "confirmed", "organiser": "exempelmyndigheten"}
    return SEMINAR.format(more=more, day=day, **(given | facts))


def problems(root: Path, today: date = TODAY) -> list[tuple[str, str]]:
    return [(each.path, each.code) for each in site.check(root, today)]


def catalogue_of(root: Path) -> Catalogue:
    inspection = site.inspect(root, TODAY)
    assert inspection.problems == []
    assert inspection.catalogue is not None
    return inspection.catalogue


def own(**more: str) -> dict[str, object]:
    """A seminar whose film and text lie beside it, and a dilemma with its second chapter as a clip."""
    files = {"seminars/gransen.md": seminar(f"{OWN}, {CHAPTERS}}}"), "seminars/gransen.vtt": VTT}
    return {"files": {**files, "dilemmas/gavan.md": DILEMMA, **more}, "bytes": {"seminars/gransen.webm": "1a45dfa3"}}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.youtube.com/watch?v=a_b&t=3", "https://www.youtube.com/watch?v=a_b&t=750"),
        ("https://youtu.be/abc", "https://youtu.be/abc?t=750"),
        ("https://www.youtube-nocookie.com/embed/abc?start=1", "https://www.youtube-nocookie.com/embed/abc?start=750"),
        ("https://vimeo.com/123#x", "https://vimeo.com/123#t=750s"),
        ("https://film.example/a.mp4?b=c", "https://film.example/a.mp4?b=c#t=750"),
        ("gransen.webm", "gransen.webm#t=750"),
        ("https://film.example/1", ""),
        ("https://notyoutube.com/watch?v=a", ""),
        ("https://youtube.com.ond.example/watch?v=a", ""),
    ],
)
def test_a_moment_has_an_address_where_the_player_reads_one(address: str, expected: str) -> None:
    assert moment(address, 750) == expected


@pytest.mark.parametrize(("seconds", "told"), [(0, "0:00"), (71, "1:11"), (3599, "59:59"), (3723, "1:02:03")])
def test_the_clock_is_that_of_players(seconds: int, told: str) -> None:
    assert clock(seconds) == told


def test_cues_belong_to_the_chapter_in_which_they_begin() -> None:
    cues = [Cue(str(at), start=at, end=at + 1) for at in (0, 29, 30, 31, 99)]
    assert [[cue.start for cue in part] for part in parted(cues, [30, 60, 90])] == [[0, 29], [30, 31], [], [99]]
    assert parted(cues, []) == [cues]


def test_a_paragraph_ends_with_a_voice_a_pause_or_a_sentence() -> None:
    long = "Mening " * 45
    said = [
        Cue("Ett.", "A", 0, 2),
        Cue("Två", "A", 2, 4),
        Cue("tre.", "A", 4, 6),
        Cue("Svar.", "B", 6, 8),
        Cue("Efter paus.", "B", 11, 12),
        Cue(f"{long}utan", "B", 12, 13),
        Cue("slut.", "B", 13, 14),
        Cue("Nytt.", "B", 14, 15),
    ]
    found = [(each.at, each.voice, each.text[:10]) for each in paragraphs(said)]
    assert found == [
        ("0:00", "A", "Ett. Två t"),
        ("0:06", "B", "Svar."),
        ("0:11", "", "Efter paus"),
        ("0:14", "", "Nytt."),
    ]
    assert [each.text for each in paragraphs([Cue("Ett."), Cue("Två.")])] == ["Ett.", "Två."]
    assert not any(each.at for each in paragraphs([Cue("Ett.")]))


def test_a_film_of_our_own_is_published_with_its_text(site_in: Lay, tmp_path: Path) -> None:
    """Copied as it lies, not read into memory; the text beside it, as captions for the player."""
    root = site_in(own())
    catalogue = catalogue_of(root)
    edition = site.render(site.inspect(root, TODAY), TODAY)
    copies = [each for each in edition.outputs if isinstance(each, Copy) and each.path.endswith(".webm")]
    source = "seminars/gransen.webm"
    assert copies == [Copy("seminarier/gransen/film/gransen.webm", root / source, origin=source)]
    assert [each.path for each in film.files(catalogue)] == ["seminarier/gransen/film/gransen.vtt"]
    write([*copies, *film.files(catalogue)], tmp_path / "out")
    assert (tmp_path / "out/seminarier/gransen/film/gransen.webm").read_bytes() == b"\x1aE\xdf\xa3"
    page = page_of(catalogue, "seminarier/gransen/film/")
    assert '<video class="screen" controls preload="none"' in page
    assert '<track kind="captions" src="gransen.vtt" srclang="sv"' in page
    assert '<a href="gransen.webm#t=60" data-hopp="60">' in page
    assert "autoplay" not in page


def page_of(catalogue: Catalogue, path: str) -> str:
    return next(
        each.body
        for each in outputs(catalogue, TODAY, pictures.cards(catalogue, TODAY))
        if isinstance(each, Page) and each.path == path
    )


def test_a_film_elsewhere_is_a_link_and_nothing_is_fetched_from_there(site_in: Lay) -> None:
    page = page_of(
        catalogue_of(site_in({"files": {"seminars/gransen.md": seminar(f"{ELSEWHERE}}}")}})),
        "seminarier/gransen/film/",
    )
    assert '<a class="button" href="https://film.example/1">' in page
    assert "Filmen ligger på film.example" in page
    assert not any(each in page for each in ("<video", "<iframe", "<img", "<embed", "<object", "src="))


def test_a_clip_is_shown_on_both_pages(site_in: Lay) -> None:
    catalogue = catalogue_of(site_in(own()))
    step = film.clip(Press(catalogue, TODAY), catalogue.of(Dilemma)[0])
    assert step is not None
    assert (step.chapter.path, step.chapter.label) == ("seminarier/gransen/film/#kapitel-2", "Chefen")
    assert (step.span, step.minutes) == ("1:00–2:00", "1 minut")
    chapter = page_of(catalogue, "seminarier/gransen/film/").partition('id="kapitel-2"')[2]
    assert 'href="../../../dilemman/gavan/"' in chapter.partition("</section>")[0]


@pytest.mark.parametrize(
    ("told", "what"),
    [
        ("", "har ingen film"),
        (f"{ELSEWHERE}}}", "har inga kapitel"),
        (f'{ELSEWHERE}, chapters: [{{at: "0:00", title: Cheferna}}]}}', "Närmast: Cheferna"),
    ],
)
def test_a_clip_that_leads_nowhere_is_told_before_anything_is_built(site_in: Lay, told: str, what: str) -> None:
    root = site_in({"files": {"seminars/gransen.md": seminar(told), "dilemmas/gavan.md": DILEMMA}})
    (found,) = site.check(root, TODAY)
    assert (found.path, found.code, found.level) == ("dilemmas/gavan.md", "clip-without-chapter", Level.ERROR)
    assert what in found.message


def test_a_clip_of_a_seminar_with_faults_of_its_own_is_not_told_twice(site_in: Lay) -> None:
    files = {"seminars/gransen.md": seminar("film: {url: fel}"), "dilemmas/gavan.md": DILEMMA}
    assert {path for path, _ in problems(site_in({"files": files}))} == {"seminars/gransen.md"}


def test_what_is_said_is_found_by_searching(site_in: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    """The record of the film's page holds its chapters, its questions and what is said, up to a bound."""
    catalogue = catalogue_of(site_in(own()))
    (record,) = [each for each in searched.search_records(catalogue, TODAY) if each.url == "seminarier/gransen/film/"]
    assert all(word in record.text for word in ("Vännen", "Vem?", "Välkommen hit.", "kamelont"))
    assert (record.kind, record.filters["slag"], record.filters["tema"]) == ("Film", ["film"], ["jav"])
    monkeypatch.setattr(searched, "SPOKEN", 10)
    (record,) = [each for each in searched.search_records(catalogue, TODAY) if each.url == "seminarier/gransen/film/"]
    assert record.text.endswith("\nVälkommen ")


def test_a_film_that_is_a_link_or_too_large_is_refused(site_in: Lay) -> None:
    """``film-too-large``: half a gigabyte is enough, and none of it is read."""
    root = site_in(own())
    video = root / "seminars/gransen.webm"
    os.truncate(video, filmed.LARGEST)
    assert problems(root) == []
    os.truncate(video, filmed.LARGEST + 1)
    assert problems(root) == [("seminars/gransen.webm", "film-too-large")]
    video.rename(root / "elsewhere.webm")
    video.symlink_to(root / "elsewhere.webm")
    assert ("seminars/gransen.webm", "file-symlink") in problems(root)
    video.unlink()
    video.mkdir()
    assert ("seminars/gransen.webm", "file-special") in problems(root)
    video.rmdir()
    assert problems(root) == [("seminars/gransen.md", "film-file-missing")]


@pytest.mark.parametrize(
    "name", ["../a.mp4", "/etc/passwd", "a/b.mp4", "Å.mp4", "a.exe", "javascript:alert(1)", "a.mp4 "]
)
def test_a_file_is_named_and_nothing_else(site_in: Lay, name: str) -> None:
    """A name cannot lead out of the folder."""
    root = site_in({"files": {"seminars/gransen.md": seminar(f"{OWN}}}".replace("gransen.webm", repr(name)))}})
    found = problems(root)
    assert found == [("seminars/gransen.md", "not-a-film-file")]


def awaited(root: Path, today: date) -> list[str]:
    return [path for path, code in problems(root, today) if code == "film-awaited"]


@pytest.mark.parametrize(
    ("today", "told"),
    [("2026-04-16", False), ("2026-04-17", True), ("2027-03-17", True), ("2027-03-19", False), ("2026-03-01", False)],
)
def test_a_film_is_awaited_from_a_month_to_a_year_after(site_in: Lay, today: str, told: bool) -> None:
    """Held on 17 March: told from 17 April, when thirty days have passed, and no longer after a year."""
    files = {"seminars/a.md": seminar(f"{ELSEWHERE}}}\nseries: S", title="A"), "seminars/b.md": seminar("series: S")}
    registration = "\nformat: online\nonline_url: https://x.example\nregistration: {url: https://x.example}"
    files = {path: text.replace("\nseries", f"{registration}\nseries") for path, text in files.items()}
    assert awaited(site_in({"files": files}), date.fromisoformat(today)) == (["seminars/b.md"] if told else [])


@pytest.mark.parametrize(
    ("more", "facts", "told"),
    [
        ("series: S", {}, True),
        ("series: T", {}, False),
        ("series: T\nfilmed: true", {}, True),
        ("series: S\nfilmed: false", {}, False),
        ("", {}, False),
        ("", {"organiser": "exempelkommunen"}, True),
        ("series: S", {"state": "cancelled"}, False),
        ("series: S", {"state": "postponed"}, False),
        ("series: S", {"status": "draft"}, False),
        ("series: S\nexample: true", {}, False),
        ("series: S\narchived: {date: 2026-04-01, publisher: Vi}", {}, False),
        (f"series: S\n{ELSEWHERE}}}", {}, False),
    ],
)
def test_a_film_is_awaited_where_there_are_films(site_in: Lay, more: str, facts: dict[str, str], told: bool) -> None:
    """The series tells, or without one who arranges it; the seminar itself knows best."""
    alone = seminar(f"{ELSEWHERE}}}", title="Utan serie", organiser="exempelkommunen")
    files = {
        "seminars/a.md": seminar(f"{ELSEWHERE}}}\nseries: S", title="A"),
        "seminars/c.md": alone,
        "seminars/b.md": seminar(more, **facts),
    }
    assert awaited(site_in({"files": files}), date(2026, 6, 1)) == (["seminars/b.md"] if told else [])


def test_an_awaited_film_stops_no_build(site_in: Lay) -> None:
    files = {"seminars/a.md": seminar(f"{ELSEWHERE}}}\nseries: S", title="A"), "seminars/b.md": seminar("series: S")}
    inspection = site.inspect(site_in({"files": files}), TODAY)
    assert [each.level for each in inspection.problems] == [Level.NOTICE]
    assert not inspection.stops(strict=True)
    assert not has_errors(inspection.problems, strict=True)


def test_a_site_without_films_reads_no_file_for_them(site_in: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filmed.transcript, "read", lambda *_: pytest.fail("read"))
    catalogue = catalogue_of(site_in({"files": {"seminars/gransen.md": seminar()}}))
    assert (catalogue.filmed, list(film.files(catalogue)), catalogue.transcripts) == ([], [], {})
    assert not [
        each
        for each in outputs(catalogue, TODAY, pictures.cards(catalogue, TODAY))
        if isinstance(each, File) and each.path.endswith(".vtt")
    ]
