"""Writes a Word file from its first line to its last: headings, paragraphs, lists, tables and pictures."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Length
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from ethos.paper.office.parcel import SWEDISH, closed, code, tell
from ethos.paper.office.word_base import ALOUD, BLANK, HEADINGS, HINT, LINK, SMALL, TABLE, TEXT_WIDTH, base, element

DEEP = 6
"""Levels of headings."""
FORMS = {"strong": "bold", "emph": "italic", "strike": "strike", "sub": "subscript", "super": "superscript"}
UNSEEN = str.maketrans("", "", "\N{ZERO WIDTH SPACE}\N{SOFT HYPHEN}")
"""Places to break a line at: a word processor has its own."""


@dataclass(frozen=True, slots=True)
class Look:
    """How words on a line look, and in which language they are."""

    lang: str = SWEDISH
    forms: tuple[str, ...] = ()
    link: bool = False

    def but(self, form: str) -> Look:
        return replace(self, forms=(*self.forms, form))


class Word:
    """A document in the making."""

    def __init__(self, data: Mapping[str, Any], folder: Path) -> None:
        """``folder`` holds the pictures that the texts name."""
        self.document = docx.Document(io.BytesIO(base()))
        self._folder = folder
        self._ids = {each.name: each.style_id for each in self.document.styles}
        self._data = data
        self.document.sections[0].footer.paragraphs[0].runs[0].text = data["address"]

    def file(self) -> bytes:
        """The document as it is handed over."""
        tell(self.document.core_properties, self._data)
        return closed(self.document.save)

    def heading(self, level: int, text: Sequence[Any], look: Look | None = None, *, new_page: bool = False) -> None:
        """A heading; ``level`` 0 is the title of the document."""
        made = self.line(text, "Title" if level == 0 else HEADINGS[min(level, DEEP) - 1], look)
        if new_page:
            made.paragraph_format.page_break_before = True

    def line(self, runs: Iterable[Any], style: str = "Normal", look: Look | None = None) -> Paragraph:
        """A paragraph of runs (``paper.tree``)."""
        made = self.document.add_paragraph()
        self.dress(made, style)
        self.put(made, made._element, runs, look or Look())
        return made

    def dress(self, paragraph: Paragraph, style: str) -> None:
        """Give a paragraph a style: by its name in the file, for the library's own way looks all of them through."""
        if style != "Normal":
            paragraph._element.style = self._ids[style]

    def named(self, name: str, runs: Sequence[Any], look: Look) -> Paragraph:
        """A paragraph that begins with what it is."""
        made = self.line([{"is": "strong", "of": [f"{name}:"]}, " "])
        self.put(made, made._element, runs, look)
        return made

    def put(self, paragraph: Paragraph, into: Any, runs: Iterable[Any], look: Look) -> None:
        """Runs into an element of a paragraph."""
        for each in runs:
            if isinstance(each, str):
                self._words(paragraph, into, each, look)
            elif each["is"] == "br":
                self._words(paragraph, into, "\n", look)
            elif each["is"] == "link":
                self._link(paragraph, into, each, look)
            elif each["is"] == "lang":
                self.put(paragraph, into, each["of"], replace(look, lang=code(each)))
            else:
                self.put(paragraph, into, each["of"], look.but(each["is"]))

    def _words(self, paragraph: Paragraph, into: Any, text: str, look: Look) -> None:
        run = Run(into.add_r(), paragraph)
        run.text = text.translate(UNSEEN)
        for form in filter(FORMS.__contains__, look.forms):
            setattr(run if FORMS[form] in {"bold", "italic"} else run.font, FORMS[form], True)
        if look.link:
            run._element.style = self._ids[LINK]
        if look.lang != SWEDISH:
            run._element.get_or_add_rPr().append(element("lang", val=look.lang))

    def _link(self, paragraph: Paragraph, into: Any, link: Mapping[str, Any], look: Look) -> None:
        """A link. One in another cannot be told, and is only words."""
        if look.link:
            self.put(paragraph, into, link["of"], look)
            return
        made = element("hyperlink")
        rel = self.document.part.relate_to(link["to"], RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        made.set(qn("r:id"), rel)
        into.append(made)
        self.put(paragraph, made, link["of"], replace(look, link=True))

    def blocks(self, blocks: Iterable[Any], style: str = "Normal", level: int = 2, look: Look | None = None) -> None:
        """Editors' text; its headings lie below ``level``."""
        for each in blocks:
            form, of = each["is"], each.get("of")
            if form == "p":
                self.line(of, style, look)
            elif form == "h":
                self.heading(level + each["level"], of, look)
            elif form == "pre":
                self.line([of], style, look)
            elif form in {"ul", "ol"}:
                self.items(of, each.get("start", 1) if form == "ol" else None, style, look)
            elif form == "dl":
                self._meanings(of, style, look)
            elif form == "quote":
                self.blocks(of, "Quote", level, Look(code(each)) if "lang" in each else look)
            elif form == "notes":
                self.blocks(of, SMALL, level, look)
            elif form == "table":
                self._rows(each, look)
            elif form == "img":
                self.picture(each)

    def items(
        self,
        items: Sequence[Any],
        start: int | None,
        style: str = "Normal",
        look: Look | None = None,
        *,
        held: bool = False,
    ) -> None:
        """A list; ``start`` is the number of its first item, None where none has one; ``held`` keeps it on one page."""
        number = self._numbered(start) if start is not None else None
        for place, item in enumerate(items, 1):
            first, *rest = item or [{"is": "p", "of": []}]
            runs = first["of"] if first["is"] == "p" else []
            made = self.line(runs, "List Bullet" if number is None else "List Number", look)
            if held and place < len(items):
                made.paragraph_format.keep_with_next = True
            if number is not None:
                made._element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number
            self.blocks(rest if first["is"] == "p" else item, style, look=look)

    def _numbered(self, start: int) -> int:
        """A new list of the same form as others: it begins anew."""
        numbering = self.document.part.numbering_part.element
        style = self.document.styles.element.get_by_id(self._ids["List Number"])
        form = numbering.num_having_numId(style.pPr.numPr.numId.val).abstractNumId.val
        made = numbering.add_num(form)
        made.add_lvlOverride(ilvl=0).add_startOverride(start)
        number: int = made.numId
        return number

    def _meanings(self, parts: Iterable[Mapping[str, Any]], style: str, look: Look | None) -> None:
        """A word and what it means; a word that holds a list, as HTML may, is set as it stands."""
        for part in parts:
            if part["is"] == "dt" and all(each["is"] == "p" for each in part["of"]):
                self.line([{"is": "strong", "of": [run for each in part["of"] for run in each["of"]]}], style, look)
            else:
                self.blocks(part["of"], style, look=look)

    def _rows(self, table: Mapping[str, Any], look: Look | None) -> None:
        head, *body = table["of"] if table["head"] else [[], *table["of"]]
        self.table(head, body, [TEXT_WIDTH / len(table["sides"])] * len(table["sides"]), look=look)
        self.document.add_paragraph()  # text that follows would stand close to it

    def table(
        self,
        head: Sequence[Any],
        body: Sequence[Sequence[Any]],
        widths: Sequence[float],
        about: str = "",
        look: Look | None = None,
    ) -> Table:
        """A table of runs. Its head is told as such, and comes again on every page that it goes on to."""
        rows = [*([head] if head else []), *body]
        made: Table = self.document.add_table(len(rows), len(widths))
        made.style = self.document.styles[TABLE]
        made.autofit = False
        made._tbl.tblPr.append(element("tblLook", val="0020" if head else "0000", firstRow="1" if head else "0"))
        if about:
            made._tbl.tblPr.append(element("tblCaption", val=about))
        for column, width in zip(made.columns, widths, strict=True):
            column._gridCol.w = Length(int(width))
        leading = {0, bool(head), len(rows) - 2} - {len(rows) - 1}  # no first or last row is alone on a page
        for number, (row, said) in enumerate(zip(made._tbl.tr_lst, rows, strict=True)):
            is_head = bool(head) and number == 0
            _dress_row(row, widths, is_head=is_head)
            for cell, runs in zip(row.tc_lst, said, strict=True):
                paragraph = Paragraph(cell.p_lst[0], made._parent)
                worn = look or Look()
                self.put(paragraph, cell.p_lst[0], runs, worn.but("strong") if is_head else worn)
                if number in leading:
                    paragraph.paragraph_format.keep_with_next = True
        return made

    def picture(self, of: Mapping[str, Any]) -> None:
        """A picture with what it shows in words; one that has none is told to be for the eye alone."""
        made = self.document.add_picture(
            str(self._folder / of["file"]), width=Length(int(TEXT_WIDTH * of["width"] / 100))
        )
        made._inline.docPr.set("descr", of["alt"])

    def small(self, text: str) -> None:
        """A line that is less important."""
        if text:
            self.line([text], SMALL)

    def hint(self, text: str) -> None:
        """How to use what follows, which it is never parted from."""
        if text:
            self.line([text], HINT)


def _dress_row(row: Any, widths: Sequence[float], *, is_head: bool) -> None:
    """A row stays on one page."""
    properties = row.get_or_add_trPr()
    properties.append(element("cantSplit"))
    if is_head:
        properties.append(element("tblHeader"))
    for cell, width in zip(row.tc_lst, widths, strict=True):
        cell.width = Length(int(width))


__all__ = ["ALOUD", "BLANK", "Look", "Word"]
