// How it is with each event on the reader's own day. The build has worked out every phase of every event; here the last
// one whose instant has come is looked for, and shown. Instants are absolute, so the browser's time zone means nothing.

import "../shared/every-page.js";

/**
 * @typedef {[since: number, stage: string, words: string, note: string, parts: string]} Phase
 * @typedef {{element: HTMLElement, parts: HTMLElement[], phases: Phase[]}} Timeline
 */

const MINUTE = 60_000; // a computer that has slept may wake between two looks

/** @param {ParentNode} root @param {string} selector */
const all = (root, selector) => /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);

/** @type {Timeline[]} */
const events = all(document, "[data-skeden]").map((element) => ({
  element,
  parts: [element, ...all(element, "[data-del]")].filter(
    (part) => part.dataset.del && part.closest("[data-skeden]") === element,
  ),
  phases: read(JSON.parse(element.dataset.skeden ?? "[]")),
}));
let next = -Infinity;

/**
 * [since when, stage, words, note, names of parts]; as written, 0 is what the phase before has.
 * @param {[string|null, ...(string|0)[]][]} rows
 * @returns {Phase[]}
 */
function read(rows) {
  /** @type {(string|0)[]} */
  let before = [];
  return rows.map(([since, ...told]) => {
    before = told.map((value, place) => (value === 0 ? before[place] : value));
    return /** @type {Phase} */ ([since ? Date.parse(since) : -Infinity, ...before]);
  });
}

function settle() {
  const now = Date.now();
  const instants = events.flatMap(({ phases }) => phases.map(([since]) => since));
  next = Math.min(...instants.filter((since) => since > now));
  for (const event of events) tell(event, event.phases.findLast(([since]) => since <= now) ?? event.phases[0]);
  for (const list of all(document, "[data-hogst]")) shorten(list);
  for (const box of all(document, "[data-samling]")) open(box);
  for (const heading of all(document, "[data-i-dag]")) heading.textContent = heading.dataset.iDag ?? "";
}

/** @param {Timeline} event @param {Phase} phase */
function tell({ element, parts }, [, stage, words, note, named]) {
  element.dataset.skede = stage;
  element.dataset.nu = named;
  say(element.querySelector("[data-ord]"), words);
  say(element.querySelector("[data-not]"), note);
  for (const part of parts) part.hidden = !named.split(" ").includes(part.dataset.del ?? "");
}

/** @param {HTMLElement|null} element @param {string} words */
function say(element, words) {
  if (!element) return;
  element.textContent = words;
  element.hidden = !words;
}

/** Show so many rows as a list has room for: those after them stand by. @param {HTMLElement} list */
function shorten(list) {
  const shown = (/** @type {HTMLElement} */ row) => row.dataset.nu?.split(" ").includes(list.dataset.halft ?? "");
  all(list, ":scope > *").filter(shown).forEach((row, place) => {
    row.hidden = place >= Number(list.dataset.hogst);
  });
}

/** A box without a row that is shown says so, or is not there. @param {HTMLElement} box */
function open(box) {
  const empty = !box.querySelector("[data-post]:not([hidden])");
  const told = /** @type {HTMLElement|null} */ (box.querySelector(":scope > [data-om-tom]"));
  if (told) told.hidden = !empty;
  else box.hidden = empty;
}

const look = () => Date.now() >= next && settle();

settle();
addEventListener("pageshow", look); // back from the browser's memory, perhaps the next day
document.addEventListener("visibilitychange", look);
setInterval(look, MINUTE);
