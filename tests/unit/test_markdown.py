"""Markdown: safe whatever it says, the same by the short way and the long, led to published pages, and bounded."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ethos import commonmark, mailbox
from ethos import markdown as m
from ethos.markdown import Renderer, burden, fault_of, headings, lead_on, links_in, plain, typeset
from ethos.paper import tree
from ethos.views.press import environment
from inert import active_parts

SOURCE = "dilemmas/gavan.md"
LINKS = {"content/om.md": "om/", "dilemmas/resan.md": "dilemman/resan/", "content/bilder/a.webp": "bilder/a.webp"}
LINKS |= {"samtal": "samtal/"}

INK = st.text(st.sampled_from("abåé1 29 .,:;!?()…”’–—%/§+=-_*#>[]`\\|~'\"<&\n\n\t"), max_size=40)
WORDS = st.lists(
    st.sampled_from(
        ["Hej", " ", "\n", "\n\n", "1", ".", ")", "-", "=", ":", "+", "_", "§", "kl.", "a", "…", "–", "  ", "½", "²"]
    ),
    max_size=14,
).map("".join)


def slow(text: str, way: Callable[[str, frozenset[str]], str], tags: frozenset[str]) -> str:
    """The long way: through the parser and the sanitiser, whatever the text is."""
    return Renderer({})._clean(way(typeset(text), tags), SOURCE, "", tags)


@given(st.one_of(INK, WORDS))
@settings(max_examples=600)
@example("_hej_")
@example("term\n : ordet")
@example(" 1. ett")
@example("a  \nb")
@example("a\n- - -")
@example("ett\n\n\ntvå")
@example("a ")
@example("kl. 13 enligt 5 §")
@example("a\nb\n\nc")
def test_the_short_way_gives_what_the_long_one_does(text: str) -> None:
    """Text without markup skips the parser: the same HTML, byte for byte, as paragraphs and as a line."""
    if m.PLAIN.fullmatch(text):
        assert str(Renderer({}).block(text, SOURCE, "")) == slow(text, commonmark.html, m.BLOCK)
        assert str(Renderer({}).inline(text, SOURCE, "")) == slow(text, commonmark.line, m.INLINE)
        assert " ".join(plain(text).split()) == " ".join(text.split())


@pytest.mark.parametrize(
    "text", ["Hej.", "Vad gör du, när och varför?", "Ett stycke.\n\nEtt till, kl. 13 (enligt 5 §)."]
)
def test_most_fields_go_the_short_way(text: str) -> None:
    """The pattern takes ordinary Swedish text; otherwise the test above would hold of nothing."""
    assert m.PLAIN.fullmatch(text)


ATTACKS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//ond.example>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt&colon;alert(1)'>x</a>",
    "<a href='java&#10;script:alert(1)'>x</a>",
    "<a href='&#1;javascript:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](JAVASCRIPT:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:x)",
    "[x]: javascript:alert(1)\n\n[x]",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    '[x](https://a.example "\\" onmouseover=alert(1)")',
    '![x"onerror="alert(1)](bilder/a.webp)',
    "<javascript:alert(1)>",
    "<form action=https://ond.example><button formaction=x>",
    "<style>@import '//ond.example'</style>",
    "<p style='background:url(javascript:x)'>",
    "<base href=//ond.example>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--><img src=x onerror=alert(1)>-->",
    "`</code><script>alert(1)</script>`",
    "# x {: onclick=alert(1)}",
    "\x02klzzwxh:0000\x03<script>",
]


@pytest.mark.parametrize("text", ATTACKS)
def test_nothing_in_markdown_can_run(text: str) -> None:
    """Known ways to make a page run what a text says lead nowhere, as paragraphs and as a line."""
    for html in (Renderer(LINKS).block(text, SOURCE, "../"), Renderer(LINKS).inline(text, SOURCE, "../")):
        assert active_parts(html) == []


@given(st.lists(st.sampled_from([*ATTACKS, "\n\n", "*", "[", "](", "`", "> ", "- "]), max_size=5).map("".join))
@settings(max_examples=150)
def test_no_mixture_of_attacks_can_run(text: str) -> None:
    """Nor do they when they stand inside each other."""
    assert active_parts(Renderer(LINKS).block(text, SOURCE, "../")) == []


def test_one_text_does_not_change_the_next() -> None:
    """The parser is shared: references and headings of one text do not reach another."""
    renderer = Renderer({})
    renderer.block("[a]: https://a.example\n\n## Rubrik", SOURCE, "")
    assert renderer.block("[a]", SOURCE, "") == "<p>[a]</p>"
    assert 'id="r-rubrik"' in renderer.block("## Rubrik\n", SOURCE, "")


@pytest.mark.parametrize(
    ("target", "led"),
    [
        ("../content/om.md", "../../om/"),
        ("resan.md#vad-sedan", "../../dilemman/resan/#r-vad-sedan"),
        ("resan.md#Före samtalet", "../../dilemman/resan/#r-fore-samtalet"),
        ("#rubrik", "#r-rubrik"),
        ("#samma_1", "#r-samma-1"),
        ("../samtal/#fall=torsdagsbastun&tid=30", "../../samtal/#fall=torsdagsbastun&tid=30"),
        ("./resan.md", "../../dilemman/resan/"),
        ("%72esan.md", "../../dilemman/resan/"),
        ("../content/bilder/a.webp", "../../bilder/a.webp"),
        ("https://a.example/x?y#z", "https://a.example/x?y#z"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("../../etc/passwd", None),
        ("../../../content/om.md", None),
        ("/content/om.md", None),
        ("finns-inte.md", None),
        ("", None),
        ("//ond.example", None),
        ("\\\\ond.example", None),
        ("http://[", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
    ],
)
def test_links_lead_to_published_pages_or_nowhere(target: str, led: str | None) -> None:
    """A source path becomes the page's, seen from where it is shown; what is unknown or unsafe leads nowhere."""
    assert lead_on(target, SOURCE, "../../", LINKS) == led
    assert (fault_of(target, SOURCE, LINKS) == "") == (led is not None)


