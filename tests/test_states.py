"""Wherever a page or a feed names an event that is not as it was announced, it says so in the same breath."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from conftest import Lay
from ethos import site
from ethos.catalogue import Catalogue
from ethos.happening import events_of
from ethos.kinds.event import Gathering
from ethos.naming import name_of
from ethos.output import File, Name, Output, Page, file_of
from ethos.views import everything, pictures, searched

DAY = date(2026, 11, 21)
STATES = {"planned": "Preliminärt", "cancelled": "Inställt", "postponed": "Uppskjutet", "moved": "Flyttat"}
ROWS = {"li", "tr", "article", "main"}
"""What a name is read with: the row that it stands in, or on its own page the page."""

SEMINAR = """\
---
title: Om {word}
summary: Ett seminarium om jäv.
status: published
published: 2026-01-15
themes: [jav]
principles: [objektivitet]
audience: [chef]
start: 2027-03-17T08:15
end: 2027-03-17T09:15
format: onsite
place: {{name: Stora salen, city: Stockholm}}
state: {state}
sequence: 1
registration: {{url: 'https://prov.example/anmalan', deadline: 2027-03-10}}
organisers: [exempelmyndigheten]
speakers: [{{name: Kim Ek, background: practitioner}}]
series: Vardagar
aliases: [gammalt-{state}]
related: [dilemma/gavan]
{more}
---
Text.
"""
OCCASION = """\
  - id: {id}
    start: {day}
    end: {day}
    format: onsite
    place: {{name: Stora salen, city: Stockholm}}
    state: {state}
    sequence: 1
    registration: {{url: 'https://prov.example/anmalan'}}
"""
COURSE = """\
---
title: {title}
summary: En kurs om jäv.
status: published
published: 2026-01-15
themes: [jav]
principles: [objektivitet]
audience: [chef]
providers: [exempelmyndigheten]
related: [dilemma/gavan]
occasions:
{occasions}---
Text.
"""
DILEMMA = """\
---
title: Gåvan
summary: En kollega får en gåva. Vad gör du?
status: published
published: 2026-01-15
themes: [jav]
principles: [objektivitet]
roles: [chef]
settings: [agency]
tension: [{between: rattssakerhet, and: effektivitet}]
difficulty: 2
minutes: 40
group: {min: 4, max: 12}
closure: open
questions: [Vad gör du?, Vem berörs?, Vad säger du?]
options: [{label: Säg det, for: Ingen gissar., against: Det skadar.}, {label: Vänta, for: Du vet., against: Sent.}]
leader: {purpose: Att öva., closing: Vad tar du med dig?}
related: [seminar/planned, seminar/cancelled, seminar/postponed, seminar/moved, course/alla, course/ingen]
clip: {seminar: moved, chapter: Vännen}
---
Text.
"""
FILM = """\
film:
  url: https://film.prov.example/1
  published: 2027-04-01
  minutes: 58
  captions: true
  chapters: [{at: "0:30", title: Vännen}]
