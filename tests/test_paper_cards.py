"""Cards to draw from, as pictures: nothing that is written on one is lost at its edges."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date
from io import BytesIO
from math import cos, radians, sin
from pathlib import Path

import typst
from PIL import Image, ImageChops

from conftest import ROOT
from ethos.content import load
from ethos.kinds import Dilemma
from ethos.paper.gallery import Gallery
from ethos.paper.letters import fitted
from ethos.paper.printing import PACKAGE
from ethos.paper.sheet import Order
from ethos.views import disc, paper
from ethos.views.paper.case import Author, card
from ethos.views.press import Press

CARDS = "dilemman/kort.pdf"
DAY = date(2026, 11, 21)

UNCUT = {"clip: true": "clip: false"}
ROOMLESS = {"let room = (wide - 2 * edge, high - 2 * edge - 16mm)": "let room = (wide - 2 * edge, 20mm)"}


ROUNDED = 4
"""Of 255: as much as a shade can differ that was worked out in another way."""


def difference(one: bytes, other: bytes) -> int:
    """The most that a point of two pictures differs."""
    pictures = (Image.open(BytesIO(each)).convert("L") for each in (one, other))
    _, most = ImageChops.difference(*pictures).getextrema()
    return int(most)


def drawn(order: Order, folder: Path, changes: dict[str, str]) -> list[bytes]:
    """The cards as pictures of their pages, set by a template with some of its words changed."""
    (sheet,) = order.sheets
    shutil.copytree(PACKAGE / "typst", folder)
    template = folder / "cards.typ"
    text = template.read_text("utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    template.write_text(text, "utf-8")
    (folder / "words.json").write_text(json.dumps(fitted(dict(order.words))), "utf-8")
    data = fitted({**sheet.data(), "cases": [order.case(name) for name in sheet.cases]})
    (folder / "data.json").write_text(json.dumps(data), "utf-8")
    compiler = typst.Compiler(
        root=str(folder),
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(PACKAGE / "fonts")]
        ),
        sys_inputs={"data": "data.json"},
    )
    pages: bytes | list[bytes] = compiler.compile(input=str(template), format="png", ppi=72)
    return [pages] if isinstance(pages, bytes) else pages


def test_nothing_is_cut_off_a_card(tmp_path: Path) -> None:
    """Cards look the same with and without what cuts at their edges: no dot or ring above a title is lost."""
    catalogue = load(ROOT).catalogue
    assert catalogue is not None
    made = paper.order(catalogue, DAY, Gallery(ROOT))
    order = replace(made, sheets=[each for each in made.sheets if each.path == CARDS])
    cut, uncut = drawn(order, tmp_path / "cut", {}), drawn(order, tmp_path / "uncut", UNCUT)
    assert len(cut) > 20
    assert max(map(difference, cut, uncut)) <= ROUNDED
    low, lower = drawn(order, tmp_path / "low", ROOMLESS), drawn(order, tmp_path / "lower", ROOMLESS | UNCUT)
    assert max(map(difference, low, lower)) > ROUNDED


def test_a_card_tells_what_was_written_for_it(tmp_path: Path) -> None:
    """As much as the field takes, beside the longest questions there are: whole, cut nowhere, and with its disc."""
    catalogue = load(ROOT).catalogue
    assert catalogue is not None
    entry = max(catalogue.of(Dilemma), key=lambda each: sum(map(len, each.questions)))
    written = " ".join(["förvaltningschef"] * 40)[:400].strip()
    told = card(Author(Press(catalogue, DAY)), entry.model_copy(update={"card": written}))
    assert str(told["told"]) == written
    made = paper.order(catalogue, DAY, Gallery(ROOT))
    sheets = [replace(each, cases=("card/x",)) for each in made.sheets if each.path == CARDS]
    order = replace(made, sheets=sheets, case=lambda _: told | {"lean": 30})
    cut, uncut = drawn(order, tmp_path / "cut", {}), drawn(order, tmp_path / "uncut", UNCUT)
    assert len(cut) == 1
    assert max(map(difference, cut, uncut)) <= ROUNDED
    assert told["lean"] == disc.of(entry).degrees  # type: ignore[union-attr]
    assert sides(cut[0], radians(30)) == (204, 77)
    assert sides(cut[0], radians(-30)) == (204, 204)


def sides(page: bytes, leans: float) -> tuple[int, ...]:
    """The shade of the first card's disc on each side of the upper end of a line that leans so, in radians."""
    picture, point = Image.open(BytesIO(page)).convert("L"), 72 / 25.4
    across, down = 9 + 2.5 + 1.9 * sin(leans), 9 - 1.5 + 2.5 - 1.9 * cos(leans)
    found = ((across + far * cos(leans), down + far * sin(leans)) for far in (-0.6, 0.6))
    return tuple(int(picture.getpixel((int(x * point), int(y * point)))) for x, y in found)  # type: ignore[arg-type]