def test_a_mail_address_breaks_where_one_would_break_it_by_hand() -> None:
    """Where it is shown, by editors and by templates alike; the words of other links are left as they are."""
    folded = "en<wbr>.hel<wbr>.lang@<wbr>prov<wbr>.example"
    link = f'<a href="mailto:en.hel.lang@prov.example">{folded}</a>'
    assert Renderer({}).inline("[en.hel.lang@prov.example](mailto:en.hel.lang@prov.example)", SOURCE, "") == link
    assert Renderer({}).inline("<en.hel.lang@prov.example>", SOURCE, "") == link
    assert environment().from_string("{{ it|mail }}").render(it="en.hel.lang@prov.example") == link
    assert mailbox.lines("a&b@c.d") == "a&amp;b@<wbr>c<wbr>.d"
    assert "wbr" not in Renderer({}).inline("[Skriv till a.b](mailto:a@b.example)", SOURCE, "")


def test_links_are_found_however_they_are_written() -> None:
    """Inline, by reference, bare, as HTML and as pictures; code is no link."""
    text = "[a](a.md) [b][x] <https://c.example> <a href='d.md'>d</a> ![e](e.png) `[f](f.md)`\n\n[x]: b.md"
    assert list(links_in(text)) == [
        ("a.md", False),
        ("b.md", False),
        ("https://c.example", False),
        ("d.md", False),
        ("e.png", True),
    ]
    assert list(links_in("Ingen länk.")) == []


def test_pictures_are_fetched_from_nowhere_else() -> None:
    """A picture of another host keeps its words, not its address."""
    html = Renderer(LINKS).block("![en dörr](https://ond.example/spion.gif)", SOURCE, "")
    assert html == '<p><img alt="en dörr"></p>'


def test_headings_have_ids_that_no_part_of_the_frame_has() -> None:
    """First-level headings become second-level, Swedish letters are transliterated, repeats are numbered."""
    html = Renderer({}).block("# Före\n\n## Före\n\n### Under\n", SOURCE, "")
    assert headings(html) == [("r-fore", "Före"), ("r-fore-1", "Före")]
    assert "<h1" not in html
    assert headings("<p>Inga.</p>") == []


@pytest.mark.parametrize(
    ("text", "set_"),
    [
        ("5 §", "5\u00a0§"),
        ("§ 5", "§\u00a05"),
        ("kl. 13", "kl.\u00a013"),
        ("art. 5", "art.\u00a05"),
        ("38 000 kronor", "38\u00a0000\u00a0kronor"),
        ("12 500 fall", "12\u00a0500 fall"),
        ("år 2027 100 fall", "år 2027 100 fall"),
        ("5 kap", "5 kap"),
        ("tal. 5", "tal. 5"),
    ],
)
def test_what_belongs_together_is_not_broken_apart(text: str, set_: str) -> None:
    """Hard spaces before and after §, after kl. and art., in numbers and before kronor; nowhere else."""
    assert typeset(text) == set_
    assert Renderer({}).inline(text, SOURCE, "") == set_
    assert Renderer({}).inline(f"*{text}*", SOURCE, "") == f"<em>{set_}</em>"


