"""Word files and slides, read back by their libraries and as the plain XML that any other program finds in them."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import pptx
import pytest
from docx.enum.text import WD_TAB_LEADER
from PIL import Image

from conftest import ROOT, Lay
from ethos import site
from ethos.catalogue import Catalogue
from ethos.content import load
from ethos.kinds import Dilemma
from ethos.markdown import plain
from ethos.paper import office
from ethos.paper.gallery import Gallery
from ethos.paper.letters import fitted
from ethos.paper.office.deck import SIZES, divided
from ethos.paper.office.word_base import TEXT_WIDTH
from ethos.paper.sheet import Order
from ethos.views import for_group, paper
from test_paper import PICTURED

DAY = date(2026, 11, 30)
SLUG = "torsdagsbastun"
MOST = 80_000
"""Bytes of a file without pictures."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """A file as a zip of XML, by Python's own readers."""

    def __init__(self, data: bytes) -> None:
        self.data, self.zip = data, zipfile.ZipFile(io.BytesIO(data))

    def parts(self, start: str) -> Iterator[ElementTree.Element]:
        """Parts by how their names begin, in the order of their numbers."""
        names = [each for each in self.zip.namelist() if each.startswith(start) and each.endswith(".xml")]
        for name in sorted(names, key=lambda each: (len(each), each)):
            yield ElementTree.fromstring(self.zip.read(name))

    def relations(self) -> Iterator[tuple[str, str, bool]]:
        """What leads where: from which part, the target, and whether it lies in the file."""
        for name in self.zip.namelist():
            if name.endswith(".rels"):
                folder = posixpath.dirname(posixpath.dirname(name))
                for each in ElementTree.fromstring(self.zip.read(name)).iter(RELATIONS):
                    inside = each.get("TargetMode") != "External"
                    target = each.get("Target") or ""
                    yield name, posixpath.normpath(posixpath.join("/", folder, target)) if inside else target, inside


def made(order: Order, root: Path = ROOT) -> dict[str, Package]:
    """The office files of an order, by the ends of their names."""
    words = fitted(dict(order.words))
    found = {}
    for sheet in order.sheets:
        if sheet.template in office.MAKERS and (sheet.template == "afterwards" or SLUG in sheet.path or root != ROOT):
            data = fitted({**sheet.data(), "cases": [order.case(name) for name in sheet.cases]})
            folder = next(iter(order.pictures.values())).parent if order.pictures else root
            found[sheet.template] = Package(office.made(sheet.template, data, words, folder))  # type: ignore[arg-type]
    return found


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = load(ROOT).catalogue
    assert found is not None
    return found


@pytest.fixture(scope="module")
def entry(catalogue: Catalogue) -> Dilemma:
    return next(each for each in catalogue.of(Dilemma) if each.slug == SLUG)


@pytest.fixture(scope="module")
def files(catalogue: Catalogue) -> dict[str, Package]:
    return made(paper.order(catalogue, DAY, Gallery(ROOT)))


@pytest.fixture(scope="module")
def word(files: dict[str, Package]) -> Any:
    return docx.Document(io.BytesIO(files["package"].data))


@pytest.fixture(scope="module")
def slides(files: dict[str, Package]) -> list[Any]:
    return list(pptx.Presentation(io.BytesIO(files["slides"].data)).slides)


@pytest.mark.parametrize("form", office.MAKERS)
def test_a_file_is_whole_small_and_has_no_moment_of_its_own(files: dict[str, Package], form: str) -> None:
    """Each part is XML, each relation leads to a part that is there, and nothing tells when it was made."""
    package = files[form]
    assert {each.date_time[:3] for each in package.zip.infolist()} == {(1980, 1, 1)}
    assert len(package.data) < MOST
    there = {f"/{each}" for each in package.zip.namelist()}
    assert {target for _, target, inside in package.relations() if inside} <= there
    assert not [each for each in there if each.endswith((".jpeg", ".bin"))]


@pytest.mark.parametrize("form", ["package", "slides"])
def test_a_file_says_what_it_is(files: dict[str, Package], entry: Dilemma, form: str) -> None:
    opened: Any = (docx.Document if form == "package" else pptx.Presentation)(io.BytesIO(files[form].data))
    about = opened.core_properties
    assert about.title.startswith(f"{entry.title}: ")
    assert (about.language, about.subject) == ("sv-SE", entry.summary)
    assert about.created.date() == about.modified.date() == entry.changed


def in_a_row(text: str) -> str:
    """A text with plain spaces alone, however it was set."""
    return " ".join(text.split())


def headings(word: Any) -> list[tuple[int, str]]:
    found = ((each.style.name, each.text) for each in word.paragraphs)
    return [(int(name[-1]), text) for name, text in found if name.startswith("Heading")]


