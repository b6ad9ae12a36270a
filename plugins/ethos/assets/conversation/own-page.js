// The page /samtal/eget/: what is typed is kept in this browser, and told what there is to say of it. Nothing is sent.

import "../shared/every-page.js";
import { OWN } from "../shared/choices.js";
import { all, hand, isWrong, made, fill, maybe, one, wrong } from "../shared/elements.js";
import { dayInSweden } from "../shared/time.js";
import { READABLE, asFile, blank, fromFile, missing, missingInDraft, nameOf, typed } from "./own-case.js";
import { draft } from "./own-draft.js";
import { forget, keep, kept } from "./own-kept.js";
import { advice } from "./own-rules.js";

/** @import {Own} from "./own-case.js" */

/** @typedef {HTMLInputElement|HTMLTextAreaElement|HTMLSelectElement} Field */

/** Milliseconds from when a field is left until it is told of: what one presses then does not move away. */
const PAUSE = 250;
const FILED = { tema: "theme", princip: "principle", plats: "setting" };
const FAULTS = {
  large: "Filen är för stor för att vara ett sparat fall.",
  broken: "Filen är trasig eller av ett annat slag. Välj en fil som har sparats här.",
  foreign: "Filen är inget fall som har sparats här.",
  newer: "Filen är sparad i en annan utgåva av sidan, och går inte att läsa här.",
};

