// The library: choose among all dilemmas, and draw one of them. What is chosen stands in the address and nowhere else.
// Without scripts every choice is a link to a page of its own.
import "../shared/every-page.js";
import { all, fill, maybe, one } from "../shared/elements.js";
import { byWords, library } from "../shared/dilemmas.js";
import * as address from "../shared/choices.js";
import { card } from "./card.js";
import { chips, waysOn } from "./chips.js";
import { amount, anyBut, choose, mild, ordered, shortest, varied, waysOut } from "./entries.js";
import { Facet } from "./facets.js";
/** @import {Entry} from "../shared/dilemmas.js" */

const PAGE = matchMedia("(max-width: 43.99rem)").matches ? 20 : 96;
const WAIT = 200; // milliseconds from a letter to a search
const ROOMY = "(min-width: 56rem)"; // as in css/library.css
const unreachable = "Dilemmana gick inte att hämta. Kontrollera uppkopplingen och välj igen.";

/** What is chosen: boxes, an order and its seed. It stands in the address too. */
class Choice {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.facets = all(root, "[data-facett]", HTMLDetailsElement).map((fold) => new Facet(fold));
    this.select = one(root, "select", HTMLSelectElement);
    this.field = one(root, "input[type=search]", HTMLInputElement);
    this.seed = "";
  }

  get order() {
    return this.select.value;
  }

  get chosen() {
    return this.facets.map((facet) => /** @type {[string, string[]]} */ ([facet.name, facet.picked])).filter(([, values]) => values.length);
  }

  get words() {
    return this.field.value.trim();
  }

  /** Whether a theme is chosen. */
  get isAbout() {
    return this.chosen.some(([name]) => name === "tema");
  }

  get isNarrowed() {
    return this.chosen.length > 0 || this.words !== "";
  }

  get isAny() {
    return this.isNarrowed || this.order !== "";
  }

  clear() {
    for (const facet of this.facets) facet.pick([]);
    this.field.value = "";
  }

  /** Whether anything stands there. */
  readAddress() {
    const query = address.read();
    for (const facet of this.facets) facet.pick(query.getAll(facet.name));
    this.select.value = query.get("ordning") ?? "";
    if (this.select.selectedIndex < 0) this.select.value = "";
    this.seed = query.get("fro") ?? "";
    this.field.value = query.get("q") ?? "";
    return query.toString() !== "";
  }

  writeAddress() {
    const query = new URLSearchParams(this.chosen.flatMap(([name, values]) => values.map((value) => [name, value])));
    if (this.words) query.set("q", this.words);
    if (this.order) query.set("ordning", this.order);
    if (this.order === "slump") query.set("fro", this.seed);
    address.write(query);
  }

  /** A mix has a seed of its own, and keeps it. */
  stir() {
    if (this.order === "slump") this.seed ||= String(Math.floor(Math.random() * 10_000));
    else this.seed = "";
  }
}

/** The list, and what says how long it is. */
class List {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.built = one(root, "[data-lista]");
    this.choice = one(root, "[data-urval]");
    this.untouched = one(root, "[data-antal]").textContent ?? "";
    one(root, "[data-se-antal]").textContent = this.untouched;
  }

  /** @param {string} name @param {boolean} shown */
  show(name, shown) {
    one(this.root, `[data-${name}]`).hidden = !shown;
  }

  /** How many, for the eye and for the ear. @param {string} words */
  tell(words) {
    const told = one(this.root, "[data-antal]");
    if (told.textContent !== words) one(this.root, "[role=status]").textContent = words;
    told.textContent = words;
    one(this.root, "[data-se-antal]").textContent = words;
  }

  /** As it was built. */
  rest() {
    this.built.hidden = false;
    this.choice.hidden = true;
    this.show("tomt", false);
    this.tell(this.untouched);
  }

  /** @param {Entry[]} rows @param {number} shown */
  fill(rows, shown) {
    this.root.toggleAttribute("data-klar", true);
    this.built.hidden = true;
    this.choice.hidden = false;
    this.show("tomt", !rows.length);
    this.show("fler", rows.length > shown);
    this.tell(amount(rows.length));
    fill(one(this.choice, ":scope > *"), ...rows.slice(0, shown).map(card));
  }

  /** @param {string} words what went wrong, or "" */
  warn(words) {
    one(this.root, "[data-fel]").textContent = words;
    this.show("fel", words !== "");
  }
}

