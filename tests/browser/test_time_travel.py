"""A page says what is true on the day it is read, also when it was built long before: in any time zone, left open
overnight, or come back to. Without scripts it says nothing that a later day would make untrue."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from selectolax.lexbor import LexborHTMLParser

from browser.conftest import CHROMIUM
from browser.year_of_events import DAYS, STOCKHOLM, build, lay, midnight
from ethos.catalogue import Catalogue
from ethos.content import load
from ethos.happening import Event
from ethos.kinds import Seminar
from ethos.kinds.stage import phase_at, timeline
from served import Server, served

pytestmark = pytest.mark.browser

FIRST = next(iter(DAYS))
ZONES = ["Europe/Stockholm", "America/New_York", "Asia/Tokyo"]
READ = """() => document.querySelector("main").innerText.split("\\n").filter((line) => line.trim())"""
"""What a reader sees of a page: hidden parts have no text."""


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return lay(tmp_path_factory.mktemp("year") / "sources")


@pytest.fixture(scope="module")
def sites(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The site as built on each of the days."""
    target = tmp_path_factory.mktemp("built")
    return {name: build(sources, target / str(day), day) for name, day in DAYS.items()}


@pytest.fixture(scope="module")
def catalogue(sources: Path) -> Catalogue:
    found = load(sources).catalogue
    assert found
    return found


@pytest.fixture(scope="module")
def server(sites: dict[str, Path]) -> Iterator[Server]:
    """Serves the first build; tests may exchange the folder."""
    with served(sites[FIRST]) as running:
        yield running


def pages(site: Path) -> list[str]:
    """Every page that tells of an event."""
    found = sorted(path for path in site.rglob("*.html") if "data-skede" in path.read_text("utf-8"))
    return [f"/{path.relative_to(site).parent.as_posix()}/".replace("/./", "/") for path in found]


def reader(browser: Browser, now: datetime, zone: str = "Europe/Stockholm") -> Page:
    """A browser somewhere in the world, whose clock stands still."""
    page = browser.new_context(timezone_id=zone, locale="sv-SE").new_page()
    page.clock.set_fixed_time(now)
    return page


def read(page: Page, server: Server, folder: Path, paths: list[str]) -> dict[str, list[str]]:
    """What every page of a build says."""
    server.folder, found = folder, {}
    for path in paths:
        page.goto(server.url + path, wait_until="domcontentloaded")  # modules have run by then
        found[path] = page.evaluate(READ)
    return found


def test_the_site_tells_of_events_in_many_places(sites: dict[str, Path]) -> None:
    """The start page, lists and every event's own page are among those that are compared."""
    found = pages(sites[FIRST])
    assert {"/", "/seminarier/", "/kurser/", "/seminarier/fullt-hus/", "/kurser/leda-samtal/"} <= set(found)
    assert {"/medverkande/kim-ek/", "/serier/vardagar/"} <= set(found)


@pytest.mark.parametrize("name", DAYS)
def test_an_old_build_says_what_a_new_one_does(
    browser: Browser, server: Server, sites: dict[str, Path], name: str
) -> None:
    """The first build, read on a day, and the build of that day agree on every page: in words, lists and buttons."""
    zone = ZONES[list(DAYS).index(name) % len(ZONES)]
    now, paths = midnight(DAYS[name]), pages(sites[FIRST])
    assert set(pages(sites[name])) <= set(paths)
    old = read(reader(browser, now, zone), server, sites[FIRST], paths)
    new = read(reader(browser, now), server, sites[name], paths)
    for path in paths:
        assert old[path] == new[path], path
    assert any("På gång" in text for text in old["/seminarier/"])


STAGES = """() => [...document.querySelectorAll("[data-skede]")].map(({dataset}) => [dataset.skede, dataset.nu])"""


def own_page(event: Event) -> str:
    return f"/{event.entry.path}"


def expected(catalogue: Catalogue, now: datetime) -> dict[str, list[list[str]]]:
    """The stage and the parts of the events on each event page at a moment, by the timeline itself."""
    found: dict[str, list[list[str]]] = {}
    for event in catalogue.events:
        film, awaited = (event.entry.film, event.entry.filmed) if isinstance(event.entry, Seminar) else (None, None)
        phase = phase_at(timeline(event.timing, film, awaited=bool(awaited)), now)
        found.setdefault(own_page(event), []).append([phase.stage, " ".join(sorted(phase.parts))])
    return found


def moments(catalogue: Catalogue) -> list[datetime]:
    """Every instant at which an event begins or ends, a second before it, and hours that clocks skip or show twice."""
    whole = [each for event in catalogue.events for each in (event.timing.starts, event.timing.ends)]
    later = sorted({each for each in whole if each > midnight(DAYS[FIRST])})
    twice = datetime(2027, 10, 31, 2, 30, tzinfo=STOCKHOLM)
    odd = [datetime(2027, 3, 28, 3, 30, tzinfo=STOCKHOLM), twice, twice.replace(fold=1)]
    return [*later, *(each - timedelta(seconds=1) for each in later), *odd]


