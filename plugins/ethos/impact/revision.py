"""What a revision published: its catalogue of seminars and courses, read from git alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from ethos import bases, defaults, texts
from ethos.catalogue import Catalogue
from ethos.content import SHAPES
from ethos.happening import DEADLINE, Event, events_of
from ethos.impact.report import UNREADABLE
from ethos.impact.repository import Repository, Versions
from ethos.kinds import KINDS, Entry
from ethos.kinds import settings as s
from ethos.kinds.event import Gathering
from ethos.kinds.parse import parse, parse_value
from ethos.kinds.retired import renewed
from ethos.problem import Problem, problem
from ethos.source import SLUG, Document, discover, files, parse_yaml
from ethos.source import parse as parse_document
from ethos.source import read as read_document
from ethos.source.layers import Layers

GATHERINGS = tuple(model for model in KINDS.values() if issubclass(model, Gathering))
"""The kinds whose entries are in calendars."""

FOLDERS = tuple(sorted({model.folder.split("/")[0] for model in GATHERINGS}))
EVERY_FOLDER = tuple(sorted({model.folder.split("/")[0] for model in KINDS.values()}))
SETTINGS = "site_config"
SETTINGS_FILES = tuple(f"{SETTINGS}/{name}.yml" for name in SHAPES)

READ_BACK = 2000
"""How many old versions of files are read, newest first, when a name may have been used before."""


@dataclass
class Revision:
    """A commit, and the working tree's catalogue: entries whose files are the same are taken from it.

    The base that the site is laid over is taken as it is now: it changes elsewhere (``ethos upgrade``).
    """

    repository: Repository
    commit: str
    work: Catalogue
    layers: Layers
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def catalogue(self) -> Catalogue:
        """The seminars and courses of the commit, under its settings.

        A file with faults hides what subscribers have: no site is built from it. They have what its last version
        without faults said, so that is looked for; when there is none, that is a problem. Settings that cannot be read
        are taken from the working tree.
        """
        found = self.repository.files(self.commit, (*FOLDERS, SETTINGS))
        names = {path: name for path, name in found.items() if path in SETTINGS_FILES or model_of(path)}
        contents = self.repository.contents(names.values())
        held = {path: contents.get(name, b"") for path, name in names.items()}
        if not held:
            self.notes.append(texts.label("impact.note.nothing"))
        return Catalogue([*self._entries(held), *self._lent(held)], self._settings(held))

    @cached_property
    def paths(self) -> dict[str, str]:
        """The files of every kind in the commit: path → the name of its contents."""
        return self.repository.files(self.commit, EVERY_FOLDER)

    def reset(self) -> list[str]:
        """The files of settings that are not the same now."""
        found = self.repository.files(self.commit, (SETTINGS,))
        contents = self.repository.contents(found[path] for path in SETTINGS_FILES if path in found)
        now = {path: files.contents(self.repository.root, path) for path in SETTINGS_FILES}
        read = {path: data if isinstance(data, bytes) else b"" for path, data in now.items()}
        return [path for path in SETTINGS_FILES if read[path] != contents.get(found.get(path, ""), b"")]

    def altered(self) -> Iterator[Entry]:
        """The entries of every kind in the commit whose files are not the same now, as far as they can be read."""
        found = self.paths
        models = {path: model for path in found if (model := model_of(path, tuple(KINDS.values())))}
        contents = self.repository.contents(found[path] for path in models)
        for path, model in models.items():
            data = contents.get(found[path], b"")
            entry = None if files.contents(self.repository.root, path) == data else read(model, path, data)
            if isinstance(entry, Entry):
                yield entry

    def _settings(self, held: Mapping[str, bytes]) -> s.Settings:
        found: dict[str, Any] = {}
        paths, lent = dict(zip(SHAPES, SETTINGS_FILES, strict=True)), bases.lent(self.layers, SHAPES, [])
        laid = defaults.laid(
            {name: _renewed(path, name, held[path]) for name, path in paths.items() if path in held}, lent
        )
        for name, path in paths.items():
            document = laid.get(name)
            value = parse_value(SHAPES[name], document) if isinstance(document, Document) else None
            if value is None or isinstance(value, list):
                value = getattr(self.work.settings, name)
                if path in held:
                    self.notes.append(texts.label("impact.note.settings").format(path=path))
            found[name] = value
        return s.Settings(**found, base=self.work.settings.base)

    def _entries(self, held: Mapping[str, bytes]) -> Iterator[Entry]:
        for path, data in sorted(held.items()):
            model = model_of(path)
            if model is None:
                continue
            found = self._same(path, data) or read(model, path, data)
            entry = self._last_readable(model, path, found) if isinstance(found, list) else found
            if entry is not None:
                yield entry

    def _lent(self, held: Mapping[str, bytes]) -> Iterator[Entry]:
        """What comes from the base, where the commit was laid over it, and neither wrote over nor hid it."""
        base, site = self.layers.base, parse_yaml(bases.SITE, held.get(bases.SITE, b""))
        if base is None or isinstance(site, list) or site.fields.get("base") != base.name:
            return
        unseen = {*held, *map(bases.source_of, bases.hidden(site))}
        for model in GATHERINGS:
            for path in discover(base.folder, model.folder)[0]:
                document = read_document(base.folder, path)
                if path not in unseen and isinstance(document, Document):
                    made = parse(model, replace(document, is_base=True))
                    yield from [] if isinstance(made, list) or made.is_draft else [made]

    def _same(self, path: str, data: bytes) -> Entry | None:
        """The working tree's entry, when its file is the same."""
        entry = self.work.by_source.get(path)
        return entry if entry is not None and files.contents(self.repository.root, path) == data else None

    def _last_readable(self, model: type[Entry], path: str, faults: Sequence[Problem]) -> Entry | None:
        entry = next(self._versions_of({path: model}), None)
        if entry is None:
            said = f"{faults[0].line}:{faults[0].column}: {faults[0].message}"
            self.problems.append(problem(UNREADABLE, path, commit=self.commit[:10], said=said))
            self._say_if_cut()
        else:
            self.notes.append(texts.label("impact.note.older").format(path=path))
        return entry

    @cached_property
    def _history(self) -> Versions:
        return self.repository.versions(self.commit, FOLDERS)

    def _versions_of(self, models: Mapping[str, type[Entry]]) -> Iterator[Entry]:
        """Every readable version of some files: first the newest of each, then the second newest."""
        aged = ((age, path, name) for path in models for age, name in enumerate(self._history.by_path.get(path, ())))
        known = [(path, name) for _, path, name in sorted(aged)]
        if len(known) > READ_BACK:
            self.notes.append(texts.label("impact.note.many").format(limit=READ_BACK))
        contents = self.repository.contents(name for _, name in known[:READ_BACK])
        for path, name in known[:READ_BACK]:
            entry = read(models[path], path, contents.get(name, b""))
            if not isinstance(entry, list):
                yield entry

    def _say_if_cut(self) -> None:
        if self._history.cut:
            self.notes.append(texts.label("impact.note.cut"))

    def former(self, identities: Collection[str]) -> dict[str, Event]:
        """The events that once had some identities, or whose deadlines had, as they were last published.

        Only files that can have held one are read: a course's slug is the beginning of its occasions' identities.
        """
        wanted = {uid: identity for identity in identities for uid in (identity + DEADLINE, identity)}
        if not wanted:
            return {}
        starts = {start for uid in wanted for start in beginnings(uid)}
        models = {path: model for path in self._history.by_path if (model := model_of(path))}
        held = {path: model for path, model in models.items() if f"{model.kind}-{PurePosixPath(path).stem}" in starts}
        self._say_if_cut()
        found: dict[str, Event] = {}
        for event in (
            event
            for entry in self._versions_of(held)
            if entry.was_published and not entry.example
            for event in events_of(entry)
        ):
            for uid in wanted.keys() & {event.identity, event.identity + DEADLINE}:
                found.setdefault(wanted[uid], event)
        return found


def beginnings(uid: str) -> Iterator[str]:
    """``a``, ``a-b`` and ``a-b-c`` of ``a-b-c``."""
    parts = uid.split("-")
    return ("-".join(parts[:count]) for count in range(1, len(parts) + 1))


def model_of(path: str, models: Sequence[type[Entry]] = GATHERINGS) -> type[Entry] | None:
    """The kind that a file at a path is, of those that are asked for, or None: other names cannot be published."""
    pure = PurePosixPath(path)
    if pure.suffix != ".md" or not SLUG.fullmatch(pure.stem):
        return None
    return next((model for model in models if model.folder == str(pure.parent)), None)


def _renewed(path: str, name: str, data: bytes) -> Document | list[Problem]:
    """A version of a file of settings, with its fields as they are called now."""
    found = parse_yaml(path, data)
    return renewed(found, name) if isinstance(found, Document) else found


def read(model: type[Entry], path: str, data: bytes) -> Entry | list[Problem]:
    """A version of a file as an entry, or what is wrong with it."""
    document = parse_document(path, data)
    return document if isinstance(document, list) else parse(model, document)
