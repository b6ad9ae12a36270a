"""One dilemma as the plain data that the templates of ``paper/typst/`` set: ``case.typ`` knows each field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ethos import texts
from ethos.kinds import Dilemma, Entry
from ethos.kinds.dilemma import Option, Twist
from ethos.kinds.settings import Settings
from ethos.markdown import plain, typeset
from ethos.paper import ruler, tree
from ethos.paper.tree import Json, Shown, tied
from ethos.views import archive, disc, for_group, methods, shorter, swedish, whose
from ethos.views.cards import Cited, group, minutes
from ethos.views.paper.agenda import agenda
from ethos.views.press import Press
from ethos.views.shorter import Shorter

WIDE, HIGH = 246.6, 324.5
"""Points across a card's words, and from its theme to its foot."""
SIZE, LINE = 11, 13.6
"""Points of a card's questions, as ``cards.typ`` sets them at their largest, and from line to line."""
TOLD, TOLD_LINE = 13.2, 16.5
"""The same of what it is about."""
HEADING, HEADING_LINE = 23.1, 28.7
"""The same of its title."""
HELD = 1600
"""Letters that never take more than two thirds of a page."""
INDENT, BETWEEN, AROUND = 13.2, 1.7, 16
"""Points before a question, between two, and around the line that parts them from what is told."""


@dataclass(frozen=True, slots=True)
class Author:
    """Makes the data of one site's dilemmas; ``picture`` makes a source file ready to print."""

    press: Press
    ready: Callable[[str], Shown | None] = tree.no_picture

    @property
    def home(self) -> str:
        """The site's address, with a closing slash: links on paper lead there."""
        return self.press.site_url

    def case(self, entry: Dilemma) -> dict[str, Json]:
        """Everything about a dilemma that any document shows."""
        source = entry.source.path
        return {
            **named(entry),
            "subtitle": entry.subtitle or "",
            "summary": entry.summary,
            "address": self.address(entry.path),
            "facts": pairs(strip(entry)),
            "about": pairs(self.about(entry)),
            "notices": list(self.notices(entry)),
            "situation": self.blocks(entry.body, source),
            "questions": [self.runs(each, source) for each in entry.questions],
            "held": is_held(entry),
            "ways": [list(each) for each in for_group.ways(entry)],
            "blanks": list(for_group.blanks()),
            "options": [self.option(each, source) for each in entry.options],
            "twists": [self.twist(each, source) for each in entry.twists],
            "notes": self.notes(entry),
            "noted": [name for name in texts.labels("leader") if getattr(entry.leader, name)],
            **agenda(self.press.catalogue, entry),
            "shorter": " ".join(map(shorter_words, shorter.of(self.press, entry)[:1])),
            "law-says": [self.runs(each, source) for each in entry.law_says],
            "laws": [self.law(each) for each in self.press.shelf.cited(entry.laws)],
            "checked": self.trust(entry),
            "colophon": list(colophon(entry, self.press.catalogue.settings)),
        }

    def trust(self, entry: Dilemma) -> str:
        """How it was written, where the site says so, and whether a jurist has read what it says of law."""
        written = "" if entry.origin or entry.is_archived else self.press.catalogue.settings.site.written
        return f"{written or ''} {self.press.shelf.checked(entry)}".strip()

    def notices(self, entry: Dilemma) -> Iterable[Json]:
        """What a reader must know before reading: an example, or a text that is no longer kept."""
        yield from self.archived(entry)
        if entry.example:
            yield texts.label("paper.example")

    def archived(self, entry: Entry) -> list[Json]:
        """The banner of what is archived, as on its page."""
        banner = archive.banner(self.press.catalogue, entry)
        return [banner.line] if banner else []

    def address(self, path: str) -> str:
        """A page's address as one writes it down."""
        return f"{self.home}{path}".partition("://")[2].rstrip("/")

    def blocks(self, text: str, source: str) -> list[Json]:
        """Markdown of a source file as blocks: the same words as on the page."""
        found = tree.plain_blocks(text)
        return tree.blocks(self.press.renderer.block(text, source, self.home), self.picture) if found is None else found

    def runs(self, text: str | None, source: str) -> list[Json]:
        """Markdown in one line; nothing for nothing."""
        found = tree.plain_runs(text) if text else []
        return tree.runs(self.press.renderer.inline(text or "", source, self.home)) if found is None else found

    def picture(self, address: str) -> Shown | None:
        """A picture that a page shows at an address."""
        public, linkable = address.removeprefix(self.home), self.press.catalogue.linkable
        found = (path for path in self.press.catalogue.assets if linkable[path] == public)
        return next((self.ready(path) for path in found), None)

    def option(self, option: Option, source: str) -> Json:
        return {
            "label": option.label,
            "for": self.runs(option.for_, source),
            "against": self.runs(option.against, source),
            "consequence": self.runs(option.consequence, source),
        }

    def twist(self, twist: Twist, source: str) -> Json:
        return {"text": self.runs(twist.text, source), "question": self.runs(twist.question, source)}

    def notes(self, entry: Dilemma) -> list[Json]:
        told = ((words, getattr(entry.leader, name)) for name, words in texts.labels("leader").items())
        return [[words, self.blocks(text, entry.source.path)] for words, text in told if text]

    def law(self, law: Cited) -> Json:
        return {"text": law.text, "title": law.title, "url": law.url or ""}

    def about(self, entry: Dilemma) -> dict[str, str]:
        """What is worth a line under the strip of facts."""
        tension = (self.press.shelf.labels("values", (each.between, each.and_)) for each in entry.tension)
        against = texts.label("fact.against")
        return {
            "tension": "; ".join(against.format(between=one, other=other.lower()) for one, other in tension),
            "roles": ", ".join(self.press.shelf.plurals(entry.roles)),
            "settings": ", ".join(self.press.shelf.labels("settings", entry.settings)),
            "tasks": "; ".join(self.press.shelf.labels("tasks", entry.tasks)),
            "themes": ", ".join(link.label for link in self.press.shelf.links("themes", entry.themes)),
            "principles": ", ".join(link.label for link in self.press.shelf.links("principles", entry.principles)),
            "methods": ", ".join(each.title for each in methods.of_dilemma(self.press, entry)),
        }


