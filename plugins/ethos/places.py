"""The table of places: every address of the site's own, declared once.

A kind's place comes from the kind; the pages and files of a view stand here, in the order of menus.
"""

from __future__ import annotations

from slugify import slugify

from ethos.kinds import KINDS, Prose
from ethos.place import BUILD_DATA, MANIFEST, Place, titled

MEETING = titled(Place("samtal/", "meeting", short=True, menu=True, foot="lead"))
LED_BY = ("thread", "method")
"""The kinds that a meeting is led by, whose lists lie under the page that prepares one."""
SHORT = ("code",)
"""The kinds that menus have a shorter word for."""


def _of(kind: str) -> Place:
    model = KINDS[kind]
    above = MEETING if kind in LED_BY else _of(model.above) if model.above in KINDS else None
    feed, words, short = model.public.strip("/"), f"kind.{kind}.many", kind in SHORT
    return Place(model.public, kind, words, short=short, parent=above, menu=model.in_menu, news=(feed,))


OF_KIND = {kind: _of(kind) for kind, model in KINDS.items() if model.public}
"""Where the list of each kind is, and its entries under it."""
DILEMMAS, SEMINARS = OF_KIND["dilemma"], OF_KIND["seminar"]

ABOUT, GUIDE, CONTRIBUTE = THEIRS = (
    Place(f"{Prose.public}om/", "about", foot="site", is_ours=False),
    Place(f"{Prose.public}sa-leder-du-ett-samtal/", "guide", foot="lead", is_ours=False),
    Place(f"{Prose.public}bidra/", "contribute", foot="site", is_ours=False),
)
"""Prose that our pages lead to when it is there: it is an agency's to write, under a title of its own."""
WRITING = ("bidra", "bidra-i-webblasaren", "bidra-med-filer", "bidra-med-mejl", "handbok-for-redaktorer")
"""The prose that comes with the program and is for who writes: all else is for who reads."""
PROPOSE = titled(Place(f"{CONTRIBUTE.path}foresla/", "propose", parent=CONTRIBUTE))
OVERVIEW = titled(Place(f"{CONTRIBUTE.path}laget/", "overview", parent=CONTRIBUTE, indexed=False, chosen="overview"))
FAULTS = titled(Place(f"{CONTRIBUTE.path}fel/", "faults", parent=CONTRIBUTE, indexed=False))
FIELDS = titled(Place(f"{CONTRIBUTE.path}falt/", "fields", parent=CONTRIBUTE, indexed=False))
SIGNS = titled(Place(f"{CONTRIBUTE.path}skrivregler/", "signs", parent=CONTRIBUTE, indexed=False))
"""What each code of a problem means, each field of a text and each sign in it: for who has been led there, where an
agency says how one contributes."""

KNOWLEDGE = titled(Place("kunskap/", "knowledge", menu=True))
OF_WORDS = {
    "themes": titled(Place("teman/", "themes", parent=KNOWLEDGE)),
    "principles": titled(Place("principer/", "principles", parent=KNOWLEDGE)),
    "values": titled(Place("varden/", "values", parent=KNOWLEDGE)),
    "roles": titled(Place("roller/", "roles", parent=KNOWLEDGE)),
    "tasks": titled(Place("uppgifter/", "tasks", parent=KNOWLEDGE)),
    "words": titled(Place("ordlista/", "words", parent=KNOWLEDGE)),
}
"""The vocabularies whose words have pages, and where."""
TENSIONS = titled(Place("spanningar/", "tensions", parent=KNOWLEDGE))
LAWS = titled(Place("lagar/", "laws", parent=KNOWLEDGE))
ORGANISATIONS = titled(Place("organisationer/", "organisations", parent=KNOWLEDGE))
ARCHIVE = titled(Place("arkiv/", "archive", parent=KNOWLEDGE))
"""What is archived, and in no other list."""
A_TO_O = titled(Place("a-o/", "a_to_o", parent=KNOWLEDGE, foot="find"))
COMPARE = titled(Place(f"{OF_KIND['code'].path}jamfor/", "compare", parent=OF_KIND["code"]))
LEADER = titled(Place(f"{MEETING.path}ledare/", "meeting_leader", parent=MEETING, indexed=False))
OWN_CASE = titled(Place(f"{MEETING.path}eget/", "own_case", parent=MEETING))
YEAR = titled(Place("arshjul/", "year_wheel", parent=MEETING, foot="lead"))
CALENDAR = titled(Place("kalender/", "calendar", parent=SEMINARS, foot="find"))
STANDING = titled(Place("program/lage/", "standing", parent=OF_KIND["programme"]))
PEOPLE = titled(Place("medverkande/", "people", parent=SEMINARS, indexed=False))
"""Not indexed: these pages gather what a named person has said in public over many years, which that person has not
published and may not know of. Here they help who follows the seminars; a search engine would put them first for the
person's name. Each seminar that somebody speaks at stays open to search engines, name and all."""
SERIES = titled(Place("serier/", "series", parent=SEMINARS))
NEWS = titled(Place("floden/", "news", parent=KNOWLEDGE, foot="find"))
STATEMENT = titled(Place("tillganglighet/", "statement", foot="site"))
OFFLINE = titled(Place("utan-nat/", "offline", parent=KNOWLEDGE, foot="find", indexed=False))
FOR_REAL = titled(Place("allvar/", "for_real", foot="lead"))
EDITOR = Place("redigera/", "editor", chosen="editor")
"""The editor in the browser: a program of its own, whose page bears none of ours and which no page of ours leads to."""
SEARCH = titled(Place("sok/", "search", indexed=False))

