"""What a Swedish text is made of: its sentences and their words, how a story ends, how a question begins.

Plain text in, figures out: nothing here knows what a dilemma is. The notes to editors and ``bench/sameness.py`` measure
with the same functions, so that they cannot differ.
"""

from ethos.prose.either import either
from ethos.prose.ending import Ending, ending
from ethos.prose.question import is_doubled, opening
from ethos.prose.readability import lix
from ethos.prose.sentence import Sentence, Word, placed_words, sentences, words
from ethos.prose.spread import Spread, spread

__all__ = [
    "Ending",
    "Sentence",
    "Spread",
    "Word",
    "either",
    "ending",
    "is_doubled",
    "lix",
    "opening",
    "placed_words",
    "sentences",
    "spread",
    "words",
]
