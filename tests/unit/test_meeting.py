"""The plans of a meeting add up, and the page holds all that a meeting without scripts and a script need."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

import pytest
from dilemma_sources import dilemma
from selectolax.lexbor import LexborHTMLParser

from conftest import Lay
from ethos import content, plan, texts
from ethos.kinds import Dilemma
from ethos.verify import verify
from ethos.views import meeting
from ethos.views.press import Press


def test_rows_follow_each_other() -> None:
    """A row begins where the one before it ended."""
    rows = list(meeting.rows([plan.Step(kind, spent) for kind, spent in plan.PLANS[90].items()]))
    ends = [int(row.span.split("–")[1]) for row in rows]
    assert [int(row.span.split("–")[0]) for row in rows] == [0, *ends[:-1]]
    assert ends[-1] == 90


def test_every_step_has_its_words() -> None:
    for kind in plan.STEPS:
        assert set(texts.labels(f"meeting.step.{kind}")) == {"name", "do", "say"}


def test_the_page_of_a_case_says_how_its_meeting_divides(root: Path) -> None:
    """The minutes of every kind of step, in the order of the kinds; all of a meeting as long as nobody has chosen."""
    catalogue = content.load(root).catalogue
    assert catalogue
    told = {each: meeting.opening(catalogue, each) for each in catalogue.of(Dilemma)}
    for entry, minutes in told.items():
        if minutes:
            spent = [[int(part) for part in each.split("+")] for each in minutes.split()]
            assert len(spent) == len(plan.STEPS)
            assert sum(map(sum, spent)) == plan.length([plan.case_of(entry)])
    without = [each for each, minutes in told.items() if not minutes]
    assert without and all(each.clip or "etiska-kompassen" in each.models for each in without)


@pytest.fixture
def page(root: Path, today: object) -> LexborHTMLParser:
    found = content.load(root).catalogue
    assert found
    return LexborHTMLParser(meeting.page(Press(found, today)).body)  # type: ignore[arg-type]


def test_the_page_holds_the_plans_as_tables(page: LexborHTMLParser) -> None:
    """What is read without a script is the rule that scripts divide by."""
    for minutes, steps in plan.PLANS.items():
        rows = page.css(f"table[data-plan='{minutes}'] tbody tr")
        ends = list(accumulate(steps.values()))
        spans = [f"{start}–{end}" for start, end in zip([0, *ends], ends, strict=False)]
        names = [texts.label(f"meeting.step.{kind}.name") for kind in steps]
        told = [(each.css_first("td").text(), each.css_first("th").text()) for each in rows]
        assert told == list(zip(spans, names, strict=True))


def test_what_a_plan_does_not_show_is_told(page: LexborHTMLParser) -> None:
    """From how many people on groups are worth dividing, and which plan has no time for the law."""
    hint = page.css_first("[data-planer] .hint").text()
    assert "högst 5, hoppa över grupperna om fyra, och är ni högst 3 också paren. På 20 minuter:" in hint


def test_the_page_leads_on_without_scripts(page: LexborHTMLParser) -> None:
    """What needs a script is hidden from the start; rules, roles and the ways on are not."""
    assert len(page.css("[data-satt-ihop][hidden], [data-paket][hidden]")) == 2
    assert len(page.css("[data-spelregler] li")) == 6
    assert len(page.css(".roles dt")) == 5
    assert page.css_first(".head noscript a").attributes["href"] == "../dilemman/"
    links = {each.attributes["href"] for each in page.css(".onward a")}
    assert {"../metoder/", "../arshjul/"} <= links


def test_the_shortest_of_cases_alike_are_offered_first(site_in: Lay, today: object) -> None:
    """No archived one, and no more than a reader takes in."""
    minutes = [60, 20, 45, 30, 25, 50, 55, 35, 40, 65]
    files = [dilemma(f"fall-{each}") for each in minutes]
    pairs = zip(files, minutes, strict=True)
    timed = {path: text.replace("minutes: 40", f"minutes: {each}") for (path, text), each in pairs}
    path, text = dilemma("gammalt", status="archived")
    found = content.load(site_in({"files": timed | {path: text.replace("minutes: 40", "minutes: 10")}})).catalogue
    assert found
    assert [each.minutes for each in meeting.suggested(found)] == sorted(minutes)[:3]


def test_the_cases_that_are_offered_are_about_different_things(root: Path) -> None:
    """And easy, and not those that the alphabet puts together."""
    catalogue = content.load(root).catalogue
    assert catalogue
    offered = meeting.suggested(catalogue)
    themes = [theme for each in offered for theme in each.themes]
    assert len(offered) == 3 and len(themes) == len({*themes})
    assert {each.difficulty for each in offered} == {1}
    titles = [each.title for each in offered]
    assert titles != sorted(titles)


def test_a_choice_in_an_address_is_no_broken_place(tmp_path: Path) -> None:
    """``#fall=…`` is read by a script; a place that is not there is still told."""
    links = '<a href="samtal/#fall=x">a</a><a href="samtal/#borta">b</a>'
    (tmp_path / "index.html").write_text(links, encoding="utf-8")
    (tmp_path / "samtal").mkdir()
    (tmp_path / "samtal/index.html").write_text("<h1>x</h1>", encoding="utf-8")
    (problem,) = verify(tmp_path, [])
    assert problem.code == "broken-anchor" and "borta" in problem.message


def test_the_guide_links_to_the_plans(root: Path) -> None:
    """What the guide says of plans, rules and roles is where they are: nothing of them stands twice."""
    guide = (root / "content/sa-leder-du-ett-samtal.md").read_text("utf-8")
    assert "](../samtal/)" in guide
    assert not [each for each in texts.labels("meeting.rules").values() if each in guide]
    assert not [each for each in texts.labels("meeting.roles").values() if each in guide]
