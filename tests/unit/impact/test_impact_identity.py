"""An identity is never used again: within a change, and as far back as history reaches."""

from __future__ import annotations

from pathlib import Path

import pytest

from ethos.impact.revision import beginnings, model_of
from repositories import COURSE, GAVAN, LEDA, SEMINAR, Repo, codes, edited, found, git, what

Edit = tuple[str, str]
LAST_YEAR = [("2027-03-17", "2026-03-17"), ("2027-03-10", "2026-03-10")]
NEXT_YEAR = [("2026-03-17", "2027-03-17"), ("2026-03-10", "2027-03-10"), ("sequence: 0", "sequence: 1")]
SEMINAR_TWO = edited(SEMINAR, ("Gåvan på skrivbordet", "Mejlet i fickan"), ("2027-03-17", "2027-05-05"))


def test_last_years_file_with_this_years_date(repo: Repo) -> None:
    """What has been cannot come again: a file of its own is asked for, or word that it was moved."""
    repo.edit(GAVAN, *LAST_YEAR)
    repo.commit()
    repo.edit(GAVAN, *NEXT_YEAR)
    report = repo.report()
    assert found(report) == [(GAVAN, 8, 8, "identity-reused")]
    assert "seminar-gavan" in report.problems[0].message
    assert report.problems[0].hint.endswith("state: moved\nmoved_from: 2026-03-17T08:15\nsequence: 1")


@pytest.mark.parametrize(
    "said", [("confirmed", "moved"), ("state: confirmed", "state: confirmed\nmoved_from: 2026-03-17")]
)
def test_an_event_that_was_moved_on_its_day(repo: Repo, said: Edit) -> None:
    """An entry that says it was moved from there is believed."""
    repo.edit(GAVAN, *LAST_YEAR)
    repo.commit()
    repo.edit(GAVAN, *NEXT_YEAR, said)
    assert codes(repo.report()) == []


def test_an_old_word_about_moving_is_not_believed(repo: Repo) -> None:
    """`state: moved` may be left from last year, and `moved_from` name another day."""
    repo.edit(GAVAN, *LAST_YEAR, ("confirmed", "moved"))
    repo.commit()
    repo.edit(GAVAN, *NEXT_YEAR)
    assert codes(repo.report()) == ["identity-reused"]
    repo.edit(GAVAN, ("state: moved", "state: confirmed\nmoved_from: 2026-02-01"))
    assert codes(repo.report()) == ["identity-reused"]


@pytest.mark.parametrize("state", ["postponed", "cancelled"])
def test_what_did_not_take_place_may_get_a_new_day(repo: Repo, state: str) -> None:
    """A postponed event gets its new day under the identity it has."""
    repo.edit(GAVAN, *LAST_YEAR, ("confirmed", state))
    repo.commit()
    repo.edit(GAVAN, *NEXT_YEAR, (f"state: {state}", "state: confirmed"))
    assert codes(repo.report()) == []


def test_an_example_made_real_is_new(repo: Repo) -> None:
    """Nobody had what was invented in a calendar: its day is nobody's, and may be another."""
    repo.edit(GAVAN, *LAST_YEAR, ("status: published", "status: published\nexample: true"))
    repo.commit()
    repo.edit(GAVAN, *NEXT_YEAR, ("\nexample: true", ""))
    assert codes(repo.report()) == []


def test_what_is_made_an_example_is_told_to_be_one(repo: Repo) -> None:
    """Whoever has the real event keeps it: the way back is to take the mark away."""
    repo.edit(GAVAN, ("status: published", "status: published\nexample: true"))
    (problem,) = repo.report().problems
    assert problem.code == "event-vanishes"
    assert "example: true" in problem.message and "Ta bort raden example: true." in problem.hint


