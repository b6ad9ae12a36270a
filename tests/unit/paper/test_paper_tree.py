"""What is printed has the words of the page, in the page's order, whatever an editor writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from ethos.markdown import PLAIN, Renderer, burden
from ethos.paper import tree
from ethos.paper.tree import Json
from pdf import letters

HOME = "https://prov.example/"
RENDERER = Renderer({})
PIECES = (
    *(
        "*",
        "**",
        "_",
        "`",
        "```\n",
        "# ",
        "### ",
        "> ",
        "- ",
        "1. ",
        "    ",
        "\n",
        "\n\n",
        "---\n",
        "<hr>",
        "<br>",
        "\\",
    ),
    *(
        "| a | b |\n|--|--|\n| 1 |\n",
        "<span lang='en'>",
        "</span>",
        "<b>",
        "<ul><li>",
        "<table><tr><td>",
        "<q>",
        "<pre>",
    ),
    *(
        "[x](https://a.example/å?q=1)",
        "[y](mailto:a@b.example)",
        "![z](x.png)",
        "term\n:   mening\n",
        "ord ",
        "5 § ",
        "1 000",
    ),
    *("ord[^a]", "\n\n[^a]: en not\n\n", "- [x] gjort\n", "~~bort~~", "> [!TIP]\n> så\n", "https://b.example"),
    *("\t", "&nbsp;", "#set page()", "$x$", "@ref", "<label>", "//", "~"),
)
markdown = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=30).map("".join)
"""Text full of marks, Markdown's and typst's."""


def block(text: str) -> list[Json]:
    return tree.blocks(RENDERER.block(text, "dilemmas/x.md", HOME))


def inline(text: str) -> list[Json]:
    return tree.runs(RENDERER.inline(text, "dilemmas/x.md", HOME))


def words(node: Json) -> Iterator[str]:
    """The text in data, in order."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for each in node:
            yield from words(each)
    elif isinstance(node, dict):
        yield f" {node.get('alt', '')} "
        yield from words(node.get("of"))
        yield " "


def shown(html: str) -> str:
    """The words that a page shows, and those in the place of its pictures, but for what leads back from a note."""
    page = LexborHTMLParser(html)
    for back in page.css(".back"):
        back.decompose()
    for picture in page.css("img"):
        picture.replace_with(f" {picture.attributes.get('alt') or ''} ")
    return page.text()


@given(markdown)
@example("<b>term\n:   mening\n")
@example("<ul>loose <i>words</i><li>item</li><b><li>bold</li></b></ul>")
@example("<pre>![z](x.png)")
def test_the_words_are_those_of_the_page(text: str) -> None:
    """No word is lost, added or moved, in blocks and in a line."""
    if not burden(text):
        for html, made in (
            (RENDERER.block(text, "x.md", HOME), block(text)),
            (RENDERER.inline(text, "x.md", HOME), inline(text)),
        ):
            assert letters("".join(words(made))) == letters(shown(html))


@given(st.from_regex(PLAIN, fullmatch=True) | markdown)
def test_text_without_markup_needs_no_parser(text: str) -> None:
    """The short way gives what the long one does."""
    assert tree.plain_blocks(text) in (None, block(text))
    assert tree.plain_runs(text) in (None, inline(text))
    assert (tree.plain_runs(text) is None) == (PLAIN.fullmatch(text) is None)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Ett *två **tre*** fyra", ["Ett ", {"is": "emph", "of": ["två ", {"is": "strong", "of": ["tre"]}]}, " fyra"]),
        ("rad\nrad  \nrad", ["rad rad", {"is": "br"}, "rad"]),
        ("6 100 kr, kl. 13, 5 §", ["6\u00a0100 kr, kl.\u00a013, 5\u00a0§"]),
        ('<span lang="en-GB">fair</span>', [{"is": "lang", "lang": "en", "region": "GB", "of": ["fair"]}]),
        ("[här](#nedan)", ["här"]),
        ("[hem](mailto:a@b.example)", [{"is": "link", "to": "mailto:a@b.example", "shown": "", "of": ["hem"]}]),
        ("<q>ja</q>", ["”", "ja", "”"]),
        ("Så: #panic() $x$ @y", ["Så: #panic() $x$ @y"]),
    ],
)
def test_lines(text: str, made: list[Json]) -> None:
    assert inline(text) == made


