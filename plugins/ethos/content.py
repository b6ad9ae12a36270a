"""From a folder to a catalogue: every source is read once, and every fault on the way is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import TypeAdapter
from slugify import slugify

from ethos import bases, defaults, filmed, form, unread
from ethos.catalogue import Catalogue, beside
from ethos.kinds import KINDS, Entry
from ethos.kinds import fields as f
from ethos.kinds import settings as s
from ethos.kinds.act import Act
from ethos.kinds.allvar import ForReal
from ethos.kinds.base import Faulty
from ethos.kinds.event import Gathering
from ethos.kinds.guess import misplaced
from ethos.kinds.organisation import Organisation
from ethos.kinds.parse import nearest, parse, parse_value
from ethos.kinds.retired import renewed
from ethos.kinds.statement import Statement
from ethos.kinds.vocabulary import Term, Vocabulary
from ethos.memory import Memory, Source
from ethos.problem import EthosError, Problem, problem
from ethos.recalled import key_of
from ethos.source import Document, Loc, attachments, discover, files, read_yaml
from ethos.source.attachments import FOLDER as ATTACHMENTS
from ethos.source.discover import everything
from ethos.source.document import parse as as_document
from ethos.source.dress import FOLDER
from ethos.source.layers import Layers, Root, is_there
from ethos.source.pictures import FOLDER as ASSETS
from ethos.source.pictures import pictures

FOLDERS = tuple(sorted({"content", "site_config", *(model.folder.split("/")[0] for model in KINDS.values())}))
"""The source folders: what an editor or an agency changes."""

SHAPES: dict[str, TypeAdapter[Any]] = {
    "site": TypeAdapter(s.Site),
    "vocabulary": TypeAdapter(Vocabulary),
    "laws": TypeAdapter(dict[str, Act]),
    "organisations": TypeAdapter(dict[f.Slug, Organisation]),
    "synonyms": TypeAdapter(s.Synonyms),
    "calendars": TypeAdapter(s.Calendars),
    "tillganglighet": TypeAdapter(Statement),
    "klarsprak": TypeAdapter(s.PlainLanguage),
    "spanningar": TypeAdapter(s.Tensions),
    "ordlista": TypeAdapter(dict[f.Slug, Term]),
    "allvar": TypeAdapter(ForReal),
}
"""The files of ``site_config/`` and what they hold."""

OPTIONAL = {"klarsprak", "spanningar", "ordlista", "allvar"}
"""Those that an agency may do without."""

Progress = Callable[[str, int, int], None]
"""Told what is going on, how much is done, and how much there is."""


Show = Callable[[Loc], str]
Refused = tuple[list[Problem], Faulty]


def silent(_what: str, _done: int, _total: int) -> None:
    """No progress is shown."""


@dataclass(frozen=True)
class Content:
    """What was found: no catalogue when the settings cannot be read."""

    catalogue: Catalogue | None
    problems: list[Problem]
    layers: Layers
    """Where the files were read from."""
    used: frozenset[str] = frozenset()
    """What was read or told of, by path; a folder that has its own reader with a closing slash."""


def load(
    root: Path,
    progress: Progress = silent,
    kinds: Iterable[type[Entry]] = tuple(KINDS.values()),
    *,
    memory: Memory | None = None,
) -> Content:
    """Read every source under a root, or those of some kinds.

    What ``memory`` has of an earlier time, and has not changed since, is the same objects again.

    Raises:
        EthosError: the root is not a folder.
    """
    if not root.is_dir():
        raise EthosError(f"Mappen {root} finns inte.")
    layers = bases.layers(root, FOLDERS)
    if isinstance(layers, Problem):
        return Content(None, [layers], Layers(root), frozenset(f"{each}/" for each in FOLDERS))
    problems: list[Problem] = []
    memory = Memory() if memory is None else memory
    known = memory.settings(data := _settings_data(layers), partial(_settings, layers, key_of(repr(data))), problems)
    faulty: list[Faulty] = []
    sources = list(_sources(layers, kinds, problems))
    memory.begin(known, sources)
    opened = partial(_opened, layers, _examples(known, sources), memory)
    entries, lost = bases.joined(list(_entries(_counted(sources, progress), opened, problems, faulty)), layers)
    problems += bases.editions(entries, layers)
    shown, told = pictures(layers, ASSETS)
    problems += told
    transcripts = dict(filmed.transcripts(layers, entries, problems))
    sizes, faults = _attachments(layers, entries)
    problems += faults
    said = (name for each in faulty for name in _said_to_be_attached(each))
    refused = (*(each.path for each in (*told, *faults)), *said)
    seen = (tuple(shown), faulty, transcripts, refused, sizes)
    catalogue = Catalogue(entries, known, *seen, lost=lost) if known else None
    return Content(catalogue, problems, layers, frozenset((*_used(entries, faulty, problems), *shown)))


def _used(entries: Iterable[Entry], faulty: Iterable[Faulty], problems: Sequence[Problem]) -> Iterator[str]:
    """What has been read or told of. While a gathering has faults nobody knows which films are its own."""
    yield from (f"{FOLDER}/", *(f"site_config/{name}.yml" for name in SHAPES))
    yield from (each.path for each in problems)
    yield from (each.path for each in faulty)
    for entry in entries:
        film = entry.film if isinstance(entry, Gathering) else None
        yield from (entry.source.path, *(each.path for each in entry.attachments))
        yield from (beside(entry, name) for name in (film.video_file, film.text_file) if name) if film else ()
    yield from (name for each in faulty for name in _said_to_be_attached(each))
    unsure = {each.model.folder for each in faulty if issubclass(each.model, Gathering)}
    unsure |= {each.path.rpartition("/")[0] for each in problems if each.code == "film-file-missing"}
    yield from (f"{folder}/*{ending}" for folder in unsure for ending in filmed.ENDINGS)


def _said_to_be_attached(file: Faulty) -> Iterator[str]:
    """What a file with faults attaches, as far as one can tell; all, where not even its fields can be read."""
    if file.document is None:
        yield f"{ATTACHMENTS}/"
        return
    said = file.document.fields.get("attachments")
    names = (each.get("file") for each in said if isinstance(each, dict)) if isinstance(said, list) else ()
    yield from (f"{ATTACHMENTS}/{name}" for name in names if isinstance(name, str))


def _attachments(root: Root, entries: Iterable[Entry]) -> tuple[dict[str, int], list[Problem]]:
    """The sizes in bytes of the files that entries offer, by source path, and what is wrong with others."""
    sizes: dict[str, int] = {}
    problems: list[Problem] = []
    for entry in entries:
        for at, each in enumerate(entry.attachments):
            if not is_there(root, each.path):
                problems.append(_not_there(root, entry, ("attachments", at, "file"), each.file))
            elif each.path not in sizes:
                found = attachments.look(root, each.path)
                if isinstance(found, Problem):
                    problems.append(found)
                else:
                    sizes[each.path] = found
    return sizes, problems


def _not_there(root: Root, entry: Entry, loc: Loc, name: str) -> Problem:
    found, _ = everything(root, ATTACHMENTS, recursive=False)
    there = [path.rpartition("/")[2] for path in found]
    return entry.problem("attachment-missing", loc, written=name, folder=ATTACHMENTS, nearest=nearest(name, there))


def settings(root: Path) -> s.Settings:
    """The settings alone, for who makes something new.

    Raises:
        EthosError: they cannot be read.
    """
    layers = bases.layers(root, FOLDERS)
    if isinstance(layers, Problem):
        raise EthosError(layers.message)
    if found := _settings(layers, "", []):
        return found
    raise EthosError("Inställningarna i site_config/ går inte att läsa. Kör ethos check.")


def slugs(root: Path) -> dict[str, list[str]]:
    """The names of every kind's files: what something new may refer to."""
    layers = bases.layers(root, FOLDERS)
    over = root if isinstance(layers, Problem) else layers
    return {kind: [PurePosixPath(path).stem for path in discover(over, each.folder)[0]] for kind, each in KINDS.items()}


