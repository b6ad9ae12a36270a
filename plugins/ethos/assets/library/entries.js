// Choosing among dilemmas: which fit, how many would, and in what order. Nothing here touches a page.

/** @import {Entry} from "../shared/dilemmas.js" */
/** @typedef {[name: string, values: string[]][]} Chosen the facets in which something is chosen, with what that is */

/**
 * How many answers of an entry do not fit, and in which facet the last one is.
 * @param {Entry} entry
 * @param {Chosen} chosen
 */
function misses(entry, chosen) {
  let count = 0;
  let where = "";
  for (const [name, wanted] of chosen) {
    if (wanted.some((value) => entry.values[name].includes(value))) continue;
    count += 1;
    where = name;
  }
  return { count, where };
}

/**
 * Those that fit, and for each value of each facet how many would if it were chosen with the other facets as they are.
 * @param {Entry[]} entries
 * @param {Chosen} chosen
 */
export function choose(entries, chosen) {
  /** @type {Entry[]} */
  const found = [];
  /** @type {Record<string, Record<string, number>>} */
  const counts = {};
  for (const entry of entries) {
    const { count, where } = misses(entry, chosen);
    if (count > 1) continue;
    if (!count) found.push(entry);
    for (const [name, values] of Object.entries(entry.values)) {
      if (count && name !== where) continue;
      counts[name] ??= {};
      for (const value of values) counts[name][value] = (counts[name][value] ?? 0) + 1;
    }
  }
  return { found, counts };
}

/**
 * Where nothing fits: for each facet how many would without what is chosen in it, the most first. What gives none is left out.
 * @param {Entry[]} entries
 * @param {Chosen} chosen
 * @returns {{name: string, count: number}[]}
 */
export function waysOut(entries, chosen) {
  const found = chosen.map(([name]) => ({ name, count: choose(entries, chosen.filter((each) => each[0] !== name)).found.length }));
  return found.filter(({ count }) => count).sort((one, other) => other.count - one.count);
}

/** The shortest first, those of one length as they come. @param {Entry[]} entries */
export const shortest = (entries) => entries.toSorted((one, other) => one.minutes - other.minutes);

/** The shortest first, but one about each thing, then another about each, as the page has them. @param {Entry[]} entries */
export function varied(entries) {
  /** @type {Record<string, number>} */
  const had = {};
  const turns = new Map(shortest(entries).map((entry) => [entry, (had[entry.values.tema[0]] = (had[entry.values.tema[0]] ?? -1) + 1)]));
  return [...turns.keys()].sort((one, other) => (turns.get(one) ?? 0) - (turns.get(other) ?? 0));
}

/**
 * As they come, or mixed: the same way for the same seed, so that a mix can be shared.
 * @param {Entry[]} entries
 * @param {string} order "" or "slump"
 * @param {string} seed
 */
export function ordered(entries, order, seed) {
  if (order !== "slump") return entries;
  const ranked = entries.map((entry) => ({ entry, rank: hash(`${seed} ${entry.slug}`) }));
  return ranked.sort((one, other) => one.rank - other.rank).map(({ entry }) => entry);
}

/** FNV-1a with a last stir, so that seeds beside each other do not mix alike. @param {string} text */
function hash(text) {
  let value = 0x811c9dc5;
  for (const each of text) value = Math.imul(value ^ (each.codePointAt(0) ?? 0), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}

/**
 * Any one of them, but not the one before when there are others.
 * @param {Entry[]} entries
 * @param {string} before its slug
 * @returns {Entry|undefined}
 */
export function anyBut(entries, before) {
  const others = entries.filter((entry) => entry.slug !== before);
  const from = others.length ? others : entries;
  return from[Math.floor(Math.random() * from.length)];
}

/** So long at most, and so easy, is a case to begin with. */
const [BRIEF, EASY] = [20, "1"];

/** Those to begin with, to draw among where nothing is chosen; all of them where there are none. @param {Entry[]} entries */
export function mild(entries) {
  const found = entries.filter(({ minutes, values }) => minutes <= BRIEF && values.svarighet[0] === EASY);
  return found.length ? found : entries;
}

/** @param {number} number */
export const amount = (number) => `${number} ${number === 1 ? "dilemma" : "dilemman"}`;
