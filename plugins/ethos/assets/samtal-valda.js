// The cases that a meeting is made of, as a list to put in order and to take away from.

import { made } from "./delar.js";
import { CASES } from "./samtal-regel.js";

const AGAIN = "{{both.again}}";

/**
 * @param {HTMLElement} page What holds `[data-valda]`, `[data-inget-valt]` and `[data-fler-fall]`.
 * @param {{cases: () => string[], change: (cases: string[]) => Promise<void>, again: () => Promise<void>}} choice The slugs
 *   that are chosen; how to choose others; how to fetch again what did not come.
 */
export function setUpChosen(page, { cases: slugs, change, again }) {
  const part = (name) => page.querySelector(`[data-${name}]`);
  const known = new Map();

  /** Draw the list anew, with what is known of its cases by now. Who stood on a button stands there still. */
  function list(cases = [], failed = []) {
    const focused = document.activeElement?.dataset?.knapp;
    for (const each of cases) known.set(each.slug, each);
    part("valda").replaceChildren(...slugs().map((slug, index) => picked(slug, index, failed.find((each) => each.slug === slug))));
    part("inget-valt").hidden = slugs().length > 0;
    part("fler-fall").hidden = slugs().length >= CASES;
    if (focused) focusOn(focused);
  }

  function focusOn(key) {
    const [does, slug] = key.split(" ");
    const other = { upp: "ned", ned: "upp" }[does];
    const found = (name) => page.querySelector(`[data-knapp="${name} ${slug}"]`);
    (found(does) ?? found(other) ?? part("fler-fall").querySelector("summary")).focus();
  }

  function picked(slug, index, fault) {
    const about = fault ? failure(fault) : made("p", { className: "meta" }, facts(known.get(slug)));
    const name = fault?.gone ? made("b", {}, titleOf(slug)) : link(slug);
    return made("li", {}, made("div", {}, name, subtitleOf(slug), about), made("p", { className: "turns" }, ...buttons(slug, index, fault)));
  }

  function subtitleOf(slug) {
    const { subtitle, lang } = known.get(slug) ?? {};
    return subtitle ? made("p", { className: "subtitle", ...(lang ? { lang } : {}) }, subtitle) : null;
  }

  const titleOf = (slug) => known.get(slug)?.title ?? slug;

  function link(slug) {
    const lang = known.get(slug)?.lang;
    const href = `${document.documentElement.dataset.base}dilemman/${slug}/`;
    return made("a", { href, ...(lang ? { lang } : {}) }, titleOf(slug));
  }

  function buttons(slug, index, fault) {
    return [
      index > 0 ? button("upp", slug, "Flytta upp", () => move(index, -1)) : null,
      index < slugs().length - 1 ? button("ned", slug, "Flytta ned", () => move(index, 1)) : null,
      fault && !fault.gone ? button("igen", slug, "Försök igen", again) : null,
      button("bort", slug, "Ta bort", () => remove(slug)),
    ];
  }

  function button(does, slug, words, press) {
    const named = made("span", { className: "hear" }, ` ${titleOf(slug)}`);
    const found = made("button", { type: "button", className: "button quiet" }, words, named);
    found.dataset.knapp = `${does} ${slug}`;
    found.addEventListener("click", press);
    return found;
  }

  function add(slug, title) {
    if (!known.has(slug)) known.set(slug, { title });
    part("fler-fall").open = false;
    part("fler-fall").querySelector("summary").focus();
    return change([...slugs(), slug].slice(0, CASES));
  }

  function remove(slug) {
    const at = slugs().indexOf(slug);
    const cases = slugs().filter((each) => each !== slug);
    change(cases);
    focusOn(`bort ${cases[Math.min(at, cases.length - 1)]}`);
  }

  function move(index, by) {
    const cases = [...slugs()];
    cases.splice(index + by, 0, ...cases.splice(index, 1));
    change(cases);
  }

  return { add, list };
}

const facts = (known) => (known?.minutes ? `${known.minutes} minuter · ${known.group.min}–${known.group.max} personer` : "Hämtar …");

function failure({ gone }) {
  const why = gone
    ? "Fallet finns inte. Ta bort det, eller sök upp ett annat."
    : `Fallet gick inte att hämta. ${AGAIN} Resten av samtalet går att använda ändå.`;
  return made("p", { className: "notice" }, why);
}