OPEN_DATA = titled(Place("data/", "open_data", parent=KNOWLEDGE, foot="site"))
DATA = titled(Place("data/katalog.json", "data"))
DCAT = Place("data/dcat.ttl", "dcat"), Place("data/dcat.jsonld", "dcat_json")
"""What there is to fetch, as data portals read it: Turtle, and the same as JSON-LD."""
SCHEMAS = Place("data/schema/", "schemas")
DILEMMA_DATA = Place("data/dilemman.json", "dilemma_data")
CODES_DATA = Place("data/etiska-koder.csv", "codes_data")
MONTHLY_DATA = Place("data/manadens-dilemma.json", "monthly_data")
OFFLINE_DATA = Place("data/utan-nat.json", "offline_data")
ASSETS, PICTURES, FILES, SOCIAL, INDEX, INDEX_PARTS = FOLDERS = (
    Place("assets/", "assets"),
    Place("bilder/", "pictures"),
    Place("filer/", "files"),
    Place("delning/", "social"),
    Place("sokregister/", "index"),
    Place("sokregister/delar/", "index_parts"),
)
"""Files, and no page."""
REGISTER = f"{INDEX.path}register.json"
"""What a search reads first: where all else of the index is."""
HOSTS = (Place("404/", "missing"), Place("index/", "start"))
"""What hosts take for pages of their own."""

PLACES: tuple[Place, ...] = (
    *(DILEMMAS, MEETING, *(each for each in OF_KIND.values() if each is not DILEMMAS), KNOWLEDGE),
    *(*OF_WORDS.values(), TENSIONS, LAWS, COMPARE, LEADER, OWN_CASE, PROPOSE, OVERVIEW, YEAR, STANDING),
    *(PEOPLE, SERIES, SEARCH, FOR_REAL, ABOUT, STATEMENT, GUIDE, CONTRIBUTE, A_TO_O, ORGANISATIONS, ARCHIVE),
    *(OFFLINE, CALENDAR, NEWS, OPEN_DATA, DATA, FAULTS, FIELDS, SIGNS, EDITOR),
    *(*DCAT, SCHEMAS, DILEMMA_DATA, CODES_DATA, MONTHLY_DATA, OFFLINE_DATA, BUILD_DATA, MANIFEST, *FOLDERS, *HOSTS),
)
"""Every one of them; menus, and the groups at the foot, keep this order."""
FEET = ("lead", "find", "site")
"""The groups at the foot, in order."""

BY_KEY = {each.key: each for each in PLACES}
"""The same by the names that templates and scripts have for them."""


def of_tension(one: str, other: str) -> str:
    """The page of two values, ``spanningar/lojalitet-och-sanning/``: the same in whatever order they are told."""
    return f"{TENSIONS.path}{'-och-'.join(sorted((one, other)))}/"


def of_organisation(slug: str) -> str:
    """The page of an organisation: ``organisationer/statskontoret/``."""
    return f"{ORGANISATIONS.path}{slug}/"


def csv_of(kind: str) -> str:
    """The file with every entry of a kind as a row: ``data/seminar.csv``."""
    return f"{OPEN_DATA.path}{kind}.csv"


def law_slug(name: str) -> str:
    """A law's short name or a provision's, as addresses have it: ``sakl``, ``10-5-a``."""
    return slugify(name)


def law_anchor(place: str) -> str:
    """Where a provision stands on the page of its law."""
    return f"p-{law_slug(place)}"


def of_law(short: str, place: str = "") -> str:
    """The page of a law, ``lagar/rf/``, or of a provision, ``lagar/rf/1-9/``."""
    return f"{LAWS.path}{law_slug(short)}/" + (f"{law_slug(place)}/" if place else "")
