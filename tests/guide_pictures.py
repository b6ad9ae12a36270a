"""The pictures of the guide for contributors: what is on each, so that one knows when it must be taken anew.

``bench/guide.py`` takes them (``make guide``), and writes into ``guide_pictures.json`` what their pages said then.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from ethos.catalogue import Catalogue
from ethos.kinds.settings import CodeHost, Editor
from ethos.output import Page
from ethos.views import editor, editor_form, own_case, propose
from ethos.views.press import Press

FILE = Path(__file__).with_suffix(".json")
FIRST = 4
"""Fields of the editor's form that can be seen on its picture."""
AT = Editor(backend=CodeHost.GITHUB, repo="myndigheten/kunskapsbank")
FORM, CASE, CHOOSE, FILL = (f"bidra-{name}.png" for name in ("formular", "eget-fall", "valj", "fyll-i"))
"""The files in ``content/bilder``."""


def told(catalogue: Catalogue, today: date) -> dict[str, str]:
    """The words on each picture, as a digest, by its file's name."""
    press = Press(catalogue, today)
    form = _part(next(propose.pages(press)), "section[aria-labelledby=ratta]")
    case = _part(own_case.page(press), "section[aria-labelledby=del-situation]")
    config = editor_form.config(catalogue.settings, AT)
    found = {FORM: form, CASE: case, CHOOSE: list(_chosen(config)), FILL: list(_filled(config))}
    return {
        name: sha256(json.dumps(each, ensure_ascii=False).encode()).hexdigest()[:16] for name, each in found.items()
    }


def _part(page: Page, selector: str) -> str:
    found = LexborHTMLParser(page.body).css_first(selector)
    assert found is not None
    return " ".join(found.text(separator=" ").split())


def _chosen(config: Mapping[str, Any]) -> Iterator[str]:
    """What the editor's first page says, and which editor it is."""
    yield from (editor.MADE["sveltia-cms.js"], config["publish_mode"])
    yield from (each["label"] for each in config["collections"])


def _filled(config: Mapping[str, Any]) -> Iterator[str]:
    """What its form for a dilemma says on top."""
    yield editor.MADE["sveltia-cms.js"]
    for each in config["collections"][0]["fields"][:FIRST]:
        yield from (each["label"], each["hint"])