def test_another_event_in_the_same_file(repo: Repo) -> None:
    """Another title on another day is another event; one of the two alone is not."""
    day, title = ("03-17T", "03-24T"), ("Gåvan på skrivbordet", "Mejlet i fickan")
    raised = ("sequence: 0", "sequence: 1")
    repo.edit(GAVAN, day, title, raised)
    assert codes(repo.report()) == ["identity-reused"]
    repo.edit(GAVAN, ("Mejlet i fickan", "Gåvan på ditt skrivbord"))
    assert codes(repo.report()) == []
    repo.edit(GAVAN, ("Gåvan på ditt skrivbord", "Mejlet i fickan"), ("03-24T", "03-17T"))
    assert codes(repo.report()) == []


def test_an_occasion_with_another_years_date(repo: Repo) -> None:
    """An occasion's id is told to be given a new one."""
    repo.edit(LEDA, ("2027-04", "2026-04"))
    repo.commit()
    repo.edit(LEDA, ("2026-04", "2027-04"), ("sequence: 0", "sequence: 1"))
    report = repo.report()
    assert found(report) == [(LEDA, 10, 9, "identity-reused")]
    assert "ett id som aldrig" in report.problems[0].hint


# --- through history ---


def test_a_name_that_was_deleted_long_ago(repo: Repo) -> None:
    """A new seminar may not have the name of one that was deleted, however long ago."""
    (repo.root / GAVAN).unlink()
    repo.commit()
    repo.commit("Annat")
    repo.write(GAVAN, SEMINAR_TWO)
    report = repo.report()
    assert found(report) == [(GAVAN, 8, 8, "identity-reused")]
    assert "Gåvan på skrivbordet" in report.problems[0].message
    assert what(report) == [("seminar-gavan", "är nytt: onsdag 5 maj 2027 kl. 8.15–9.15")]


def test_a_name_that_was_only_a_draft(repo: Repo) -> None:
    """What was never published has never been in a calendar."""
    repo.write("seminars/utkast.md", edited(SEMINAR, ("status: published", "status: draft")))
    repo.commit()
    (repo.root / "seminars/utkast.md").unlink()
    repo.commit()
    repo.write("seminars/utkast.md", SEMINAR_TWO)
    report = repo.report()
    assert codes(report) == []
    assert what(report) == [("seminar-utkast", "är nytt: onsdag 5 maj 2027 kl. 8.15–9.15")]


def test_an_event_that_comes_back(repo: Repo) -> None:
    """Putting a deleted file back is right; what differs from what subscribers had needs a higher number."""
    (repo.root / GAVAN).unlink()
    repo.commit()
    repo.write(GAVAN, SEMINAR)
    report = repo.report()
    assert what(report) == [("seminar-gavan", "kommer tillbaka: onsdag 17 mars 2027 kl. 8.15–9.15")]
    assert codes(report) == []
    repo.edit(GAVAN, ("confirmed", "cancelled"))
    assert codes(repo.report()) == ["sequence-not-raised"]
    repo.edit(GAVAN, ("sequence: 0", "sequence: 1"))
    assert codes(repo.report()) == []


def test_the_newest_of_old_versions_counts(repo: Repo) -> None:
    """What subscribers had last is what the event is compared with."""
    repo.edit(GAVAN, ("sequence: 0", "sequence: 4"), ("confirmed", "planned"))
    repo.commit()
    (repo.root / GAVAN).unlink()
    repo.commit()
    repo.write(GAVAN, SEMINAR)
    report = repo.report()
    assert codes(report) == ["sequence-not-raised"]
    assert report.problems[0].hint.endswith("sequence: 5")


def test_an_id_that_an_occasion_had(repo: Repo) -> None:
    """An occasion's old id is found in the versions of its course."""
    gone = COURSE[: COURSE.index("  - id: varen")] + COURSE[COURSE.index("  - id: hosten") :]
    repo.write(LEDA, gone)
    repo.commit()
    repo.write(LEDA, edited(COURSE, ("2027-04", "2028-04"), ("title: Leda samtal", "title: Att tiga")))
    report = repo.report()
    assert (LEDA, 10, 9, "identity-reused") in found(report)


