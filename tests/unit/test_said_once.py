"""A sentence stands once: what a script says and a page says too is a label, which the build writes into both."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from ethos import assets, texts
from ethos.source.dress import Dress

PACKAGE = Path(texts.__file__).parent
COMMENT = re.compile(r"^\s*(?://|/?\*).*$", re.MULTILINE)
LITERAL = re.compile(r'"([^"\n]*)"|`([^`]*)`')
FILLED = re.compile(r"\$\{[^}]*\}")
MARKS = re.compile(r"\{#.*?#\}|<[^>]*>|\{[{%].*?[%}]\}", re.DOTALL)
SAID_BY_MARKS = re.compile(r'(?:aria-label|title|placeholder|data-[\w-]+)="([^"{]*)"')
END = re.compile(r"(?<=[.?!])\s+")


def sentences(text: str) -> Iterator[str]:
    """The parts of a text that say something in three words or more."""
    for each in END.split(" ".join(html.unescape(text).split())):
        words = each.strip(" .:,;”“")
        if len(words.split()) > 2 and words[0].isupper():
            yield words


def in_scripts() -> set[str]:
    """What our scripts say by themselves."""
    texts_of = (COMMENT.sub("", each.read_text("utf-8")) for each in sorted((PACKAGE / "assets").rglob("*.js")))
    literals = (match[1] or match[2] or "" for text in texts_of for match in LITERAL.finditer(text))
    return {said for each in literals for part in FILLED.split(each) for said in sentences(part)}


def on_pages() -> set[str]:
    """What templates say."""
    files = [*sorted((PACKAGE / "templates").rglob("*.html")), *sorted((PACKAGE / "theme").glob("*.html"))]
    found = [each.read_text("utf-8") for each in files]
    parts = [part for text in found for part in [*MARKS.split(text), *SAID_BY_MARKS.findall(text)]]
    return {said for each in parts for said in sentences(each)}


def wordings(node: object, name: str = "") -> Iterator[str]:
    """What ``sv.toml`` says, but for its examples."""
    if isinstance(node, Mapping):
        for key, each in node.items():
            yield from wordings(each, key)
    elif name != "example":
        yield from sentences(str(node))


def test_the_search_finds_sentences() -> None:
    """In each of the three places."""
    assert "Inget dilemma passar alla val" in on_pages()
    assert "Det blir bara" in in_scripts()
    assert texts.label("both.again").rstrip(".") in set(wordings(texts.catalogue()))


def test_no_script_says_what_a_page_says() -> None:
    """Write ``"{{both.again}}"`` in the script and ``{{ "both.again"|label }}`` in the template."""
    assert in_scripts() & (on_pages() | set(wordings(texts.catalogue()))) == set()


def test_the_build_writes_the_labels_into_scripts() -> None:
    """As a literal of JavaScript, whatever it holds; none is left open in what is published."""
    literal = assets.said('"{{both.again}}"')
    assert json.loads(literal) == texts.label("both.again") and "ö" in literal
    with pytest.raises(KeyError):
        assets.said('"{{both.nothing}}"')
    scripts = [each.content.decode() for each in assets.files(Dress()) if each.path.endswith(".js")]
    assert scripts and not [each for each in scripts if assets.SAID.search(each)]
    assert any(texts.label("both.ask") in each for each in scripts)
