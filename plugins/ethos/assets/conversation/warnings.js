// What the reader should know of a choice: what was dropped, what is tight.

/** @import {Meeting as Package} from "./package.js" */

const TIGHT = 12;
/** @type {Record<string, string>} */
const WORDS = { fall: "ett av fallen", minuter: "minuterna", grupp: "gruppens storlek", metod: "metoden", start: "klockslaget" };

/**
 * @param {Pick<Package, "choice"|"steps"> & {cases: Pick<Package["cases"][number], "group">[]}} composed
 * @param {string[]} dropped names of what could not be used
 * @returns {string[]}
 */
export function warnings({ choice, cases, steps }, dropped) {
  const told = [];
  if (dropped.length) {
    const named = [...new Set(dropped)].map((name) => WORDS[name]).join(", ");
    told.push(`Länken hade något som inte går att använda: ${named}. Kontrollera valen här nedanför.`);
  }
  const own = cases.map((_, index) => steps.filter((step) => step.case === index).reduce((sum, each) => sum + each.minutes, 0));
  if (cases.length > 1 && Math.min(...own) < TIGHT) {
    told.push(`Det blir bara ${Math.min(...own)} minuter per fall. Välj längre tid eller ta bort ett fall.`);
  }
  const widest = Math.min(...cases.map((each) => each.group.max));
  if (cases.length && choice.group > widest) told.push(`Ett av fallen är skrivet för högst ${widest} personer. Dela gärna upp er i två samtal.`);
  return told;
}
