// The page /sok/: a field, facets with counts, and a list. What is chosen stands in the address, so that it can be shared.
import * as address from "../shared/choices.js";
import { all, fill, maybe, one } from "../shared/elements.js";
import { counts, failure, hits, inEarnest, instead, item, search, unseen } from "./core.js";

/** @import {Answer, Counts, Filters} from "./reader.js" */

const WAIT = 200;
const PAGE = 20;
const FIRST = 5; // rows that are seen at once

/** What is asked for: words, and values in facets. It stands in the address too. */
class Question {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.field = one(form, "[name=q]", HTMLInputElement);
    this.boxes = all(form, "input[type=checkbox]", HTMLInputElement);
    this.names = [...new Set(this.boxes.map((box) => box.name))];
  }

  get words() {
    return this.field.value.trim();
  }

  get isAny() {
    return this.boxes.some((box) => box.checked);
  }

  /** @param {string} name */
  chosen(name) {
    return this.boxes.filter((box) => box.name === name && box.checked).map((box) => box.value);
  }

  /** Any value within a facet, all facets together. @returns {Filters} */
  get filters() {
    return Object.fromEntries(this.names.map((name) => [name, this.chosen(name)]));
  }

  clear() {
    for (const box of this.boxes) box.checked = false;
  }

  readAddress() {
    const query = address.read();
    this.field.value = query.get("q") ?? "";
    for (const box of this.boxes) box.checked = query.getAll(box.name).includes(box.value);
  }

  writeAddress() {
    const query = new URLSearchParams();
    if (this.words) query.set("q", this.words);
    for (const name of this.names) for (const value of this.chosen(name)) query.append(name, value);
    address.write(query);
  }

  /** How many pages each value has; what would find none is not offered. @param {Counts} numbers */
  number(numbers) {
    for (const box of this.boxes) {
      const count = numbers[box.name]?.[box.value] ?? 0;
      const label = box.closest("label");
      if (!label) continue;
      one(label, "[data-antal]").textContent = count.toLocaleString("sv");
      label.hidden = !count && !box.checked && box !== document.activeElement;
    }
    for (const part of all(this.form, ".sok-facett", HTMLDetailsElement)) {
      part.hidden = !part.querySelector("label:not([hidden])");
      part.open ||= Boolean(part.querySelector(":checked")); // what is chosen is seen
    }
    this.form.querySelector("[data-vantar]")?.removeAttribute("data-vantar");
  }
}

/** What was kept of the list when the reader followed a link: how many rows there were, and how far down. @returns {{rows?: number, y?: number}} */
const kept = () => history.state?.sok ?? {};

/** What is shown before anything is asked for: the ways in that need no words. */
const before = one(document, "[data-sok-innan]");

class Page {
  /** @param {HTMLElement} container */
  constructor(container) {
    this.container = container;
    this.question = new Question(one(container, "form", HTMLFormElement));
    this.list = this.part("lista");
    this.status = this.part("status");
    /** @type {Answer|undefined} */
    this.found = undefined;
    this.latest = 0;
    this.waiting = 0;
  }

  /** @param {string} name */
  part(name) {
    return one(this.container, `[data-sok-${name}]`);
  }

  /** @param {number} rows how many to show at least */
  async show(rows = PAGE) {
    const mine = (this.latest += 1);
    const { words, isAny, filters } = this.question;
    this.part("rensa").hidden = !isAny;
    before.hidden = Boolean(words || isAny);
    if (!words && !isAny) return this.idle();
    try {
      const [answer, numbers, real] = await Promise.all([search(words, filters), counts(words, filters), inEarnest(words)]);
      const found = await Promise.all((await answer.hits(0, rows)).map(item));
      if (mine !== this.latest) return undefined;
      this.found = answer;
      this.first(real);
      this.question.number(numbers);
      this.tell(answer, filters.arkiv?.length ? 0 : (numbers.arkiv?.med ?? 0), unseen(answer, found.slice(0, FIRST)));
      this.add(found, []);
    } catch {
      if (mine === this.latest) this.tellFailure();
    }
    return undefined;
  }

