"""The same pages whoever publishes them: `ethos build`, MkDocs, ProperDocs, and a plain folder."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from programs import BIN, EPOCH, copy_of_a_part, one_of_each, run, tree


@pytest.fixture(scope="module")
def part(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of our content with all that is printed of it."""
    return copy_of_a_part(tmp_path_factory.mktemp("part") / "rot", paper=True)


@pytest.fixture(scope="module")
def built(part: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("engines") / "site"
    done = run(BIN / "ethos", "--root", part, "build", "--strict", "--site-dir", target)
    assert done.returncode == 0, done.stderr
    return target


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_engines_publish_the_same_bytes(engine: str, part: Path, built: Path, tmp_path: Path) -> None:
    """`mkdocs build` and ProperDocs publish, byte for byte, what `ethos build` does."""
    options = ["-f", part / "mkdocs.yml"] if engine == "properdocs" else []
    done = run(BIN / engine, "build", *options, "--strict", "--site-dir", tmp_path / "site", cwd=part)
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "site") == tree(built)


TOMORROW = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0"}
YESTERDAY = {"TZ": "America/Adak", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "4242"}


@pytest.mark.parametrize(("env", "way"), [(TOMORROW, "ö"), (YESTERDAY, "en annan väg")], ids=["tomorrow", "yesterday"])
def test_output_is_the_same_everywhere(built: Path, tmp_path: Path, env: dict[str, str], way: str) -> None:
    """Time zone, the day there, locale, hash seed, path and the order of files do not change a byte."""
    root = copy_of_a_part(tmp_path / way / "rot", paper=True)
    assert tree(built_elsewhere(root, tmp_path / "site", env)) == tree(built)


def built_elsewhere(root: Path, site: Path, env: dict[str, str]) -> Path:
    """A site of those sources, which are older and lie in another order than they did."""
    for path in sorted(root.joinpath("dilemmas").iterdir(), reverse=True):
        moved = path.rename(path.with_suffix(".tmp"))
        moved.rename(path)
        os.utime(path, (1, 1))
    done = run(BIN / "ethos", "--root", root, "build", "--site-dir", site, **env)
    assert done.returncode == 0, done.stderr
    return site


def test_mkdocs_stops_before_it_empties_the_site(tmp_path: Path) -> None:
    """What was published stays as it was, for a warning under `mkdocs build -q --strict` and for any error."""
    root = one_of_each(tmp_path / "rot")
    site = tmp_path / "site"
    assert run(BIN / "mkdocs", "build", "-q", "--strict", "--site-dir", site, cwd=root).returncode == 0
    before = tree(site)
    entry = root / "dilemmas" / "gavan.md"
    entry.write_text(
        entry.read_text("utf-8").replace("themes:", "owner: karin.berg@prov.example\nthemes:"), encoding="utf-8"
    )
    done = run(BIN / "mkdocs", "build", "-q", "--strict", "--site-dir", site, cwd=root)
    assert done.returncode != 0
    assert "personal-owner" in done.stderr
    assert tree(site) == before
    assert run(BIN / "mkdocs", "build", "-q", "--site-dir", site, cwd=root).returncode == 0
    before = tree(site)
    (root / "dilemmas" / "gavan.md").write_bytes("---\ntitle: Gåvan på å\n---\n".encode("latin-1"))
    done = run(BIN / "mkdocs", "build", "--site-dir", site, cwd=root)
    assert done.returncode != 0
    assert "dilemmas/gavan.md:2" in done.stderr
    assert tree(site) == before


@pytest.fixture
def endless(tmp_path: Path) -> Iterator[Path]:
    """A site, and hidden in its content links in circles and 1,200 folders in each other, where Python falls too."""
    root = one_of_each(tmp_path / "rot")
    hidden = root / "content" / ".x"
    (hidden / "y").mkdir(parents=True)
    for name in ("a", "b"):
        (hidden / name).symlink_to(".")
    deep(hidden / "y", 1_200)
    yield root
    run("rm", "-rf", root)


@pytest.mark.parametrize("engine", ["ethos", "mkdocs", "properdocs"])
def test_no_engine_walks_the_sources(engine: str, endless: Path, tmp_path: Path) -> None:
    """Links in circles, folders without end and an agency's locales: the check and the build come to the same end.

    MkDocs follows links in its own folders for ever, and falls at a thousand folders in each other. Hidden they are
    nobody's; in sight the check names them, and nothing is built.
    """
    root = endless
    (root / "site_config" / "theme" / "locales" / "sv" / "LC_MESSAGES").mkdir(parents=True)
    assert engine != "ethos" or run(BIN / "ethos", "--root", root, "check", "--strict").returncode == 0
    where = ["-f", root / "mkdocs.yml"] if engine == "properdocs" else ["--root", root] if engine == "ethos" else []
    before, after = (where, []) if engine == "ethos" else ([], where)
    command = [BIN / engine, *before, "build", *after, "--site-dir", tmp_path / "site"]
    done = run("timeout", "60", *command, cwd=root)
    (root / "content" / ".x").rename(root / "content" / "x")
    refused = run("timeout", "60", *command, cwd=root)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "index.html").is_file()
    assert refused.returncode == 1
    assert all(f"content/x/{name}:1:1" in refused.stderr + refused.stdout for name in ("a", "b"))


