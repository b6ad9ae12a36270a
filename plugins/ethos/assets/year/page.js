// The page /arshjul/: a reader's year of conversations. The whole choice stands in the address after #.

import { copy } from "../shared/every-page.js";
import { all, base, fill, hand, made, maybe, one, wrong } from "../shared/elements.js";
import { found, library } from "../shared/dilemmas.js";
import { calendar } from "../shared/ical.js";
import { timed } from "../shared/time.js";
import { sized } from "../conversation/choice.js";
import { isChoice, read, write } from "./plan.js";
import { dayField, focusOn, monthly, ofRow, onWheel, row, tick } from "./table.js";
import { another, clock, events, fault, filled, isOwn, monthsFrom, offered, room, shifted, span, summary, talksOf, timely } from "./talks.js";
import { wheel } from "./wheel.js";

/** @import {Case, Year} from "./plan.js" */
/** @import {Talk} from "./talks.js" */

const BESIDE = matchMedia("(min-width: 56rem)"); // where the choices stand beside the plan (year.css)
const MONTHS = 24; // to choose the first one among
const NAMES = ["rytm", "vilken", "dag", "fran", "urval", "roll"];
const unreachable = "Listan över fall gick inte att hämta. Du kan använda fallen i planen, eller försöka igen senare.";

/** The fields: a year's rhythm, days, time and themes. */
class Form {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.time = one(form, "#tid", HTMLInputElement);
    this.people = one(form, "#grupp", HTMLInputElement);
    this.first = one(form, "#fran", HTMLSelectElement);
    this.search = one(form, "#sok-egna", HTMLInputElement);
    this.months = monthsFrom(new Date(), MONTHS);
    this.minutes = Number(all(form, "[name=minuter]", HTMLInputElement).find(({ defaultChecked }) => defaultChecked)?.value);
    this.themes = all(form, "#urval optgroup option", HTMLOptionElement).map(({ value }) => value);
    this.roles = all(form, "#roll option", HTMLOptionElement).map(({ value }) => value).filter(Boolean);
    this.first.append(...this.months.map(option));
  }

  /** @param {string} name */
  field(name) {
    return /** @type {RadioNodeList} */ (this.form.elements.namedItem(name));
  }

  /** @param {Year} year */
  fill(year) {
    if (![...this.first.options].some(({ value }) => value === year.fran)) this.first.prepend(option(year.fran));
    const values = /** @type {Record<string, string|number>} */ (/** @type {unknown} */ (year));
    for (const name of [...NAMES, "minuter"]) this.field(name).value = String(values[name]);
    this.time.value = clock(year.tid);
    this.people.value = year.grupp ? String(year.grupp) : "";
    for (const field of [this.time, this.people]) wrong(field, "");
  }

  /** What is typed and chosen; what cannot be read is what it was before, and the field says so. @param {Year} year @returns {Year} */
  read(year) {
    const [time, people] = [timed(this.time.value), this.people.value ? sized(this.people.value) : 0];
    const used = { tid: clock(year.tid), grupp: year.grupp || "alla antal" };
    for (const [field, value] of /** @type {[HTMLInputElement, unknown][]} */ ([[this.time, time], [this.people, people]])) {
      const told = `${field.dataset.fel} Så länge räknar planen med ${used[/** @type {"tid"|"grupp"} */ (field.name)]}.`;
      wrong(field, value === undefined ? told : "");
    }
    const chosen = Object.fromEntries(NAMES.map((name) => [name, this.field(name).value]));
    return { ...year, ...chosen, tid: time ?? year.tid, grupp: people ?? year.grupp, minuter: Number(this.field("minuter").value) };
  }
}

/** @param {string} month */
const option = (month) => made("option", { value: month, textContent: monthly(month) });

