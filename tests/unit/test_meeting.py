"""The plans of a meeting add up, and the page holds all that a meeting without scripts and a script need."""

from __future__ import annotations

from pathlib import Path

import pytest
from dilemma_sources import dilemma
from selectolax.lexbor import LexborHTMLParser

from conftest import Lay
from ethos import content, texts
from ethos.verify import verify
from ethos.views import meeting
from ethos.views.press import Press


@pytest.mark.parametrize("minutes", meeting.PLANS)
def test_a_plan_adds_up_and_keeps_the_order(minutes: int) -> None:
    """Every minute is some step's, no step stands twice, and the law comes after everything but Monday."""
    plan = meeting.PLANS[minutes]
    kinds = [kind for kind, _ in plan]
    assert sum(spent for _, spent in plan) == minutes
    assert kinds == [kind for kind in meeting.STEPS if kind in kinds]
    assert {"frame", "read", "vote", "pairs", "plenary", "twist", "revote", "monday"} <= set(kinds)
    assert all(spent >= 1 for _, spent in plan)


def test_the_plans_that_are_tried_in_practice() -> None:
    """45 minutes: 5 · 3 · 5 · 10 · 10 · 5 · 4 · 3. 20 minutes: 2 · 2 · 4 · 8 · 2 · 2."""

    def joined(minutes: int, *groups: str) -> list[int]:
        plan = dict(meeting.PLANS[minutes])
        return [sum(plan[kind] for kind in group.split()) for group in groups]

    long = joined(45, "frame", "read vote", "pairs", "groups", "plenary", "twist revote", "law", "monday")
    assert long == [5, 3, 5, 10, 10, 5, 4, 3]
    assert joined(20, "frame", "read vote", "pairs", "plenary", "twist revote", "monday") == [2, 2, 4, 8, 2, 2]


def test_rows_follow_each_other() -> None:
    """A row begins where the one before it ended."""
    rows = list(meeting.rows(meeting.PLANS[90]))
    ends = [int(row.span.split("–")[1]) for row in rows]
    assert [int(row.span.split("–")[0]) for row in rows] == [0, *ends[:-1]]
    assert ends[-1] == 90


def test_every_step_has_its_words() -> None:
    for kind in meeting.STEPS:
        assert set(texts.labels(f"meeting.step.{kind}")) == {"name", "do", "say"}


@pytest.fixture
def page(root: Path, today: object) -> LexborHTMLParser:
    found = content.load(root).catalogue
    assert found
    return LexborHTMLParser(meeting.page(Press(found, today)).body)  # type: ignore[arg-type]


def test_the_page_holds_the_plans_as_tables(page: LexborHTMLParser) -> None:
    """What a script reads are the rows that people read: their minutes and their names are the same."""
    for minutes, plan in meeting.PLANS.items():
        rows = page.css(f"table[data-plan='{minutes}'] [data-steg]")
        assert [(each.attributes["data-steg"], int(each.attributes["data-minuter"] or 0)) for each in rows] == [*plan]
        names = [each.text() for each in page.css(f"table[data-plan='{minutes}'] tbody th")]
        assert names == [texts.label(f"meeting.step.{kind}.name") for kind, _ in plan]


def test_the_page_leads_on_without_scripts(page: LexborHTMLParser) -> None:
    """What needs a script is hidden from the start; rules, roles and the ways on are not."""
    assert len(page.css("[data-satt-ihop][hidden], [data-paket][hidden]")) == 2
    assert len(page.css("[data-spelregler] li")) == 6
    assert len(page.css(".roles dt")) == 5
    links = {each.attributes["href"] for each in page.css(".onward a")}
    assert {"../dilemman/", "../metoder/", "../sa-leder-du-ett-samtal/"} <= links


def test_the_shortest_cases_are_offered_first(site_in: Lay, today: object) -> None:
    """No archived one, and no more than a reader takes in."""
    minutes = [60, 20, 45, 30, 25, 50, 55, 35, 40, 65]
    files = [dilemma(f"fall-{each}") for each in minutes]
    pairs = zip(files, minutes, strict=True)
    timed = {path: text.replace("minutes: 40", f"minutes: {each}") for (path, text), each in pairs}
    path, text = dilemma("gammalt", status="archived")
    found = content.load(site_in({"files": timed | {path: text.replace("minutes: 40", "minutes: 10")}})).catalogue
    assert found
    assert [each.minutes for each in meeting.shortest(found)] == sorted(minutes)[:8]


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
