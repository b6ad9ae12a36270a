"""Every sort of change: what subscribers are told, and what the editor must mend, with line and column."""

from __future__ import annotations

from datetime import date

import pytest

from ethos.impact.report import Kind
from repositories import COURSE, GAVAN, LEDA, SEMINAR, TODAY, Repo, codes, edited, found, what

Edit = tuple[str, str]
LATER = [("T08:15", "T09:15"), ("T09:15\nformat", "T10:15\nformat")]
RAISED = ("sequence: 0", "sequence: 1")
UNRAISED = (GAVAN, 13, 11, "sequence-not-raised")
UNDATED = (GAVAN, 6, 10, "change-unseen")
AGAIN = ("updated: 2026-11-21", "updated: 2026-11-21T14:30")
DAY = "onsdag 17 mars 2027"
SALEN, STORA = "Salen, Umeå", "Stora salen, Umeå"

SEMINAR_CHANGES = {
    "nothing": ([], "", []),
    "moved": (
        [("T08:15", "T10:15"), ("T09:15", "T11:15")],
        f"flyttas {DAY} kl. 8.15–9.15 → kl. 10.15–11.15",
        [UNRAISED],
    ),
    "longer": ([("T09:15", "T09:45"), RAISED], f"flyttas {DAY} kl. 8.15–9.15 → kl. 8.15–9.45", []),
    "another day": (
        [("03-17T", "03-24T"), RAISED],
        f"flyttas {DAY} kl. 8.15–9.15 → onsdag 24 mars 2027 kl. 8.15–9.15",
        [],
    ),
    "whole day": (
        [("T08:15", ""), ("T09:15", ""), RAISED],
        f"flyttas {DAY} kl. 8.15–9.15 → {DAY}",
        [],
    ),
    "another zone": (
        [("format: onsite", "format: onsite\ntimezone: Europe/Helsinki"), RAISED],
        f"flyttas {DAY} kl. 8.15–9.15 → kl. 8.15–9.15 (Europe/Helsinki)",
        [],
    ),
    "new place": ([("name: Salen", "name: Stora salen")], f"byter plats: {SALEN} → {STORA}", [UNRAISED]),
    "new place, told": ([("name: Salen", "name: Stora salen"), RAISED], f"byter plats: {SALEN} → {STORA}", []),
    "also online": (
        [("format: onsite", "format: hybrid\nonline_url: https://prov.example/direkt"), RAISED],
        "får en länk: https://prov.example/direkt; läggs in i kalender/ort/digitalt.ics",
        [],
    ),
    "cancelled": ([("confirmed", "cancelled")], "ställs in", [UNRAISED]),
    "cancelled, told": ([("confirmed", "cancelled"), RAISED], "ställs in", []),
    "postponed": ([("confirmed", "postponed"), RAISED], "skjuts upp", []),
    "renamed": (
        [("Gåvan på skrivbordet", "Gåvan i receptionen")],
        "byter namn, från ”Gåvan på skrivbordet”",
        [UNDATED],
    ),
    "renamed, told": (
        [("Gåvan på skrivbordet", "Gåvan i receptionen"), AGAIN],
        "byter namn, från ”Gåvan på skrivbordet”",
        [],
    ),
    "another link": ([("prov.example/anmalan", "prov.example/ny")], "ändras: beskrivning", [UNDATED]),
    "deadline": (
        [("2027-03-10", "2027-03-12")],
        "får ny sista anmälan: 10 mars 2027 → 12 mars 2027",
        [UNRAISED],
    ),
    "no deadline": (
        [(", deadline: 2027-03-10", ""), RAISED],
        "har inte längre någon sista anmälan (var 10 mars 2027); tas bort ur kalender/sista-anmalan.ics",
        [],
    ),
    "another theme": (
        [("[jav]", "[oppenhet]")],
        "läggs in i kalender/tema/oppenhet.ics; tas bort ur kalender/tema/jav.ics; ändras: ämnesord",
        [UNDATED],
    ),
    "description": ([("Om gåvor.", "Om gåvor och muta."), AGAIN], "ändras: beskrivning", []),
    "body": ([("Text.", "En annan text.")], "", []),
    "date only": ([("updated: 2026-11-21", "updated: 2026-11-22")], "", []),
    "number only": ([RAISED], "ändras: ändringsnummer", []),
    "archived": ([("status: published", "status: archived")], "", []),
}


