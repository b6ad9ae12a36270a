// The case of one's own in the browser's storage, where it stays until somebody empties it.

import { own as ours } from "../shared/elements.js";
import { believed } from "./own-case.js";

/** @import {Own} from "./own-case.js" */

const KEY = ours("ethos-eget");
const MOST = 100_000; // characters: more than all texts together may have

/** The case that is kept, or null; what is broken or foreign is none. @returns {Own|null} */
export function kept() {
  try {
    const text = localStorage.getItem(KEY);
    return text === null || text.length > MOST ? null : believed(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Keep it. False when the browser keeps nothing. @param {Own} own */
export function keep(own) {
  try {
    localStorage.setItem(KEY, JSON.stringify(own));
    return true;
  } catch {
    return false;
  }
}

/** Nothing is left of it here. */
export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept, then.
  }
}
