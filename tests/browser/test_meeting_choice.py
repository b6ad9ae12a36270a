"""What a meeting is made of: any fragment is read within bounds. How its minutes divide: ``unit/test_plan*.py``."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.meeting import chosen_page, script
from browser.test_naughty_site import ACTIVE, GUARD
from naughty import attacks, pasted

pytestmark = pytest.mark.browser


SOUND = """(fragments) => fragments.map((fragment) => {
  try {
    const choice = read(fragment);
    const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;
    const sound = choice.cases.length <= CASES && choice.cases.every((each) => slug.test(each) && each.length <= 100)
      && new Set(choice.cases).size === choice.cases.length
      && [0, ...LENGTHS].includes(choice.minutes)
      && (choice.group === 0 || (Number.isInteger(choice.group) && choice.group >= 2 && choice.group <= 500))
      && (choice.method === "" || slug.test(choice.method)) && /^(|([01]\\d|2[0-3]):[0-5]\\d)$/.test(choice.start)
      && Array.isArray(choice.dropped) && typeof isChoice(fragment) === "boolean";
    const again = read(write(choice));
    const same = ["minutes", "group", "method", "start"].every((name) => again[name] === choice[name])
      && String(again.cases) === String(choice.cases) && again.dropped.length === 0;
    return sound && same ? "" : `${fragment} → ${JSON.stringify(choice)}`;
  } catch (fault) {
    return `${fragment} ✗ ${fault}`;
  }
}).filter(Boolean)"""


NAMES = "fall minuter grupp metod start Fall x fall[] __proto__ constructor "
SLUGS = f"torsdagsbastun elva-kronor-var finns-inte ../om A a--b - % %E0%A4%A ä __proto__ {'a' * 101}"
NUMBERS = "20 30 45 60 90 0 -20 45.0 4e1 2 500 501 1 08 ٤٥ NaN Infinity 9:60 24:00 8 10:05"


def fragments(count: int) -> list[str]:
    """Fragments of real parts, broken parts and what attackers write, by chance but the same each time."""
    chance = random.Random(2026)
    naughty = [*attacks(), *pasted()]

    def value() -> str:
        kind = chance.random()
        if kind < 0.4:
            return ",".join(chance.choices(SLUGS.split(), k=chance.randint(1, 9)))
        return chance.choice(NUMBERS.split()) if kind < 0.7 else chance.choice(naughty)

    def part() -> str:
        return f"{chance.choice(NAMES.split(' '))}{chance.choice(['=', '=', '=', '', '=='])}{value()}"

    made = ("&".join(part() for _ in range(chance.randint(0, 6))) for _ in range(count))
    return [chance.choice(["", "#"]) + each for each in made] + [f"#fall={each}" for each in naughty]


def test_no_fragment_breaks_the_reading(page: Page, url: str, site_dir: Path) -> None:
    """Never an exception; what comes of it is within bounds, and written and read again it is the same."""
    page.goto(f"{url}/om/")
    for name in ("conversation-rule", "conversation-choice"):
        script(page, site_dir, name)
    tried = fragments(4000)
    assert len(tried) > 3000
    assert page.evaluate(SOUND, tried) == []
    assert page.evaluate("(all) => all.filter((each) => read(each).cases.length).length", tried) > 300
    assert page.evaluate("(all) => all.filter((each) => read(each).dropped.length).length", tried) > 1000


def test_no_fragment_breaks_the_page(browser: Browser, url: str) -> None:
    """The page opens with any of them, says what it could not use, runs nothing and asks nobody else."""
    with browser.new_context() as context:
        context.add_init_script(GUARD)
        wrong: list[str] = []
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda request: wrong.extend([] if request.url.startswith(f"{url}/") else [request.url]))
        page.goto(f"{url}/samtal/")
        attacked = [f"#fall=torsdagsbastun&metod={each}&x={each}" for each in attacks()]
        for fragment in [*fragments(60)[:80], *attacked]:
            page.evaluate("(fragment) => { location.hash = fragment.replace(/^#/, '') }", fragment)
            page.wait_for_timeout(20)
        broken = "fall=torsdagsbastun,%3Cimg%20src=x%20onerror=alert(1)%3E&minuter=44&grupp=0&metod=x&start=kl"
        chosen_page(page, url, broken)
        told = page.locator("main [data-besked]").inner_text()
        for word in ("ett av fallen", "minuterna", "gruppens storlek", "metoden", "klockslaget"):
            assert word in told
        expect(page.locator("[data-tidsplan] li")).not_to_have_count(0)
        assert [*wrong, *page.evaluate(ACTIVE)] == []
