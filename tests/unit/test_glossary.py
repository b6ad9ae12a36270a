"""Words of the glossary in running text: what is marked, what is left alone, and what is told of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from conftest import ROOT, Lay
from ethos import content
from ethos.content import settings
from ethos.kept import NOTHING, Store
from ethos.kinds.vocabulary import Term
from ethos.markdown import Renderer
from ethos.memory import Memory
from ethos.readings import kept
from ethos.views import glossary
from ethos.views.glossary import Glossary, Key, Reading, forms, uses

KNOWN = settings(ROOT)
OURS = Glossary(KNOWN)
RENDERER = Renderer({})


def marks(text: str, glossary: Glossary = OURS) -> list[str]:
    """The words that are marked in a Markdown text, as written."""
    html = glossary.mark(RENDERER.block(text, "", ""), {})
    return [node.text() for node in LexborHTMLParser(html).css("a.word")]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Hon är jävig. Jäv är vanligt.", ["jävig"]),
        ("Jävet kom sent.", ["Jävet"]),
        ("De läste en allmän\nhandling.", ["allmän\nhandling"]),
        ("En otillbörlig förmån är mer än en förmån.", ["otillbörlig förmån"]),
        ("Anmäl till JO. Jo, gärna.", ["JO"]),
        ("Hojävet, jävets-regeln och ojäv är andra ord.", []),
        ("## Jäv\n\n[jäv](https://example.org) `jäv` ”Är du jävig?” sade hon.", []),
        ("> Jäv, sade någon.", []),
        ('<span lang="nb">jäv</span> <q>jäv</q> <cite>jäv</cite>', []),
        ('<span lang="nb">nei</span> och *jäv*', ["jäv"]),
        ("| jäv | a |\n| --- | --- |\n| sekretess | b |", ["jäv", "sekretess"]),
    ],
)
def test_prose_alone_is_marked_and_each_word_once(text: str, marked: list[str]) -> None:
    assert marks(text) == marked


@given(st.text(st.sampled_from("jäv JO”\n*`>[]()#|<&-\"' "), max_size=60))
def test_marking_changes_no_word(text: str) -> None:
    """Whatever is written, the page says the same with its marks as without."""
    html = RENDERER.block(text, "", "")
    marked = LexborHTMLParser(OURS.mark(html, {})).body
    plain = LexborHTMLParser(html).body
    assert (marked and marked.text()) == (plain and plain.text())


def test_a_word_in_capitals_is_known_in_capitals_alone() -> None:
    assert [*forms(Term(label="JO", definition="En myndighet."))] == ["JO"]
    assert {*forms(Term(label="Jäv", definition="Ett hinder."))} == {"Jäv", "jäv"}


def test_a_reading_tells_what_was_marked_and_then_ends() -> None:
    """In the order of the page, each with the way to its page; what comes after is marked no more."""
    reading = Reading(OURS, RENDERER, "../../")
    reading.marked(Markup("<p>Muta och jäv.</p>"))
    told = reading.told()
    assert [(name, link.path) for name, link, _ in told] == [
        ("ord-words-muta", "ordlista/muta/"),
        ("ord-themes-jav", "teman/jav/"),
    ]
    assert reading.marked(Markup("<p>Tjänstefel.</p>")) == "<p>Tjänstefel.</p>"


def test_without_words_nothing_is_marked() -> None:
    assert marks("Jäv.", Glossary(KNOWN.model_copy(update={"ordlista": {}, "vocabulary": _without_forms()}))) == []


def _without_forms() -> object:
    kinds = {
        name: {slug: t.model_copy(update={"forms": ()}) for slug, t in terms.items()}
        for name, terms in KNOWN.vocabulary
    }
    return KNOWN.vocabulary.model_copy(update=kinds)


PAGE = "---\ntitle: Om\nsummary: Vi.\nstatus: published\npublished: 2026-01-15\n---\nDet är {}.\n"


def test_what_a_text_says_rests_on_where_its_links_lead(site_in: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    """A preview asks again and again, and so do builds, which find it kept: it is found out once.

    A word in a link is not marked; when what it led to has gone it is no link.
    """
    files = {"content/om.md": PAGE.format("[jäv](mer.md)"), "content/mer.md": PAGE.format("en ko")}
    root, preview, read = site_in({"files": files}), Memory(), list[str]()
    says = glossary._says
    monkeypatch.setattr(glossary, "_says", lambda entry, *more: read.append(entry.slug) or says(entry, *more))

    def said(memory: Memory | None = None) -> set[Key]:
        with kept(Store(root, b"secret") if memory is None else NOTHING):
            found = content.load(root, memory=memory).catalogue
            assert found
            terms = settings(ROOT).vocabulary
            known = found.settings.model_copy(update={"vocabulary": terms})
            return {*uses(found, Glossary(known), Renderer(found.linkable))}

    assert said(preview) == said(preview) == said() == said() == set()
    assert sorted(read) == ["mer", "mer", "om", "om"]
    (root / "content/mer.md").unlink()
    assert said(preview) == said(preview) == said() == said() == {("themes", "jav")}
    assert read[4:] == ["om", "om"]
    (root / "content/om.md").write_text(PAGE.format("sant"))
    assert said(preview) == said() == set()
    assert read[6:] == ["om", "om"]
