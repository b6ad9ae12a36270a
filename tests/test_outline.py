"""The outline of every published page: headings, landmarks and names, and the way there from the start page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ethos import texts
from ethos.kinds import KINDS

LANDMARKS = {"main": "main", "nav": "navigation", "aside": "complementary", "section": "region", "form": "form"}
Pages = Mapping[str, LexborHTMLParser]


@pytest.fixture(scope="session")
def pages(site_dir: Path) -> Pages:
    """Every page of the repository's own site by its path, but for redirects."""
    found = {path.relative_to(site_dir).as_posix(): path for path in sorted(site_dir.rglob("*.html"))}
    made = {name: LexborHTMLParser(path.read_text("utf-8")) for name, path in found.items()}
    return {name: page for name, page in made.items() if not page.css("meta[http-equiv=refresh]")}


def test_headings_are_in_order(pages: Pages) -> None:
    """One h1 a page, before all others, and no level left out on the way down."""
    for name, page in pages.items():
        outside = [node for node in page.css("h1, h2, h3, h4, h5, h6") if not _within(node, "dialog")]
        levels = [int(node.tag[1]) for node in outside]
        assert levels.count(1) == 1 and levels[0] == 1, (name, levels)
        steps = [(one, other) for one, other in pairwise(levels) if other > one + 1]
        assert steps == [], (name, levels)
        assert all(node.text().strip() for node in outside), name


def test_landmarks_have_names_of_their_own(pages: Pages) -> None:
    """One main; every navigation, region and aside has a name that no other of its sort has."""
    for name, page in pages.items():
        found = Counter(filter(None, (_landmark(page, node) for node in page.css("main, nav, aside, section, form"))))
        assert [each for each, count in found.items() if count > 1] == [], name
        assert found["main", ""] == 1, name
        assert [each for each in found if not each[1] and each[0] != "main"] == [], name
        assert len(page.css("body > header")) == len(page.css("body > footer")) == 1, name


def test_that_no_jurist_has_read_it_is_said_once(pages: Pages) -> None:
    """Where a page says what the law is; said at every line it would be read at none."""
    marks = [
        texts.label("laws.unchecked"),
        texts.label("laws.unread"),
        texts.label("laws.reviewed_unread").split("}")[1],
    ]
    words = {name: page.body.text() if page.body else "" for name, page in pages.items()}
    told = {name: sum(text.count(mark) for mark in marks) for name, text in words.items()}
    assert {name for name, count in told.items() if count > 1} == set()
    laws = {name for name, page in pages.items() if page.css(".laws p, article.law .lead")}
    assert laws and {name for name in laws if not told[name]} == set()


def test_names_refer_to_what_is_there(pages: Pages) -> None:
    """What names or describes an element exists, and an id stands once."""
    for name, page in pages.items():
        ids = Counter(node.attributes["id"] for node in page.css("[id]"))
        assert [each for each, count in ids.items() if count > 1] == [], name
        for attribute in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            for node in page.css(f"[{attribute}]"):
                assert ids.keys() >= {*(node.attributes[attribute] or "").split()}, (name, attribute, node.html)


def test_two_links_of_one_name_lead_to_one_place(pages: Pages) -> None:
    """Or something that is not only seen tells them apart: more of the name, or what describes the link."""
    for name, page in pages.items():
        places: dict[tuple[str, str], set[str]] = {}
        for link in page.css("a[href]"):
            leads = {urljoin(name, link.attributes["href"] or "")}
            places.setdefault((_called(link), link.attributes.get("aria-describedby") or ""), set()).update(leads)
        assert [called for called, found in places.items() if len(found) > 1] == [], name


def test_every_page_of_a_text_leads_to_where_one_proposes_a_change(pages: Pages, root: Path) -> None:
    """Through one page, which offers a letter: whatever its kind."""
    found: dict[str, list[list[str]]] = {kind: [] for kind in KINDS}
    for kind, model in KINDS.items():
        for file in sorted((root / model.folder).glob("*.md")):
            path = f"{model.public}{file.stem}/"
            if page := pages.get(f"{path}index.html"):
                ways = [link.attributes["href"] or "" for link in page.css("footer a[href]")]
                found[kind].append([way for way in ways if f"bidra/foresla/?sida={path}" in way and "#ratta" in way])
    assert all(len(ways) == 1 for each in found.values() for ways in each)
    assert all(found.values()), found.keys()


