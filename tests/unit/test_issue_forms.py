"""Forms on a code host: they ask what the site's own page asks, and an answer becomes a draft that passes the check."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from conftest import TODAY, Lay
from ethos import inspection, issue_forms
from ethos.cli import main
from ethos.content import load, settings
from ethos.issue_forms import FORMS, UNANSWERED, questions
from ethos.kinds import Dilemma, Seminar

FILES = [f"{issue_forms.FOLDER}/{name}.yml" for name in (*FORMS.values(), "config")]


@pytest.mark.parametrize("name", FILES)
def test_the_forms_are_fresh(root: Path, name: str) -> None:
    """They follow the models, the words and the wording; FRESHEN=1 writes them anew."""
    now = issue_forms.files(settings(root))
    assert sorted(now) == sorted(FILES)
    if os.environ.get("FRESHEN"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(now[name], encoding="utf-8", newline="\n")
    assert (root / name).read_text("utf-8") == now[name], "run: FRESHEN=1 .venv/bin/pytest -k fresh"


@pytest.mark.parametrize("form", FORMS)
def test_the_host_takes_a_form(root: Path, form: str) -> None:
    """Labels and identities tell the questions apart, and a list has something to choose, once."""
    made = yaml.safe_load(issue_forms.files(settings(root))[f"{issue_forms.FOLDER}/{FORMS[form]}.yml"])
    asked = [each for each in made["body"] if each["type"] != "markdown"]
    for names in ([each["id"] for each in asked], [each["attributes"]["label"] for each in asked]):
        assert len(set(names)) == len(names)
    lists = [each["attributes"]["options"] for each in asked if each["type"] == "dropdown"]
    assert all(each and len(set(each)) == len(each) and "None" not in each for each in lists)
    assert any(each["validations"]["required"] for each in asked)


@pytest.fixture
def site(site_in: Lay) -> Path:
    root = site_in({})
    (root / "mkdocs.yml").write_text("site_name: Prov\nplugins: [ethos]\n")
    return root


def answered(site: Path, form: str, given: dict[str, str]) -> str:
    """An answer as the host shows it."""
    asked = questions(form, settings(site))
    return "\r\n\r\n".join(f"### {each.label}\r\n\r\n{given.get(each.key, UNANSWERED)}" for each in asked)


def new(site: Path, text: str) -> tuple[int, str]:
    (site / "fraga.txt").write_text(text, encoding="utf-8", newline="")
    words = ["--root", str(site), "new", "--from-issue", str(site / "fraga.txt"), "--today", str(TODAY)]
    done = CliRunner().invoke(main, words)
    return done.exit_code, done.output


NASTY = "### Rubrik\n\n<script>x</script> *fet* {{ x }} \x00 # \"'\n- ---\n1. a"


@pytest.mark.parametrize("more", [{}, {"situation": NASTY, "for1": NASTY, "questions": NASTY, "purpose": NASTY}])
def test_a_proposed_dilemma_is_a_draft_that_passes_the_check(more: dict[str, str], site: Path) -> None:
    told = {"title": "Nyckeln", "situation": "Du är ny. På måndag ska du skriva under.", "who": "Kollegan."}
    told |= {"label1": "Fråga", "for1": "Hen får en chans.", "label2": "Vänta", "questions": "Vad?\nHur?\nVem?"}
    told |= {
        each.key: next(iter(each.choices.values())) for each in questions("dilemma", settings(site)) if each.choices
    }
    code, said = new(site, answered(site, "dilemma", told | more))
    assert code == 0 and said.startswith("dilemmas/nyckeln.md\n"), said
    assert {each.code for each in inspection.check(site, TODAY)} <= ({"foreign-mark"} if more else set())
    catalogue = load(site).catalogue
    assert catalogue
    [case] = catalogue.every(Dilemma)
    assert case.is_draft and [each.label for each in case.options] == ["Fråga", "Vänta"]
    assert [each.against for each in case.options] == ["…", "…"]
    assert ("questions" in case.source.yaml.partition("# ATT SKRIVA: questions")[2]) is False
    assert "# ATT SKRIVA: tension: " in case.source.yaml  # the same word twice is no tension
    assert new(site, answered(site, "dilemma", told | more))[0] == 2


def test_a_tip_of_a_seminar_is_a_draft_that_passes_the_check(site: Path) -> None:
    told = {
        "title": "Gåvor",
        "day": "17 mars 2027",
        "begins": "13",
        "ends": "15.30",
        "city": "Umeå",
        "text": "Om gåvor. Kom.",
    }
    code, said = new(site, answered(site, "seminar", told))
    assert code == 0 and inspection.check(site, TODAY) == [], said
    catalogue = load(site).catalogue
    assert catalogue
    [event] = catalogue.every(Seminar)
    assert (str(event.start), str(event.end), event.summary) == (
        "2027-03-17 13:00:00",
        "2027-03-17 15:30:00",
        "Om gåvor.",
    )


def test_a_fault_leads_to_the_file_of_its_page(root: Path, site: Path) -> None:
    given = {"page": "https://x.example/kultur/dilemman/torsdagsbastun/?a#b", "wrong": "Fel."}
    (site / "dilemmas").mkdir()
    case = (root / "tests/golden/problems/weak-option.yml").read_text("utf-8")
    text = next(iter(yaml.safe_load(case)["passes"]["files"].values()))
    (site / "dilemmas/torsdagsbastun.md").write_text(text, encoding="utf-8")
    code, said = new(site, answered(site, "fault", given))
    assert code == 0 and "dilemmas/torsdagsbastun.md" in said, said
    assert new(site, answered(site, "fault", {"page": "x", "wrong": "Fel."}))[0] == 0


def test_a_text_of_another_sort_is_refused(site: Path) -> None:
    code, said = new(site, "Hej, jag har ett förslag.")
    assert code == 2 and "svarar inte på något av formulären" in said
