"""Errors that teach: a page for every code where the agency says how one contributes, and none where it does not."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import Lay
from ethos import site, texts
from ethos.catalogue import Catalogue
from ethos.lessons import Part, lessons
from ethos.output import Page
from ethos.views import faults
from ethos.views.data import site_map
from ethos.views.press import Press

TODAY = date(2026, 11, 30)
PROSE = "---\ntitle: Bidra\nsummary: Hur.\nstatus: published\npublished: 2026-01-15\n---\n{text}\n"


def catalogue(site_in: Lay, files: dict[str, str]) -> Catalogue:
    inspection = site.inspect(site_in({"files": files}), TODAY)
    assert inspection.problems == []
    assert inspection.catalogue
    return inspection.catalogue


@pytest.fixture
def pages(site_in: Lay) -> dict[str, Page]:
    found = catalogue(site_in, {"content/bidra.md": PROSE.format(text="Se [alla fel](../bidra/fel/).")})
    return {each.path: each for each in faults.pages(Press(found, TODAY))}


def test_every_code_has_a_page(pages: dict[str, Page]) -> None:
    """And the list leads to each; an agency's own page above them is on the way there."""
    codes = texts.catalogue()["problem"].keys()
    assert pages.keys() == {"bidra/fel/", *(f"bidra/fel/{code}/" for code in codes)}
    listed = pages["bidra/fel/"].body
    assert [code for code in codes if f'<a href="{code}/">' not in listed] == []
    at = pages["bidra/fel/no-such-date/"].at
    assert at and [each.label for each in at.way] == ["Bidra", texts.label("page.faults.title")]


def test_a_page_shows_what_is_wrong_and_what_is_right(pages: dict[str, Page]) -> None:
    """As it stands in files, every sign of it as text, and what cannot be seen spelled out."""
    shown = pages["bidra/fel/no-such-date/"].body
    wrong, right = shown[shown.index('id="fel"') :].split('id="ratt"')
    assert "<b>published: 2026-02-30</b>" in wrong
    assert "<b>published: 2026-02-28</b>" in right
    assert "[U+202E]" in pages["bidra/fel/text-bidi/"].body
    assert "<iframe" not in pages["bidra/fel/lost-element/"].body
    assert [each.path for each in pages.values() if not each.body.replace("\n", "").isprintable()] == []


def test_the_pages_are_for_who_comes_by_a_link(pages: dict[str, Page]) -> None:
    """No search engine lists them, and they are light."""
    assert not any(each.indexed for each in pages.values())
    assert b"fel" not in site_map(pages.values(), {}, "https://kod.example/").content
    assert max(len(each.body) for path, each in pages.items() if path != "bidra/fel/") < 6000


def test_a_site_that_takes_no_contributions_has_none(site_in: Lay) -> None:
    """Nothing leads there: no link, no menu, no message."""
    files = {"content/om.md": PROSE.format(text="Text.")}
    assert list(faults.pages(Press(catalogue(site_in, files), TODAY))) == []
    (found,) = site.check(
        site_in({"files": {"content/om.md": files["content/om.md"].replace("01-15", "02-30")}}), TODAY
    )
    assert (found.code, found.url) == ("no-such-date", "")
    linked = files | {"content/mer.md": PROSE.format(text="Se [alla fel](../bidra/fel/).").replace("Bidra", "Mer")}
    assert [each.code for each in site.check(site_in({"files": linked}), TODAY)] == ["broken-source-link"]


def test_a_message_leads_to_the_page_on_the_published_site(site_in: Lay) -> None:
    """Under the address in the site's settings, also from a file that has a fault of its own."""
    files = {"content/bidra.md": PROSE.format(text="Text."), "content/om.md": "---\ntitle: Om\n---\n"}
    found = site.check(site_in({"files": files}), TODAY)
    settings = catalogue(site_in, {"content/bidra.md": files["content/bidra.md"]}).settings
    assert found and [each.url for each in found] == [
        f"{settings.site.address}bidra/fel/{each.code}/" for each in found
    ]


def test_what_is_shown_is_short() -> None:
    """A reader sees the lines that matter, not a whole file; of a file that is right nothing is marked as wrong."""
    parts = [part for each in lessons().values() for part in (*each.wrong, *each.right)]
    assert all(isinstance(each, Part) and 0 < len(each.lines) <= 22 for each in parts)
    assert sum(any(matters for _, matters in part.lines) for part in parts) > 0.8 * len(parts)
