"""Reads a PDF with another library than the one that wrote it, as a screen reader or a checker would."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject

GOLDEN = Path(__file__).parent / "golden"
STANDARD = frozenset(
    [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Quote",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "Warichu",
        "Figure",
        "Formula",
        "Form",
    ]
)
"""The structure types of ISO 32000-1, 14.8.4."""
SHOWS_TEXT = {b"Tj", b"TJ", b"'", b'"'}
FOOT = re.compile(r"\S[^\n]*\n?\s*\d+ \(\d+\)\s*$")


@dataclass(frozen=True)
class Element:
    """A structure element: its type as ISO 32000-1 has it, its language and its words in the place of a picture."""

    role: str
    lang: str
    alt: str


def roles(reader: PdfReader) -> list[Element]:
    """Every structure element, in reading order."""
    root = reader.root_object["/StructTreeRoot"]
    mapped = {str(name): str(role) for name, role in root.get("/RoleMap", {}).items()}
    return list(_elements(root["/K"], mapped))


def _elements(node: Any, mapped: dict[str, str]) -> Iterator[Element]:
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, ArrayObject):
        for each in node:
            yield from _elements(each, mapped)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        role = str(node["/S"])
        while role in mapped:
            role = mapped[role]
        yield Element(role.lstrip("/"), str(node.get("/Lang", "")), str(node.get("/Alt", "")))
        yield from _elements(node.get("/K", ArrayObject()), mapped)


def untagged(reader: PdfReader) -> list[int]:
    """The pages with text that is neither tagged nor marked as something that nobody needs to hear."""
    return [number for number, page in enumerate(reader.pages, 1) if _has_untagged(reader, page)]


def _has_untagged(reader: PdfReader, page: Any) -> bool:
    depth = 0
    for _, operator in ContentStream(page.get_contents(), reader).operations:
        depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
        if operator in SHOWS_TEXT and depth == 0:
            return True
    return False


def languages(reader: PdfReader) -> set[str]:
    """The languages that words are marked with, by their elements or where they stand on the pages."""
    found = {each.lang for each in roles(reader) if each.lang}
    for page in reader.pages:
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator == b"BDC" and isinstance(operands[1], DictionaryObject) and "/Lang" in operands[1]:
                found.add(str(operands[1]["/Lang"]))
    return found


def fonts(reader: PdfReader) -> dict[str, bool]:
    """Every font by name, and whether it is embedded."""
    found: dict[str, bool] = {}
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font.get_object().get("/DescendantFonts", [font])[0].get_object()
            descriptor = inner["/FontDescriptor"]
            found[str(inner["/BaseFont"])] = bool({"/FontFile2", "/FontFile3"} & descriptor.keys())
    return found


def text(reader: PdfReader) -> str:
    """What stands on the pages, without their feet."""
    return "\n".join(FOOT.sub("", page.extract_text().rstrip()) for page in reader.pages)


def letters(said: str) -> str:
    """Only letters and digits: words may be divided at the ends of lines."""
    return "".join(each for each in unicodedata.normalize("NFKC", said) if each.isalnum())


def placed(page: PageObject) -> list[tuple[str, float, float, float]]:
    """The words of a page as they stand: text, size in points, and from where, from the left and from below."""
    found: list[tuple[str, float, float, float]] = []

    def visit(text: str, matrix: list[float], _: list[float], __: object, size: float) -> None:
        if text.strip():
            found.append((text, round(size, 1), matrix[4], matrix[5]))

    page.extract_text(visitor_text=visit)
    return found