@pytest.mark.parametrize(("edits", "told", "problems"), SEMINAR_CHANGES.values(), ids=SEMINAR_CHANGES.keys())
def test_a_seminar_changes(repo: Repo, edits: list[Edit], told: str, problems: list[object]) -> None:
    """What subscribers see is said, and time, place, state and deadline need a higher sequence."""
    repo.edit(GAVAN, *edits)
    report = repo.report()
    assert what(report) == ([("seminar-gavan", told)] if told else [])
    assert found(report) == problems
    assert report.exit_code == (1 if problems else 0)


def test_the_sentence_of_the_issue(repo: Repo) -> None:
    """A moved seminar: which calendars, what happens, and that it is the same event."""
    repo.edit(GAVAN, ("T09:15", "T10:15"), ("T08:15", "T09:15"), RAISED)
    (change,) = repo.report().changes
    assert (change.before, change.after, change.kinds) == (0, 1, [Kind.TIME])
    assert list(change.calendars) == [
        "kalender/alla.ics",
        "kalender/arrangor/exempelmyndigheten.ics",
        "kalender/ort/umea.ics",
        "kalender/seminarier.ics",
        "kalender/sista-anmalan.ics",
        "kalender/tema/jav.ics",
        "seminarier/gavan/gavan.ics",
    ]
    assert (change.path, change.line, change.column) == (GAVAN, 8, 8)


def test_an_occasion_changes(repo: Repo) -> None:
    """Each occasion is an event of its own: only the one that changed is told, and its own sequence is asked for."""
    repo.edit(LEDA, ("T15:00", "T16:00"))
    report = repo.report()
    assert [each.identity for each in report.changes] == ["course-leda-hosten"]
    assert found(report) == [(LEDA, 23, 15, "sequence-not-raised")]
    assert "sequence: 4" in report.problems[0].hint


def test_sequence_never_falls(repo: Repo) -> None:
    """A lower number is refused, whatever else changes, and the old one is enough when nothing does."""
    repo.edit(LEDA, ("sequence: 3", "sequence: 2"))
    report = repo.report()
    assert found(report) == [(LEDA, 23, 15, "sequence-not-raised")]
    assert "sänks från 3 till 2" in report.problems[0].message
    assert report.problems[0].hint.endswith("sequence: 3")


def test_a_change_has_a_date(repo: Repo) -> None:
    """DTSTAMP comes from the entry: a change under the same date is warned about, but not on that very day."""
    repo.edit(GAVAN, ("confirmed", "cancelled"), RAISED)
    assert found(repo.report()) == []
    report = repo.report(today=date(2026, 11, 22))
    assert found(report) == [(GAVAN, 6, 10, "change-without-date")]
    assert report.exit_code == 0
    assert report.problems[0].hint.endswith("updated: 2026-11-22")
    repo.edit(GAVAN, ("updated: 2026-11-21", "updated: 2026-11-22"))
    assert found(repo.report(today=date(2026, 11, 22))) == []


def test_two_changes_in_a_day_have_two_moments(repo: Repo) -> None:
    """The number is in the stamp, so a move needs nothing more; a text has none, and asks for a time."""
    repo.edit(GAVAN, *LATER, RAISED)
    assert codes(repo.report()) == []
    repo.commit()
    repo.edit(GAVAN, ("Om gåvor.", "Om gåvor och muta."))
    report = repo.report()
    assert (found(report), report.exit_code) == ([UNDATED], 1)
    assert "beskrivning" in report.problems[0].message
    assert report.problems[0].hint.endswith("updated: 2026-11-21T12:00")
    repo.edit(GAVAN, ("updated: 2026-11-21", "updated: 2026-11-21T12:00"))
    assert codes(repo.report()) == []
    repo.commit()
    repo.edit(GAVAN, ("Om gåvor och muta.", "Om gåvor."))
    assert repo.report().problems[0].hint.endswith("updated: 2026-11-21T12:01")
    assert repo.report(today=date(2026, 11, 22)).problems[0].hint.endswith("updated: 2026-11-22")


def test_a_stamp_may_not_fall(repo: Repo) -> None:
    """Not even when nothing else changes; but a year that was wrong must be mended, and then the number helps."""
    repo.edit(GAVAN, ("updated: 2026-11-21\n", ""))
    assert found(repo.report()) == [(GAVAN, 5, 12, "change-unseen")]
    repo.edit(GAVAN, ("published: 2026-11-05", "published: 2026-11-05\nupdated: 2027-11-20"))
    repo.commit()
    repo.edit(GAVAN, ("updated: 2027-11-20", "updated: 2026-11-21"), *LATER, RAISED)
    report = repo.report()
    assert (found(report), report.exit_code) == ([(GAVAN, 6, 10, "change-date-falls")], 0)
    assert "20 november 2027" in report.problems[0].message


