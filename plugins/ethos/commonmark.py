"""Markdown as GitHub and GitLab read it (GFM, CommonMark 0.31): to tokens that know their lines, and to HTML.

What an editor sees in the preview of such a host is what comes of it here, with a few differences by intent: marks of
quotation and dashes are set as Swedish has them, ``: `` makes a definition list, and an element that no text may hold
is shown as it is written. The HTML is not yet safe: ``markdown.Renderer`` cleans it last of all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from hashlib import blake2s
from itertools import chain

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from slugify import slugify

from ethos import texts
from ethos.autolink import autolinks
from ethos.elements import shown

DEEPEST = 60
"""Lists, quotations and emphasis in each other. The parser goes some calls deeper in Python's stack for each."""
PHONE = 24
"""Letters that a table has room for on a phone: the longest words of its columns, and two for each column's edge."""

QUOTES = str.maketrans({'"': "”", "'": "’"})
DASHES = (
    (re.compile(r"(?<!-)---(?!-)"), "—"),
    (re.compile(r"(?<=[^\s-])--(?=[^\s-])|(?<=\s)--(?=\s)"), "–"),
    (re.compile(r"(?<!\.)\.{3}(?!\.)"), "…"),
)
"""As written on a typewriter, and as set. An option such as ``--strict`` keeps its two hyphens."""
LEFT = re.compile(r"\*\*(?=\w)|(?<=\w)\*\*|~~(?=\w)|(?<=\w)~~|(?<!`)`(?=\w)|```")
"""Signs of emphasis and code beside a word, which do not stand there by themselves."""
BOXES = {False: "☐ ", True: "☑ "}
"""Before a point on a list of things to do."""


def read(text: str, tags: Collection[str]) -> tuple[list[Token], EnvType]:
    """A text's blocks in order, and what is defined in it; ``tags`` are the HTML elements that may stand there."""
    env = _env(text, tags)
    return _parser().parse(text, env), env


def read_line(text: str, tags: Collection[str]) -> list[Token]:
    """The same of a text that is shown in a line: one token with all that stands there, and nothing defined."""
    (token,) = _parser().parseInline(text, _env(text, tags))
    token.map = None
    return [token]


@lru_cache(maxsize=20_000)
def html(text: str, tags: frozenset[str]) -> str:
    """A text as HTML: paragraphs, lists, tables.

    Remembered, for a rule, the page and the search index ask for it, and to parse a page takes milliseconds.
    """
    return str(_parser().render(text, _env(text, tags)))


def line(text: str, tags: Collection[str]) -> str:
    """A text as HTML that stands in a line: what would begin a block is shown as it is written."""
    return str(_parser().renderInline(text, _env(text, tags)))


def opening(text: str, tags: Collection[str], most: int) -> str:
    """The first blocks of a text as HTML, as they are in the whole of it; notes stay with the whole."""
    found, env = read(text, tags)
    starts = [at for at, token in enumerate(found) if token.level == 0 and token.nesting >= 0]
    begun = found[: starts[most]] if len(starts) > most else found
    for token in begun:
        token.children = [each for each in token.children or () if "subId" not in each.meta]  # the sign of a note
    return str(_parser().renderer.render(begun, _parser().options, env))


@lru_cache(maxsize=4096)
def is_too_deep(text: str) -> bool:
    """True when things lie so deep in each other that the parser leaves out what is innermost.

    Remembered, for every rule that reads a text asks first.
    """
    return any(each.level >= DEEPEST - 1 for each in read(text, ())[0])


def words(of: Iterable[Token]) -> str:
    """What is read of the tokens in a line: their text, code, and the words in the place of pictures."""
    return "".join(_words(of))


def _words(of: Iterable[Token]) -> Iterator[str]:
    for token in of:
        if token.type in {"text", "text_special", "code_inline"}:
            yield token.content
        elif token.type == "image":
            yield from _words(token.children or ())
        elif token.type in {"softbreak", "hardbreak"}:
            yield " "


class _Parser(MarkdownIt):
    """Takes every address as it is written: which of them may be followed is for a rule and the sanitiser to say."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 — the library's name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


def _env(text: str, tags: Collection[str]) -> EnvType:
    """What a text's rules share. Its notes are called after it: several texts stand on one page."""
    return {"tags": tags, "key": blake2s(text.encode("utf-8", "replace"), digest_size=3).hexdigest()}


@cache
def _parser() -> MarkdownIt:
    options = {"maxNesting": DEEPEST, "linkify": False, "store_labels": True}
    parser = _Parser("gfm-like2", options, renderer_cls=_Renderer).disable("linkify")
    parser.use(footnote_plugin, inline=False).use(deflist_plugin).use(autolinks)
    for rule in (_raw, _typography, _left, _defined):  # each is put right after the reading of lines: the last is first
        parser.core.ruler.after("inline", rule.__name__, rule)
    for rule in (_headings, _notes, _tables, _tasks, _alerts):
        parser.core.ruler.push(rule.__name__, rule)
    return parser


def _defined(state: StateCore) -> None:
    """Where notes are written: only those that the text has a sign for are kept, after it."""
    found = [each for each in state.tokens if each.type == "footnote_reference_open"]
    state.env["noted"] = [(each.meta["label"], each) for each in found]


def _left(state: StateCore) -> None:
    """Marks that came to nothing, which readers would see; those that are escaped are meant."""
    for token in state.tokens:
        found = [mark for each in token.children or () if each.type == "text" for mark in LEFT.findall(each.content)]
        token.meta |= {"left": found} if found else {}


def _typography(state: StateCore) -> None:
    for token in state.tokens:
        _set(token.children or ())


