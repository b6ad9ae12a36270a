"""The types that fields are made of: bounded text, slugs, dates, addresses, and references to other things.

A *marker* in a field's annotation says what its text refers to or how it is shown. Rules, views and the JSON
Schema all find such fields through :func:`marked`, so a new field is declared once, in its model.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property
from typing import Annotated, Any, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, Strict, StringConstraints
from pydantic_core import PydanticCustomError
from slugify import slugify

from ethos import language
from ethos.kinds import days, right, span
from ethos.kinds.law import CITED
from ethos.source import Loc
from ethos.source.attachments import ENDINGS
from ethos.web import is_whole


class Model(BaseModel):
    """The ground of every model: unknown keys are refused, values cannot change after validation."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @cached_property
    def _known(self) -> dict[object, Any]:
        return {}


@dataclass(frozen=True)
class Word:
    """A slug that must stand in a list of ``site_config/``: ``themes``, ``roles``, ``organisations``, …"""

    vocabulary: str


@dataclass(frozen=True)
class Reference:
    """A reference to another entry: ``kind/slug``, or a bare slug of the given kind."""

    kind: str = ""


@dataclass(frozen=True)
class Citation:
    """A citation of a law by its short name, such as ``FL 16–18 §§``."""


@dataclass(frozen=True)
class Markdown:
    """Text that may hold Markdown and is sanitised before it is shown."""

    in_line: bool = False
    """True for a text that stands in a line, a point or a cell: emphasis and links, but no paragraphs or lists."""


@dataclass(frozen=True)
class Past:
    """A day that a text tells of its own past: what is published has none that lies ahead."""


@dataclass(frozen=True)
class Blank:
    """A field that may stand there with nothing after it, which says that nobody has: ``checked:``."""


Marker = Word | Reference | Citation | Markdown | Past
Marked = tuple[Loc, Marker, str]
MarkerType = Callable[..., Marker]
"""One of the classes above."""

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
KEY = re.compile(r"[a-z]+/[a-z0-9-]+")
TIME_CODE = re.compile(r"(\d{1,2}:[0-5]\d|\d{1,3}):[0-5]\d")
VIDEO = re.compile(rf"{SLUG.pattern}\.(mp4|webm)")
TRANSCRIPT = re.compile(rf"{SLUG.pattern}\.(vtt|txt)")
ATTACHMENT = re.compile(rf"{SLUG.pattern}\.({'|'.join(each[1:] for each in ENDINGS)})")
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
REPOSITORY = re.compile(r"[\w-][\w.-]*(/[\w-][\w.-]*)+")
UID = re.compile(r"[!-+\--:<-\[\]-~]+")
LONGEST_SHAPE = 254
"""Characters: those of a mail address (RFC 5321, section 4.5.3.1)."""


def web_address(value: str) -> str:
    """The address, when it leads to the web; otherwise it is refused."""
    if not is_whole(value) or re.search(r"[\s<>\"\\^`{|}]", value):
        raise right.refused("unsafe-address", value, right.address)
    return value


def web_template(value: str) -> str:
    """An address in which something in braces is to be filled in."""
    web_address(re.sub(r"\{[a-z]+\}", "0", value))
    return value


def is_web(value: str) -> bool:
    """True for a whole web address rather than the name of a file."""
    return "://" in value


def _address_or_file(pattern: re.Pattern[str]) -> Callable[[str], str]:
    """A web address, or the name of a file in the same folder: a name cannot lead anywhere else."""
    as_file = _shape(pattern, "not-a-film-file")
    return lambda value: web_address(value) if is_web(value) else as_file(value)


def _shape(pattern: re.Pattern[str], code: str, mend: right.Mend | None = None) -> Callable[[str], str]:
    """Refuses a text of another shape, with what ``mend`` makes of it when that has the shape."""

    def meant(value: str) -> str:
        return mended if mend and pattern.fullmatch(mended := mend(value)) else ""

    def check(value: str) -> str:
        # No shape is that long, and the longest texts would keep some patterns busy for hours.
        if len(value) > LONGEST_SHAPE or not pattern.fullmatch(value):
            raise right.refused(code, value, meant if len(value) <= LONGEST_SHAPE else None)
        return value

    return check


