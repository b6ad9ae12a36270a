// Where a meeting is, and what follows, in words.

import { split } from "./agenda.js";
import { left as timeLeft, parts, present } from "./meeting.js";
import { nameOf, sentences } from "./spoken.js";

/** @import {Meeting} from "./meeting.js" */
/** @import {Words} from "./spoken.js" */

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

/** The minutes of each question that shares a step, after the method's own proportions; they sum to the step's. @param {Meeting} meeting */
export const spans = (meeting) => split(present(meeting).minutes, parts(meeting).map(({ share }) => share ?? 1));

/** Which question it is of those that share a step, and about how long it may take; "" for a step of its own. @param {Meeting} meeting */
export function pace(meeting) {
  const each = spans(meeting);
  return each.length < 2 ? "" : `Fråga ${meeting.part + 1} av ${each.length}, ungefär ${inMinutes(each[meeting.part])}.`;
}

/** How much of each question's time has gone, from 0 to 1: the bar beside it, so that nobody reckons by a clock that runs.
 * @param {Meeting} meeting @param {number} [left] milliseconds of the step */
export function gone(meeting, left = timeLeft(meeting)) {
  let spent = present(meeting).minutes - left / 60_000;
  return spans(meeting).map((minutes) => {
    const part = minutes ? spent / minutes : Math.sign(spent);
    spent -= minutes;
    return Math.min(1, Math.max(0, part));
  });
}

/** "1 minut", "3 minuter"; less than one, where there is not a minute for each. @param {number} minutes */
const inMinutes = (minutes) => (minutes > 1 ? `${minutes} minuter` : minutes ? "1 minut" : "en halv minut");

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
