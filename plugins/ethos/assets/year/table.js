// The plan of a year as rows of a table, and cases as a list to tick.

import { all, base, dotted, inLanguage, made, maybe, one } from "../shared/elements.js";
import { address, meeting } from "./talks.js";

/** @import {Case, Year} from "./plan.js" */
/** @import {Talk} from "./talks.js" */

/** @typedef {{name: string, words: string, run: () => void}} Act what can be done with a row */

const said = new Intl.DateTimeFormat("sv-SE", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const dated = new Intl.DateTimeFormat("sv-SE", { day: "numeric", month: "long", timeZone: "UTC" });
const short = new Intl.DateTimeFormat("sv-SE", { day: "numeric", month: "short", timeZone: "UTC" });

/** A conversation as the wheel tells it. @param {Talk} talk */
export const onWheel = ({ day, title }) => ({ short: short.format(new Date(day)), words: said.format(new Date(day)), title });

/** "2027-01" → "januari 2027". @param {string} month */
export function monthly(month) {
  const format = new Intl.DateTimeFormat("sv-SE", { month: "long", year: "numeric", timeZone: "UTC" });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

/** What is said of a day that is not the usual one. @param {Talk} talk */
function why({ day, usual, instead, name }) {
  const own = `Flyttat av dig från ${dated.format(new Date(usual))}${name ? `. Den nya dagen är ${name}` : ""}.`;
  const words = day === usual ? instead && `Flyttat, för den vanliga dagen är ${instead}.` : own;
  return words ? made("p", { className: "meta", textContent: words }) : null;
}

/**
 * A field for another day.
 * @param {Talk} talk
 * @param {{min: string, max: string}} bounds the days between the meetings before and after
 * @param {(day: string) => void} take
 */
export function dayField({ day, title }, bounds, take) {
  const field = made("input", { type: "date", className: "field", value: day, required: true, ...bounds });
  field.setAttribute("aria-label", `Ny dag för ${title}`);
  field.onchange = (event) => {
    event.stopPropagation(); // the rows are drawn anew
    if (field.reportValidity()) take(field.value);
  };
  return field;
}

/** @param {Talk} talk @param {Year} year @param {Act[]} acts */
export function row(talk, year, acts) {
  const link = made("a", { href: base() + address(talk.slug), textContent: talk.title, ...inLanguage(talk.lang) });
  const prepare = made("a", { className: "button quiet small", href: base() + meeting(talk, year), textContent: "{{meeting.prepare}}" });
  prepare.append(made("span", { className: "hear", textContent: ` ${talk.title}` }));
  const meta = talk.facts.length ? made("p", { className: "meta" }, dotted(talk.facts)) : null;
  const day = made("th", { scope: "row" }, made("span", { textContent: said.format(new Date(talk.day)) }), why(talk));
  const ways = made("div", { className: "actions" }, prepare, changes(talk, acts));
  const found = made("tr", {}, day, made("td", {}, made("div", { className: "case" }, made("div", {}, link, meta), ways)));
  found.dataset.fall = talk.slug;
  return found;
}

/** What one seldom does with a row, folded. @param {Talk} talk @param {Act[]} acts */
function changes(talk, acts) {
  const about = made("span", { className: "hear", textContent: ` ${talk.title}` });
  const inside = made("div", {}, ...acts.map((act) => button(act, talk)));
  return made("details", { className: "changes" }, made("summary", {}, "Ändra", about), inside);
}

/** @param {Act} act @param {Talk} talk */
function button({ name, words, run }, { title }) {
  const about = made("span", { className: "hear", textContent: ` ${title}` });
  const found = made("button", { type: "button", className: "button quiet small", onclick: run }, words, about);
  found.dataset.gor = name;
  return found;
}

/** A case of the plan that was made at build, as its row tells it. @param {HTMLTableRowElement} row @returns {Case} */
export function ofRow(row) {
  const link = one(row, "a");
  const facts = all(row, ".fact").map((each) => each.lastChild?.textContent ?? "");
  const { fall: slug = "", tema = "", roll = "", grupp = "", svarighet = "", slut = "", minuter, manader = "" } = row.dataset;
  const values = Object.fromEntries(Object.entries({ tema, roll, grupp, svarighet, slut }).map(([name, words]) => [name, words.split(" ")]));
  return { slug, title: link.textContent ?? "", lang: link.lang, summary: "", facts, values, minutes: Number(minuter), season: manader.split(" ").filter(Boolean).map(Number) };
}

/**
 * A case to tick.
 * @param {Case} each
 * @param {{checked: boolean, disabled: boolean}} how
 * @param {(checked: boolean) => void} ticked
 */
export function tick(each, how, ticked) {
  const box = made("input", { type: "checkbox", value: each.slug, ...how });
  box.onchange = (event) => {
    event.stopPropagation(); // the box is drawn anew, and the form could not tell where it stood
    ticked(box.checked);
  };
  return made("li", {}, made("label", {}, box, made("span", { textContent: each.title })));
}

/** Put the focus where it was before the rows were drawn anew. @param {HTMLTableRowElement|undefined} row @param {string} name */
export function focusOn(row, name) {
  const found = row && (maybe(row, `[data-gor=${name}]`) ?? maybe(row, "summary"));
  const fold = found?.closest("details");
  if (fold) fold.open = true;
  found?.focus();
  return Boolean(found);
}
