"""Scripts and styles as they are published: what imports what, and what wins."""

from __future__ import annotations

import re
from importlib import resources

from ethos import assets
from ethos.source.dress import Dress


def style(dress: Dress) -> str:
    """The stylesheet that a site dressed so publishes."""
    path = assets.dressing(dress).paths[assets.STYLE]
    return next(each.content.decode() for each in assets.files(dress) if each.path == path)


def test_every_style_has_its_layer() -> None:
    """The order stands in one place: no file's name decides, and none is left out."""
    folder = resources.files("ethos").joinpath("assets", "css")
    assert {f"{name}.css" for name in assets.LAYERS} == {each.name for each in folder.iterdir()}
    published = style(Dress())
    assert published.startswith(f"@layer {', '.join(assets.LAYERS)};\n")
    everywhere = [name for name in assets.LAYERS if name not in assets.APART]
    assert re.findall(r"(?m)^@layer ([\w-]+) \{$", published) == everywhere
    assert [name for name in assets.APART if f"{name}.css" in assets.dressing(Dress()).paths] == list(assets.APART)
    assert "@layer" not in "".join(each.read_text("utf-8") for each in folder.iterdir())


def test_a_class_is_drawn_in_one_sheet() -> None:
    """Two sheets that draw ``.pick`` mean two things by it, and the later one wins on both their pages."""
    drawn: dict[str, set[str]] = {}
    for sheet in resources.files("ethos").joinpath("assets", "css").iterdir():
        for name in re.findall(r"^(\.[\w-]+) \{", sheet.read_text("utf-8"), re.MULTILINE):
            drawn.setdefault(name, set()).add(sheet.name)
    assert len(drawn) > 100
    assert {name: sheets for name, sheets in drawn.items() if len(sheets) > 1} == {}


def test_what_an_agency_writes_lies_in_no_layer_and_comes_last() -> None:
    own = ":root { --action: #123456; }"
    published = style(Dress(style=own))
    assert published == f"{style(Dress())}\n{own}"
    assert published.count("{") == published.count("}")


def test_a_script_is_called_by_where_it_lies() -> None:
    assert assets.beside("year/plan.js", "../shared/time.js") == "shared/time.js"
    assert assets.beside("year/plan.js", "./wheel.js") == "year/wheel.js"


def test_only_a_statement_imports() -> None:
    """Types that a comment imports are fetched by nobody; what is imported by an import is."""
    text = '/** @import {A} from "./a.js" */\nimport {\n  b,\n} from "./b.js";\nexport { c } from "./c.js";\n'
    assert [match[2] for match in assets.IMPORT.finditer(text)] == ["./b.js", "./c.js"]
    assert assets.imports()["search/page.js"] == [
        "shared/choices.js",
        "shared/elements.js",
        "search/core.js",
        "search/reader.js",
        "search/earnest.js",
        "search/words.js",
        "search/swedish.js",
        "search/files.js",
        "search/packed.js",
        "search/query.js",
        "search/laws.js",
        "search/mending.js",
        "search/ranking.js",
    ]


def test_no_style_ends_a_page_in_webkit() -> None:
    """WebKit 2.50 does not survive some texts that are set prettily: it is asked for where WebKit does not read."""
    asked = "@supports not (hanging-punctuation: first) { body { text-wrap: pretty; } }"
    assert assets.styles().count(asked) == len(re.findall(r"text-wrap(?:-style)?: pretty", assets.styles())) == 1
