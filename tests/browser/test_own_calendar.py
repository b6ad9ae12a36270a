"""A calendar of one's own on /kalender/: the published one when it exists, else a file that others can read."""

from __future__ import annotations

import re
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

pytestmark = pytest.mark.browser
NOW = "2027-01-15T12:00:00Z"
"""A day when much is to come."""

EVENT = re.compile(rb"^BEGIN:VEVENT\r\n.*?^END:VEVENT\r\n", re.DOTALL | re.MULTILINE)


def choose(page: Page, *labels: str) -> None:
    """Tick boxes by what stands beside them."""
    page.locator("[data-egen] details").evaluate_all("all => all.forEach(each => { each.open = true })")
    for label in labels:
        page.locator("[data-egen] label", has_text=re.compile(f"^\\s*{label}\\s*$")).first.click()


def answer(page: Page) -> Locator:
    return page.locator("[data-egen-svar]")


def counted(page: Page) -> Locator:
    """Where it is told how much there is."""
    return answer(page).locator("[role=status][data-svar=antal]")


def uids(site: Path, key: str) -> set[str]:
    """The UIDs in a published calendar, as icalendar reads them."""
    found = icalendar.Calendar.from_ical((site / f"kalender/{key}.ics").read_bytes())
    return {str(event["UID"]) for event in found.walk("VEVENT")}


def fetched(page: Page) -> bytes:
    """The file that the button gives."""
    with page.expect_download() as download:
        answer(page).get_by_role("button", name="Hämta filen").click()
    assert download.value.suggested_filename == "min-kalender.ics"
    return Path(download.value.path()).read_bytes()


@pytest.mark.parametrize(
    ("labels", "key", "query"),
    [
        (["Jäv"], "tema/jav", "#tema=jav"),
        (["Seminarier"], "seminarier", "#sort=seminarier"),
        (["Sista anmälan"], "sista-anmalan", "#sort=sista-anmalan"),
        (["Seminarier", "Kurser"], "alla", "#sort=seminarier&sort=kurser"),
        (["Seminarier", "Kurser", "Chefer"], "malgrupp/chef", "#sort=seminarier&sort=kurser&malgrupp=chef"),
        (["Digitalt"], "ort/digitalt", "#ort=digitalt"),
        (["Exempelmyndigheten"], "arrangor/exempelmyndigheten", "#arrangor=exempelmyndigheten"),
    ],
)
def test_what_is_published_is_offered(page: Page, real_url: str, labels: list[str], key: str, query: str) -> None:
    """With its own addresses, and no file: a subscription follows what is changed."""
    page.goto(f"{real_url}/kalender/")
    choose(page, *labels)
    assert page.url == f"{real_url}/kalender/{query}"
    listed = page.locator(f"[data-kalender='{key}']")
    expect(answer(page).get_by_role("heading", level=3)).to_have_text(
        (listed.locator("summary").text_content() or "").strip()
    )
    expect(answer(page).locator("input")).to_have_value(f"https://forvaltningskultur.example/kalender/{key}.ics")
    links = "all => all.map(each => each.href)"
    offered = answer(page).locator("[data-svar=en] a").evaluate_all(links)
    assert offered == listed.locator("a").evaluate_all(links) and len(offered) == 3
    expect(answer(page).get_by_role("button", name="Hämta filen")).to_be_hidden()
    expect(counted(page)).to_contain_text("Just nu")


def test_the_address_is_copied(browser: Browser, real_url: str) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(f"{real_url}/kalender/#tema=jav")
        answer(page).get_by_role("button", name="Kopiera").click()
        assert page.evaluate("navigator.clipboard.readText()").endswith("/kalender/tema/jav.ics")


CHOICES = {
    "any of two themes": (["Jäv", "Bisysslor"], [["tema/jav", "tema/bisysslor"]], True, False),
    "a kind of a theme": (["Seminarier", "Jäv"], [["seminarier"], ["tema/jav"]], True, False),
    "three groups": (
        ["Seminarier", "Chefer", "Exempelstad"],
        [["seminarier"], ["malgrupp/chef"], ["ort/exempelstad"]],
        True,
        False,
    ),
    "deadlines with it": (["Kurser", "Sista anmälan", "Chefer"], [["kurser"], ["malgrupp/chef"]], True, True),
    "deadlines alone": (["Sista anmälan", "Jäv"], [["tema/jav"]], False, True),
    "everything": (["Seminarier", "Kurser", "Sista anmälan"], [["alla"]], True, True),
}


