"""What Markdown becomes that a bare page would not have: notes, tables that scroll, boxes, quotation marks."""

from __future__ import annotations

import re

import pytest

from ethos import commonmark
from ethos.markdown import BLOCK, Renderer, links_in, plain

WIDE = "| Kolumn ett | Kolumn två | Kolumn tre |\n|---|---:|:---:|\n| Sammanställning | 12 | Beslutsunderlag |\n"


def block(text: str) -> str:
    return str(Renderer({}).block(text, "content/om.md", ""))


def test_a_note_and_its_sign_lead_to_each_other() -> None:
    """Each has an id, and no other text on the page has the same, for a page shows several."""
    texts = ("Ett.[^a]\n\n[^a]: Noten.", "Två.[^a]\n\n[^a]: Noten.")
    found = [block(text) for text in texts]
    for html in found:
        ids, led = (set(re.findall(pattern, html)) for pattern in (r'id="([^"]*)"', r'href="#([^"]*)"'))
        assert ids == led and len(ids) == 2
    assert not set(re.findall(r'id="([^"]*)"', found[0])) & set(re.findall(r'id="([^"]*)"', found[1]))
    assert "Tillbaka till texten" in found[0]


def test_notes_are_no_words_of_the_text() -> None:
    """Search and calendars have the note, and neither its number nor the way back; no rule takes those for links."""
    text = "Ett.[^a] Två.\n\n[^a]: Noten."
    assert plain(text).split() == ["Ett.", "Två.", "Noten."]
    assert links_in(text) == ()


def test_a_table_that_may_be_wider_than_a_phone_can_be_reached_and_has_a_name() -> None:
    """Only then: a reader with a keyboard stops at nothing that does not scroll."""
    html = block(WIDE)
    assert '<div class="table" role="group" tabindex="0" aria-label="Kolumn ett, Kolumn två, Kolumn tre">' in html
    assert '<td class="right">12</td>' in html
    assert '<td class="center">Beslutsunderlag</td>' in html
    assert '<div class="table">\n<table>' in block("| a | b |\n|---|---|\n| 1 | 2 |\n")


def test_nobody_writes_the_boxes_that_are_ours() -> None:
    """A ``div`` of an editor's is shown as it is written, whatever it calls itself."""
    assert block('<div class="table" tabindex="0">x</div>').startswith("&lt;div class=")


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("\"ja\" och 'nej'", "”ja” och ’nej’"),
        ("ja -- nej --- ja--nej", "ja – nej — ja–nej"),
        ("så... men....", "så… men...."),
        ("make --strict, -- ensamt", "make --strict, – ensamt"),
        ('\\"ja\\" `"x" --`', '"ja" <code>"x" --</code>'),
        ("https://a.example/x--y", '<a href="https://a.example/x--y">https://a.example/x--y</a>'),
    ],
)
def test_quotation_marks_and_dashes_are_set_as_swedish_has_them(written: str, set_: str) -> None:
    """In running text; what is escaped, code, options and addresses stay as they are."""
    assert block(written) == f"<p>{set_}</p>"


def test_boxes_and_alerts() -> None:
    """Things to do in signs, which print and plain text have too; an alert in Swedish."""
    assert plain("- [ ] köp\n- [x] *ring*").split("\n") == ["☐ köp", "☑ ring"]
    assert "<strong>Viktigt</strong>" in block("> [!IMPORTANT]\n> Läs först.")


def test_an_opening_is_a_part_of_the_whole() -> None:
    """The first blocks, whatever they are: a list is not cut, a link defined further down leads, a note stays below."""
    text = "Först [här][a].[^n]\n\n- ett\n\n- två\n\nSist.\n\n[a]: https://a.example/\n[^n]: Not."
    html = str(Renderer({}).opening(text, "content/om.md", "", 2))
    assert html.startswith('<p>Först <a href="https://a.example/">här</a>.</p>\n<ul>')
    assert html.count("<li>") == 2
    assert "Sist" not in html and "Not." not in html


def test_what_is_left_out_for_its_depth_is_known() -> None:
    """The parser takes no more than its bound, and says so."""
    deep = "> " * commonmark.DEEPEST + "innerst"
    assert commonmark.is_too_deep(deep)
    assert "innerst" not in commonmark.html(deep, BLOCK)
    assert not commonmark.is_too_deep("> " * (commonmark.DEEPEST // 2) + "innerst")
