"""Reading without a network: the page that offers it, and what is saved for whoever accepts."""

from __future__ import annotations

from ethos import texts
from ethos.kinds import Dilemma, Method, Prose
from ethos.output import HOME, File, Page
from ethos.place import Place, titled
from ethos.views import meeting, vocabulary, year_wheel
from ethos.views.data import as_json
from ethos.views.library import DATA
from ethos.views.press import Press

PLACE = titled(Place("utan-nat/", "offline", parent=vocabulary.KNOWLEDGE, foot=True, indexed=False))
PARTS = "data/utan-nat.json"
"""Which files are saved: ``{"parts": [how their paths begin, …]}``. The worker (``assets/root/sw.js``) reads it."""


def page(press: Press) -> Page:
    """The page /utan-nat/: save, see what is saved, remove it. Readers without a network are led here too."""
    title, description = texts.label("page.offline.title"), texts.label("page.offline.description")
    return press.page("offline.html", PLACE.path, title, description, at=PLACE)


def parts(press: Press) -> File:
    """What a conversation needs: the dilemmas and their pictures, the methods, the prose, and the way to them."""
    pages = [
        HOME,
        PLACE.path,
        vocabulary.KNOWLEDGE.path,
        year_wheel.PLACE.path,
        *(entry.path for entry in press.catalogue.of(Prose)),
    ]
    pictures = [press.catalogue.linkable[path] for path in press.catalogue.assets]
    whole = {"assets/", Dilemma.public, Method.public, meeting.PLACE.path, DATA}
    found = {*whole, *(f"{path}index.html" for path in pages), *pictures}
    return File(PARTS, as_json({"parts": sorted(found)}))