def test_plain_text_has_no_markup() -> None:
    """For calendars, descriptions and search."""
    assert plain("Ett *viktigt* ord, se [här](a.md).") == "Ett viktigt ord, se här."


HEAVY = {
    "addresses": "http://a.b ",
    "brackets": "[",
    "calls": "[a](",
    "code": "`a",
    "comments": "<!-- a",
    "definitions": "a\n: b\n",
    "elements": "<a ",
    "headings": "a\n=\n",
    "letters": "a@b.",
    "lines": "a\n",
    "notes": "[^a]: b\n",
    "numbers": "1",
    "paragraphs": "a\n\n",
    "pictures": "![",
    "points": "- ",
    "quotes": "> ",
    "references": "[a][",
    "rows": "|a|b|\n|-|-|\n",
    "same headings": "# a\n",
    "stars": "**a",
    "tasks": "- [ ] a\n",
    "underscores": "a_",
    "words": "a ",
}


@pytest.mark.parametrize("part", HEAVY.values(), ids=HEAVY.keys())
def test_the_heaviest_text_is_judged_and_rendered_in_seconds(part: str) -> None:
    """Whatever a text of the greatest length repeats, it takes linear time."""
    text = part * (m.LONGEST // len(part))
    begun = time.process_time()
    m.PLAIN.fullmatch(text)
    typeset(text)
    assert burden(text) in {"", "depth"}
    Renderer({}).block(text, SOURCE, "")
    assert time.process_time() - begun < 50


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a " * (m.LONGEST // 2 + 1), "length"),
        ("> " * 100 + "a", "depth"),
        ("- " * 100 + "a", "depth"),
        ("\n".join("  " * each + "- a" for each in range(40)), "depth"),
        ("- a\n    - b\n        - c", ""),
        (" ".join(f"[{each}](a.md)" for each in range(60)), ""),
        ("|a|b|\n|-|-|\n" + "|a|b|\n" * 100, ""),
        ("[" * 100, ""),
    ],
)
def test_what_is_more_than_can_be_shown_is_a_burden(text: str, fault: str) -> None:
    """A text that is too long, or so deep that the parser would leave out what is innermost; ordinary text is none."""
    assert burden(text) == fault


PARTS = [
    "*",
    "_",
    "**",
    "__",
    "`",
    "[",
    "](b)",
    "![",
    "<i>",
    "</i>",
    "> ",
    ">",
    "- ",
    "+ ",
    "1. ",
    ": ",
    "a",
    "a ",
    " ",
]
PARTS += ["\n", "\n\n", "    ", "|", "(", ")", "<li>", "<blockquote>", ".", "#", '"', "- b\n\n", "~~", "[^a]", "a\n: "]
UNITS = st.lists(st.sampled_from(PARTS), min_size=1, max_size=5).map("".join)


@settings(max_examples=200)
@given(UNITS, UNITS, st.sampled_from([50, 300, 1_500]))
@example("1. ", "", 600)
@example("*a _b ", "_*", 600)
@example("<i>", "</i>", 600)
def test_what_is_let_through_needs_little_of_the_stack(opening: str, closing: str, times: int) -> None:
    """Whatever is repeated, and however deep the calls are that ask for it: a page, or a burden that says why not."""
    text = (opening * times + "a" + closing * times)[:6_000]
    if not burden(text):
        _from_far_down(400, lambda: tree.blocks(Renderer({}).block(text, SOURCE, "")))


def _from_far_down(calls: int, work: Callable[[], object]) -> object:
    return work() if calls == 0 else _from_far_down(calls - 1, work)


@pytest.mark.parametrize("written", ['<h2 id="innehall">Rubrik</h2>', '<h3 id="r-egen">Rubrik</h3>', "## Innehåll"])
def test_every_id_has_the_prefix(written: str) -> None:
    """Whatever way an editor names a place, it cannot take the name of a part of the frame."""
    html = Renderer({}).block(f"Text.\n\n{written}\n", "content/om.md", "")
    ids = re.findall(r'id="([^"]*)"', html)
    assert ids and all(each.startswith(m.HEADING) for each in ids)


@pytest.mark.parametrize("entity", ["&#x202E;", "&#8238;", "&#8203;", "&ZeroWidthSpace;", "&#1;", "&lrm;"])
def test_an_entity_is_what_it_becomes(entity: str) -> None:
    """What no text may hold reaches no page through a number or a name either."""
    html = Renderer({}).block(f"Hej *du* {entity} där", "content/om.md", "")
    assert html == "<p>Hej <em>du</em>  där</p>"
