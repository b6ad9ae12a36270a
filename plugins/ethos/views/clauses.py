"""Clauses of ethical codes wherever something else leads to them: each by its heading, with the code it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.kinds import Code
from ethos.kinds.code import Brief, Clause
from ethos.markdown import HEADING
from ethos.output import Link
from ethos.views.press import Press


def link(code: Code, clause: Clause) -> Link:
    """The way to a clause on the page of its code."""
    return Link(f"{code.path}#{HEADING}{clause.id}", clause.heading, lang=code.lang)


def codes(press: Press) -> list[Code]:
    """The published codes that have clauses here, by their titles; others are read where they were published."""
    return sorted((each for each in press.catalogue.of(Code) if each.clauses), key=lambda each: each.title)


def briefly(press: Press, vocabulary: str, slug: str) -> Iterator[tuple[Code, Brief]]:
    """What we tell of others' codes about a word."""
    for code in press.catalogue.of(Code):
        yield from ((code, each) for each in code.in_brief if slug in getattr(each, vocabulary, ()))


def touching(press: Press, vocabulary: str, slug: str) -> Iterator[tuple[Code, Clause]]:
    """The clauses of published codes that carry a word, in the order of the codes' titles and then their own."""
    for code in codes(press):
        yield from ((code, each) for each in code.clauses if slug in getattr(each, vocabulary, ()))
