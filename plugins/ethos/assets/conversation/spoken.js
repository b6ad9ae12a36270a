// What a step is called, and what follows it, in the words that the page has for each kind of step.

import { OWN } from "../shared/choices.js";
import { parts, present } from "./meeting.js";

/** @import {Meeting} from "./meeting.js" */

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

/** What step a meeting is at: "Steg 4 av 9 · I par". @param {Meeting} meeting @param {Words} words */
export function place(meeting, words) {
  const { kind } = present(meeting);
  if (kind === "memory") return "Sist · Kom ihåg";
  const count = parts(meeting).length;
  const part = count > 1 ? ` (${meeting.part + 1} av ${count})` : "";
  return `Steg ${meeting.step + 1} av ${meeting.steps.length} · ${nameOf(kind, words)}${part}`;
}

/** The same as it is said aloud, with the time it has. @param {Meeting} meeting @param {Words} words */
export function announced(meeting, words) {
  const { minutes } = present(meeting);
  return sentences([place(meeting, words), ...(minutes ? [inMinutes(minutes)] : [])]);
}

/** "1 minut", "3 minuter". @param {number} minutes */
const inMinutes = (minutes) => (minutes === 1 ? "1 minut" : `${minutes} minuter`);

/** One after another, each with an end. @param {string[]} texts */
export const sentences = (texts) => texts.map((text) => (/[.?!…]$/.test(text) ? text : `${text}.`)).join(" ");

/** What follows the present step; "" after the last. @param {Meeting} meeting @param {Words} words */
export function coming(meeting, words) {
  const following = meeting.steps[meeting.step + 1];
  const rest = parts(meeting);
  if (meeting.part + 1 < rest.length) return rest[meeting.part + 1].label || "Nästa fråga";
  if (!following) return present(meeting).kind === "memory" ? "" : "Kom ihåg: åtgärd, ansvarig och dag";
  const { kind, case: index } = following;
  const other = index !== null && index !== present(meeting).case && meeting.cases.length > 1;
  return nameOf(kind, words) + (other ? `: ${meeting.cases[index].title}` : "");
}
