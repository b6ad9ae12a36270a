// A facet of the library: its links, which lead to pages of their own without scripts, as boxes to tick.

import { all, made, one } from "../shared/elements.js";

export class Facet {
  /** @param {HTMLDetailsElement} fold */
  constructor(fold) {
    this.fold = fold;
    this.name = fold.dataset.facett ?? "";
    this.isFirst = fold.open;
    this.rows = all(fold, "a").map((link) => row(this.name, link));
    this.heading = (one(fold, "summary").textContent ?? "").trim();
    const legend = made("legend", { className: "hear", textContent: this.heading });
    one(fold, "ul").replaceWith(made("fieldset", {}, legend, ...this.rows.map(({ label }) => label)));
  }

  get picked() {
    return this.rows.filter(({ box }) => box.checked).map(({ box }) => box.value);
  }

  /** @param {string[]} values */
  pick(values) {
    for (const { box } of this.rows) box.checked = values.includes(box.value);
  }

  /** What is ticked, and what it is called. */
  get named() {
    return this.rows.filter(({ box }) => box.checked).map(({ box, words = "" }) => ({ value: box.value, words }));
  }

  /** Open where something is chosen, and where there is room for all. @param {boolean} roomy */
  open(roomy) {
    this.fold.open = this.picked.length > 0 || (this.isFirst && roomy);
    const others = this.fold.parentElement?.closest("details");
    if (others && this.picked.length) others.open = true;
  }

  /** Say how many are ticked. */
  tell() {
    const number = this.picked.length;
    one(this.fold, "[data-valda]").textContent = number ? `${number} ${number === 1 ? "vald" : "valda"}` : "";
  }

  /** Say how many dilemmas each value has; as the page was built, when nothing is chosen. What would give none is nothing to press.
   * @param {Record<string, number>|null} counts */
  count(counts) {
    for (const { box, told, first } of this.rows) {
      const count = counts ? (counts[box.value] ?? 0) : Number(first);
      told.textContent = `(${count})`;
      box.disabled = !count && !box.checked && box !== document.activeElement;
    }
  }
}

/** @param {string} name @param {HTMLElement} link */
function row(name, link) {
  const box = made("input", { type: "checkbox", name, value: link.dataset.varde ?? "" });
  const [, words, first] = /^\s*(.*) \((\d+)\)\s*$/.exec(link.textContent ?? "") ?? [];
  const told = made("span", { className: "count", textContent: `(${first})` });
  const named = made("span", { textContent: words });
  const label = made("label", {}, box, ...link.querySelectorAll("svg"), named, " ", told);
  return { box, told, label, first, words };
}