def _settings(layers: Layers, digest: str, problems: list[Problem]) -> s.Settings | None:
    sources: dict[str, Document] = {}
    lent = bases.lent(layers, SHAPES, problems)
    found: dict[str, Any] = {"base": parse_value(SHAPES["site"], lent["site"])} if "site" in lent else {}
    for name, document in _settled(layers.own, lent).items():
        value = document if isinstance(document, list) else parse_value(SHAPES[name], document)
        if isinstance(value, list):
            problems += value
        elif isinstance(document, Document):
            found[name], sources[name] = value, document
    if "site" in sources:
        problems += bases.astray(sources["site"], layers)
    return s.Settings(**found).read_from(sources, digest) if found.keys() >= SHAPES.keys() - OPTIONAL else None


def _settings_data(layers: Layers) -> list[bytes | Problem]:
    folders = [layers.own, *([layers.base.folder] if layers.base else [])]
    return [files.contents(folder, f"site_config/{name}.yml") for folder in folders for name in SHAPES]


def _settled(root: Path, lent: Mapping[str, Document]) -> dict[str, Document | list[Problem]]:
    """The files of ``site_config/`` by name, each showing its fields with the keys and laws that stand in them."""
    paths = {name: f"site_config/{name}.yml" for name in SHAPES}
    there = {name: path for name, path in paths.items() if is_there(root, path)}
    laid = defaults.laid({name: _renewed(read_yaml(root, path), name) for name, path in there.items()}, lent)
    missing = {name: path for name, path in paths.items() if name not in laid and name not in OPTIONAL}
    found = laid | {name: read_yaml(root, path) for name, path in missing.items()}
    laws = list(found["laws"].fields) if isinstance(found["laws"], Document) else []
    return {name: each if isinstance(each, list) else _showing(name, each, laws) for name, each in found.items()}