class Page {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.form = one(root, "[data-fallet]");
    /** @type {Map<string, Field>} */
    this.fields = new Map();
    for (const each of all(this.form, "[name]")) if (isField(each)) this.fields.set(each.name, each);
    this.usual = this.typed;
    this.said = false;
    this.isWhole = false;
    this.listed = "?";
    this.isKept = true;
  }

  start() {
    const before = kept();
    if (before) this.fill(before);
    this.fold();
    if (!before?.title) this.file();
    for (const each of all(this.root, "[data-med-skript]")) each.hidden = false;
    one(this.root, "[data-utan-skript]").hidden = true;
    this.listen();
    this.tell();
  }

  /** What stands in a draft for each field that nobody has chosen. @returns {[string, string][]} */
  get awaited() {
    return all(this.root, "template[data-vantar]", HTMLTemplateElement).map((each) => [each.dataset.vantar ?? "", each.content.textContent ?? ""]);
  }

  /** What stands in the fields. @returns {Own} */
  get typed() {
    const found = [...this.fields].map(([name, field]) => [name, typed(name, field.value)]);
    return { ...blank(), ...Object.fromEntries(found) };
  }

  /** @param {Own} own */
  fill(own) {
    for (const [name, field] of this.fields) {
      field.value = own[name];
      if (field instanceof HTMLSelectElement && !field.value) field.value = this.usual[name]; // a word that is not here
    }
  }

  /** What few write is folded, unless something is written there. */
  fold() {
    for (const fold of all(this.root, "[data-hopfalld]", HTMLDetailsElement)) {
      fold.open = [...this.fields].some(([name, field]) => fold.contains(field) && field.value !== this.usual[name]);
    }
  }

  /** What the address asks for: `#tema=jav&princip=legalitet&plats=court`, as a gap on the page of the state of things does. */
  file() {
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const [key, name] of Object.entries(FILED)) {
      const [field, word] = [this.fields.get(name), asked.get(key)];
      if (!(field instanceof HTMLSelectElement) || ![...field.options].some(({ value }) => value === word)) continue;
      field.value = word ?? "";
      field.closest("details")?.setAttribute("open", "");
    }
  }

  listen() {
    const part = (/** @type {string} */ name) => one(this.root, `[data-${name}]`);
    this.form.addEventListener("input", ({ target }) => isField(target) && this.changed());
    this.form.addEventListener("change", ({ target }) => isField(target) && this.count());
    this.form.addEventListener("focusout", () => setTimeout(() => this.tell(), PAUSE));
    part("anvand").addEventListener("click", (event) => this.use(event));
    part("spara").addEventListener("click", () => hand(asFile(this.typed), `${nameOf(this.typed)}.json`, "application/json"));
    part("utkast").addEventListener("click", () => this.draft());
    this.form.addEventListener("focusin", ({ target }) => {
      if (target instanceof HTMLTextAreaElement) target.scrollIntoView({ block: "nearest" }); // browsers show only its first line
    });
    const file = one(this.root, "#eget-fil", HTMLInputElement);
    file.addEventListener("change", () => this.open(file));
    const box = one(this.root, "[data-tom]", HTMLDialogElement);
    part("borja-om").addEventListener("click", () => box.showModal());
    box.addEventListener("close", () => box.returnValue === "tom" && this.empty());
  }

  changed() {
    this.isKept = keep(this.typed);
    this.tell();
  }

  /** What there is to say, at each field and of the whole. */
  tell() {
    const own = this.typed;
    const told = advice(own);
    for (const place of all(this.root, "[data-rad]")) {
      const words = told.filter(({ name }) => name === place.dataset.rad).map(({ text }) => text).join(" ");
      if (this.fields.get(place.dataset.rad ?? "") === document.activeElement && !place.textContent) continue; // nobody is advised in the middle of a word
      if (place.textContent !== words) place.textContent = words;
    }
    const [lacking, wanted] = [missing(own), missingInDraft(own)];
    for (const [name, field] of this.fields) if (isWrong(field) && !wanted.includes(name)) wrong(field, "");
    const now = lacking.join(" ");
    if (now !== this.listed) fill(one(this.root, "[data-saknas]"), ...lacking.map((name) => this.wayTo(name))); // who is there stays there
    this.listed = now;
    one(this.root, "[data-anvand]", HTMLAnchorElement).setAttribute("href", `../#fall=${OWN}&minuter=${own.minutes}`);
    if (!this.said || this.isWhole !== !lacking.length) this.count();
    this.isWhole = !lacking.length;
  }

  /** How much is left to do, told when a field is left rather than at each letter. */
  count() {
    const [own, place] = [this.typed, one(this.root, "[data-lage]")];
    const [lacking, told] = [missing(own).length, advice(own).length];
    const words = !this.isKept ? "Fallet blir inte kvar i den här webbläsaren. Spara det i en fil innan du lämnar sidan." : lacking ? "Det här behövs innan gruppen kan prata om fallet:" : told ? `Fallet går att använda. Se gärna över ${told === 1 ? "en sak" : `${told} saker`} här ovanför.` : "Fallet är klart att använda.";
    this.said = true;
    if (place.textContent !== words) place.textContent = words;
  }

  /** @param {string} name */
  wayTo(name) {
    const link = made("a", { href: `#falt-${name}` }, this.labelOf(name));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      this.fields.get(name)?.focus();
    });
    return made("li", {}, link);
  }

  /** What a field is called, with the way that it belongs to. @param {string} name */
  labelOf(name) {
    const way = this.fields.get(name)?.closest("fieldset")?.querySelector("legend")?.textContent;
    const label = maybe(this.form, `label[for="falt-${name}"]`)?.textContent ?? name;
    return way ? `${way}: ${label}` : label;
  }

  /** Go on, or to the first thing that is missing. @param {Event} event */
  use(event) {
    this.changed();
    const lacking = missing(this.typed);
    if (!lacking.length && this.isKept) return;
    event.preventDefault();
    this.count();
    this.point(lacking);
  }

  /** Say at each of these fields what it lacks, all at once, and go to the first. @param {string[]} names */
  point(names) {
    const fields = [...this.fields].filter(([name]) => names.includes(name)).map(([, field]) => field);
    for (const each of fields) {
      wrong(each);
      each.closest("details")?.setAttribute("open", "");
    }
    fields[0]?.focus();
  }

  draft() {
    const [own, place] = [this.typed, one(this.root, "[data-utkast-svar]")];
    const wanted = missingInDraft(own);
    const lacking = [...this.fields.keys()].filter((name) => wanted.includes(name)); // as they follow on the page
    if (!lacking.length) hand(draft(own, this.awaited, dayInSweden(new Date())), `${nameOf(own)}.md`, "text/markdown");
    const words = lacking.length ? `Utkastet är inte sparat. Se över: ${lacking.map((name) => this.labelOf(name)).join(", ")}.` : `Filen ${nameOf(own)}.md är sparad.`;
    place.textContent = words;
    this.point(lacking);
  }

  /** @param {HTMLInputElement} field */
  async open(field) {
    const [file] = field.files ?? [];
    if (!file) return;
    const read = file.size > READABLE ? { fault: /** @type {const} */ ("large") } : fromFile(await file.text());
    field.value = "";
    const place = one(this.root, "[data-svar]");
    place.className = "fault" in read ? "notice fault" : "notice";
    place.textContent = "fault" in read ? FAULTS[read.fault] : `Fallet ”${read.own.title}” är öppnat.`;
    if ("fault" in read) return;
    this.fill(read.own);
    this.fold();
    this.changed();
    this.count();
  }

  empty() {
    forget();
    this.fill(this.usual);
    this.fold();
    this.tell();
    this.count();
    one(this.root, "h1").focus();
  }
}

/** @param {unknown} element @returns {element is Field} */
function isField(element) {
  const is = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;
  return is && element.name !== "";
}

const root = document.querySelector("[data-eget]");
if (root instanceof HTMLElement) new Page(root).start();
