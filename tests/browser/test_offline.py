"""Reading without a network: asked for, kept current, and removed without a trace."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.settled import search_for, until
from served import Server, served

pytestmark = pytest.mark.browser

STATUS = "[data-utan-nat] [data-status]"
LEFT = """async () => ({
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  caches: await caches.keys(),
})"""
NOTHING = {"workers": 0, "caches": []}
DILEMMA, CODE = "dilemman/torsdagsbastun/", "etiska-koder/kommun/"
NAMED = {"torsdagsbastun", "rad-812", "fiolen-i-rum-fyra", "index.html"}
"""Under dilemman/, what tests name."""


@pytest.fixture
def whole(site_dir: Path) -> Iterator[Server]:
    """The site as it is."""
    with served(site_dir) as running:
        yield running


@pytest.fixture(params=["/", "/a/kultur/"])
def server(request: pytest.FixtureRequest, site_dir: Path, tmp_path: Path) -> Iterator[Server]:
    """A copy of the site that a test may publish anew, at the host's root and below it.

    Whoever saves it asks the manifest what there is. It names a tenth of the dilemmas and none of what is searched in,
    and is saved in a third of the time.
    """
    shutil.copytree(site_dir, tmp_path / "site")
    listed = tmp_path / "site/data/manifest.json"
    manifest = json.loads(listed.read_bytes())
    rest = sorted({path.split("/")[1] for path in manifest["files"] if path.startswith("dilemman/")} - NAMED)[9:]
    gone = ("sokregister/delar/", "metoder/", *(f"dilemman/{name}/" for name in rest))
    manifest["files"] = {path: file for path, file in manifest["files"].items() if not path.startswith(gone)}
    listed.write_text(json.dumps(manifest), encoding="utf-8")
    with served(tmp_path / "site", request.param) as running:
        yield running


def accept(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/utan-nat/")
    page.get_by_role("button", name="Spara för läsning utan nät").click()
    expect(page.locator(STATUS)).to_contain_text("sidor är sparade", timeout=30_000)


def publish(server: Server, path: str, old: str, new: str) -> None:
    """Change a page and the manifest, as the next build would."""
    file, listed = server.folder / path / "index.html", server.folder / "data/manifest.json"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    for packed in (file.with_name("index.html.gz"), file.with_name("index.html.br")):
        packed.unlink(missing_ok=True)
    manifest = json.loads(listed.read_bytes())
    manifest["files"][f"{path}index.html"] = {
        "bytes": file.stat().st_size,
        "sha256": sha256(file.read_bytes()).hexdigest(),
    }
    listed.write_text(json.dumps(manifest), encoding="utf-8")


def test_nothing_is_kept_unasked(page: Page, whole: Server) -> None:
    """Browsing, also on the page that offers it, registers no worker and saves nothing; the size is told before."""
    for path in ("", DILEMMA, "utan-nat/"):
        page.goto(f"{whole.url}/{path}", wait_until="networkidle")
    expect(page.locator(STATUS)).to_contain_text("tar")
    files = json.loads((whole.folder / "data/manifest.json").read_bytes())["files"]
    told = json.loads((whole.folder / "data/utan-nat.json").read_bytes())
    parts, without = tuple(told["parts"]), tuple(told["without"])
    among = {path for path in files if path.startswith(parts)}
    chosen = {each for each in among if each in parts or not (each.startswith(without) or each.endswith(without))}
    saved = {path: files[path] for path in chosen}
    assert sum(path.startswith("dilemman/") for path in saved) >= 31
    assert "data/dilemman.json" in saved
    assert not [path for path in saved if "/valj/" in path or path.endswith(("812.json", ".pdf"))]
    told = page.locator(STATUS).inner_text().replace("\xa0", " ")
    assert f"{sum(path.endswith('.html') for path in saved)} sidor" in told
    assert f"{sum(file['bytes'] for file in saved.values()) / 1e6:.1f} MB".replace(".0 ", " ").replace(".", ",") in told
    assert page.evaluate(LEFT) == NOTHING


def test_every_dilemma_reads_without_a_network(context: BrowserContext, page: Page, whole: Server) -> None:
    """After the button: all dilemmas, and what was visited, styled and in full; what is not saved leads to what is."""
    accept(page, whole)
    page.goto(f"{whole.url}/{CODE}", wait_until="networkidle")
    context.set_offline(True)
    slugs = sorted(path.parent.name for path in whole.folder.glob("dilemman/*/index.html"))
    for path in (*(f"dilemman/{slug}/" for slug in (slugs[0], slugs[-1])), DILEMMA, CODE, "dilemman/", ""):
        page.goto(f"{whole.url}/{path}")
        assert page.url == f"{whole.url}/{path}"
        assert page.locator("h1").inner_text()
        assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('1rem \"Ethos Sans\"'))")
        expect(page.locator(".sparad")).to_contain_text("Du läser en sparad kopia")
    page.goto(f"{whole.url}/seminarier/extrajobbet/")
    assert page.url.startswith(f"{whole.url}/utan-nat/?sida=")
    expect(page.locator("[data-saknas]")).to_contain_text("Sidan är inte sparad")
    expect(page.locator("[data-igen]")).to_have_attribute("href", f"{whole.url}/seminarier/extrajobbet/")
    expect(page.locator("[data-lista] a").nth(len(slugs) + 4)).to_be_visible()
    context.set_offline(False)
    page.locator("[data-igen]").click()
    expect(page.locator("h1")).to_contain_text("Extrajobbet")


def test_what_is_saved_can_be_searched_without_a_network(context: BrowserContext, page: Page, whole: Server) -> None:
    """Also for who never searched before, with a word mended and facets chosen; and a hit leads to its page."""
    accept(page, whole)
    context.set_offline(True)
    page.goto(f"{whole.url}/{DILEMMA}")
    search_for(page, "torsdagsbatsun")
    expect(page.locator("dialog [role=status]")).to_contain_text("Visar träffar för")
    page.locator("dialog .sok-traff a").first.click()
    page.wait_for_url(f"{whole.url}/{DILEMMA}")


def test_a_dash_in_a_title_stays_in_the_list(page: Page, server: Server) -> None:
    """Only the site's name, last in a title, is cut."""
    publish(server, DILEMMA, "<title>Torsdagsbastun –", "<title>Torsdagsbastun – en introduktion –")
    accept(page, server)
    expect(page.get_by_role("link", name="Torsdagsbastun – en introduktion", exact=True)).to_be_visible()