def deep(folder: Path, count: int) -> None:
    """Folders in each other, made one from the other, for no call takes so long a path."""
    here = os.open(folder, os.O_RDONLY)
    for _ in range(count):
        os.mkdir("d", dir_fd=here)
        here, above = os.open("d", os.O_RDONLY, dir_fd=here), here
        os.close(above)
    os.close(here)


def test_pages_lead_back_to_their_source(tmp_path: Path) -> None:
    """With `edit_uri`, every entry page leads to the file it was made from, by the page that offers mail instead."""
    root = copy_of_a_part(tmp_path / "rot")
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "\nedit_uri: https://kod.example/bank/edit/main/\n", "utf-8")
    assert run(BIN / "mkdocs", "build", "--strict", "--site-dir", tmp_path / "site", cwd=root).returncode == 0
    pages = {
        "dilemman/torsdagsbastun": "dilemmas/torsdagsbastun.md",
        "etiska-koder/kommun": "content/codes/kommun.md",
        "kurser/leda-samtal-om-svara-val": "seminars/courses/leda-samtal-om-svara-val.md",
        "om": "content/om.md",
    }
    for page, source in pages.items():
        html = (tmp_path / "site" / page / "index.html").read_text("utf-8")
        assert f'bidra/foresla/?sida={page}/&amp;fil={source.removesuffix(".md")}#ratta"' in html
    way = (tmp_path / "site/bidra/foresla/index.html").read_text("utf-8")
    assert 'data-fil="https://kod.example/bank/edit/main/{fil}.md"' in way


def test_generated_pages_stay_out_of_the_navigation(built: Path) -> None:
    """No page but the lists links to an entry it does not concern: the frame is the same size everywhere."""
    page = (built / "om" / "index.html").read_text("utf-8")
    assert "dilemman/torsdagsbastun" not in page
    assert page.count("<nav") <= 4


def test_machines_are_told_the_way_to_a_page(built: Path) -> None:
    """As readers are, from the start page to the page itself; the start page has no way."""
    page = (built / "metoder/fyra-fragor/index.html").read_text("utf-8")
    told = [json.loads(each) for each in re.findall(r'ld\+json">(.*)</script>', page)]
    [way] = [each["itemListElement"] for each in told if each["@type"] == "BreadcrumbList"]
    assert [each["position"] for each in way] == [1, 2, 3, 4]
    assert [each["name"] for each in way] == ["Förvaltningskultur", "Förbered ett samtal", "Metoder", "Fyra frågor"]
    assert [each["item"].partition(".example/")[2] for each in way[:-1]] == ["", "samtal/", "metoder/"]
    assert "BreadcrumbList" not in (built / "index.html").read_text("utf-8")


def test_nothing_of_the_themes_own_is_published(built: Path) -> None:
    """No script, style or font of Material's: only what the frame uses."""
    names = {path.name for path in built.rglob("*") if path.suffix in {".js", ".css"}}
    assert not any(name.startswith(("bundle", "main.", "palette.")) for name in names), names


def test_export_to_a_plain_folder(tmp_path: Path) -> None:
    """`ethos export` writes pages with front matter that another generator reads, and files as they are."""
    root = one_of_each(tmp_path / "rot")
    done = run(BIN / "ethos", "--root", root, "export", tmp_path / "ut")
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "ut/dilemman/gavan/index.html").read_text("utf-8")
    _, head, body = text.split("---\n", 2)
    assert yaml.safe_load(head)["source"] == "dilemmas/gavan.md"
    assert "<h1" in body and "<html" not in body
    assert (tmp_path / "ut/kalender/alla.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    again = run(BIN / "ethos", "--root", root, "export", tmp_path / "ut")
    assert again.returncode == 2 and "inte tom" in again.stderr


def test_killed_build_leaves_the_site(built: Path, tmp_path: Path) -> None:
    """`kill -9` during `ethos build` leaves the published site byte-identical, whenever it strikes."""
    site = tmp_path / "site"
    shutil.copytree(built, site)
    before = tree(site)
    root = copy_of_a_part(tmp_path / "rot", paper=True)
    entry = root / "dilemmas" / "torsdagsbastun.md"
    entry.write_text(entry.read_text("utf-8").replace("title: Torsdagsbastun", "title: Fredagsbastun"), "utf-8")
    for tenths in (4, 8, 12):
        command = [str(BIN / "ethos"), "--root", str(root), "build", "--site-dir", str(site)]
        building = subprocess.Popen(command, env=os.environ | {"SOURCE_DATE_EPOCH": EPOCH}, stderr=subprocess.DEVNULL)
        try:
            building.wait(tenths / 10)
        except subprocess.TimeoutExpired:
            building.kill()
            building.wait()
            assert tree(site) == before
        else:
            assert "Fredagsbastun" in (site / "dilemman/torsdagsbastun/index.html").read_text("utf-8")
            break


def test_a_web_server_may_read_everything(built: Path) -> None:
    """What is published has the modes that the umask gives, the top folder too: a server runs as someone else."""
    closed = [path for path in [built, *built.rglob("*")] if path.stat().st_mode & 0o044 != 0o044]
    assert closed == []
    assert all(path.stat().st_mode & 0o011 == 0o011 for path in [built, *built.rglob("*")] if path.is_dir())
