"""What is printed, read back by a library that had no part in it: whole, accessible, and with the words of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

import pdf
from conftest import ROOT, Lay
from ethos import papers, site
from ethos.content import load
from ethos.kept import Store
from ethos.kinds import Dilemma, Method
from ethos.markdown import plain
from ethos.paper.gallery import Gallery
from ethos.paper.printing import Printing
from ethos.views import face, for_group, paper, swedish
from ethos.views.paper.agenda import agenda
from ethos.views.paper.case import colophon
from ethos.views.press import Press

DAY = date(2026, 11, 30)
GUIDE, SHEET = "dilemman/torsdagsbastun/torsdagsbastun.pdf", "dilemman/torsdagsbastun/torsdagsbastun-deltagare.pdf"
PACK, COLLECTION, CARDS = "teman/jav/jav.pdf", papers.COLLECTION, papers.CARDS
METHODS = sorted(path.stem for path in (ROOT / "content/methods").glob("*.md"))
WORKSHEETS = [f"metoder/{slug}/{slug}.pdf" for slug in METHODS]
POSTERS = ["plakater/sex-principer/sex-principer-a4.pdf", "etiska-koder/kommun/kommun-a3.pdf"]
QUESTION = "dilemman/torsdagsbastun/torsdagsbastun-affisch.pdf"
SEVERAL = [GUIDE, SHEET, QUESTION, PACK, CARDS, *WORKSHEETS, *POSTERS]
"""One of each form. The collection is set as a pack is, on some two hundred pages, and is only looked up in."""


@pytest.fixture(scope="module")
def press() -> Press:
    catalogue = load(ROOT).catalogue
    assert catalogue is not None
    return Press(catalogue, DAY)


@pytest.fixture(scope="module")
def readers(press: Press, tmp_path_factory: pytest.TempPathFactory) -> dict[str, PdfReader]:
    """Some documents of each form, and the guides and sheets of all dilemmas."""
    root = tmp_path_factory.mktemp("paper")
    order = paper.order(press.catalogue, DAY, Gallery(ROOT))
    several = {*SEVERAL, COLLECTION}
    wanted = [each for each in order.sheets if each.path in several or each.template in {"guide", "sheet"}]
    printing = Printing(Store(root, b"secret").shelf("documents"), replace(order, sheets=wanted))
    return {each.path: PdfReader(each.source.open("rb")) for each in printing.files()}


def test_links_may_lead_to_what_is_printed_and_to_nothing_else(press: Press) -> None:
    printed = {each.path for each in paper.order(press.catalogue, DAY, Gallery(ROOT)).sheets}
    assert printed == paper.paths(press.catalogue) <= set(press.catalogue.printed)


@pytest.fixture(params=SEVERAL)
def reader(request: pytest.FixtureRequest, readers: dict[str, PdfReader]) -> PdfReader:
    found: PdfReader = readers[request.param]
    return found


def test_it_says_that_it_is_accessible(reader: PdfReader) -> None:
    """PDF/UA-1 (ISO 14289-1, 5 and 7.1): it says so; it is tagged; a viewer shows its title, no file's name."""
    root, metadata = reader.root_object, reader.xmp_metadata
    assert metadata is not None
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata.stream.get_data().decode()
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"].startswith("sv")
    assert reader.metadata
    assert reader.metadata.title
    assert metadata.dc_title["x-default"] == reader.metadata.title


def test_everything_is_tagged(reader: PdfReader) -> None:
    """7.1: all text is tagged or of no meaning, and every tag is of a kind that readers know."""
    assert pdf.untagged(reader) == []
    assert {each.role for each in pdf.roles(reader)} <= pdf.STANDARD


def test_headings_skip_no_level(reader: PdfReader) -> None:
    """7.4.2: the first is at the top."""
    levels = [int(each.role[1]) for each in pdf.roles(reader) if each.role[0] == "H" and each.role[1:].isdigit()]
    assert levels[0] == 1
    assert all(now <= before + 1 for before, now in pairwise(levels))


def test_fonts_are_ours_and_embedded(reader: PdfReader) -> None:
    """7.21.4: no font is left to the reader's machine."""
    found = pdf.fonts(reader)
    assert found
    assert all(embedded and name.partition("+")[2].startswith("EthosPaper") for name, embedded in found.items())


def test_links_have_words(reader: PdfReader) -> None:
    """7.18.5: what a link is, for those who cannot see where it lies."""
    found = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    assert all(each["/Contents"] for each in found if each["/Subtype"] == "/Link")


