"""How a story ends, told by its last sentence.

A machine cannot read a gesture. What this looks at are signs and words: a question mark, a quotation that closes the
text, words of deadlines, and words for hands, looks, doors and telephones and what one does with them. It is right
about most stories and wrong about some: a share of many endings means something, a single one is a guess.
"""

from __future__ import annotations

import re
from enum import StrEnum

from ethos.prose.sentence import sentences

MOST = 0.35
"""The share (0–1) of all stories that may end in one way, before a reader begins to expect it."""


class Ending(StrEnum):
    """What the last sentence of a story is, the first that fits."""

    QUESTION = "question"
    """It asks something, aloud or not: it holds a question mark."""
    SPEECH = "speech"
    """Somebody says something: a quotation that ends with a sign, or a comma and a word for saying after it."""
    DUE = "due"
    """Something must be done by a time, or somebody waits for an answer or a decision."""
    GESTURE = "gesture"
    """Somebody moves or looks, or a thing is shown or heard."""
    FACT = "fact"
    """Anything else: something is said to be so."""


SAYING = "säger|sa|sade|svarar|svarade|skriver|skrev|ropar|ropade|mumlar|viskar|börjar|började|tillägger|fortsätter"
SPEECH = re.compile(rf"[.…!]”$|”,? (?:{SAYING})\b|”, \w+ (?:hon|han|hen|du|jag|de)\b")
TIMES = (
    r"kl\. ?\d|klockan (?:är|\d)|på (?:mån|tis|ons|tors|fre|lör|sön)dag\b|i (?:morgon|eftermiddag)\b|senast\b"
    r"|före (?:jul|lunch|kl|den|mån|tis|ons|tors|fre)|om (?:en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv) \w+\.$"
)
AWAITED = r"vänta\w* på\b|vill ha (?:ditt|ert|ett|svar|besked)|(?:svar|besked|beslut|underskrift)\w* i dag"
DUTY = r"(?:ska|måste|får) (?:du|ni|jag|vi)\b|(?:du|ni) (?:ska|måste|har [\w ]{1,40} på (?:dig|er))\b|bestäm|beslut"
DUE = re.compile(rf"\b(?:{TIMES}|{AWAITED}|{DUTY})", re.IGNORECASE)
BODY = "hand|händer|finger|fingr|tumm|ax[el]l|blick|ögon|ansikt|kind|mun|huvud|rygg|fot|fötter|arm|tår|bröst|hår"
THINGS = (
    "telefon|luren|mobil|skärm|markör|muspekar|dörr|fönst|jack|kapp|väsk|penn|papper|lapp|kopp|mugg|kaffe|termos|nyck"
    "|stol|bordet|lamp|klocka|hiss|rollator|bunt|pärm|mapp|kort|foto|bild|kass|gaff|filt|bok|fält|ljus|kuvert|ring"
)
DOING = (
    "tittar|ser|ler|nickar|skrattar?|gråter|blundar|vänder|reser|sätter|sitter|står|lägger|ligger|håller|sträcker|räcker"
    "|öppnar|stänger|går|kommer|vinkar|höjer|sänker|drar|knackar|ringer|lyser|blinkar|vibrerar|piper|skakar|darrar|väntar"
    "|hör|lyfter|bär|torkar|hänger|lutar|stannar|trycker"
)
GESTURE = re.compile(rf"\b(?:(?:{BODY}|{THINGS})\w{{0,4}}|(?:{DOING}))\b", re.IGNORECASE)


def ending(story: str) -> Ending:
    """How a story in Markdown ends; an empty one with a fact."""
    last = ([""] + [each.text for each in sentences(story)])[-1]
    if "?" in last:
        return Ending.QUESTION
    if SPEECH.search(last):
        return Ending.SPEECH
    if DUE.search(last):
        return Ending.DUE
    return Ending.GESTURE if GESTURE.search(last) else Ending.FACT
