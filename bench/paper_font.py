"""The fonts of what is printed: plugins/ethos/paper/fonts/.

They are cut from Adobe's own files of Source Sans 3 and Source Serif 4: TrueType, for typst reads no WOFF. Beside the
Latin letters, two of them have Greek and Cyrillic and such signs as arrows; what none of them has is told to editors.
``letters.txt`` says which characters there are.

Needs ``fonttools``, and in the working folder what npm gives:

    npm install source-sans@3.52.0 source-serif@4.5.1
    python bench/paper_font.py node_modules
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "plugins" / "ethos" / "paper" / "fonts"
SANS, SERIF = "source-sans/TTF/SourceSans3-{}.ttf", "source-serif/TTF/SourceSerif4-{}.ttf"

LATIN = [
    *(range(0x20, 0x7F), range(0xA0, 0x370), range(0x1E00, 0x1F00), range(0x2000, 0x2070), range(0x20A0, 0x20C0)),
    *(
        range(0x2122, 0x2123),
        range(0x2190, 0x2194),
        range(0x2212, 0x2213),
        range(0x25A1, 0x25A2),
        range(0x2610, 0x2611),
    ),
]
"""Swedish and its neighbours, the Sámi languages, the other Latin letters of Europe and Vietnam, and punctuation."""
WIDE = [*LATIN, range(0x370, 0x400), range(0x400, 0x530), range(0x2070, 0x2800), range(0xFB00, 0xFB07)]
"""Greek and Cyrillic too, figures above and below the line, arrows, and what signs the originals have."""

CUTS = {
    "EthosPaperSans-Regular": (SANS.format("Regular"), WIDE),
    "EthosPaperSans-Semibold": (SANS.format("Semibold"), WIDE),
    "EthosPaperSans-Italic": (SANS.format("It"), LATIN),
    "EthosPaperSerif-Regular": (SERIF.format("Regular"), LATIN),
    "EthosPaperSerif-Semibold": (SERIF.format("Semibold"), LATIN),
    "EthosPaperSerif-Italic": (SERIF.format("It"), LATIN),
}
FEATURES = ["kern", "mark", "mkmk", "liga", "locl", "ccmp", "tnum", "case"]


def main(folder: Path) -> None:
    """Cut every font, and write which characters they have together.

    Raises:
        OSError: the originals are not in the folder.
    """
    TARGET.mkdir(parents=True, exist_ok=True)
    known: set[int] = set()
    for name, (original, letters) in CUTS.items():
        font = cut(folder / original, [code for each in letters for code in each])
        rename(font, *name.split("-"))
        font.save(TARGET / f"{name}.ttf")
        known |= set(font.getBestCmap())
    text = "".join(f"{first:X}-{last:X}\n" for first, last in spans(known))
    (TARGET / "letters.txt").write_text(text, encoding="ascii")


def cut(path: Path, letters: Iterable[int]) -> TTFont:
    """Some letters of a font."""
    font = TTFont(path, recalcTimestamp=False)
    options = Options(layout_features=FEATURES, hinting=False, notdef_outline=True, name_IDs=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    for table in {"DSIG", "STAT"} & set(font.keys()):
        del font[table]
    font["head"].created = font["head"].modified = 0
    return font


def rename(font: TTFont, family: str, style: str) -> None:
    """Another name than the original's: the licence keeps “Source” for that one."""
    spaced = family.replace("Paper", " Paper ")
    said = {1: spaced, 2: style, 3: f"{family}-{style}", 4: f"{spaced} {style}", 6: f"{family}-{style}"}
    names = font["name"]
    names.names = [each for each in names.names if each.nameID in {0, 5, 13, 14}]
    for number, words in said.items():
        names.setName(words, number, 3, 1, 0x409)
    if style == "Semibold":  # a family of more than the four usual styles names itself here
        names.setName("Regular", 2, 3, 1, 0x409)
        names.setName(f"{spaced} {style}", 1, 3, 1, 0x409)
        names.setName(spaced, 16, 3, 1, 0x409)
        names.setName(style, 17, 3, 1, 0x409)


def spans(codes: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Numbers that follow each other, as the first and the last."""
    found = sorted(codes)
    starts = [found[0], *(b for a, b in pairwise(found) if b != a + 1)]
    ends = [*(a for a, b in pairwise(found) if b != a + 1), found[-1]]
    yield from zip(starts, ends, strict=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