def test_the_page_has_the_stage_of_the_hour(
    browser: Browser, server: Server, sites: dict[str, Path], catalogue: Catalogue
) -> None:
    """At any hour, anywhere, each event's page of the first build has the stage that the timeline has then."""
    server.folder = sites[FIRST]
    pages_by_zone = [reader(browser, midnight(DAYS[FIRST]), zone) for zone in ZONES]
    for at, now in enumerate(moments(catalogue)):
        page = pages_by_zone[at % len(ZONES)]
        page.clock.set_fixed_time(now)
        wanted = expected(catalogue, now)
        for path in (own_page(event) for event in catalogue.events if near(event, now)):
            page.goto(server.url + path, wait_until="domcontentloaded")
            assert page.evaluate(STAGES) == wanted[path], (path, now)


def near(event: Event, now: datetime) -> bool:
    """True for events on whose page something happens about now: the others were the same a moment before."""
    return abs(event.timing.starts - now) < timedelta(days=1)


FLEETING = re.compile(
    r"\b(i dag|i morgon|om \d+ dagar|pågår|på gång|kommande|snart|just nu|film kommer)\b", re.IGNORECASE
)
"""Words that are true on some days only."""


@pytest.mark.parametrize("name", DAYS)
def test_without_script_nothing_is_said_that_will_be_untrue(sites: dict[str, Path], name: str) -> None:
    """What the build writes about events, read by whoever runs no scripts, holds on every later day."""
    for path in pages(sites[name]):
        tree = LexborHTMLParser((sites[name] / path[1:] / "index.html").read_text("utf-8"))
        for hidden in tree.css("main [hidden]"):
            hidden.decompose()
        said = [node.text(separator=" ") for node in tree.css("main [data-skede], main h2")]
        assert [text for text in said if FLEETING.search(text)] == [], path


def test_every_way_to_register_has_its_last_day_beside_it(sites: dict[str, Path]) -> None:
    """Without scripts a button stays when it is too late; the sentence above it says until when it helps."""
    seen = 0
    for name in DAYS:
        for path in pages(sites[name]):
            tree = LexborHTMLParser((sites[name] / path[1:] / "index.html").read_text("utf-8"))
            for button in tree.css("[data-del=anmal]:not([hidden])"):
                event = button
                while "data-skede" not in event.attributes:
                    assert event.parent is not None
                    event = event.parent
                note = event.css_first("[data-not]").text()
                assert re.search(r"Anmäl dig (senast \d|innan det börjar)", note), (path, note)
                seen += 1
    assert seen > 5


SHIFTS = """() => new Promise(done => {
  new PerformanceObserver((list) => done(list.getEntries().length)).observe({type: "layout-shift", buffered: true});
  setTimeout(done, 300, 0);
})"""


def slowly(route: Route) -> None:
    time.sleep(0.4)
    route.continue_()


def test_settled_before_it_is_shown(browser: Browser, server: Server, sites: dict[str, Path]) -> None:
    """Nobody sees the day of the build flash by: the page waits for a slow script, and nothing on it moves."""
    server.folder = sites[FIRST]
    page = reader(browser, midnight(date(2027, 4, 10)))
    page.route("**/assets/events-stage.*", slowly)
    for path in ("/", "/seminarier/", "/kurser/leda-samtal/"):
        page.goto(server.url + path)
        assert page.evaluate(SHIFTS) == 0, path


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("before", ["Filmen drojer", "Fran new york", "Var gar gransen"]),
        ("after", ["Flyttat", "Fullt hus", "Hela dagar"]),
        ("long after", []),
    ],
)
def test_the_start_page_shows_the_next_three(
    browser: Browser, server: Server, sites: dict[str, Path], name: str, shown: list[str]
) -> None:
    """Those after them stand by, and when none is left it is said."""
    server.folder = sites[FIRST]
    page = reader(browser, midnight(DAYS[name]))
    page.goto(server.url)
    coming = page.get_by_role("region", name="På gång")
    assert coming.locator("h3:visible").all_inner_texts() == shown
    assert coming.get_by_text("Inget är planerat.").is_visible() is (not shown)


