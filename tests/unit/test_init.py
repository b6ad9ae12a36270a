"""``ethos init``: a new site, whatever is answered; and nothing is written anywhere else, or over what is there."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner, Result

from ethos import content, defaults, inspection, issue_forms, palette, texts
from ethos.cli import main
from ethos.commands import init
from ethos.problem import EthosError

DAY = date(2026, 11, 30)
NAME = "Vår: \"bank\" #1 – ${site} 'x' !!python/object:os.system {} [1] %TAG & *a | > @` nej"
GIVEN = {
    "--name": NAME,
    "--publisher": "- Läns: & styrelsen",
    "--url": "https://vi.example/",
    "--mail": "vi@vi.example",
}
MARK = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="30" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'


def begin(folder: Path, *more: str, given: dict[str, str] = GIVEN, typed: str = "") -> Result:
    words = ["init", str(folder), "--today", DAY.isoformat(), *(word for pair in given.items() for word in pair), *more]
    return CliRunner().invoke(main, words, input=typed)


def there(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of hostile answers, with all that one may have."""
    folder = tmp_path_factory.mktemp("init")
    (folder / "vart.svg").write_text(MARK)
    done = begin(folder / "ny", "--colour", "#7A1F3D", "--mark", str(folder / "vart.svg"), "--starter")
    assert done.exit_code == 0, done.output
    assert {each.name for each in folder.iterdir()} == {"ny", "vart.svg"}
    return folder / "ny"


def test_a_new_site_is_clean(begun: Path) -> None:
    """Not even a notice: also the files for editors' programs are as they should be."""
    assert inspection.check(begun, DAY, with_notes=False) == []


def test_what_is_answered_is_read_back_as_it_was(begun: Path) -> None:
    site, engine, organisations = (
        yaml.safe_load((begun / name).read_text("utf-8"))
        for name in ("site_config/site.yml", "mkdocs.yml", "site_config/organisations.yml")
    )
    assert site["name"] == engine["site_name"] == NAME
    assert (site["url"], site["contact"], site["base"]) == ("https://vi.example/", "vi@vi.example", "ethos")
    assert organisations == {"lans-styrelsen": {"name": "- Läns: & styrelsen"}}
    for name in ("mark.svg", "favicon.svg"):
        assert (begun / "site_config/theme" / name).read_text() == MARK
    assert "--action: #7a1f3d;" in (begun / "site_config/theme/tokens.css").read_text()


def test_it_has_all_that_people_work_with(begun: Path) -> None:
    """The same files as here, where they are the same; no file of ours that is filled in has been left unfilled."""
    made = there(begun)
    assert {name: made[name] for name in defaults.COPIED} == {
        name: (defaults.top() / name).read_bytes() for name in defaults.COPIED
    }
    assert {
        name: text.encode() for name, text in issue_forms.files(content.settings(begun)).items()
    }.items() <= made.items()
    assert {"Makefile", "README.md", ".gitignore", ".vscode/schema/laws.json", "dilemmas/.gitkeep"} <= made.keys()
    assert (begun / ".ci/proposal").stat().st_mode & 0o111
    assert len([name for name in made if name.endswith(".md") and name.split("/")[0] in ("dilemmas", "seminars")]) == 2
    assert b"\t$(BIN)/ethos build\n" in made["Makefile"]
    assert [name for name, data in made.items() if b"$$" in data or b"$today" in data or b"$site\n" in data] == []


def test_nothing_is_there_that_was_not_asked_for(tmp_path: Path) -> None:
    """Neither a starter nor a dress; a folder that only git knows is empty."""
    (tmp_path / "ny" / ".git").mkdir(parents=True)
    assert begin(tmp_path / "ny").exit_code == 0
    made = there(tmp_path / "ny")
    assert [
        name for name in made if name.startswith(("content/", "dilemmas/", "seminars/")) and "keep" not in name
    ] == []
    assert not {"site_config/theme/tokens.css", "site_config/theme/mark.svg"} & made.keys()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Mitt.")
    refused = begin(tmp_path)
    assert refused.exit_code == 2 and "--anyway" in refused.output
    assert there(tmp_path) == {"README.md": b"Mitt."}
    done = begin(tmp_path, "--anyway")
    assert done.exit_code == 0 and "README.md" in done.output
    assert there(tmp_path)["README.md"] == b"Mitt." and (tmp_path / "mkdocs.yml").is_file()


@pytest.mark.parametrize("link", ["site_config", ".github", "mkdocs.yml"])
def test_no_link_leads_out_of_the_folder(tmp_path: Path, link: str) -> None:
    (tmp_path / "ute").mkdir()
    (tmp_path / "ny").mkdir()
    (tmp_path / "ny" / link).symlink_to(tmp_path / "ute" / "fil" if "." in link[1:] else tmp_path / "ute")
    with pytest.raises(EthosError, match="länk"):
        init.lay(tmp_path / "ny", {"a.txt": b"", f"{link}/x" if "." not in link[1:] else link: b""})
    assert there(tmp_path / "ute") == {} and not (tmp_path / "ny" / "a.txt").exists()


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", ""])
def test_no_path_leads_out_of_the_folder(tmp_path: Path, path: str) -> None:
    with pytest.raises(EthosError):
        init.lay(tmp_path, {path: b""})


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--url", "vi.example", "https://"),
        ("--url", "https://vi.example/?a=1", "adress"),
        ("--mail", "vi", "@"),
        ("--name", "a\nb", "rad"),
        ("--name", "", "name"),
        ("--colour", "röd", "#0b4f6c"),
        ("--colour", "#ff99aa", "4,5:1"),
        ("--mark", "finns-inte.svg", "finns-inte.svg"),
    ],
)
def test_an_answer_that_will_not_do_is_told(tmp_path: Path, option: str, value: str, told: str) -> None:
    """With 2, in Swedish, and before anything is written."""
    done = begin(tmp_path / "ny", given=GIVEN | {option: value})
    assert done.exit_code == 2 and told in done.output, done.output
    assert not (tmp_path / "ny").exists()


