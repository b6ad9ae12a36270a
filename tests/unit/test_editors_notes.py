"""What editors write to each other stays among them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml

from conftest import Lay
from ethos import site
from ethos.output import Copy, Page

PAGE = Path(__file__).parents[1] / "golden" / "outputs" / "dilemma-page.yml"
SECRET = "Kvarnhjulet"


def test_a_note_about_a_law_is_published_nowhere(site_in: Lay, today: date) -> None:
    """The law is cited on a page, in news, in data and on paper; the note about it is in none of them."""
    root = site_in(yaml.safe_load(PAGE.read_text("utf-8")))
    laws = root / "site_config" / "laws.yml"
    laws.write_text(laws.read_text("utf-8").replace("numbering:", f"note: {SECRET}, numbering:"), "utf-8")
    inspection = site.inspect(root, today)
    assert SECRET in str(inspection.catalogue.settings.laws) if inspection.catalogue else False
    made = [each for each in site.render(inspection, today).outputs if not isinstance(each, Copy)]
    said = [each.body.encode() if isinstance(each, Page) else each.content for each in made]
    assert any("Förvaltningslagen".encode() in each for each in said)
    assert not [each for each in said if SECRET.encode() in each]