def _set(children: Sequence[Token]) -> None:
    """Quotation marks and dashes in running text. What has been escaped, code and bare addresses stay as written."""
    in_address = False
    for token in children:
        if token.type in {"link_open", "link_close"} and token.info == "auto":
            in_address = token.nesting > 0
        elif token.type == "text" and not in_address:
            token.content = _typeset(token.content)
        _set(token.children or ())


def _typeset(text: str) -> str:
    text = text.translate(QUOTES)
    for pattern, sign in DASHES:
        text = pattern.sub(sign, text)
    return text


def _raw(state: StateCore) -> None:
    """What is written as HTML: elements that may stand here do, comments are left out, the rest is shown as text."""
    for token in state.tokens:
        written = [_shown(each, state.env["tags"]) for each in (token, *(token.children or ())) if _is_raw(each)]
        token.meta |= {"written": written} if written else {}
        for child in token.children or ():
            if child.type == "image" and "img" not in state.env["tags"]:
                child.type, child.content = "text", words(child.children or ())


def _is_raw(token: Token) -> bool:
    return token.type in {"html_block", "html_inline"}


def _shown(token: Token, tags: Collection[str]) -> str:
    """Make of HTML what is shown of it, and give it as it was written."""
    written, token.content = token.content, shown(token.content, tags)
    if token.type == "html_inline" and token.content.startswith("&lt;"):
        token.type, token.content = "text", written
    return written


def _headings(state: StateCore) -> None:
    """The page's title is its only first-level heading; headings that read alike are numbered, as on GitHub."""
    taken: Counter[str] = Counter()
    for token, inside in zip(state.tokens, [*state.tokens[1:], None], strict=False):
        token.tag = "h2" if token.tag == "h1" else token.tag
        name = slugify(words(inside.children or ())) if token.type == "heading_open" and inside else ""
        if name:
            token.attrs["id"] = _free(name, taken)


def _free(name: str, taken: Counter[str]) -> str:
    free = name
    while free in taken:
        free = f"{name}-{taken[name]}"
        taken[name] += 1
    taken[free] += 1
    return free


def _notes(state: StateCore) -> None:
    """Footnotes stand after the text, and lead back to it."""
    key = f"{texts.label('note.anchor')}-{state.env['key']}"
    for token in chain(state.tokens, *(each.children or () for each in state.tokens)):
        if token.type.startswith("footnote_"):
            token.content = _note(token, key)
            token.type = "html_inline"


def _note(token: Token, key: str) -> str:
    number = token.meta["id"] + 1 if token.meta else 0
    back = f"{key}-{number}-{texts.label('note.back')}" + (f"-{again}" if (again := token.meta.get("subId")) else "")
    return {
        "footnote_block_open": '<div class="notes">\n<ol>\n',
        "footnote_block_close": "</ol>\n</div>\n",
        "footnote_open": f'<li id="{key}-{number}">',
        "footnote_close": "</li>\n",
        "footnote_ref": f'<sup><a class="note" id="{back}" href="#{key}-{number}">{number}</a></sup>',
        "footnote_anchor": f' <a class="back" href="#{back}" aria-label="{texts.label("note.to")}">↑</a>',
    }[token.type]


def _tables(state: StateCore) -> None:
    """A table scrolls in itself when it is wider than the page, which a keyboard does only in what it can come to."""
    begun = 0
    for at, token in enumerate(state.tokens):
        style = str(token.attrs.pop("style", ""))
        if style.endswith((":right", ":center")):
            token.attrs["class"] = style.rpartition(":")[2]
        elif token.type == "table_open":
            begun = at
        elif token.type == "table_close":
            state.tokens[begun].meta = _reached(state.tokens[begun:at])


def _reached(table: Sequence[Token]) -> dict[str, str]:
    """What a table is called, by its columns, when it may be wider than a phone; else nothing."""
    cells = [words(each.children or ()) for each in table if each.type == "inline"]
    width = sum(each.type == "th_open" for each in table)
    longest = [max((len(word) for cell in cells[at::width] for word in cell.split()), default=0) for at in range(width)]
    return {"label": ", ".join(filter(None, cells[:width]))} if sum(longest) + 2 * width > PHONE else {}


def _tasks(state: StateCore) -> None:
    """Things to do have their boxes as signs, which show in a page, in print and in plain text."""
    box = ""
    for token in state.tokens:
        if token.type in {"list_item_open", "list_item_close"}:
            box = BOXES.get(token.meta.pop("checked", None), "")
        elif token.type == "inline" and box:
            token.children = [Token("text", "", 0, content=box), *(token.children or ())]
            box = ""


def _alerts(state: StateCore) -> None:
    """``> [!NOTE]`` is a quotation that begins with what it is."""
    for token, inside in zip(state.tokens, [*state.tokens[1:], None], strict=False):
        if token.type in {"alert_open", "alert_close"}:
            token.tag, token.attrs = "blockquote", {}
        elif token.type == "alert_title_open" and inside:
            token.attrs = {}
            said = Token("text", "", 0, content=texts.label(f"alert.{inside.content.lower()}"))
            inside.children = [Token("strong_open", "strong", 1), said, Token("strong_close", "strong", -1)]


class _Renderer(RendererHTML):
    """The library's own, with tables that scroll."""

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        label = tokens[idx].meta.get("label")
        reached = f' role="group" tabindex="0" aria-label="{escapeHtml(label)}"' if label else ""
        return f'<div class="table"{reached}>\n{self.renderToken(tokens, idx, options, env)}'

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f"{self.renderToken(tokens, idx, options, env)}</div>\n"
