"""What would stop a build is told by the check, at the line that causes it."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import Lay
from ethos import ahead, site

DAY = date(2026, 11, 21)
PAGE = """---
{{title: Om oss, summary: Vad vi gör., status: published, published: 2026-01-15}}
---
Gå till [samtalet]({target}).
"""


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("../samtal/#innehal", [(4, 20, "broken-heading")]),
        ("../sok/#", []),
        ("../samtal/#innehall", []),
        ("../samtal/#fall=gavan", []),
        ("../samtal/", []),
    ],
)
def test_a_place_on_a_page_of_ours_is_there(site_in: Lay, target: str, told: list[tuple[int, int, str]]) -> None:
    """Also what stands in the frame; what a reader has chosen is no place."""
    found = site.check(site_in({"files": {"content/om.md": PAGE.format(target=target)}}), DAY)
    assert [(each.line, each.column, each.code) for each in found] == told


def test_pages_are_made_for_who_needs_to_know(site_in: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site without such files and links is checked without any of its pages."""
    monkeypatch.setattr(ahead, "later", None)
    assert site.check(site_in({"files": {"content/om.md": PAGE.format(target="om.md#om-oss")}}), DAY) != []
    assert site.check(site_in({"files": {"content/om.md": PAGE.format(target="om.md")}}), DAY) == []


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("../content/om.md", ""),
        ("../samtal/", ""),
        ("../samtal/#innehall", ""),
        ("https://prov.example/", ""),
        ("../samtal/#innehal", "broken-heading"),
        ("../content/om.md#vi", "broken-heading"),
        ("#vi", "broken-heading"),
        ("om.md", "broken-source-link"),
        ("../content/utkast.md", "draft-referenced"),
        ("../content/filer/plan.pdf", "unoffered-file"),
        ("http:/prov.example", "unsafe-link"),
    ],
)
def test_links_in_settings_are_looked_at_too(site_in: Lay, target: str, code: str) -> None:
    """In definitions of words and of laws, at the field."""
    page = PAGE.format(target="https://prov.example/")
    files = {"content/om.md": page, "content/utkast.md": page.replace("status: published", "status: draft")}
    law = f"FL:\n  title: L\n  numbering: sections\n  says: Se [mer]({target}).\n"
    files["site_config/laws.yml"] = law + "RF: {title: R, numbering: chapters}\n"
    found = site.check(site_in({"files": files}), DAY)
    assert [(each.path, each.line, each.column, each.code) for each in found] == (
        [("site_config/laws.yml", 4, 9, code)] if code else []
    )
