"""What running text marks is one word's: a form that two words have would lead readers to either of them."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.kinds.settings import Settings
from ethos.kinds.vocabulary import GLOSSARY, Term
from ethos.problem import Problem
from ethos.share import Share
from ethos.source import Loc


def check(share: Share) -> Iterator[Problem]:
    for settings in share.own:
        taken: dict[str, Term] = {}
        for name, loc, form, term in _forms(settings):
            first = taken.setdefault(" ".join(form.casefold().split()), term)
            if first is not term:
                yield settings.problem(name, "word-twice", loc, written=form, other=first.label)


def _forms(settings: Settings) -> Iterator[tuple[str, Loc, str, Term]]:
    """Everything that is marked: the file it stands in, where, as written, and whose it is."""
    for vocabulary, terms in (*settings.vocabulary, (GLOSSARY, settings.ordlista)):
        for slug, term in terms.items():
            name, at = ("ordlista", (slug,)) if vocabulary == GLOSSARY else ("vocabulary", (vocabulary, slug))
            if term.forms or vocabulary == GLOSSARY:
                yield name, (*at, "label"), term.label, term
            yield from ((name, (*at, "forms", place), form, term) for place, form in enumerate(term.forms))
