"""This repository's content as a package of files, without a line of code: what a site may be laid over.

It has the source folders as they lie at the top of the repository, but for the settings that are one agency's own. The
program finds it by ``site_config/site.yml`` (``plugins/ethos/bases.py``), whatever the package is called.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml
from setuptools import setup
from setuptools.command.build_py import build_py

TOP = Path(__file__).resolve().parents[2]
NAME = "forvaltningskultur-innehall"
FOLDERS = ("content", "dilemmas", "seminars")
SETTINGS = (
    *("calendars", "klarsprak", "laws", "ordlista", "organisations", "site", "spanningar", "synonyms", "vocabulary"),
)
"""What a base lends of settings, and whose it is: ``bases.SETTINGS`` in the program."""


class Files(build_py):
    """The files, in a folder that is no module."""

    def run(self) -> None:
        package = Path(self.build_lib, NAME.replace("-", "_"))
        for folder in FOLDERS:
            shutil.copytree(TOP / folder, package / folder, ignore=shutil.ignore_patterns(".*"), dirs_exist_ok=True)
        for name in SETTINGS:
            (package / "site_config").mkdir(parents=True, exist_ok=True)
            shutil.copy2(TOP / f"site_config/{name}.yml", package / "site_config")


SITE = yaml.safe_load((TOP / "site_config/site.yml").read_text("utf-8"))
setup(
    name=NAME,
    version=SITE["edition"],
    description=SITE["description"],
    author=SITE["publisher"],
    author_email=SITE["contact"],
    url=SITE["url"],
    license_expression=SITE["licence"]["name"].replace(" ", "-"),
    packages=[NAME.replace("-", "_")],
    package_dir={NAME.replace("-", "_"): "."},
    cmdclass={"build_py": Files},
)
