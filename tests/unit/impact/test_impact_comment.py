"""The comment beside a proposal: what texts say otherwise, in words; and nothing in it is more than text."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from ethos.cli import main
from ethos.impact import comment
from ethos.impact.altered import Altered, Said, Way, leaves
from ethos.impact.prose import COMPARED, Edit, edits
from ethos.impact.report import Report
from ethos.problem import problem
from repositories import GAVAN, LEDA, SEMINAR, Repo, edited

SITE = "https://prov.example/"


def shown(repo: Repo, *more: str) -> list[str]:
    words = [
        "--root",
        str(repo.root),
        "impact",
        "--base",
        "HEAD",
        "--format",
        "comment",
        "--today",
        "2026-11-21",
        *more,
    ]
    done = CliRunner().invoke(main, words)
    assert done.exit_code in {0, 1}, done.output
    return done.output.splitlines()


def text(title: str = "Titel", old: str = "a", new: str = "b", **facts: object) -> Altered:
    said = (Said("Rubrik", (Edit("", old, new, ""),)),)
    shared = {"way": Way.CHANGED, "kind": "seminar", "title": title, "source": "seminars/x.md", "page": "seminarier/x/"}
    return Altered(**shared | {"is_there": True, "said": said} | facts)  # type: ignore[arg-type]


# --- what is told ---


def test_a_field_and_a_sentence_are_told_in_words(repo: Repo) -> None:
    """Before and after, with what stands around; the title leads to the page as it is published."""
    repo.write(GAVAN, edited(SEMINAR, ("Text.", "En text om en gåva som står kvar i receptionen.\n\nSlut.")))
    repo.commit()
    repo.edit(GAVAN, ("name: Salen", "name: Stora salen"), ("en gåva som står kvar", "en muta som står kvar"))
    lines = shown(repo)
    assert lines[0] == comment.MARK
    at = next(number for number, line in enumerate(lines) if line.startswith("- **Ändras**, seminarium: [Gåvan på"))
    assert "/seminarier/gavan/), seminars/gavan.md" in lines[at]
    assert lines[at + 1] == "  - Plats › Namn: ~~Salen~~ **Stora salen**"
    assert lines[at + 2] == "  - Löptext: En text om en ~~gåva~~ **muta** som står kvar i …"


def test_what_comes_and_goes_is_told(repo: Repo) -> None:
    """A new text, a draft, a text that is taken away and one that cannot be read; each by its file."""
    repo.write("seminars/ny.md", edited(SEMINAR, ("Gåvan på skrivbordet", "Nytt")))
    repo.write("seminars/utkast.md", edited(SEMINAR, ("status: published", "status: draft")))
    (repo.root / LEDA).unlink()
    repo.write(GAVAN, "---\ntitle: [\n---\n")
    ways = [
        line.split("**")[1] for line in shown(repo) if line.startswith("- **") and ".md" in line and "rad " not in line
    ]
    assert ways == ["Tas bort", "Har fel", "Ny text", "Nytt utkast"]


def test_what_a_preview_shows_is_led_to(repo: Repo) -> None:
    """New pages too, where the proposal's own pages are."""
    repo.write("seminars/ny.md", edited(SEMINAR, ("Gåvan på skrivbordet", "Nytt")))
    there = "\n".join(shown(repo, "--preview", "https://sidor.example/-/jobs/7/artifacts/site/"))
    assert "[Nytt](https://sidor.example/-/jobs/7/artifacts/site/seminarier/ny/)" in there
    assert "**Ny text**, seminarium: Nytt, seminars/ny.md" in "\n".join(shown(repo))


def test_settings_are_named(repo: Repo) -> None:
    repo.edit("site_config/site.yml", ("name:", "# en rad\nname:"))
    assert "Inställningar som ändras: site\\_config/site.yml." in shown(repo)


def test_what_the_check_finds_stands_first(repo: Repo) -> None:
    """Also what has nothing to do with calendars; and what a preview then shows."""
    repo.edit(GAVAN, ("themes: [jav]", "themes: [finns-inte]"))
    told = shown(repo)
    assert any(line.startswith("- **fel** seminars/gavan.md, rad 7:") for line in told)
    assert "Där en text har fel visar förhandsvisningen den som den var, eller inte alls." in told


# --- words ---


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("a b c d", "a b x d", [Edit("a b", "c", "x", "d")]),
        ("", "ny", [Edit("", "", "ny", "")]),
        ("1 2 3 4 5 c 5 4 3 2 1", "1 2 3 4 5 x 5 4 3 2 1", [Edit("… 2 3 4 5", "c", "x", "5 4 3 2 …")]),
        ("ett två", "", [Edit("", "ett två", "", "")]),
        ("a b c", "a b c", []),
        ("a x b y c", "a 1 b 2 c", [Edit("a", "x b y", "1 b 2", "c")]),
        ("Ett.\n\nTvå.\n\nTre.", "Ett.\n\nTre.", [Edit("", "Två.", "", "")]),
    ],
)
def test_changes_in_words(before: str, after: str, told: list[Edit]) -> None:
    """What is the same in another place is not told; changes close to each other are one."""
    assert list(edits(before, after)) == told


@given(st.lists(st.sampled_from(["a", "b", "\n\n", "c"])), st.lists(st.sampled_from(["a", "b", "\n\n", "c"])))
def test_no_change_is_passed_over(one: list[str], other: list[str]) -> None:
    """Two texts of different words differ, and the same has no change; a paragraph divided has the same words."""
    before, after = " ".join(one), " ".join(other)
    found = list(edits(before, after))
    assert found or before.split() == after.split()
    assert not found or _by_paragraph(before) != _by_paragraph(after)


def _by_paragraph(text: str) -> list[list[str]]:
    return [each.split() for each in text.split("\n\n") if each.strip()]


def test_what_is_too_long_to_compare_is_one_change() -> None:
    old, new = (" ".join(f"{sign}{n % 7}" for n in range(COMPARED + 1)) for sign in "ab")
    assert list(edits(f"x {old} y", f"x {new} y")) == [Edit("x", old, new, "y")]


def test_all_that_is_written_is_read() -> None:
    """Lists of words as one text, mappings within lists each for itself."""
    fields = {"a": [1, "b"], "c": [{"d": True}, {"d": None}], "e": {"f": "g"}}
    assert dict(leaves(fields)) == {("a",): "1, b", ("c", 0, "d"): "True", ("e", "f"): "g"}  # type: ignore[arg-type]


def test_it_is_bounded() -> None:
    """A code host takes 65,536 characters, and the rest is counted."""
    many = [text("å" * 90, "x" * 900, "y" * 900, source=f"seminars/{n}.md") for n in range(500)]
    faults = [problem("file-empty", f"seminars/{n}.md") for n in range(500)]
    told = comment.as_comment(Report("HEAD", [], [], faults, texts=many, site=SITE), [])
    assert len(told) < comment.LARGEST
    assert re.search(r"Och \d+ texter till", told)
