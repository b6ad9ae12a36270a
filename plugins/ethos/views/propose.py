"""The page where somebody without an account proposes something: a dilemma, a seminar to tell of, a fault to mend.

Nothing of it is sent. A case is written at /samtal/eget/; for the others ``contribute/page.js`` makes a letter of what
is typed, and a draft of a seminar. Without scripts each is a letter with the questions in it. The forms of code hosts
ask the same (``issue_forms.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import quote

from ethos import draft, places, texts
from ethos.output import Page
from ethos.place import Place
from ethos.views.own_case import LINE, Asked
from ethos.views.press import Press, words

ASKED: Mapping[str, Mapping[str, tuple[int, int]]] = {
    "seminar": {
        **{"title": (1, 90), "day": (1, 10), "begins": (1, 5), "ends": (1, 5), "place": (1, LINE), "city": (1, LINE)},
        **{"online_url": (1, 400), "registration": (1, 400), "organiser": (1, LINE), "theme": (1, LINE)},
        "text": (5, 3000),
    },
    "fault": {"page": (1, 400), "wrong": (3, 1000), "right": (3, 1000), "source": (1, 400)},
}
"""What is asked for, in how many lines, and of how many characters."""

CHOSEN = {"organiser": "organisations", "theme": "themes"}
"""What is chosen among the site's own words."""

TYPES = {"day": "date", "online_url": "url", "page": "url", "source": "url"}
"""What browsers help one to type."""

NEEDED = frozenset({"title", "wrong"})
"""What a letter says nothing without."""


def pages(press: Press) -> Iterator[Page]:
    """/bidra/foresla/: three ways, each with a letter; where the agency says how one contributes."""
    if places.PROPOSE.key in press.places:
        yield _page(press, replace(places.PROPOSE, parent=press.places[places.CONTRIBUTE.key]))


def _page(press: Press, place: Place) -> Page:
    title, description = words("propose")
    settings = press.catalogue.settings
    return press.page(
        "contribute/propose.html",
        place.path,
        title,
        description,
        at=place,
        asked={part: asked(part) for part in ASKED},
        chosen={key: settings.words(name) for key, name in CHOSEN.items()},
        types=TYPES,
        needed=NEEDED,
        letters=letters(settings.site.contact),
        awaited=draft.awaited("seminar", press.today, settings, {}),
    )


def asked(part: str) -> Sequence[Asked]:
    """What is asked for in a part of the page."""
    return [_asked(part, key, lines, most) for key, (lines, most) in ASKED[part].items()]


def _asked(part: str, key: str, lines: int, most: int) -> Asked:
    told = texts.labels(f"propose.{part}.field.{key}")
    return Asked(key, told["name"], told["advice"], told.get("example", ""), most, lines, told.get("fault", ""))


def letters(contact: str) -> Mapping[str, str]:
    """A letter of each sort, with its questions in it, as the address of a link."""
    questions = {"dilemma": texts.label("propose.dilemma.questions").split("\n")}
    questions |= {part: [each.name for each in asked(part)] for part in ASKED}
    return {part: _letter(contact, texts.label(f"propose.{part}.title"), each) for part, each in questions.items()}


def _letter(contact: str, subject: str, questions: Sequence[str]) -> str:
    body = "".join(f"{each}\r\n\r\n\r\n" for each in questions)
    return f"mailto:{contact}?subject={quote(subject)}&body={quote(body)}"
