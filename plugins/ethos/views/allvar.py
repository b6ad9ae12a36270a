"""What to do when it happens for real: a page that every case leads to, and that fills one sheet of paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ethos import places, texts
from ethos.kinds.allvar import ForReal, Urgent
from ethos.kinds.fields import Citation, marked
from ethos.output import Page
from ethos.views import swedish
from ethos.views.press import Press, words

SOURCE = "site_config/allvar.yml"


def now(press: Press, citations: Iterable[str]) -> Sequence[Urgent]:
    """What cannot wait, of what rests on some of the same provisions."""
    told, book = press.catalogue.settings.allvar, press.catalogue.settings.lawbook
    here = {provision for text in citations for provision in book.provisions(text) if provision.place}
    urgent = told.urgent if told else ()
    return [each for each in urgent if here & {one for text in each.laws for one in book.provisions(text)}]


def _acts(press: Press, told: ForReal) -> dict[str, str]:
    """The short names of the laws that the page cites, and what they stand for."""
    book = press.catalogue.settings.lawbook
    shorts = {each.law for _, _, text in marked(told, Citation) for each in book.provisions(text)}
    return {short: swedish.within(press.catalogue.settings.laws[short].called) for short in sorted(shorts)}


def page(press: Press) -> Page:
    """/allvar/: what to do first, what cannot wait, whom to turn to, what to write down and what to leave alone.

    Until the agency has written it the page says that there is nothing yet.
    """
    told = press.catalogue.settings.allvar
    title, description = words("for_real")
    return press.page(
        "allvar.html",
        places.FOR_REAL.path,
        title,
        description,
        at=places.FOR_REAL,
        source=SOURCE if told else None,
        told=told,
        parts=texts.labels("for_real.part"),
        acts=_acts(press, told) if told else {},
        cited=press.shelf.cited,
        checked=press.shelf.checked_all(text for _, _, text in marked(told, Citation)) if told else "",
    )
