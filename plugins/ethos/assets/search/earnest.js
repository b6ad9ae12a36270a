// Whether somebody writes of what has happened to them, and is to be led first to what to do then. Which words tell of it stands
// in the settings (site_config/allvar.yml); nothing here touches a page.

import { folded, tokens } from "./words.js";

/** @typedef {{alarms?: string[], harms?: string[]}} Signs words that tell of it by themselves, and those that do from whom it has befallen */

/** Who speaks of oneself. */
const OWN = "{{search.own_words}}".split(" ");

/** Words in a row, to look for others in: whole ones, also where marks were left out. @param {string} text */
const row = (text) => ` ${folded(tokens(text).join(" "))} `;

/** @param {Signs} signs @param {string} query */
export function isEarnest({ alarms = [], harms = [] }, query) {
  const typed = row(query);
  const says = (/** @type {string} */ words) => typed.includes(row(words));
  return alarms.some(says) || (OWN.some(says) && harms.some(says));
}
