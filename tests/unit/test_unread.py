"""What lies among the sources and is not read is told in words that are true of that file."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import Lay
from ethos import content, site, texts
from ethos.kinds import KINDS
from ethos.template import template

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


def test_every_kind_is_known_in_every_folder(site_in: Lay) -> None:
    """One problem, with the right folder. A page among threads has one field too few, and is told that."""
    words = content.settings(site_in({"files": {}}))
    texts_of = {kind: template(kind, "Ett namn", DAY, words, {})[1] for kind in KINDS}
    pairs = [
        (kind, other) for kind in KINDS for other in KINDS if other != kind and (kind, other) != ("prose", "thread")
    ]
    files = {f"{KINDS[other].folder}/{kind}-i-{other}.md": texts_of[kind] for kind, other in pairs}
    told = [each for each in site.check(site_in({"files": files}), DAY) if each.path in files]
    assert [each.code for each in told] == ["file-misplaced"] * len(pairs)
    assert all(f"{KINDS[each.path.split('/')[-1].split('-')[0]].folder}/" in each.hint for each in told)


def test_a_file_that_may_be_meant_as_its_folder_says_is_told_what_it_lacks(site_in: Lay) -> None:
    """Neither a page with a name wrong, nor a dilemma that has begun."""
    page = "---\ntitle: A\nsummary: B.\nstatus: draft\npublished: 2026-01-15\n{}\n---\nText.\n"
    files = {"content/a.md": page.format("jav: [jav]"), "dilemmas/b.md": page.format("difficulty: 2")}
    told = {(each.path, each.code) for each in site.check(site_in({"files": files}), DAY) if each.path in files}
    assert told == {("content/a.md", "unknown-field"), ("dilemmas/b.md", "missing-field")}
