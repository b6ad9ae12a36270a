"""What the build draws and a script draws again is the same: cards in the library, cases to add to a meeting."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page

from browser.meeting import script
from conftest import ROOT, Lay
from ethos import places
from ethos.content import load
from ethos.kinds import Dilemma
from ethos.views import library
from ethos.views.press import Press, environment
from unit.dilemma_sources import dilemma

pytestmark = pytest.mark.browser

CARD = "{{ each|card(3, false) }}"
OFFER = '{% from "meeting/offer.html" import offer with context %}{{ offer(slug, each) }}'

SAME = """([html, drawn]) => {
  const tidy = (element) => element.outerHTML.replace(/\\s+/g, " ").replaceAll(" <", "<").replaceAll("> ", ">");
  const frame = document.createElement("ul");
  frame.innerHTML = html;
  const [built] = frame.children;
  return [tidy(built), tidy(drawn)];
}"""


def told(slug: str, field: str, status: str = "published", principles: str = "") -> tuple[str, str]:
    path, text = dilemma(slug, status=status, principles=principles)
    return path, text.replace("minutes: 40", f"minutes: 40\n{field}".strip())


@pytest.fixture
def press(site_in: Lay) -> Press:
    """Every sort of dilemma that a card tells apart: by subtitle, language, example, principles."""
    vocabulary = (ROOT / "site_config/vocabulary.yml").read_text("utf-8")
    words = list(yaml.safe_load(vocabulary)["principles"])
    files = dict(
        [
            ("site_config/vocabulary.yml", vocabulary),
            told("utan-nagot", ""),
            told("underrubrik", "subtitle: Vem ska få veta det & <när>?"),
            told("engelsk", "language: en\nsubtitle: Who should know?"),
            told("exempel", "example: true"),
            told("en", "", principles=words[0]),
            told("fem", "", principles=", ".join(words[:5])),
        ]
    )
    found = load(site_in({"files": files}))
    assert found.catalogue, found.problems
    return Press(found.catalogue, date(2026, 11, 30))


def built(press: Press, source: str, entry: Dilemma) -> str:
    """What the build draws of an entry, on a page one level down."""
    given = {
        "base": "../",
        "rendered": {},
        "places": press.places,
        "needs": {},
        "slug": entry.slug,
        "each": press.shelf.card(entry),
    }
    return environment().from_string(source).render(given)


def data(press: Press) -> dict[str, dict[str, object]]:
    """The entries by slug, as scripts fetch them."""
    (file,) = (each for each in library.files(press) if each.path == places.DILEMMA_DATA.path)
    found = json.loads(file.content)
    return {each["slug"]: each for each in found["entries"]}


def test_a_card(page: Page, site_url: str, site_dir: Path, press: Press) -> None:
    """Of any sort: the same elements with the same words, and a disc as soon as it names a principle."""
    page.goto(f"{site_url}/dilemman/")
    script(page, site_dir, "library-card")
    entries = data(press)
    assert len(entries) == 6
    for entry in press.catalogue.of(Dilemma):
        drawn = f"([html, entry]) => ({SAME})([html, card(entry)])"
        first, again = page.evaluate(drawn, [built(press, CARD, entry), entries[entry.slug]])
        assert again == first
        assert ("disc" in first) == bool(entry.principles)


def test_a_case_to_add(page: Page, site_url: str, site_dir: Path, press: Press) -> None:
    """In the choice of a meeting, before anyone has searched and after."""
    page.goto(f"{site_url}/samtal/")
    script(page, site_dir, "conversation-search")
    entries = data(press)
    for entry in press.catalogue.of(Dilemma):
        drawn = f"([html, entry]) => ({SAME})([html, offer(entry, false)])"
        first, again = page.evaluate(drawn, [built(press, OFFER, entry), entries[entry.slug]])
        assert again == first
