"""Reading without a network: the page that offers it, and what is saved for whoever accepts."""

from __future__ import annotations

from ethos import places, texts
from ethos.kinds import Dilemma, Method, Prose, Thread
from ethos.output import HOME, File, Page
from ethos.views import choosing
from ethos.views.data import as_json
from ethos.views.press import Press

WITHOUT = [choosing.FOLDER, ".gz", ".br", ".pdf", ".docx", ".pptx", ".json"]
"""What is not saved of what lies among what is."""


def page(press: Press) -> Page:
    """The page /utan-nat/: save, see what is saved, remove it. Readers without a network are led here too."""
    title, description = texts.label("page.offline.title"), texts.label("page.offline.description")
    return press.page("offline.html", places.OFFLINE.path, title, description, at=places.OFFLINE)


def parts(press: Press) -> File:
    """What a conversation needs: the dilemmas and their pictures, the methods, the prose, and the ways to them.

    ``{"parts": [how the paths of the saved files begin, or one whole, …], "without": [how those of others among them
    begin or end, …]}``, which the worker (``assets/root/sw.js``) reads: it needs scripts, so what is made for who has
    none is left out, and what is made for other programs.
    """
    ways = (each.path for each in (places.OFFLINE, places.KNOWLEDGE, places.YEAR, places.FOR_REAL))
    pages = [HOME, *ways, *(entry.path for entry in press.catalogue.of(Prose))]
    whole = {
        places.ASSETS.path,
        places.PICTURES.path,
        Dilemma.public,
        Method.public,
        Thread.public,
        places.MEETING.path,
        places.DILEMMA_DATA.path,
        places.INDEX_PARTS.path,
        places.REGISTER,
    }
    found = {*whole, *(f"{path}index.html" for path in pages)}
    return File(places.OFFLINE_DATA.path, as_json({"parts": sorted(found), "without": WITHOUT}))
