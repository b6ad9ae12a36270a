"""The empty Word file that all others begin as: our styles, in Swedish, on A4."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from ethos.paper.office.parcel import SWEDISH, dropped

SANS, SERIF = "Calibri", "Cambria"
"""Fonts that every office suite has, or has one as wide as."""
INK, SOFT, DEEP = RGBColor(0x1D, 0x23, 0x27), RGBColor(0x4A, 0x54, 0x5C), RGBColor(0x0B, 0x4F, 0x6C)
"""The site's own colours for text, quiet text and action (``assets/css/tokens.css``)."""
ALOUD, SMALL, HINT, FACT, BLANK = "Aloud", "Small", "Hint", "Fact", "Blank"
LINK, PLACE = "Hyperlink", "Placeholder Text"
"""Styles that the library's template lacks."""
TABLE = "Table Grid"
HEADINGS = [f"Heading {level}" for level in range(1, 7)]
LISTS = ["List Bullet", "List Bullet 2", "List Number", "List Number 2"]
KEPT = {"Normal", "Header", "Footer", "Title", "Subtitle", "Quote", TABLE, *HEADINGS, *LISTS}
ALWAYS = {"Default Paragraph Font", "Normal Table", "No List"}
SIZES = {"Heading 1": 20, "Heading 2": 15, "Heading 3": 12, "Heading 4": 11, "Heading 5": 11, "Heading 6": 11}
NEEDLESS = ("/thumbnail", "/stylesWithEffects", "/customXml", "/webSettings")
TEXT_WIDTH = Mm(166)
PADDING = {"top": 40, "left": 80, "bottom": 20, "right": 80}
"""Of a table's cells, in twentieths of a point."""


@cache
def base() -> bytes:
    """The file, made once for each process."""
    document = docx.Document()
    _trim(document)
    _name_styles(document)
    _set_styles(document)
    _set_language(document)
    _set_page(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _trim(document: Document) -> None:
    """Take away what the library's template has and nobody needs: two hundred styles, a picture of itself."""
    for style in list(document.styles):
        if style.name not in KEPT | ALWAYS:
            style.delete()
    for each in document.styles.element.iter(qn("w:link")):
        each.getparent().remove(each)
    for part in (document.part.package, document.part):
        for name in dropped(part.rels, NEEDLESS):
            del part.rels[name]


def _name_styles(document: Document) -> None:
    styles = document.styles
    for name in (ALOUD, SMALL, HINT, FACT, BLANK):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    for name in (LINK, PLACE):
        styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    styles[LINK].font.color.rgb, styles[LINK].font.underline = DEEP, True
    styles[PLACE].font.color.rgb = SOFT


def _set_styles(document: Document) -> None:
    for name in ("Normal", *HEADINGS, "Title", "Subtitle"):
        _set(document.styles[name], SANS, SIZES.get(name, 11), INK)
    for name, size in SIZES.items():
        _spaced(document.styles[name], before=18 if size > 12 else 10, after=4)
    _set(document.styles["Title"], SANS, 28, INK, bold=True)
    _set(document.styles["Subtitle"], SANS, 14, SOFT)
    _set(document.styles[ALOUD], SERIF, 13, INK)
    _set(document.styles["Quote"], SERIF, 12, INK)
    for name in (SMALL, HINT):
        _set(document.styles[name], SANS, 10, SOFT)
    document.styles[HINT].paragraph_format.keep_with_next = True
    _spaced(document.styles["Normal"], before=0, after=6)
    _spaced(document.styles[ALOUD], before=0, after=8)
    _spaced(document.styles[FACT], before=0, after=2)
    hang = document.styles[FACT].paragraph_format
    hang.left_indent, hang.first_line_indent = Mm(32), -Mm(32)
    hang.tab_stops.add_tab_stop(Mm(32))
    _spaced(document.styles[BLANK], before=9, after=0)
    lines = document.styles[BLANK].paragraph_format.tab_stops
    lines.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    for edge in list(document.styles["Title"].element.iter(qn("w:pBdr"))):
        edge.getparent().remove(edge)
    _rule(document.styles[TABLE])


def _rule(table: Any) -> None:
    """Lines between the rows of a table and none around it, with room for a hand to write."""
    borders = next(table.element.iter(qn("w:tblBorders")))
    for each in list(borders):
        if each.tag in {qn("w:left"), qn("w:right"), qn("w:insideV")}:
            each.set(qn("w:val"), "nil")
        else:
            each.set(qn("w:color"), str(SOFT))
    properties = borders.getparent()
    for each in properties.findall(qn("w:tblCellMar")):
        properties.remove(each)
    sides = "".join(f'<w:{side} w:w="{wide}" w:type="dxa"/>' for side, wide in PADDING.items())
    properties.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>"))


def _set(style: Any, font: str, size: float, colour: RGBColor, *, bold: bool | None = None) -> None:
    """A style's letters. The template's own fonts are the theme's, and go."""
    properties = style.element.get_or_add_rPr()
    for each in [*properties.findall(qn("w:rFonts")), *properties.findall(qn("w:spacing"))]:
        properties.remove(each)
    style.font.name, style.font.size, style.font.color.rgb = font, Pt(size), colour
    style.font.italic = False
    if bold is not None or style.name in HEADINGS:
        style.font.bold = True


def _spaced(style: Any, *, before: float, after: float) -> None:
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.MULTIPLE, 1.15


def _set_language(document: Document) -> None:
    for each in document.styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), SWEDISH)
    settings = document.settings.element
    for each in settings.iter(qn("w:themeFontLang")):
        each.set(qn("w:val"), SWEDISH)


def _set_page(document: Document) -> None:
    """A4, and at its foot a place for an address, and which page it is."""
    (section,) = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(20), Mm(22)
    foot = section.footer.paragraphs[0]
    foot.style = document.styles["Footer"]
    for each in list(foot.style.element.iter(qn("w:tabs"))):
        each.getparent().remove(each)
    foot.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run("")
    foot.add_run("\t")
    field = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    foot._element.append(parse_xml(field))


def element(tag: str, **values: str) -> Any:
    """An element of WordprocessingML (ECMA-376 part 1, 17) that the library has no name for."""
    made = OxmlElement(f"w:{tag}")
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    return made
