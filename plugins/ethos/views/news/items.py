"""An entry as news: its identity, its dates, and its whole text with addresses that hold anywhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

import nh3

from ethos import places, texts
from ethos.catalogue import changed
from ethos.happening import Event, events_of, midnight
from ethos.kinds import Entry
from ethos.kinds.event import Format, State, Timing
from ethos.markdown import ATTRIBUTES, BLOCK, SCHEMES, typeset
from ethos.naming import name_of, state_words
from ethos.views import face, swedish
from ethos.views.cards import Fact, facts
from ethos.views.data import licensed
from ethos.views.press import Press
from ethos.web import plain_address

UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (section 2.2) has no way to write, not even as a number."""
KEPT = {tag: names - {"id"} for tag, names in ATTRIBUTES.items() if tag in BLOCK and names - {"id"}}
KEPT |= {"td": {"align"}, "th": {"align"}}
"""Attributes in a text that stands among others' texts: an id there could be somebody else's, and no style is ours."""
SIDE = re.compile(r"(?<=<t[dh] )class(?==)")
"""Where a page says with a class at which side a column stands."""
ADDRESSES = frozenset(("href", "src"))


@dataclass(frozen=True, slots=True)
class Category:
    """What an item is about: a word, whose list it is from, and how it is read."""

    scheme: str
    term: str
    label: str


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of news."""

    url: str
    """The entry's page, which is its identity too: a slug never changes, whatever becomes of the title."""
    title: str
    summary: str
    html: str
    language: str
    published: str
    """RFC 3339: entries have days, which begin at midnight in Stockholm."""
    updated: str
    author: str
    """Who wrote it, when that is another than the publisher."""
    rights: str
    categories: Sequence[Category]


class Editor:
    """Makes news of entries: each once, however many feeds it is in."""

    def __init__(self, press: Press) -> None:
        self.press = press
        self._made: dict[str, Item] = {}

    def item(self, entry: Entry) -> Item:
        if entry.key not in self._made:
            self._made[entry.key] = self._item(entry)
        return self._made[entry.key]

    def _item(self, entry: Entry) -> Item:
        url = f"{self.press.site_url}{entry.path}"
        return Item(
            url,
            written(name_of(entry)),
            written(entry.summary),
            written(absolute(written(self._text(entry)), url)),  # a number, as &#8;, becomes its character on the way
            entry.language,
            midnight(entry.published).isoformat(),
            changed(entry).isoformat(),
            written(self._author(entry)),
            written(licensed(entry, self.press.catalogue.settings).get("licence", "")) if self._author(entry) else "",
            self._categories(entry),
        )

    def _author(self, entry: Entry) -> str:
        """Who wrote it, when that is another than the publisher: the base's own publisher, of what comes from there."""
        base = self.press.catalogue.settings.base if entry.source.is_base else None
        return entry.origin.organisation if entry.origin else base.publisher if base else ""

    def _text(self, entry: Entry) -> str:
        """What stands on the page, but for what a group should not see before its leader shows it."""
        press, source = self.press, entry.source.path
        shown = {
            **face.of(entry.kind).news(press, entry),
            "entry": entry,
            "body": press.renderer.block(entry.body, source, press.base(entry.path)),
            "events": [event_facts(event) for event in events_of(entry)],
        }
        return press.render("news/text.html", entry.path, source, **shown).html

    def _categories(self, entry: Entry) -> Sequence[Category]:
        themes, site_url = self.press.catalogue.settings.words("themes"), self.press.site_url
        scheme = f"{site_url}{places.OF_WORDS['themes'].path}"
        about = [Category(scheme, slug, written(themes[slug])) for slug in entry.themes]
        kind = Category(f"{site_url}{places.SCHEMAS.path}", entry.kind, texts.label(f"kind.{entry.kind}.one"))
        return [kind, *dict.fromkeys(about)]


def event_facts(event: Event) -> list[Fact]:
    """When and where an event is, what has become of it, and until when one registers: true on whatever day."""
    timing = event.timing
    when, before = swedish.timing_words(timing), swedish.moved_words(timing)
    if timing.state is State.POSTPONED:
        when, before = "", when
    deadline = event.deadline if event.takes_place else None
    rows = {
        "state": state_words(timing),
        "when": when,
        "here": swedish.swedish_time(timing).partition(": ")[2] if when else "",
        "before": before,
        "where": where(timing),
        "meetings": "; ".join(map(swedish.timing_words, timing.sittings)) if timing.meetings and when else "",
        "registration": _registering(timing) if event.takes_place and not event.entry.example else "",
        "deadline": swedish.moment_words(deadline, timing.timezone) if deadline else "",
    }
    return facts({name: typeset(words) for name, words in rows.items()})


def where(timing: Timing) -> str:
    """The place, and when one need not go there, how else one takes part."""
    later = texts.label("event.place_later") if timing.place_comes else ""
    place = ". ".join(filter(None, (timing.venue.words if timing.venue else "", later)))
    online = texts.label(f"format.{timing.format}") if timing.format in (Format.ONLINE, Format.HYBRID) else ""
    return ". ".join(filter(None, (place, online)))


def _registering(timing: Timing) -> str:
    """How to register, where that is no page: the page of the event leads to those."""
    if timing.registering:
        return texts.label(f"event.registering.{timing.registering}")
    return timing.registration.mail if timing.registration else ""


def absolute(html: str, page: str) -> str:
    """The HTML of a text with every address in full, as it holds in a program that knows nothing of the page.

    It is cleaned once more: whatever a template does, nothing that runs gets into a feed.
    """

    def lead(_tag: str, attribute: str, value: str) -> str | None:
        if attribute not in ADDRESSES:
            return value
        try:
            return plain_address(urljoin(page, value))
        except ValueError:  # http://[ is no address
            return None

    clean = nh3.clean(
        SIDE.sub("align", html),
        tags=set(BLOCK),
        attributes=KEPT,
        url_schemes=set(SCHEMES),
        link_rel=None,
        attribute_filter=lead,
    )
    return re.sub(r"\n\s*\n", "\n", clean.replace("&nbsp;", "\N{NO-BREAK SPACE}")).strip()


def written(text: str) -> str:
    """Text without the characters that XML cannot write."""
    return UNWRITABLE.sub("", text)
