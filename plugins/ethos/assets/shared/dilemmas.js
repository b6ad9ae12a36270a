// Every dilemma, as the library lists it: one file, asked for once, and anew if it did not come.

import { base } from "./elements.js";

/** @import {Disc} from "./elements.js" */

/**
 * @typedef {{slug: string, title: string, subtitle?: string, summary: string, lang?: string, minutes: number, most: number, season?: number[], facts: string[],
 *   values: Record<string, string[]>, example?: boolean, disc?: Disc}} Entry
 * `most` is how many people it is written for at most; `values` are its values in each facet, by the facet's name; `facts` what a card says of it; `season` the months, from 1,
 * that it is tied to.
 * @typedef {{entries: Entry[]}} Library
 */

/** @type {Promise<Library>|null} */
let asked = null;

/** @returns {Promise<Library>} `data/dilemman.json`, newest first */
export function library() {
  asked ??= get("{{place.dilemma_data}}").catch((fault) => {
    asked = null;
    throw fault;
  });
  return asked;
}

/** What some words find, by the index of the whole site, which is fetched when it is needed. @param {string} words */
const hits = async (words) => (await import("../search/dilemmas.js")).found(words);

/** The slugs of those that some words find, the best first. @param {string} words */
export const found = async (words) => (await hits(words)).map(({ slug }) => slug);

/** What stands between words and the cases that are shown for them. @param {string} words @param {Entry[]} shown */
export const apart = async (words, shown) => (await import("../search/dilemmas.js")).apart(words, shown.map(({ slug }) => slug));

/** Those of some entries that words find, in that order. @param {Entry[]} entries @param {string} words */
export const byWords = async (entries, words) => (await weighed(entries, words)).map(({ entry }) => entry);

/** What comes first for who writes of what has happened to them. @param {string} words */
export const inEarnest = async (words) => (words ? (await import("../search/core.js")).inEarnest(words) : null);

/**
 * The same, each with how much of the words it is about, of 1, and how well it answers beside others.
 * @param {Entry[]} entries
 * @param {string} words
 */
export async function weighed(entries, words) {
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));
  return (await hits(words)).flatMap(({ slug, ...weighed }) => {
    const entry = bySlug.get(slug);
    return entry ? [{ entry, ...weighed }] : [];
  });
}

/**
 * A JSON file of this site.
 * @param {string} path
 * @returns {Promise<any>}
 */
export async function get(path) {
  const answer = await fetch(`${base()}${path}`);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** Whether a case is for so many. @param {string[]} groups as the facets name them: "5-8", "17" @param {number} people */
export const suits = (groups, people) => !people || groups.some((each) => within(people, each.split("-").map(Number)));

/** @param {number} people @param {number[]} bounds */
const within = (people, [least, most = Infinity]) => people >= least && people <= most;
