"""A knowledge base of many dilemmas like the real ones, to measure on. The same seed gives the same files.

The real content is kept whole. The dilemmas beyond it are made of the real ones' sentences and fields, so that
sizes and front matter are as in life. Sentences alone would never bring new words, as real texts do: some long
words are exchanged for compounds, from a pool that grows with the number of dilemmas as their vocabulary would.

    python bench/generate.py 1000 /tmp/large
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import yaml
from slugify import slugify

from ethos.content import FOLDERS
from ethos.search.compounds import swedish
from ethos.source import Document, discover, read

ROOT = Path(__file__).resolve().parent.parent
SEED = 20261121
SENTENCE = re.compile(r"(?<=[.?!”])\s(?=[A-ZÅÄÖ”])")
LONG_WORD = re.compile(r"\b[a-zåäö]{9,}\b")
EXCHANGED = 0.3
"""How many of the long words: some thirty in a dilemma of eight hundred words."""
VOCABULARY, GROWTH = 3271, 0.57
"""Different words in the thirty real dilemmas, and how that number grows with the number of dilemmas (Heaps' law:
0.59 from ten to thirty of them, and falling slowly)."""
RELATED = 0.4
"""How many of the real dilemmas have a related one."""
OLDEST = date(2018, 1, 1)
LISTS = ("questions", "options", "twists")
WHOLE = ("principles", "roles", "tension", "difficulty", "minutes", "group", "models")
LAWFUL = ("settings", "closure", "laws", "law_says")
"""Taken from one and the same, for the check looks at them together: what decides is another law in a municipality."""
Fields = dict[str, Any]


@dataclass(frozen=True)
class Draft:
    """A dilemma to be made: its title, its name, and the name of the one that it is related to."""

    title: str
    slug: str
    related: str = ""


class Author:
    """Writes dilemmas out of real ones."""

    def __init__(self, real: Sequence[Document], count: int, seed: int = SEED) -> None:
        self.random = random.Random(f"{seed} {count}")
        self.bodies = [re.split(r"\n{2,}", each.body.strip()) for each in real]
        self.sentences = [each for body in self.bodies for paragraph in body for each in SENTENCE.split(paragraph)]
        self.fields: list[Fields] = [dict(each.fields) for each in real]
        self.items = {name: [item for each in self.fields for item in each.get(name, [])] for name in LISTS}
        self.compounds = list(islice(self._coined(), round(VOCABULARY * (count / len(real)) ** GROWTH)))

    def _coined(self) -> Iterator[str]:
        """Compounds of two Swedish nouns, without end."""
        lexicon = swedish()
        heads = sorted(form for form, noun in lexicon.heads.items() if noun)
        tails = sorted(set(lexicon.tails.values()))
        while True:
            yield self.random.choice(heads) + self.random.choice(tails)

    def drafts(self, count: int, taken: set[str]) -> list[Draft]:
        """Titles and names, all different and none taken; some are related in pairs."""
        drafts = [self._draft(taken) for _ in range(count)]
        for at in range(0, count - 1, 2):
            if self.random.random() < RELATED:
                one, other = drafts[at : at + 2]
                drafts[at : at + 2] = [replace(one, related=other.slug), replace(other, related=one.slug)]
        return drafts

    def _draft(self, taken: set[str]) -> Draft:
        while True:
            title = f"{self._donor('title')} och {self.random.choice(self.compounds)}"
            slug = slugify(title)
            if slug not in taken:
                taken.add(slug)
                return Draft(title, slug)

    def text(self, draft: Draft) -> str:
        """The whole file of a dilemma, as long and in as many parts as one of the real ones."""
        number = self.random.randrange(len(self.fields))
        fields = self._fields(draft, self.fields[number])
        dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
        front = yaml.dump(fields, Dumper=dumper, allow_unicode=True, sort_keys=False, width=120)
        return f"---\n{front}---\n{self._body(self.bodies[number])}\n"

    def _fields(self, draft: Draft, model: Fields) -> Fields:
        summary = self._donor("summary")
        varied = self._varied(summary)
        return {
            "title": draft.title,
            "summary": varied if len(varied) <= 240 else summary,
            "status": "published",
            **self._dates(),
            "owner": model["owner"],
            "themes": self._donor("themes"),
            **{name: self._donor(name) for name in WHOLE},
            **self._lawful(),
            **{name: self._varied(self.random.sample(self.items[name], len(model[name]))) for name in LISTS},
            "leader": {name: self._varied(self._note(name)) for name in model["leader"]},
            **({"related": [f"dilemma/{draft.related}"]} if draft.related else {}),
        }

    def _dates(self) -> Fields:
        """Published some day before a real one was reviewed, and to be reviewed when that one is."""
        donor = self.random.choice([each for each in self.fields if {"reviewed", "review_by"} <= each.keys()])
        span = (date.fromisoformat(donor["reviewed"]) - OLDEST).days
        published = OLDEST + timedelta(days=self.random.randrange(span))
        return {"published": f"{published}", "reviewed": donor["reviewed"], "review_by": donor["review_by"]}

    def _lawful(self) -> Fields:
        """How one of the real dilemmas is closed, where it takes place, and the law that it rests on."""
        donor = self.random.choice([each for each in self.fields if each.keys() >= {"settings", "closure", "laws"}])
        return {name: donor[name] for name in LAWFUL if name in donor}

    def _donor(self, name: str) -> Any:
        """A field of one of the real dilemmas that has it."""
        return self.random.choice([each[name] for each in self.fields if name in each])

    def _note(self, name: str) -> str:
        """A leader's note of one of the real dilemmas."""
        found: list[str] = [each["leader"][name] for each in self.fields if name in each["leader"]]
        return self.random.choice(found)

    def _body(self, paragraphs: Sequence[str]) -> str:
        """As many paragraphs of as many sentences, each from any dilemma."""
        lengths = [len(SENTENCE.split(each)) for each in paragraphs]
        made = (" ".join(self.random.choices(self.sentences, k=length)) for length in lengths)
        return "\n\n".join(self._varied(each) for each in made)

    def _varied(self, value: Any) -> Any:
        """Text with some of its long words exchanged; lists and mappings item by item."""
        if isinstance(value, list):
            return [self._varied(each) for each in value]
        if isinstance(value, dict):
            return {name: self._varied(each) for name, each in value.items()}
        return LONG_WORD.sub(self._exchanged, value)

    def _exchanged(self, word: re.Match[str]) -> str:
        return self.random.choice(self.compounds) if self.random.random() < EXCHANGED else word[0]


