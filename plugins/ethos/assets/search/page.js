// The page /sok/: a field, facets with counts, and a list. What is chosen stands in the address, so that it can be shared.
import * as address from "../shared/choices.js";
import { all, fill, maybe, one } from "../shared/elements.js";
import { facets, hits, item, search } from "./core.js";

/** @import {Counts, Filters, Result} from "../../pagefind/pagefind.js" */
/** @import {Answer} from "./core.js" */

const WAIT = 200;
const PAGE = 20;

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

  /** The facets in which something is chosen. */
  get used() {
    return this.names.filter((name) => this.chosen(name).length);
  }

  /** Pagefind's filters: any value within a facet, all facets together. `except` leaves one facet out. @returns {Filters} */
  filters(except = "") {
    return Object.fromEntries(this.used.filter((name) => name !== except).map((name) => [name, { any: this.chosen(name) }]));
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

  /** How many pages each value has. @param {Counts} counts */
  number(counts) {
    for (const box of this.boxes) {
      const count = counts[box.name]?.[box.value] ?? 0;
      const label = box.closest("label");
      if (!label) continue;
      one(label, "[data-antal]").textContent = count.toLocaleString("sv");
      label.classList.toggle("sok-val--tomt", !count);
    }
  }
}

class Page {
  /** @param {HTMLElement} container */
  constructor(container) {
    this.container = container;
    this.question = new Question(one(container, "form", HTMLFormElement));
    this.list = this.part("lista");
    this.status = this.part("status");
    /** @type {Result[]} */
    this.found = [];
    this.latest = 0;
    this.waiting = 0;
  }

  /** @param {string} name */
  part(name) {
    return one(this.container, `[data-sok-${name}]`);
  }

  async show() {
    const mine = (this.latest += 1);
    const { words, isAny } = this.question;
    this.part("rensa").hidden = !isAny;
    if (!words && !isAny) return this.idle(mine);
    try {
      await facets(); // Pagefind counts only the facets that it has fetched
      const answer = await search(words, this.question.filters());
      const counts = await this.countsOf(words, answer);
      if (mine !== this.latest) return undefined;
      this.found = answer.results;
      fill(this.list);
      this.question.number(counts);
      this.tell(answer);
      await this.append(mine);
    } catch {
      if (mine === this.latest) this.tellFailure();
    }
    return undefined;
  }

  /** Nothing asked for: every facet with the number of pages it has. @param {number} mine */
  async idle(mine) {
    this.found = [];
    fill(this.list);
    this.status.textContent = "";
    this.part("ingen").hidden = this.part("fler").hidden = true;
    const counts = await facets().catch(() => ({}));
    if (mine === this.latest) this.question.number(counts);
  }

  /** Counts that answer "how many if I choose this too": a facet with choices is counted as if it had none.
   * @param {string} words @param {Answer} answer */
  async countsOf(words, answer) {
    const counts = { ...answer.counts };
    for (const name of this.question.used) {
      counts[name] = (await search(words, this.question.filters(name))).counts[name];
    }
    return counts;
  }

  /** @param {Answer} answer */
  tell({ results, total, shown }) {
    const instead = shown ? `Visar träffar för ”${shown}”. ` : "";
    const of = results.length < total ? ` av ${total.toLocaleString("sv")}` : "";
    this.status.textContent = `${instead}${hits(results.length)}${of}.`;
    this.part("ingen").hidden = results.length > 0;
  }

  tellFailure() {
    fill(this.list);
    this.status.textContent = this.container.dataset.fel ?? "";
    this.part("fler").hidden = true;
    this.part("ingen").hidden = false;
  }

  /** @param {number} mine */
  async append(mine) {
    const at = this.list.children.length;
    const rows = await Promise.all(this.found.slice(at, at + PAGE).map((result) => item(result)));
    if (mine !== this.latest) return undefined;
    this.list.append(...rows);
    this.part("fler").hidden = this.list.children.length >= this.found.length;
    return rows[0];
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
    this.part("fler").addEventListener("click", async () => (await this.append(this.latest))?.querySelector("a")?.focus());
    for (const tip of all(this.container, "[data-sok-forslag]")) {
      tip.addEventListener("click", () => {
        field.value = tip.textContent.trim();
        this.again();
      });
    }
    address.follow(() => {
      this.question.readAddress();
      this.show();
    });
  }

  /** Search anew, from the field. */
  again() {
    this.question.field.focus();
    this.changed(0);
  }

  start() {
    const panel = one(this.container, "[data-sok-filter]", HTMLDetailsElement);
    this.listen();
    panel.hidden = false;
    panel.open = matchMedia("(min-width: 60rem)").matches || [...address.read()].length > 1;
    this.container.hidden = false;
    this.question.readAddress();
    // Whoever has asked for nothing gets the search engine when they turn to the form.
    const look = () => void (this.found.length || this.show());
    if (this.question.field.value || this.question.isAny) this.show();
    else for (const touch of ["focusin", "pointerover"]) this.question.form.addEventListener(touch, look, { once: true });
  }
}

const container = maybe(document, "[data-sok-sida]");
if (container) new Page(container).start();
