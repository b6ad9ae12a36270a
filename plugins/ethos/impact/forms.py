"""A report in four forms: for people, for GitHub's annotations, for programs, and as Markdown for a comment."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from ethos import problem as p
from ethos import texts
from ethos.impact.report import Change, Kind, Report

ROOM = 25_000
"""How many characters of a comment the problems may take, and as many the table: a code host takes 65,536 in all."""

NOTES = 10
"""How many sentences about the comparison a comment has."""

FEEDS = 10
"""How many calendars are named, when something happens to them all."""

NOTICES = 50
"""How many annotations are written: GitHub shows ten of each level in a step."""

MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|~#$&]|:(?=/)|(?<=www)\.)", re.IGNORECASE)
"""What could be markup, or the part of an address that would make it a link."""
LEADING = re.compile(r"^(\d*)([-+=.)])")
"""What would begin a list or a heading, were it first on its line."""
CALL = re.compile("([@#!])")
"""A sign that calls on a person, or on another proposal; a word joiner after it stops that."""


def as_text(report: Report) -> str:
    """For people: a line for each change, the small ones counted, then what must be mended."""
    lines = [_heading(report), "", *_story(report)]
    told = [p.as_text(report.problems)] if report.problems else [_closing(report)]
    return "\n".join([*lines, "", *told])


def _heading(report: Report) -> str:
    return texts.label("impact.heading").format(base=report.base)


def _story(report: Report) -> list[str]:
    """What happens, in sentences."""
    lines = [*map(sentence, _told(report)), *_counted(report), *_feeds(report)]
    return [*(lines or [texts.label("impact.nothing")]), *report.notes]


def _feeds(report: Report) -> list[str]:
    """What happens to calendars themselves; when it happens to all of them, a few stand for the rest."""
    rest = len(report.feeds) - FEEDS
    more = [texts.label("impact.more").format(count=_calendars(rest))] if rest > 0 else []
    return [*report.feeds[:FEEDS], *more]


def _closing(report: Report) -> str:
    if report.problems:
        return p.summary(report.problems)
    return texts.label(f"impact.well.{'changed' if report.changes or report.feeds else 'same'}")


def _told(report: Report) -> list[Change]:
    """What is told one by one: what is still to come, and whatever is gone."""
    return [each for each in report.changes if Kind.GONE in each.kinds or not (each.over or each.is_small)]


def _counted(report: Report) -> Iterator[str]:
    """What is told as numbers."""
    rest = [each for each in report.changes if Kind.GONE not in each.kinds and (each.over or each.is_small)]
    past = sum(each.over and not each.is_small for each in rest)
    if past:
        yield texts.label("impact.count.over").format(count=_events(past))
    small = Counter(part.words for each in rest if each.is_small for part in each.parts)
    for words, count in sorted(small.items()):
        yield texts.label("impact.count.small").format(what=words, count=_events(count))


def _events(count: int) -> str:
    return texts.label(f"impact.event.{_number(count)}").format(count=count)


def _calendars(count: int) -> str:
    return texts.label(f"impact.calendars.{_number(count)}").format(count=count)


def _number(count: int) -> str:
    return "one" if count == 1 else "many"


def what(change: Change) -> str:
    """What happens to an event, one thing after another."""
    return "; ".join(part.words for part in change.parts)


def sentence(change: Change) -> str:
    """``6 kalendrar: ”Var går gränsen?” flyttas … kl. 8.15–9.15 → kl. 9.15–10.15. Samma UID, sequence 0→1.``"""
    told = texts.label("impact.sentence").format(
        calendars=_calendars(len(change.calendars)), title=change.title, what=what(change)
    )
    return f"{told} {_numbers(change)}".rstrip()


def _numbers(change: Change) -> str:
    if change.before is None or change.after is None:
        return ""
    form = "same" if change.before == change.after else "other"
    return texts.label(f"impact.sequence.{form}").format(before=change.before, after=change.after)


def as_github(report: Report) -> str:
    """Annotations (workflow commands): an error or a warning where something must be mended, else a notice."""
    lines = [_notice(each) for each in _told(report) if not _is_told(each, report.problems)]
    aside = [_heading(report), *_counted(report), *_feeds(report), *report.notes, _closing(report)]
    return "\n".join(filter(None, [p.as_github(report.problems), *lines[:NOTICES], *aside]))


def _notice(each: Change) -> str:
    place = (each.path, each.line, each.column)
    return p.annotation("notice", place, texts.label("impact.title"), sentence(each))


def _is_told(change: Change, problems: Sequence[p.Problem]) -> bool:
    """True when a problem has said already what happens."""
    return Kind.GONE in change.kinds or any(
        each.path == change.path and what(change) in each.message for each in problems
    )


def as_json(report: Report) -> str:
    """An object: ``base``, ``changes``, ``calendars``, ``notes``, and ``problems`` as ``ethos check`` has them."""
    content = {
        "base": report.base,
        "changes": [_as_object(each) for each in report.changes],
        "calendars": list(report.feeds),
        "notes": list(report.notes),
        "problems": [asdict(each) for each in report.problems],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _as_object(change: Change) -> dict[str, object]:
    facts = {name: getattr(change, name) for name in ("identity", "title", "kinds", "over", "path", "line", "column")}
    numbers = {"before": change.before, "after": change.after}
    return {**facts, "what": what(change), "calendars": list(change.calendars), "sequence": numbers}


def as_markdown(report: Report) -> str:
    """For a comment or a job's summary: what must be mended, then a table of what happens. No title can be markup."""
    return "\n\n".join(
        [f"### {texts.label('impact.title')}", markdown(_heading(report)), *mend(report.problems), *calendars(report)]
    )