def test_its_day_is_that_of_the_last_change(press: Press, readers: dict[str, PdfReader]) -> None:
    """No clock is read: a document printed tomorrow is the same."""
    entry = press.catalogue.by_key["dilemma/torsdagsbastun"]
    metadata = readers[GUIDE].metadata
    assert metadata
    assert metadata.creation_date
    assert metadata.creation_date.date() == entry.changed


def page_texts(press: Press, entry: Dilemma) -> dict[str, list[str]]:
    """The words on a dilemma's page, by where they stand, in order."""
    page = LexborHTMLParser(face.of(entry.kind).page(press, entry).body)

    def at(selector: str) -> list[str]:
        return [node.text(separator=" ") for node in page.css(selector)]

    return {
        "situation": at(".situation > *"),
        "questions": at(".questions li"),
        "options": at(".options h3, .options dd"),
        "twists": at(".told, .told + p"),
        "notes": at("[data-ledare] > *"),
        "says": at(".law-says li"),
        "laws": at(".laws a"),
    }


def test_a_guide_has_all_words_of_its_page(press: Press, readers: dict[str, PdfReader]) -> None:
    """Situation, questions, options, twists, notes and laws, in that order; each law once, with what is cited of it."""
    for entry in press.catalogue.of(Dilemma)[::4]:
        said = pdf.letters(pdf.text(readers[papers.guide(entry)]))
        found = page_texts(press, entry)
        assert all(found[name] for name in ("situation", "questions", "options", "notes")), entry.slug
        at, laws = 0, found.pop("laws")
        for part in [entry.title, entry.summary, *(text for texts_ in found.values() for text in texts_)]:
            place = said.find(pdf.letters(part), at)
            assert place >= 0, f"{entry.slug}: {part}"
            at = place
        cited = press.shelf.cited(entry.laws)
        assert laws == [each.words for each in cited], entry.slug
        named = [press.catalogue.settings.laws[each.text.split()[0]].called for each in cited]
        assert [part for part in (*(each.text for each in cited), *named) if pdf.letters(part) not in said[at:]] == []


def test_a_sheet_tells_nothing_that_only_the_leader_should_know(press: Press, readers: dict[str, PdfReader]) -> None:
    """Situation, questions and lettered ways are there; reasons, twists, notes and laws are not."""
    for entry in press.catalogue.of(Dilemma):
        said = pdf.letters(pdf.text(readers[papers.sheet(entry)]))
        found = page_texts(press, entry)
        ways = ["".join(each) for each in for_group.ways(entry)]
        assert all(pdf.letters(part) in said for part in (*found["situation"], *found["questions"], *ways)), entry.slug
        reasons = [plain(each.for_) for each in entry.options]
        assert not any(pdf.letters(part) in said for part in (*found["twists"], *found["notes"], *reasons)), entry.slug


def test_the_foot_tells_where_the_text_is_found(press: Press, readers: dict[str, PdfReader]) -> None:
    """In a book on every page of a dilemma its own address, and before the first one the book's."""
    feet = [pdf.letters(page.extract_text()[-160:]) for page in readers[PACK].pages]
    addresses = {
        each.title: pdf.letters(f"{press.site_url}{each.path}".partition("//")[2])
        for each in press.catalogue.of(Dilemma)
    }
    found = [(addresses[title], page - 1) for title, page in contents(readers[PACK]) if title in addresses]
    assert len(found) > 5
    for (address, start), (_, end) in pairwise([*found, ("", len(feet))]):
        assert all(address in foot for foot in feet[start:end]), address
    assert not any(address in foot for address, _ in found for foot in feet[: found[0][1]])


def test_a_sheet_has_room_to_answer(press: Press, readers: dict[str, PdfReader]) -> None:
    """Each of what one is asked to write has lines above the foot."""
    foot = 63 + 25
    lacking = []
    for entry in press.catalogue.of(Dilemma):
        pages = readers[papers.sheet(entry)].pages
        found = [y for each in pages for said, _, _, y in pdf.placed(each) if said.strip() in for_group.blanks()]
        lacking += [] if len(found) == 3 and min(found) > foot else [entry.slug]
    assert lacking == []


