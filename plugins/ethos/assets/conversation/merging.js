// Two windows may change one meeting in the same moment, before either has heard of the other's change. Each part of it
// bears the revision that it was last changed at, and of two the later part stands: a register each in which the last
// writer wins (Shapiro and others, "Conflict-free replicated data types", 2011). So all windows come to the same meeting,
// in whatever order they hear one another, and nothing is lost but what was written at one place at once.

import { NOTES, PARTS } from "./valid.js";

/** @import {Meeting} from "./meeting.js" */

/** @param {Meeting} meeting @param {string} part */
function valueOf(meeting, part) {
  const { step, part: shown, clock, votes, secret, revealed, notes } = meeting;
  const whole = /** @type {Record<string, unknown>} */ ({ place: [step, shown, clock], votes, secret, revealed, ...notes });
  return JSON.stringify(whole[part]);
}

/** A meeting after a change, with the change marked on the parts that it touched.
 * @param {Meeting} before @param {Meeting} after @returns {Meeting} */
export function marked(before, after) {
  const mark = (/** @type {string} */ part) => (valueOf(before, part) === valueOf(after, part) ? before.marks[part] : after.revision);
  return { ...after, marks: Object.fromEntries(PARTS.map((part) => [part, mark(part)])) };
}

/** Each part as it was changed last. Either may come first: the outcome is the same.
 * @param {Meeting} one @param {Meeting} other @returns {Meeting} */
export function merged(one, other) {
  const from = Object.fromEntries(PARTS.map((part) => [part, isLater(other, one, part) ? other : one]));
  const { step, part, clock } = from.place;
  return {
    ...one,
    revision: Math.max(one.revision, other.revision),
    marks: Object.fromEntries(PARTS.map((each) => [each, from[each].marks[each]])),
    ...{ step, part, clock, votes: from.votes.votes, secret: from.secret.secret, revealed: from.revealed.revealed },
    notes: Object.fromEntries(Object.keys(NOTES).map((name) => [name, from[name].notes[name]])),
  };
}

/** Whether two windows show the same. @param {Meeting} one @param {Meeting} other */
export function isSame(one, other) {
  return PARTS.every((part) => one.marks[part] === other.marks[part] && valueOf(one, part) === valueOf(other, part));
}

/** Two changes of one part at once count alike: then either may stand, if it is the same one in both windows.
 * @param {Meeting} one @param {Meeting} other @param {string} part */
function isLater(one, other, part) {
  if (one.marks[part] !== other.marks[part]) return one.marks[part] > other.marks[part];
  return valueOf(one, part) > valueOf(other, part);
}
