"""Social cards: they fit, they are the site's own, the same everywhere, and what is kept never changes them."""

from __future__ import annotations

import io
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from conftest import Lay
from ethos import picture, site
from ethos.kept import Store
from ethos.output import Page
from ethos.picture import Drawing, card, letters, lines
from ethos.picture.card import TOKENS, Look, Words, draw
from ethos.picture.colours import colours, mixed
from ethos.source.dress import Dress
from ethos.views import everything, pictures

PAPER, INK, SOFT, ACTION = (250, 248, 243), (29, 35, 39), (74, 84, 92), (11, 79, 108)
LIGHT, DEEP, LINE, CONTROL = (169, 203, 222), (55, 114, 148), (221, 215, 201), (111, 105, 93)
SIDES = (("light-jav", (230, 187, 187)), ("deep-jav", (176, 75, 75)))
LOOK = Look("Förvaltningskultur", (PAPER, INK, SOFT, ACTION, LIGHT, DEEP, LINE, CONTROL), sides=SIDES)
WORDS = Words("Seminarium", "Algoritmen föreslår. Vem beslutar?", "Onsdag 10 mars 2027 kl. 13.00–14.00")
WITH_DISC = replace(WORDS, disc=("light-jav", "deep-jav", 22.5))
HARD = [
    "Rad 812",
    "När svart och vitt blir grått. Frukostseminarium om rekrytering i staten",
    "Förvaltningslagstiftningsharmoniseringsutredningens slutbetänkande om jäv",
    "W" * 90,
    " ".join(["i"] * 45),
    "Åh – ”Ŋŋ”, Čállit § 5",
]


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def colours_in(content: bytes) -> set[tuple[int, int, int]]:
    return {rgb for _, rgb in opened(content).convert("RGB").getcolors(maxcolors=4096)}


def inked(content: bytes, colour: tuple[int, int, int]) -> tuple[int, int, int, int]:
    """The box that holds every pixel of exactly one colour."""
    image = opened(content).convert("RGB")
    mask = Image.frombytes("L", image.size, bytes(255 * (each == colour) for each in image.get_flattened_data()))
    box = mask.getbbox()
    assert box
    return box


@pytest.mark.parametrize("title", HARD)
def test_a_card_has_its_size_and_stays_light(title: str) -> None:
    """1200 × 630 pixels, at most 32 colours and 24 kB, and nothing in the file but pixels."""
    made = draw(replace(WITH_DISC, title=title), LOOK)
    assert opened(made).size == (1200, 630)
    assert opened(made).info.keys() <= {"gamma"}
    assert len(colours_in(made)) <= 32
    assert len(made) <= 24 * 1024


def test_edges_are_mixed_with_the_paper_alone() -> None:
    """Around the words that tell the sort stand only their colour, paper and what lies between: no other shade."""
    kind = opened(draw(WORDS, LOOK)).convert("RGB").crop((0, card.BAR, card.WIDTH, card.TITLE_AT - 8))
    between = {mixed(PAPER, ACTION, share / card.LEVELS) for share in range(card.LEVELS + 1)}
    assert {rgb for _, rgb in kind.getcolors(4096) or ()} == between


def test_a_disc_has_its_two_colours_below_all_words() -> None:
    """The first to the left of its line; the line and the site's own where a principle has no colour of its own."""
    made = draw(WITH_DISC, LOOK)
    one, other = (inked(made, colour) for _, colour in SIDES)
    assert one[0] < other[0] and one[2] < other[2]
    assert min(one[1], other[1]) > card.TITLE_END and min(one[0], other[0]) > card.WIDTH - card.DISC
    assert {LINE, CONTROL} <= colours_in(draw(replace(WORDS, disc=("light-x", "deep-x", -7.5)), LOOK))
    assert not {colour for _, colour in SIDES} & colours_in(draw(WORDS, LOOK))


@pytest.mark.parametrize("title", HARD)
@pytest.mark.parametrize("note", ["", "Tisdag 16 mars 2027"])
def test_words_stay_within_the_margins(title: str, note: str) -> None:
    """A title of any length leaves the margins free, and keeps clear of the mark below it."""
    for name in (
        "Kultur",
        "Myndigheten för allt som ingen annan tar hand om i förvaltningen, dess samlade kunskapsbank",
    ):
        made = draw(Words("Dilemma", title, note), replace(LOOK, name=name))
        left, _, right, bottom = inked(made, INK)
        assert left >= card.MARGIN
        assert right <= card.WIDTH - card.MARGIN + 2
        assert bottom <= card.HEIGHT - 50
        gap = opened(made).convert("RGB").crop((0, card.MARK_AT - 14, card.WIDTH, card.MARK_AT))
        assert gap.getcolors() == [(14 * card.WIDTH, PAPER)]


@given(st.lists(st.text("abcdefåäöW–", min_size=1, max_size=30), min_size=1, max_size=20), st.integers(100, 400))
def test_lines_keep_every_word_whole_and_in_order(words: list[str], down: int) -> None:
    """At most four lines, in which the words stand as they were written and no line is wider than there is room for."""
    text = " ".join(words)[:90].strip()
    made = lines.block(text, 1000, down)
    assert " ".join(made.lines) == text
    assert len(made.lines) <= lines.MOST
    assert len(made.lines) * lines.LEADING * made.size <= down + 1
    assert all(letters.width(line) * made.size <= 1000 + made.size * 0.1 for line in made.lines)