def test_the_deadline_of_what_is_cancelled(repo: Repo) -> None:
    """The deadline is an event of its own: also where no description tells of it, its subscribers see it move."""
    repo.edit(GAVAN, ("confirmed", "cancelled"))
    repo.commit()
    repo.edit(GAVAN, ("2027-03-10", "2027-03-12"))
    report = repo.report()
    assert what(report) == [("seminar-gavan", "får ny sista anmälan: 10 mars 2027 → 12 mars 2027")]
    assert found(report) == [UNRAISED]


def test_the_audience_changes(repo: Repo) -> None:
    """An audience is in no property of an event, only in which calendars hold it."""
    repo.edit(GAVAN, ("themes:", "audience: [chef]\nthemes:"))
    assert what(repo.report()) == [("seminar-gavan", "läggs in i kalender/malgrupp/chef.ics")]


# --- new and gone ---


def test_new_events(repo: Repo) -> None:
    """What is new is told with its time, and nothing is asked of it."""
    repo.write("seminars/mejlet.md", edited(SEMINAR, ("Gåvan på skrivbordet", "Mejlet"), ("03-17", "04-07")))
    report = repo.report()
    assert what(report) == [("seminar-mejlet", "är nytt: onsdag 7 april 2027 kl. 8.15–9.15")]
    assert (report.changes[0].before, report.changes[0].after) == (None, 0)
    assert report.exit_code == 0


def test_a_deleted_file(repo: Repo) -> None:
    """A published event may not vanish: the file is asked for back, cancelled."""
    (repo.root / GAVAN).unlink()
    report = repo.report()
    assert what(report) == [("seminar-gavan", f"försvinner ({DAY} kl. 8.15–9.15)")]
    assert found(report) == [(GAVAN, 1, 1, "event-vanishes")]
    assert "Filen är borttagen." in report.problems[0].message
    assert report.problems[0].hint.endswith("state: cancelled\nsequence: 1")
    assert "status: withdrawn" in report.problems[0].hint


def test_a_withdrawn_file(repo: Repo) -> None:
    """The page goes; who has the event sees that it is off, and a program believes it when the number is higher."""
    repo.edit(GAVAN, ("status: published", "status: withdrawn"))
    report = repo.report()
    assert what(report) == [("seminar-gavan", "ställs in; ändras: sidans adress")]
    assert found(report) == [UNRAISED]
    repo.edit(GAVAN, RAISED)
    assert codes(repo.report()) == []
    repo.commit()
    (repo.root / GAVAN).unlink()
    assert codes(repo.report()) == ["event-vanishes"]


def test_a_renamed_file(repo: Repo) -> None:
    """A new name is another identity: the old name is asked for back, at the new one."""
    repo.git("mv", GAVAN, "seminars/gavan-igen.md")
    report = repo.report()
    assert found(report) == [("seminars/gavan-igen.md", 1, 1, "event-vanishes")]
    assert f"Byt tillbaka namnet till {GAVAN}" in report.problems[0].hint
    assert [each for each, _ in what(report)] == ["seminar-gavan", "seminar-gavan-igen"]


def test_a_draft_again(repo: Repo) -> None:
    """A draft is in no calendar."""
    repo.edit(GAVAN, ("status: published", "status: draft"))
    report = repo.report()
    assert found(report) == [(GAVAN, 4, 9, "event-vanishes")]
    assert "status: published" in report.problems[0].hint


def test_a_cancelled_event_stays(repo: Repo) -> None:
    """What was cancelled may not be deleted either: some have not seen it yet."""
    repo.edit(GAVAN, ("confirmed", "cancelled"), RAISED)
    repo.commit()
    (repo.root / GAVAN).unlink()
    report = repo.report()
    assert codes(report) == ["event-vanishes"]
    assert "90 dagar" in report.problems[0].hint


def test_a_removed_occasion(repo: Repo) -> None:
    """An occasion may not be removed from its course."""
    whole = COURSE.index("  - id: varen"), COURSE.index("  - id: hosten")
    repo.write(LEDA, COURSE[: whole[0]] + COURSE[whole[1] :])
    report = repo.report()
    assert found(report) == [(LEDA, 10, 3, "event-vanishes")]
    assert "Tillfället varen är borttaget" in report.problems[0].message