moved_from: 2027-03-10T08:15"""


def sources() -> Mapping[str, str]:
    """A seminar in every state, a course that is called off, and one with an occasion in every state."""
    found = {"dilemmas/gavan.md": DILEMMA}
    for state in STATES:
        more = FILM if state == "moved" else ""
        found[f"seminars/{state}.md"] = SEMINAR.format(word=f"det som är {state}", state=state, more=more)
    each = [OCCASION.format(id=state, day=f"2027-04-0{n}", state=state) for n, state in enumerate(STATES, 1)]
    each[-1] += "    moved_from: 2027-03-04\n"
    found["seminars/courses/alla.md"] = COURSE.format(title="Kurs i allt", occasions="".join(each))
    off = OCCASION.format(id="varen", day="2027-05-04", state="cancelled")
    found["seminars/courses/ingen.md"] = COURSE.format(title="Kurs som inte blir av", occasions=off)
    return found


@pytest.fixture
def catalogue(site_in: Lay) -> Catalogue:
    menu = Path(__file__).parent / "golden/site_config/site.yml"
    written = menu.read_text("utf-8") + "menu: {seminarier/cancelled: null}\n"
    found = site.inspect(site_in({"files": {**sources(), "site_config/site.yml": written}}), DAY)
    assert found.problems == []
    assert found.catalogue
    return found.catalogue


def outputs(catalogue: Catalogue, day: date = DAY) -> list[Output]:
    return list(everything.outputs(catalogue, day, pictures.cards(catalogue, day)))


def names(catalogue: Catalogue) -> dict[str, str]:
    """The titles of what is not as it was announced, and what must stand with each."""
    return {each.title: state for each in catalogue.of(Gathering) if (state := name_of(each, DAY).state)}


def told(node: LexborNode | None) -> str:
    """What stands in the row around a text."""
    while node and node.tag not in ROWS and node.attributes.get("class") != "occasion":
        node = node.parent
    return " ".join(node.text(separator=" ").split()) if node else ""


def bare(html: str, known: Mapping[str, str]) -> Iterator[str]:
    """Every naming of an event without its state."""
    tree = LexborHTMLParser(html)
    for node in tree.css(".prose, .said, script"):
        node.decompose()  # what editors write themselves
    for node in tree.root.traverse(include_text=True) if tree.root else ():
        if node.tag == "-text":
            for title, state in known.items():
                if title in " ".join(node.text(deep=False).split()) and state not in told(node.parent):
                    yield told(node.parent)[:200]


def test_no_page_names_an_event_without_its_state(catalogue: Catalogue) -> None:
    """Themes, roles, principles, dilemmas, lists, months, people, series, A–Ö and old addresses: all say it."""
    known, seen = names(catalogue), 0
    assert set(known.values()) == set(STATES.values())
    for each in outputs(catalogue):
        html = each.body if isinstance(each, Page) else ""
        if isinstance(each, File) and each.path.endswith(".html"):
            html = each.content.decode()
        seen += sum(html.count(title) for title in known)
        assert list(bare(html, known)) == [], file_of(each)
    assert seen > 80


def test_so_does_our_own_site(root: Path) -> None:
    catalogue = site.inspect(root, DAY).catalogue
    assert catalogue
    known = names(catalogue)
    assert len(known) > 2
    for each in outputs(catalogue):
        if isinstance(each, Page):
            assert list(bare(each.body, known)) == [], each.path


def test_what_is_shared_and_what_machines_show_says_it(catalogue: Catalogue) -> None:
    """A tab's title, the picture's words, the menu, a hit in a search, and a headline in a news program."""
    known, made = names(catalogue), outputs(catalogue)
    entries = {each.path: each for each in catalogue.of(Gathering)}
    for page in (each for each in made if isinstance(each, Page) and each.path in entries):
        state = known.get(entries[page.path].title, "")
        assert page.title.startswith(state)
        assert page.social and state in page.social.label
    hits = {record.url: record.title for record in searched.search_records(catalogue, DAY)}
    assert {path: hits[path] for path in entries} == {path: str(name_of(each, DAY)) for path, each in entries.items()}
    later = {record.url: record.title for record in searched.search_records(catalogue, date(2027, 4, 1))}
    assert (hits["seminarier/planned/"], later["seminarier/planned/"]) == (
        "Preliminärt: Om det som är planned",
        "Om det som är planned",
    )
    assert str(catalogue.led_to["seminarier/cancelled"].label) == "Inställt: Om det som är cancelled"
    (feed,) = [each for each in made if isinstance(each, File) and each.path == "floden/seminarier.json"]
    titles = [item["title"] for item in json.loads(feed.content)["items"]]
    assert sorted(titles) == sorted(f"{state}: {title}" for title, state in known.items() if "Kurs" not in title)


def test_a_card_tells_each_occasion_where_they_differ(catalogue: Catalogue) -> None:
    """A course is called off when all of it is; else its card says which of its times are."""
    (page,) = [each for each in outputs(catalogue) if isinstance(each, Page) and each.path == "teman/jav/"]
    text = " ".join(LexborHTMLParser(page.body).text(separator=" ").replace("\xa0", " ").split())
    assert "Inställt Kurs som inte blir av" in text
    assert "Planerat till torsdag 1 april 2027 · Inställt: fredag 2 april 2027 · Uppskjutet · Flyttat: " in text
    assert "Inställt Kurs i allt" not in text


def test_what_is_over_was_not_preliminary(catalogue: Catalogue) -> None:
    """Afterwards nobody asks whether it was moved, but what was called off never was."""
    by_slug = {each.slug: name_of(each, date(2028, 1, 1)).state for each in catalogue.of(Gathering)}
    expected = {"planned": "", "moved": "", "cancelled": "Inställt", "postponed": "Uppskjutet", "alla": ""}
    assert by_slug == expected | {"ingen": "Inställt"}


def test_a_name_is_one_value() -> None:
    """As text and as markup it has its state; a title in another language does not make the state so."""
    name = Name("On <gifts>", "Inställt", warns=True, lang="en")
    assert str(name) == "Inställt: On <gifts>"
    assert name.__html__() == '<strong class="state warns" lang="sv">Inställt</strong> On &lt;gifts&gt;'
    assert Name("Gåvan").__html__() == "Gåvan"


def test_every_event_has_one_of_the_states(catalogue: Catalogue) -> None:
    assert {str(event.timing.state) for entry in catalogue.of(Gathering) for event in events_of(entry)} == set(STATES)
