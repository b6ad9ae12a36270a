"""Ethos as an MkDocs plugin: the core's outputs become MkDocs' files, inside the theme's frame.

The only module that knows MkDocs. It imports ``mkdocs.*`` alone, so that ProperDocs, which answers to that name
too, runs it unchanged.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel

from ethos import output, site
from ethos.content import FOLDERS
from ethos.day import build_day
from ethos.problem import EthosError, Problem, as_text, faults
from ethos.publish import finish
from ethos.views.frame import Frame

log = logging.getLogger("mkdocs.plugins.ethos")


class EthosConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options in mkdocs.yml."""

    today = config_options.Optional(config_options.Type(str))
    """The day to build for, as YYYY-MM-DD; otherwise that of SOURCE_DATE_EPOCH, otherwise the day it is."""


class Finished(File):
    """A page as the core has drawn it, frame and all: MkDocs has nothing to read, to convert or to put around it.

    It is drawn when it is written: five thousand pages need not be held in memory.
    """

    draw: Callable[[], str]

    @property  # type: ignore[misc] # nobody changes what is finished
    def content_bytes(self) -> bytes:
        return self.draw().encode()

    @property  # type: ignore[misc] # likewise
    def content_string(self) -> str:
        return self.draw()

    def copy_file(self, dirty: bool = False) -> None:
        """Write the page where it is published."""
        target = Path(self.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(self.content_bytes)


class EthosPlugin(BasePlugin[EthosConfig]):  # type: ignore[no-untyped-call]
    """Checks the content before MkDocs touches the site, then hands MkDocs every output."""

    prepared: site.Edition | None = None
    """What to publish, when the caller has made it already; otherwise it is made when a build begins."""

    def __init__(self) -> None:
        self._serving = False
        self._edition: site.Edition | None = None
        self._faults: Sequence[Problem] = ()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Every page is ours to make, 404 and the site map too."""
        config.theme.static_templates = set()
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Stop before MkDocs empties the site folder when the content may not be published."""
        self._edition = self.prepared or self._make(config)
        self.prepared = None
        if self._edition and not self._serving:
            self._edition.search.begin()

    def _make(self, config: MkDocsConfig) -> site.Edition | None:
        today = build_day(self.config.today)
        inspection = site.inspect(root_of(config), today)
        if not inspection.stops(strict=config.strict):
            for each in faults(inspection.problems):
                log.warning("%s:%s: %s", each.path, each.line, each.message)
            made = _rendered(inspection, today, preview=self._serving)
        else:
            made = inspection.problems
        if isinstance(made, site.Edition):
            return made
        if not self._serving:
            raise PluginError("\n" + as_text(made))
        self._faults = made
        return None

    def on_files(self, _files: Files, *, config: MkDocsConfig) -> Files:
        """Replace what MkDocs found by our outputs."""
        if self._edition:
            outputs, frame = self._edition.outputs, self._edition.frame
        else:
            outputs, frame = site.faulty(root_of(config), self._faults)
        framed = replace(frame, edit_url=partial(edit_url, config))
        return Files([_file(each, framed, config) for each in outputs])

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Index the site for search; complete what will be published with its compressed files and its manifest."""
        if self._edition:
            self._edition.search.into(Path(config.site_dir))
            if not self._serving:
                finish(Path(config.site_dir))
        self._edition = None

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Rebuild on a change in any source folder."""
        for folder in FOLDERS:
            if (root_of(config) / folder).is_dir():
                server.watch(str(root_of(config) / folder))
        return server


def _rendered(inspection: site.Inspection, today: date, *, preview: bool) -> site.Edition | list[Problem]:
    try:
        return site.render(inspection, today, preview=preview)
    except EthosError as error:
        raise PluginError(str(error)) from error


def root_of(config: MkDocsConfig) -> Path:
    """The folder that mkdocs.yml lies in: where the source folders are."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def _file(made: output.Output, frame: Frame, config: MkDocsConfig) -> File:
    if isinstance(made, output.File):
        return File.generated(config, made.path, content=made.content, inclusion=InclusionLevel.NOT_IN_NAV)
    if isinstance(made, output.Copy):
        source = str(made.source)
        return File.generated(config, made.path, abs_src_path=source, inclusion=InclusionLevel.NOT_IN_NAV)
    page = Finished.generated(config, made.file, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    assert isinstance(page, Finished)  # noqa: S101 — a class method makes its own class
    page.draw = partial(frame.html, made)
    return page


def edit_url(config: MkDocsConfig, source: str) -> str | None:
    """Where an editor changes a source file, as ``edit_uri`` and ``repo_url`` of mkdocs.yml have it."""
    if config.edit_uri_template:
        told = {"path": source, "path_noext": source.rpartition(".")[0]}
        written = config_options.EditURITemplate.Formatter().format(config.edit_uri_template, **told)
        return urljoin(f"{config.repo_url.rstrip('/')}/" if config.repo_url else "", written)
    if not config.edit_uri:
        return None
    return urljoin(f"{config.repo_url.rstrip('/')}/" if config.repo_url else "", f"{config.edit_uri}{source}")


def build(root: Path, site_dir: Path, edition: site.Edition, *, strict: bool) -> None:
    """Build what has been made into a folder, with the MkDocs of this environment.

    Raises:
        EthosError: mkdocs.yml cannot be used, or the build fails.
    """
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(site_dir), strict=strict)
        plugin = config.plugins.get("ethos")
        if not isinstance(plugin, EthosPlugin):
            raise EthosError("mkdocs.yml saknar insticksmodulen ”ethos” under plugins.")
        plugin.prepared = edition
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(config)
    except (MkDocsException, Abort) as error:
        raise EthosError(str(error)) from error


def serve(root: Path, port: int) -> None:
    """Serve a live preview on 127.0.0.1 until interrupted.

    Raises:
        EthosError: mkdocs.yml cannot be used, or the port is taken.
    """
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    try:
        mkdocs_serve.serve(str(root / "mkdocs.yml"), dev_addr=f"127.0.0.1:{port}")
    except (MkDocsException, Abort, OSError) as error:
        raise EthosError(str(error)) from error
