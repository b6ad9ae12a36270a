"""The font of the cards that are shown when a page is shared: plugins/ethos/assets/fonts/ethos-cards.ttf.

It is cut from Source Sans 3, one weight, Latin letters. What is known of its letters, and how close they stand, is
written beside it in ethos-cards.json: Pillow reads a font's kerning only through libfribidi, which some machines have
and others lack, and cards must be the same everywhere. Instructions that do nothing keep FreeType from straightening
the letters by its own mind.

Needs ``fonttools[woff]`` and, in the working folder, what npm gives:

    npm install @fontsource-variable/source-sans-3@5.3.0
    python bench/card_font.py node_modules/@fontsource-variable/source-sans-3/files
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables.ttProgram import Program
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).parents[1] / "plugins" / "ethos" / "assets" / "fonts" / "ethos-cards.ttf"
WEIGHT = 600
NAME = "Ethos Cards"
"""Another name than the original's: the licence keeps “Source” for that one."""

PUNCTUATION = [0x2009, 0x2013, 0x2014, *range(0x2018, 0x201F), 0x2020, 0x2022, 0x2026, 0x2032, 0x2033, 0x2039, 0x203A]
LETTERS = {
    "latin": [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x152, 0x153, *PUNCTUATION, 0x20AC, 0x2122, 0x2212],
    "latin-ext": [*range(0x100, 0x180), 0x1B7, *range(0x1E4, 0x1EA), 0x1EE, 0x1EF, 0x218, 0x219, 0x21A, 0x21B, 0x292],
}
"""Swedish and its neighbours, the Sámi languages, and the other Latin letters of Europe."""

LEAST = 8
"""Kerning of less than this many thousandths cannot be seen on a card."""

KEPT = {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "OS/2", "fpgm", "GlyphOrder"}


def main(folder: Path) -> None:
    """Cut both files, join them, and write the font.

    Raises:
        OSError: the originals are not in the folder.
    """
    parts = [cut(folder / f"source-sans-3-{name}-wght-normal.woff2", letters) for name, letters in LETTERS.items()]
    known = json.dumps({"advance": advances(parts), "kern": kerning(parts)}, ensure_ascii=False, sort_keys=True)
    TARGET.with_suffix(".json").write_text(known.replace("}, ", "},\n") + "\n", encoding="utf-8")
    font = joined(parts)
    font["fpgm"] = newTable("fpgm")
    font["fpgm"].program = Program()
    font["fpgm"].program.fromAssembly(["PUSHB[ ]", "0", "FDEF[ ]", "ENDF[ ]"])
    font["maxp"].maxFunctionDefs = font["maxp"].maxStackElements = 1
    rename(font)
    for table in set(font.keys()) - KEPT:
        del font[table]
    font.save(TARGET)


def cut(path: Path, letters: list[int]) -> TTFont:
    """One weight of a variable font, and of it only some letters."""
    font = instantiateVariableFont(TTFont(path, recalcTimestamp=False), {"wght": WEIGHT})
    options = Options(layout_features=["kern"], hinting=False, notdef_outline=True, glyph_names=True, name_IDs=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    font.flavor = None
    return font


def advances(parts: list[TTFont]) -> dict[str, int]:
    """Every letter of the font and how wide it is, in thousandths of its size."""
    found = {chr(code): part["hmtx"][name][0] for part in reversed(parts) for code, name in part.getBestCmap().items()}
    return dict(sorted(found.items()))


def kerning(parts: list[TTFont]) -> dict[str, dict[str, int]]:
    """First letter → second letter → how much closer (negative) they stand, in thousandths of their size."""
    found: dict[str, dict[str, int]] = {}
    for part in reversed(parts):
        letters: dict[str, list[str]] = {}
        for code, name in part.getBestCmap().items():
            letters.setdefault(name, []).append(chr(code))
        for (first, second), value in kerned(part):
            for a in letters.get(first, ()) if abs(value) >= LEAST else ():
                found.setdefault(a, {}).update(dict.fromkeys(letters.get(second, ()), value))
    return found


def kerned(font: TTFont) -> Iterator[tuple[tuple[str, str], int]]:
    """Every pair of glyphs that stands closer or wider than their widths; of a lookup's subtables the first decides."""
    glyphs = font.getGlyphOrder()
    seen: dict[tuple[str, str], int] = {}
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for subtable in (getattr(each, "ExtSubTable", each) for each in lookup.SubTable):
            if subtable.LookupType == 2:
                for pair, value in pairs(subtable, glyphs):
                    seen.setdefault(pair, value)
    return ((pair, value) for pair, value in seen.items() if value)


def pairs(subtable: Any, glyphs: list[str]) -> Iterator[tuple[tuple[str, str], int]]:
    """What a subtable says of pairs (OpenType 1.9, GPOS lookup type 2): one by one, or by classes of glyphs."""
    if subtable.Format == 1:
        for first, row in zip(subtable.Coverage.glyphs, subtable.PairSet, strict=True):
            yield from (((first, each.SecondGlyph), advance(each.Value1)) for each in row.PairValueRecord)
        return
    for first in subtable.Coverage.glyphs:
        row = subtable.Class1Record[subtable.ClassDef1.classDefs.get(first, 0)].Class2Record
        for second in glyphs:
            yield (first, second), advance(row[subtable.ClassDef2.classDefs.get(second, 0)].Value1)


def advance(value: Any) -> int:
    return getattr(value, "XAdvance", 0) if value else 0


def joined(parts: list[TTFont]) -> TTFont:
    """The glyphs of several fonts in one."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [f"{folder}/{index}.ttf" for index in range(len(parts))]
        for part, path in zip(parts, paths, strict=True):
            for table in (set(part.keys()) - KEPT) | {"GPOS"}:
                del part[table]
            part.save(path)
        font = Merger().merge(paths)
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = 0
    return font


def rename(font: TTFont) -> None:
    names = font["name"]
    names.names = [each for each in names.names if each.nameID in {0, 1, 2, 3, 4, 5, 6, 13, 14}]
    for each in names.names:
        if each.nameID in {1, 3, 4, 6}:
            words = NAME.replace(" ", "") if each.nameID == 6 else NAME
            names.setName(words, each.nameID, each.platformID, each.platEncID, each.langID)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
