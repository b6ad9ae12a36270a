"""A site laid over a base: own files win, what is hidden is gone, and what is wrong in the base is told apart."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
import yaml
from click.testing import CliRunner
from mkdocs.config.defaults import MkDocsConfig
from selectolax.lexbor import LexborHTMLParser

from conftest import Lay, picture
from ethos import content, inspection, mending, unchanged, upgrade
from ethos import site as site_module
from ethos.bases import edition
from ethos.catalogue import Catalogue
from ethos.cli import main
from ethos.engines import mkdocs
from ethos.inspection import Inspection
from ethos.kinds.vocabulary import Abroad
from ethos.memory import Memory
from ethos.problem import EthosError
from ethos.source import files
from ethos.views import face
from ethos.views.calendar.ical import Scribe
from ethos.views.data import entry_data
from ethos.views.news.items import Editor
from ethos.views.press import Press
from ethos.views.whose import told

DAY = date(2026, 11, 30)
OWN = {
    "name": "Provbanken",
    "url": "https://prov.example/",
    "tagline": "Öva",
    "description": "Svåra val.",
    "publisher": "Exempelmyndigheten",
    "contact": "redaktionen@prov.example",
    "paper": False,
}
GROUND = {"name": "Grunden", "url": "https://grund.example/", "publisher": "Grundverket", "edition": "2026.11"}
DILEMMA = {
    "summary": "En kollega får en gåva. Vad gör du?",
    "status": "published",
    "published": "2026-01-15",
    "themes": ["jav"],
    "roles": ["chef"],
    "settings": ["agency"],
    "tension": [{"between": "rattssakerhet", "and": "effektivitet"}],
    "difficulty": 2,
    "minutes": 40,
    "group": {"min": 4, "max": 12},
    "closure": "open",
    "questions": ["Vad gör du?", "Vem berörs?", "Vad säger du?"],
    "options": [
        {"label": "Säg det i dag", "for": "Ingen gissar.", "against": "Det kan skada."},
        {"label": "Vänta", "for": "Du vet mer.", "against": "Andra hinner före."},
    ],
    "leader": {"purpose": "Se jäv i tid.", "closing": "Vad ändrar vi?"},
}
TALK = {"when": "vår", "why": "Det är dags.", "leads_to": "Ta med frågan."}
PAGE = {"summary": "Vad sidan handlar om.", "status": "published", "published": "2026-01-15"}

Over = Callable[..., Path]


def entry(shape: dict[str, object], title: str, body: str = "Det är måndag.", **more: object) -> str:
    return f"---\n{yaml.safe_dump({'title': title, **shape, **more}, allow_unicode=True)}---\n{body}\n"


def site(base: str = "bas", **more: object) -> str:
    return yaml.safe_dump(OWN | {"base": base} | more, allow_unicode=True)


MKDOCS = "site_name: Prov\nplugins: [ethos]\ndocs_dir: site_config\n"
BASE = {
    "bas/site_config/site.yml": yaml.safe_dump(OWN | GROUND, allow_unicode=True),
    "bas/dilemmas/gavan.md": entry(DILEMMA, "Gåvan", "Läs om [resan](resan.md).", related=["dilemma/resan"]),
    "bas/dilemmas/resan.md": entry(DILEMMA, "Resan", related=["dilemma/gavan"]),
}


@pytest.fixture
def over(site_in: Lay) -> Over:
    """A site over a base of two dilemmas; ``hide`` and files of its own may be given."""

    def lay(own: dict[str, str] | None = None, **more: object) -> Path:
        return site_in({"files": {**BASE, "site_config/site.yml": site(**more), "mkdocs.yml": MKDOCS, **(own or {})}})

    return lay


def run(root: Path, *words: str, code: int = 0) -> str:
    done = CliRunner().invoke(main, ["--root", str(root), *words])
    assert done.exit_code == code, done.output
    return done.output


def seen(root: Path, *codes: str) -> tuple[Inspection, Catalogue]:
    """What is there, with exactly those problems."""
    found = inspection.inspect(root, DAY)
    assert [each.code for each in found.problems] == [*codes], found.problems
    assert found.catalogue
    return found, found.catalogue


def titles(catalogue: Catalogue) -> dict[str, str]:
    return {each.key: each.title for each in catalogue.entries}


def test_a_site_has_what_its_base_has_and_its_own(over: Over) -> None:
    """Own files win; each entry knows whether it is the base's; its path leads as if it were the site's own."""
    own = {"dilemmas/resan.md": entry(DILEMMA, "Vår resa", "Se [gåvan](gavan.md).")}
    _, catalogue = seen(over(own), "base-overridden")
    assert titles(catalogue) == {"dilemma/gavan": "Gåvan", "dilemma/resan": "Vår resa"}
    assert [each.source.is_base for each in catalogue.entries] == [True, False]
    assert catalogue.linkable["dilemmas/gavan.md"] == "dilemman/gavan/"


def test_what_is_hidden_is_gone_and_the_base_no_longer_speaks_of_it(over: Over) -> None:
    """Its relations are dropped, and its links are shown as their text."""
    _, catalogue = seen(over(hide=["dilemma/resan"]))
    assert titles(catalogue) == {"dilemma/gavan": "Gåvan"}
    (left,) = catalogue.entries
    assert left.related == ()
    assert Press(catalogue, DAY).renderer.block(left.body, left.source.path, "") == "<p>Läs om resan.</p>"


def test_what_is_nothing_without_what_is_hidden_is_hidden_with_it(over: Over) -> None:
    """However long the chain is: a series goes with its dilemma, and what told of the series no longer does."""
    thread = entry(PAGE, "Serien", talks=[{"dilemma": each, **TALK} for each in ("gavan", "resan")])
    told = entry(PAGE, "Om", see_also=[{"tie": "deepens", "entry": "thread/serien"}], related=["dilemma/gavan"])
    more = {"bas/content/threads/serien.md": thread, "bas/content/om.md": told}
    more["bas/dilemmas/gavan.md"] = entry(DILEMMA, "Gåvan", related=["dilemma/resan", "prose/om"])
    assert "thread/serien" in titles(seen(over(more))[1])
    _, catalogue = seen(over(more, hide=["dilemma/resan"]))
    assert titles(catalogue) == {"dilemma/gavan": "Gåvan", "prose/om": "Om"}
    about = catalogue.by_key["prose/om"]
    assert (about.see_also, about.related) == ((), ("dilemma/gavan",))
    assert catalogue.by_key["dilemma/gavan"].related == ("prose/om",)


def test_what_is_hidden_leaves_its_name_to_the_site(over: Over) -> None:
    """Nobody is asked which edition a text of one's own was written over, when it was not."""
    own = {"dilemmas/resan.md": entry(DILEMMA, "En annan resa")}
    _, catalogue = seen(over(own, hide=["dilemma/resan"]))
    assert titles(catalogue) == {"dilemma/gavan": "Gåvan", "dilemma/resan": "En annan resa"}


