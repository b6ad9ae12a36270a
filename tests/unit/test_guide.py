"""The guide for contributors: whoever does what it says, word by word, ends with a valid change."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from datetime import date
from importlib import resources
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner
from dilemma_sources import dilemma
from selectolax.lexbor import LexborHTMLParser

import guide_pictures
from conftest import ROOT
from ethos import content
from ethos.catalogue import Catalogue
from ethos.cli import main
from ethos.views import editor_form, own_case, propose
from ethos.views.press import Press

BY_MAIL, IN_BROWSER, IN_FILES = (f"bidra-{name}" for name in ("med-mejl", "i-webblasaren", "med-filer"))
WAYS = (BY_MAIL, IN_BROWSER, IN_FILES)
PROSE = "---\ntitle: Bidra\nsummary: Hur.\nstatus: published\npublished: 2026-01-15\n---\nText.\n"
PROGRAM = ".venv/bin/ethos"


def text(name: str) -> str:
    return (ROOT / f"content/{name}.md").read_text("utf-8")


def blocks(name: str) -> list[tuple[str, str]]:
    """What stands as code in a page: its language, and its lines."""
    return re.findall(r"^```(\w+)\n(.*?)^```$", text(name), re.DOTALL | re.MULTILINE)


def bold(name: str) -> set[str]:
    """What a page says that one shall press or look for, in its steps."""
    steps = re.findall(r"^(?:\d\.|- ) .*$", text(name), re.MULTILINE)
    return {each for step in steps for each in re.findall(r"\*\*(.+?)\*\*", step)}


def laid(root: Path) -> Path:
    """A site with our settings, that says how one contributes and has one case."""
    copytree(ROOT / "site_config", root / "site_config")
    (root / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    path, case = dilemma("bastun")
    for name, each in {"content/bidra.md": PROSE, path: case}.items():
        (root / name).parent.mkdir()
        (root / name).write_text(each, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    found = content.load(laid(tmp_path_factory.mktemp("guide"))).catalogue
    assert found
    return found


def test_the_way_with_files_ends_in_a_valid_change(tmp_path: Path, today: date) -> None:
    """Each command is run as it stands; what the program answers is what the page says that it answers."""
    answers, made = list(followed(laid(tmp_path), today)), tmp_path / "dilemmas/gavan-i-receptionen.md"
    assert len(answers) == 4 and made.is_file()
    for told, answer in answers[:-1]:
        assert [line for line in told if line not in answer and not _begins(line, answer)] == []
        assert len(told) == len(answer)
    assert answers[-1] == ([], ["Inga problem i innehållet."])


def _begins(line: str, answer: list[str]) -> bool:
    """A long line is shown as far as it goes on the page."""
    return line.endswith(" …") and any(each.startswith(line.removesuffix(" …")) for each in answer)


def followed(root: Path, today: date) -> Iterator[tuple[list[str], list[str]]]:
    """What the page says that the program answers, and what it answers, as one goes through it; and the last answer."""
    answer = path = check = ""
    for kind, lines in blocks(IN_FILES):
        if kind == "yaml":
            field = lines.partition(":")[0]
            written = (root / path).read_text("utf-8")
            (root / path).write_text(re.sub(rf"^{field}:.*\n", lines, written, flags=re.MULTILINE), "utf-8")
            answer = run(root, check, today)[1]
        elif kind == "text":
            yield lines.splitlines(), answer.splitlines()
        else:
            for line in (each.removeprefix(PROGRAM) for each in lines.splitlines() if each.startswith(PROGRAM)):
                if "serve" not in line:
                    answer = run(root, line, today)[1]
                    path, check = (answer.strip() if " new " in line else path), (line if " check " in line else check)
    yield [], answer.splitlines()


def run(root: Path, line: str, today: date) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["--root", str(root), *shlex.split(line), "--today", today.isoformat()])
    return done.exit_code, done.stdout


def test_what_prepares_a_computer_is_what_make_does() -> None:
    """Nobody needs make, and nobody gets another program than who has it."""
    recipe = re.sub(r"\$\(BIN\)", ".venv/bin", (ROOT / "Makefile").read_text("utf-8"))
    recipe = re.sub(r" --quiet| --disable-pip-version-check", "", recipe)
    assert [each for each in blocks(IN_FILES)[0][1].splitlines() if each.removeprefix("python3 ") not in recipe] == [
        "python3 -m venv .venv"
    ]
    assert "$(PYTHON) -m venv $(VENV)" in recipe


def test_what_one_is_told_to_press_is_there(catalogue: Catalogue, today: date) -> None:
    """On the pages that the guide leads to, and in the editor, under that very name."""
    press = Press(catalogue, today)
    bodies = (next(propose.pages(press)).body, own_case.page(press).body, *_links(text("bidra")))
    shown = " ".join(" ".join(LexborHTMLParser(each).text(separator=" ").split()) for each in bodies)
    assert [each for each in sorted(bold(BY_MAIL)) if each not in shown] == []
    said = resources.files("ethos").joinpath("editor/made/sveltia-cms/sv.json").read_text("utf-8")
    words = {*strings(json.loads(said)), *strings(editor_form.config(catalogue.settings, guide_pictures.AT))}
    assert [each for each in sorted(bold(IN_BROWSER)) if not any(word.startswith(each) for word in words)] == []
    assert len(bold(BY_MAIL)) > 6 and len(bold(IN_BROWSER)) > 10


def _links(markdown: str) -> list[str]:
    return re.findall(r"\[([^]]+)\]\(", markdown)


def strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from strings(each)


def test_the_pictures_show_what_their_pages_say(catalogue: Catalogue, today: date) -> None:
    """When this fails, a page has been changed since its picture was taken: ``make guide``, and look at them."""
    assert guide_pictures.told(catalogue, today) == json.loads(guide_pictures.FILE.read_text("utf-8"))


def test_every_picture_is_on_a_page_and_described() -> None:
    shown = re.findall(r"^!\[(.*?)\]\(\.\./content/bilder/(bidra.+?)\)", "".join(map(text, WAYS)), re.MULTILINE)
    names = {name: about for about, name in shown}
    assert names.keys() == json.loads(guide_pictures.FILE.read_text("utf-8")).keys()
    assert all(len(about) > 60 for about in names.values())
    assert all((ROOT / "content/bilder" / name).stat().st_size < 70_000 for name in names)


def test_the_page_above_leads_to_each_way_and_is_short() -> None:
    """No command and no field's name stands where one begins."""
    above = text("bidra")
    assert [name for name in (BY_MAIL, IN_FILES) if f"]({name}.md)" not in above] == []
    assert "`" not in above and len(above.split()) < 600


def test_who_has_no_editor_is_not_sent_to_it(catalogue: Catalogue) -> None:
    """Who has a tip meets no editor, for as long as the settings name none; the handbook tells of it."""
    has_editor, led = catalogue.settings.site.editor is not None, f"]({IN_BROWSER}.md)"
    assert (led in text("bidra"), led in text("handbok-for-redaktorer")) == (has_editor, True)
    assert ("Den här webbplatsen har ingen redigerare" in text(IN_BROWSER)) is not has_editor
