"""Text that was read in another encoding than it was written in."""

from __future__ import annotations

import pytest

from ethos.source.garbled import garbled

WORDS = ("Gåvan", "händer", "för", "måste", "ändå", "överenskommelse")
MISREAD = [("utf-8", "cp1252"), ("utf-8", "mac-roman"), ("utf-8", "cp850"), ("cp1252", "mac-roman")]


@pytest.mark.parametrize(("wrote", "read"), MISREAD, ids=" as ".join)
def test_what_was_meant_is_told(wrote: str, read: str) -> None:
    text = " ".join(each.encode(wrote).decode(read) for each in WORDS)
    assert [each.meant for each in garbled(text)] == list(WORDS)


@pytest.mark.parametrize(("wrote", "read"), [("mac-roman", "cp1252"), ("cp1252", "cp850")], ids=" as ".join)
def test_of_single_signs_those_are_told_that_are_in_no_word(wrote: str, read: str) -> None:
    found = {each.meant for each in garbled(" ".join(each.encode(wrote).decode(read) for each in WORDS))}
    assert {"Gåvan", "måste"} <= found <= set(WORDS)


@pytest.mark.parametrize("times", [2, 3])
@pytest.mark.parametrize("read", ["cp1252", "mac-roman"])
def test_however_often_it_happened(read: str, times: int) -> None:
    for meant in ("Gåvan", "händer", "för", "§", "–"):
        text = meant
        for _ in range(times):
            text = text.encode().decode(read)
        assert [each.meant for each in garbled(text)] == [meant]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("5Â §", "5 §"), ("vis Ã vis", "à vis"), ("hej.â€\ufffd", "hej.”"), ("Å¡koda", "škoda"), ("ƒven", "Även")],
)
def test_what_an_editor_has_touched_since(written: str, meant: str) -> None:
    assert next(each.meant for each in garbled(written)).endswith(meant)


@pytest.mark.parametrize(
    "text",
    [
        "”GÅ” … »ÄRA« – IRMÃ”, NÃO, São Paulo, Château d’If, Âge, Tomáš Škoda, Œuvre, Æ…",
        "├── content\n│   └── om.md, 2√π, √2 ≈ 1,4, 5 ‰, 6 ÷ 2, Karlsson† 1901, ƒ(x), SAMLA IN–GÅ–",
        "Áššu, Eŋŋelas, Łódź, Ærø, Õigus, põhi, naïve, 5 §, 25 €, SÅ\u00a05",
    ],
)
def test_what_somebody_may_write_is_left_alone(text: str) -> None:
    assert list(garbled(text)) == []
