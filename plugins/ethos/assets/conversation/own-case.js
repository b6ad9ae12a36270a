// A case of one's own: texts by name, all of them bounded. What comes out of a file or the browser's storage is believed
// only as far as it is texts of these names; what is too long is cut where somebody types, and refused in a file.

import { slugged } from "../shared/drafting.js";
import { LEAST, LIMITS } from "./own-rule.js";
import { SPEED } from "./rule.js";

/** @typedef {Record<string, string>} Own a text for each name in `LIMITS` */
/** @typedef {{label: string, for: string, against: string, at: number}} Way `at` is its number among the fields, from 1 */

const WAYS = [1, 2, 3, 4];
const [KIND, VERSION] = ["eget-fall", 1];
/** Characters of a file, at most: all texts as long as they may be, each character written as an escape. */
const LARGEST = 100_000;
const UNSEEN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;

/** Nothing but what is chosen for one who has not chosen. @returns {Own} */
export const blank = () => Object.fromEntries(Object.keys(LIMITS).map((name) => [name, ""]));

/** A text without what cannot be seen, with its lines. @param {string} text */
const seen = (text) => text.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(UNSEEN, (sign) => (sign === "\n" ? sign : ""));

/** The same, as much of it as there is room for. @param {string} name @param {string} text */
export const typed = (name, text) => [...seen(text)].slice(0, LIMITS[/** @type {keyof LIMITS} */ (name)]).join("");

/**
 * What is a case, whoever wrote it; null for what is none. A name that is missing has no text.
 * @param {unknown} value
 * @returns {Own|null}
 */
export function believed(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const found = blank();
  for (const [name, text] of Object.entries(value)) {
    if (!Object.hasOwn(LIMITS, name) || typeof text !== "string" || text.length > 2 * LIMITS[/** @type {keyof LIMITS} */ (name)]) return null;
    found[name] = typed(name, text);
  }
  return found;
}

/** A case as the text of a file. @param {Own} own */
export const asFile = (own) => `${JSON.stringify({ kind: KIND, version: VERSION, case: own }, null, 1)}\n`;

/** @param {string} text @returns {any} undefined for what is no JSON */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The case in a file's text, or what is wrong with the file.
 * @param {string} text
 * @returns {{own: Own}|{fault: "large"|"broken"|"foreign"|"newer"}}
 */
export function fromFile(text) {
  if (text.length > LARGEST) return { fault: "large" };
  const value = parsed(text);
  if (value === undefined) return { fault: "broken" };
  if (value?.kind !== KIND) return { fault: "foreign" };
  if (value.version !== VERSION) return { fault: "newer" };
  const own = believed(value.case);
  return own ? { own } : { fault: "foreign" };
}

/** Bytes of a file that is worth reading. */
export const READABLE = 4 * LARGEST;

/** Texts that are told apart by lines. @param {string} text */
export const linesOf = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

/** Paragraphs: what an empty line, or a new one, begins. @param {string} text */
export const paragraphs = linesOf;

/** The ways to go that have a name. @param {Own} own @returns {Way[]} */
export function waysOf(own) {
  const all = WAYS.map((at) => ({ at, label: own[`label${at}`].trim(), for: own[`for${at}`].trim(), against: own[`against${at}`].trim() }));
  return all.filter(({ label }) => label);
}

/**
 * The names of what a group must have, and has not: a name, a situation, ways to go, and a question.
 * @param {Own} own
 */
export function missing(own) {
  const ways = WAYS.slice(0, LEAST.options).map((at) => `label${at}`);
  const empty = ["title", "situation", ...(waysOf(own).length < LEAST.options ? ways : [])].filter((name) => !own[name].trim());
  return linesOf(own.questions).length ? empty : [...empty, "questions"];
}

/**
 * The same of what the editors need besides: as many questions as a dilemma has, both sides of every way, those that are to be written among them, what the
 * talk is for, and two values or none.
 * @param {Own} own
 */
export function missingInDraft(own) {
  const [lacking, ways] = [missing(own), waysOf(own).map(({ at }) => at)];
  const sides = WAYS.filter((at) => ways.includes(at) || lacking.includes(`label${at}`)).flatMap((at) => [`for${at}`, `against${at}`]);
  const values = Boolean(own.one) !== Boolean(own.other) || (own.one && own.one === own.other) ? ["other"] : [];
  const few = linesOf(own.questions).length < LEAST.questions && !lacking.includes("questions") ? ["questions"] : [];
  return [...lacking, ...few, ...[...sides, "purpose"].filter((name) => !own[name].trim()), ...values];
}

/** How many minutes it takes to read. @param {Own} own */
export function reading(own) {
  const words = [own.situation, own.who, ...waysOf(own).map(({ label }) => label)].join(" ").split(/\s+/).filter(Boolean);
  return Math.ceil(words.length / SPEED);
}

/** The name of a file. @param {Own} own */
export const nameOf = ({ title }) => slugged(title) || KIND;