def test_an_update_is_shown_at_once_and_saved(context: BrowserContext, page: Page, server: Server) -> None:
    """With a network the new text is shown the first time; without, also on saved pages that were not visited since."""
    accept(page, server)
    page.goto(f"{server.url}/{DILEMMA}", wait_until="networkidle")
    publish(server, DILEMMA, "Torsdagsbastun", "Fredagsbastun")
    publish(server, "dilemman/rad-812/", "<h1", "<h1 data-ny")
    gone = "dilemman/fiolen-i-rum-fyra/"
    manifest = json.loads((server.folder / "data/manifest.json").read_bytes())
    del manifest["files"][f"{gone}index.html"]
    (server.folder / "data/manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    page.goto(f"{server.url}/{DILEMMA}")
    assert page.locator("h1").inner_text() == "Fredagsbastun"
    expect(page.locator(".sparad")).to_have_count(0)
    saved = "path => caches.match(path).then(found => found ? found.text() : '')"
    until(page, f"({saved})('{server.under}dilemman/rad-812/').then(text => text.includes('data-ny'))")
    until(page, f"({saved})('{server.under}{gone}').then(text => text === '')")
    context.set_offline(True)
    page.goto(f"{server.url}/dilemman/rad-812/")
    assert page.locator("h1[data-ny]").count() == 1
    page.goto(f"{server.url}/{gone}")
    assert "/utan-nat/" in page.url


def test_a_slow_network_gives_the_copy_and_then_tells_of_the_new(page: Page, server: Server) -> None:
    """A reader with a copy waits three seconds; when the page arrives and is another, they are told."""
    accept(page, server)
    publish(server, DILEMMA, "Torsdagsbastun", "Fredagsbastun")
    server.delay = 4.5
    page.goto(f"{server.url}/{DILEMMA}")
    assert page.locator("h1").inner_text() == "Torsdagsbastun"
    expect(page.locator(".sparad")).to_contain_text("Du läser en sparad kopia")
    server.delay = 0
    expect(page.locator(".sparad a")).to_have_text("Visa den nya")
    page.locator(".sparad a").click()
    expect(page.locator("h1")).to_have_text("Fredagsbastun")


def test_a_file_that_is_not_what_the_manifest_says_is_not_saved(page: Page, server: Server) -> None:
    """Nothing half is left behind when the site is exchanged in the midst of saving."""
    publish(server, DILEMMA, "Torsdagsbastun", "Fredagsbastun")
    file = server.folder / DILEMMA / "index.html"
    file.write_text(file.read_text("utf-8") + " ", encoding="utf-8")
    page.goto(f"{server.url}/utan-nat/")
    page.get_by_role("button", name="Spara för läsning utan nät").click()
    expect(page.locator(STATUS)).to_contain_text("sidor ändrades på vägen hit", timeout=30_000)
    assert page.evaluate(LEFT) == NOTHING


def test_removing_leaves_nothing(context: BrowserContext, page: Page, server: Server) -> None:
    """The same place turns it off: no worker, no cache, also with another page open; focus and words follow."""
    accept(page, server)
    expect(page.get_by_role("button", name="Ta bort allt sparat")).to_be_focused()
    other = context.new_page()
    other.goto(f"{server.url}/{DILEMMA}")
    page.get_by_role("button", name="Ta bort allt sparat").click()
    expect(page.locator(STATUS)).to_have_text("Allt sparat är borttaget.")
    expect(page.get_by_role("button", name="Spara för läsning utan nät")).to_be_focused()
    other.goto(f"{server.url}/{CODE}", wait_until="networkidle")
    other.goto(f"{server.url}/", wait_until="networkidle")
    assert page.evaluate(LEFT) == NOTHING
    assert context.cookies() == []
    context.set_offline(True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        other.goto(f"{server.url}/{DILEMMA}")


def test_without_script_the_page_says_so(browser: Browser, whole: Server) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{whole.url}/utan-nat/")
    expect(page.locator(STATUS)).to_contain_text("Utan JavaScript")
    assert page.get_by_role("button").count() == 0
    context.close()
