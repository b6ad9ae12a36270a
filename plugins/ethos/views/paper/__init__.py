"""What is printed of a catalogue: a guide and a sheet for each dilemma, cards, worksheets, packs and the collection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ethos import papers, places, texts
from ethos.catalogue import Catalogue
from ethos.kinds import Code, Dilemma, Entry, Method, Poster
from ethos.kinds.vocabulary import Term
from ethos.markdown import plain
from ethos.paper.gallery import Gallery
from ethos.paper.letters import is_legible
from ethos.paper.sheet import Order, Sheet
from ethos.paper.tree import Json
from ethos.views import swedish
from ethos.views.paper import book, poster
from ethos.views.paper.case import Author, card, leaning, named
from ethos.views.press import Press

VOCABULARY = "site_config/vocabulary.yml"


def order(catalogue: Catalogue, today: date, gallery: Gallery) -> Order:
    """Everything to print; nothing when the site's settings say no. ``gallery`` makes pictures ready for it."""
    printer = _Printer(Press(catalogue, today), gallery)
    own = words(printer.press.site_url)
    return Order(printer.sheets() if catalogue.settings.site.paper else (), printer.case, own, gallery.files)


def words(home: str) -> dict[str, str]:
    """Our own words, for all templates, and the address of the site."""
    shared = {name: texts.label(f"both.{name}") for name in ("decided", "learned")}
    return {**texts.labels("paper.word"), **shared, "home": home}


def paths(catalogue: Catalogue) -> frozenset[str]:
    """The addresses of what is printed in fact, of those that ``papers.paths`` counts up."""
    legible = [each for each in catalogue.public if _is_legible(each)]
    return frozenset(papers.paths(legible, list(catalogue.settings.vocabulary.themes)))


