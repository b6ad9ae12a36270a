"""Pages of those who take part in seminars and courses, write, tell or sit in councils.

They are gathered from the entries: there is no list of people to keep.

The same name is the same person. Two persons of one name, or one who has changed names, are told apart or kept
together by an ``id``; two names with one address are a problem (``rules/name_collision.py``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ethos import places, texts
from ethos.happening import Event
from ethos.kinds import Entry
from ethos.kinds.author import Author
from ethos.kinds.event import Background, Speaker, named
from ethos.output import Link, Page
from ethos.views import swedish
from ethos.views.agenda import agendas
from ethos.views.paging import ROWS, sheets
from ethos.views.press import Press, words

"""These pages gather what a named person has said in public over many years, which that person has not published and
may not know of. Here they help who follows the seminars; a search engine would put them first for the person's name.
Each seminar that somebody speaks at stays open to search engines, name and all."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is named, as the latest of their events has it, or else the latest entry."""

    path: str
    name: str
    position: str
    """Role and organisation, whichever are known."""
    background: str
    events: Sequence[Event]
    """In order of time."""
    earlier: Sequence[str]
    """Positions that they have had before, latest first."""
    told: Sequence[Entry] = ()
    """What they have written or told, and what they sit in; newest first."""

    @property
    def example(self) -> bool:
        """True for somebody who only is in made-up examples."""
        return all(each.example for each in (*self.told, *(event.entry for event in self.events)))


def path(speaker: Speaker | str) -> str:
    """The public path of a person's page, by the speaker of an entry or, when there is no ``id``, by the name."""
    return f"{places.PEOPLE.path}{named(speaker) if isinstance(speaker, str) else speaker.slug}/"


def link(press: Press, name: str | None) -> Link | None:
    """The way to the page of somebody whom an entry names."""
    return Link(path(name), name) if name and places.PEOPLE not in press.bare else None


def authored(author: Author) -> dict[str, str]:
    """The rows that say who has written something, and what ties that person to it."""
    return {"author": author.words, "relation": author.relation}


def about(speaker: Speaker) -> str:
    """What a speaker is: ``rådman, Exempeldomstolen, praktiker``."""
    return ", ".join(filter(None, (speaker.role, speaker.organisation, background(speaker))))


def background(speaker: Speaker) -> str:
    """What a speaker's knowledge comes from, when it is one of the two that are told apart."""
    known = speaker.background is not Background.OTHER
    return texts.label(f"background.{speaker.background}") if known else ""


def people(press: Press) -> list[Person]:
    """Everybody who takes part in something published, by the name that is read."""
    parts: defaultdict[str, list[tuple[Event, Speaker]]] = defaultdict(list)
    for event in press.catalogue.events:
        for speaker in {each.slug: each for each in event.entry.speakers}.values():
            parts[path(speaker)].append((event, speaker))
    told: defaultdict[str, dict[str, tuple[str, str, Entry]]] = defaultdict(dict)
    for entry in press.catalogue.public:
        for _, name, office in entry.people:
            told[path(name)].setdefault(entry.key, (name, office, entry))
    found = [_person(where, parts[where], [*told[where].values()]) for where in {**parts, **told}]
    return sorted(found, key=lambda each: (swedish.sort_key(each.name), each.path))


def _person(where: str, parts: Sequence[tuple[Event, Speaker]], told: Sequence[tuple[str, str, Entry]]) -> Person:
    entries = [entry for _, _, entry in told]
    if not parts:
        name, office, _ = told[0]
        return Person(where, name, f"{office[:1].upper()}{office[1:]}", "", [], [], entries)
    latest = parts[-1][1]
    now = _position(latest)
    positions = dict.fromkeys(_position(speaker) for _, speaker in reversed(parts))
    earlier = [each for each in positions if each not in ("", now)]
    events = [event for event, _ in parts]
    return Person(where, latest.name, now, background(latest).capitalize(), events, earlier, entries)


def _position(speaker: Speaker) -> str:
    """``Rådman, Exempeldomstolen``."""
    words = ", ".join(filter(None, (speaker.role, speaker.organisation)))
    return words[:1].upper() + words[1:]


def pages(press: Press) -> Iterator[Page]:
    """/medverkande/, and a page for each person."""
    found = people(press)
    title, description = words("people")
    for sheet in sheets(places.PEOPLE.path, found, ROWS):
        parts = {"sheet": sheet, "at": places.PEOPLE}
        yield press.page("people/list.html", sheet.path, sheet.title(title), description, **parts)
    for person in found:
        yield from person_pages(press, person)


def person_pages(press: Press, person: Person) -> Iterator[Page]:
    description = texts.label("page.person.description").format(name=person.name)
    for agenda in agendas(press, person.path, person.events):
        yield press.page(
            "people/page.html",
            agenda.sheet.path,
            agenda.sheet.title(person.name),
            description,
            person=person,
            agenda=agenda,
            told=press.shelf.cards(person.told) if agenda.sheet.number == 1 else (),
            themes=themes(press, person.events),
            at=places.PEOPLE,
        )


def themes(press: Press, events: Sequence[Event]) -> list[Link]:
    """What events are about, in the order of the vocabulary."""
    touched = {theme for event in events for theme in event.entry.themes}
    return press.shelf.links("themes", [each for each in press.catalogue.settings.words("themes") if each in touched])