def test_headings_lead_through_a_word_file(word: Any) -> None:
    """One title, three parts, and no level skipped."""
    assert [each.text for each in word.paragraphs if each.style.name == "Title"] == ["Torsdagsbastun"]
    levels = [level for level, _ in headings(word)]
    assert [text for level, text in headings(word) if level == 1] == [
        *("Ledarens guide", "Gruppens blad: Torsdagsbastun", "Efter samtalet")
    ]
    assert all(later <= level + 1 for level, later in pairwise(levels))


def halves(word: Any) -> tuple[str, str]:
    """What the guide says, and what the participants' sheet says."""
    said = [in_a_row(each.text) for each in word.paragraphs]
    first, last = said.index("Gruppens blad: Torsdagsbastun"), said.index("Efter samtalet")
    return "\n".join(said[:first]), "\n".join(said[first:last])


def test_the_package_says_what_the_page_says(word: Any, entry: Dilemma) -> None:
    """The guide has everything; the participants' sheet neither twists, notes nor law."""
    guide, sheet = halves(word)
    both = [*entry.questions, *(each.label for each in entry.options)]
    alone = [
        *(text for each in entry.options for text in (each.for_, each.against)),
        *(each.text for each in entry.twists),
        entry.leader.purpose,
        entry.leader.closing,
    ]
    for text in map(in_a_row, map(plain, both)):
        assert text in guide and text in sheet
    for text in map(in_a_row, map(plain, alone)):
        assert text in guide and text not in sheet
    assert entry.laws and "Lagrum" in guide and "Lagrum" not in sheet
    steps = [row.cells[0].text for row in word.tables[0].rows]
    assert (steps[0], steps[1], steps[-1]) == ("Minut", "0–5", "42–45")


def test_tables_have_heads_and_lists_begin_anew(files: dict[str, Package]) -> None:
    (document,) = files["package"].parts("word/document")
    tables = list(document.iter(f"{W}tbl"))
    assert len(tables) == 2
    for table in tables:
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")]
        assert heads == [True, *[False] * (len(heads) - 1)]
        assert table.find(f"{W}tblPr/{W}tblCaption") is not None
    numbers = [each.get(f"{W}val") for each in document.iter(f"{W}numId")]
    (numbering,) = files["package"].parts("word/numbering")
    begun = {
        each.get(f"{W}numId") for each in numbering.iter(f"{W}num") if each.find(f".//{W}startOverride") is not None
    }
    assert len(set(numbers)) == 2
    assert set(numbers) <= begun
    (styles,) = files["package"].parts("word/styles")
    assert {each.get(f"{W}val") for each in styles.iter(f"{W}lang")} == {"sv-SE"}


def test_the_form_has_named_places_to_write_in(files: dict[str, Package]) -> None:
    """Each is told what it is for, has an identity of its own, and a hint until somebody has written."""
    (document,) = files["afterwards"].parts("word/document")
    fields = list(document.iter(f"{W}sdt"))
    names = [each.find(f"{W}sdtPr/{W}alias").get(f"{W}val") for each in fields]  # type: ignore[union-attr]
    assert names[:5] == ["Fallet", "Dag för samtalet", "Åtgärd 1", "Ansvarig 1", "Datum 1"]
    assert len(names) == len(set(names)) == 16
    assert len({each.find(f"{W}sdtPr/{W}id").get(f"{W}val") for each in fields}) == 16  # type: ignore[union-attr]
    dated = [each.find(f"{W}sdtPr/{W}date") is not None for each in fields]
    said = ["".join(text.text or "" for text in each.iter(f"{W}t")) for each in fields]
    assert said == ["Välj en dag" if is_date else "Skriv här" for is_date in dated]


def test_each_slide_has_a_title_and_notes(slides: list[Any]) -> None:
    """Whoever cannot see a slide finds it by its title, and reads it from the title on."""
    titles = [each.shapes.title.text_frame.text for each in slides]
    assert titles[:3] == ["Torsdagsbastun", "Ram och spelregler", "Situationen"]
    assert titles[-1] == "Vad gör vi på måndag?"
    assert all(titles)
    assert all(next(iter(each.shapes)).is_placeholder for each in slides)
    notes = [each.notes_slide.notes_text_frame.text for each in slides]
    assert all(notes)
    assert notes[1].startswith("0–5 (5\N{NO-BREAK SPACE}min)\nSäg varför ni gör det här")
    assert "Avsluta så här:" in notes[-1]


