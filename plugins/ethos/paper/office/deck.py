"""Makes slides: large type on a wide screen, a title on each, and what the leader does in the notes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import pptx
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Emu, Mm

from ethos.paper import ruler
from ethos.paper.office.parcel import SWEDISH, closed, dropped, tell

WIDE, HIGH = Mm(338.7), Mm(190.5)
"""A screen of 16 to 9."""
EDGE, TOP, BODY_TOP = Mm(20), Mm(14), Mm(48)
BODY_HIGH = Emu(HIGH - BODY_TOP - Mm(12))
ACROSS = Emu(WIDE - 2 * EDGE)
INK, PAPER, DEEP = "1D2327", "FAF8F3", "0B4F6C"
"""The site's own colours for text, paper and action (``assets/css/tokens.css``)."""
FONT, RULER = "Calibri", "EthosPaperSans-Regular"
"""What it is set in, and a font no narrower, to tell what has room."""
SIZES = (48, 44, 40, 36, 32, 28, 24, 20, 18)
"""Points of what the group reads, the largest that has room."""
TITLE, OPENING_TITLE, OPENING_TEXT = 36, 60, 28
LINE, BETWEEN = 1.2, 0.4
"""The height of a line and the space between paragraphs, in sizes of the type."""
ROOMY = 28
"""The smallest type that a situation is read in from afar; it goes on to the next slide instead."""
LAYOUTS = ("Title Slide", "Title and Content", "Title Only")
OPENING, TEXT, BARE = range(3)
UNUSED = {PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.HEADER}
TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}
HEAD = 24
"""Points of a table's head."""
HEAD_HIGH, ROW_HIGH = 20, 34
"""Millimetres of its rows."""
NEEDLESS = ("/thumbnail", "/printerSettings")


@cache
def base() -> bytes:
    """The empty file that all others begin as, made once for each process."""
    deck = pptx.Presentation()
    _trim(deck)
    deck.slide_width, deck.slide_height = WIDE, HIGH
    _place_all(deck)
    _style(deck)
    _paint(deck)
    for each in deck.part._element.iter("{*}rPr", "{*}endParaRPr", "{*}defRPr"):
        each.set("lang", SWEDISH)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _trim(deck: Presentation) -> None:
    for layout in list(deck.slide_layouts):
        if layout.name not in LAYOUTS:
            deck.slide_layouts.remove(layout)
    for part in (deck.part.package, deck.part):
        for name in dropped(part._rels, NEEDLESS):
            part._rels.pop(name)


def _place_all(deck: Presentation) -> None:
    """Where titles and texts stand on the master, on each layout and among the notes."""
    for page in (deck.slide_master, *deck.slide_layouts, deck.notes_master):
        for shape in list(page.placeholders):
            sort = shape.placeholder_format.type
            if sort in UNUSED:
                shape._element.getparent().remove(shape._element)
            elif page is not deck.notes_master:
                _place(shape, is_title=sort in TITLES, is_opening=page.name == LAYOUTS[OPENING])


def _place(shape: Any, *, is_title: bool, is_opening: bool) -> None:
    shape.left, shape.width = EDGE, ACROSS
    if is_opening:
        shape.top, shape.height = (Mm(30), Mm(70)) if is_title else (Mm(106), Mm(64))
    else:
        shape.top, shape.height = (TOP, Mm(30)) if is_title else (BODY_TOP, BODY_HIGH)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM if is_title else MSO_ANCHOR.TOP
    if is_opening:
        shape._element.txBody.replace(shape._element.txBody.find(qn("a:lstStyle")), _level("lstStyle", PAPER))


def _style(deck: Presentation) -> None:
    """Letters and colours, once for all slides; what opens them is light on dark."""
    styles = next(deck.slide_master._element.iter(qn("p:txStyles")))
    for name in ("titleStyle", "bodyStyle"):
        old = styles.find(qn(f"p:{name}")).find(qn("a:lvl1pPr"))
        old.getparent().replace(old, next(iter(_level("lstStyle", INK, bold=name == "titleStyle"))))
    for page, colour in ((deck.slide_master, PAPER), (deck.slide_layouts[OPENING], DEEP)):
        fill = page.background.fill
        fill.solid()
        fill.fore_color.rgb = _colour(colour)


def _colour(code: str) -> RGBColor:
    made: RGBColor = RGBColor.from_string(code)  # type: ignore[no-untyped-call]
    return made


def _paint(deck: Presentation) -> None:
    """Let the colour of the theme, which tables have, be ours."""
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = re.sub(rb'(<a:accent1><a:srgbClr val=")\w+', rb"\g<1>" + DEEP.encode(), theme.blob)


