"""The ruler never tells fewer lines than typst sets, and not many more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typst

from conftest import ROOT
from ethos.content import load
from ethos.kinds import Dilemma
from ethos.markdown import plain
from ethos.paper import ruler

FONTS = {"EthosPaperSans-Regular": ("Ethos Paper Sans", 400), "EthosPaperSerif-Regular": ("Ethos Paper Serif", 400)}
SETS = """
#set par(linebreaks: "simple", leading: 0.5em)
#let of = json(bytes(sys.inputs.data))
#set text(font: of.font, weight: of.weight, size: 10pt, lang: "sv", hyphenate: false)
#context {{
  let high(body) = measure(block(width: {width}pt, body)).height / 1pt
  let one = high[A]
  let two = high[A \\ A]
  [#metadata(of.texts.map(each => calc.round((high(each) - one) / (two - one)) + 1)) <lines>]
}}
"""


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("width", [120, 246.6])
def test_as_many_lines_as_are_set(font: str, width: float, tmp_path: Path) -> None:
    catalogue = load(ROOT).catalogue
    assert catalogue is not None
    texts = [" ".join(plain(each.body).split()) for each in catalogue.of(Dilemma)]
    family, weight = FONTS[font]
    source = tmp_path / "lines.typ"
    source.write_text(SETS.format(width=width), encoding="utf-8")
    compiler = typst.Compiler(
        input=str(source),
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(ruler.FONTS)]),
        sys_inputs={"data": json.dumps({"font": family, "weight": weight, "texts": texts})},
    )
    set_in = json.loads(compiler.query("<lines>", field="value", one=True))
    told = [ruler.lines(each, font, 10, width) for each in texts]
    more = [one - other for one, other in zip(told, set_in, strict=True)]
    assert min(more) >= 0
    assert sum(more) < 0.06 * sum(set_in)


def test_a_word_wider_than_the_line_has_a_line_of_its_own() -> None:
    assert ruler.lines("a " + "m" * 99 + " b", "EthosPaperSans-Regular", 10, 100) == 3
    assert ruler.lines("", "EthosPaperSans-Regular", 10, 100) == 1