def test_no_longer_than_it_needs_to_be(press: Press, readers: dict[str, PdfReader]) -> None:
    """A sheet is one page, a guide two or three sheets; a worksheet one page; cards four to a page."""
    found = press.catalogue.of(Dilemma)
    assert {len(readers[papers.guide(each)].pages) for each in found} <= {3, 4, 5, 6}
    assert {len(readers[papers.sheet(each)].pages) for each in found} == {1}
    assert {len(readers[path].pages) for path in [*WORKSHEETS, *POSTERS]} == {1}
    assert len(readers[CARDS].pages) == -(-min(len(found), papers.CARDS_HELD) // 4)
    on_a4 = (each for path, each in readers.items() if path not in [*POSTERS, QUESTION])
    assert {page.mediabox.width * 127 // 360 for each in on_a4 for page in each.pages} == {210}


EACH = 5
"""Of the guides one in so many is read: to read them all takes ten seconds."""


def openings(press: Press) -> dict[str, str]:
    """How a page would begin on which a question or the last of other parts stands without what comes before it."""
    found = {}
    for entry in press.catalogue.of(Dilemma):
        parts = [f"{number} {plain(each)}" for number, each in enumerate(entry.questions, 1)][1:]
        if len(entry.twists) > 1:
            parts.append(f"Vändning {len(entry.twists)} {plain(entry.twists[-1].text)}")
        last = agenda(press.catalogue, entry)["agenda"][-1]  # type: ignore[index, call-overload]
        parts.append("{span} {length} {title} {told}".format(**last))
        parts.append(" ".join(colophon(entry, press.catalogue.settings)))
        found |= {pdf.letters(each)[:40]: entry.slug for each in parts}
    return found


def test_nothing_is_alone_at_the_top_of_a_page(press: Press, readers: dict[str, PdfReader]) -> None:
    """Questions stay together, the last two twists and steps too, and who stands behind the text with its end.

    Some guides are enough: one of four was faulty.
    """
    apart = openings(press)
    guides = [papers.guide(each) for each in press.catalogue.of(Dilemma)][::EACH]
    tops = [
        (path, apart[top])
        for path in guides
        for page in readers[path].pages[1:]
        if (top := pdf.letters(page.extract_text())[:40]) in apart
    ]
    assert len(apart) > 300
    assert tops == []


def contents(reader: PdfReader) -> Iterator[tuple[str, int]]:
    """Bookmarks of the first level: the title, and the page that it leads to, from 1."""
    for each in reader.outline:
        if not isinstance(each, list):
            number = reader.get_destination_page_number(each)
            assert number is not None
            yield str(each.title), number + 1


def test_a_worksheet_asks_what_its_method_does(press: Press, readers: dict[str, PdfReader]) -> None:
    """Every step with its prompt, in order, whatever its shape."""
    for entry in press.catalogue.of(Method):
        said, at = pdf.letters(pdf.text(readers[papers.worksheet(entry)])), 0
        for part in [entry.title, entry.summary, *(text for step in entry.steps for text in (step.label, step.prompt))]:
            assert (at := said.find(pdf.letters(part), at)) >= 0, f"{entry.slug}: {part}"


def test_a_poster_is_as_large_as_its_paper(readers: dict[str, PdfReader]) -> None:
    """A4 and A3 in points (ISO 216), with every point on it, a code's by its heading; whose it is stands first."""
    small, large = (readers[path] for path in POSTERS)
    sizes = [tuple(map(round, each.pages[0].mediabox[2:])) for each in (small, large)]
    assert sizes == [(595, 842), (842, 1191)]
    assert pdf.letters("Lagen sätter gränsen Vi gör bara det som har stöd i lag.") in pdf.letters(pdf.text(small))
    said = pdf.letters(pdf.text(large))
    assert said.startswith(pdf.letters("Exempelkommunen Etisk kod för en kommun"))
    assert pdf.letters("Köp som om konkurrenten satt med") in said
    assert pdf.letters("Den som skriver kraven") not in said


def test_a_dilemmas_poster_asks_its_first_question(press: Press, readers: dict[str, PdfReader]) -> None:
    """On A4 and again on A3: the question, what the case is about, and where the whole of it is."""
    (entry,) = (each for each in press.catalogue.of(Dilemma) if papers.question(each) == QUESTION)
    sizes = [tuple(map(round, each.mediabox[2:])) for each in readers[QUESTION].pages]
    assert sizes == [(595, 842), (842, 1191)]
    for page in readers[QUESTION].pages:
        said = pdf.letters(page.extract_text())
        parts = [plain(entry.questions[0]), entry.title, entry.summary, entry.path.rstrip("/")]
        places = [said.find(pdf.letters(each)) for each in parts]
        assert places == sorted(places)
        assert min(places) >= 0


@pytest.mark.parametrize("path", [PACK, COLLECTION])
def test_contents_tell_the_right_pages(path: str, press: Press, readers: dict[str, PdfReader]) -> None:
    """Each dilemma stands in the contents with the page that it begins on; the collection has them all."""
    reader = readers[path]
    listed = pdf.letters("".join(reader.pages[number].extract_text() for number in (0, 1, 2, 3)))
    found = dict(contents(reader))
    every = press.catalogue.of(Dilemma)
    every = sorted(every, key=lambda each: (swedish.sort_key(each.title), each.slug)) if path == COLLECTION else every
    volume = dict(papers.volumes(COLLECTION, every, papers.BOOK_HELD)).get(path)
    for entry in volume or [each for each in every if "jav" in each.themes][: papers.PACK_HELD]:
        assert pdf.letters(f"{entry.title}{found[entry.title]}") in listed, entry.slug
        assert pdf.letters(entry.title) in pdf.letters(reader.pages[found[entry.title] - 1].extract_text())


def test_cards_have_title_situation_and_questions(press: Press, readers: dict[str, PdfReader]) -> None:
    """Of every dilemma: what it is about, in the words that were written to stand alone, and every question."""
    said = pdf.letters("".join(page.extract_text() for page in readers[CARDS].pages))
    for entry in press.catalogue.of(Dilemma)[: papers.CARDS_HELD]:
        for part in (entry.title, entry.on_card, *map(plain, entry.questions)):
            assert pdf.letters(part) in said, entry.slug


def test_cards_are_set_in_one_size_and_end_above_their_foot(readers: dict[str, PdfReader]) -> None:
    """What a card has room for is worked out before it is set: rather a line too little than one too much."""
    for number, page in enumerate(readers[CARDS].pages, 1):
        words = pdf.placed(page)
        assert {size for _, size, *_ in words} >= {7.5, 8.0, 11.0, 13.2, 23.1}, number
        assert {size for _, size, *_ in words if size > 7.5} == {8.0, 11.0, 13.2, 23.1}, number
        for left in (True, False):
            for upper in (True, False):
                card = [
                    (size, y) for _, size, x, y in words if (x < page.mediabox.width / 2) is left and (y > 421) is upper
                ]
                lowest = {size: min(y for each, y in card if each == size) for size in {size for size, _ in card}}
                foot = max((y for size, y in card if size == 7.5), default=0)
                assert not card or lowest[11.0] > foot + 12, (number, left, upper)


PICTURED = """---
title: The box
subtitle: May she keep a gift?
summary: A colleague gets a box.
status: published
published: 2026-01-15
language: en
themes: [jav]
roles: [chef]
settings: [agency]
tension: [{between: rattssakerhet, and: effektivitet}]
difficulty: 2
minutes: 40
group: {min: 4, max: 12}
closure: open
questions: ['What do *you* do?', 'Who is it <span lang="fr">à propos</span>?', 'See [the act](https://law.example/5).']
options: [{label: Say it, for: No guesses., against: It hurts.}, {label: Wait, for: You know more., against: Late.}]
leader: {purpose: See it in time., closing: What changes?}
status: archived
archived: {date: 2026-02-01, publisher: Annan}
---
## A box

![A box on a table](../content/bilder/lada.png)

| one | two |
|-----|-----|
| 1   | 2   |
"""


@pytest.fixture
def foreign(site_in: Lay) -> PdfReader:
    """The guide of a dilemma in English, archived, with a picture, a table and what else is rare."""
    root: Path = site_in({"files": {"dilemmas/box.md": PICTURED.replace("status: published\n", "", 1)}})
    config = root / "site_config/site.yml"
    config.write_text(config.read_text("utf-8").replace("paper: false", "paper: true"), encoding="utf-8")
    (root / "content/bilder").mkdir(parents=True)
    Image.new("RGB", (40, 30), (9, 9, 9)).save(root / "content/bilder/lada.png")
    made = site.render(site.inspect(root, DAY), DAY)
    return PdfReader(next(each.source for each in made.outputs if each.path == "dilemman/box/box.pdf"))


def test_other_languages_pictures_and_the_archive(foreign: PdfReader) -> None:
    """Words in another language are marked with it, a picture has its words, and an archived text says so."""
    found = pdf.roles(foreign)
    assert foreign.root_object["/Lang"] == "sv-SE"
    assert pdf.languages(foreign) == {"sv-SE", "en", "fr"}
    assert [each.alt for each in found if each.role == "Figure"] == ["A box on a table"]
    assert [each.role for each in found if each.role in {"TH", "TD"}] == ["TH", "TH", "TD", "TD"]
    said = foreign.pages[0].extract_text()
    assert "The box\nMay she keep a gift?\nA colleague gets a box." in said
    assert "Arkiverad 1 februari 2026." in said
    assert "law.example/" in "".join(page.extract_text() for page in foreign.pages)
    assert pdf.untagged(foreign) == []