def test_an_address_is_shown_and_can_be_broken() -> None:
    """On paper nobody can press a link; its own letters are those that PDF takes."""
    (link,) = inline("[här](https://å.example/ä/ö)")
    assert link == {
        "is": "link",
        "to": "https://%C3%A5.example/%C3%A4/%C3%B6",
        "shown": "å.example/\u200bä/\u200bö",
        "of": ["här"],
    }


def test_blocks() -> None:
    """Lists, quotes, tables and what else Markdown has."""
    made = block(
        "- a\n- b\n    1. c\n\n> citat\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\nord\n:   mening\n\n***\n\n    kod\n"
    )
    assert [each["is"] for each in made if isinstance(each, dict)] == ["ul", "quote", "table", "dl", "rule", "pre"]
    listed, _, table, *_ = made
    assert listed == {
        "is": "ul",
        "of": [
            [{"is": "p", "of": ["a"]}],
            [{"is": "p", "of": ["b"]}, {"is": "ol", "start": 1, "of": [[{"is": "p", "of": ["c"]}]]}],
        ],
    }
    assert table == {"is": "table", "sides": ["left", "left"], "head": True, "of": [[["x"], ["y"]], [["1"], ["2"]]]}


def test_columns_stand_as_on_the_page() -> None:
    """Numbers stand at the right, in print too."""
    (table,) = block("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n")
    assert isinstance(table, dict)
    assert table["sides"] == ["left", "center", "right"]


def test_notes_stand_after_the_text() -> None:
    """With the numbers that the text has, and nothing that leads back."""
    sign: Json = {"is": "super", "of": ["1"]}
    note: Json = {"is": "ol", "start": 1, "of": [[{"is": "p", "of": ["En not."]}]]}
    assert block("Ord.[^a]\n\n[^a]: En not.\n") == [
        {"is": "p", "of": ["Ord.", sign]},
        {"is": "notes", "of": [note]},
    ]


@given(st.lists(st.integers(2, 6), min_size=1))
def test_headings_skip_no_level(written: list[int]) -> None:
    """ISO 14289-1, 7.4.2: the first is at the top, and none is more than one level below the one before."""
    made = block("\n\n".join("#" * level + " Ord" for level in written))
    levels = [each["level"] for each in made if isinstance(each, dict)]
    assert len(levels) == len(written)
    assert all(
        isinstance(now, int) and isinstance(before, int) and now <= before + 1 for before, now in pairwise([0, *levels])
    )


def test_a_heading_without_words_is_none() -> None:
    """Typst refuses it, and nobody would miss it."""
    assert block("### <br>\n\nText") == [{"is": "p", "of": ["Text"]}]


def test_what_lies_too_deep_is_set_plainly() -> None:
    """Typst stops at some eighty calls in each other: nothing lies deeper than a bound, and no word is lost."""
    for text in ("> " * 50 + "djupt", "<span>" * 900 + "djupt", "*" * 200 + "djupt" + "*" * 200):
        made = block(text)
        assert depth(made) < 4 * tree.DEEPEST
        assert "djupt" in "".join(words(made))


def depth(node: Json) -> int:
    inside = node if isinstance(node, list) else list(node.values()) if isinstance(node, dict) else []
    return 1 + max(map(depth, inside), default=0)


def test_pictures() -> None:
    """A picture that can be printed is; for another its words stand there."""
    html = '<p>Se</p><p><img src="bilder/a.png" alt="En  låda"> här</p>'
    told: Json = {"is": "p", "of": ["här"]}
    assert tree.blocks(html, lambda address: (f"{address}!", 80))[1:] == [
        {"is": "img", "file": "bilder/a.png!", "width": 80, "alt": "En låda"},
        told,
    ]
    assert tree.blocks(html)[1:] == [{"is": "p", "of": ["En låda"]}, told]


@pytest.mark.parametrize(
    ("code", "told"), [("sv", ("sv", "")), ("en-GB", ("en", "GB")), ("zh-Hant-tw", ("zh", "TW")), ("??", ("sv", ""))]
)
def test_languages(code: str, told: tuple[str, str]) -> None:
    """As typst takes them: the language, and the region."""
    assert tree.language(code) == told


def test_a_wide_table_is_set_row_by_row() -> None:
    """What no paper holds becomes a line for each row."""
    row = "| " + " | ".join(f"c{number}" for number in range(12)) + " |\n"
    made = block(row + re.sub("c\\d+", "---", row) + row)
    assert [each["is"] for each in made if isinstance(each, dict)] == ["p", "p"]
    assert "".join(words(made)).split() == [f"c{number}" for number in range(12)] * 2