class Page {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.choice = new Choice(root);
    this.list = new List(root);
    this.latest = 0;
    this.shown = PAGE;
    this.before = "";
    this.waiting = 0;
  }

  /** Everything, or what the words find. */
  async among() {
    const { entries } = await library();
    const { words, isAbout } = this.choice;
    return words ? byWords(entries, words) : isAbout ? shortest(entries) : varied(entries);
  }

  async show() {
    const mine = (this.latest += 1);
    const { facets, chosen, order, seed, isAbout, isAny, isNarrowed, select, words } = this.choice;
    select.options[0].text = words ? "Närmast orden först" : isAbout ? "Kortast först" : "{{both.varied}}";
    this.root.toggleAttribute("data-valt", isAny);
    one(this.root, "[data-rensa]", HTMLButtonElement).disabled = !isNarrowed;
    this.list.show("fel", false);
    for (const facet of facets) facet.tell();
    chips(this.root, this.chips);
    if (!isAny) return this.rest();
    try {
      const entries = await this.among();
      if (mine !== this.latest) return undefined;
      const { found, counts } = choose(entries, chosen);
      this.list.fill(ordered(found, order, seed), this.shown);
      for (const facet of facets) facet.count(counts[facet.name] ?? {});
      this.offer(found.length ? [] : waysOut(entries, chosen));
    } catch {
      if (mine === this.latest) this.fail();
    }
    return undefined;
  }

  /** What is chosen, each with how it is taken away. */
  get chips() {
    const { facets, field, words } = this.choice;
    const taken = (/** @type {() => void} */ change) => () => {
      change();
      this.changed();
    };
    const picked = facets.flatMap((facet) => facet.named.map(({ value, words: label }) => ({
      words: label,
      remove: taken(() => facet.pick(facet.picked.filter((each) => each !== value))),
    })));
    const typed = words ? [{ words: `”${words}”`, remove: taken(() => (field.value = "")) }] : [];
    return [...typed, ...picked];
  }

  /** @param {{name: string, count: number}[]} ways */
  offer(ways) {
    const facets = ways.flatMap(({ name, count }) => {
      const facet = this.choice.facets.find((each) => each.name === name);
      return facet ? [{ facet, count }] : [];
    });
    waysOn(this.root, facets, (facet) => {
      facet.pick([]);
      this.changed();
      one(this.root, "[data-antal]").focus();
    });
  }

  /** Nothing chosen. */
  rest() {
    this.list.rest();
    for (const facet of this.choice.facets) facet.count(null);
  }

  fail() {
    this.root.removeAttribute("data-valt");
    this.rest();
    this.list.warn(unreachable);
  }

  changed() {
    this.choice.stir();
    this.shown = PAGE;
    this.list.show("draget", false);
    this.choice.writeAddress();
    this.show();
  }

  async draw() {
    try {
      const entries = await this.among();
      const { found } = choose(entries, this.choice.chosen);
      const isAny = !this.choice.isNarrowed;
      const entry = anyBut(isAny ? mild(found) : found, this.before);
      if (!entry) return;
      this.before = entry.slug;
      const drawn = one(this.root, "[data-draget]");
      fill(one(drawn, ".cards"), card(entry));
      one(drawn, "[data-lott]").hidden = !isAny;
      drawn.hidden = false;
      one(drawn, "a").focus();
    } catch {
      this.fail();
    }
  }

  async more() {
    const next = this.shown;
    this.shown += PAGE;
    await this.show();
    all(this.list.choice, ".card a")[next]?.focus();
  }

  /** To the list, which begins at the top of the window. */
  see() {
    const heading = one(this.root, "[data-antal]");
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  }

  clear() {
    this.choice.clear();
    this.changed();
    this.choice.field.focus();
  }

  listen() {
    const part = (/** @type {string} */ name) => one(this.root, `[data-${name}]`, HTMLButtonElement);
    const { field } = this.choice;
    this.root.addEventListener("change", ({ target }) => target === field || this.changed());
    field.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.changed(), WAIT);
    });
    part("dra").addEventListener("click", () => this.draw());
    part("rensa").addEventListener("click", () => this.clear());
    part("fler").addEventListener("click", () => this.more());
    part("se").addEventListener("click", () => this.see());
    address.follow(() => {
      this.choice.readAddress();
      this.show();
    });
    for (const each of [this.choice.select, part("dra")]) each.disabled = false;
    const isAny = this.choice.readAddress();
    for (const facet of this.choice.facets) facet.open(matchMedia(ROOMY).matches);
    if (isAny) this.show();
  }
}

const shelf = maybe(document, "[data-bibliotek]");
if (shelf) new Page(shelf).listen();
