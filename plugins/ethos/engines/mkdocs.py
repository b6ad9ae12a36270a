"""Ethos as an MkDocs plugin: the core's outputs become MkDocs' files, inside the theme's frame.

The only module that knows MkDocs. It imports ``mkdocs.*`` alone, so that ProperDocs, which answers to that name
too, runs it unchanged.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from ethos import assets, machine, output, site
from ethos.content import FOLDERS
from ethos.day import build_day
from ethos.problem import EthosError, as_text, faults
from ethos.publish import finish
from ethos.views import linked_data, preview

log = logging.getLogger("mkdocs.plugins.ethos")


class EthosConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options in mkdocs.yml."""

    today = config_options.Optional(config_options.Type(str))
    """The day to build for, as YYYY-MM-DD; otherwise that of SOURCE_DATE_EPOCH, otherwise the day it is."""


class ReadyPage(Page):
    """A page whose HTML the core has made: MkDocs has nothing to read and nothing to convert."""

    def __init__(self, made: output.Page, file: File, config: MkDocsConfig) -> None:
        self._made = made
        self.drawn: str | None = None
        """The HTML between the frame's first look at it and the page's being written."""
        super().__init__(made.title, file, config)

    @property
    def content(self) -> str:
        """The page's HTML while the page is being built; MkDocs asks for it before that, too, for others to change."""
        if self.active and self.drawn is None:
            self.drawn = self._made.body
        return self.drawn or ""

    @content.setter
    def content(self, _: str | None) -> None:
        """What MkDocs sets before the page is built is what it was given: nothing."""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        made = self._made
        self.toc = TableOfContents([])
        self.meta = {
            "description": made.description,
            "base": made.base,
            "section": made.section,
            "crumbs": [(each.path, each.label) for each in made.crumbs],
            "canonical": self.canonical_url if made.indexed else None,
            "edit_url": self.edit_url,
            "json_ld": linked_data.as_script(made.data) if made.data else None,
            "contents": made.contents,
            "feeds": [(made.base + each.path, each.type, each.title) for each in made.alternates],
            "robots": None if made.indexed else "noindex",
            "social": made.social,
        }


class EthosPlugin(BasePlugin[EthosConfig]):  # type: ignore[no-untyped-call]
    """Checks the content before MkDocs touches the site, then hands MkDocs every output."""

    prepared: site.Edition | None = None
    """What to publish, when the caller has made it already; otherwise it is made when a build begins."""

    def __init__(self) -> None:
        self._serving = False
        self._edition: site.Edition | None = None
        self._preview: list[output.Output] = []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put our theme after the agency's own and before Material's; every page is ours to make, 404 too."""
        ours = str(resources.files("ethos").joinpath("theme"))
        if ours not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, ours)
        config.theme.static_templates = set()
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Stop before MkDocs empties the site folder when the content may not be published."""
        self._preview = []
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
            return _rendered(inspection, today, preview=self._serving)
        if not self._serving:
            raise PluginError("\n" + as_text(inspection.problems))
        self._preview = [*preview.pages(inspection.problems), *assets.files(inspection.root)]
        return None

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace what MkDocs found by our outputs; beside them only the agency's own theme files stay."""
        if self._edition and not self._serving:
            config.site_url = self._edition.catalogue.settings.site.url
        outputs = self._edition.outputs if self._edition else self._preview
        return Files([*_agency_files(files, config), *(_file(each, config) for each in outputs)])

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the frame what it shows on every page."""
        settings = self._edition.catalogue.settings.site if self._edition else preview.SITE
        config.site_name = settings.name
        root = root_of(config)
        config.extra["ethos"] = {
            "site": settings,
            "assets": assets.paths(root),
            "integrity": assets.integrity(root),
            "imports": assets.imports(),
        }
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Let go of the page's HTML: five thousand pages need not be held in memory."""
        if isinstance(page, ReadyPage):
            page.drawn = None
        return output

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


def _rendered(inspection: site.Inspection, today: date, *, preview: bool) -> site.Edition:
    try:
        return site.render(inspection, today, store=machine.store(inspection.root), preview=preview)
    except EthosError as error:
        raise PluginError(str(error)) from error


def root_of(config: MkDocsConfig) -> Path:
    """The folder that mkdocs.yml lies in: where the source folders are."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def _agency_files(files: Files, config: MkDocsConfig) -> Iterator[File]:
    """Static files of the agency's own theme, such as a logo; its styles are in the site's style file already."""
    custom = config.theme.custom_dir
    for each in files:
        source = each.abs_src_path
        if custom and source and Path(source).is_relative_to(custom) and _is_plain(Path(source)):
            yield each


def _is_plain(path: Path) -> bool:
    return not path.is_symlink() and path.suffix not in {".css", ".html", ".md", ".example"}


def _file(made: output.Output, config: MkDocsConfig) -> File:
    if isinstance(made, output.File):
        return File.generated(config, made.path, content=made.content, inclusion=InclusionLevel.NOT_IN_NAV)
    if isinstance(made, output.Copy):
        source = str(made.source)
        return File.generated(config, made.path, abs_src_path=source, inclusion=InclusionLevel.NOT_IN_NAV)
    name = str(Path(made.file).with_suffix(".md"))
    file = File.generated(config, name, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = made.file
    file.edit_uri = made.source
    ReadyPage(made, file, config)
    return file


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
