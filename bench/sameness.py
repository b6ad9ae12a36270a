"""How alike the dilemmas are: ``make sameness``, bench/sameness.json.

    python bench/sameness.py [--files FILE …] [--check] [--out FILE]

Sixty stories that each read well can still end, ask and breathe in one way. This counts what a reader would notice at
the tenth: how stories end, how questions begin, how long the sentences are, who is in them. Goals stand beside the
figures; ``--check`` exits 1 when one is missed. The same texts give the same bytes. ``--files`` measures some files
only, and then writes nothing unless ``--out`` says where.

What it looks at is said in ``ethos.prose``, and is a guess for endings: words and signs of the last sentence. Names are
told by a short list, bench/names.toml.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, pstdev
from typing import Any

from first_names import first_names
from shares import share, shares

from ethos.content import load
from ethos.kinds import Dilemma
from ethos.kinds.fields import Markdown, marked
from ethos.prose import Ending, Sentence, ending, is_doubled, opening, sentences, spread, words
from ethos.prose.ending import MOST

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "sameness.json"
OPENING, DOUBLED, DEVIATION = 0.25, 0.15, 6.0
"""The goals: at most this share of one first word of a question, and of doubled questions; at least so many words of
standard deviation in the length of sentences. That of endings is with what tells them."""
RUN, SHOWN = 4, 12
QUOTED = re.compile(r"”[^”]{0,2000}”")
Table = dict[str, Any]


@dataclass(frozen=True)
class Goal:
    """A figure, what it should be, and whether it is."""

    what: str
    figure: float
    limit: float
    at_least: bool = False

    @property
    def is_met(self) -> bool:
        return self.figure >= self.limit if self.at_least else self.figure <= self.limit


def measured(dilemmas: Sequence[Dilemma]) -> Table:
    """Every figure, as plain data in a fixed order."""
    return {
        "dilemmas": len(dilemmas),
        "endings": endings(dilemmas),
        "questions": questions(dilemmas),
        "sentences": lengths(dilemmas),
        "you": you(dilemmas),
        "purposes": shares(opening(each.leader.purpose, 2) for each in dilemmas),
        "closings": of_numbers([len(words(each.leader.closing)) for each in dilemmas]),
        "settings": shares(each.settings[0] for each in dilemmas),
        "closures": shares(each.closure.value for each in dilemmas),
        "minutes": shares(each.minutes for each in dilemmas) | of_numbers([each.minutes for each in dilemmas]),
        "options": shares(len(each.options) for each in dilemmas),
        "names": first_names([whole(each) for each in dilemmas]),
        "runs": runs(dilemmas),
    }


def endings(dilemmas: Sequence[Dilemma]) -> Table:
    found = {each.slug: ending(each.body) for each in dilemmas}
    count = Counter(found.values())
    return {
        "shares": {kind.value: share(count[kind], len(dilemmas)) for kind in Ending},
        "texts": {kind.value: sorted(slug for slug, each in found.items() if each is kind) for kind in Ending},
    }


def questions(dilemmas: Sequence[Dilemma]) -> Table:
    """The questions to the group; those of the twists are asked one at a time and are told apart."""
    asked = [question for each in dilemmas for question in each.questions]
    twisted = [twist.question for each in dilemmas for twist in each.twists if twist.question]
    return {
        "count": len(asked),
        "first_word": shares(opening(each) for each in asked),
        "first_two": dict(list(shares(opening(each, 2) for each in asked).items())[:SHOWN]),
        "doubled": share(sum(map(is_doubled, asked)), len(asked)),
        "och_vad": share(sum(", och vad " in each for each in asked), len(asked)),
        "twists_first_word": shares(opening(each) for each in twisted),
        "twists_doubled": share(sum(map(is_doubled, twisted)), len(twisted)),
        "same_word_most": max((most_alike(each.questions) for each in dilemmas), default=0),
    }


def most_alike(texts: Sequence[str]) -> int:
    """How many questions of one case begin with the same word."""
    return max(Counter(map(opening, texts)).values())


def lengths(dilemmas: Sequence[Dilemma]) -> Table:
    """Words in the sentences of the stories: over all, and text by text."""
    each_text = {each.slug: [sentence.length for sentence in sentences(each.body)] for each in dilemmas}
    return {
        "all": of_spread([length for found in each_text.values() for length in found]),
        "texts": {slug: of_spread(found) for slug, found in sorted(each_text.items())},
    }


def of_spread(found: Sequence[int]) -> Table:
    of = spread(found)
    return {"count": of.count, "mean": round(of.mean, 1), "sd": round(of.deviation, 1), "over_20": round(of.long, 3)}


def you(dilemmas: Sequence[Dilemma]) -> Table:
    """Whom the story is told to, quotations apart, and how often it says who that is with ”Du är …”."""
    told = [QUOTED.sub("", each.body) for each in dilemmas]
    return {
        "du_ar": share(sum(bool(re.search(r"\bdu är\b", each, re.IGNORECASE)) for each in told), len(told)),
        "sentence_begins_du_ar": share(sum(bool(re.search(r"\bDu är\b", each)) for each in told), len(told)),
        "told_to_du": share(
            sum(bool(re.search(r"\b(?:du|dig|din|ditt|dina)\b", each, re.I)) for each in told), len(told)
        ),
    }


def whole(dilemma: Dilemma) -> list[str]:
    """Everything that a dilemma says in running text: its story, and each field of prose."""
    return [dilemma.body, *(text for _, _, text in marked(dilemma, Markdown))]


def runs(dilemmas: Sequence[Dilemma]) -> Table:
    """Runs of four words within a sentence that stand in several texts."""
    count: Counter[str] = Counter()
    for each in dilemmas:
        count.update({run for text in whole(each) for sentence in sentences(text) for run in runs_in(sentence)})
    repeated = sorted(((run, number) for run, number in count.items() if number > 1), key=lambda row: (-row[1], row[0]))
    return {
        "in_2_or_more": len(repeated),
        "in_3_or_more": sum(number > 2 for _, number in repeated),
        "in_5_or_more": sum(number > 4 for _, number in repeated),
        "most": dict(repeated[:25]),
    }


def runs_in(sentence: Sentence) -> Iterator[str]:
    found = [word.lower() for word in sentence.words]
    return (" ".join(found[at : at + RUN]) for at in range(len(found) - RUN + 1))


def of_numbers(found: Sequence[float]) -> Table:
    return {"mean": round(fmean(found), 1), "sd": round(pstdev(found), 1), "min": min(found), "max": max(found)}


def goals(found: Table) -> list[Goal]:
    worst, most = (
        max(found["endings"]["shares"].items(), key=by_share),
        next(iter(found["questions"]["first_word"].items())),
    )
    return [
        Goal(f"most common ending: {worst[0]}", worst[1], MOST),
        Goal(f"most common first word of a question: {most[0]}", most[1], OPENING),
        Goal("questions with ”…, och vad/vem/hur …”", found["questions"]["doubled"], DOUBLED),
        Goal("standard deviation of a sentence, in words", found["sentences"]["all"]["sd"], DEVIATION, at_least=True),
    ]


def by_share(row: tuple[str, float]) -> float:
    return row[1]


def table(found: Table) -> Iterator[str]:
    """The figures for people."""
    yield "{dilemmas} dilemmas, {questions[count]} questions, {sentences[all][count]} sentences\n".format_map(found)
    for goal in goals(found):
        sign = "≥" if goal.at_least else "≤"
        yield f"{'ok    ' if goal.is_met else 'missed'}  {goal.what}: {goal.figure:g} (goal {sign} {goal.limit:g})"
    yield ""
    yield from (f"{name:<22}{value}".rstrip() for name, value in rows(found))


def rows(found: Table) -> Iterator[tuple[str, str]]:
    asked, all_, texts = found["questions"], found["sentences"]["all"], found["sentences"]["texts"].values()
    yield "endings", row(found["endings"]["shares"])
    yield "first word", row(asked["first_word"])
    yield "first two", row(asked["first_two"])
    yield "of twists", row(asked["twists_first_word"])
    yield "doubled", f"{asked['doubled']:.0%}, with ”och vad” {asked['och_vad']:.0%}"
    yield "doubled in twists", f"{asked['twists_doubled']:.0%}"
    yield "sentences", f"mean {all_['mean']}, sd {all_['sd']}, over 20 words {all_['over_20']:.1%}"
    yield "sd within a text", "{mean} in the mean, {min}–{max}".format_map(of_numbers([each["sd"] for each in texts]))
    yield "you", row(found["you"])
    yield from ((name, row(found[name])) for name in ("purposes", "settings", "closures", "options"))
    for name in ("closings", "minutes"):
        yield name, "mean {mean}, sd {sd}, {min}–{max}".format_map(found[name])
    yield from named(found["names"])
    yield (
        "runs of four words",
        "in 2 texts {in_2_or_more}, in 3 {in_3_or_more}, in 5 {in_5_or_more}".format_map(found["runs"]),
    )
    yield "", ", ".join(f"{run} ({count})" for run, count in list(found["runs"]["most"].items())[:SHOWN])


def named(found: Table) -> Iterator[tuple[str, str]]:
    yield "names", f"{row(found['origins'])}; {row(found['genders'])}"
    yield "names in several", ", ".join(f"{name} ({count})" for name, count in found["in_several"].items())
    yield "not on the list", ", ".join(found["unknown"])


def row(found: dict[str, float]) -> str:
    return ", ".join(f"{value} {part:.0%}" for value, part in list(found.items())[:SHOWN])


def chosen(files: Sequence[Path]) -> list[Dilemma]:
    """The Swedish dilemmas that are not archived, by slug; those of some files only when any is named.

    Raises:
        SystemExit: the settings cannot be read, or no file named is a dilemma without faults.
    """
    catalogue = load(HERE.parent, kinds=[Dilemma]).catalogue
    if catalogue is None:
        raise SystemExit("The settings cannot be read: run make check.")
    wanted = {each.resolve() for each in files}
    own = [each for each in catalogue.entries if isinstance(each, Dilemma) and not each.lang and not each.is_archived]
    found = [each for each in own if not wanted or (HERE.parent / each.source.path).resolve() in wanted]
    if not found:
        raise SystemExit("None of the files is a dilemma that can be read: run make check.")
    return sorted(found, key=lambda each: each.slug)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", nargs="+", type=Path, default=[])
    parser.add_argument("--check", action="store_true", help="exit 1 when a goal is missed")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    found = measured(chosen(options.files))
    print("\n".join(table(found)))
    if out := options.out or (None if options.files else RESULTS):
        out.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    sys.exit(1 if options.check and not all(goal.is_met for goal in goals(found)) else 0)


if __name__ == "__main__":
    main()
