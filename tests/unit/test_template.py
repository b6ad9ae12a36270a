"""``ethos new``: whatever the title, the day and the site's words, the draft passes the check and can be published."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as quick
from hypothesis import strategies as st

from ethos import rules
from ethos.catalogue import Catalogue, references
from ethos.content import load
from ethos.draft import LONGEST_SLUG
from ethos.form import fields_of
from ethos.kinds import KINDS, Course, Entry, Seminar
from ethos.kinds.organisation import Organisation
from ethos.kinds.parse import parse
from ethos.kinds.settings import Settings
from ethos.kinds.vocabulary import Term
from ethos.place import taken
from ethos.places import PLACES
from ethos.problem import EthosError, Problem
from ethos.rules import template_text
from ethos.source import parse as read
from ethos.template import GIVEN, template

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 30)
LOADED = load(ROOT).catalogue
assert LOADED is not None
SITE: Settings = LOADED.settings


def entry_of(kind: str, path: str, text: str) -> Entry | list[Problem]:
    document = read(path, text.encode())
    return document if isinstance(document, list) else parse(KINDS[kind], document)


def problems(
    kind: str, title: str = "Gåvan", today: date = TODAY, site: Settings = SITE, status: str = "draft"
) -> object:
    """What is told of a new file beside that it still has the template's own text, which another test looks for."""
    path, text = template(kind, title, today, site)
    entry = entry_of(kind, path, text.replace("\nstatus: draft\n", f"\nstatus: {status}\n"))
    if isinstance(entry, list):
        return entry
    found = rules.check(Catalogue([entry, *around(entry, site)], site), today)
    return [each for each in found if each.path == path and each.code != "template-text"]


def around(entry: Entry, site: Settings = SITE) -> Iterator[Entry]:
    """What an entry refers to, as far as it is not told otherwise: published, and with nothing in it but examples."""
    for kind, slug in dict.fromkeys(tuple(key.split("/")) for _, key in references(entry)):
        text = template(kind, slug, TODAY, site)[1].replace("\nstatus: draft\n", "\nstatus: published\n")
        found = entry_of(kind, f"{KINDS[kind].folder}/{slug}.md", text)
        assert isinstance(found, Entry), found
        yield found


def made(kind: str, title: str = "Gåvan", today: date = TODAY) -> Entry:
    entry = entry_of(kind, *template(kind, title, today, SITE))
    assert isinstance(entry, Entry), entry
    return entry


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("status", ["draft", "published"])
def test_a_new_file_passes_the_check_as_it_is_and_when_published(kind: str, status: str) -> None:
    assert problems(kind, status=status) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_is_a_draft_of_today_in_its_kinds_folder(kind: str) -> None:
    entry = made(kind)
    assert (entry.status, entry.published, entry.source.path) == ("draft", TODAY, f"{KINDS[kind].folder}/gavan.md")
    assert entry.body.strip()


def test_what_a_new_file_refers_to_is_there() -> None:
    """A needed reference is to a file that the site has; to the example's own when it has none of that kind."""
    _, text = template("thread", "Ett år", TODAY, SITE, {"dilemma": ["ett", "annat", "tredje"]})
    assert re.findall("dilemma: (.*)", text) == ["ett", "annat"]
    assert (
        re.findall("dilemma: (.*)", template("thread", "Ett år", TODAY, SITE, {"dilemma": ["ett"]})[1]) == ["ett"] * 2
    )
    assert "dilemma: den-trebenta-beaglen" in template("thread", "Ett år", TODAY, SITE)[1]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_there_filled_or_commented_out(kind: str) -> None:
    _, text = template(kind, "Gåvan", TODAY, SITE)
    keys = re.findall(r"^#?([a-z_]+):", text, flags=re.MULTILINE)
    wanted = [field for field in fields_of(KINDS[kind]) if field.name not in GIVEN]
    assert sorted(keys) == sorted(field.name for field in wanted)
    assert all(f"\n# {field.about[:40]}" in text for field in wanted)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_commented_out_is_correct_when_the_sign_is_taken_away(kind: str) -> None:
    path, text = template(kind, "Gåvan", TODAY, SITE)
    opened = re.sub(r"^( *)#(?! \S)", r"\1", text, flags=re.MULTILINE)
    entry = entry_of(kind, path, opened)
    assert isinstance(entry, Entry), entry
    document = read(path, opened.encode())
    assert not isinstance(document, list)
    assert set(document.fields) == {field.name for field in fields_of(KINDS[kind])} - GIVEN


@pytest.mark.parametrize(
    "title",
    [
        'Säg "nej": då?',
        "a\\b",
        "🎁",
        "- lista",
        "# rubrik",
        "no",
        "2027-01-01",
        "{a: b}",
        "å ä ö",
        "'",
        "&x *y",
        "%",
        "1.0",
        "0E0",
        "1e3",
        "Familjen 👨‍👩‍👧",
    ],
)
def test_a_title_is_what_was_written(title: str) -> None:
    assert made("dilemma", title).title == title
    assert problems("dilemma", title) == []