class Page {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.latest = 0;
    /** @type {string[]|null} */
    this.hits = null;
    this.form = new Form(one(root, "[data-val]", HTMLFormElement));
    this.rows = one(root, "[data-rader]", HTMLTableSectionElement);
    const built = [...this.rows.rows].map(ofRow);
    this.planned = built.map(({ slug }) => slug);
    /** @type {Map<string, Case>} by slug, easiest first */
    this.cases = new Map(built.map((each) => [each.slug, each]));
    this.off = new Map(all(root, "[data-lediga] > *").map((each) => [one(each, "time", HTMLTimeElement).dateTime, one(each, "span").textContent ?? ""]));
    /** @type {Year} */
    this.year = read("", this.form);
    this.isLoaded = false;
  }

  /** @param {string} name */
  part(name) {
    return one(this.root, `[data-${name}]`);
  }

  /** @param {string} path */
  whole(path) {
    return new URL(path, new URL(base() || "./", location.href)).href;
  }

  async start() {
    for (const each of all(this.root, "[data-utan-skript]")) each.hidden = true;
    for (const each of [this.form.form, ...all(this.root, "[data-spara]")]) each.hidden = false;
    this.fold();
    this.root.toggleAttribute("data-vantar", isChoice(location.hash));
    if (!isChoice(location.hash)) this.load(); // what stands in the page is enough for that, before anything is shown
    await this.fetchCases();
    if (!this.isLoaded || isChoice(location.hash)) this.load();
    this.root.removeAttribute("data-vantar");
    this.listen();
  }

  /** The choices are open where they have a column of their own. */
  fold() {
    one(this.root, ".changing", HTMLDetailsElement).open = BESIDE.matches;
  }

  listen() {
    const { form, search } = this.form;
    BESIDE.addEventListener("change", () => this.fold());
    form.addEventListener("change", ({ target }) => target !== search && this.changed());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.fold();
      one(this.root, "#planen").focus();
    });
    search.addEventListener("input", () => this.find());
    this.part("blanda").onclick = () => this.draw([], this.shuffled());
    this.part("fil").onclick = () => this.save();
    this.part("lank").onclick = () => this.copy();
    addEventListener("hashchange", () => isChoice(location.hash) && this.load());
  }

  /** All that there is to choose among; when it does not come, the cases of the plan that stands in the page. */
  async fetchCases() {
    try {
      const { entries } = await library();
      const level = (/** @type {typeof entries[number]} */ { values }) => Number(values.svarighet[0]);
      this.cases = new Map(entries.toSorted((one, other) => level(one) - level(other)).map((each) => [each.slug, each]));
    } catch {
      this.tell(unreachable);
    }
  }

  load() {
    const { dropped, ...found } = read(location.hash, this.form);
    const given = found.fall.filter((slug) => this.cases.has(slug));
    [this.year, this.isLoaded] = [found, true];
    const wrong = fault(dropped, given.length < found.fall.length);
    if (wrong) this.tell(wrong);
    this.form.fill(found);
    if (isChoice(location.hash)) this.draw(given);
    else this.keep(this.planned.filter((slug) => this.cases.has(slug)));
  }

  changed() {
    const { urval, roll } = this.year;
    this.year = this.form.read(this.year);
    const same = urval === this.year.urval && roll === this.year.roll;
    this.draw(isOwn(this.year) ? this.year.fall : same ? this.timely() : []);
  }

  /** The cases that stand there, without what has come out of its season. */
  timely() {
    return timely(this.year, this.year.fall.flatMap((slug) => this.cases.get(slug) ?? [])).map(({ slug }) => slug);
  }

  /** Keep the cases that are given, and find others until the year is full. @param {string[]} given */
  draw(given, order = [...this.cases.values()]) {
    const kept = given.flatMap((slug) => this.cases.get(slug) ?? []);
    this.keep(filled(this.year, kept, order, this.form.themes).map(({ slug }) => slug));
    history.replaceState(history.state, "", `#${write(this.year)}`);
  }

  /** @param {string[]} fall */
  keep(fall) {
    this.year = { ...this.year, fall };
    this.show();
  }

  shuffled() {
    const drawn = [...this.cases.values()].map((each) => ({ rank: Math.random(), each }));
    return drawn.sort((one, other) => one.rank - other.rank).map(({ each }) => each);
  }

  get talks() {
    return talksOf(this.year, this.cases, this.off);
  }

  show() {
    const { year, talks } = this;
    this.part("kolumn").textContent = "Dag";
    fill(this.rows, ...talks.map((talk, at) => row(talk, year, [this.moving(talk, at), ...this.acts(talk, at)])));
    fill(this.part("hjul"), wheel(`Årshjul – ${span(talks)}`, talks.map(onWheel)));
    this.part("sammanfattning").textContent = summary(year, talks, this.form.themes);
    const shown = { hjul: talks.length > 0, sammanfattning: true, egna: isOwn(year), blanda: !isOwn(year) && this.cases.size > 1 };
    for (const [name, is] of Object.entries(shown)) this.part(name).hidden = !is;
    one(this.root, "[data-fil]", HTMLButtonElement).disabled = !talks.length;
    if (isOwn(year)) this.list();
  }

  /** What can be done with a row. @param {Talk} talk @param {number} at */
  acts({ slug }, at) {
    const { fall } = this.year;
    const act = (/** @type {string} */ name, /** @type {string} */ words, /** @type {() => void} */ does) => ({ name, words, run: () => this.press(name, at, does) });
    const up = act("upp", "Flytta upp", () => this.draw(fall.with(at, fall[at - 1]).with(at - 1, slug)));
    const away = act("bort", "Ta bort", () => this.draw(fall.toSpliced(at, 1)));
    const other = act("byt", "Byt fall", () => this.exchange(at));
    return [...(at ? [up] : []), isOwn(this.year) ? away : other];
  }

  /** The way to another day for a row. @param {Talk} talk @param {number} at */
  moving(talk, at) {
    const [before, after] = [this.talks[at - 1], this.talks[at + 1]];
    const bounds = { min: before ? shifted(before.day, 1) : "", max: after ? shifted(after.day, -1) : "" };
    const take = (/** @type {string} */ day) => this.press("dag", at, () => this.move(talk, day));
    const run = () => {
      const field = dayField(talk, bounds, take);
      maybe(this.rows.rows[at], "[data-gor=dag]")?.replaceWith(field);
      field.focus();
    };
    return { name: "dag", words: "Byt dag", run };
  }

  /** @param {Talk} talk @param {string} day */
  move({ usual }, day) {
    const flytt = new Map(this.year.flytt);
    if (day === usual) flytt.delete(usual);
    else flytt.set(usual, day);
    this.year = { ...this.year, flytt };
    this.draw(this.year.fall);
  }

  /** Do something with a row, and stand where it then is. @param {string} name @param {number} at @param {() => void} does */
  press(name, at, does) {
    does();
    const { rows } = this.rows;
    if (!focusOn(rows[name === "upp" ? at - 1 : Math.min(at, rows.length - 1)], name)) maybe(this.root, "table.plan a")?.focus();
  }

  /** @param {number} at */
  exchange(at) {
    const next = another(this.year, this.shuffled(), at);
    if (next) this.draw(this.year.fall.with(at, next.slug));
    else this.tell("Det finns inga fler fall att byta till.");
  }

  /** What is typed is looked for; without words every case is there. */
  async find() {
    const mine = (this.latest += 1);
    const words = this.form.search.value.trim();
    const hits = words ? await found(words).catch(() => this.lost()) : null;
    if (mine !== this.latest) return;
    this.hits = hits;
    const held = maybe(this.part("lista"), "input:focus", HTMLInputElement)?.value;
    this.list();
    if (held) maybe(this.part("lista"), `[value="${held}"]`)?.focus(); // who has gone on to the list stays where they were
  }

  /** Nothing came. @returns {string[]} */
  lost() {
    this.tell(unreachable);
    return [];
  }

  /** Cases to tick. */
  list() {
    const { rows, words } = offered(this.year, this.cases, this.hits ?? [...this.cases.keys()]);
    fill(this.part("lista"), ...rows.map((each) => this.tick(each)));
    this.part("antal").textContent = words;
  }

  /** @param {Case} each */
  tick(each) {
    const { fall } = this.year;
    const checked = fall.includes(each.slug);
    return tick(each, { checked, disabled: !checked && fall.length >= room(this.year) }, (ticked) => {
      this.draw(ticked ? [...this.year.fall, each.slug] : this.year.fall.filter((slug) => slug !== each.slug));
      maybe(this.part("lista"), `[value="${each.slug}"]`)?.focus();
    });
  }

  save() {
    const { vard: host = "", byggd: built = "" } = this.root.dataset;
    const made = events(this.year, this.talks, { host, built, whole: (path) => this.whole(path) });
    hand(calendar("", made), `arshjul-${this.year.fran}.ics`, "text/calendar");
  }

  copy() {
    return copy(this.whole(`${"{{place.year_wheel}}"}#${write(this.year)}`), this.part("lank"));
  }

  /** @param {string} words */
  tell(words) {
    this.part("besked").textContent = words;
    this.part("besked").hidden = false;
  }
}

const root = document.querySelector("[data-arshjul]");
if (root instanceof HTMLElement && root.querySelector("[data-rader] tr")) new Page(root).start();
