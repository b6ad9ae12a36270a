"""What GitHub's own parser makes of a text is what is published, but for the differences that are named here.

``cmarkgfm`` is the C library that GitHub runs. What a preview shows and we do not would reach nobody's eyes before
publication, so every difference has a reason, and is told by the check where a reader would miss something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import cmarkgfm
import nh3
import pytest
import yaml
from cmarkgfm.cmark import Options
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ethos.markdown import BLOCK, OURS, Renderer, burden
from ethos.slips import slips

SNIPPETS = Path(__file__).parent.parent / "golden/markdown"
CONTEXTS = {
    "alone": "{}",
    "after a line": "Text före:\n{}",
    "after a paragraph": "Text före.\n\n{}",
    "before text": "{}\n\nText efter.",
    "in a point": "- {}",
    "in a quotation": "> {}",
}
LINES = {
    "alone": "{}",
    "in emphasis": "Ord *och {} mer* ord.",
    "in a point": "- {}\n- till",
    "in a heading": "## Om {}",
    "in a cell": "| a | b |\n|---|---|\n| {} | x |",
}
TYPEWRITER = str.maketrans({"”": '"', "’": "'", "…": "...", "–": "--", "—": "---"})
COMPARED = {
    "a": ("title",),
    "img": ("alt", "title"),
    "ol": ("start",),
    "td": ("class",),
    "th": ("class",),
    "span": ("lang",),
}
FLAGS = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE
RENDERER = Renderer({"content/om.md": "om/"})

DIFFERENCES = {
    "an element that may not stand in a text is shown": (
        r"<(?:div|u|\?php)\b",
        ["Hej <div>du</div>.", "<u>så</u>", "a <?php x ?> b"],
    ),
    "what only looks like an element is shown": ("<namn>|a<b och", ["Skriv till <namn>.", "Om a<b och b>c."]),
    "a definition list": ("^: ", ["Ord\n: förklaring"]),
    "an alert is a quotation that begins with what it is": (r"> \[!", ["> [!NOTE]\n> Se upp."]),
    "of two notes with one sign the last is shown, and the check tells it": (
        r"\[\^a\]: .*\n\[\^a\]:",
        ["Ord.[^a]\n\n[^a]: Ett.\n[^a]: Två."],
    ),
    "ftp is nothing that pages link to": ("ftp:", ["ftp://a.example"]),
    "boxes in other blocks, which GitHub draws but its library of 2019 does not": (
        r"^> .*\[[ x]\]|^- (?:- |1\. )\[|^- \[ \].*\[x\]",
        ["- - [ ] ett", "> - [x] ett", "- [ ] ett och [x]"],
    ),
    "what is further in than a note in a point or a quotation belongs to it": (
        r"^(?:> |- ).*\[\^1\](?:.*\n)+(?:>| ) +Andra",
        ["> Ord.[^1]\n>\n> [^1]: Not.\n>\n>     Andra stycket."],
    ),
    "a table without a first line, right after a point's sign": (r"^- a \|", ["- a | b\n  --- | ---\n  1 | 2"]),
    "a definition in a point parts it from what follows": (r"^- \[\w+\]:", ["- [a]: https://a.example/\n\n  Se [a]."]),
}
"""By name: where to look for it, and texts that show it."""

WORDS = [f"fisk{letter}" for letter in "abcdefghij"]
MARKS = (
    *("\n", "\n\n", "\n    ", "    ", "\t", "> ", "- ", "* ", "1. ", "- [x] ", "# ", "### ", ": "),
    *("---\n", "===\n", "***\n", "*", "**", "_", "~~", "`", "```\n", "\\", "&", ";", "(", ")"),
    *("|", "| a | b |\n|---|---|\n| ", "|---|\n", " | ", "\n|", "::: ", "[TOC]\n"),
    *("[", "]", "](https://a.example/)", "](om.md)", "][a]", "]: ", "[a]: https://a.example/\n", "[^a]", "[^a]: "),
    *("<", ">", "<!-- ", "<b>", "</b>", "<b ", "<div>", "</div>", "<iframe>", "<table>", "<p>", "<pre>\n", "<?"),
    *("<![CDATA[", "https://a.example/", "www.a.se ", "a@b.se"),
)
WORD = st.sampled_from(WORDS)
written = st.lists(st.sampled_from(MARKS) | WORD | WORD.map("{} ".format), max_size=24)
"""Words among marks that may hide them."""


def read(name: str) -> list[str]:
    found: list[str] = yaml.safe_load((SNIPPETS / name).read_text("utf-8"))
    return found


def placed(context: str, snippet: str) -> str:
    """A snippet in a context, each of its lines as far in as the first."""
    before = context.partition("{}")[0].rpartition("\n")[2]
    margin = before if before.startswith(">") else " " * len(before)
    return context.replace("{}", snippet.replace("\n", f"\n{margin}"))


def corpus() -> Iterator[str]:
    """Every snippet in every context, but for what is a difference there."""
    for name, contexts in (("blocks.yml", CONTEXTS), ("lines.yml", LINES)):
        texts = (placed(context, each) for each in read(name) for context in contexts.values())
        yield from (text for text in texts if not is_different(text))


def is_different(text: str) -> bool:
    return any(re.search(pattern, text, re.MULTILINE) for pattern, _ in DIFFERENCES.values())


def github(text: str) -> str:
    """What GitHub's parser makes of a text, cleaned as ours is."""
    html = cmarkgfm.github_flavored_markdown_to_html(text, options=FLAGS)
    html = re.sub(r'<input type="checkbox"( checked="")? disabled="" ?/?> ?', lambda m: "☑ " if m[1] else "☐ ", html)
    html = re.sub(r"<(/?)del>", r"<\1s>", html)
    html = re.sub(r'<(t[hd]) align="left"', r"<\1", re.sub(r'<(t[hd]) align="(right|center)"', r'<\1 class="\2"', html))
    html = re.sub(r"<(/?)h1>", r"<\1h2>", html)
    kept = {"a": {"href", "title"}, "img": {"alt", "title"}, "ol": {"start"}, "span": {"lang"}}
    sides = {"td": {"right", "center"}, "th": {"right", "center"}}
    return nh3.clean(html, tags=set(BLOCK), attributes=kept, allowed_classes=sides, link_rel=None)


