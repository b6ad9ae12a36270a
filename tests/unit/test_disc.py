"""The disc with two sides: Python, styles, scripts and pictures know the same of it, and its sides tell apart."""

from __future__ import annotations

import re
from itertools import product

import pytest
import yaml
from PIL import ImageColor

from conftest import ROOT
from ethos.picture.card import GAP, MARK, OUR_LEAN
from ethos.views.disc import LEANINGS, Disc

HOUSE = ROOT / "plugins/ethos"
STYLE = (HOUSE / "assets/css/disc.css").read_text("utf-8")
PRINCIPLES = yaml.safe_load((ROOT / "site_config/vocabulary.yml").read_text("utf-8"))["principles"]
LIGHT, DARK = (HOUSE / "assets/css/tokens.css").read_text("utf-8").split("@media screen")


def test_a_line_leans_alike_in_styles_pictures_and_scripts() -> None:
    step = float(re.findall(r"var\(--lean, 0\) \* ([\d.]+)deg", STYLE)[0])
    drawn = {int(at): int(lean) * step for at, lean in re.findall(r'\[data-lut="(\d+)"\] \{ --lean: (-?\d+)', STYLE)}
    assert drawn == {each: Disc("", "", each).degrees for each in range(LEANINGS)}
    last = re.findall(r"const LAST = (\d+);", (HOUSE / "assets/conversation/votes.js").read_text("utf-8"))
    assert last == [str(LEANINGS - 1)]


def test_our_mark_is_one_drawing() -> None:
    """On pages, as the sign of a tab, on paper and on pictures: its lean, and how far apart its sides are."""
    mark, sign = ((HOUSE / each).read_text("utf-8") for each in ("templates/mark.svg", "assets/favicon.svg"))
    assert re.findall(r' (?:d|transform)="[^"]+"', mark) == re.findall(r' (?:d|transform)="[^"]+"', sign)
    printed = (HOUSE / "paper/typst/base.typ").read_text("utf-8")
    leans = re.findall(r"rotate\((\d+) ", mark) + re.findall(r"#let own-lean = (\d+)", printed)
    assert leans == [str(OUR_LEAN)] * 2
    left, right = map(int, re.findall(r"M(\d+) 1v28", mark))
    assert GAP <= (right - left) * MARK / 30 <= 2 * GAP + 1
    for token, colour in re.findall(r"--((?:light|deep)-demokrati): (#\w+);", LIGHT):
        assert colour in sign, token


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_light_side_stands_out_against_every_deep_one(tokens: str) -> None:
    """Three to one (WCAG 1.4.11), for each principle that our vocabulary has."""
    found = dict(re.findall(r"--((?:light|deep)-[\w-]+): (#\w+);", tokens))
    assert found.keys() == {f"{side}-{each}" for side in ("light", "deep") for each in PRINCIPLES}
    for one, other in product(PRINCIPLES, PRINCIPLES):
        above, below = (luminance(found[each]) for each in (f"light-{one}", f"deep-{other}"))
        assert (above + 0.05) / (below + 0.05) >= 3, (one, other)
    for each in PRINCIPLES:
        assert f'[data-ena="{each}"] {{ --one: var(--light-{each}); }}' in STYLE
        assert f'[data-andra="{each}"] {{ --other: var(--deep-{each}); }}' in STYLE


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = (each / 255 for each in ImageColor.getrgb(colour)[:3])
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
