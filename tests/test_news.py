"""News feeds: valid by schema, read back by an independent reader, and the same news whatever becomes of a title."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import feedparser
import jsonschema
import pytest
from selectolax.lexbor import LexborHTMLParser

import naughty
import pdf
from conftest import Lay
from ethos import site
from ethos.catalogue import Catalogue
from ethos.kinds import Dilemma, Entry, Method, Thread
from ethos.output import Page
from ethos.views import news, pictures
from ethos.views.calendar import calendars
from ethos.views.everything import outputs
from ethos.views.news import channel as ch
from ethos.views.news.items import absolute, written
from ethos.views.press import Press
from inert import active_parts
from test_html import VNU, needs

HERE = Path(__file__).parent
SHAPE = json.loads((HERE / "readers/json_feed.schema.json").read_text("utf-8"))
JING = "nu.validator.vendor.thaiopensource.relaxng.util.Driver"
"""Jing, which vnu brings along."""
ATOM = "{http://www.w3.org/2005/Atom}"
TODAY = date(2026, 11, 30)
Feeds = Mapping[str, bytes]


def catalogue_of(root: Path) -> Catalogue:
    inspection = site.inspect(root, TODAY)
    assert not inspection.stops(), inspection.problems[:5]
    assert inspection.catalogue is not None
    return inspection.catalogue


def feeds_of(catalogue: Catalogue, day: date = TODAY) -> Feeds:
    return {each.path: each.content for each in news.files(Press(catalogue, day), news.channels(catalogue))}


@pytest.fixture(scope="module")
def ours() -> Catalogue:
    """The repository's own content."""
    return catalogue_of(HERE.parent)


@pytest.fixture(scope="module")
def feeds(ours: Catalogue) -> Feeds:
    return feeds_of(ours)


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Feeds:
    """The feeds of a site whose every free text holds something that would run."""
    folder = tmp_path_factory.mktemp("attacked")
    own = naughty.Texts.allowed(naughty.attacks(), folder / "own")
    naughty.write(folder / "root", own, naughty.Texts.allowed(naughty.pasted(), folder / "more"))
    return feeds_of(catalogue_of(folder / "root"))


def jing(folder: Path, feeds: Feeds) -> list[str]:
    """What Jing says of feeds against the grammar."""
    for path, content in feeds.items():
        if path.endswith(".atom"):
            (folder / path.replace("/", "_")).write_bytes(content)
    command = ["java", "-cp", str(VNU), JING, "-c", str(HERE / "readers/atom.rnc"), *map(str, folder.glob("*.atom"))]
    return subprocess.run(command, check=False, capture_output=True, text=True).stdout.splitlines()