def _level(tag: str, colour: str, *, bold: bool | None = None) -> Any:
    """How paragraphs of the first level look (ECMA-376 part 1, 21.1.2.4): to the left, without a mark before them."""
    weight = "" if bold is None else f' b="{bold:d}"'
    return parse_xml(
        f'<a:{tag} {nsdecls("a")}><a:lvl1pPr marL="0" indent="0" algn="l"><a:lnSpc><a:spcPct val="95000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPct val="40000"/></a:spcBef><a:buNone/><a:defRPr{weight}><a:solidFill>'
        f'<a:srgbClr val="{colour}"/></a:solidFill><a:latin typeface="{FONT}"/></a:defRPr></a:lvl1pPr></a:{tag}>'
    )


class Deck:
    """Slides in the making."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.deck = pptx.Presentation(io.BytesIO(base()))
        self._data = data
        self._layouts = list(self.deck.slide_layouts)

    def file(self) -> bytes:
        """The slides as they are handed over."""
        tell(self.deck.core_properties, self._data)
        return closed(self.deck.save)

    def slide(
        self, title: str, body: Sequence[str], notes: Iterable[str], lang: str = SWEDISH, *, opening: bool = False
    ) -> Slide:
        """A slide with a title, paragraphs as large as there is room for, and the leader's notes."""
        layout = OPENING if opening else TEXT if body else BARE
        made: Slide = self.deck.slides.add_slide(self._layouts[layout])
        _write(made.placeholders[0].text_frame, [title], OPENING_TITLE if opening else TITLE, lang)
        if body:
            _write(made.placeholders[1].text_frame, body, OPENING_TEXT if opening else largest(body), lang)
        _write(made.notes_slide.notes_text_frame, filter(None, notes), None, SWEDISH)
        return made

    def table(self, slide: Slide, head: Sequence[str], rows: int, about: str) -> None:
        """A table to fill in: its first row is told as its head."""
        frame = slide.shapes.add_table(1 + rows, len(head), EDGE, BODY_TOP, ACROSS, Mm(HEAD_HIGH + ROW_HIGH * rows))
        frame._element.nvGraphicFramePr.cNvPr.set("descr", about)
        frame.table.horz_banding = False
        frame.table.rows[0].height = Mm(HEAD_HIGH)
        for row in list(frame.table.rows)[1:]:
            row.height = Mm(ROW_HIGH)
        for number in range(len(head)):  # the first takes half
            frame.table.columns[number].width = Emu(ACROSS // 2 if number == 0 else ACROSS // (2 * (len(head) - 1)))
        for cell, name in zip(frame.table.rows[0].cells, head, strict=True):
            _write(cell.text_frame, [name], HEAD, SWEDISH)
        for cell in (cell for row in frame.table.rows for cell in row.cells):
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE

    def picture(self, slide: Slide, file: str, alt: str) -> None:
        """A picture as large as there is room for, with what it shows in words."""
        made: Any = slide.shapes.add_picture(file, EDGE, BODY_TOP, height=BODY_HIGH)
        if made.width > ACROSS:
            made.height = Emu(int(made.height * ACROSS / made.width))
            made.width = ACROSS
        made._element.nvPicPr.cNvPr.set("descr", alt)


def _write(frame: Any, said: Iterable[str], size: float | None, lang: str) -> None:
    """Paragraphs into a place for text, in a language; without a size in that of the place."""
    for number, each in enumerate(said):
        run = (frame.paragraphs[0] if number == 0 else frame.add_paragraph()).add_run()
        run.text = each
        properties = run._r.get_or_add_rPr()
        properties.set("lang", lang)
        if size:
            properties.set("sz", str(int(100 * size)))


def largest(said: Sequence[str]) -> int:
    """The largest type in which paragraphs have room; the smallest when they have none."""
    return next((size for size in SIZES if _height(said, size) <= BODY_HIGH.pt), SIZES[-1])


def _height(said: Sequence[str], size: float) -> float:
    wide = ACROSS.pt - 16
    lines = sum(ruler.lines(each, RULER, size, wide) for each in said)
    return size * (LINE * lines + BETWEEN * len(said))


def divided(said: Sequence[str]) -> list[list[str]]:
    """Paragraphs on as many slides as they need to be read from afar, none of them empty."""
    found: list[list[str]] = []
    for each in said:
        if found and largest([*found[-1], each]) >= ROOMY:
            found[-1].append(each)
        else:
            found.append([each])
    return found


__all__ = ["Deck", "divided"]