def _called(link: LexborNode) -> str:
    """The accessible name: the label that is given, or what the link holds but for what is hidden."""
    if given := link.attributes.get("aria-label"):
        return given
    name = link.text()
    for unheard in link.css("[aria-hidden=true], [hidden]"):
        name = name.replace(unheard.text(), "", 1)
    return " ".join(name.split())


def test_every_page_says_its_language_and_its_name(pages: Pages) -> None:
    """Swedish, with a title that no other page has."""
    titles = Counter(page.css_first("title").text() for page in pages.values())
    assert [title for title, count in titles.items() if count > 1] == []
    assert {page.css_first("html").attributes["lang"] for page in pages.values()} == {"sv"}


def test_every_page_is_reached_by_links_alone(pages: Pages) -> None:
    """From the start page, without a script."""
    assert pages.keys() - _steps(pages).keys() == {"404.html"}


def test_every_entry_is_three_steps_away_and_leads_on(pages: Pages) -> None:
    """It leads to another page than those above it and its own, by a link in its text or beside it."""
    steps = _steps(pages)
    entries = {name: page for name, page in pages.items() if page.css('link[type="application/json"]')}
    assert len(entries) > 100
    assert [name for name in entries if steps.get(name, 9) > 3] == []
    ways = {name: {*_links(name, page, "main > :not(.crumbs)")} & pages.keys() for name, page in entries.items()}
    assert [name for name in entries if not any(not each.startswith(dirname(name)) for each in ways[name])] == []


def _steps(pages: Pages) -> dict[str, int]:
    """How many links every page is from the start page; those that nothing leads to are left out."""
    found, waiting = {"index.html": 0}, ["index.html"]
    for name in waiting:
        ahead = {target for target in _links(name, pages[name]) if target in pages} - found.keys()
        found |= dict.fromkeys(ahead, found[name] + 1)
        waiting += sorted(ahead)
    return found


TOLD = ("main > section", "main > .besides")
"""Where the page of a word lists who uses it: a part for each kind, or all of them in a fold."""


def test_every_marked_word_is_told_on_its_page_and_tells_of_it(pages: Pages) -> None:
    """Without hovering: a mark leads to the end of its page, from there to the word's page, and that lists the page."""
    marked = {name: {*_places(page, "a.word", "href")} for name, page in pages.items()}
    told = {name: {f"#{each}" for each in _places(page, ".words > dl > div", "id")} for name, page in pages.items()}
    words = {
        f"#ord-words-{name.split('/')[1]}": name for name in pages if re.fullmatch("ordlista/[^/]+/index.html", name)
    }
    listed = {
        word: {link for part in TOLD for link in _links(name, pages[name], part)} & pages.keys()
        for word, name in words.items()
    }
    assert marked == told and len(words) >= 40
    assert {word: {name for name, found in marked.items() if word in found} for word in words} == listed
    assert [word for word, found in listed.items() if not found] == []


def _places(page: LexborHTMLParser, selector: str, attribute: str) -> list[str]:
    return [node.attributes[attribute] or "" for node in page.css(selector)]


def test_every_page_leads_to_the_statement(pages: Pages) -> None:
    """The law asks for the accessibility statement to be found from every page."""
    assert [name for name, page in pages.items() if not page.css('footer a[href$="tillganglighet/"]')] == []


def _links(name: str, page: LexborHTMLParser, within: str = "") -> Iterator[str]:
    for node in page.css(f"{within} a[href]"):
        path = (node.attributes["href"] or "").partition("#")[0].partition("?")[0]
        if path and ":" not in path:
            target = normpath(join(dirname(name), path))
            yield target if target.endswith(".html") else normpath(join(target, "index.html"))


def _within(node: LexborNode, tag: str) -> bool:
    while node.parent is not None:
        node = node.parent
        if node.tag == tag:
            return True
    return False


def _landmark(page: LexborHTMLParser, node: LexborNode) -> tuple[str, str] | None:
    """The role and name of a landmark; a section or a form is one only when it has a name."""
    if _within(node, "dialog"):
        return None
    given = node.attributes.get("aria-label") or ""
    referred = [page.css_first(f'[id="{each}"]') for each in (node.attributes.get("aria-labelledby") or "").split()]
    called = given or " ".join(each.text(strip=True) for each in referred if each)
    role = node.attributes.get("role") or LANDMARKS[node.tag]
    return None if not called and role in {"region", "form"} else (role, called)
