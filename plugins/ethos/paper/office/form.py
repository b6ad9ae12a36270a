"""What a meeting came to, as a form to fill in with a word processor: what was decided, who does it, and until when."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from ethos.paper.office.parcel import SWEDISH
from ethos.paper.office.word import Word

ROWS = 4
"""Things that a group can promise to do and still do."""
WIDTHS = [Mm(86), Mm(45), Mm(35)]
TEXT = "<w:text w:multiLine='1'/>"
DATE = (
    f"<w:date><w:dateFormat w:val='yyyy-MM-dd'/><w:lid w:val='{SWEDISH}'/>"
    "<w:storeMappedDataAs w:val='dateTime'/><w:calendar w:val='gregorian'/></w:date>"
)


def made(data: Mapping[str, Any], words: Mapping[str, str], folder: Path) -> bytes:
    """The form as a file of its own, for any case."""
    word = Word(data, folder)
    word.heading(0, [words["afterwards"]])
    afterwards(word, words, of_case=True)
    return word.file()


def afterwards(word: Word, words: Mapping[str, str], *, of_case: bool = False) -> None:
    """The form at the end of a document; ``of_case`` asks which case it was, where nothing else says so."""
    numbers = count(1)

    def field(name: str, hint: str, sort: str = TEXT) -> Any:
        return control(name, hint, next(numbers), sort)

    word.hint(words["monday-hint"])
    asked = [("case", TEXT), *([("day-of", DATE)])] if of_case else [("day-of", DATE)]
    for name, sort in asked:
        line = word.line([{"is": "strong", "of": [f"{words[name]}: "]}])
        line._element.append(field(words[name], words["pick" if sort == DATE else "write"], sort))
    word.heading(2, [words["decided"]])
    _promises(word, words, field)
    for name, sort in (("looked-at", DATE), ("learned", TEXT)):
        word.heading(2, [words[name]])
        word.line([])._element.append(field(words[name], words["pick" if sort == DATE else "write"], sort))


def _promises(word: Word, words: Mapping[str, str], field: Any) -> None:
    """What to do, who does it and until when: a row for each."""
    names = ("action", "who", "day")
    table = word.table([[words[each]] for each in names], [[[], [], []]] * ROWS, WIDTHS, words["decided"])
    for number, row in enumerate(table._tbl.tr_lst[1:], 1):
        for name, cell in zip(names, row.tc_lst, strict=True):
            sort = DATE if name == "day" else TEXT
            said = field(f"{words[name]} {number}", words["pick" if sort == DATE else "write"], sort)
            cell.p_lst[0].append(said)


def control(name: str, hint: str, number: int, sort: str) -> Any:
    """A content control (ECMA-376 part 1, 17.5.2): a named place to write in, with a hint until somebody has."""
    made = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:alias/><w:tag w:val='field-{number}'/><w:id w:val='{number}'/>"
        f"<w:showingPlcHdr/>{sort}</w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val='PlaceholderText'/></w:rPr>"
        "<w:t/></w:r></w:sdtContent></w:sdt>"
    )
    next(made.iter(qn("w:alias"))).set(qn("w:val"), name)
    next(made.iter(qn("w:t"))).text = hint
    return made
