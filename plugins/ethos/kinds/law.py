"""Citations of law: the one grammar that reads them, in fields and in running text.

It reads what people write: ``FL 16–18 §§``, ``RF 1:9``, ``GDPR art. 5``, and with the name after, short or in full:
``5 § FL``, ``2 kap. 1 § regeringsformen``, ``10 kap. 5 a § BrB``, ``artikel 5 GDPR``. A provision has one name within
its law, whatever way it is written: ``5``, ``7 a``, ``1:9``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ethos.prose import either

WIDEST = 60
"""A range of more sections than this is a slip of the pen; its first section is enough."""

LETTER = r"(?:\s?[a-zåäö](?![^\W\d_])(?!\s(?!och\b|eller\b)[^\W\d_]))"
"""Of a section that came later, ``7 a``; not the word in ``artikel 5 i GDPR``."""
NUMBER = rf"\d{{1,4}}{LETTER}?"
RANGE = rf"{NUMBER}(?:[–-](?:{NUMBER}|[a-z](?![^\W\d_])))?"
AND = r"(?:,\s|\soch\s|\seller\s)"
LIST = rf"{RANGE}(?:{AND}{RANGE})*"
SIGN = r"\s?§§?"
PART = r"(?:\s(?:första|andra|tredje|fjärde)\s(?:stycket|st\.))?"
IN_CHAPTER = rf"\d{{1,3}}(?:\s[a-z])?\s?kap\.\s{LIST}{SIGN}"
COLON = rf"\d{{1,3}}:{RANGE}"
ARTICLES = rf"(?:art\.|artikel|artiklarna)\s{LIST}"
CHAPTERS = rf"{IN_CHAPTER}(?:{AND}{IN_CHAPTER})*"
COLONS = rf"{COLON}(?:{AND}{COLON})*"
AFTER = rf"(?:{CHAPTERS}|{ARTICLES}|{COLONS}|{LIST}{SIGN})"
"""What follows a name."""
BEFORE = rf"(?:{CHAPTERS}|{ARTICLES}|{LIST}{SIGN}){PART}"
"""What a name follows."""
UNKNOWN = r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,6}[A-ZÅÄÖ]|[^\W\d_]{1,40}(?:lagen|balken|formen|förordningen)"
"""What is meant for a law's name where a place stands beside it, known or not: ``FLL``, ``delegationslagen``."""

NAME = r"[^\W\d_](?:[^\d§:;,()\"]{0,70}?[^\W\d_])(?<!\s[Aa]rt)(?<!\s[Kk]ap)(?<!\skapitel)(?<!\sparagraf)"
"""A law's name, which ends with no word for a place in it."""
CITED = re.compile(rf"(?P<first>{NAME})(?:\s(?P<after>{AFTER}|{LIST}))?|(?P<before>{BEFORE})\s(?:i\s)?(?P<last>{NAME})")
"""A citation in a field, whose law may have any name: whether there is such a law is for a rule to say."""

DIGIT = re.compile(r"\d")