@given(title=st.text(min_size=1, max_size=90), kind=st.sampled_from(list(KINDS)))
@quick(max_examples=150)
def test_any_title_gives_a_sound_file_or_a_reason(title: str, kind: str) -> None:
    try:
        entry = made(kind, title)
    except EthosError as error:
        cleaned = "".join(c for c in unicodedata.normalize("NFC", title) if c.isprintable())
        assert not cleaned.strip() or len(cleaned) > 90 or "\ufffd" in cleaned or "tecken" in str(error)
    else:
        assert 1 <= len(entry.title) <= 90
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", entry.slug) and len(entry.slug) <= LONGEST_SLUG + 5


@pytest.mark.parametrize("kind", KINDS)
def test_the_templates_own_text_is_not_published(kind: str) -> None:
    """Neither what is asked for below the fields, nor a single example among them."""
    path, text = template(kind, "Gåvan", TODAY, SITE)
    entry = entry_of(kind, path, text.replace("\nstatus: draft\n", "\nstatus: published\n"))
    assert isinstance(entry, Entry), entry
    told = [each.line for each in template_text.check(Catalogue([entry], SITE))]
    assert {entry.source.position(("summary",))[0], entry.source.body_line} <= set(told)
    assert not list(template_text.check(Catalogue([made(kind)], SITE)))


@given(today=st.dates(date(2020, 1, 1), date(2080, 12, 31)), kind=st.sampled_from(["seminar", "course"]))
@quick(max_examples=60)
def test_an_event_is_ahead_and_sound_on_any_day(today: date, kind: str) -> None:
    """Whole weeks ahead: on a Wednesday, never in the hour that summer time skips, registration closed before."""
    assert problems(kind, today=today, status="published") == []
    entry = made(kind, today=today)
    assert isinstance(entry, Seminar | Course)
    start = (entry if isinstance(entry, Seminar) else entry.occasions[0]).starts.date()
    assert timedelta(days=60) <= start - today < timedelta(days=67)
    assert start.strftime("%w") == "3"


def test_a_site_with_its_own_words_gets_drafts_that_pass() -> None:
    own = {name: Term(label=name.title(), definition="Vårt ord.") for name in ("egen", "annan")}
    names = ("themes", "principles", "roles", "settings", "values")
    words = SITE.vocabulary.model_copy(update=dict.fromkeys(names, own))
    update = {"vocabulary": words, "organisations": {"vi": Organisation(name="Vi")}, "laws": {}}
    site = SITE.model_copy(update=update)
    assert {kind: problems(kind, site=site, status="published") for kind in KINDS} == {kind: [] for kind in KINDS}


@pytest.mark.parametrize(
    ("kind", "title", "slug"),
    [
        ("dilemma", "Återbud på övertid", "aterbud-pa-overtid"),
        ("dilemma", "Är det för dyrt? Œuvre & ©", "ar-det-for-dyrt-oeuvre-c"),
        ("dilemma", "🎁", "dilemma"),
        ("code", "…", "etisk-kod"),
        ("seminar", "ord " * 22, "ord-" * 14 + "ord"),
        ("dilemma", "x" * 90, "x" * LONGEST_SLUG),
        ("prose", "Sök", "sok-sida"),
    ],
)
def test_the_name_of_the_file(kind: str, title: str, slug: str) -> None:
    assert made(kind, title).slug == slug


@pytest.mark.parametrize("word", sorted(set(taken(PLACES, ""))))
def test_a_page_never_takes_an_address_of_the_site(word: str) -> None:
    assert problems("prose", word) == []


@pytest.mark.parametrize("title", ["", "   \n", "\u202e\x00", "\ud800"])
def test_an_empty_title_is_refused(title: str) -> None:
    with pytest.raises(EthosError, match="Rubriken är tom"):
        template("dilemma", title, TODAY, SITE)


def test_a_long_title_is_refused_and_not_cut() -> None:
    with pytest.raises(EthosError, match=r"91 tecken\. Högst 90"):
        template("dilemma", "x" * 91, TODAY, SITE)
    assert made("dilemma", "x" * 90).title == "x" * 90


def test_a_title_that_no_source_may_hold_is_refused() -> None:
    with pytest.raises(EthosError):
        template("dilemma", "a" + "\u0301" * 40, TODAY, SITE)


def test_lines_that_cannot_be_seen_do_not_break_the_file() -> None:
    assert made("dilemma", "Ett\n---\nstatus: published").title == "Ett --- status: published"
    assert made("dilemma", "Ett\u2028två\u202e\x07").title == "Ett två"


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_that_a_file_names_is_there(kind: str) -> None:
    """In the first line of the front matter: programs do not look for it further down."""
    path, text = template(kind, "Gåvan", TODAY, SITE)
    named = re.match(r"---\n# yaml-language-server: \$schema=(.+)\n", text)
    assert named and ((ROOT / path).parent / named[1]).resolve() == ROOT / f".vscode/schema/{kind}.json"