def test_identities_of_other_files(repo: Repo) -> None:
    """Course and occasion share one identity: another course may have had it, and so may a deadline."""
    repo.git("rm", "--quiet", LEDA, GAVAN)
    repo.commit()
    course = edited(COURSE, ("Leda samtal", "Tystnad"), ("id: hosten", "id: ar"), ("2027-04-0", "2027-06-0"))
    repo.write("seminars/courses/le.md", course)
    repo.write("seminars/gavan-anmalan.md", SEMINAR_TWO)
    assert found(repo.report()) == [("seminars/gavan-anmalan.md", 8, 8, "identity-reused")]
    (repo.root / "seminars/gavan-anmalan.md").unlink()
    repo.write("seminars/courses/leda-varen.md", edited(course, ("id: varen", "id: tva")))
    repo.write("seminars/courses/leda-var.md", edited(course, ("id: varen", "id: en")))
    assert codes(repo.report()) == []
    repo.commit()
    repo.git("rm", "--quiet", "-r", "seminars")
    repo.commit()
    repo.write(
        "seminars/courses/leda.md",
        edited(course, ("Tystnad", "Öppenhet"), ("id: varen", "id: varen-tva"), ("06-0", "08-0")),
    )
    assert found(repo.report()) == [(LEDA, 10, 9, "identity-reused")]


def test_what_came_and_went_within_a_branch(repo: Repo) -> None:
    """A name that was tried in a branch, and changed before it was merged, was never published."""
    repo.git("checkout", "--quiet", "-b", "forslag")
    repo.write("seminars/forsok.md", SEMINAR)
    repo.commit()
    repo.git("rm", "--quiet", "seminars/forsok.md")
    repo.write("seminars/bra.md", SEMINAR)
    repo.commit()
    repo.git("checkout", "--quiet", "main")
    repo.git("merge", "--quiet", "--no-ff", "-m", "Slå ihop", "forslag")
    repo.write("seminars/forsok.md", SEMINAR_TWO)
    assert codes(repo.report()) == []


def test_what_a_merge_brought_and_main_took_away(repo: Repo) -> None:
    """A merged branch counts as what it brought."""
    repo.git("checkout", "--quiet", "-b", "forslag")
    repo.write("seminars/bra.md", SEMINAR)
    repo.commit()
    repo.git("checkout", "--quiet", "main")
    repo.git("merge", "--quiet", "--no-ff", "-m", "Slå ihop", "forslag")
    repo.git("rm", "--quiet", "seminars/bra.md")
    repo.commit()
    repo.write("seminars/bra.md", SEMINAR_TWO)
    assert codes(repo.report()) == ["identity-reused"]


def test_history_that_is_cut_off(repo: Repo, tmp_path: Path) -> None:
    """In a shallow clone a deleted name may be unknown, which is said when there is something new."""
    (repo.root / GAVAN).unlink()
    repo.commit()
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repo.folder}", "grund")
    shallow = Repo(tmp_path / "grund", tmp_path / "grund")
    assert shallow.report().notes == []
    shallow.write(GAVAN, SEMINAR_TWO)
    report = shallow.report()
    assert codes(report) == []
    assert [each for each in report.notes if "git fetch --unshallow" in each]
    git(shallow.folder, "fetch", "--quiet", "--unshallow")
    report = shallow.report()
    assert (codes(report), report.notes) == (["identity-reused"], [])


def test_which_files_can_hold_an_identity() -> None:
    """Only names that are published count."""
    assert list(beginnings("a-b-c")) == ["a", "a-b", "a-b-c"]
    kinds = {"seminars/a.md": "seminar", "seminars/courses/a-b.md": "course"}
    odd = (
        "seminars/Å.md",
        "seminars/a.txt",
        "seminars/x/a.md",
        "seminars/courses/x/a.md",
        "seminars/a\udce9.md",
        "a.md",
    )
    assert {path: model.kind for path in (*kinds, *odd) if (model := model_of(path))} == kinds