def closings(real_dir: Path) -> bytes:
    """A last day to register for everything, which our own seminars have not."""
    return (real_dir / "kalender/alla.ics").read_bytes().replace(b"\r\n ", b"").replace(b"@", b"-anmalan@")


@pytest.mark.parametrize("name", CHOICES)
def test_a_file_is_made_of_what_fits(page: Page, real_url: str, real_dir: Path, name: str) -> None:
    """It holds just the events of the published calendars that fit, letter for letter, and icalendar reads it."""
    labels, groups, events, deadlines = CHOICES[name]
    closing = closings(real_dir)
    page.route("**/sista-anmalan.ics", lambda route: route.fulfill(body=closing, content_type="text/calendar"))
    page.goto(f"{real_url}/kalender/")
    choose(page, *labels)
    made = fetched(page)
    fits = set.intersection(*(set.union(*(uids(real_dir, key) for key in keys)) for keys in groups))
    last = {uid.replace("@", "-anmalan@") for uid in fits}
    wanted = (fits if events else set()) | (last if deadlines else set())
    calendar = icalendar.Calendar.from_ical(made)
    assert [component.errors for component in calendar.walk()] == [[] for _ in calendar.walk()]
    assert len(wanted) > 0
    assert sorted(str(event["UID"]) for event in calendar.walk("VEVENT")) == sorted(wanted)
    published = b"".join([closing, *(path.read_bytes() for path in (real_dir / "kalender").rglob("*.ics"))])
    assert all(block in published for block in EVENT.findall(made))
    assert len(calendar.walk("VTIMEZONE")) == 1 and made.index(b"BEGIN:VTIMEZONE") < made.index(b"BEGIN:VEVENT")
    assert {key for key, _ in calendar.property_items(recursive=False)} == {"BEGIN", "VERSION", "PRODID", "END"}
    starts = [event.start for event in calendar.walk("VEVENT")]
    days = [getattr(start, "date", lambda start=start: start)() for start in starts]
    assert days == sorted(days)


def test_a_file_is_said_not_to_change(page: Page, real_url: str) -> None:
    """And what does change is offered beside it: calendars that together hold all of it."""
    page.goto(f"{real_url}/kalender/#sort=seminarier&tema=jav&tema=bisysslor")
    told = answer(page)
    expect(told).to_contain_text("Den ändrar sig inte")
    expect(told).to_contain_text("De här kalendrarna har tillsammans allt du har valt, och mer.")
    expect(told).to_contain_text("syns flera gånger")
    rows = told.locator("[data-svar=lista] li")
    assert rows.locator("strong").all_inner_texts() == ["Jäv", "Bisysslor"]
    assert (
        rows.first.locator("a").first.get_attribute("href")
        == "webcal://forvaltningskultur.example/kalender/tema/jav.ics"
    )
    rows.first.get_by_role("link", name=re.compile("Fler sätt.*Jäv")).click()
    expect(page.locator("[data-kalender='tema/jav']")).to_have_attribute("open", "")
    expect(page.locator("#kalender-tema-jav")).to_be_in_viewport()


def test_either_of_one_group_is_exactly_two_calendars(page: Page, real_url: str) -> None:
    page.goto(f"{real_url}/kalender/#tema=jav&tema=bisysslor")
    expect(answer(page)).to_contain_text("De här kalendrarna har tillsammans just det du har valt.")


def test_what_comes_next_is_shown(page: Page, real_url: str) -> None:
    """The next events of the choice, each a link within this site."""
    page.goto(f"{real_url}/kalender/#tema=jav")
    rows = answer(page).locator("[data-svar=prov] li")
    expect(rows.last).to_be_visible()
    assert [row.split("\n")[0] for row in rows.all_inner_texts()] == ["16 mars 2027", "19 maj 2027", "5 oktober 2027"]
    rows.nth(1).get_by_role("link").click()
    assert page.url == f"{real_url}/seminarier/extrajobbet/"


def test_the_choice_is_kept_in_the_address(page: Page, real_url: str) -> None:
    """It can be shared and returned to; what is no calendar there is passed over."""
    page.goto(f"{real_url}/kalender/#tema=jav&tema=finns-inte&ort=digitalt&annat=1")
    assert page.locator("[data-egen] :checked").evaluate_all("all => all.map(each => each.value)") == [
        "jav",
        "digitalt",
    ]
    assert page.locator("[data-egen] details[open]").count() == 2
    page.get_by_role("button", name="Rensa valen").click()
    expect(answer(page).get_by_role("heading", level=3)).to_have_text("Du har inte valt något")
    assert page.url == f"{real_url}/kalender/"
    assert page.locator("[data-egen] :checked").count() == 0