def test_a_draft_over_the_base_hides_what_it_lies_over(over: Over) -> None:
    own = {"dilemmas/resan.md": entry({**DILEMMA, "status": "draft"}, "Vår resa")}
    _, catalogue = seen(over(own), "base-overridden")
    assert catalogue.by_key["dilemma/gavan"].related == ()
    assert [each.key for each in catalogue.public] == ["dilemma/gavan"]


def test_a_link_of_ones_own_to_what_is_hidden_is_told(over: Over) -> None:
    own = {"content/om.md": entry(PAGE, "Om", "Se [resan](../dilemmas/resan.md).", related=["dilemma/resan"])}
    found = inspection.check(over(own, hide=["dilemma/resan"]), DAY)
    assert [(each.path, each.code) for each in found] == [("content/om.md", "hidden-reference")] * 2


def test_words_of_the_base_lie_between_ours_and_the_sites(over: Over) -> None:
    """Its themes, laws and organisations are there, and lead to no page that is hidden."""
    abroad = {"words": "calm", "language": "en", "told_in": "dilemma/resan"}
    calm = {"label": "Lugn", "definition": "Vi väntar.", "abroad": abroad}
    words = {"themes": {"hund": {"label": "Hund", "definition": "Hundar."}}, "principles": {"lugn": calm}}
    base = {
        "bas/site_config/vocabulary.yml": words,
        "bas/site_config/organisations.yml": {"verket": {"name": "Verket"}},
    }
    own = {"site_config/vocabulary.yml": {"themes": {"hund": {"label": "Byrackan"}}}}
    laid = {path: yaml.safe_dump(each, allow_unicode=True) for path, each in {**base, **own}.items()}
    root = over(laid, hide=["dilemma/resan"])
    for name in ("organisations", "laws", "synonyms", "calendars"):
        (root / f"site_config/{name}.yml").unlink()
    found = seen(root)[1].settings
    assert found.vocabulary.themes["hund"].label == "Byrackan"
    assert found.vocabulary.principles["lugn"].abroad == Abroad(words="calm", language="en")
    assert "jav" in found.vocabulary.themes and "FL" in found.laws
    assert [*found.organisations] == ["verket"]
    assert found.base and (found.base.name, found.base.edition) == ("Grunden", "2026.11")


