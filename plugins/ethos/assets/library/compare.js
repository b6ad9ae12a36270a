// Ethical codes side by side: one thing at a time, and the codes that are ticked. What is chosen stands in the address.
import "../shared/every-page.js";
import { all, made, maybe, one } from "../shared/elements.js";
import * as address from "../shared/choices.js";

const CODES = "koder";
const BESIDE = "med"; // one more, beside those that a thing begins with
const root = one(document, "[data-jamfor]");
const choice = one(root, "[data-valj]");
const subject = maybe(choice, "select", HTMLSelectElement);
const boxes = all(choice, "input", HTMLInputElement);
const silent = all(root, "[data-tigande] [data-kod]");
/** Whether the reader has ticked codes: until then each thing begins with its own. */
let isOwn = false;

/** What is shown one at a time needs no folding. @param {HTMLElement} row */
function unfolded(row) {
  if (!(row instanceof HTMLDetailsElement)) return row;
  const whole = made("div", {}, one(row, "h3"), ...all(row, ":scope > div"));
  Object.assign(whole.dataset, row.dataset);
  row.replaceWith(whole);
  return whole;
}

const rows = all(root, "[data-sak]").map(unfolded);
const now = () => rows.find((row) => row.dataset.sak === subject?.value) ?? rows[0];
const ticked = () => boxes.filter((box) => box.checked).map((box) => box.value);
const known = (/** @type {string|null} */ names) =>
  names?.split(",").filter((name) => boxes.some((box) => box.value === name)) ?? [];

/** @param {string[]} names */
function tick(names) {
  for (const box of boxes) box.checked = names.includes(box.value);
}

/** Choose what the address names, or else what the page begins with. */
function read() {
  const query = address.read();
  const wanted = [...query].map(([by, slug]) => `${by}=${slug}`);
  const option = [...(subject?.options ?? [])].find(({ value }) => wanted.includes(value));
  if (option) option.selected = true;
  const codes = known(query.get(CODES));
  isOwn = codes.length > 0;
  tick(isOwn ? codes : [...known(now().dataset.forsta ?? ""), ...known(query.get(BESIDE))]);
}

/** The choice as the address has it. */
function chosen() {
  const query = new URLSearchParams(now().dataset.sak);
  if (isOwn && ticked().length) query.set(CODES, ticked().join(","));
  return query;
}

function show() {
  const row = now();
  const names = new Set(ticked());
  for (const each of rows) each.hidden = each !== row;
  for (const group of all(root, "section:has([data-sak])")) group.hidden = !group.contains(row);
  for (const each of all(row, "[data-kod]")) each.hidden = !names.has(each.dataset.kod ?? "");
  const told = new Set(all(row, "[data-kod]").map((each) => each.dataset.kod));
  for (const each of silent) {
    each.hidden = !names.has(each.dataset.kod ?? "") || told.has(each.dataset.kod);
    if (subject) one(each, "span").textContent = said(each).replace("{word}", row.dataset.ord ?? "");
  }
  one(root, "[data-tigande]").hidden = silent.every((each) => each.hidden);
  one(choice, "[data-antal]").textContent = `${names.size} av ${boxes.length}`;
  one(choice, "[data-tomt]").hidden = names.size > 0;
  for (const link of all(root, "a[data-vidare]", HTMLAnchorElement)) link.hash = chosen().toString();
}

/** What is said of a code that has nothing of a thing, before the thing has a name. @param {HTMLElement} each */
const said = (each) => (each.dataset.sagt ??= one(each, "span").textContent ?? "");

function changed() {
  address.write(chosen());
  show();
}

/** @param {string} name @param {boolean} checked */
function each(name, checked) {
  one(choice, `[data-${name}]`).addEventListener("click", () => {
    for (const box of boxes) box.checked = checked;
    isOwn = true;
    changed();
  });
}

subject?.addEventListener("change", () => {
  if (!isOwn) tick(known(now().dataset.forsta ?? ""));
  changed();
});
for (const box of boxes)
  box.addEventListener("change", () => {
    isOwn = true;
    changed();
  });
each("ingen", false);
each("alla", true);
choice.hidden = false;
for (const heading of all(root, "section:has([data-sak]) > h2")) heading.className = "hear";
address.follow(() => {
  read();
  show();
});
read();
show();
