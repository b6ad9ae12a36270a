"""What is printed of a dilemma can be read: our fonts have its letters, or nearly all of them.

A notice, not a fault: a white square stands for what the fonts lack, and the page on the web has every letter. Of a
text in an alphabet that they do not have, no PDF is made at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from ethos import texts
from ethos.kinds import Dilemma
from ethos.kinds.fields import Markdown, marked
from ethos.paper.letters import is_legible, missing
from ethos.problem import Problem, problem
from ethos.share import Share
from ethos.source import Loc

SHOWN = 5
"""Characters that one problem tells."""


def check(share: Share) -> Iterator[Problem]:
    for entry in share.shown(Dilemma) if share.settings.site.paper else ():
        if entry.is_archived:
            continue
        legible = is_legible(f"{entry.title} {entry.body}")
        outcome = texts.label("not_printed.square") if legible else texts.label("not_printed.none")
        for number, line in enumerate(entry.source.body.split("\n")):
            if letters := _told(line):
                place = entry.source.body_line + number, line.find(letters[0]) + 1
                yield problem("letter-not-printed", entry.source.path, *place, letters=letters, outcome=outcome)
                break
        for loc, text in _fields(entry):
            if letters := _told(text):
                yield entry.problem("letter-not-printed", loc, letters=letters, outcome=outcome)


def _fields(entry: Dilemma) -> Iterator[tuple[Loc, str]]:
    yield ("title",), entry.title
    yield ("summary",), entry.summary
    yield from ((("options", index, "label"), each.label) for index, each in enumerate(entry.options))
    yield from ((loc, text) for loc, _, text in marked(entry, Markdown))


def _told(text: str) -> str:
    found = list(dict.fromkeys(missing(text)))
    return " ".join(found[:SHOWN]) + (texts.label("not_printed.more") if len(found) > SHOWN else "")