def test_an_occasion_with_another_id(repo: Repo) -> None:
    """An occasion's id is its identity."""
    repo.edit(LEDA, ("id: varen", "id: var-2027"))
    report = repo.report()
    assert found(report) == [(LEDA, 10, 9, "event-vanishes")]
    assert report.problems[0].hint == "Skriv tillbaka id: varen"


def test_a_file_with_faults_is_not_gone(repo: Repo) -> None:
    """A file that cannot be read now is told as such: its event may be there when it is mended."""
    repo.edit(GAVAN, ("state: confirmed", "state: maybe"))
    report = repo.report()
    assert codes(report) == ["unknown-choice"]
    assert report.exit_code == 1
    (repo.root / GAVAN).unlink()
    (repo.root / GAVAN).symlink_to("/etc/passwd")
    assert codes(repo.report()) == ["file-symlink"]


def test_settings_with_faults(repo: Repo) -> None:
    """Without settings there are no calendars: their fault is told, and nothing else."""
    repo.write("site_config/site.yml", "name: 1")
    report = repo.report()
    assert report.changes == []
    assert {each.path for each in report.problems} == {"site_config/site.yml"}
    assert report.exit_code == 1


# --- what has been ---

PAST = [("2027-03-17", "2026-03-17"), ("2027-03-10", "2026-03-10")]
LONG_PAST = [("2027-03-17", "2017-03-17"), ("2027-03-10", "2017-03-10")]


def test_what_has_been_may_be_corrected(repo: Repo) -> None:
    """Nobody is going there any more: it is told, and nothing is asked for."""
    repo.edit(GAVAN, *PAST)
    repo.commit()
    repo.edit(GAVAN, ("name: Salen", "name: Stora salen"), ("T09:15", "T09:30"))
    report = repo.report()
    assert codes(report) == []
    assert [each.over for each in report.changes] == [True]
    (repo.root / GAVAN).unlink()
    assert codes(repo.report()) == ["event-vanishes"]


def test_what_was_long_ago_may_vanish_with_a_warning(repo: Repo) -> None:
    """What only an archive holds is nobody's calendar any longer."""
    repo.edit(GAVAN, *LONG_PAST)
    repo.commit()
    (repo.root / GAVAN).unlink()
    report = repo.report()
    assert codes(report) == ["past-event-vanishes"]
    assert report.exit_code == 0


def test_the_day_decides(repo: Repo) -> None:
    """The day is an argument: the same change needs a number the day before, and none the day after."""
    repo.edit(GAVAN, ("name: Salen", "name: Stora salen"))
    assert codes(repo.report(today=date(2027, 3, 17))) == ["sequence-not-raised", "change-without-date"][::-1]
    assert codes(repo.report(today=date(2027, 3, 18))) == []


def test_a_move_into_the_past(repo: Repo) -> None:
    """What is to come and then has been was hardly meant: a warning, beside what any move needs."""
    repo.edit(GAVAN, ("2027-03-17", "2026-03-17"), RAISED)
    report = repo.report()
    assert found(report) == [(GAVAN, 8, 8, "moved-to-past")]
    assert report.exit_code == 0


def test_time_alone_changes_nothing(repo: Repo) -> None:
    """Both sides are seen on the same day, also when they leave the calendars for the archive."""
    for day in (TODAY, date(2027, 3, 18), date(2028, 1, 1), date(2035, 1, 1)):
        report = repo.report(today=day)
        assert (report.changes, report.feeds, report.problems) == ([], [], [])


# --- calendars themselves ---


def test_a_theme_is_taken_away(repo: Repo) -> None:
    """Its calendar would be gone, and with it what people subscribe to."""
    repo.edit("site_config/vocabulary.yml", ("  oppenhet:", "  insyn:"))
    report = repo.report()
    assert found(report) == [("site_config/vocabulary.yml", 2, 3, "calendar-vanishes")]
    assert "/kalender/tema/oppenhet.ics" in report.problems[0].message
    assert report.feeds == [
        "Kalendern /kalender/tema/insyn.ics är ny.",
        "Kalendern /kalender/tema/oppenhet.ics finns inte längre.",
    ]


def test_a_theme_is_called_something_else(repo: Repo) -> None:
    """A label is only what is shown: the calendar's name and the events' categories follow."""
    repo.edit("site_config/vocabulary.yml", ("label: Jäv", "label: Opartiskhet"))
    report = repo.report()
    assert found(report) == [("site_config/calendars.yml", 1, 1, "calendar-words-change")]
    assert (report.exit_code, "3 tillfällen" in report.problems[0].message) == (0, True)
    assert report.feeds == ["Kalendern /kalender/tema/jav.ics byter namn från ”Prov: Jäv” till ”Prov: Opartiskhet”."]
    assert {told for _, told in what(report)} == {"ändras: ämnesord"}
    words = (repo.root / "site_config/calendars.yml").read_text("utf-8")
    repo.write("site_config/calendars.yml", f"{words}updated: 2026-11-21T09:00\n")
    assert codes(repo.report()) == []