def test_lines_are_balanced() -> None:
    """The last line of a title is no stray word when it can be helped."""
    made = lines.block("Inspektören som står på taket om lördagar", 1032, 250)
    wide = [letters.width(line) for line in made.lines]
    assert len(wide) == 2
    assert min(wide) > 0.9 * max(wide)


def test_letters_are_kerned() -> None:
    """A pair that should stand closer does, in what is measured and in what is drawn."""
    assert letters.width("To") < letters.width("T") + letters.width("o") - 0.05
    together, alone = letters.line("To", 90).getbbox(), letters.line("o", 90).getbbox()
    assert together and alone
    assert together[2] < letters.width("T") * 90 + alone[2] - 4


def test_what_the_font_lacks_is_known() -> None:
    """Latin letters of Europe and the Sámi languages can be drawn; others are told."""
    assert letters.drawable("Åäö Éñß Čđŋšŧž ”’–… 5\N{NO-BREAK SPACE}§ €")
    assert not letters.drawable("Этика")
    assert not letters.drawable("模")


def test_same_words_give_the_same_bytes() -> None:
    """Drawn again, in another order and in threads, a card is the same file."""
    many = [replace(WORDS, title=f"Fall {number}") for number in range(8)]
    once = [draw(words, LOOK) for words in many]
    letters.line.cache_clear()
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda words: draw(words, LOOK), reversed(many))) == once[::-1]


def test_every_part_of_a_card_shows() -> None:
    """Sort, title, note, name and each colour make a difference."""
    words = replace(WORDS, disc=("light-jav", "deep-annan", 7.5))
    parts = [replace(words, kind="Kurs"), replace(words, title="Annat"), replace(words, note=""), words, WORDS]
    parts += [replace(words, disc=("light-annan", "deep-jav", 7.5)), replace(words, disc=("light-jav", "deep-jav", 0))]
    looks = [replace(LOOK, name="Annan"), replace(LOOK, mark=b"")]
    looks += [replace(LOOK, sides=SIDES[1:])]
    looks += [
        replace(LOOK, colours=(*LOOK.colours[:at], (9, 9, 9), *LOOK.colours[at + 1 :])) for at in (0, 1, 2, 3, 4, 5, 7)
    ]
    made = {draw(each, LOOK) for each in parts} | {draw(words, look) for look in looks}
    assert len(made) == len(parts) + len(looks)


def test_colours_are_the_last_that_can_be_read() -> None:
    """Comments and dark colours do not count; var() leads on; what Pillow cannot read leaves the colour before it."""
    css = """
    :root { --paper: #fff; --ink: #111; --action: #0b4f6c; --line: red }
    @media screen and (prefers-color-scheme: dark) { :root { --paper: #000; } a { color: red } }
    /* :root { --ink: #999 } */
    @layer own { :root { --action: var( --brand ); --brand: hsl(0, 100%, 50%); --a: var(--a) } }
    :root { --ink: oklch(40% 0.2 20) }
    """
    assert colours(css, ["paper", "ink", "action"]) == {"paper": (255,) * 3, "ink": (17,) * 3, "action": (255, 0, 0)}
    with pytest.raises(KeyError):
        colours(css, ["a"])


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path, b"secret")


def drawing(store: Store, look: Look = LOOK, **cards: Words) -> Drawing:
    return Drawing(store.shelf("cards"), look, cards)


def drawn(cards: Drawing) -> dict[str, bytes]:
    cards.clear()
    return {each.path: each.content for each in cards.files()}


def test_a_kept_card_is_not_drawn_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time, a card comes from the folder; with other words or another look it is another card."""
    first = drawing(store).card(WORDS)
    monkeypatch.setattr(picture, "draw", lambda words, look: b"drawn")
    assert drawing(store).card(WORDS) == first
    assert drawing(store).card(replace(WORDS, note="")) == b"drawn"
    assert drawing(store, replace(LOOK, name="Annan")).card(WORDS) == b"drawn"


def test_cards_are_drawn_where_nothing_can_be_kept(store: Store, tmp_path: Path) -> None:
    """A folder that is a file, or that may not be written, costs time and nothing else."""
    (tmp_path / ".cache").write_text("fil")
    assert drawing(store, a=WORDS).files()[0].content == draw(WORDS, LOOK)
    if os.geteuid():
        (tmp_path / "låst").mkdir()
        (tmp_path / "låst").chmod(stat.S_IRUSR | stat.S_IXUSR)
        assert drawing(Store(tmp_path / "låst", b"secret")).card(WORDS) == draw(WORDS, LOOK)


def test_cards_that_nobody_uses_are_cleared(store: Store) -> None:
    """What other words and looks have left is thrown away when all are drawn."""
    drawing(store).card(replace(WORDS, title="Gammal"))
    now = drawing(store, a=WORDS)
    now.card(WORDS)
    now.clear()
    assert store.shelf("cards").has(now.key(WORDS))
    assert not store.shelf("cards").has(now.key(replace(WORDS, title="Gammal")))


def test_many_builds_share_the_folder(store: Store) -> None:
    """Builds at once, of different looks, which clear each other's cards away, all publish what they should."""
    cards = {f"{number}.png": replace(WORDS, title=f"Fall {number}") for number in range(12)}
    names = ["A", "B", "A", "B"]
    with ThreadPoolExecutor(4) as pool:
        made = pool.map(lambda name: drawn(drawing(store, replace(LOOK, name=name), **cards)), names)
        for name, found in zip(names, made, strict=True):
            assert found == {path: draw(words, replace(LOOK, name=name)) for path, words in cards.items()}


