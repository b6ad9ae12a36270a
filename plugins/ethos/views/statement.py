"""The accessibility statement, on a page that every other page links to."""

from __future__ import annotations

from ethos import places, texts
from ethos.kinds.statement import Ground
from ethos.output import Link, Page
from ethos.views.press import Press

SOURCE = "site_config/tillganglighet.yml"


def page(press: Press) -> Page:
    """/tillganglighet/: what the law asks for, in the order in which a reader may want it."""
    settings = press.catalogue.settings
    statement = settings.tillganglighet
    contents = tuple(Link(f"#{name}", words) for name, words in texts.labels("statement.part").items())
    grounds = [(texts.label(f"ground.{ground}"), statement.because(ground)) for ground in Ground]
    return press.page(
        "statement.html",
        places.STATEMENT.path,
        texts.label("page.statement.title"),
        texts.label("page.statement.description"),
        source=SOURCE,
        statement=statement,
        service=statement.service or settings.site.name,
        actor=statement.actor or settings.site.publisher,
        mail=statement.feedback.mail or settings.site.contact,
        level=texts.label(f"conformance.{statement.conformance}"),
        assessor=texts.label(f"assessor.{statement.assessor}"),
        grounds=[(heading, faults) for heading, faults in grounds if faults],
        toc=contents,
        at=places.STATEMENT,
    )
