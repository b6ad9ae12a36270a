// Ethical codes side by side: one thing at a time, and the codes that are ticked. What is chosen stands in the address.
import "../shared/every-page.js";
import { all, made, maybe, one } from "../shared/elements.js";
import * as address from "../shared/choices.js";

const CODES = "koder";
const BESIDE = "med"; // one more, beside those that a thing begins with
const root = one(document, "[data-jamfor]");
const choice = one(root, "[data-valj]");
const subject = maybe(choice, "#jamfor-sak", HTMLSelectElement);
const boxes = all(choice, "input", HTMLInputElement);
/** The quick way: one code, and another beside it. */
const pair = all(choice, "[data-par]", HTMLSelectElement);
const unsaid = one(root, "[data-tigande]");
const silent = all(unsaid, "[data-kod]");
/** What there is to read of a code, best first: the choices are called so, and stand in that order. */
const HAS = ["text", "kalla", "inget"];
/** The choices as the page has them: what holds somewhere, in Sweden first. */
const groups = all(choice, "fieldset").map((group) => ({ group, labels: all(group, "label") }));
/** What the reader came with, beside what a thing begins with. @type {string[]} */
let beside = [];
/** Whether the reader has ticked codes: until then the page chooses such as have something to read. */
let isOwn = false;

/** What is shown one at a time needs no folding. @param {HTMLElement} row */
function unfolded(row) {
  if (!(row instanceof HTMLDetailsElement)) return row;
  const heading = one(row, "h3");
  heading.className = "hear"; // the choice above says it
  const whole = made("div", {}, heading, ...all(row, ":scope > :not(summary)"));
  Object.assign(whole.dataset, row.dataset);
  row.replaceWith(whole);
  return whole;
}

const rows = all(root, "[data-sak]").map(unfolded);
/** The answers to each question, in the order in which the page has them. */
const asked = new Map(all(root, ".posed > ul").map((list) => [list, all(list, "[data-kod]")]));
/** How the page says that two codes, and three, have a column each. */
const COLUMNS = ["in-two", "in-three"];
const now = () => rows.find((row) => row.dataset.sak === subject?.value) ?? rows[0];
const ticked = () => boxes.filter((box) => box.checked).map((box) => box.value);
const known = (/** @type {string|null} */ names) =>
  names?.split(",").filter((name) => boxes.some((box) => box.value === name)) ?? [];

/** @param {string[]} names */
function tick(names) {
  for (const box of boxes) box.checked = names.includes(box.value);
}

/** The codes that a thing has its own places for. @param {HTMLElement} row */
const codes = (row) => all(row, "[data-kod]").filter((each) => !unsaid.contains(each));

/** What there is to read of a code in a thing. @param {HTMLElement} row @param {string} name */
function has(row, name) {
  const place = codes(row).find(({ dataset }) => dataset.kod === name);
  return place ? (place.closest(".unsaid") ? "kalla" : "text") : "inget";
}

/** What the page chooses of a thing. */
const offered = () => [...known(now().dataset.forsta ?? ""), ...beside];

/** Says at every box what there is to read, and puts those with something first. @param {HTMLElement} row */
function mark(row) {
  for (const { group, labels } of groups) {
    const found = labels.map((label) => ({ label, is: has(row, one(label, "input", HTMLInputElement).value) }));
    found.sort((one, other) => HAS.indexOf(one.is) - HAS.indexOf(other.is));
    for (const { label, is } of found) one(label, "[data-har]").textContent = choice.dataset[is] ?? "";
    group.append(...found.map(({ label }) => label));
  }
}

/** Offers what has something to read, one beside another. @param {HTMLElement} row */
function offer(row) {
  for (const select of pair) {
    const found = groups.flatMap(({ group, labels }) => {
      const there = labels.map((label) => [one(label, "span > span").textContent ?? "", one(label, "input", HTMLInputElement).value]);
      const told = there.filter(([, name]) => has(row, name) === "text");
      const options = told.map(([title, name]) => new Option(title, name));
      return options.length ? [made("optgroup", { label: one(group, "legend").textContent ?? "" }, ...options)] : [];
    });
    select.replaceChildren(new Option(select.dataset.par, ""), ...found);
  }
}