  /** Nothing asked for, and so nothing to choose among; the index is fetched meanwhile. */
  idle() {
    this.found = undefined;
    this.first(null);
    fill(this.list);
    this.status.textContent = "";
    for (const name of ["filter", "ingen", "fel", "fler"]) this.part(name).hidden = true;
    counts("", {}).catch(() => {});
  }

  /** Before the hits, what to do when it has happened; it stays while somebody types on. @param {HTMLElement|null} real */
  first(real) {
    const place = this.part("allvar");
    if (Boolean(real) !== place.hasChildNodes()) fill(place, real);
  }

  /** @param {Answer} answer @param {number} archived how many there are beside, which are not shown @param {string} lacking */
  tell(answer, archived, lacking) {
    const { count, shown } = answer;
    const beside = archived ? ` ${archived.toLocaleString("sv")} till finns i arkivet.` : "";
    this.status.textContent = `${instead(shown)}${hits(answer)}.${beside}${lacking}`;
    this.part("ingen").hidden = count > 0;
    this.part("filter").hidden = !(count || archived || this.question.isAny); // nothing to choose among
    this.part("fel").hidden = true;
  }

  tellFailure() {
    this.found = undefined;
    this.first(null);
    fill(this.list);
    this.status.textContent = failure;
    this.part("fler").hidden = this.part("ingen").hidden = true;
    this.part("fel").hidden = false;
  }

  /** Show rows after others. @param {Element[]} rows @param {Element[]} before */
  add(rows, before = [...this.list.children]) {
    fill(this.list, ...before, ...rows);
    this.part("fler").hidden = this.list.children.length >= (this.found?.count ?? 0);
  }

  /** More rows; who pressed the button goes on from the first of them. */
  async more() {
    const [mine, at] = [this.latest, this.list.children.length];
    try {
      const rows = await Promise.all(((await this.found?.hits(at, at + PAGE)) ?? []).map(item));
      if (mine !== this.latest) return;
      this.add(rows);
      rows[0]?.querySelector("a")?.focus();
    } catch {
      if (mine === this.latest) this.status.textContent = failure;
    }
  }

  /** @param {number} wait milliseconds, for somebody who may type on */
  changed(wait) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.question.writeAddress();
      this.show();
    }, wait);
  }

  listen() {
    const { form, field } = this.question;
    field.addEventListener("input", () => this.changed(WAIT));
    form.addEventListener("change", (event) => event.target !== field && this.changed(0));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.changed(0);
    });
    this.part("rensa").addEventListener("click", () => {
      this.question.clear();
      this.again();
    });
    this.part("fler").addEventListener("click", () => this.more());
    for (const tip of all(this.container, "[data-sok-forslag]")) {
      tip.addEventListener("click", () => {
        field.value = tip.textContent.trim();
        this.again();
      });
    }
    document.addEventListener("click", ({ target }) => target instanceof Element && target.closest("a") && this.keep(), true);
    address.follow(() => {
      this.question.readAddress();
      this.show();
    });
  }

  /** As many rows and the same place as when the reader left. */
  async return() {
    const { rows = PAGE, y = 0 } = kept();
    await this.show(rows);
    if (y) scrollTo(0, y);
  }

  /** Search anew, from the field. */
  again() {
    this.question.field.focus();
    this.changed(0);
  }

  /** Keep how much is shown, and where the reader is in it. */
  keep() {
    history.replaceState({ ...history.state, sok: { rows: this.list.children.length, y: scrollY } }, "");
  }

  start() {
    const panel = one(this.container, "[data-sok-filter]", HTMLDetailsElement);
    this.listen();
    panel.open = matchMedia("(min-width: 60rem)").matches || [...address.read()].length > 1;
    this.container.hidden = false;
    this.question.readAddress();
    const asks = this.question.field.value || this.question.isAny;
    panel.hidden = !asks;
    panel.toggleAttribute("data-vantar", Boolean(asks)); // until it is known what there is to choose among: nothing seen moves
    before.hidden = Boolean(asks);
    // Whoever has asked for nothing gets the index when they turn to the form.
    const look = () => void (this.found ?? this.show());
    if (asks) this.return();
    else for (const touch of ["focusin", "pointerover"]) this.question.form.addEventListener(touch, look, { once: true });
  }
}

const container = maybe(document, "[data-sok-sida]");
if (container) new Page(container).start();