def is_held(entry: Dilemma) -> bool:
    """True when the questions, and the last two twists, are so short that each can be kept on one page."""
    twists = (len(each.text) + len(each.question or "") for each in entry.twists[-2:])
    return max(sum(map(len, entry.questions)), sum(twists)) <= HELD


def shorter_words(each: Shorter) -> str:
    """A shorter meeting in a line, with the cases that fit it."""
    cases = swedish.listed(f"”{other.title}”" for other in each.alike)
    fits = texts.label("shorter.paper_fits").format(cases=cases) if each.alike else ""
    return texts.label("shorter.paper").format(told=each.told, fits=fits).rstrip()


def named(entry: Entry) -> dict[str, Json]:
    """What an entry is called, and in which language."""
    lang, region = tree.language(entry.lang) if entry.lang else ("", "")
    return {"title": entry.title, "lang": lang, "region": region}


def leaning(entry: Entry) -> dict[str, Json]:
    """How its disc leans, in degrees, when it has one."""
    found = disc.of(entry)
    return {"lean": found.degrees} if found else {}


def strip(entry: Dilemma) -> dict[str, str]:
    """What one looks for first."""
    return {
        "time": minutes(entry),
        "group": group(entry),
        "difficulty": texts.label(f"difficulty.{entry.difficulty}"),
        "closure": texts.label(f"closure.{entry.closure}"),
    }


def pairs(rows: dict[str, str]) -> list[Json]:
    """Named rows with words in them, each with its name in Swedish."""
    return [[texts.label(f"fact.{name}"), told] for name, told in rows.items() if told]


def colophon(entry: Dilemma, settings: Settings) -> Iterable[str]:
    """Who stands behind the text, and how fresh it is."""
    reviewed = "reviewed" if entry.is_reviewed else "unreviewed"
    ahead = () if entry.is_archived else ("review_by",)
    days: Sequence[str] = ("published", "updated", reviewed, *ahead)
    told = ((name, getattr(entry, name, entry.published)) for name in days)
    dated = (texts.label(f"paper.day.{name}").format(day=swedish.day_words(day)) for name, day in told if day)
    yield typeset(" ".join(dated))
    if entry.origin:
        adapted = f", {entry.origin.adapted_from}" if entry.origin.adapted_from else ""
        source = entry.origin.organisation + adapted
        yield texts.label("paper.origin").format(source=source, licence=entry.origin.licence)
    if lent := whose.told(settings, entry):
        yield lent
    if entry.owner:
        yield texts.label("paper.owner").format(owner=entry.owner)


def card(author: Author, entry: Dilemma) -> dict[str, Json]:
    """What stands on a card: what the case is about, in the words written to stand alone, and every question."""
    time, *rest = list(strip(entry).values())[:3]
    return {
        **named(entry),
        **leaning(entry),
        "theme": author.press.shelf.links("themes", entry.themes)[0].label,
        "time": time,
        "facts": " · ".join(rest),
        "told": tied(typeset(entry.on_card)),
        "notices": author.archived(entry),
        "roomy": height(entry) <= HIGH,
        "questions": [author.runs(each, entry.source.path) for each in entry.questions],
        "address": author.address(entry.path),
    }


def height(entry: Dilemma) -> float:
    """How many points of a card's height its words take at their largest, rather too many than too few."""
    found = (ruler.lines(plain(each), "EthosPaperSans-Regular", SIZE, WIDE - INDENT) for each in entry.questions)
    numbered = sum(BETWEEN + LINE * count for count in found)
    told = TOLD_LINE * ruler.lines(entry.on_card, "EthosPaperSerif-Regular", TOLD, WIDE)
    return AROUND + HEADING_LINE * ruler.lines(entry.title, "EthosPaperSans-Semibold", HEADING, WIDE) + told + numbered
