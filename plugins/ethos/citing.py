"""Who cites what law: in the fields that are for it, and in running text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ethos.catalogue import Catalogue
from ethos.kinds import Code, Entry
from ethos.kinds.act import Lawbook, Provision
from ethos.kinds.fields import Citation, marked, once
from ethos.kinds.law import Reading, read
from ethos.kinds.settings import Settings
from ethos.kinds.vocabulary import GLOSSARY
from ethos.passage import Passage, passages
from ethos.problem import Problem
from ethos.recalled import answered
from ethos.source import Loc


@dataclass(frozen=True, slots=True)
class Citing:
    """An entry that cites a provision, and the clause where a code does."""

    entry: Entry
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation where it stands."""

    entry: Entry
    loc: Loc
    reading: Reading
    text: str = ""
    """The running text; nothing for a field that is for citations."""

    def problem(self, code: str, **facts: object) -> Problem:
        """A problem at the citation."""
        if self.text:
            return Passage(self.entry, self.loc, self.text).problem(code, self.reading.start, **facts)
        return self.entry.problem(code, self.loc, **facts)


def mentions(entry: Entry, book: Lawbook) -> Sequence[Mention]:
    """Every citation in an entry, of laws that are in the book and of laws that are not.

    They are found once as long as the entry and the book are the same: rules ask, pages, and a preview at every save.
    """
    known, found = once(entry, mentions, lambda: (book, tuple(_mentions(entry, book))))
    return found if known is book else tuple(_mentions(entry, book))


def _mentions(entry: Entry, book: Lawbook) -> Iterator[Mention]:
    for loc, _, citation in marked(entry, Citation):
        yield Mention(entry, loc, read(citation))
    for _, loc, text in passages(entry):
        yield from (Mention(entry, loc, reading, text) for reading in book.in_text(text))


def index(catalogue: Catalogue) -> Mapping[Provision, Sequence[Citing]]:
    """A provision → the entries in lists that cite it, newest first, each once; who cites one cites its law too.

    What is archived is read with the law as it was: no law that changes asks for it to be read again.
    """
    found: defaultdict[Provision, dict[tuple[str, str], Citing]] = defaultdict(dict)
    settings = catalogue.settings
    for entry in catalogue.current:
        find = partial(_cited, entry, settings.lawbook)
        for anchor, law, place in answered(find, "cited", settings.digest, entry.source.digest):
            for each in {Provision(law, place), Provision(law)}:
                found[each].setdefault((entry.key, anchor), Citing(entry, anchor))
    return {provision: list(each.values()) for provision, each in found.items()}


def _cited(entry: Entry, book: Lawbook) -> list[tuple[str, str, str]]:
    """The clauses of an entry, or none, each with a provision that is cited there."""
    found = ((_anchor(entry, each.loc), book.of(each.reading)) for each in mentions(entry, book))
    return list(dict.fromkeys((anchor, *provision) for anchor, some in found for provision in some))


def terms(settings: Settings) -> Mapping[Provision, Sequence[str]]:
    """A provision → the words that name it or all of its law, ``themes/jav``, and the page for when it happens."""
    found: defaultdict[Provision, dict[str, None]] = defaultdict(dict)
    for name, text in _citations(settings):
        for provision in settings.lawbook.provisions(text):
            for each in {provision, Provision(provision.law)}:
                found[each][name] = None
    return {provision: list(each) for provision, each in found.items()}


def _citations(settings: Settings) -> Iterator[tuple[str, str]]:
    for vocabulary, words in (*settings.vocabulary, (GLOSSARY, settings.ordlista)):
        yield from ((f"{vocabulary}/{slug}", text) for slug, term in words.items() for text in term.laws)
    if settings.allvar:
        yield from (("site_config/allvar.yml", text) for _, _, text in marked(settings.allvar, Citation))


def _anchor(entry: Entry, loc: Loc) -> str:
    """The clause of a code that a field belongs to."""
    if isinstance(entry, Code) and loc[:1] == ("clauses",) and isinstance(loc[1], int):
        return entry.clauses[loc[1]].id
    return ""
