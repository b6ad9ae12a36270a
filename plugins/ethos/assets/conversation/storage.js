// The meeting under way in the browser's storage, where it stays until its leader ends it.

import { own } from "../shared/elements.js";
import { isMeeting } from "./valid.js";

/** @import {Meeting} from "./meeting.js" */

const KEY = own("ethos-samtal");
/** What windows that show the same meeting talk over. */
export const CHANNEL = KEY;
const MOST = 2_000_000; // characters: more than six of the longest cases, less than any browser's room

/** Keep the meeting. False when the browser keeps nothing: it then lives as long as its window. @param {Meeting} meeting */
export function save(meeting) {
  try {
    localStorage.setItem(KEY, JSON.stringify(meeting));
    return true;
  } catch {
    return false;
  }
}

/** The meeting that is kept, or null. What is broken, foreign or of another edition is dropped.
 * @returns {Meeting|null} */
export function restore() {
  /** @type {string|null} */
  let kept = null;
  try {
    kept = localStorage.getItem(KEY);
    if (kept === null) return null;
    if (kept.length <= MOST) {
      const meeting = JSON.parse(kept);
      if (isMeeting(meeting)) return meeting;
    }
  } catch {
    if (kept === null) return null;
  }
  forget();
  return null;
}

function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept, then.
  }
}

/** End the meeting: it is forgotten, and every window that shows it is told. */
export function end() {
  forget();
  if (!globalThis.BroadcastChannel) return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage({ ended: true });
  channel.close();
}