@pytest.mark.node
@pytest.mark.parametrize("which", ["feeds", "attacked"])
def test_atom_is_valid(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Every feed follows the grammar, on our own content and on a site full of attacks; one without an id does not."""
    needs("java", VNU, "default-jre-headless nodejs npm")
    found: Feeds = request.getfixturevalue(which)
    wrong = {"wrong.atom": found["floden/nytt.atom"].replace(b"<updated>", b"<updated>x", 1)}
    (tmp_path / "right").mkdir()
    assert len(jing(tmp_path, wrong)) == 1
    assert jing(tmp_path / "right", found) == []


@pytest.mark.parametrize("which", ["feeds", "attacked"])
def test_json_feed_is_valid(which: str, request: pytest.FixtureRequest) -> None:
    jsonschema.Draft202012Validator.check_schema(SHAPE)
    validator = jsonschema.Draft202012Validator(SHAPE, format_checker=jsonschema.FormatChecker())
    for path, content in request.getfixturevalue(which).items():
        if path.endswith(".json"):
            assert [*validator.iter_errors(json.loads(content))] == [], path


def told(path: str, feeds: Feeds) -> list[list[str]]:
    """What a feed's JSON says of each of its items, without any reader."""
    names = ("id", "url", "title", "date_published", "date_modified", "summary")
    return [[each[name] for name in names] for each in json.loads(feeds[path.replace(".atom", ".json")])["items"]]


@pytest.mark.parametrize("which", ["feeds", "attacked"])
def test_feedparser_reads_the_same_news(which: str, request: pytest.FixtureRequest) -> None:
    """It finds no fault in Atom, and there what JSON says: titles, addresses and days, each item once."""
    found: Feeds = request.getfixturevalue(which)
    paths = [path for path in found if path.endswith(".atom")]
    assert 2 * len(paths) == len(found) > 30
    for path in paths:
        feed = feedparser.parse(found[path])
        assert (feed.version, bool(feed.bozo)) == ("atom10", False), (path, feed.get("bozo_exception"))
        items = [[e.id, e.link, plain(e.title), e.published, e.updated, plain(e.summary)] for e in feed.entries]
        assert items == [
            [each if at not in (2, 5) else plain(each) for at, each in enumerate(e)] for e in told(path, found)
        ]
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.node
@pytest.mark.parametrize("which", ["feeds", "attacked"])
def test_feedsmith_reads_the_same_in_both_forms(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Title, author, texts, days and subjects are the same in Atom and in JSON Feed to a reader of both."""
    needs("node", HERE / "node_modules/feedsmith", "nodejs npm")
    found: Feeds = request.getfixturevalue(which)
    paths = sorted(found)
    for number, path in enumerate(paths):
        (tmp_path / f"{number}.{path.rpartition('.')[2]}").write_bytes(found[path])
    files = [str(tmp_path / f"{number}.{path.rpartition('.')[2]}") for number, path in enumerate(paths)]
    command = ["node", str(HERE / "readers/with_feedsmith.mjs"), *files]
    read = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert len(read) == len(paths) > 30
    for atom, other in zip(read[::2], read[1::2], strict=True):
        assert tidy(atom) == tidy(other)


def tidy(node: Any) -> Any:
    """Texts with their white space as one: a reader may tidy it. Subjects of one name are one in JSON Feed."""
    if isinstance(node, dict):
        return {name: sorted(set(map(plain, each))) if name == "tags" else tidy(each) for name, each in node.items()}
    return [tidy(each) for each in node] if isinstance(node, list) else plain(node)


@pytest.mark.parametrize("which", ["feeds", "attacked"])
def test_nothing_in_a_text_runs_or_is_relative(which: str, request: pytest.FixtureRequest) -> None:
    """As a reader's program parses it: no scripts, no handlers, no ids, and every address in full."""
    found: Feeds = request.getfixturevalue(which)
    seen = 0
    for path in (path for path in found if path.endswith(".json")):
        for item in json.loads(found[path])["items"]:
            assert active_parts(item["content_html"]) == [], (path, item["id"])
            tree = LexborHTMLParser(item["content_html"])
            assert tree.css("[id], [class], svg, form, input") == []
            for node in tree.css("[href], [src]"):
                address = node.attributes.get("href") or node.attributes.get("src") or ""
                assert urlsplit(address).scheme in {"http", "https", "mailto"}, (path, address)
                seen += 1
    assert seen > 100


def test_links_within_a_text_lead_to_the_site(feeds: Feeds) -> None:
    """A link to another entry, and one to a heading of the same page."""
    found = json.loads(feeds["floden/seminarier.json"])["items"]
    text = next(each["content_html"] for each in found if each["url"].endswith("/var-gar-gransen/"))
    assert 'href="https://forvaltningskultur.example/dilemman/torsdagsbastun/"' in text
    assert absolute('<a href="#r-x">x</a>', "https://a.example/om/") == '<a href="https://a.example/om/#r-x">x</a>'
    assert "href" not in absolute('<a href="http://[">x</a>', "https://a.example/")
    column = '<div class="table"><table><tbody><tr><td class="right">1</td></tr></tbody></table></div>'
    assert (
        absolute(column, "https://a.example/").strip()
        == '<table><tbody><tr><td align="right">1</td></tr></tbody></table>'
    )


def test_what_the_leader_shows_is_not_in_a_feed(ours: Catalogue, feeds: Feeds) -> None:
    """A feed has a dilemma's situation, questions and ways, but neither twists nor notes: the group may read it."""
    items = {each["url"]: each["content_html"] for each in json.loads(feeds["floden/dilemman.json"])["items"]}
    for entry in ours.of(Dilemma)[:30]:
        text = items.get(f"https://forvaltningskultur.example/{entry.path}")
        if text is not None:
            plain = " ".join(LexborHTMLParser(text).text().split())
            assert entry.options[0].label in plain
            assert all(" ".join(each.text.split())[:60] not in plain for each in entry.twists)
            assert " ".join(entry.leader.purpose.split())[:60] not in plain


def test_a_series_and_a_method_are_told_with_their_steps(ours: Catalogue, feeds: Feeds) -> None:
    """A series with each case, led to its page, and why it comes there; a method with each step and what it asks."""
    items = {each["url"]: each["content_html"] for each in news_items(feeds, Thread.public, Method.public)}
    for entry in ours.of(Thread):
        for talk in entry.talks:
            assert f'href="https://forvaltningskultur.example/{Dilemma.public}{talk.dilemma}/"' in items[home(entry)]
            assert pdf.letters(talk.why)[:60] in pdf.letters(items[home(entry)])
    for method in ours.of(Method):
        assert all(step.label in items[home(method)] for step in method.steps)


def home(entry: Entry) -> str:
    return f"https://forvaltningskultur.example/{entry.path}"


def news_items(feeds: Feeds, *kinds: str) -> list[dict[str, Any]]:
    return [item for kind in kinds for item in json.loads(feeds[f"floden/{kind.strip('/')}.json"])["items"]]


def test_a_feed_tells_its_newest_day_and_never_the_clocks(ours: Catalogue, feeds: Feeds) -> None:
    """The same bytes on another day; ``updated`` is that of the newest entry, and 1970 where there never was one."""
    assert feeds_of(ours, date(2031, 5, 5)) == feeds
    for path, content in feeds.items():
        if path.endswith(".atom"):
            root = ET.fromstring(content)
            days = [each.findtext(f"{ATOM}updated") or "" for each in root.iter(f"{ATOM}entry")]
            assert days == sorted(days, reverse=True), path
            assert root.findtext(f"{ATOM}updated") == (days[0] if days else "1970-01-01T00:00:00+00:00"), path


def test_each_sort_of_link_stands_once(feeds: Feeds) -> None:
    """RFC 4287, 4.1.1: no two alternates of one type; one link to the feed itself."""
    for path, content in feeds.items():
        if path.endswith(".atom"):
            links = [each.attrib for each in ET.fromstring(content).findall(f"{ATOM}link")]
            told = [(each["rel"], each["type"]) for each in links]
            assert sorted(told) == sorted(set(told)) and len(told) == 3
            assert next(each["href"] for each in links if each["rel"] == "self").endswith(f"/{path}")


def entry_file(title: str, more: str = "", body: str = "Text.") -> str:
    facts = f'title: "{title}"\nsummary: Om något.\nstatus: published\n{more}'
    return f"---\n{facts}\n---\n{body}\n"


def news_of(catalogue: Catalogue, path: str = "floden/nytt.json") -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(feeds_of(catalogue)[path])["items"]
    return items


def test_an_identity_survives_a_new_title(site_in: Lay) -> None:
    """Retitled and rewritten, it is the same news, changed on another day, and first again."""
    other = entry_file("Annat", "published: 2026-03-01")
    first = {"content/a.md": entry_file("Gåvan", "published: 2026-01-15"), "content/b.md": other}
    then = {**first, "content/a.md": entry_file("Presenten", "published: 2026-01-15\nupdated: 2026-04-01", "Nytt.")}
    before, after = (news_of(catalogue_of(site_in({"files": files}))) for files in (first, then))
    assert [each["title"] for each in before] == ["Annat", "Gåvan"]
    assert [each["title"] for each in after] == ["Presenten", "Annat"]
    assert before[1]["id"] == after[0]["id"] == "https://prov.example/kultur/a/"
    assert before[1]["date_published"] == after[0]["date_published"] == "2026-01-15T00:00:00+01:00"
    assert after[0]["date_modified"] == "2026-04-01T00:00:00+02:00"


def test_drafts_and_what_is_archived_are_no_news(site_in: Lay) -> None:
    files = {
        "content/a.md": entry_file("Utkast", "published: 2026-01-15").replace("published\n", "draft\n", 1),
        "content/b.md": entry_file("Arkiv", "published: 2026-01-15\narchived: {date: 2026-02-01, publisher: Vi}"),
    }
    assert news_of(catalogue_of(site_in({"files": files}))) == []


def test_another_language_and_another_author_are_told(site_in: Lay) -> None:
    origin = "published: 2026-01-15\nlanguage: nb\norigin: {organisation: Kulturavdelningen, licence: CC BY 4.0}"
    catalogue = catalogue_of(site_in({"files": {"content/a.md": entry_file("Gaven", origin)}}))
    (item,) = news_of(catalogue)
    assert (item["language"], item["authors"]) == ("nb", [{"name": "Kulturavdelningen"}])
    entry = ET.fromstring(feeds_of(catalogue)["floden/nytt.atom"]).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.attrib == {"{http://www.w3.org/XML/1998/namespace}lang": "nb"}
    assert entry.findtext(f"{ATOM}rights") == "CC BY 4.0"


def test_what_xml_cannot_write_is_dropped(ours: Catalogue) -> None:
    """Past every check: control characters, half a surrogate pair, U+FFFF."""
    odd = "x\x00\x08\x0b\x1f\ud83d\ufffe\uffffy"
    assert written(odd) == "xy"
    assert "\x08" in absolute("<p>&#8;</p>", "https://a.example/")
    entry = ours.of(Dilemma)[0].model_copy(update={"title": odd, "summary": odd})
    entry._source = ours.of(Dilemma)[0].source
    settings = ours.settings.model_copy(update={"site": ours.settings.site.model_copy(update={"name": odd})})
    found = feeds_of(Catalogue([entry], settings))
    assert ET.fromstring(found["floden/nytt.atom"]).findtext(f"{ATOM}title") == "xy: Allt nytt"
    assert not feedparser.parse(found["floden/nytt.atom"]).bozo


def copies(entry: Entry, count: int, themes: int) -> list[Entry]:
    """Many entries of one, each with a name and two themes of its own."""
    made = []
    for number in range(count):
        of = (f"tema-{number % themes}", f"tema-{(number * 7) % themes}")
        each = entry.model_copy(update={"themes": of, "title": f"Fall {number}"})
        each._source = replace(entry.source, path=f"dilemmas/fall-{number}.md")
        made.append(each)
    return made


def test_no_text_is_written_twice_or_for_nothing(ours: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """5,000 entries and 20 themes: as many texts as there are different entries in feeds, which hold 30 each."""
    term = next(iter(ours.settings.vocabulary.themes.values()))
    words = ours.settings.vocabulary.model_copy(update={"themes": {f"tema-{n}": term for n in range(20)}})
    settings = ours.settings.model_copy(update={"vocabulary": words})
    catalogue = Catalogue(copies(ours.of(Dilemma)[0], 5000, 20), settings)
    asked: list[str] = []
    render = Press.render
    monkeypatch.setattr(
        Press, "render", lambda self, name, path, *a, **k: (asked.append(path), render(self, name, path, *a, **k))[1]
    )
    found = feeds_of(catalogue)
    told = {item["url"] for path in found if path.endswith(".json") for item in json.loads(found[path])["items"]}
    assert len(asked) == len(set(asked)) == len(told) <= ch.NEWEST * 22
    assert {len(json.loads(found[f"floden/tema/tema-{n}.json"])["items"]) for n in range(20)} == {ch.NEWEST}


def test_pages_name_their_feeds(ours: Catalogue) -> None:
    """The start page everything, a list its kind and everything, a theme its own, an entry its kind; others none."""
    pages = {each.path: each for each in outputs(ours, TODAY, pictures.cards(ours, TODAY)) if isinstance(each, Page)}
    named = {path: [form.path for form in page.alternates if form.type == ch.ATOM] for path, page in pages.items()}
    assert named[""] == named["floden/"] == ["floden/nytt.atom"]
    assert named["seminarier/"] == ["floden/seminarier.atom", "floden/nytt.atom"]
    assert named["teman/jav/"] == ["floden/tema/jav.atom"]
    assert named["seminarier/alla-kanner-alla/film/"] == ["floden/seminarier.atom"]
    assert named["om/"] == named["sok/"] == named["principer/objektivitet/"] == []
    files = feeds_of(ours).keys() | {each.path for each in calendars(ours, ours.settings.site.address, TODAY)}
    files |= {each.data_path for each in ours.public}
    assert {form.path for page in pages.values() for form in page.alternates} <= files


TWICE = """\
---
title: Titel
summary: En sammanfattning.
status: published
published: 2026-11-05
updated: {updated}
themes: [jav]
start: 2027-03-10T13:00
end: 2027-03-10T14:00
format: onsite
place: {{name: Salen, city: Umeå}}
state: confirmed
sequence: {sequence}
registration: {{url: 'https://prov.example/x'}}
organisers: [exempelmyndigheten]
---
Text.
"""


@pytest.mark.parametrize(
    ("updated", "sequence", "told"),
    [
        ("2026-11-20", 1, "2026-11-20T00:00:01+01:00"),
        ("2026-11-20", 2, "2026-11-20T00:00:02+01:00"),
        ("2026-11-20T14:30", 2, "2026-11-20T14:30:02+01:00"),
    ],
)
def test_two_changes_in_a_day_are_two(site_in: Lay, updated: str, sequence: int, told: str) -> None:
    """A day alone has one moment; the number of a move, or a time, tells the second change from the first."""
    text = TWICE.format(updated=updated, sequence=sequence)
    found = feeds_of(catalogue_of(site_in({"files": {"seminars/x.md": text}})))
    (item,) = json.loads(found["floden/seminarier.json"])["items"]
    assert item["date_modified"] == told
    root = ET.fromstring(found["floden/nytt.atom"])
    assert root.findtext(f"{ATOM}updated") == root.findtext(f"{ATOM}entry/{ATOM}updated") == told
