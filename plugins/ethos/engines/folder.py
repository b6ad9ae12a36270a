"""Ethos as a plain folder: what any other generator, or none, can take from there.

A page becomes ``index.html`` in its folder: YAML front matter (title, description, section, source), then its HTML
without a frame, which Hugo, Eleventy and Jekyll read as it is. A file is written as it is.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import yaml

from ethos.output import Copy, File, Output, Page, file_of
from ethos.problem import EthosError


def write(outputs: Iterable[Output], target: Path) -> int:
    """Write outputs under a folder that is new or empty; how many files were written.

    Raises:
        EthosError: the folder holds something already, which might be someone's work.
    """
    if target.exists() and any(target.iterdir()):
        raise EthosError(f"Mappen {target} är inte tom. Välj en ny mapp.")
    count = 0
    for each in outputs:
        path = target / file_of(each)
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(each, Copy):
            shutil.copyfile(each.source, path)
        else:
            path.write_bytes(each.content if isinstance(each, File) else with_front_matter(each))
        count += 1
    return count


def with_front_matter(page: Page) -> bytes:
    """A page as front matter and HTML."""
    facts = {"title": page.title, "description": page.description, "section": page.section, "source": page.source}
    head = yaml.safe_dump({k: v for k, v in facts.items() if v}, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{head}---\n{page.body}\n".encode()
