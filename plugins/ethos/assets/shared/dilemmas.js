// Every dilemma, as the library lists it: one file, asked for once, and anew if it did not come.

import { base } from "./elements.js";

/**
 * @typedef {{slug: string, title: string, subtitle?: string, summary: string, lang?: string, minutes: number, facts: string[],
 *   values: Record<string, string[]>, archived?: boolean, example?: boolean, crowded?: boolean}} Entry
 * `values` are its values in each facet, by the facet's name; `facts` what a card says of it.
 * @typedef {{entries: Entry[], principles: Record<string, {label: string, icon?: string}>}} Library
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