def test_pictures_and_files_of_the_base_come_with_it(over: Over) -> None:
    """One of the site's own under the same name takes its place."""
    shown = "![Dörr](../content/bilder/dorr.png) [Ark](../content/filer/ark.csv)"
    offered = {"attachments": [{"file": "ark.csv", "title": "Ark"}], "related": ["dilemma/resan"]}
    root = over(
        {"bas/dilemmas/gavan.md": entry(DILEMMA, "Gåvan", shown, **offered), "bas/content/filer/ark.csv": "a,b\n"}
    )
    (root / "bas/content/bilder").mkdir(parents=True)
    (root / "bas/content/bilder/dorr.png").write_bytes(picture("dorr.png", 8, 8))
    made, catalogue = seen(root)
    assert catalogue.assets == ("content/bilder/dorr.png",)
    (copy,) = site_module.attached(made.layers, catalogue)
    assert (copy.path, copy.source) == ("filer/ark.csv", root / "bas/content/filer/ark.csv")
    (root / "content/filer").mkdir(parents=True)
    (root / "content/filer/ark.csv").write_text("a;b\n")
    made, catalogue = seen(root)
    (copy,) = site_module.attached(made.layers, catalogue)
    assert copy.source == root / "content/filer/ark.csv"


def test_errors_of_the_base_are_one_of_ours(over: Over) -> None:
    """Told where the base is named, with the base's own paths; warnings there are for others, and nothing is mended."""
    long = "Vi går " + "och går " * 40 + "hem."
    warned = {key: value for key, value in SEMINAR.items() if key != "registration"}
    mild = {"bas/seminars/oppet.md": entry(warned, "Öppet", long)}
    assert seen(over(mild))
    wrong = {f"bas/content/fel-{n}.md": entry(PAGE, f"Fel {n}", themes=["jaav"]) for n in range(9)}
    root = over({**wrong, "content/om.md": entry(PAGE, "Om", themes=["jaav"])})
    found = inspection.inspect(root, DAY)
    assert [(each.path, each.code) for each in found.problems] == [
        ("content/om.md", "unknown-word"),
        ("site_config/site.yml", "base-faulty"),
    ]
    assert "Antal: 9." in found.problems[1].message and "bas/content/fel-0.md:" in found.problems[1].message
    assert found.stops()
    assert mending.changes(root, found.problems, found.catalogue) == {}
    noted = inspection.told(inspection.inspect(over(mild), DAY), DAY, with_notes=True)
    assert noted == []


@pytest.mark.parametrize("name", ["../bas", "/bas", "lank", "content/bas", "bas/djup/../..", "finns-inte", "tom", "."])
def test_a_base_lies_in_the_repository(over: Over, name: str) -> None:
    """No way out, no link on the way, not among the site's own, and a site of its own."""
    root = over(base=name)
    (root / "lank").symlink_to(root / "bas")
    (root / "tom").mkdir()
    (root / "content").mkdir()
    (root / "content/bas").symlink_to(root / "bas")
    (problem,) = inspection.check(root, DAY)
    assert (problem.code, problem.path, problem.line) == ("base-missing", "site_config/site.yml", 1)