def _renewed(found: Document | list[Problem], name: str) -> Document | list[Problem]:
    return renewed(found, name) if isinstance(found, Document) else found


def _showing(name: str, document: Document, laws: Sequence[str]) -> Document:
    return replace(document, show=partial(form.settled, name, SHAPES[name]._type, document.fields, laws))


def _entries(
    sources: Iterable[Source],
    opened: Callable[[Source], Entry | Refused],
    problems: list[Problem],
    faulty: list[Faulty],
) -> Iterator[Entry]:
    for source in sources:
        found = opened(source)
        if isinstance(found, Entry):
            yield found
        else:
            problems += found[0]
            faulty.append(found[1])


def _opened(
    layers: Layers, examples: Callable[[type[Entry]], Show | None], memory: Memory, source: Source
) -> Entry | Refused:
    """A file as an entry, or what is wrong with it."""
    model, path, is_base = source
    data = files.contents(layers, path)
    if isinstance(data, Problem):
        return [data], Faulty(model, path, None)
    if before := memory.entry(source, data):
        return before
    document = as_document(path, data)
    if isinstance(document, list):
        return document, Faulty(model, path, None)
    digest = key_of(path, str(is_base), data)
    document = replace(document, show=examples(model), is_base=is_base, digest=digest)
    entry = parse(model, document)
    if isinstance(entry, list):
        other = misplaced(model, document.fields)
        return [unread.misplaced(path, other, model)] if other else entry, Faulty(other or model, path, document)
    return memory.remember(source, data, entry)


def _counted(sources: Sequence[Source], progress: Progress) -> Iterator[Source]:
    for done, each in enumerate(sources):
        progress("Läser", done, len(sources))
        yield each


def _examples(known: s.Settings | None, sources: Iterable[Source]) -> Callable[[type[Entry]], Show | None]:
    """What shows the fields of a kind in this site's own words, with the names of its own files."""
    names: dict[str, list[str]] = {}
    for model, path, _ in sources:
        names.setdefault(model.kind, []).append(PurePosixPath(path).stem)
    return lambda model: partial(form.shown, model, known, names) if known else None


def _sources(layers: Layers, kinds: Iterable[type[Entry]], problems: list[Problem]) -> Iterator[Source]:
    for model in kinds:
        paths, faults = discover(layers, model.folder)
        problems += [*faults, *_same_address(model, paths, faults)]
        yield from (Source(model, path, layers.is_base(path)) for path in paths)


def _same_address(model: type[Entry], paths: list[str], faults: list[Problem]) -> Iterator[Problem]:
    """Misnamed files whose right name is taken: ``Gåva.md`` beside ``gava.md``, or beside the same name in NFD."""
    taken = {PurePosixPath(path).stem: path for path in paths}
    for path in sorted({each.path for each in faults if each.code == "file-name"}):
        slug = slugify(PurePosixPath(path).stem)
        other = taken.setdefault(slug, path)
        if other != path:
            address = f"/{model.public}{slug}/"
            yield problem("slug-collision", path, address=address, other=other, example=f"{slug}-2.md")
