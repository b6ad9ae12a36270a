// What is said of a meeting that is shorter than its cases are written for: on the page, on paper and in the leader's window.

/** @typedef {{minutes: number, without: string[]}} Short how long its cases are, and the kinds of steps that it leaves out */

/**
 * @param {Short} short
 * @param {number} minutes how long the meeting is
 * @param {number} count how many cases it has
 * @param {(kind: string) => string} nameOf what a kind of step is called
 */
export function shortly({ minutes: asked, without }, minutes, count, nameOf) {
  const written = count > 1 ? `Fallen är tillsammans skrivna för ${asked} minuter` : `Fallet är skrivet för ${asked} minuter`;
  const steps = new Intl.ListFormat("sv").format(without.map((kind) => `”${nameOf(kind)}”`));
  const cut = without.length ? `är utan ${steps}, och andra steg är kortare` : "har kortare steg";
  return `${written}, och ni har ${minutes}. Planen ${cut}.`;
}
