// The cases that a meeting is made of, as a list to put in order and to take away from.

import { OWN } from "../shared/choices.js";
import { base, dotted, fill, inLanguage, made, maybe, one } from "../shared/elements.js";
import { CASES, MOST } from "./rule.js";

/**
 * @typedef {{slug: string, gone: boolean}} Fault a case that could not be read
 * @typedef {{title: string, subtitle?: string, lang?: string, minutes?: number, group?: {min: number, max: number}}} Known of a case, by now
 */

export class Chosen {
  /**
   * @param {HTMLElement} page What holds `[data-valda]`, `[data-inget-valt]` and `[data-fler-fall]`.
   * @param {{cases: () => string[], change: (cases: string[]) => Promise<void>, again: () => Promise<void>}} choice The
   *   slugs that are chosen; how to choose others; how to fetch again what did not come.
   */
  constructor(page, { cases, change, again }) {
    this.page = page;
    this.slugs = cases;
    this.change = change;
    this.again = again;
    this.more = one(page, "[data-fler-fall]", HTMLDetailsElement);
    /** @type {Map<string, Known>} */
    this.known = new Map();
  }

  /**
   * Draw the list anew, with what is known of its cases by now. Who stood on a button stands there still.
   * @param {(Known & {slug: string})[]} cases
   * @param {Fault[]} failed
   */
  list(cases = [], failed = []) {
    const focused = document.activeElement instanceof HTMLElement && document.activeElement.dataset.knapp;
    for (const each of cases) this.known.set(each.slug, each);
    const rows = this.slugs().map((slug, index) => this.row(slug, index, failed.find((each) => each.slug === slug)));
    fill(one(this.page, "[data-valda]"), ...rows);
    one(this.page, "[data-inget-valt]").hidden = rows.length > 0;
    this.more.hidden = rows.length >= CASES;
    if (focused) this.focusOn(focused);
  }

  /** @param {string} key what a button does, and with which case: "upp torsdagsbastun" */
  focusOn(key) {
    const [does, slug] = key.split(" ");
    const other = { upp: "ned", ned: "upp" }[does];
    const found = (/** @type {string|undefined} */ name) => maybe(this.page, `[data-knapp="${name} ${slug}"]`);
    (found(does) ?? found(other) ?? this.opener).focus();
  }

  get opener() {
    return one(this.more, "summary");
  }

  /** @param {string} slug @param {number} index @param {Fault|undefined} fault */
  row(slug, index, fault) {
    const { title = slug === OWN ? "{{page.own_case.title}}" : slug, subtitle, lang, ...known } = this.known.get(slug) ?? {};
    const about = fault ? failure(fault) : made("p", { className: "meta" }, facts(known));
    const link = made("a", { href: `${base()}${slug === OWN ? "{{place.own_case}}" : `${"{{place.dilemma}}"}${slug}/`}`, ...inLanguage(lang) }, title);
    const plain = subtitle ? made("p", { className: "subtitle", ...inLanguage(lang) }, subtitle) : null;
    const name = fault?.gone && slug !== OWN ? made("b", {}, title) : link;
    const button = (/** @type {string} */ does, /** @type {string} */ words, /** @type {() => void} */ press) =>
      buttonOf(`${does} ${slug}`, words, title, press);
    const turns = [
      index > 0 ? button("upp", "Flytta upp", () => this.move(index, -1)) : null,
      index < this.slugs().length - 1 ? button("ned", "Flytta ned", () => this.move(index, 1)) : null,
      fault && !fault.gone ? button("igen", "Försök igen", this.again) : null,
      button("bort", "Ta bort", () => this.remove(slug)),
    ];
    return made("li", {}, made("div", {}, name, plain, about), made("p", { className: "turns" }, ...turns));
  }

  /** @param {string} slug @param {string} title */
  add(slug, title) {
    if (!this.known.has(slug)) this.known.set(slug, { title });
    this.more.open = false;
    this.opener.focus();
    return this.change([...this.slugs(), slug].slice(0, CASES));
  }

  /** @param {string} slug */
  remove(slug) {
    const at = this.slugs().indexOf(slug);
    const cases = this.slugs().filter((each) => each !== slug);
    this.change(cases);
    this.focusOn(`bort ${cases[Math.min(at, cases.length - 1)]}`);
  }

  /** @param {number} index @param {number} by */
  move(index, by) {
    const cases = [...this.slugs()];
    cases.splice(index + by, 0, ...cases.splice(index, 1));
    this.change(cases);
  }
}

/** @param {string} key @param {string} words @param {string} title @param {() => void} press */
function buttonOf(key, words, title, press) {
  const named = made("span", { className: "hear" }, ` ${title}`);
  const found = made("button", { type: "button", className: "button quiet" }, words, named);
  found.dataset.knapp = key;
  found.addEventListener("click", press);
  return found;
}

/** A case that any group can take, as one's own, says no number. @param {Omit<Known, "title"|"lang">} known */
function facts({ minutes, group }) {
  if (!minutes || !group) return "Hämtar …";
  return dotted([`${minutes} minuter`, ...(group.max < MOST ? [`${group.min}–${group.max} personer`] : [])]);
}

/** @param {Fault} fault */
function failure({ slug, gone }) {
  const lost = slug === OWN ? "{{own_case.gone}}" : "Fallet finns inte. Ta bort det, eller sök upp ett annat.";
  const why = gone
    ? lost
    : `Fallet gick inte att hämta. ${"{{both.again}}"} Resten av samtalet går att använda ändå.`;
  return made("p", { className: "notice fault" }, why);
}
