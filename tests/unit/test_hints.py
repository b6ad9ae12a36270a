"""What an editor is told to write is what mends the fault: each slip gets the advice that is its own."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import Lay
from ethos import site
from ethos.problem import Problem

DAY = date(2026, 11, 21)
FIELDS = {"title": "Om oss", "summary": "Vad vi gör.", "status": "published", "published": "2026-01-15"}


def page(body: str = "Text.", more: str = "", **fields: str) -> str:
    """A page whose fields are right but for those that are given; ``more`` is written after them."""
    written = "".join(f"{name}: {value}".rstrip() + "\n" for name, value in {**FIELDS, **fields}.items())
    return f"---\n{written}{more}---\n{body}\n"


def told(site_in: Lay, text: str, path: str = "content/om.md") -> list[Problem]:
    """What is told of one file."""
    return [each for each in site.check(site_in({"files": {path: text}}), DAY) if each.path == path]


def shown(problem: Problem) -> str:
    """What the editor is told to write."""
    return problem.hint.rpartition("Så här:")[2].strip()


def test_only_a_place_may_come_later(site_in: Lay) -> None:
    (found,) = told(site_in, page().replace("title: Om oss\n", ""))
    assert (found.code, "place" in found.hint) == ("missing-field", False)
    coming = page(start="2027-03-17T08:15", end="2027-03-17T09:15", format="hybrid", state="confirmed", themes="[jav]")
    registered = "sequence: 0\nregistration: none\norganisers: [exempelmyndigheten]\n---\nText"
    found_ = told(site_in, coming.replace("---\nText", registered), "seminars/gransen.md")
    assert {each.code for each in found_} == {"event-without-place"}
    later = {each.message: "place: later" in each.hint for each in found_}
    assert sorted(later.values()) == [False, True]
    assert later["Ett kommande tillfälle saknar plats."]


@pytest.mark.parametrize("blank", ["", '""', "''", "null", "~", '"  "'])
def test_what_is_empty_is_called_empty(site_in: Lay, blank: str) -> None:
    """A date too: nothing is quoted of what is not there."""
    (found,) = told(site_in, page(published=blank))
    assert (found.code, found.message) == ("empty-field", "Fältet ”published” är tomt.")
    assert "null" not in found.message + found.hint


@pytest.mark.parametrize(
    "written",
    ['updated: ""', "owner: ''", 'language: ""', 'example: ""', 'themes: [""]', 'aliases: [" "]', 'related: [""]'],
)
def test_so_is_every_sort_of_value(site_in: Lay, written: str) -> None:
    assert [each.code for each in told(site_in, page(more=f"{written}\n"))] == ["empty-field"]


DILEMMA = page(
    "Det är måndag.",
    summary="En kollega får en gåva. Vad gör du?",
    themes="[jav]",
    roles="[chef]",
    settings="[agency]",
    tension="[{between: rattssakerhet, and: effektivitet}]",
    difficulty="2",
    minutes="40",
    group="{min: 4, max: 12}",
    closure="open",
    options="[{label: Nu, for: Ingen gissar., against: Det kan skada.}, "
    "{label: Vänta, for: Du vet mer., against: Andra hinner före.}]",
    questions="[Vad gör du?, Vem berörs?, Vad säger du?]",
    leader="{purpose: Att våga säga till., closing: Vad ändrar vi?}",
)


def of_dilemma(site_in: Lay, name: str, written: str) -> list[Problem]:
    """What is told of a dilemma in which a field is written otherwise."""
    lines = [line for line in DILEMMA.split("\n") if not line.startswith(f"{name}:")]
    at = lines.index("---", 1)
    return told(site_in, "\n".join([*lines[:at], written, *lines[at:]]), "dilemmas/gavan.md")


def test_a_field_at_the_wrong_level_is_shown_at_its_own(site_in: Lay) -> None:
    found = of_dilemma(site_in, "leader", "leader:\n  closing: Vad ändrar vi?\npurpose: Att våga.")
    hints = {each.code: each.hint for each in found}
    assert 'purpose: "closing' not in hints["missing-field"]
    assert hints["unknown-field"].endswith("Så här:\nleader:\n  purpose: Att våga.")
    found = of_dilemma(site_in, "leader", "leader:\n  purpose:\n    closing: Vad ändrar vi?")
    assert [each.code for each in found] == ["missing-field", "wrong-type"]
    (found_,) = told(site_in, page(more="origin: {organisation: A, licence: B, owner: a@prov.example}\n"))
    assert found_.hint.endswith("Så här:\nowner: a@prov.example")


HARD, WIDE = "\u00a0", "："


@pytest.mark.parametrize(
    ("name", "written", "code", "meant"),
    [
        ("leader", f"{HARD}owner: red@prov.example", "yaml-space", "owner: red@prov.example"),
        ("leader", f"owner{HARD}: red@prov.example", "yaml-space", "owner: red@prov.example"),
        ("leader", f"leader:\n  purpose{HARD}: Att våga\n  closing: Vad?", "yaml-space", "purpose: Att våga"),
        ("leader", f"leader:\n {HARD}purpose: Att våga\n  closing: Vad?", "yaml-space", "purpose: Att våga"),
        ("leader", f"leader: {{purpose: A,{HARD}closing: B}}", "yaml-space", "leader: {purpose: A, closing: B}"),
        ("leader", f"leader: {{purpose{HARD}: A, closing: B}}", "yaml-space", "leader: {purpose: A, closing: B}"),
        ("questions", f"questions:\n {HARD}- Vad?\n  - Vem?\n  - Hur?", "yaml-space", "- Vad?"),
        ("questions", "questions:\n  – Vad?\n  - Vem?\n  - Hur?", "yaml-dash", "- Vad?"),
        ("leader", f"leader:\n  purpose{WIDE}A\n  closing{WIDE}B", "yaml-colon-other", "purpose: A"),
    ],
)
def test_a_sign_that_only_looks_right_is_named(site_in: Lay, name: str, written: str, code: str, meant: str) -> None:
    """It is the only fault: that a field is unknown or missing comes of it."""
    found = of_dilemma(site_in, name, written)
    assert [each.code for each in found] == [code]
    assert shown(found[0]) == meant


def test_every_line_of_a_list_in_hard_spaces_is_as_far_in(site_in: Lay) -> None:
    found = of_dilemma(site_in, "leader", f"leader:\n{HARD * 2}purpose: A\n{HARD * 3}closing: B")
    assert [each.hint.rpartition("\n")[2] for each in found] == ["  purpose: A", "  closing: B"]


@pytest.mark.parametrize(
    ("name", "right"),
    [("nul.txt", "nul-txt.md"), ("con.md", "con-md.md"), ("aux.", "aux-1.md"), ("nul.Å ä", "nul-a-a.md")],
)
def test_a_suggested_name_may_be_used(site_in: Lay, name: str, right: str) -> None:
    (found,) = told(site_in, page(), f"content/{name}.md")
    assert found.hint == f"Byt namn. Förslag: {right}"
    assert told(site_in, page(), f"content/{right}") == []


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        *((name, "Är det en film") for name in ("iframe", "video", "embed", "object")),
        *((name, "Ta bort elementet") for name in ("script", "style")),
        *((name, "Ta bort taggen") for name in ("u", "center", "summary", "label")),
    ],
)
def test_only_what_shows_films_is_spoken_of_as_one(site_in: Lay, name: str, begins: str) -> None:
    (found,) = told(site_in, page(f"Text <{name}>text</{name}>."))
    assert (found.code, found.hint.startswith(begins)) == ("lost-element", True)
    assert ("film" in found.hint) == (begins == "Är det en film")


@pytest.mark.parametrize("link", ["[a]( https://x.example )", "[a](https://x.example )", "[a]( om.md)"])
def test_spaces_around_an_address_are_nothing(site_in: Lay, link: str) -> None:
    """They are none of it, and the link is published."""
    assert told(site_in, page(f"Se {link}.")) == []


def test_a_space_inside_an_address_is_told(site_in: Lay) -> None:
    assert [each.code for each in told(site_in, page("Se [a](om oss.md)."))] == ["link-form"]


def advised(site_in: Lay, path: str, body: str) -> list[tuple[str, str]]:
    """The codes of what is told of a page that has ``content/om.md`` beside it, and what it should have been."""
    files = {"content/om.md": page(), path: page(body, title="Mer om oss")}
    found = [each for each in site.check(site_in({"files": files}), DAY) if each.path == path]
    return [(each.code, shown(each)) for each in found]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("![alt](bild.png)", "bilder/bild.png"),
        ("![alt](../bilder/x.png)", "bilder/x.png"),
        ('<img src="/img/Min%20bild.JPG" alt="x">', "bilder/min-bild.jpg"),
        (r"![alt](C:\Users\anna\b.png)", "bilder/b.png"),
        ("![alt](file:///C:/b.svg)", "bilder/b.png"),
        ("![alt](data:image/png;base64,iVBORw0KGgo=)", "bilder/bild.png"),
    ],
)
def test_a_picture_that_is_missing_belongs_among_the_pictures(site_in: Lay, written: str, meant: str) -> None:
    """The way there is told as it is written from the file itself, and never a link in the picture's place."""
    right = f"![Beskriv bilden]({meant})"
    assert advised(site_in, "content/mer.md", written) == [("missing-picture", right)]