/** Says in the pair what is chosen, when that is one or two. */
function paired() {
  const names = isOwn && ticked().length <= pair.length ? ticked() : [];
  for (const [at, select] of pair.entries()) select.value = names[at] ?? "";
}

/** Choose what the address names, or else what the page begins with. */
function read() {
  const query = address.read();
  const wanted = [...query].map(([by, slug]) => `${by}=${slug}`);
  const option = [...(subject?.options ?? [])].find(({ value }) => wanted.includes(value));
  if (option) option.selected = true;
  const own = known(query.get(CODES));
  isOwn = own.length > 0;
  beside = known(query.get(BESIDE));
  tick(isOwn ? own : offered());
  turn();
}

/** To the thing that is chosen. */
function turn() {
  mark(now());
  offer(now());
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
  inColumns(row, names);
  for (const each of codes(row)) each.hidden = !names.has(each.dataset.kod ?? "");
  for (const each of all(row, ".posed")) each.hidden = all(each, "[data-kod]").every(({ hidden }) => hidden);
  const told = new Set(codes(row).map((each) => each.dataset.kod));
  for (const each of silent) {
    each.hidden = !names.has(each.dataset.kod ?? "") || told.has(each.dataset.kod);
    if (subject) one(each, "[data-sagt]").textContent = said(each).replace("{word}", row.dataset.ord ?? "");
  }
  unsaid.hidden = silent.every((each) => each.hidden);
  for (const each of all(root, "[data-modeller]")) each.hidden = !boxes.some((box) => box.checked && "modell" in box.dataset);
  maybe(row, ".side-by-side")?.append(unsaid);
  const count = boxes.filter(({ value }) => has(row, value) === "text").length;
  one(choice, "[data-antal]").textContent = counted(names.size, count);
  paired();
  one(choice, "[data-tomt]").hidden = names.size > 0;
  for (const link of all(root, "a[data-vidare]", HTMLAnchorElement)) link.hash = chosen().toString();
}

/** How many are shown, beside how many have something to read. @param {number} chosen @param {number} count */
const counted = (chosen, count) => (choice.dataset.valda ?? "").replace("{chosen}", `${chosen}`).replace("{count}", `${count}`);

/** A few codes have a column each, the same for every question; an answer that is missing is told. @param {HTMLElement} row
 * @param {Set<string>} names */
function inColumns(row, names) {
  const answers = all(row, ".posed [data-kod]");
  const found = [...names].filter((name) => answers.some(({ dataset }) => dataset.kod === name));
  const few = found.length > 1 && found.length <= COLUMNS.length + 1 ? found : [];
  for (const [at, name] of COLUMNS.entries()) row.classList.toggle(name, few.length === at + 2);
  for (const [list, own] of asked) {
    if (!row.contains(list)) continue;
    const of = (/** @type {string} */ name) => own.find(({ dataset }) => dataset.kod === name);
    const first = few.map((name) => of(name) ?? nothing(name, answers.find(({ dataset }) => dataset.kod === name)));
    list.replaceChildren(...first, ...own.filter((each) => !first.includes(each)));
  }
}

/** Says under a question that a code has nothing of it. @param {string} name
 * @param {HTMLElement} [answer] what it answers to another */
function nothing(name, answer) {
  const isWhole = boxes.some((box) => box.value === name && "hel" in box.dataset);
  const words = isWhole ? choice.dataset.saknas : choice.dataset.obesvarad;
  return made("li", { className: "none" }, answer?.firstElementChild?.cloneNode(true) ?? "", made("p", {}, words ?? ""));
}

/** What is said of a code that has nothing of a thing, before the thing has a name. @param {HTMLElement} each */
const said = (each) => (each.dataset.word ??= one(each, "[data-sagt]").textContent ?? "");

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
  if (!isOwn) tick(offered());
  turn();
  changed();
});
for (const select of pair)
  select.addEventListener("change", () => {
    const names = pair.map(({ value }) => value).filter(Boolean);
    isOwn = names.length > 0;
    tick(isOwn ? names : offered());
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
