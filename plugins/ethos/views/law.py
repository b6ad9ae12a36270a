"""Pages of law: every act, every provision with what it says in our words, and all that cites it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from ethos import places, texts
from ethos.citing import Citing, index, terms
from ethos.kinds import KINDS, Code, Dilemma, Entry
from ethos.kinds.act import Act, Provision, Rule
from ethos.markdown import plain, typeset
from ethos.output import Link, Page
from ethos.places import OF_WORDS
from ethos.views import allvar, choosing, clauses, swedish, touched
from ethos.views.cards import Fact, facts, named
from ethos.views.paging import CARDS, Sheet, sheets
from ethos.views.press import Parts, Press, words

BESIDE = ("clauses", "terms")
"""What a page of law lists besides entries."""


@dataclass(frozen=True)
class Register:
    """Who cites what in one site, and the words that do."""

    press: Press

    @cached_property
    def citing(self) -> Mapping[Provision, Sequence[Citing]]:
        return index(self.press.catalogue)

    def entries(self, provision: Provision) -> list[Entry]:
        """The entries that cite a provision, in the kinds' own order, and last the cases, which may fill several pages.

        Codes are told by their clauses instead.
        """
        order = {kind: place for place, kind in enumerate(KINDS)}
        found = {each.entry.key: each.entry for each in self.citing.get(provision, ()) if not each.anchor}.values()
        cases = [each for each in found if isinstance(each, Dilemma)]
        others = sorted((each for each in found if each.kind != Dilemma.kind), key=lambda entry: order[entry.kind])
        return [*others, *choosing.nearest(cases, choosing.USUAL, lambda _: False)]

    def clauses(self, provision: Provision) -> list[tuple[Link, Entry]]:
        """The clauses that cite it, each led to its place, and the code it stands in."""
        found = (each for each in self.citing.get(provision, ()) if each.anchor)
        return [(_clause(each), each.entry) for each in found]

    def terms(self, provision: Provision) -> list[tuple[str, Link]]:
        """The themes, principles and values that name it, each after what it is."""
        shelf, found = self.press.shelf, (key.split("/") for key in self._terms.get(provision, ()))
        return [
            (texts.label(f"kind.{name[:-1]}.one"), shelf.link(name, slug)) for name, slug in found if name in OF_WORDS
        ]

    @cached_property
    def _terms(self) -> Mapping[Provision, Sequence[str]]:
        return terms(self.press.catalogue.settings)


def _clause(each: Citing) -> Link:
    code: Code = each.entry  # type: ignore[assignment] # nothing else has clauses
    return clauses.link(code, next(one for one in code.clauses if one.id == each.anchor))


def pages(press: Press) -> Iterator[Page]:
    """The list of laws, each law, and each provision that is described."""
    register, laws = Register(press), press.catalogue.settings.laws
    yield listing(press, register)
    for short, act in laws.items():
        yield from _act_pages(register, short, act)
        for place, rule in act.provisions.items():
            yield from _provision_pages(register, Provision(short, place), rule)


def listing(press: Press, register: Register) -> Page:
    """The page /lagar/: every law, with what it is about."""
    laws = press.catalogue.settings.laws
    rows = [
        (Link(places.of_law(short), act.called), _told(short, act), len(register.citing.get(Provision(short), ())))
        for short, act in sorted(laws.items(), key=lambda each: swedish.sort_key(each[1].called))
    ]
    title, description = words("laws")
    return press.page("term/index.html", places.LAWS.path, title, description, at=places.LAWS, terms=rows)


def _told(short: str, act: Act) -> str:
    number = texts.label("law.sfs").format(number=act.sfs) if act.sfs else ""
    return " ".join(filter(None, (f"{short}{number}.", act.says)))


def _act_pages(register: Register, short: str, act: Act) -> Iterator[Page]:
    whole = Provision(short)
    described = plain(act.says) if act.says else texts.label("law.act").format(title=act.title, short=short)
    parts = {
        "provisions": list(_described(short, act)),
        "says": act.says,
        "facts": _facts(short, act),
        "warning": _warning(register.press, act),
    }
    entries = register.entries(whole)
    for sheet in sheets(places.of_law(short), entries, CARDS):
        yield _page(register, whole, sheet, (act.called, described, touched.cases_of(entries)), **parts)


def _described(short: str, act: Act) -> Iterator[tuple[str, Link, Rule]]:
    """The provisions of a law: where each stands on its page, the way to its own, and what it is about and says."""
    for place, rule in act.provisions.items():
        link = Link(places.of_law(short, place), typeset(act.numbering.cite(short, place)))
        yield places.law_anchor(place), link, rule


def _provision_pages(register: Register, provision: Provision, rule: Rule) -> Iterator[Page]:
    press, (short, place) = register.press, provision
    act = press.catalogue.settings.laws[short]
    parts = {
        "within": (Link(places.of_law(short), act.called),),
        "rule": rule,
        "says": rule.says,
        "municipal": press.shelf.cited(rule.municipal),
        "urgent": allvar.now(press, [act.numbering.cite(short, place)]),
        "warning": _warning(press, rule),
        "facts": _facts(short, act, place),
    }
    entries = register.entries(provision)
    told = (named(act, place), plain(rule.says), touched.cases_of(entries))
    for sheet in sheets(places.of_law(short, place), entries, CARDS):
        yield _page(register, provision, sheet, told, **parts)


def _warning(press: Press, rule: Rule | Act) -> str:
    """That a provision or a law holds no longer."""
    if rule.to is None or not rule.is_over(press.today):
        return ""
    return texts.label("law.over").format(day=swedish.day_words(rule.to))


def _page(
    register: Register, provision: Provision, sheet: Sheet[Entry], told: tuple[str, str, int], **parts: object
) -> Page:
    """What the page of a law and that of a provision share; ``told`` is its title, its description and how many cases
    cite it."""
    press, (title, description, cases) = register.press, told
    act, said = press.catalogue.settings.laws[provision.law], register.clauses(provision) if sheet.number == 1 else []
    shown = {
        "at": places.LAWS,
        "source": "site_config/laws.yml",
        "kind_label": texts.label("kind.law.one") if provision.place else texts.label("law.one"),
        "official": press.catalogue.settings.site.law.of(act),
        "mark": press.shelf.mark([provision]),
        "made_of": partial(press.sight.listing, provision, sheet.known_by, [link.path for link, _ in said]),
        "sheet": sheet,
        "clauses": said,
        "terms": register.terms(provision) if sheet.number == 1 else [],
        "begun": touched.BEGUN,
    }
    titled = (sheet.path, sheet.title(typeset(title)), description)
    later = partial(_touched, press, sheet, cases, [texts.label(f"law.{name}") for name in BESIDE if shown[name]])
    return press.page("law/page.html", *titled, later, **(shown | parts))


def _touched(press: Press, sheet: Sheet[Entry], cases: int, beside: Sequence[str]) -> Parts:
    found = touched.of(press, sheet, cases)
    return {"touched": found, "more": touched.more([*touched.headings(found), *beside])}


def _facts(short: str, act: Act, place: str = "") -> list[Fact]:
    """The rows beside: how it is cited, its number, and when it holds."""
    rule = act.provisions.get(place)
    of = rule or act
    days = {"from": of.from_, "to": of.to, "changed": rule.changed if rule else None}
    told = {name: swedish.day_words(day) for name, day in days.items() if day}
    title = "" if act.title == act.called else act.title
    cited, number = typeset(act.numbering.cite(short, place)), act.sfs or act.celex or ""
    return facts({"cited": cited, "law_title": title, "number": number, **told})
