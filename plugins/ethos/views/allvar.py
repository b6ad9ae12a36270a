"""What to do when it happens for real: a page that every case leads to, and that fills one sheet of paper."""

from __future__ import annotations

from ethos import places, texts
from ethos.kinds.fields import Citation, marked
from ethos.output import Page
from ethos.views.press import Press, words

SOURCE = "site_config/allvar.yml"


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
        cited=press.shelf.cited,
        checked=press.shelf.checked_all(text for _, _, text in marked(told, Citation)) if told else "",
    )
