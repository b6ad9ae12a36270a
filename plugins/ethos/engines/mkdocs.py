"""Ethos as an MkDocs plugin: the core's outputs become MkDocs' files, inside the theme's frame.

The only module that knows MkDocs. It imports ``mkdocs.*`` alone, so that ProperDocs, which answers to that name
too, runs it unchanged.

MkDocs never sees the source folders. It would walk them by rules of its own, following every link for ever and into
folders of any depth, and publish what it finds. So it is given an empty folder for the documents, and no folder of the
agency's for the theme: what is published has been read by our reader, and is handed to MkDocs finished.
"""

from __future__ import annotations

import io
import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urljoin

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import config_options
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from watchdog.observers.polling import PollingObserverVFS

from ethos import bases, engine, machine, site
from ethos.compress import Packing
from ethos.content import FOLDERS
from ethos.day import build_day
from ethos.engine import FILE, OURS, TAGS
from ethos.engines.preview import Preview
from ethos.memory import Memory
from ethos.problem import EthosError, Problem, as_text, faults, has_errors, problem
from ethos.publish import finish
from ethos.readings import Readings
from ethos.refusal import said
from ethos.source import Document, files, parse_yaml
from ethos.source.discover import DEEPEST
from ethos.tree import NOTHING, Published, Tree
from ethos.views.frame import PATTERN

log = logging.getLogger("mkdocs.plugins.ethos")

SHORTEST, LONGEST = 0.1, 0.5
"""Seconds between two looks at the sources."""


class EthosConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options in mkdocs.yml."""

    today = config_options.Optional(config_options.Type(str))
    """The day to build for, as YYYY-MM-DD; otherwise that of SOURCE_DATE_EPOCH, otherwise the day it is."""


class EthosPlugin(BasePlugin[EthosConfig]):  # type: ignore[no-untyped-call]
    """Checks the content before MkDocs touches the site, then hands MkDocs every output."""

    prepared: site.Edition | None = None
    """What to publish, when the caller has made it already; otherwise it is made when a build begins."""
    published: Published = NOTHING
    """What to take what is the same from."""

    def __init__(self) -> None:
        self._serving = False
        self._edition: site.Edition | None = None
        self._live: site.Live | None = None
        """What a preview shows."""
        self._nothing: TemporaryDirectory[str] | None = None
        """An empty folder, for MkDocs to walk in the place of ours."""
        self._preview = Preview()
        self._readings: Readings | None = None
        self._memory = Memory()
        """What a preview has read, to be read again only when it has changed."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Every page is ours to make, 404 and the site map too, and every file ours to read."""
        self._nothing = self._nothing or TemporaryDirectory(prefix="ethos-nothing-")
        config.docs_dir = self._nothing.name
        config.theme.static_templates = set()
        config.theme.dirs = []
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Stop before MkDocs empties the site folder when the content may not be published."""
        self._preview.clear()
        try:
            if self._serving:
                self._live = self._shown(config)
            else:
                self._edition = self.prepared or self._made(config)
                self._edition.search.begin()
        except EthosError as error:
            raise PluginError(str(error)) from error
        self.prepared = None

    def _made(self, config: MkDocsConfig) -> site.Edition:
        root, today = root_of(config), build_day(self.config.today)
        inspection = site.inspect(root, today)
        found: site.Edition | Sequence[Problem] = inspection.problems
        if not inspection.stops(strict=config.strict):
            _warn(inspection)
            found = site.render(inspection, today, store=machine.store(inspection.root), whole=True)
        if isinstance(found, site.Edition):
            return found
        raise PluginError("\n" + as_text(found))

    def _shown(self, config: MkDocsConfig) -> site.Live:
        today = build_day(self.config.today)
        inspection = self._read(root_of(config), today)
        if inspection.stops(strict=config.strict):
            return site.faulty(inspection)
        _warn(inspection)
        return site.live(inspection, today, faults(inspection.problems), store=machine.store(inspection.root))

    def _read(self, root: Path, today: date) -> site.Inspection:
        """What a preview reads: what is new since the last time, the first time since the last preview."""
        self._readings = self._readings or Readings(machine.store(root))
        inspection = site.inspect(root, today, memory=self._memory)
        if inspection.catalogue:
            self._readings.keep()
        return inspection

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Nothing is left for MkDocs to do, whatever it has found in its themes."""
        return Files([])

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Lay the outputs, and the search index; complete what will be published: compressed files, the manifest.

        A preview lays them as they are asked for.
        """
        tree, edit = Tree(Path(config.site_dir), self.published), partial(edit_url, config, root_of(config))
        if edition := self._edition:
            around, pack = replace(edition.frame, edit_url=edit), Packing(tree)
            site.lay(edition.outputs, around, tree, edition.drawn, pack.lay)
            edition.search.into(tree)
            finish(tree)
        elif live := self._live:
            self._preview.show(live.outputs, replace(live.frame, edit_url=edit), tree, live.search)
        self._edition = self._live = None

    def on_shutdown(self) -> None:
        if self._nothing:
            self._nothing.cleanup()
        if self._readings:
            self._readings.close()
        self._nothing = self._readings = None

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Rebuild on a change in any source folder, and in mkdocs.yml; let what is missing reload as others do."""
        shown = server.error_handler

        def healing(code: int) -> bytes | None:
            self._preview.lay_missing()
            content = shown(code)
            if not content:
                return None
            healed: bytes = server._inject_js_into_html(content, server._visible_epoch)  # type: ignore[no-untyped-call]
            return healed

        server.error_handler = healing
        behind = self._preview.behind(server._serve_request, server.mount_path)
        server._serve_request = behind  # type: ignore[method-assign, assignment]
        settings = str(config.config_file_path)
        for path in (config.docs_dir, settings):
            server.unwatch(path)
        places = bases.roots(root_of(config), FOLDERS)
        look = partial(_listed, places)
        server.observer = PollingObserverVFS(os.lstat, look, polling_interval=pace(self._memory))  # type: ignore[assignment]
        for place in places:
            for folder in FOLDERS:
                if (place / folder).is_dir():
                    server.watch(str(place / folder))
        server.watch(settings)
        return server


