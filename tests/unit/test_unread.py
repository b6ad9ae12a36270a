"""What lies among the sources and is not read is told in words that are true of that file."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import Lay
from ethos import site, texts

DAY = date(2026, 11, 21)
WHY = {
    "content/bilaga.pdf": "elsewhere",
    "dilemmas/Svaret.PDF": "elsewhere",
    "content/om.doc": "document",
    "content/om.docx": "elsewhere",
    "content/filer/2026/tal.csv": "elsewhere",
    "content/filer/tal.csv": "unoffered",
    "content/filer/sida.html": "format",
    "seminars/samtal.vtt": "film",
    "content/dorr.jpg": "picture",
    "content/bilder/o.mp4": "film",
    "content/bilder/m": "unpictured",
    "bilder/x.png": "picture",
    "Filer/x.pdf": "elsewhere",
    "site_config/sites.yml": "setting",
    "content/metoder/fraga.md": "folder",
    "dilemmas/anteckning": "other",
}


@pytest.mark.parametrize("path", WHY)
def test_the_reason_is_that_of_the_file(site_in: Lay, path: str) -> None:
    """One problem at the file, with the first words of the reason and nobody else's."""
    told = [each for each in site.check(site_in({"files": {path: "x"}}), DAY) if each.path == path]
    assert [each.code for each in told] == ["file-unread"]
    begins = {reason: words["why"].split("{")[0] for reason, words in texts.catalogue()["label"]["unread"].items()}
    assert [reason for reason, words in begins.items() if f" läses inte: {words}" in told[0].message] == [WHY[path]]


def test_every_reason_is_given_for_some_file() -> None:
    """A reason that no file has is one that no test reads."""
    assert set(WHY.values()) == texts.catalogue()["label"]["unread"].keys()


@pytest.mark.parametrize("folder", ["content/bilder", "content/filer"])
def test_a_note_among_files_is_nobodys_text_unless_it_is_an_entry(site_in: Lay, folder: str) -> None:
    entry = "---\ntitle: Om oss\nsummary: Vad vi gör.\nstatus: draft\n---\nText.\n"
    told = site.check(site_in({"files": {f"{folder}/las.md": "Från arkivet.", f"{folder}/om.md": entry}}), DAY)
    assert [(each.path, each.code) for each in told] == [(f"{folder}/om.md", "file-misplaced")]


def test_other_folders_beside_ours_are_their_owners(site_in: Lay) -> None:
    assert site.check(site_in({"files": {"arkiv/x.png": "x", "bilder/x.gz": "x"}}), DAY) == []
