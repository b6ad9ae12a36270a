"""What a meeting is made of: any fragment is read within bounds, and minutes are whole and add up."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.conftest import ROOT
from browser.meeting import chosen_page, script
from browser.test_naughty_site import ACTIVE, GUARD
from ethos.content import load
from ethos.kinds import Dilemma
from ethos.views.meeting import PLANS
from ethos.views.paper.agenda import lengths, weights
from naughty import attacks, pasted

pytestmark = pytest.mark.browser


SOUND = """(fragments) => fragments.map((fragment) => {
  try {
    const choice = read(fragment);
    const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;
    const sound = choice.cases.length <= MOST && choice.cases.every((each) => slug.test(each) && each.length <= 100)
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
    script(page, site_dir, "conversation-choice")
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
        told = page.locator("main [data-fel]").inner_text()
        for word in ("ett av fallen", "minuterna", "gruppens storlek", "metoden", "klockslaget"):
            assert word in told
        expect(page.locator("[data-tidsplan] li")).not_to_have_count(0)
        assert [*wrong, *page.evaluate(ACTIVE)] == []


# The minutes

SUMS = """(plans) => {
  const KINDS = ["frame", "clip", "read", "vote", "pairs", "groups", "plenary", "twist", "revote", "law", "monday"];
  const wrong = [];
  let tried = 0;
  const each = (closure, laws, twists, clip) =>
    ({ closure, laws, twists: Array(twists).fill({}), clip: clip && { minutes: clip } });
  const sorts = ["open", "legal-limit"].flatMap((closure) => [null, {}].flatMap((laws) =>
    [0, 1, 3].flatMap((twists) => [0, 1, 7, 200].map((clip) => each(closure, laws, twists, clip)))));
  for (const minutes of Object.keys(plans).map(Number)) for (const group of [2, 3, 4, 5, 6, 8, 40, 500])
  for (let count = 1; count <= 6; count += 1) for (const [at, sort] of sorts.entries()) {
    const cases = Array.from({ length: count }, (_, index) => sorts[(at + index * 5) % sorts.length]);
    const steps = agenda(plans, { minutes, group }, cases);
    const own = (index, ...kinds) => steps.some((step) => step.case === index && kinds.includes(step.kind));
    const order = steps.map(({ case: at, kind }) => (at ?? (kind === "frame" ? -1 : 99)) * 100 + KINDS.indexOf(kind));
    const fault = steps.reduce((sum, step) => sum + step.minutes, 0) !== minutes ? "sum"
      : steps.some((step) => !Number.isInteger(step.minutes) || step.minutes < 1) ? "part"
      : order.some((rank, index) => index && rank < order[index - 1]) ? "order"
      : steps.filter(({ kind }) => kind === "frame" || kind === "monday").length !== 2 ? "ends"
      : cases.some((_, index) => !own(index, "read") || !own(index, "plenary")) ? "read"
      : cases.some((each, index) => !each.laws && own(index, "law")) ? "law"
      : steps.some((step) => step.kind === "twist" && !(step.twist < cases[step.case].twists.length)) ? "twist"
      : group < 6 && steps.some(({ kind }) => kind === "groups") ? "groups" : "";
    tried += 1;
    if (fault) wrong.push([fault, minutes, group, count, at, JSON.stringify(steps)]);
  }
  return [tried, wrong.slice(0, 5)];
}"""


def test_whole_minutes_that_sum_exactly(page: Page, url: str, site_dir: Path) -> None:
    """For every plan, one to six cases, law or none, twists, clips, small groups and large: in order, none empty."""
    page.goto(f"{url}/samtal/")
    script(page, site_dir, "conversation-agenda")
    tried, wrong = page.evaluate(f"() => ({SUMS})(readPlans(document))")
    assert wrong == []
    assert tried == 5 * 8 * 6 * 48


def test_one_case_in_its_plan_is_the_plan(page: Page, url: str, site_dir: Path) -> None:
    """With a law, a twist and eight people nothing is changed; what a case or a group lacks goes to the plenary."""
    page.goto(f"{url}/samtal/")
    script(page, site_dir, "conversation-agenda")
    steps = """([minutes, group, closure, laws, twists]) => {
      const cases = [{closure, laws, twists: Array(twists).fill({}), clip: null}];
      const found = agenda(readPlans(document), {minutes, group}, cases);
      return Object.fromEntries(found.map(({kind, minutes}) => [kind, minutes]));
    }"""
    plain = page.evaluate(steps, [45, 8, "open", True, 1])
    assert list(plain.items()) == [
        *(("frame", 5), ("read", 2), ("vote", 1), ("pairs", 5), ("groups", 10), ("plenary", 10)),
        *(("twist", 3), ("revote", 2), ("law", 4), ("monday", 3)),
    ]
    assert page.evaluate(steps, [45, 8, "open", None, 1])["plenary"] == 14
    assert page.evaluate(steps, [45, 5, "open", True, 1])["plenary"] == 20
    short = page.evaluate(steps, [20, 8, "legal-limit", True, 2])
    assert short == {"frame": 2, "read": 1, "vote": 1, "pairs": 4, "plenary": 8, "law": 2, "monday": 2}
    assert "law" not in page.evaluate(steps, [20, 8, "open", True, 2])


def test_on_paper_and_on_the_screen_the_time_is_divided_alike(page: Page, url: str, site_dir: Path) -> None:
    """Two programs divide it, for a guide is printed at build: for every dilemma of ours as long as a plan, alike."""
    catalogue = load(ROOT).catalogue
    assert catalogue
    found = [each for each in catalogue.of(Dilemma) if each.minutes in PLANS and each.clip is None]
    assert {each.minutes for each in found} >= {20, 45, 60}
    page.goto(f"{url}/samtal/")
    script(page, site_dir, "conversation-agenda")
    divided = """([minutes, group, closure, laws, twists]) => {
      const cases = [{closure, laws, twists: Array(twists).fill({}), clip: null}], found = {};
      for (const each of agenda(readPlans(document), {minutes, group}, cases)) {
        found[each.kind] = (found[each.kind] ?? 0) + each.minutes;
      }
      return found;
    }"""
    for each in found:
        asked = [each.minutes, each.group.max, each.closure, bool(each.laws) or None, len(each.twists)]
        assert page.evaluate(divided, asked) == lengths(weights(each), each.minutes), each.slug
