"""``ethos rename``: what bears a former name is shown, and then changed, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from test_defaults import DAY

from conftest import Lay
from ethos import content, inspection, renaming, texts
from ethos.cli import main

OWNED = """---
{title: Ett dilemma, summary: Vad gör du?, status: draft, published: 2026-01-02,
owner: dilemman@forvaltningskultur.example}
---
Skriv till kurs@anmalan.forvaltningskultur.example eller läs https://anmalan.forvaltningskultur.example/a.\r
Exempelmyndighetens svar. Inte minforvaltningskultur.example, forvaltningskultur.example.org eller Exempelmyndighetenx.
"""
MENDED = """---
{title: Ett dilemma, summary: Vad gör du?, status: draft, published: 2026-01-02,
owner: redaktionen@prov.example}
---
Skriv till redaktionen@prov.example eller läs https://anmalan.prov.example/a.\r
Provverkets svar. Inte minforvaltningskultur.example, forvaltningskultur.example.org eller Exempelmyndighetenx.
"""
NAME = "content/a.md"


@pytest.fixture
def site(site_in: Lay) -> Path:
    root = site_in({"files": {NAME: OWNED, "mkdocs.yml": "site_name: Prov\nplugins: [ethos]\n"}})
    settings = root / "site_config/site.yml"
    settings.write_text(settings.read_text("utf-8").replace("Exempelmyndigheten", "Provverket"), "utf-8")
    return root


def rename(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "rename", *words])


def test_the_example_is_called_what_it_is(root: Path) -> None:
    site = content.settings(root).site
    assert site.publisher == renaming.PUBLISHER and site.address == f"https://{renaming.HOST}/"


def test_it_shows_first_and_changes_nothing(site: Path) -> None:
    done = rename(site)
    assert done.exit_code == 0
    assert (
        f"{NAME}:3: owner: dilemman@forvaltningskultur.example}}\n  → owner: redaktionen@prov.example}}" in done.output
    )
    assert "--write" in done.output
    assert (site / NAME).read_bytes() == OWNED.encode()


def test_it_changes_names_and_nothing_else(site: Path) -> None:
    """Line ends, too, are as they were; a second time there is nothing to change."""
    assert rename(site, "--write").exit_code == 0
    assert (site / NAME).read_bytes() == MENDED.encode()
    assert texts.label("rename.nothing") in rename(site).output


def test_who_has_no_name_yet_is_told(root: Path) -> None:
    done = rename(root)
    assert done.exit_code == 2 and "site.yml" in done.output


def test_any_name_can_be_exchanged(site: Path) -> None:
    """The settings' own as well: a new address is told with what it does to subscribers."""
    before = content.settings(site).site
    done = rename(
        site, "--from", "prov.example", "--to", "nytt.example", "--from", "Provbanken", "--to", "Kulturen", "--write"
    )
    assert done.exit_code == 0, done.output
    settings = content.settings(site).site
    assert (settings.name, settings.url) == ("Kulturen", "https://nytt.example/kultur/")
    assert f"calendar_id: {before.identity} " in done.output
    assert settings.contact == "redaktionen@nytt.example"


def test_what_subscribers_know_an_event_by_stays(site: Path) -> None:
    settings = site / "site_config/site.yml"
    settings.write_text(settings.read_text("utf-8") + "calendar_id: prov.example\n", "utf-8")
    rename(site, "--from", "prov.example", "--to", "nytt.example", "--write")
    assert content.settings(site).site.calendar_id == "prov.example"


@pytest.mark.parametrize("new", ["A: b", "a # b", "- x", "[a", "'x", "\\1", "!!python/x y", "Provbanken 2"])
def test_a_name_is_never_read_as_yaml(site: Path, new: str) -> None:
    """A file says the new name where the former was, or is left alone and named."""
    before = (site / "site_config/site.yml").read_bytes()
    done = rename(site, "--from", "Provbanken", "--to", new, "--write")
    after = (site / "site_config/site.yml").read_bytes()
    assert (yaml.safe_load(after)["name"] == new) if after != before else (texts.label("rename.by_hand") in done.output)
    assert not [each for each in inspection.check(site, DAY) if each.path.startswith("site_config")]


@pytest.mark.parametrize("words", [("--from", "a"), ("--from", "a", "--to", ""), ("--to", "a")])
def test_half_a_pair_is_refused(site: Path, words: tuple[str, ...]) -> None:
    assert rename(site, *words).exit_code == 2
