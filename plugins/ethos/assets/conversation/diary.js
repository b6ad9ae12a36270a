// The reader's own record of meetings, in this browser alone: there when they ask for it, until they take it away.

import { own } from "../shared/elements.js";
import { put, rowsOf } from "./held.js";

/** @import {Row} from "./held.js" */

const KEY = own("ethos-logg");

/** @returns {Row[]} */
export function rows() {
  try {
    return rowsOf(JSON.parse(localStorage.getItem(KEY) ?? "[]"));
  } catch {
    return []; // a browser that keeps nothing, or something foreign under our name
  }
}

/** @param {Row[]} all whether the browser keeps it */
function write(all) {
  try {
    if (all.length) localStorage.setItem(KEY, JSON.stringify(all));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

/** Whether a meeting has a row. @param {string} id */
export const has = (id) => rows().some((each) => each.id === id);
/** Keep a row; false when the browser keeps nothing. @param {Row} one */
export const keep = (one) => write(put(rows(), one));
/** Take a row away. @param {string} id */
export const drop = (id) => write(rows().filter((each) => each.id !== id));
/** Take all away. */
export const clear = () => write([]);
