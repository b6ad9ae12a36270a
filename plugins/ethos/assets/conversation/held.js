// Meetings that have been held, as rows that somebody keeps for themselves. Nothing here touches a page, a clock or a storage.

import { dayInSweden } from "../shared/time.js";
import { titles, written } from "./outcome.js";
import { NOTES } from "./valid.js";

/** @import {Meeting} from "./meeting.js" */

/** @typedef {{id: string, day: string, cases: string, notes: Record<string, string>}} Row `day` is "2027-05-11" */

/** Rows at most: a meeting a week for four years. */
export const MOST = 200;
const TITLES = 1_000;
const COLUMNS = ["Dag", "Fall", "Beslut", "Ansvarig", "Uppföljning", "Lärdom"];

/** What is kept of a meeting: no votes, no steps. @param {Meeting} meeting @param {Date} now @returns {Row} */
export function row(meeting, now) {
  const notes = Object.fromEntries(Object.keys(NOTES).map((name) => [name, written(meeting, name)]));
  return { id: meeting.id, day: dayInSweden(now), cases: titles(meeting).slice(0, TITLES), notes };
}

/** The rows with one put in, or in the place of what it was, on the day that it had; the oldest give way. @param {Row[]} rows @param {Row} one */
export function put(rows, one) {
  const before = rows.find(({ id }) => id === one.id);
  const others = rows.filter(({ id }) => id !== one.id);
  return [...others, before ? { ...one, day: before.day } : one].slice(-MOST);
}

/** What may be rows, whoever wrote it: those that are, and nothing of what is not. @param {unknown} value @returns {Row[]} */
export const rowsOf = (value) => (Array.isArray(value) ? value.filter(isRow).slice(-MOST) : []);

/** @param {any} value @returns {value is Row} */
function isRow(value) {
  const isText = (/** @type {unknown} */ text, /** @type {number} */ most) => typeof text === "string" && text.length <= most;
  if (!isText(value?.id, 64) || !/^\d{4}-\d\d-\d\d$/.test(value.day) || !isText(value.cases, TITLES)) return false;
  return Object.entries(NOTES).every(([name, most]) => isText(value.notes?.[name], Math.max(most, 40)));
}

/** The rows as a file that spreadsheets open (RFC 4180, with semicolons as in Sweden). @param {Row[]} rows */
export function table(rows) {
  const told = rows.map(({ day, cases, notes }) => [day, cases, notes.decision, notes.owner, notes.until, notes.learned]);
  return `\ufeff${[COLUMNS, ...told].map((cells) => `${cells.map(cell).join(";")}\r\n`).join("")}`;
}

/** A cell that no spreadsheet takes for a formula. @param {string} text */
const cell = (text) => `"${text.replace(/^(?=[=+\-@\t\r])/u, "'").replaceAll('"', '""')}"`;