def test_slides_say_what_the_page_says(slides: list[Any], entry: Dilemma) -> None:
    """The situation to its last word, questions, ways, law; what only the leader should know is in the notes alone."""
    seen = " ".join(
        paragraph.text for each in slides for shape in each.placeholders for paragraph in shape.text_frame.paragraphs
    )
    noted = " ".join(each.notes_slide.notes_text_frame.text for each in slides)
    for text in [*entry.questions, *(text for each in entry.options for text in (each.label, each.for_, each.against))]:
        assert plain(text) in seen
    assert all(each in in_a_row(seen) for each in re.split(r"(?<=[.?!]) ", in_a_row(plain(entry.body))))
    assert entry.leader.stuck and plain(entry.leader.stuck) in noted and plain(entry.leader.stuck) not in seen


def test_slides_are_in_swedish_and_in_large_type(files: dict[str, Package]) -> None:
    for start in ("ppt/slides/", "ppt/notesSlides/"):
        for part in files["slides"].parts(start):
            assert {run.get("lang") for run in part.iter(f"{A}rPr")} == {"sv-SE"}
    sizes = [int(run.get("sz", 0)) for part in files["slides"].parts("ppt/slides/") for run in part.iter(f"{A}rPr")]
    assert min(sizes) >= 2000
    forms = [table for part in files["slides"].parts("ppt/slides/") for table in part.iter(f"{A}tblPr")]
    assert [(each.get("firstRow"), each.get("bandRow")) for each in forms] == [("1", None)]
    first, *others = [
        int(each.get("w")) for part in files["slides"].parts("ppt/slides/") for each in part.iter(f"{A}gridCol")
    ]
    assert first >= sum(others)


def test_nothing_is_parted_from_what_it_belongs_to(word: Any) -> None:
    """Questions stand on one page, no step of the meeting is alone on one, and one writes as far as the paper goes."""
    asked = [each for each in word.paragraphs if each.style.name == "List Number"]
    assert [each.paragraph_format.keep_with_next for each in asked] == [True, True, None] * 2
    steps = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in word.tables[0].rows]
    assert [place for place, kept in enumerate(steps) if kept] == [0, 1, len(steps) - 2]
    blanks = [each for each in word.paragraphs if each.style.name == "Blank"]
    assert [each.text for each in blanks] == [f"{each}: \t" for each in for_group.blanks()]
    (stop,) = word.styles["Blank"].paragraph_format.tab_stops
    assert (round(stop.position.mm), stop.leader) == (round(TEXT_WIDTH.mm), WD_TAB_LEADER.LINES)


def test_a_long_situation_goes_on_to_the_next_slide() -> None:
    """Rather that than smaller type; the words keep their order."""
    said = [f"{number} {'ord ' * 60}".strip() for number in range(6)]
    parts = divided(said)
    assert len(parts) > 2
    assert [each for part in parts for each in part] == said
    assert SIZES[-1] >= 18


@pytest.fixture
def foreign(site_in: Lay) -> dict[str, Package]:
    """A dilemma in English, archived, with a picture, a table and what else is rare."""
    root: Path = site_in({"files": {"dilemmas/box.md": PICTURED.replace("status: published\n", "", 1)}})
    config = root / "site_config/site.yml"
    config.write_text(config.read_text("utf-8").replace("paper: false", "paper: true"), encoding="utf-8")
    (root / "content/bilder").mkdir(parents=True)
    Image.new("RGB", (40, 30), (9, 9, 9)).save(root / "content/bilder/lada.png")
    catalogue = site.inspect(root, DAY).catalogue
    assert catalogue is not None
    order = paper.order(catalogue, DAY, gallery := Gallery(root))
    found = made(order, root)
    assert gallery.files
    return found


def test_other_languages_pictures_and_links(foreign: dict[str, Package]) -> None:
    """Words in another language are marked with it, a picture has its words, a link leads where it led."""
    (document,) = foreign["package"].parts("word/document")
    languages = {each.get(f"{W}val") for each in document.iter(f"{W}lang")}
    assert languages == {"en", "fr"}
    opened = docx.Document(io.BytesIO(foreign["package"].data))
    alts = [each._inline.docPr.get("descr") for each in opened.inline_shapes]
    assert alts == ["A box on a table"] * 2
    assert "https://law.example/5" in {target for _, target, inside in foreign["package"].relations() if not inside}
    assert any(each.text.startswith("Arkiverad") for each in opened.paragraphs)
    assert [[cell.text for cell in row.cells] for row in opened.tables[0].rows] == [["one", "two"], ["1", "2"]]
    shown = [
        shape
        for each in pptx.Presentation(io.BytesIO(foreign["slides"].data)).slides
        for shape in each.shapes
        if shape.shape_type == 13
    ]
    assert [each._element.nvPicPr.cNvPr.get("descr") for each in shown] == ["A box on a table"]