class _Printer:
    """Makes the documents of one site."""

    def __init__(self, press: Press, gallery: Gallery) -> None:
        self.press = press
        self.author = Author(press, gallery.show)
        legible = filter(_is_legible, press.catalogue.kept(Dilemma))
        self.kept = sorted(legible, key=lambda each: (swedish.sort_key(each.title), each.slug))
        self.dilemmas = [each for each in self.kept if not each.is_archived]
        """Those that cards, packs and the collection hold."""
        self.by_slug = {each.slug: each for each in self.kept}

    def case(self, name: str) -> Json:
        """The shared data of a name: a dilemma's, or its card's."""
        form, slug = name.split("/")
        entry = self.by_slug[slug]
        return self.author.case(entry) if form == "case" else card(self.author, entry)

    def sheets(self) -> Iterator[Sheet]:
        """Every document, the small ones first."""
        for entry in self.kept:
            yield self.single(entry, "guide", papers.guide(entry))
            yield self.single(entry, "sheet", papers.sheet(entry))
            yield self.single(entry, "package", papers.word(entry), parts=[_sort("guide"), _sort("sheet")])
            yield self.single(
                entry, "slides", papers.slides(entry), rules=_rules(), promise=texts.label("meeting.promise")
            )
        yield from (self.single(each, "question", papers.question(each), "card") for each in self.kept)
        yield from self.afterwards()
        yield from (self.worksheet(each) for each in self.press.catalogue.kept(Method) if _is_legible(each))
        walls = [each for each in papers.posters(self.press.catalogue.public) if _is_legible(each)]
        yield from (self.poster(each, size) for each in walls for size in papers.POSTER_SIZES)
        yield from self.cards()
        for slug, term in self.press.catalogue.settings.vocabulary.themes.items():
            yield from self.pack(slug, term)
        yield from self.collection()

    def single(self, entry: Dilemma, form: str, path: str, shared: str = "case", **own: Json) -> Sheet:
        """What is made of one dilemma alone, of its ``shared`` data; ``own`` is what this form of it says besides."""
        title = texts.label("paper.title").format(title=entry.title, sort=_sort(form).lower())
        head = self.head(form, entry.path) | {"summary": entry.summary, **leaning(entry), **own}
        return Sheet(path, form, title, entry.changed, head, (f"{shared}/{entry.slug}",))

    def afterwards(self) -> Iterator[Sheet]:
        """The form for what a meeting came to, which is the same for all of them."""
        if self.kept:
            head = self.head("afterwards", places.MEETING.path)
            yield Sheet(papers.AFTERWARDS, "afterwards", _sort("afterwards"), self.newest(self.kept), head)

    def worksheet(self, entry: Method) -> Sheet:
        """The worksheet of a method, drawn by its shape."""
        title = texts.label("paper.title").format(title=entry.title, sort=_sort("worksheet").lower())
        steps: list[Json] = [
            [each.label, self.author.runs(each.prompt, entry.source.path), each.share] for each in entry.steps
        ]
        told = named(entry) | {"shape": entry.shape, "steps": steps, "summary": entry.summary}
        head = self.head("worksheet", entry.path) | {"summary": entry.summary, "method": told}
        head["notices"] = self.author.archived(entry)
        return Sheet(papers.worksheet(entry), "worksheet", title, entry.changed, head)

    def poster(self, entry: Poster | Code, size: str) -> Sheet:
        """A poster, or a code as one, on a size of paper."""
        told = poster.data(self.author, entry) | {"notices": self.author.archived(entry)}
        head = self.head("poster", entry.path) | {"summary": entry.summary, "size": size, "poster": told}
        return Sheet(papers.poster(entry, size), "poster", entry.title, entry.changed, head)

    def cards(self) -> Iterator[Sheet]:
        title = _sort("cards")
        for path, some in papers.volumes(papers.CARDS, self.dilemmas, papers.CARDS_HELD):
            cases = tuple(f"card/{each.slug}" for each in some)
            yield Sheet(path, "cards", title, self.newest(some), self.head("cards", Dilemma.public), cases)

    def pack(self, slug: str, term: Term) -> Iterator[Sheet]:
        """The newest dilemmas about a theme."""
        known = [each for each in self.press.catalogue.of(Dilemma) if slug in each.themes and each.slug in self.by_slug]
        about = self.author.blocks(term.definition, VOCABULARY)
        head = self.head("pack", f"{places.OF_WORDS['themes'].path}{slug}/") | {
            "about": about,
            "summary": " ".join(plain(term.definition).split()),
        }
        if known:
            yield self.book(papers.pack(slug), term.label, known[: papers.PACK_HELD], head, len(known))

    def collection(self) -> Iterator[Sheet]:
        """Everything there is."""
        site, title = self.press.catalogue.settings.site, texts.label("paper.all")
        about: list[Json] = [{"is": "p", "of": [site.description]}]
        head = self.head("collection", Dilemma.public) | {"about": about, "summary": site.description}
        parts = papers.volumes(papers.COLLECTION, self.dilemmas, papers.BOOK_HELD)
        for number, (path, some) in enumerate(parts, 1):
            named = title if len(parts) == 1 else texts.label("printed.volume").format(label=title, number=number)
            listed = head | {"register": book.register(self.press, some)}
            yield self.book(path, named, some, listed, len(self.dilemmas))

    def book(self, path: str, title: str, some: Sequence[Dilemma], head: dict[str, Json], count: int) -> Sheet:
        """A book of some dilemmas, of the ``count`` that there are."""
        cases = tuple(f"case/{each.slug}" for each in some)
        own = {"register": [], **head, **book.head(len(some), count)}
        return Sheet(path, "book", title, self.newest(some), own, cases)

    def head(self, sort: str, path: str) -> dict[str, Json]:
        """What every document says of itself."""
        site = self.press.catalogue.settings.site
        told = {"sort": _sort(sort), "address": self.author.address(path)}
        return {"site": site.name, "summary": "", **told}

    def newest(self, entries: Sequence[Dilemma]) -> date:
        """The day of the last change among dilemmas; without any, the day that is built for."""
        return max((each.changed for each in entries), default=self.press.today)


def _rules() -> Json:
    return [*texts.labels("meeting.rules").values()]


def _sort(name: str) -> str:
    return texts.label(f"paper.sort.{name}")


def _is_legible(entry: Entry) -> bool:
    return is_legible(f"{entry.title} {entry.body}")