def real_dilemmas(root: Path) -> list[Document]:
    """The repository's own dilemmas, in order."""
    paths, problems = discover(root, "dilemmas")
    found = [read(root, path) for path in paths]
    if problems or not all(isinstance(each, Document) for each in found):
        raise SystemExit("The repository's own dilemmas have faults: run ethos check.")
    return [each for each in found if isinstance(each, Document)]


def generate(root: Path, target: Path, count: int, seed: int = SEED) -> None:
    """Write a whole knowledge base with ``count`` dilemmas into a new folder.

    Raises:
        SystemExit: there are more real dilemmas than that, or they have faults.
    """
    real = real_dilemmas(root)
    if count < len(real):
        raise SystemExit(f"There are {len(real)} real dilemmas already: ask for at least as many.")
    target.mkdir(parents=True)
    shutil.copyfile(root / "mkdocs.yml", target / "mkdocs.yml")
    for folder in FOLDERS:
        shutil.copytree(root / folder, target / folder)
    author = Author(real, count, seed)
    for draft in author.drafts(count - len(real), {each.slug for each in real}):
        (target / "dilemmas" / f"{draft.slug}.md").write_text(author.text(draft), encoding="utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a knowledge base of many dilemmas.")
    parser.add_argument("count", type=int)
    parser.add_argument("target", type=Path)
    arguments = parser.parse_args()
    generate(ROOT, arguments.target, arguments.count)


if __name__ == "__main__":
    main()
