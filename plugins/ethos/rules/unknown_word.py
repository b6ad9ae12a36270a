"""Themes, principles, roles, settings, values and organisations come from ``site_config/``."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from ethos import texts
from ethos.kinds.base import field_problem
from ethos.kinds.fields import Word
from ethos.kinds.parse import closest, enumeration, nearest
from ethos.kinds.settings import Settings
from ethos.problem import Problem
from ethos.share import Share
from ethos.source import Document, Loc


def check(share: Share) -> Iterator[Problem]:
    for document, (loc, marker, word) in share.marked_everywhere(Word):
        if isinstance(marker, Word) and word.strip() and word not in _known(share.settings, marker.vocabulary):
            yield _problem(document, loc, word, marker.vocabulary, share.settings.words(marker.vocabulary))


def _known(settings: Settings, vocabulary: str) -> Collection[str]:
    return settings.organisations if vocabulary == "organisations" else settings.terms(vocabulary)


def _problem(document: Document, loc: Loc, word: str, vocabulary: str, words: Mapping[str, str]) -> Problem:
    return field_problem(
        document,
        "unknown-word",
        loc,
        written=word,
        vocabulary=texts.label(f"vocabulary.{vocabulary}"),
        nearest=nearest(word, words),
        **({"example": meant} if (meant := closest(word, words)) else {}),
        allowed=enumeration(words),
        file="organisations.yml" if vocabulary == "organisations" else "vocabulary.yml",
    )
