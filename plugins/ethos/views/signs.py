"""How what stands on top of a file is written: colons, quotation marks, dashes and lists, each wrong and right.

What is shown is what each code's own page shows (``lessons.py``): the wrong one has been seen to give that message.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ethos import places, texts
from ethos.lessons import Part, lessons
from ethos.output import Page
from ethos.views.press import Press, words

SHOWN: Mapping[str, Sequence[str]] = {
    "begin": ("front-matter-missing", "front-matter-unclosed"),
    "colon": ("yaml-colon-space", "yaml-colon-in-value"),
    "quote": ("yaml-quote", "yaml-text-after", "yaml-reserved", "trailing-comment"),
    "list": ("yaml-inline-list", "yaml-dash", "colon-in-text", "yaml-comma"),
    "indent": ("yaml-indentation", "yaml-tab"),
    "day": ("not-a-date",),
}
"""The codes that teach each sign, in the order that one meets them."""


def pages(press: Press) -> Iterator[Page]:
    """/bidra/skrivregler/, where the agency says how one contributes."""
    if places.SIGNS.key not in press.places:
        return
    known = lessons()
    place = replace(places.SIGNS, parent=press.places[places.CONTRIBUTE.key])
    groups = {group: [known[code] for code in codes] for group, codes in SHOWN.items()}
    yield press.page("faults/signs.html", place.path, *words("signs"), at=place, groups=groups, curly=curly())


def curly() -> Sequence[tuple[Part, str]]:
    """The quotation marks that word processors write, and those that are meant: a line, and its side."""
    return [(Part("", [(line, True)]), side) for side, line in texts.labels("signs.curly").items()]