def test_the_last_event_of_a_city_moves(repo: Repo) -> None:
    """The city's calendar would be gone: a warning, for the city may have been misspelled."""
    repo.edit(GAVAN, ("city: Umeå", "city: Luleå"), RAISED)
    repo.edit(LEDA, ("city: Umeå", "city: Luleå"), ("sequence: 3", "sequence: 4"))
    report = repo.report()
    assert found(report) == [("site_config/calendars.yml", 1, 1, "city-calendar-vanishes")]
    assert "cities: [Umeå]" in report.problems[0].hint
    repo.write(
        "site_config/calendars.yml", (repo.root / "site_config/calendars.yml").read_text("utf-8") + "cities: [Umeå]\n"
    )
    assert set(codes(repo.report())) == {"leaves-city-calendar"}


def test_an_event_leaves_a_city(repo: Repo) -> None:
    """Who subscribes to that city alone would not be told, until the event says where it was: then it stays, marked."""
    repo.edit(GAVAN, ("city: Umeå", "city: Luleå"), RAISED)
    report = repo.report()
    assert codes(report) == ["leaves-city-calendar"]
    assert report.exit_code == 0
    assert "moved_from_city: Umeå" in report.problems[0].hint
    repo.edit(GAVAN, ("state: confirmed", "state: moved\nmoved_from_city: Umeå"))
    report = repo.report()
    assert codes(report) == []
    assert not any("kalender/ort/umea" in told for _, told in what(report))


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://prov.example:8443/kultur/", "calendar-address"),
        ("https://prov.example/annat/", "calendar-host"),
        ("https://annan.example/kultur/", "calendar-host"),
        ("http://prov.example/kultur", "calendar-words-change"),
    ],
)
def test_the_site_moves(repo: Repo, address: str, code: str) -> None:
    """The host is part of every identity, and the address of every subscription: told once, not for each event."""
    repo.edit("site_config/site.yml", ("https://prov.example/kultur/", address))
    assert codes(repo.report()) == [code]


def test_the_identity_of_every_event_is_written_anew(repo: Repo) -> None:
    """What the agency has written as the end of every identity is kept, and keeps them when the address is another."""
    repo.edit("site_config/site.yml", ("https://prov.example/kultur/", "https://annan.example/"))
    (repo.root / "site_config/site.yml").open("a").write("calendar_id: prov.example/kultur\n")
    assert codes(repo.report()) == ["calendar-address"]
    repo.commit()
    repo.edit("site_config/site.yml", ("calendar_id: prov.example/kultur", "calendar_id: annan.example"))
    assert codes(repo.report()) == ["calendar-id"]


def test_a_file_gets_a_new_name(repo: Repo) -> None:
    """Without its old name it is another event to those who have it; with it, nothing is changed for them."""
    (repo.root / GAVAN).rename(repo.root / "seminars/presenten.md")
    report = repo.report()
    assert "event-vanishes" in codes(report)
    assert any("aliases" in each.hint for each in report.problems)
    repo.edit("seminars/presenten.md", ("status: published", "status: published\naliases: [gavan]"))
    assert not {"event-vanishes", "identity-reused"} & set(codes(repo.report()))


def test_what_comes_from_the_base_is_no_news(repo: Repo) -> None:
    """A text of one's own over it is a change of that event, and to hide it takes it away."""
    site = (repo.root / "site_config/site.yml").read_text("utf-8")
    repo.write("site_config/site.yml", f"{site}base: bas\n")
    repo.write("bas/site_config/site.yml", site)
    repo.write("bas/seminars/lanat.md", (repo.root / GAVAN).read_text("utf-8"))
    repo.commit()
    assert what(repo.report()) == []
    text = (repo.root / GAVAN).read_text("utf-8")
    repo.write("seminars/lanat.md", text.replace("---\n", "---\nbased_on: sha-000000000000\n", 1))
    assert what(repo.report()) == []
    (repo.root / "seminars/lanat.md").unlink()
    repo.write("site_config/site.yml", f"{site}base: bas\nhide: [seminar/lanat]\n")
    assert [identity for identity, _ in what(repo.report())] == ["seminar-lanat"]
    assert "event-vanishes" in codes(repo.report())