def test_the_sites_cards(root: Path, today: date) -> None:
    """Every public entry and the site have a card, no draft has; each page tells its own or the site's, in words."""
    inspection = site.inspect(root, today)
    catalogue = inspection.catalogue
    assert catalogue
    cards = pictures.cards(catalogue, today)
    paths = {entry.path for entry in catalogue.public} | {entry.film_path for entry, _ in catalogue.filmed}
    assert cards.keys() == {pictures.path_of(path) for path in paths} | {"delning/index.png"}
    said = cards["delning/seminarier/algoritmen-foreslar.png"]
    assert (said.kind, said.note) == ("Seminarium", "Onsdag 10 mars 2027 kl.\N{NO-BREAK SPACE}13.00–14.00")
    assert cards["delning/seminarier/mejlet-i-fickan.png"].note.startswith("Inställt · ")
    pages = [each for each in everything.outputs(catalogue, today, cards) if isinstance(each, Page)]
    told = {page.path: page.social for page in pages if page.social}
    assert len(told) == len(pages)
    assert told["dilemman/torsdagsbastun/"].path == "delning/dilemman/torsdagsbastun.png"
    assert told["dilemman/torsdagsbastun/"].label.startswith("Dilemma. Torsdagsbastun. 45 minuter")
    assert told["a-o/"].path == told[""].path == "delning/index.png"


def test_the_words_are_worked_out_once_a_build(site_in: Lay, today: date, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is drawn and what pages tell are the same words, found once."""
    worked_out: list[dict[str, Words]] = []
    cards = pictures.cards

    def counted(*given: Any) -> dict[str, Words]:
        worked_out.append(cards(*given))
        return worked_out[-1]

    monkeypatch.setattr(pictures, "cards", counted)
    site.live(site.inspect(site_in({}), today), today)
    assert len(worked_out) == 1


def test_a_title_in_other_letters_has_the_sites_card(root: Path, today: date) -> None:
    """What the font cannot write is not drawn as empty boxes."""
    catalogue = site.inspect(root, today).catalogue
    assert catalogue
    entries = [
        each.model_copy(update={"title": "Этика"}) if each.slug == "torsdagsbastun" else each
        for each in catalogue.entries
    ]
    cards = pictures.cards(replace(catalogue, entries=entries), today)
    assert "delning/dilemman/torsdagsbastun.png" not in cards
    page = Page("dilemman/torsdagsbastun/", "Этика", "", "")
    assert (
        pictures.shown(page, catalogue, cards).social == pictures.shown(Page("", "", "", ""), catalogue, cards).social
    )


def test_an_agencys_mark() -> None:
    """mark.png is drawn in its own colours; with mark.svg alone the name stands by itself."""
    assert picture.look_of(Dress(), "N").mark is None
    assert picture.look_of(Dress(mark="<svg></svg>"), "N").mark == b""
    out = io.BytesIO()
    Image.new("RGB", (200, 200), (200, 30, 90)).save(out, "PNG")
    own = picture.look_of(Dress(mark="<svg></svg>", card=out.getvalue()), "N")
    assert (200, 30, 90) in colours_in(draw(WORDS, own))
    assert len(own.colours) == len(TOKENS)


@pytest.mark.parametrize(
    ("name", "tagline", "title"),
    [
        ("Provbanken", "Öva", "Öva"),
        ("Provbanken", "Ω", "Provbanken"),
        ("Ω", "W" * 200, "Kunskapsbank"),
    ],
)
def test_a_site_called_in_other_letters_has_cards(name: str, tagline: str, title: str, site_in: Lay) -> None:
    """What the font cannot write, or a card has no room for, is left out: no name of a site stops its build."""
    folder = site_in({})
    path = folder / "site_config" / "site.yml"
    text = path.read_text("utf-8").replace("Provbanken", name).replace("Öva på svåra val", tagline)
    path.write_text(text, encoding="utf-8")
    inspection = site.inspect(folder, date(2026, 11, 21))
    assert inspection.catalogue is not None
    assert inspection.problems == []
    words = pictures.cards(inspection.catalogue, date(2026, 11, 21))
    assert words["delning/index.png"].title == title
    look = picture.look_of(Dress(), name)
    assert all(opened(draw(each, look)).size == (card.WIDTH, card.HEIGHT) for each in words.values())
