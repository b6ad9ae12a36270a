"""How signs are written: what is shown on the page is what the check has been seen to say."""

from __future__ import annotations

from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from conftest import Lay
from ethos import site
from ethos.lessons import lessons
from ethos.views import signs
from ethos.views.press import Press

PROSE = "---\ntitle: {title}\nsummary: Hur.\nstatus: published\npublished: 2026-01-15\n---\nText.\n"


def bodies(site_in: Lay, name: str, today: date) -> list[str]:
    found = site.inspect(site_in({"files": {f"content/{name}.md": PROSE.format(title=name)}}), today).catalogue
    assert found
    return [each.body for each in signs.pages(Press(found, today))]


def test_each_sign_is_shown_wrong_and_right_with_what_the_check_says(site_in: Lay, today: date) -> None:
    """Line by line from the codes' own examples, whose messages the golden cases have been seen to give."""
    (body,) = bodies(site_in, "bidra", today)
    tree = LexborHTMLParser(body)
    told = [each.text() for each in tree.css(".answered q")]
    codes = [code for group in signs.SHOWN.values() for code in group]
    assert told == [lessons()[code].message for code in codes]
    for side in ("wrong", "right"):
        marked = [[line.text() for line in each.css("b")] for each in tree.css(f".three .is-{side} code")]
        parts = [getattr(lessons()[code], side)[0] for code in codes]
        assert marked == [[line for line, matters in part.lines if matters] for part in parts]
        assert all(marked), "nothing is marked in an example"
    ways = [each.attributes["href"] for each in tree.css(".answered a")]
    assert ways == [f"../../bidra/fel/{code}/" for code in codes]


@pytest.mark.parametrize(("side", "clean"), [("wrong", False), ("right", True)])
def test_marks_as_word_processors_write_them_protect_nothing(site_in: Lay, today: date, side: str, clean: bool) -> None:
    (body,) = bodies(site_in, "bidra", today)
    (line,) = (each.text() for each in LexborHTMLParser(body).css(f".taught:not(.three) .is-{side} b"))
    told = site.inspect(site_in({"files": {"content/a.md": PROSE.replace("title: {title}", line)}}), today).problems
    assert (told == []) is clean


def test_no_example_is_dressed_as_a_message_at_a_box(site_in: Lay, today: date) -> None:
    """What is wrong with a field has a class of its own, whose red and bold are not for whole examples."""
    (body,) = bodies(site_in, "bidra", today)
    assert not LexborHTMLParser(body).css(".wrong")


def test_a_site_that_takes_no_contributions_has_none(site_in: Lay, today: date) -> None:
    assert bodies(site_in, "om", today) == []