def test_a_link_in_the_base_is_not_followed(over: Over) -> None:
    root = over()
    (root / "bas/content").mkdir()
    (root / "bas/content/om.md").symlink_to(root / "mkdocs.yml")
    (problem,) = inspection.check(root, DAY)
    assert problem.code == "base-faulty" and "[file-symlink]" in problem.message


def test_no_page_leads_to_a_file_that_is_not_the_sites(over: Over) -> None:
    root = over({"content/om.md": entry(PAGE, "Om")})
    told = {"edit_uri": "https://kod.example/edit/", "edit_uri_template": None, "repo_url": None}
    config = cast(MkDocsConfig, SimpleNamespace(config_file_path=str(root / "mkdocs.yml"), **told))
    assert mkdocs.edit_url(config, mkdocs.root_of(config), "dilemmas/gavan.md") is None
    assert mkdocs.edit_url(config, mkdocs.root_of(config), "content/om.md") == "https://kod.example/edit/content/om.md"


def test_nobody_writes_in_a_base(over: Over) -> None:
    """What writes is given a folder, so it meets nothing of the base's."""
    root = over()
    with pytest.raises(EthosError):
        files.replace(root, "dilemmas/gavan.md", b"")


def test_a_preview_knows_whose_a_file_is(over: Over) -> None:
    """The same bytes, moved from the base to the site's own, are another entry."""
    root, memory = over(), Memory()
    first = content.load(root, memory=memory).catalogue
    assert first and [each.source.is_base for each in first.entries] == [True, True]
    (root / "dilemmas").mkdir()
    (root / "dilemmas/gavan.md").write_bytes((root / "bas/dilemmas/gavan.md").read_bytes())
    then = content.load(root, memory=memory).catalogue
    assert then and [each.source.is_base for each in then.entries] == [False, True]


def test_a_build_of_the_same_knows_the_base(over: Over) -> None:
    """What is published no longer stands when a file of the base has changed."""
    root = over()
    before = unchanged.made_of(root, DAY)
    assert before and before == unchanged.made_of(root, DAY)
    (root / "bas/dilemmas/resan.md").write_text(entry(DILEMMA, "En annan resa", related=["dilemma/gavan"]))
    assert unchanged.made_of(root, DAY) != before


SEMINAR = {
    **PAGE,
    "themes": ["jav"],
    "organisers": ["exempelmyndigheten"],
    "start": "2027-01-15T13:00",
    "end": "2027-01-15T15:00",
    "format": "online",
    "online_url": "https://moten.example/",
    "state": "confirmed",
    "sequence": 0,
    "registration": {"url": "https://moten.example/anmalan"},
}


def test_pages_and_data_say_whose_a_text_is(over: Over) -> None:
    """The base's name, edition and licence, not the site's; nothing on what is the site's own."""
    licence = {"name": "CC0", "url": "https://cc.example/"}
    site = yaml.safe_dump(OWN | GROUND | {"licence": licence}, allow_unicode=True)
    own = {
        "dilemmas/resan.md": entry(DILEMMA, "Resan, hos oss", based_on="sha-000000000000", related=["dilemma/gavan"])
    }
    own["content/om.md"] = entry(PAGE, "Om")
    _, catalogue = seen(over({**own, "bas/site_config/site.yml": site}), "base-changed")
    press = Press(catalogue, DAY)
    lent, ours, mine = (catalogue.by_key[each] for each in ("dilemma/gavan", "dilemma/resan", "prose/om"))
    said = {each.key: told(catalogue.settings, each) for each in (lent, ours, mine)}
    assert said == {
        "dilemma/gavan": "Texten kommer från Grunden, utgåva 2026.11. Licens: CC0.",
        "dilemma/resan": "Texten bygger på en från Grunden, utgåva 2026.11.",
        "prose/om": "",
    }
    for each in (lent, ours, mine):
        page = LexborHTMLParser(face.of(each.kind).page(press, each).draw().html)
        foot = page.css_first(".colophon")
        assert foot and (said[each.key] in " ".join(foot.text().split()))
        assert ("Grunden" in foot.text()) == bool(said[each.key])
    data = entry_data(lent, catalogue.settings, press.site_url)
    assert (data["licence"], data["base"]) == (
        "CC0",
        {"name": "Grunden", "url": "https://grund.example/", "edition": "2026.11"},
    )
    assert "base" not in entry_data(mine, catalogue.settings, press.site_url)
    assert (Editor(press).item(lent).author, Editor(press).item(mine).author) == ("Grundverket", "")