def test_a_page_left_open_overnight(browser: Browser, server: Server, sites: dict[str, Path]) -> None:
    """Untouched, it says the new day's words a minute after midnight at the latest, and hour by hour what happens."""
    server.folder = sites[FIRST]
    page = browser.new_context(timezone_id="Asia/Tokyo").new_page()
    page.clock.install(time=datetime(2027, 3, 16, 23, 59, 30, tzinfo=STOCKHOLM))
    page.goto(f"{server.url}/seminarier/var-gar-gransen/")
    expect(page.locator("[data-ord]")).to_have_text("Anmälan har stängt")
    page.clock.run_for("01:30")
    expect(page.locator("[data-ord]")).to_have_text("I dag")
    page.clock.run_for("08:15:00")
    expect(page.locator("[data-ord]")).to_have_text("Pågår")
    expect(page.get_by_role("link", name="Lägg till i kalendern")).to_be_visible()
    page.clock.run_for("01:00:00")
    expect(page.locator("[data-ord]")).to_have_text("Film kommer")
    expect(page.get_by_role("link", name="Lägg till i kalendern")).to_be_hidden()


def test_a_list_left_open(browser: Browser, server: Server, sites: dict[str, Path]) -> None:
    """A row goes from what comes to what was while the list is looked at."""
    server.folder = sites[FIRST]
    page = browser.new_context().new_page()
    page.clock.install(time=datetime(2027, 4, 21, 14, 29, tzinfo=STOCKHOLM))
    page.goto(f"{server.url}/seminarier/")
    coming, past = (page.get_by_role("region", name=name).get_by_role("link", name="Fullt hus") for name in HALVES)
    expect(coming).to_be_visible()
    expect(past).to_be_hidden()
    page.clock.run_for("02:00")
    expect(coming).to_be_hidden()
    expect(past).to_be_visible()


HALVES = ("På gång", "Tidigare seminarier")
CLOCK = """const real = Date.now;
Date.now = () => Number(localStorage.getItem("now")) || real();"""


def told_the_time(context: BrowserContext) -> Page:
    """A page whose clock is read from the browser's memory, so that it goes on while the page is away."""
    context.add_init_script(CLOCK)
    return context.new_page()


def set_clock(page: Page, now: datetime) -> None:
    page.evaluate("(now) => localStorage.setItem('now', now)", str(int(now.timestamp() * 1000)))


def test_a_page_that_is_looked_at_again(context: BrowserContext, server: Server, sites: dict[str, Path]) -> None:
    """A tab in the background may be kept from counting: when it is shown again it looks at once."""
    server.folder, page = sites[FIRST], told_the_time(context)
    page.goto(f"{server.url}/seminarier/var-gar-gransen/")
    set_clock(page, datetime(2027, 3, 8, 12, tzinfo=STOCKHOLM))
    page.reload()
    expect(page.locator("[data-ord]")).to_have_text("Sista anmälan om 2 dagar")
    set_clock(page, datetime(2027, 3, 9, 7, tzinfo=STOCKHOLM))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert page.locator("[data-ord]").inner_text() == "Sista anmälan i morgon"


@pytest.fixture(scope="module")
def remembering(browser: Browser) -> Iterator[Browser]:
    """Chromium as readers have it: Playwright turns the cache for back and forward off."""
    running = browser.browser_type.launch(
        executable_path=CHROMIUM, args=["--no-sandbox"], ignore_default_args=["--disable-back-forward-cache"]
    )
    yield running
    running.close()


def test_a_page_that_is_come_back_to(remembering: Browser, server: Server, sites: dict[str, Path]) -> None:
    """From the browser's memory of pages, a day later, also where that does not count as being shown again."""
    server.folder, page = sites[FIRST], told_the_time(remembering.new_context())
    page.goto(f"{server.url}/seminarier/var-gar-gransen/")
    set_clock(page, datetime(2027, 3, 10, 12, tzinfo=STOCKHOLM))
    page.reload()
    expect(page.get_by_role("link", name="Anmäl dig")).to_be_visible()
    page.evaluate("addEventListener('pageshow', ({persisted}) => { document.title = `persisted ${persisted}` })")
    page.evaluate("addEventListener('visibilitychange', (event) => event.stopImmediatePropagation(), true)")
    page.goto(f"{server.url}/seminarier/")
    set_clock(page, datetime(2027, 3, 11, 12, tzinfo=STOCKHOLM))
    page.go_back(wait_until="commit")
    expect(page).to_have_title("persisted true")
    expect(page.get_by_role("link", name="Anmäl dig")).to_be_hidden()
    expect(page.locator("[data-not]")).to_have_text("Sista anmälan var 10 mars 2027")


def test_the_script_is_only_where_something_changes(sites: dict[str, Path]) -> None:
    """Other pages do not pay for it, nor those of events that were over long ago."""
    told = {path: path.read_text("utf-8") for path in sites[FIRST].rglob("index.html")}
    loads = {
        path.parent.relative_to(sites[FIRST]).as_posix() for path, text in told.items() if "/events-stage." in text
    }
    assert {"seminarier", "seminarier/fullt-hus", "kurser/leda-samtal"} <= loads
    assert not {"seminarier/fran-i-fjol", "sok", "teman/jav"} & loads
