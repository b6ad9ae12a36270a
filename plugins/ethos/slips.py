"""Where Markdown does not become what its author meant: words that a page would lose, and marks that it would show.

Most of it looks the same in the preview of GitHub and GitLab, where an editor may have seen it and thought no more of
it; the rest is what they show and we do not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token
from markdown_it.utils import EnvType

from ethos import foreign, nearly
from ethos.commonmark import read, read_line, words
from ethos.elements import refused
from ethos.markdown import PLAIN, burden
from ethos.recalled import recalled

CODE = re.compile(r"(?<!`)(`+)(?!`)(?:[^\n]|\n(?!\n))*?(?<!`)\1(?!`)")
ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
NOTE = re.compile(r"\[\^([^\s\[\]]+)\](?!:)")
HASHES = re.compile(r"^#{2,6}(?=[^\W\d])", re.MULTILINE)
HALF = re.compile(r"(?m)^[> \t]*={7}$")
ENDS, SHORTEST = (".", ":", ",", ";"), 3
"""How a heading does not end, as a part of a sentence does; and signs below it, for one or two may begin a list."""
COMMENTS_BY_HABIT = {"//", "COMMENT"}
"""Labels of definitions that are written to be left out: ``[//]: # (ses inte)``."""


class Slip(NamedTuple):
    """A slip in a text: where it begins, in characters, its problem's code, and what fills the wording of that."""

    offset: int
    code: str
    facts: Mapping[str, str]


@recalled
def slips(text: str, tags: frozenset[str], *, in_line: bool = False) -> Sequence[Slip]:
    """The slips in a text; ``in_line`` for one that is shown in a line, where no block has its form.

    A text that is a burden has none: it is refused for that.
    """
    if _is_plain(text) or burden(text):
        return ()
    reading = _Reading(text, tags, *((read_line(text, tags), {}) if in_line else read(text, tags)))
    return tuple(slip for look in (LOOKS_IN_LINE if in_line else LOOKS) for slip in look(reading))


def _is_plain(text: str) -> bool:
    """True for a text that has no marks, neither ours nor what only another program would read."""
    return bool(PLAIN.fullmatch(text)) and not foreign.may_be(text) and not nearly.may_be(text)


class _Reading:
    """A text as written and as read, with the way from lines to places."""

    def __init__(self, text: str, tags: Collection[str], tokens: Sequence[Token], env: EnvType) -> None:
        self.text, self.tags, self.tokens, self.env = text, tags, tokens, env
        self.lines = text.split("\n")
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._asked: Counter[tuple[int, str]] = Counter()
        self.bare = self._bare()
        """The same text with spaces for code, comments and signs that are escaped."""

    @property
    def inlines(self) -> Iterator[Token]:
        """Running text, with its children."""
        return (token for token in self.tokens if token.type == "inline" and token.children)

    def span(self, token: Token) -> tuple[int, int]:
        """Where the lines of a token begin and end."""
        first, last = token.map or (0, len(self.lines))
        return self._starts[first], self._starts[last]

    def slip(self, token: Token, code: str, pattern: str = r"\S", **facts: str) -> Slip:
        """A slip where a pattern is found in a token's lines: each time it is asked for, the next place."""
        start, end = self.span(token)
        places = [found.start() for found in re.compile(pattern).finditer(self.text, start, end)] or [start]
        self._asked[(start, pattern)] += 1
        return Slip(places[min(self._asked[(start, pattern)], len(places)) - 1], code, facts)

    def _bare(self) -> str:
        bare = self.text
        for token in self.tokens:
            if token.type in {"fence", "code_block", "html_block"}:
                start, end = self.span(token)
                bare = bare[:start] + _blank(bare[start:end]) + bare[end:]
        for pattern in (ESCAPED, CODE, COMMENT):
            bare = pattern.sub(lambda found: _blank(found[0]), bare)
        return bare


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _elements(of: _Reading) -> Iterator[Slip]:
    """Elements that may not stand in a text are shown as they are written, and a comment without an end hides none."""
    for token in of.tokens:
        for written in token.meta.get("written", ()):
            for _, name in refused(written, of.tags):
                yield of.slip(token, "lost-element", rf"(?i)<{name}\b", name=name)
            if found := foreign.component(COMMENT.sub("", written)):
                yield of.slip(token, "foreign-mark", re.escape(found), written=found, sort="component")
            if written.rfind("<!--") > written.rfind("-->"):
                yield of.slip(token, "open-comment", "<!--")


def _cells(of: _Reading) -> Iterator[Slip]:
    """A row has no more cells than its table's head: what is over is not shown."""
    width = 0
    for token in of.tokens:
        if token.type == "thead_open":
            width = 0
        elif token.type == "th_open":
            width += 1
        elif token.type == "tr_open" and token.map and width:
            row = of.lines[token.map[0]].lstrip("> \t").rstrip().removeprefix("|").removesuffix("|")
            over = [each.strip() for each in escapedSplit(row)[width:]]
            if any(over):
                said = next(filter(None, over))
                yield of.slip(token, "lost-cell", rf"{re.escape(said)}(?=[^|]*\|?\s*$)", written=said, most=str(width))


def _definitions(of: _Reading) -> Iterator[Slip]:
    """What is defined is used, and defined once: a definition shows nothing by itself."""
    used = {each.meta.get("label") for each in _all(of.tokens) if each.type in {"link_open", "image"}}
    known: Mapping[str, Mapping[str, Sequence[int]]] = of.env.get("references", {})
    idle = [each["map"] for label, each in known.items() if label not in used and label not in COMMENTS_BY_HABIT]
    again = [each["map"] for each in of.env.get("duplicate_refs", ()) if each["label"] not in COMMENTS_BY_HABIT]
    for first, last in [*idle, *again]:
        yield of.slip(Token("", "", 0, map=[first, last]), "unused-definition", written=of.lines[first].strip())


def _notes(of: _Reading) -> Iterator[Slip]:
    """Every footnote has one sign in the text: another is not shown."""
    known = of.env.get("footnotes", {}).get("refs", {})
    times = Counter(label for label, _ in of.env["noted"])
    for label, token in of.env["noted"]:
        if known[f":{label}"] < 0 or times[label] > 1:
            yield of.slip(token, "unused-note", rf"\[\^{re.escape(label)}\]:", written=f"[^{label}]")


def _signs(of: _Reading) -> Iterator[Slip]:
    """Every sign of a footnote has one."""
    known = of.env.get("footnotes", {}).get("refs", {})
    for each in NOTE.finditer(of.bare):
        if f":{each[1]}" not in known:
            yield Slip(each.start(), "missing-note", {"written": each[0]})


def _links(of: _Reading) -> Iterator[Slip]:
    """A link has words, or a picture that has."""
    for token in of.inlines:
        children, begun = token.children or [], 0
        for at, each in enumerate(children):
            if each.type == "link_open" or _is_tag(each, "<a "):
                begun = at
            elif (each.type == "link_close" or _is_tag(each, "</a")) and not words(children[begun:at]).strip():
                yield of.slip(token, "wordless-link", r"\[(?:!\[)?\s*\]|(?i:<a\s)")


def _is_tag(token: Token, start: str) -> bool:
    return token.type == "html_inline" and token.content.lower().startswith(start)


def _headings(of: _Reading) -> Iterator[Slip]:
    """A heading has words, and lies one step below another at most."""
    above = 1
    for token, inside in zip(of.tokens, of.tokens[1:], strict=False):
        if token.type == "heading_open":
            level = int(token.tag[1])
            if not words(inside.children or ()).strip():
                yield of.slip(token, "wordless-heading")
            if level > above + 1:
                yield of.slip(token, "skipped-heading", written="#" * level, right="#" * (above + 1))
            above = level


def _pictures(of: _Reading) -> Iterator[Slip]:
    """A picture that says something says it in words too."""
    for token in of.inlines:
        for each in token.children or ():
            if each.type == "image" and not words(each.children or ()).strip():
                yield of.slip(token, "wordless-picture", r"!\[\s*\]")


def _forms(of: _Reading) -> Iterator[Slip]:
    """What is nearly a link, a heading or emphasis is shown with its marks."""
    known = of.env.get("references", {})
    told = {at: (written, meant) for at, written, meant in (*_unread(of), *nearly.links(of.bare, known))}
    yield from (Slip(at, "link-form", {"written": said, "example": meant}) for at, (said, meant) in told.items())
    yield from (Slip(found.start(), "left-mark", {"written": found[0]}) for found in HASHES.finditer(of.bare))
    for token in of.inlines:
        for mark in token.meta.get("left", ()):
            yield of.slip(token, "left-mark", re.escape(mark), written=mark)


def _unread(of: _Reading) -> Iterator[tuple[int, str, str]]:
    """What begins or ends as a link and is none to the parser, whatever the reason."""
    for token in of.inlines:
        if any(each.type == "text" and "](" in each.content for each in token.children or ()):
            start, end = of.span(token)
            opened = [each for each in nearly.OPENED.finditer(of.bare, start, end) if not _is_link(of, each, end)]
            for found in opened or nearly.closed(of.bare, of.text, start, end):
                yield found.start(), of.text[slice(*found.span())], nearly.link(found)


def _is_link(of: _Reading, found: re.Match[str], end: int) -> bool:
    first = next(iter(read_line(of.text[found.start() : end], of.tags)[0].children or ()), None)
    return bool(first and first.type in {"link_open", "image"})


def _halves(of: _Reading) -> Iterator[Slip]:
    """The line between two versions that git leaves is shown as it is, or makes a heading of the sentences above it."""
    for token in of.tokens:
        if token.type == "inline" and HALF.search(token.content):
            yield of.slip(token, "left-half", HALF.pattern)
        elif token.type == "heading_open" and token.markup in {"=", "-"} and token.map:
            yield from _underlined(of, token, *of.lines[slice(*token.map)])


def _underlined(of: _Reading, token: Token, *lines: str) -> Iterator[Slip]:
    """A line of dashes right below a sentence makes a heading of it: a heading is one line, and well underlined."""
    *above, underline = (each.strip("> \t") for each in lines)
    is_sentence = len(above) > 1 or above[0].endswith(ENDS)
    if HALF.search(underline) and (is_sentence or len(above[0]) != len(underline)):
        yield of.slip(token, "left-half", HALF.pattern)
    elif is_sentence or len(underline) < SHORTEST:
        pattern = rf"(?m)(?<=[> \t\n]){re.escape(underline)}[ \t]*$"
        yield of.slip(token, "underlined-text", pattern, written=above[-1], sign=underline)


def _rows(of: _Reading) -> Iterator[Slip]:
    """A table has a row of dashes below its head, with as many cells; else its rows are shown with their bars."""
    for before, token in zip([None, *of.tokens], of.tokens, strict=False):
        if token.type == "inline" and not (before and before.type in {"td_open", "th_open"}):
            found = nearly.table(of.bare, *of.span(token))
            if found:
                yield Slip(found[0], "lost-table", {"written": found[1], "example": found[2]})


def _foreign(of: _Reading) -> Iterator[Slip]:
    for offset, written, sort in foreign.marks(of.bare):
        yield Slip(offset, "foreign-mark", {"written": written, "sort": sort})


def _tabs(of: _Reading) -> Iterator[Slip]:
    """Cells from a word processor lie beside each other with tabs between, and become one run of words."""
    for token in of.inlines:
        yield from (Slip(at, "pasted-table", {}) for at in nearly.tabbed(of.bare, *of.span(token)))


def _dashes(of: _Reading) -> Iterator[Slip]:
    """Lines that begin with a dash or a dot from a word processor are no list, and become one run of words."""
    for token in of.inlines:
        if found := foreign.DASHES.search(of.bare, *of.span(token)):
            yield Slip(found.start("sign"), "typed-list", {"sign": found["sign"]})


def _fences(of: _Reading) -> Iterator[Slip]:
    """Code ends where its author meant it to."""
    for token in of.tokens:
        if token.type == "fence" and token.map:
            first, end = token.map
            closing = of.lines[end - 1].lstrip("> \t").rstrip()
            if end - 1 == first or not closing.startswith(token.markup) or closing.strip(token.markup[0]):
                yield of.slip(token, "open-fence", written=token.markup)


def _blocks(of: _Reading) -> Iterator[Slip]:
    """A text in a line has no list, heading or table: their marks are shown."""
    blocks = _Reading(of.text, (), *read(of.text, ()))
    for token in blocks.tokens:
        if token.level == 0 and token.nesting >= 0 and token.type not in {"paragraph_open", "inline", "html_block"}:
            yield blocks.slip(token, "block-in-line", written=blocks.lines[(token.map or [0])[0]].strip())


def _all(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or ())


Look: TypeAlias = Callable[[_Reading], Iterator[Slip]]
LOOKS_EVERYWHERE: tuple[Look, ...] = (_elements, _signs, _links, _forms, _halves, _rows, _foreign, _tabs)
LOOKS_IN_LINE: tuple[Look, ...] = (*LOOKS_EVERYWHERE, _blocks)
LOOKS: tuple[Look, ...] = (*LOOKS_EVERYWHERE, _dashes, _cells, _definitions, _notes, _headings, _pictures, _fences)