def test_an_event_of_the_base_is_one_event_everywhere(over: Over) -> None:
    """Its UID ends as it does in the base's own calendars, also when a site has written its own text over it."""
    base = {"bas/seminars/oppet.md": entry(SEMINAR, "Öppet"), "seminars/vart.md": entry(SEMINAR, "Vårt")}
    copy = {"seminars/oppet.md": entry(SEMINAR, "Öppet hos oss", based_on="sha-000000000000")}
    for own in ({}, copy):
        catalogue = seen(over({**base, **own}), *(["base-changed"] if own else []))[1]
        scribe = Scribe("https://prov.example/", catalogue.settings)
        written = b"".join(map(scribe.gathering, catalogue.events)).decode()
        assert "UID:seminar-oppet@grund.example\r\n" in written
        assert "UID:seminar-vart@prov.example\r\n" in written


def test_a_text_of_the_base_is_copied_to_write_over_it(over: Over) -> None:
    """It bears the mark of its edition, and nothing else of it is changed; the check tells of a change."""
    root = over()
    run(root, "new", "--from-base", "dilemma/resan")
    copy, theirs = (root / folder / "dilemmas/resan.md" for folder in ("", "bas"))
    mark = f"based_on: {edition(theirs.read_bytes())}\n"
    assert copy.read_text("utf-8").replace(mark, "") == theirs.read_text("utf-8")
    assert not seen(root)[1].by_key["dilemma/resan"].source.is_base
    theirs.write_text(entry(DILEMMA, "En annan resa", related=["dilemma/gavan"]))
    (found,) = inspection.check(root, DAY)
    assert (found.code, found.level) == ("base-changed", "notice")
    assert "--from-base dilemma/resan --diff" in found.hint
    assert "-title: En annan resa\n" in run(root, "new", "--from-base", "dilemma/resan", "--diff")
    assert theirs.read_text("utf-8") not in copy.read_text("utf-8")


def test_another_edition_of_the_base_is_tried_in_a_copy(over: Over, tmp_path: Path) -> None:
    """Where the first one lies, whether it comes as a folder or as a package's file; the site is as it was."""
    root = over({"content/om.md": entry(PAGE, "Om")})
    other = tmp_path / "nyare"
    shutil.copytree(root / "bas", other)
    (other / "dilemmas/resan.md").write_text(entry(DILEMMA, "Resan dit", related=["dilemma/gavan"]))
    packed = Path(shutil.make_archive(str(tmp_path / "paket"), "zip", tmp_path, "nyare"))
    for number, given in enumerate((other, packed)):
        folder = tmp_path / f"prov-{number}" / "webbplats"
        folder.mkdir(parents=True)
        assert titles(seen(upgrade.rebased(root, given, folder))[1])["dilemma/resan"] == "Resan dit"
    assert titles(seen(root)[1])["dilemma/resan"] == "Resan"
    with pytest.raises(EthosError):
        upgrade.rebased(root, root / "mkdocs.yml", tmp_path / "c")
    assert "--base" in run(root, "upgrade", code=2)


def test_nothing_new_takes_a_name_of_the_base_unasked(over: Over) -> None:
    root = over()
    assert "ethos new --from-base dilemma/gavan" in run(root, "new", "dilemma", "Gåvan", code=2)
    assert not (root / "dilemmas").exists()
    assert "Närmast: dilemma/gavan" in run(root, "new", "--from-base", "dilemma/gaavan", code=2)
    assert "dilemma/gavan" in run(root, "new", "--from-base", "dilemma/gavan", "--diff", code=2)
