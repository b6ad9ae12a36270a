"""What would stop a build is told by the check, at the line that causes it."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import SETTINGS, Lay
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


PRINTING = (SETTINGS / "site.yml").read_text("utf-8").replace("paper: false", "")
DILEMMA = """---
title: {title}
summary: En kollega får en gåva. Vad gör du?
status: published
published: 2026-01-15
themes: [jav]
roles: [chef]
settings: [agency]
tension: [{{between: rattssakerhet, and: effektivitet}}]
difficulty: 2
minutes: 40
group: {{min: 4, max: 12}}
closure: open
questions: [Vad gör du?, Vem berörs?, Vad säger du?]
options: [{{label: Säg det, for: Ingen gissar., against: Skadar.}}, {{label: Vänta, for: Du vet., against: Sent.}}]
leader: {{purpose: Se jäv i tid., closing: Vad ändrar vi?}}
---
Det är måndag.
"""


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("../dilemman/gavan/gavan.pdf", []),
        ("../dilemman/gavan/gavan-deltagare.pdf#page=2", []),
        ("../dilemman/kort.pdf", []),
        ("../dilemman/samlingen.pdf", []),
        ("../teman/jav/jav.pdf", []),
        ("../dilemman/gavan/gåvan.pdf", ["../dilemman/gavan/gavan.pdf"]),
        ("../dilemman/samlingen-2.pdf", ["../dilemman/samlingen.pdf"]),
        ("../dilemman/gavor/gavor.pdf", ["../dilemmas/gavor.md"]),
    ],
)
def test_a_link_may_lead_to_what_is_printed(site_in: Lay, target: str, told: list[str]) -> None:
    """And to nothing else: neither to what is misspelt, nor to what has letters that cannot be printed."""
    files = {"content/om.md": PAGE.format(target=target), "dilemmas/gavan.md": DILEMMA.format(title="Gåvan")}
    files["dilemmas/gavor.md"] = DILEMMA.format(title="Gåvor 贈り物").replace("kollega", "vän")
    files["site_config/site.yml"] = PRINTING
    found = site.check(site_in({"files": files}), DAY)
    links = [each for each in found if each.code == "broken-source-link"]
    assert [each.hint.rpartition("](")[2].rstrip(")") for each in links] == told


def test_no_pdf_is_there_where_none_is_made(site_in: Lay) -> None:
    """The shared settings say that nothing is printed."""
    page = PAGE.format(target="../dilemman/gavan/gavan.pdf")
    found = site.check(site_in({"files": {"content/om.md": page, "dilemmas/gavan.md": DILEMMA.format(title="G")}}), DAY)
    assert [each.code for each in found] == ["broken-source-link"]


@pytest.mark.parametrize("name", ["dilemman/kort.pdf", "bilder/a.640.png", "delning/index.png", "filer/plan.pdf"])
def test_an_agencys_own_file_takes_no_address_that_only_a_build_makes(site_in: Lay, name: str) -> None:
    files = {"dilemmas/gavan.md": DILEMMA.format(title="Gåvan") + "![En dörr](../content/bilder/a.png)\n"}
    attached = "attachments: [{file: plan.pdf, title: Plan}]\nthemes: [jav]"
    files["dilemmas/gavan.md"] = files["dilemmas/gavan.md"].replace("themes: [jav]", attached)
    files["site_config/site.yml"] = PRINTING
    data = {f"site_config/theme/{name}": b"%PDF-1.7".hex(), "content/filer/plan.pdf": b"%PDF-1.7".hex()}
    pictures = {"content/bilder/a.png": [900, 4]}
    if name.endswith(".png"):
        pictures[f"site_config/theme/{name}"] = [4, 4]
        del data[f"site_config/theme/{name}"]
    found = site.check(site_in({"files": files, "bytes": data, "pictures": pictures}), DAY)
    assert [each.code for each in found] == ["address-collision"]
