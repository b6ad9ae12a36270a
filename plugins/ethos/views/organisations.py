"""Pages of organisations: what each is, when it was there, what came after it, and all that names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from ethos import places, texts
from ethos.kinds import KINDS, Dilemma, Entry
from ethos.kinds.organisation import Active, Organisation
from ethos.markdown import plain
from ethos.output import Link, Page
from ethos.views import swedish, touched
from ethos.views.paging import CARDS, Sheet, sheets
from ethos.views.press import Parts, Press, words

Told = tuple[Link, str]
"""The way to an organisation, and where it stands that the one came after the other."""


def pages(press: Press) -> Iterator[Page]:
    """The list of organisations, and the page of each."""
    known = press.catalogue.settings.organisations
    order = sorted(known, key=lambda slug: swedish.sort_key(known[slug].name))
    having = press.catalogue.by_organisation
    rows = [(link(press, slug), known[slug].description or "", len(having.get(slug, ()))) for slug in order]
    title, description = words("organisations")
    path = places.ORGANISATIONS.path
    yield press.page("term/index.html", path, title, description, at=places.ORGANISATIONS, terms=rows)
    before = _before(press)
    for slug in order:
        yield from _pages(press, slug, before.get(slug, ()))


def link(press: Press, slug: str) -> Link:
    """The way to an organisation's page."""
    return Link(places.of_organisation(slug), press.catalogue.settings.organisations[slug].name)


def _before(press: Press) -> Mapping[str, Sequence[Told]]:
    """What each organisation came after."""
    found: dict[str, list[Told]] = {}
    for slug, each in press.catalogue.settings.organisations.items():
        for after in each.successors:
            found.setdefault(after.organisation, []).append((link(press, slug), _source(after.source)))
    return found


def _source(source: str | None) -> str:
    return texts.label("organisation.source").format(source=source) if source else texts.label("organisation.unchecked")


def years(active: Active | None) -> str:
    """``2013–2016. Åren har redaktionen inte kontrollerat.``; nothing of what has no years."""
    if not active or not (active.from_ or active.to):
        return ""
    form = ("both" if active.to else "since") if active.from_ else "until"
    told = texts.label(f"organisation.{form}").format(begins=active.from_, ends=active.to)
    return f"{told}. {_source(active.source)}"


def _pages(press: Press, slug: str, before: Sequence[Told]) -> Iterator[Page]:
    known = press.catalogue.settings.organisations[slug]
    order = {kind: place for place, kind in enumerate(KINDS)}
    order[Dilemma.kind] = len(order)  # the cases last: they are what there is more of than a page holds
    entries = sorted(press.catalogue.by_organisation.get(slug, ()), key=lambda each: order[each.kind])
    for sheet in sheets(places.of_organisation(slug), entries, CARDS):
        yield press.page(
            "organisation.html",
            sheet.path,
            sheet.title(_title(press, known)),
            described(known),
            partial(_entries, press, sheet),
            at=places.ORGANISATIONS,
            source="site_config/organisations.yml",
            made_of=partial(press.sight.listing, sheet.known_by, before),
            kind_label=texts.label("kind.organisation.one"),
            organisation=known,
            years=years(known.active),
            before=before,
            after=[(link(press, each.organisation), _source(each.source)) for each in known.successors],
            sheet=sheet,
            begun=touched.BEGUN,
        )


def _entries(press: Press, sheet: Sheet[Entry]) -> Parts:
    return {"touched": touched.of(press, sheet, touched.cases_of(sheet.items))}


def _title(press: Press, known: Organisation) -> str:
    """Its name, and that it is an organisation where something else here is called the same."""
    is_taken = known.name in {entry.title for entry in press.catalogue.public}
    return texts.label("organisation.title").format(name=known.name) if is_taken else known.name


def described(known: Organisation) -> str:
    """What an organisation is, in plain words."""
    return " ".join(plain(known.description).split()) if known.description else known.name