def calendars(report: Report) -> list[str]:
    """What happens to those who subscribe, in blocks of Markdown."""
    blocks, told = [], _told(report)
    if told:
        rows, more = fitting(map(_row, told))
        blocks.append("\n".join([*_table_head(), *rows]))
        blocks += [texts.label("impact.more").format(count=_events(more))] if more else []
    rest = [*_counted(report), *_feeds(report), *report.notes[:NOTES]]
    if not (told or rest):
        rest = [texts.label("impact.nothing")]
    if rest:
        blocks.append("\n".join(f"- {markdown(each)}" for each in rest))
    return blocks


def mend(problems: Sequence[p.Problem]) -> list[str]:
    """What must be mended, the worst first, in blocks of Markdown; none when all is well."""
    if not problems:
        return []
    worst_first = sorted(problems, key=lambda each: each.level is not p.Level.ERROR)
    items, more = fitting(map(_item, worst_first))
    rest = [texts.label("impact.more_problems").format(count=more)] if more else []
    return [f"**{texts.label('impact.mend_heading')}**", "\n".join(items), *rest]


def fitting(lines: Iterable[str], room: int = ROOM) -> tuple[list[str], int]:
    """The first lines that there is room for, in characters, and how many are left."""
    kept, ends = list(lines), 0
    for count, line in enumerate(kept):
        ends += len(line) + 1
        if ends > room:
            return kept[:count], len(kept) - count
    return kept, 0


def _item(each: p.Problem) -> str:
    level = texts.label(f"level.{each.level}")
    place = texts.label("impact.place").format(line=each.line)
    hint = "".join(f"<br>{markdown(line)}" for line in each.hint.splitlines())
    return f"- **{level}** {markdown(each.path)}, {place}: {markdown(each.message)}{hint}"


def _table_head() -> list[str]:
    heads = texts.labels("impact.column").values()
    return [f"| {' | '.join(map(str, heads))} |", f"|{' --- |' * len(heads)}"]


def _row(change: Change) -> str:
    numbers = [str(each) for each in (change.before, change.after) if each is not None]
    cells = (change.title, what(change), str(len(change.calendars)), "→".join(dict.fromkeys(numbers)))
    return f"| {' | '.join(map(markdown, cells))} |"


def markdown(text: str) -> str:
    """Text that stays text in Markdown, on one line."""
    escaped = LEADING.sub(r"\1\\\2", MARKDOWN.sub(r"\\\1", " ".join(text.split())))
    return CALL.sub("\\1\u2060", escaped)


FORMATS = {"text": as_text, "github": as_github, "json": as_json, "markdown": as_markdown}