def ours(text: str) -> str:
    return str(RENDERER.block(text, "content/om.md", ""))


def shape(html: str) -> list[str]:
    """HTML as a list of its tags and words, without what depends on taste: ids, spaces, and our own boxes."""
    body = LexborHTMLParser(html.replace("<wbr>", "")).body  # where an address may be broken is for us to say
    return list(_shape(body)) if body else []


def _shape(node: LexborNode) -> Iterator[str]:
    for each in node.iter(include_text=True):
        if each.tag == "-text":
            yield from (each.text_content or "").translate(TYPEWRITER).replace("\xa0", " ").split()
        elif each.tag in OURS:
            yield from _shape(each)
        elif not is_note(each):
            told = {name: each.attributes[name] for name in COMPARED.get(each.tag or "", ()) if name in each.attributes}
            yield f"<{each.tag} {told}>"
            yield from _shape(each)
            yield f"</{each.tag}>"


def is_note(node: LexborNode) -> bool:
    """What leads to a note or back, which each draws in its own way."""
    if node.tag == "a" and (node.attributes.get("href") or "").startswith("#"):
        return True
    return node.tag == "sup" and node.css_first("a[href^='#']") is not None


@pytest.mark.parametrize("text", list(corpus()))
def test_what_the_preview_shows_is_published(text: str) -> None:
    """The same tags and words in the same order."""
    assert shape(ours(text)) == shape(github(text))


def test_the_corpus_is_large() -> None:
    assert len(set(corpus())) > 600


@pytest.mark.parametrize("name", DIFFERENCES)
def test_a_difference_is_one(name: str) -> None:
    """What is named as a difference has not become the same since, and is looked for in the right place."""
    pattern, texts = DIFFERENCES[name]
    assert [text for text in texts if shape(ours(text)) == shape(github(text))] == []
    assert all(re.search(pattern, text, re.MULTILINE) for text in texts)


def seen(html: str) -> str:
    """The words of a page, in one line."""
    return LexborHTMLParser(html).text(separator=" ")


@given(written.map("".join))
@settings(max_examples=1500)
@example("[fiska]: fiskb")
@example("fiska[^a]\n\n[^b]: fiskb")
@example("- [^a]: fiska")
@example("| a |\n|---|\n| fiska | fiskb |")
@example("a<b fiska>c")
def test_no_word_vanishes(text: str) -> None:
    """Every word is on the page, in an address or in the place of a picture, or the check tells of a slip."""
    if not burden(text) and not list(slips(text, BLOCK)):
        html = ours(text)
        page = seen(html) + " ".join(re.findall(r'(?:href|title|alt)="([^"]*)"', html))
        assert [word for word in WORDS if word in text and word not in page] == []


SHOWN = re.compile(r"\]\((?!\))|^\|[^\n]*\|[^\n]*\|$", re.MULTILINE)
"""Marks of a link and of a table, among the words of a page."""


@given(written.map("".join).map(lambda text: re.sub(r"[\\<>&`]", "", text)))
@settings(max_examples=500)
@example("[fiska](https://a.example/ 'fiskb")
@example("[fiska](https://a.example/ fiskb")
@example("- fiska\n- | a | b |")
@example("| a | b |\n|---|\n| fiska | fiskb |")
def test_a_mark_that_the_preview_shows_is_told(text: str) -> None:
    """What GitHub's parser leaves in the words was meant as something else."""
    page = LexborHTMLParser(re.sub(r"(?s)<pre>.*?</pre>|<(t[dh])[^>]*>.*?</\1>", "", github(text))).text()
    if not burden(text) and SHOWN.search(page):
        assert list(slips(text, BLOCK)), page


@given(written.map("".join))
@settings(max_examples=500)
def test_what_the_preview_says_is_said(text: str) -> None:
    """Every word of the preview, as often as there, or the check tells of a slip."""
    if not burden(text) and not list(slips(text, BLOCK)):
        said, told = seen(ours(text)), seen(github(text))
        assert [word for word in WORDS if told.count(word) > said.count(word)] == []