def test_a_mark_that_draws_nothing_is_told_by_the_check(tmp_path: Path) -> None:
    (tmp_path / "m.svg").write_text("<p>Nej</p")
    done = begin(tmp_path / "ny", "--mark", str(tmp_path / "m.svg"))
    assert done.exit_code == 1 and "mark.svg" in done.output
    assert not (tmp_path / "ny").exists()


def test_it_asks_for_what_is_not_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Again, until it will do; what one may leave is left with Enter."""
    monkeypatch.setattr(init, "is_asked", lambda: True)
    done = begin(tmp_path / "ny", given={}, typed="Vår bank\nVi\nvi.example\nhttps://vi.example/\nvi@vi.example\n\n\n")
    assert done.exit_code == 0, done.output
    assert all(told in done.output for told in texts.labels("init.ask").values())
    assert "name: Vår bank" in (tmp_path / "ny/site_config/site.yml").read_text("utf-8")


def test_who_cannot_be_asked_is_told_what_to_say(tmp_path: Path) -> None:
    done = begin(tmp_path / "ny", given={"--name": "Vår bank"})
    assert done.exit_code == 2 and "--publisher" in done.output


@pytest.mark.parametrize("colour", ["#0b4f6c", "#7a1f3d", "#000000", "#b30000", "#005a00", "#3c1361"])
def test_a_colour_can_be_read_on_any_ground(colour: str) -> None:
    """In light and in dark, and what stands on it."""
    light, dark = palette.light(colour), palette.dark(colour)
    for made, ground in ((light, palette.PAPER), (dark, palette.DARK)):
        pairs = [
            (made[name], under) for name in ("action", "action-strong") for under in (ground, made["action-quiet"])
        ]
        pairs += [(made["on-action"], made[name]) for name in ("action", "action-strong")]
        assert all(palette.contrast(*pair) >= palette.ENOUGH for pair in pairs), (made, pairs)


def test_the_grounds_are_those_of_our_pages(root: Path) -> None:
    css = (root / "plugins/ethos/assets/css/tokens.css").read_text("utf-8")
    assert f"--paper: {palette.PAPER};" in css and f"--surface: {palette.DARK};" in css


def test_the_wheel_it_was_installed_from_comes_along(tmp_path: Path) -> None:
    """When it is still there, and the same to the byte."""
    (tmp_path / "e å.whl").write_bytes(b"hjul")
    told = {"url": (tmp_path / "e å.whl").as_uri(), "archive_info": {"hash": f"sha256={sha256(b'hjul').hexdigest()}"}}
    assert init.wheel(lambda: json.dumps(told)) == {"hjul/e å.whl": b"hjul"}
    other = told | {"archive_info": {"hash": "sha256=00"}}
    for each in (other, told | {"url": "https://a.example/e.whl"}, {"url": tmp_path.as_uri(), "dir_info": {}}, {}):
        assert init.wheel(lambda each=each: json.dumps(each)) == {}  # type: ignore[misc]
    assert init.wheel(lambda: None) == {}


def test_a_fitting_answer_is_itself() -> None:
    assert init.fitting("name", "Å: b") == "Å: b"
    with pytest.raises(click.BadParameter):
        init.fitting("contact", "å")


def test_a_site_begins_over_a_base_in_its_folder(tmp_path: Path, root: Path) -> None:
    """Such as a submodule that is there already; one that is nowhere is told, and nothing is written."""
    new = tmp_path / "ny"
    assert "base-missing" in begin(new, "--base", "bas").output
    assert "base-missing" in begin(new, "--base", str(root)).output
    assert "base-missing" in begin(new, "--base", "../bas").output
    assert there(tmp_path) == {}
    page = "---\n{title: Grund, summary: Om., status: published, published: 2026-01-15}\n---\nText.\n"
    for path, text in {
        "site_config/site.yml": (root / "site_config/site.yml").read_text("utf-8"),
        "content/a.md": page,
    }.items():
        (new / "bas" / path).parent.mkdir(parents=True, exist_ok=True)
        (new / "bas" / path).write_text(text, "utf-8")
    (new / ".git").mkdir()
    (new / ".gitmodules").write_text("")
    assert "--anyway" in begin(new).output, "a folder that is not its base is something"
    done = begin(new, "--base", "bas")
    assert done.exit_code == 0, done.output
    assert f" i mappen {new.resolve()}." in done.output
    assert content.settings(new).site.base == "bas"
    assert inspection.check(new, DAY) == []
