"""The glossary in running text: each word is marked where a page first says it, and told at the end of that page.

A mark is a link, so it is reached by keyboard and by touch, and what it leads to is on the page: also on paper, and
without scripts. Titles, links, code, quotations and what is said in another language are left as they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

from markupsafe import Markup, escape

from ethos import places
from ethos.catalogue import Catalogue
from ethos.kinds import Entry
from ethos.kinds.fields import Markdown, marked, once
from ethos.kinds.settings import Settings
from ethos.kinds.vocabulary import GLOSSARY, Term
from ethos.markdown import Renderer
from ethos.output import Link
from ethos.prose import either
from ethos.recalled import answered, key_of

Key = tuple[str, str]
"""A vocabulary and a word of it: ``("themes", "jav")``."""

TAG = re.compile(r'<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<rest>(?:[^<>"]|"[^"]*")*)>')
ALONE = frozenset({"br", "hr", "img", "wbr"})
APART = frozenset({"a", "blockquote", "cite", "code", "pre", "q", *(f"h{level}" for level in range(1, 7))})
"""Elements in which nothing is marked, nor in what has a language of its own."""
QUOTED = "”[^”]{0,600}”"
"""What somebody says; it is passed over."""


def said(settings: Settings) -> dict[Key, Term]:
    """The words that are marked: all of the glossary, and of other vocabularies those that have ``forms``."""
    others = (name for name in places.OF_WORDS if name != GLOSSARY)
    found = {(name, slug): term for name in others for slug, term in settings.terms(name).items() if term.forms}
    return found | {(GLOSSARY, slug): term for slug, term in settings.terms(GLOSSARY).items()}


def forms(term: Term) -> Iterator[str]:
    """How running text writes a word: as it stands, and at the head of a sentence; capitals alone as they are."""
    for each in (term.label, *term.forms):
        yield each
        if not each.isupper():
            yield from (each[:1].lower() + each[1:], each[:1].upper() + each[1:])


class Glossary:
    """The words of one site, and one pattern that finds them all."""

    def __init__(self, settings: Settings) -> None:
        self.terms = said(settings)
        self.key_of = {form: key for key, term in self.terms.items() for form in forms(term)}
        self._pattern = re.compile(rf"{QUOTED}|(?<![\w-])(?:{either(map(_pattern_of, self.key_of))})(?![\w-])")

    def mark(self, html: str, seen: dict[Key, None]) -> str:
        """HTML as ``Renderer`` gives it, with the words that are not ``seen`` yet as links; then they are."""
        if not self.terms or self._pattern.search(html) is None:
            return html
        return "".join(self._in_text(part, seen) if is_open else part for part, is_open in _parts(html))

    def _in_text(self, text: str, seen: dict[Key, None]) -> str:
        def link(found: re.Match[str]) -> str:
            key = self.key_of.get(" ".join(found[0].split()))
            if key is None or key in seen:
                return found[0]
            seen[key] = None
            return f'<a class="word" href="#{anchor(key)}" aria-describedby="ord">{found[0]}</a>'

        return self._pattern.sub(link, text)


def _pattern_of(word: str) -> tuple[str, str]:
    """A word as HTML has it, however it is spaced: its first letter, and its rest."""
    return re.escape(escape(word[0])), r"\s+".join(map(re.escape, escape(word[1:]).split(" ")))


def _parts(html: str) -> Iterator[tuple[str, bool]]:
    """The text and the tags of well-formed HTML in turn, each with whether it is text that may be marked."""
    at, inside = 0, [False]
    for tag in TAG.finditer(html):
        yield html[at : tag.start()], not inside[-1]
        yield tag[0], False
        at = tag.end()
        if tag["end"]:
            inside.pop()
        elif tag["name"] not in ALONE:
            inside.append(inside[-1] or tag["name"] in APART or " lang=" in tag["rest"])
    yield html[at:], not inside[-1]


def anchor(key: Key) -> str:
    """Where a word is told on the page that says it."""
    return f"ord-{'-'.join(key)}"


@dataclass
class Reading:
    """What of the glossary one page says, as its template is drawn from the top."""

    glossary: Glossary | None
    """None for a page that tells no words."""
    renderer: Renderer
    base: str
    seen: dict[Key, None] = field(default_factory=dict)

    def marked(self, html: Markup) -> Markup:
        """The same HTML with what the page says for the first time marked."""
        return Markup(self.glossary.mark(html, self.seen)) if self.glossary else html  # noqa: S704 — our own marks

    def told(self) -> list[tuple[str, Link, Markup]]:
        """The marked words: where each is told, the way to its page, and what it means. It ends the reading."""
        glossary, self.glossary = self.glossary, None
        return [self._told(key, glossary.terms[key]) for key in self.seen] if glossary else []

    def _told(self, key: Key, term: Term) -> tuple[str, Link, Markup]:
        return anchor(key), link(key, term), self.renderer.inline(briefly(key, term), source(key[0]), self.base)


def briefly(key: Key, term: Term) -> str:
    """What a word means; the first sentence of a theme's, principle's or value's, whose page says the rest."""
    first, stop, _ = term.definition.partition(". ")
    return term.definition if key[0] == GLOSSARY else first + stop.strip()


def source(vocabulary: str) -> str:
    """The file that the words of a vocabulary stand in."""
    return f"site_config/{'ordlista' if vocabulary == GLOSSARY else 'vocabulary'}.yml"


def link(key: Key, term: Term) -> Link:
    """The way to a word's page."""
    vocabulary, slug = key
    return Link(f"{places.OF_WORDS[vocabulary].path}{slug}/", term.label, slug)


def uses(catalogue: Catalogue, glossary: Glossary, renderer: Renderer) -> Mapping[Key, Sequence[Entry]]:
    """A word → the published entries that say it where it is marked, newest first.

    What a text says is found once as long as the words are the same, and all that links lead to: a preview asks at
    every save.
    """
    found: defaultdict[Key, list[Entry]] = defaultdict(list)
    known: dict[object, dict[str, Sequence[Key]]] = once(catalogue.settings, uses, dict)
    # A word within a link is not marked, and what leads nowhere is no link.
    rests_on = frozenset(catalogue.linkable.items()), frozenset(glossary.key_of.items())
    linked = key_of(*chain.from_iterable(sorted(catalogue.linkable.items())))
    before, said = known.get(rests_on, {}), {}
    for entry in catalogue.public if glossary.terms else ():
        digest = entry.source.digest
        if digest in before:
            said[digest] = before[digest]
        else:
            find = partial(_says, entry, glossary, renderer)
            said[digest] = [*map(tuple, answered(find, "says", catalogue.settings.digest, linked, digest))]
        for key in said[digest]:
            found[key].append(entry)
    known.clear()
    known[rests_on] = {digest: keys for digest, keys in said.items() if digest}
    return found


def _says(entry: Entry, glossary: Glossary, renderer: Renderer) -> Sequence[Key]:
    seen: dict[Key, None] = {}
    for html in () if entry.lang else _prose(entry, renderer):
        glossary.mark(html, seen)
    return tuple(seen)


def _prose(entry: Entry, renderer: Renderer) -> Iterable[str]:
    """The Markdown of an entry as its page has it."""
    where = (entry.source.path, "../" * entry.path.count("/"))
    texts = ((marker, text) for _, marker, text in marked(entry, Markdown))
    for marker, text in chain([(Markdown(), entry.body)], texts):
        is_line = isinstance(marker, Markdown) and marker.in_line
        yield (renderer.inline if is_line else renderer.block)(text, *where)
