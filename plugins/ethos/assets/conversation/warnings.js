// What the reader should know of a choice: what was dropped, what is tight.

/** @import {Meeting as Package} from "./package.js" */

/** @typedef {{text: string, fits?: number}} Warning `fits` leads to cases that are written for so many minutes at most */

const TIGHT = 12;
/** @type {Record<string, string>} */
const WORDS = { fall: "ett av fallen", minuter: "minuterna", grupp: "gruppens storlek", metod: "metoden", start: "klockslaget" };

/**
 * @param {Pick<Package, "choice"|"steps"> & {cases: Pick<Package["cases"][number], "group"|"minutes">[]}} composed
 * @param {string[]} dropped names of what could not be used
 * @returns {Warning[]}
 */
export function warnings({ choice, cases, steps }, dropped) {
  /** @type {Warning[]} */
  const told = [];
  if (dropped.length) {
    const named = [...new Set(dropped)].map((name) => WORDS[name]).join(", ");
    told.push({ text: `Länken hade något som inte går att använda: ${named}. Kontrollera valen här nedanför.` });
  }
  const own = cases.map((_, index) => steps.filter((step) => step.case === index).reduce((sum, each) => sum + each.minutes, 0));
  if (cases.length > 1 && Math.min(...own) < TIGHT) {
    told.push({ text: `Det blir bara ${Math.min(...own)} minuter per fall. Välj längre tid eller ta bort ett fall.` });
  }
  const asked = cases.reduce((sum, each) => sum + each.minutes, 0);
  if (asked > choice.minutes) told.push(short(cases.length, asked, choice.minutes));
  const widest = Math.min(...cases.map((each) => each.group.max));
  if (cases.length && choice.group > widest) told.push({ text: `Ett av fallen är skrivet för högst ${widest} personer. Dela gärna upp er i två samtal.` });
  return told;
}

/** @param {number} count @param {number} asked @param {number} minutes @returns {Warning} */
function short(count, asked, minutes) {
  const written = count > 1 ? `Fallen är tillsammans skrivna för ${asked} minuter` : `Fallet är skrivet för ${asked} minuter`;
  return { text: `${written}, och ni har ${minutes}. Planen hoppar över steg och kortar andra. Välj hellre längre tid, eller`, fits: minutes };
}