def _warn(inspection: site.Inspection) -> None:
    for each in faults(inspection.problems):
        log.warning("%s:%s: %s", each.path, each.line, each.message)


def pace(memory: Memory) -> float:
    """Seconds from one look at the sources to the next: a look takes some 10 µs a file, and a twentieth of the time."""
    return min(LONGEST, max(SHORTEST, len(memory) / 5000))


def _listed(places: Sequence[Path], folder: str | None) -> Iterator[os.DirEntry[str]]:
    """What is in a folder that is watched, but for what lies deeper than sources are read: who watches it recurses."""
    at = Path(folder or places[0])
    above = next((each for each in reversed(places) if at.is_relative_to(each)), places[0])
    return os.scandir(folder) if len(at.relative_to(above).parts) <= DEEPEST + 1 else iter(())


def root_of(config: MkDocsConfig) -> Path:
    """The folder that mkdocs.yml lies in: where the source folders are."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def edit_url(config: MkDocsConfig, root: Path, source: str) -> str | None:
    """Where an editor changes a source file, as ``edit_uri`` and ``repo_url`` of mkdocs.yml have it.

    Nowhere, when the file is not the site's own: it came with the program. ``PATTERN`` stands for every file.
    """
    if source != PATTERN and not (root / source).is_file():
        return None
    if config.edit_uri_template:
        told = {"path": source, "path_noext": source.rpartition(".")[0]}
        written = config_options.EditURITemplate.Formatter().format(config.edit_uri_template, **told)
        return urljoin(f"{config.repo_url.rstrip('/')}/" if config.repo_url else "", written)
    if not config.edit_uri:
        return None
    return urljoin(f"{config.repo_url.rstrip('/')}/" if config.repo_url else "", f"{config.edit_uri}{source}")


def build(root: Path, site_dir: Path, edition: site.Edition, *, strict: bool, published: Published = NOTHING) -> None:
    """Build what has been made into a folder, with the MkDocs of this environment.

    What is ``published`` with the same bytes is taken from there.

    Raises:
        EthosError: mkdocs.yml cannot be used, or the build fails.
    """
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    with TemporaryDirectory(prefix="ethos-nothing-") as nothing:
        try:
            config = configured(root, nothing, site_dir=str(site_dir), strict=strict)
            plugin = config.plugins[OURS]
            assert isinstance(plugin, EthosPlugin)  # noqa: S101 — nothing else has our name
            plugin.prepared, plugin.published = edition, published
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build.build(config)
            config.plugins.on_shutdown()
        except (MkDocsException, Abort) as error:
            raise EthosError(str(error)) from error


def configured(root: Path, nothing: str, **options: object) -> MkDocsConfig:
    """MkDocs' settings as mkdocs.yml has them, but for its folders: an empty one stands for them all.

    Raises:
        EthosError: MkDocs will not have them.
        MkDocsException: something else is wrong with them.
    """
    data = files.contents(root, FILE)
    if isinstance(data, Problem):
        raise EthosError(as_text([data]))
    config = MkDocsConfig(config_file_path=str(root / FILE))
    try:
        config.load_file(io.BytesIO(data))
    except (ValidationError, ConfigurationError) as error:
        raise EthosError(as_text([refused(data, "config_file_path", str(error))])) from error
    if isinstance(theme := config["theme"], dict) and "custom_dir" in theme:
        theme["custom_dir"] = nothing
    config.load_dict({"docs_dir": nothing, **options})
    errors, warnings = config.validate()
    for name, warning in warnings:
        log.warning("%s: %s: %s", FILE, name, said(warning))
    if errors:
        raise EthosError(as_text([refused(data, name, str(error)) for name, error in errors]))
    return config


def refused(data: bytes, name: str, message: str) -> Problem:
    """The problem of an option that MkDocs will not have, where it stands in mkdocs.yml."""
    document = parse_yaml(FILE, data, TAGS)
    line, column = document.position((name,)) if isinstance(document, Document) else (1, 1)
    return problem("mkdocs-refused", FILE, line, column, field=name, said=said(message))


def serve(root: Path, port: int) -> None:
    """Serve a live preview on 127.0.0.1 until interrupted.

    Raises:
        EthosError: mkdocs.yml cannot be used, or the port is taken.
    """
    if has_errors(told := list(engine.faults(root))):
        raise EthosError(as_text(told))
    with TemporaryDirectory(prefix="ethos-nothing-") as nothing:
        configured(root, nothing)  # what MkDocs itself would refuse in English
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        mkdocs_serve.serve(str(root / "mkdocs.yml"), dev_addr=f"127.0.0.1:{port}")
    except (MkDocsException, Abort, OSError) as error:
        raise EthosError(str(error)) from error
