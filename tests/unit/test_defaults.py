"""What comes with the program, and how a site's own words are laid over it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from ethos import content, defaults, inspection
from ethos.kinds.settings import Settings
from ethos.source import Document, parse_yaml

DAY = date(2026, 11, 30)


@pytest.fixture
def site(tmp_path: Path, root: Path) -> Path:
    """A site that has written only what nobody could write for it."""
    folder = tmp_path / "site_config"
    folder.mkdir()
    own = {"name": "Vår kunskapsbank", "url": "https://vi.example/", "tagline": "Öva", "description": "Svåra val."}
    own |= {"publisher": "Vår myndighet", "contact": "vi@vi.example", "base": "ethos"}
    write(tmp_path, "site", own)
    write(tmp_path, "organisations", {"var-myndighet": {"name": "Vår myndighet"}})
    (folder / "tillganglighet.yml").write_bytes((root / "site_config" / "tillganglighet.yml").read_bytes())
    return tmp_path


def write(site: Path, name: str, fields: object) -> None:
    (site / "site_config" / f"{name}.yml").write_text(yaml.safe_dump(fields, allow_unicode=True), "utf-8")


def settings(site: Path) -> Settings:
    assert inspection.check(site, DAY) == []
    return content.settings(site)


def test_ours_need_nothing_of_our_content(site: Path) -> None:
    """They have no fault, and lead to no page, in a site without any."""
    found = settings(site)
    assert {"jav", "bisysslor"} <= found.vocabulary.themes.keys()
    assert "FL" in found.laws
    assert found.synonyms.groups and found.klarsprak.plainer and found.ordlista and found.spanningar.pairs
    assert found.calendars.alla.name == "{site}: allt"


def test_without_them_a_site_writes_all_itself(site: Path) -> None:
    told = yaml.safe_load((site / "site_config/site.yml").read_text("utf-8"))
    write(site, "site", {key: value for key, value in told.items() if key != "base"})
    wrong = inspection.check(site, DAY)
    assert {each.code for each in wrong} == {"file-vanished"}
    assert {"site_config/laws.yml", "site_config/vocabulary.yml"} <= {each.path for each in wrong}


def test_own_words_are_laid_over_ours(site: Path) -> None:
    """Key by key, however deep: ours is there, and theirs wins; what is blank takes ours away."""
    own = {"themes": {"hund": {"label": "Hund", "definition": "Hundar på jobbet."}, "jav": {"label": "Jävet"}}}
    write(site, "vocabulary", {**own, "tasks": None})
    write(site, "laws", {"FL": {"provisions": {"5": {"checked": {"date": "2026-01-02", "by": "Juristen"}}}}})
    found = settings(site)
    assert [*found.vocabulary.themes][-1] == "hund"
    assert found.vocabulary.themes["jav"].label == "Jävet"
    assert found.vocabulary.themes["jav"].definition.startswith("Något gör")
    assert found.vocabulary.tasks == {}
    signed = found.laws["FL"].provisions["5"]
    assert signed.says and signed.checked and signed.checked.by == "Juristen"


def test_own_lists_come_first_and_replace_what_is_about_the_same(site: Path) -> None:
    before = settings(site)
    group, pair = before.synonyms.groups[3], before.spanningar.pairs[0]
    said = {"between": pair.and_, "and": pair.between, "one_says": "Ja.", "other_says": "Nej.", "limit": "Nog."}
    write(site, "synonyms", {"groups": [[group[0].upper(), "nyord"]]})
    write(site, "spanningar", {"pairs": [said]})
    write(site, "klarsprak", {"known": ["nyord"]})
    after = settings(site)
    assert after.synonyms.groups[0] == (group[0].upper(), "nyord")
    assert after.synonyms.groups[1:] == tuple(each for each in before.synonyms.groups if each != group)
    assert len(after.spanningar.pairs) == len(before.spanningar.pairs) and after.spanningar.pairs[0].limit == "Nog."
    assert after.klarsprak.known == ("nyord", *before.klarsprak.known)
    assert after.klarsprak.plainer == before.klarsprak.plainer


def test_a_fault_is_told_where_it_was_written(site: Path) -> None:
    write(site, "vocabulary", {"themes": {"hund": {"label": "Hund", "lag": "FL"}}})
    told = {(each.path, each.line, each.code) for each in inspection.check(site, DAY)}
    assert ("site_config/vocabulary.yml", 3, "missing-field") in {(path, line, code) for path, line, code in told}
    assert ("site_config/vocabulary.yml", 4, "unknown-field") in told


def test_what_does_not_build_on_ours_is_left_alone() -> None:
    site = parse_yaml("site_config/site.yml", b"name: Vi\n")
    laws = parse_yaml("site_config/laws.yml", b"FL: {title: F}\n")
    assert isinstance(site, Document)
    assert defaults.laid({"site": site, "laws": laws}) == {"site": site, "laws": laws}
    assert defaults.laid({"site": [], "laws": laws}) == {"site": [], "laws": laws}
