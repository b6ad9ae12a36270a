// Where a meeting is, and what follows, in words.

import { parts, present } from "./meeting.js";
import { nameOf, sentences } from "./spoken.js";
import { clock } from "../shared/time.js";

/** @import {Meeting} from "./meeting.js" */
/** @import {Words} from "./spoken.js" */

const QUARTER = 15_000; // of a minute: nobody keeps a talk to the second

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

/** How long a question may take of the step that it shares, as the step's own clock tells it; "" for a step of its own. @param {Meeting} meeting */
export function pace(meeting) {
  const count = parts(meeting).length;
  if (count < 2) return "";
  const after = count - meeting.part - 1;
  const until = QUARTER * Math.round((present(meeting).minutes * 60_000 * after) / count / QUARTER);
  return `Fråga ${meeting.part + 1} av ${count}, ${after ? `tills klockan visar ungefär ${clock(until).time}` : "resten av tiden"}.`;
}

/** "1 minut", "3 minuter". @param {number} minutes */
const inMinutes = (minutes) => (minutes === 1 ? "1 minut" : `${minutes} minuter`);

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