def test_what_is_invented_is_in_no_choice(page: Page, site_url: str) -> None:
    """Our own seminars are: whoever chooses their theme gets an empty calendar, and is told so."""
    page.goto(f"{site_url}/kalender/#tema=jav")
    expect(counted(page)).to_contain_text("Just nu")
    expect(answer(page).locator("[data-svar=prov]")).to_be_hidden()
    page.goto(f"{site_url}/kalender/#tema=jav&sort=seminarier")
    expect(counted(page)).not_to_be_empty()
    expect(answer(page).get_by_role("button", name="Hämta filen")).to_be_hidden()


def test_nothing_that_fits_makes_no_file(page: Page, real_url: str) -> None:
    page.goto(f"{real_url}/kalender/#tema=service&ort=digitalt&sort=kurser")
    expect(counted(page)).to_contain_text("inget alla dina val")
    expect(answer(page).get_by_role("button", name="Hämta filen")).to_be_hidden()


@pytest.mark.parametrize("wrong", ["cut", "missing", "offline"])
def test_no_file_is_made_of_half_a_calendar(page: Page, real_url: str, wrong: str) -> None:
    """A download that was cut short, or did not come, is told; what one can subscribe to is still there."""

    def handle(route: Route) -> None:
        if wrong == "cut":
            body = route.fetch().body()
            route.fulfill(body=body[: len(body) // 2], content_type="text/calendar")
        elif wrong == "missing":
            route.fulfill(status=404, body="")
        else:
            route.abort()

    page.route("**/kalender/tema/jav.ics", handle)
    page.goto(f"{real_url}/kalender/#tema=jav&sort=seminarier")
    expect(counted(page)).to_contain_text("gick inte att hämta")
    expect(answer(page).get_by_role("button", name="Hämta filen")).to_be_hidden()
    assert answer(page).locator("a[href^='webcal:']:visible").count() == 2
    page.unroute("**/kalender/tema/jav.ics")
    choose(page, "Chefer")
    expect(answer(page).get_by_role("button", name="Hämta filen")).to_be_visible()


def test_a_slow_answer_does_not_replace_a_later_choice(page: Page, real_url: str) -> None:
    held: list[Route] = []
    page.route("**/kalender/tema/jav.ics", lambda route: held.append(route))  # noqa: PLW0108 — a builtin cannot be marked
    page.goto(f"{real_url}/kalender/#tema=jav&sort=seminarier")
    choose(page, "Jäv")
    expect(answer(page).get_by_role("heading", level=3)).to_have_text("Seminarier")
    expect(counted(page)).to_contain_text("Just nu")
    told = answer(page).inner_text()
    held[0].continue_()
    page.wait_for_timeout(300)
    assert answer(page).inner_text() == told


def test_the_keyboard_alone(page: Page, real_url: str) -> None:
    """Boxes are ticked with Space, and the button leads to what came of it."""
    page.goto(f"{real_url}/kalender/")
    page.locator("[data-egen] input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(answer(page).get_by_role("heading", level=3)).to_be_focused()
    expect(answer(page).get_by_role("heading", level=3)).to_have_text("Seminarier")


def test_nothing_is_sent_before_the_script_has_the_form(page: Page, real_url: str) -> None:
    """Whoever is quicker than the script, or never gets it, tells the server nothing; what is ticked then counts."""
    held: list[Route] = []
    asked: list[str] = []
    page.route("**/assets/events-calendar.*.js", lambda route: held.append(route))  # noqa: PLW0108 — a builtin cannot be marked
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{real_url}/kalender/", wait_until="commit")
    choose(page, "Jäv", "Digitalt")
    asked.clear()
    page.get_by_role("button", name="Visa min kalender").click()
    page.locator("[data-egen] input").first.press("Enter")
    page.wait_for_timeout(300)
    assert (page.url, asked) == (f"{real_url}/kalender/", [])
    held[0].continue_()
    expect(answer(page).get_by_role("heading", level=3)).not_to_have_text("Du har inte valt något")
    assert page.url == f"{real_url}/kalender/#tema=jav&ort=digitalt"


def test_without_script_every_calendar_is_there_to_choose(browser: Browser, real_url: str) -> None:
    """As links, and no boxes that do nothing."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{real_url}/kalender/")
        expect(page.locator("[data-egen]")).to_be_hidden()
        page.get_by_text("Färdiga kalendrar").click()
        listed = page.locator("[data-kalender]").all()
        assert len(listed) > 30
        for each in listed[:3]:
            each.locator("summary").click()
            expect(each.get_by_role("link", name="Öppna i min kalender")).to_be_visible()
            expect(each.locator("input")).to_be_visible()