def _one_line(value: str) -> str:
    if len(value.strip().splitlines()) > 1:
        raise PydanticCustomError("several-lines", "more than one line")
    return value.strip()


def _addressable(value: str) -> str:
    """An old name may hold any letters, as long as an address can be made of them; it is no address itself."""
    if re.search(r"[/\\]|\.(?:md|html?)$", value):
        name = re.sub(r"\.(?:md|html?)$", "", re.split(r"[/\\]", value.rstrip("/\\"))[-1])
        raise PydanticCustomError("alias-address", "an address", {"right": slugify(name) or "det-gamla-namnet"})
    if not slugify(value):
        raise PydanticCustomError("not-a-slug", "no letters or digits")
    return value


Title = Annotated[str, AfterValidator(_one_line), StringConstraints(min_length=1, max_length=90)]
Summary = Annotated[str, AfterValidator(_one_line), StringConstraints(min_length=1, max_length=240)]
Short = Annotated[str, AfterValidator(_one_line), StringConstraints(min_length=1, max_length=400)]
Line = Annotated[str, AfterValidator(_one_line), StringConstraints(min_length=1, max_length=200)]
Sought = Annotated[str, AfterValidator(_one_line), StringConstraints(min_length=2, max_length=60)]
"""What someone may type who looks for the page: a word or a few."""
_Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=3000)]
Text = Annotated[_Prose, Markdown()]
Said = Annotated[_Prose, Markdown(in_line=True)]
Slug = Annotated[str, AfterValidator(_shape(SLUG, "not-a-slug", slugify)), StringConstraints(max_length=100)]
Whole = Annotated[int, Strict()]
Flag = Annotated[bool, Strict()]
Day = Annotated[date, BeforeValidator(days.day)]
Moment = Annotated[datetime | date, BeforeValidator(days.moment)]
When = Annotated[str, BeforeValidator(span.when)]
"""A time as sources tell it: ``2013``, ``2013-host``, ``2016-01``, ``2016-01-01``."""
PastDay = Annotated[Day, Past()]
PastMoment = Annotated[Moment, Past()]
WebAddress = Annotated[str, AfterValidator(web_address), StringConstraints(max_length=2000)]
VideoSource = Annotated[str, AfterValidator(_address_or_file(VIDEO)), StringConstraints(max_length=2000)]
TranscriptSource = Annotated[str, AfterValidator(_address_or_file(TRANSCRIPT)), StringConstraints(max_length=2000)]
AttachedFile = Annotated[
    str, AfterValidator(_shape(ATTACHMENT, "not-an-attachment")), StringConstraints(max_length=100)
]
"""The name of a file in ``content/filer``: a name cannot lead anywhere else."""
mail_address = _shape(ADDRESS, "not-a-mail-address", right.mail)
MailAddress = Annotated[str, AfterValidator(mail_address), StringConstraints(max_length=254)]

Term = Annotated[str, AfterValidator(_one_line), StringConstraints(min_length=1, max_length=100)]
"""A word of a vocabulary, as written: whether it is there, and what was meant, is for a rule to say."""

Theme = Annotated[Term, Word("themes")]
Principle = Annotated[Term, Word("principles")]
Role = Annotated[Term, Word("roles")]
Setting = Annotated[Term, Word("settings")]
Task = Annotated[Term, Word("tasks")]
Value = Annotated[Term, Word("values")]
Organisation = Annotated[Term, Word("organisations")]
Law = Annotated[
    str,
    AfterValidator(_shape(CITED, "unreadable-citation", right.citation)),
    StringConstraints(max_length=100),
    Citation(),
]
Key = Annotated[str, AfterValidator(_shape(KEY, "not-a-reference")), StringConstraints(max_length=120)]
Related = Annotated[Key, Reference()]
Language = Annotated[str, AfterValidator(_shape(language.CODE, "not-a-language"))]
"""A language's code (BCP 47): ``sv``, ``en``, ``nn``, ``se``."""
Uid = Annotated[str, AfterValidator(_shape(UID, "not-a-uid")), StringConstraints(max_length=254)]
Repository = Annotated[str, AfterValidator(_shape(REPOSITORY, "not-a-repository")), StringConstraints(max_length=200)]
"""Where a code host keeps the content: ``myndigheten/kunskapsbank``."""
TimeCode = Annotated[str, AfterValidator(_shape(TIME_CODE, "not-a-time-code", right.time_code))]
Alias = Annotated[
    str, AfterValidator(_one_line), AfterValidator(_addressable), StringConstraints(min_length=1, max_length=100)
]