def test_a_picture_from_elsewhere_is_copied_to_the_pictures(site_in: Lay) -> None:
    for address in ("https://annan.example/Dorr.png?b=4", "//annan.example/dorr.png"):
        found = advised(site_in, "content/mer.md", f"![alt]({address})")
        assert found == [("remote-picture", "![Beskriv bilden](bilder/dorr.png)")]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("anna@prov.example", "mailto:anna@prov.example"),
        ("anna@prov.example?subject=Hej", "mailto:anna@prov.example?subject=Hej"),
        ("../om/", "om.md"),
        ("/om/", "om.md"),
        ("om.html", "om.md"),
        ("../om/index.html", "om.md"),
        ("http//prov.se", "https://prov.se"),
        ("https//prov.se/a", "https://prov.se/a"),
        ("bilder/x.png", "bilder/x.png"),
    ],
)
def test_a_link_is_advised_by_what_it_looks_like(site_in: Lay, written: str, meant: str) -> None:
    assert advised(site_in, "content/mer.md", f"Se [a]({written}).") == [("broken-source-link", f"[Läs mer]({meant})")]


def test_the_way_is_told_from_the_file_that_has_the_link(site_in: Lay) -> None:
    body = "Se [a](om.html). ![alt](bild.png)"
    files = {"content/om.md": page(), "dilemmas/gavan.md": DILEMMA.replace("Det är måndag.", body)}
    found = site.check(site_in({"files": files}), DAY)
    assert [shown(each) for each in found] == [
        "[Läs mer](../content/om.md)",
        "![Beskriv bilden](../content/bilder/bild.png)",
    ]
