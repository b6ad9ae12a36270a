// What a step is called, and what is said at it, in the words that the page has for each kind of step.

import { OWN } from "../shared/choices.js";

/** @typedef {Record<string, string|undefined>} Words the page's own, by their names in its data: "stegPairs" */

/** @param {string} name */
export const capital = (name) => name[0].toUpperCase() + name.slice(1);

/** @param {string} kind @param {Words} words */
export const nameOf = (kind, words) => words[`steg${capital(kind)}`] ?? "Kom ihåg";

/**
 * What to say at a step, on the stage and on paper: of a case of the group's own, not that it is invented.
 * @template {string|undefined} Said
 * @param {string} kind @param {{slug: string}[]} cases @param {Said} said what is said of other cases
 */
export const toSay = (kind, cases, said) => (kind === "frame" && cases.some(({ slug }) => slug === OWN) ? "{{own_case.say}}" : said);

/** One after another, each with an end. @param {string[]} texts */
export const sentences = (texts) => texts.map((text) => (/[.?!…]$/.test(text) ? text : `${text}.`)).join(" ");
