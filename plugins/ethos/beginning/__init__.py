"""A new site: every file that it begins with, from a few answers. Nothing is read or written here but our own files.

What an answer says reaches YAML by a library, and is checked as every setting is before anything is laid on disk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from string import Template

from slugify import slugify

from ethos import defaults, later, palette, texts
from ethos.content import SHAPES
from ethos.editing import FOLDER, written
from ethos.kinds import KINDS
from ethos.kinds.parse import parse_value
from ethos.kinds.settings import Settings
from ethos.source import Document, Value, parse_yaml
from ethos.source.dress import FOLDER as DRESS
from ethos.source.dress import MARK, SIGN
from ethos.source.emit import written as lines_of
from ethos.template import template

FILES = Path(__file__).parent / "files"
"""What stands in a new site as it does here, but for what an answer fills: ``$name``."""
HIDDEN = {"gitignore": ".gitignore"}
"""Files that would do here what they are to do there."""
TOKENS = f"{DRESS}/tokens.css"
GRACE = timedelta(days=90)
"""When a new site shall have been looked through by somebody who can tell how accessible it is."""
STARTERS = ("dilemma", "seminar", "prose")
"""The kinds of which a site with starters has a draft."""
LICENCE: dict[str, Value] = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/deed.sv"}


@dataclass(frozen=True)
class Answers:
    """What is asked of who begins: all as it was written."""

    name: str
    publisher: str
    url: str
    contact: str
    colour: str = ""
    """``#rrggbb``, or nothing for ours."""
    mark: str = ""
    """The text of an SVG, or nothing for ours."""
    base: str = defaults.BASE
    """What the site is laid over: a folder of its own or an installed package of content, or our words alone."""


def wrong(field: str, value: str) -> str:
    """What is wrong with the answer for a field of ``site.yml``, in a sentence or two; nothing when it will do."""
    document = parse_yaml("site.yml", "\n".join(lines_of({field: value})).encode())
    found = parse_value(SHAPES["site"], document) if isinstance(document, Document) else document
    problems = [each for each in found if each.code != "missing-field"] if isinstance(found, list) else []
    return "\n".join(f"{each.message} {each.hint}" for each in problems)


def files(answers: Answers, today: date) -> dict[str, bytes]:
    """The files of a new site by path, but for those that say its own words.

    Raises:
        EthosError: the colour cannot be used.
    """
    filled = dict(_filled(answers, today))
    laid = {path.relative_to(FILES).as_posix(): path.read_text("utf-8") for path in FILES.rglob("*") if path.is_file()}
    own = {HIDDEN.get(name, name): Template(text).safe_substitute(filled).encode() for name, text in laid.items()}
    if not answers.colour:
        del own[TOKENS]
    if answers.mark:
        own |= dict.fromkeys((f"{DRESS}/{MARK}", f"{DRESS}/{SIGN}"), answers.mark.encode())
    folders = {f"{each.folder.split('/')[0]}/.gitkeep": b"" for each in KINDS.values()}
    copied = {path: (defaults.top() / path).read_bytes() for path in defaults.COPIED}
    return {**copied, **folders, **own}


def worded(settings: Settings, today: date, *, starters: bool) -> dict[str, bytes]:
    """The files that say a site's words: for editors' programs, for code hosts, and with ``starters`` drafts."""
    made = {f"{FOLDER}/{name}": text for name, text in written(settings).items()} | forms(settings)
    for kind in STARTERS if starters else ():
        path, text = template(kind, texts.label(f"starter.{kind}"), today, settings)
        made[path] = text
    return {path: text.encode() for path, text in made.items()}


def forms(settings: Settings) -> dict[str, str]:
    """The forms for proposals on a code host, by path."""
    made: dict[str, str] = later.load("issue_forms").files(settings)
    return made


def _filled(answers: Answers, today: date) -> Iterator[tuple[str, str]]:
    yield "site_name", _yaml({"site_name": answers.name})
    yield "site", _yaml(_site(answers))
    yield "base", _yaml({"base": answers.base})
    slug = slugify(answers.publisher) or "myndigheten"
    yield "organisations", _yaml({slug: {"name": answers.publisher}})
    yield "today", today.isoformat()
    yield "later", (today + GRACE).isoformat()
    yield "light", _tokens(palette.light(answers.colour), 2) if answers.colour else ""
    yield "dark", _tokens(palette.dark(answers.colour), 4) if answers.colour else ""


def _site(answers: Answers) -> dict[str, Value]:
    told: dict[str, Value] = {each: texts.label(f"starter.{each}") for each in ("tagline", "description")}
    given: dict[str, Value] = {"name": answers.name, "url": answers.url}
    theirs: dict[str, Value] = {"publisher": answers.publisher, "contact": answers.contact}
    return {**given, **told, **theirs, "licence": LICENCE}


def _yaml(fields: Mapping[str, Value]) -> str:
    return "\n".join(lines_of(dict(fields)))


def _tokens(colours: Mapping[str, str], deep: int) -> str:
    return "\n".join(f"{' ' * deep}--{name}: {value};" for name, value in colours.items())