def _listed(value: object) -> object:
    return value if isinstance(value, list) else [] if value is None else [value]


ONE_OR_SEVERAL = BeforeValidator(_listed)
"""For a list whose only item may be written alone."""


def day_of(moment: date) -> date:
    """The day of a day or of a local time."""
    return moment.date() if isinstance(moment, datetime) else moment


def several(least: int = 0, most: int = 40) -> Any:
    """The bounds of a list: how few and how many it may hold."""
    return Field(min_length=least, max_length=most)


def once(model: Model, what: object, find: Callable[[], Any]) -> Any:
    """What is found of a model, found once: its values do not change, and every rule asks."""
    if what not in model._known:
        model._known[what] = find()
    return model._known[what]


def marked(model: Model, kind: MarkerType) -> Iterator[Marked]:
    """Every text or day in a model whose type carries a marker of the given kind, with its place in the file."""
    return iter(once(model, kind, lambda: tuple(_walked(model, kind, ()))))


def _walked(model: BaseModel, kind: MarkerType, at: Loc) -> Iterator[Marked]:
    for name, written, marker in _marked_fields(type(model), kind):
        yield from _within(getattr(model, name), marker, kind, (*at, written))


def _within(value: object, marker: Marker | None, kind: MarkerType, at: Loc) -> Iterator[Marked]:
    if isinstance(value, str | date):
        if marker is not None:
            yield at, marker, value if isinstance(value, str) else value.isoformat()[:16]
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _within(item, marker, kind, (*at, index))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _within(item, marker, kind, (*at, key))
    elif isinstance(value, BaseModel):
        yield from _walked(value, kind, at)


def marked_raw(model: type[BaseModel], data: object, kind: MarkerType, at: Loc = ()) -> Iterator[Marked]:
    """The same in a document's fields as written, for a document whose faults keep it from becoming a model."""
    if not isinstance(data, Mapping):
        return
    for name, written, marker in _marked_fields(model, kind):
        inner = model_in(model.model_fields[name].annotation)
        for loc, value in _items(data.get(written), (*at, written)):
            if isinstance(value, str) and marker is not None:
                yield loc, marker, value
            elif inner is not None:
                yield from marked_raw(inner, value, kind, loc)


def _items(value: object, at: Loc) -> Iterator[tuple[Loc, object]]:
    """The items of a list with their places, or a single value with its own."""
    if isinstance(value, list):
        yield from (((*at, index), item) for index, item in enumerate(value))
    else:
        yield at, value


def model_in(annotation: object) -> type[BaseModel] | None:
    """The model that a field holds, or a list of, or may hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for each in get_args(annotation) if (found := model_in(each))), None)


@cache
def _marked_fields(model: type[BaseModel], kind: MarkerType) -> tuple[tuple[str, str, Marker | None], ...]:
    """The fields worth visiting, by attribute and as written: with such a marker, or models that have one."""
    found = []
    for name, field in model.model_fields.items():
        marker, holds_models = _inspect((field.annotation, *field.metadata), kind)
        if marker is not None or holds_models:
            found.append((name, field.alias or name, marker))
    return tuple(found)


def _inspect(node: Any, kind: Any) -> tuple[Marker | None, bool]:
    if isinstance(node, kind):
        return node, False
    inside = node if isinstance(node, tuple) else (*getattr(node, "__args__", ()), *getattr(node, "__metadata__", ()))
    seen = [_inspect(each, kind) for each in inside]
    marker = next((found for found, _ in seen if found is not None), None)
    is_worth = isinstance(node, type) and issubclass(node, BaseModel) and _marked_fields(node, kind) != ()
    return marker, is_worth or any(deep for _, deep in seen)
