// What the reader should know of a choice: what was dropped, what is tight, and the ways out of that.

import { OWN } from "../shared/choices.js";
import { divides, roomy } from "./agenda.js";
import { shortly } from "./short.js";

/** @import {Choice} from "./choice.js" */
/** @import {Meeting as Package} from "./package.js" */

/** @typedef {{text: string, lang?: string, change: Partial<Choice>}} Way a way out, as a change of the choice */
/** @typedef {{text: string, fault?: boolean, fits?: number, ways?: Way[]}} Warning `fits` leads to cases that are written for so
 * many minutes at most; a `fault` is something that went wrong, all else is advice */
/** @typedef {{step: (kind: string) => string, method: (slug: string) => string}} Names what kinds of steps and methods are called */
/** @typedef {Pick<Package, "choice"|"steps"|"short"> & {method?: Package["method"], cases: Pick<Package["cases"][number], "group"|"minutes"|"shorter">[]}} Composed */

const TIGHT = 12;
/** @type {Record<string, string>} */
const WORDS = { fall: "ett av fallen", minuter: "minuterna", grupp: "gruppens storlek", metod: "metoden", start: "klockslaget", dag: "dagen", plats: "platsen", lank: "länken till mötet", sedan: "de senare samtalen i serien" };

/**
 * @param {Composed} composed
 * @param {string[]} dropped names of what could not be used
 * @param {Names} names
 * @returns {Warning[]}
 */
export function warnings({ choice, cases, steps, short, method }, dropped, names) {
  /** @type {Warning[]} */
  const told = [];
  if (dropped.length) {
    const named = [...new Set(dropped)].map((name) => WORDS[name]).join(", ");
    told.push({ text: `Länken hade något som inte går att använda: ${named}. Kontrollera valen här nedanför.`, fault: true });
  }
  const own = cases.map((_, index) => steps.filter((step) => step.case === index).reduce((sum, each) => sum + each.minutes, 0));
  if (cases.length > 1 && Math.min(...own) < TIGHT) {
    told.push({ text: `Det blir bara ${Math.min(...own)} minuter per fall. Välj längre tid eller ta bort ett fall.` });
  }
  if (short) {
    const text = shortly(short, choice.minutes, cases.length, names.step);
    told.push({ text, fits: choice.minutes, ways: ways({ choice, cases, short }, names.method) });
  }
  if (method?.apart && steps.length && !divides(steps)) told.push({ text: "{{meeting.undivided}}" });
  if (choice.cases.includes(OWN)) told.push({ text: "{{own_case.here}}" });
  const widest = Math.min(...cases.map((each) => each.group.max));
  if (cases.length && choice.group > widest) told.push({ text: `Ett av fallen är skrivet för högst ${widest} personer. Dela gärna upp er i två samtal.` });
  return told;
}

/** Longer, by a lighter method, or about a case like this one that fits. @param {Pick<Composed, "choice"|"cases"|"short">} composed
 * @param {Names["method"]} nameOf @returns {Way[]} */
function ways({ choice, cases, short }, nameOf) {
  const minutes = roomy(short?.minutes ?? 0);
  const longer = minutes > choice.minutes ? [{ text: `Ta ${minutes} minuter`, change: { minutes } }] : [];
  const offer = cases.length === 1 ? cases[0].shorter?.find((each) => each.minutes === choice.minutes) : null;
  if (!offer) return longer;
  const { method } = offer;
  const lighter = method && method !== choice.method ? [{ text: `Byt metod till ${nameOf(method)}`, change: { method } }] : [];
  const others = offer.alike.map(({ slug, title, lang, facts }) => ({ text: `Byt till ”${title}” (${facts})`, lang, change: { cases: [slug] } }));
  return [...lighter, ...longer, ...others];
}