PIECE = re.compile(
    r"(?:(?P<chapter>\d+)(?::|(?:\s[a-z])?\s?kap\.\s))?(?P<first>\d+)(?:\s?(?P<letter>[a-zåäö])(?![^\W\d_]))?"
    r"(?:[–-](?P<last>\d+)?(?:\s?(?P<last_letter>[a-z])(?![^\W\d_]))?)?"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A citation as read: the law's name as written, and the names of its provisions; none for the law itself."""

    name: str
    places: tuple[str, ...]
    start: int = 0
    """Where it stands in the text."""
    written: str = ""


def read(citation: str) -> Reading:
    """A citation in a field, whose law may be unknown.

    Raises:
        ValueError: the text is no citation; models have refused such text already.
    """
    match = CITED.fullmatch(citation)
    if match is None:
        raise ValueError(citation)
    name, place = match["first"] or match["last"], match["after"] or match["before"] or ""
    return Reading(name, tuple(places(place)), 0, citation)


class Finder:
    """Finds citations in running text of laws with these names, and places of laws that nobody knows."""

    def __init__(self, names: Iterable[str]) -> None:
        known = either(map(_pattern_of, names))
        name = rf"(?<![\w-])(?:{known}|(?:{UNKNOWN})(?!:))s?(?![\w-])"
        alone = rf"(?P<alone>(?<![\w-])(?:{known})s?(?![\w-]))"
        more = rf"(?:{AND}{LIST}{SIGN}(?!\s(?:i\s)?{name}))*"
        first = rf"(?P<first>{name})\s\(?(?P<after>{AFTER}{more})"
        last = rf"(?<![\w:,–-])(?P<before>{BEFORE})\s(?:i\s)?(?P<last>{name})"
        self._any, self._alone = re.compile(rf"{first}|{last}|{alone}"), re.compile(alone)

    def found(self, text: str) -> Iterator[Reading]:
        """Every citation, in order. Places are numbered: without a digit there are names alone, which is soon seen."""
        pattern = self._any if DIGIT.search(text) else self._alone
        for match in pattern.finditer(text):
            told = match.groupdict()
            place = told.get("after") or told.get("before") or ""
            name = told.get("first") or told.get("last") or match["alone"]
            yield Reading(" ".join(name.split()), tuple(places(place)), match.start(), match[0])


def whole(names: Iterable[str]) -> str:
    """What matches a citation in a field of laws with these names, for Python and JavaScript alike."""
    known = either(map(_pattern_of, names)).replace(r"\-", "-")
    return rf"(?:{known})(?:\s(?:{AFTER}|{LIST}))?|(?:{BEFORE})\s(?:i\s)?(?:{known})"


def _pattern_of(name: str) -> tuple[str, str]:
    """A name's first letter and its rest: as in a sentence and at the head of one, but a short name as it stands."""
    first, rest = name[:1], name[1:]
    is_word = first.isalpha() and rest[:1].islower()
    head = f"[{first.lower()}{first.upper()}]" if is_word else re.escape(first)
    return head, r"\s+".join(map(re.escape, re.split(r"\s+", rest)))


IN_CODE = re.compile(rf"\b(?P<chapter>\d{{1,3}}):(?P<sections>{RANGE})")


def in_words(citation: str) -> str:
    """The place in a citation as one says it: ``KL 6:28–30`` is ``6 kap. 28–30 §§``; nothing when it is no code.

    >>> in_words("AML 3:3 a")
    '3 kap. 3 a §'
    """
    found = (match.group("chapter", "sections") for match in IN_CODE.finditer(citation))
    return " och ".join(f"{chapter} kap. {each} {'§§' if re.search('[–-]', each) else '§'}" for chapter, each in found)


def places(place: str) -> Iterator[str]:
    """The provisions that a place names, each once: ``16–18 §§`` is 16, 17 and 18, ``6:28–29`` is 6:28 and 6:29.

    >>> list(places("10 kap. 5–5 b §§"))
    ['10:5', '10:5 a', '10:5 b']
    """
    chapter, is_article = "", place.startswith("art")
    told: dict[str, None] = {}
    for match in PIECE.finditer(place):
        chapter = "" if is_article else match["chapter"] or chapter
        head = f"{chapter}:" if chapter else ""
        told |= dict.fromkeys(f"{head}{each}" for each in _spread(match))
    yield from told


def _spread(match: re.Match[str]) -> Iterator[str]:
    """The numbers of one range, with their letters."""
    first, last = int(match["first"]), int(match["last"] or match["first"])
    if not first <= last <= first + WIDEST:
        last = first
    if match["letter"]:
        yield f"{first} {match['letter']}"
    else:
        yield str(first)
    yield from map(str, range(first + 1, last + 1))
    if match["last_letter"] and last == int(match["last"] or first):
        start = chr(ord(match["letter"]) + 1) if match["letter"] and last == first else "a"
        yield from (f"{last} {chr(code)}" for code in range(ord(start), ord(match["last_letter"]) + 1))
