"""One comment beside a proposal, in Markdown: what must be mended, what texts say otherwise, and what subscribers see.

Nothing that somebody has written is markup in it (``forms.markdown``), no line begins with what was written, and its
only links are to pages of the site: the job that writes it holds it to that (``.ci/comment``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from ethos import texts
from ethos.impact.altered import Altered, Said, Way
from ethos.impact.forms import calendars, fitting, markdown, mend
from ethos.impact.prose import Edit
from ethos.impact.report import Report
from ethos.problem import Problem, printable

PAGE = "{sida}"
"""Where the address of a preview takes the path of a page; else that stands last."""
SHOWN = {"\n", "\u2060"}
"""What is kept though it is not seen: line breaks of our own, and what stops a call on somebody."""
MARK = "<!-- ethos -->"
"""The first line of the comment: by it, it is found again and updated."""
LARGEST = 60_000
"""Characters of a comment: a code host takes 65,536, and the job that writes it adds where it all can be seen."""
ROOMS = {"mend": 14_000, "texts": 24_000}
"""Characters that the list of faults may take, and that of texts; the calendars take what they do in a summary."""
LONGEST = 400
"""Characters of what stood, or stands, in one place."""
MOST = 8
"""Changes told of one field, and fields of one text."""


def as_comment(report: Report, problems: Sequence[Problem], preview: str = "") -> str:
    """The comment; ``problems`` are those of the check, ``preview`` where the proposal's own pages are, if anywhere."""
    told = sorted({*report.problems, *problems})
    blocks = [MARK, f"### {_say('title')}", markdown(_say("base").format(base=report.base)), *mend(told)]
    blocks += [_say("kept")] * any(each.level == "error" for each in told)
    whole = "\n\n".join([*blocks, *_texts(report, preview), *_settings(report), *_subscribers(report)])
    return "".join(sign if sign.isprintable() or sign in SHOWN else "\ufffd" for sign in whole)


def _say(name: str) -> str:
    said: str = texts.label(f"impact.comment.{name}")
    return said


def _texts(report: Report, preview: str) -> Iterator[str]:
    yield f"**{_say('texts').format(count=len(report.texts))}**"
    items = ("\n".join(_item(each, report.site, preview)) for each in report.texts)
    kept, more = fitting(items, ROOMS["texts"])
    if kept:
        yield "\n".join(kept)
    if more:
        yield markdown(_say("more").format(count=more))


def _item(each: Altered, site: str, preview: str) -> Iterator[str]:
    way, kind = texts.label(f"impact.comment.way.{each.way}"), texts.label(f"kind.{each.kind}.one").lower()
    yield f"- **{way}**, {markdown(kind)}: {_linked(each, site, preview)}, {markdown(each.source)}"
    yield from (f"  - {_field(said)}" for said in each.said[:MOST])
    if len(each.said) > MOST:
        yield f"  - {_say('fields').format(count=len(each.said) - MOST)}"


def _linked(each: Altered, site: str, preview: str) -> str:
    """The title, which leads to the page as proposed where that can be seen, else as it is published."""
    title, under = markdown(printable(each.title)), preview or (site if each.is_there else "")
    if not (under and each.page) or each.way is Way.GONE:
        return title
    address = under.replace(PAGE, each.page) if PAGE in under else f"{under}{each.page}"
    return f"[{title}]({quote(address, safe=':/')})"


def _field(said: Said) -> str:
    told = [*map(_edit, said.edits[:MOST])]
    more = [_say("edits").format(count=len(said.edits) - MOST)] if len(said.edits) > MOST else []
    return f"{markdown(said.field)}: {'; '.join([*told, *more])}"


def _edit(each: Edit) -> str:
    """``… med ~~en gåva~~ **en muta** i receptionen …``."""
    old, new = (markdown(printable(text, LONGEST)) for text in (each.old, each.new))
    parts = (markdown(each.lead), f"~~{old}~~" if old else "", f"**{new}**" if new else "", markdown(each.tail))
    return " ".join(filter(None, parts))


def _settings(report: Report) -> Iterator[str]:
    if report.settings:
        yield f"{_say('settings')} {', '.join(map(markdown, report.settings))}."


def _subscribers(report: Report) -> Iterator[str]:
    yield f"**{texts.label('impact.title')}**"
    yield from calendars(report)
