"""A question to talk about does not carry its own answer: ”Borde hon inte ha sagt ifrån?” has only one.

What gives such a question away is its first words: a negated question to say yes to, a request to agree, or ”why is it
wrong”. Questions that ask what, who and how are left alone whatever they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ethos.kinds import Dilemma
from ethos.problem import Problem
from ethos.share import Share
from ethos.source import Loc

VERBS = "är|var|vore|bör|borde|ska|skulle|måste|kan|kunde|får|har|hade|finns|tycker|håller|anser|menar"
LEADING = re.compile(
    rf"(?:men |och |så )?(?:(?:{VERBS})(?: [\w-]+)? inte\b|visst\b|håller (?:du|ni|vi) med\b"
    r"|varför (?:är|var|vore|blir) det (?:så |helt )?(?:fel|rätt|viktigt|självklart|olämpligt|oacceptabelt)\b)",
    re.IGNORECASE,
)
TAIL = re.compile(r",? (?:eller hur|inte sant)\?$", re.IGNORECASE)


def check(share: Share) -> Iterator[Problem]:
    for entry in share.every(Dilemma):
        for loc, text in _questions(entry) if not entry.lang else ():
            if LEADING.match(text) or TAIL.search(text):
                yield entry.problem("leading-question", loc, written=text)


def _questions(entry: Dilemma) -> Iterator[tuple[Loc, str]]:
    yield from ((("questions", index), text) for index, text in enumerate(entry.questions))
    for index, twist in enumerate(entry.twists):
        if twist.question:
            yield ("twists", index, "question"), twist.question
