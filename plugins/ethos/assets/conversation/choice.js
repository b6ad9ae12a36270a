// What somebody chose for a meeting, and how it stands in the address after #: browsers send that part to nobody.

import { OWN, holds, isSlug } from "../shared/choices.js";
import { timed } from "../shared/time.js";
import { CASES, FEWEST, MOST, PLANS } from "./rule.js";

/** The meetings that there are plans for, in minutes. */
export const LENGTHS = Object.keys(PLANS).map(Number);

const LONGEST = 4000;
const NAMES = ["fall", "minuter", "grupp", "metod", "start", "dag", "plats", "lank", "sedan"];
/** Characters of a place and of a link, at most. */
export const ROOM = { place: 120, link: 500 };
/** Meetings of a series that come after one, at most: a year has twelve. */
const LATER = 11;
const CONTROLS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
 * @typedef {{cases: string[], minutes: number, group: number, method: string, start: string, day: string, place: string,
 *   link: string, later: string[], dropped: string[]}} Choice
 * Slugs of cases in order; 0 and "" for what was not chosen; `start` a time of day, "09:00", `day` "2027-03-17", `link` to
 * a meeting at a distance; `later` the cases of the meetings after this one in its series, in order; `dropped` the names of what stood in the address and could not be used.
 * @typedef {{slug: string, apart: boolean}} Offered a method that can be chosen; `apart` when each of its parts has a group of its own
 */

/** Whether a fragment holds a choice. @param {string} fragment */
export const isChoice = (fragment) => holds(fragment, NAMES);

/**
 * The choice in a fragment, with or without its #. What is unknown or broken is left out and named in `dropped`.
 * @param {string} fragment
 * @returns {Choice}
 */
export function read(fragment) {
  const query = new URLSearchParams(fragment.slice(0, LONGEST).replace(/^#/, ""));
  /** @type {string[]} */
  const dropped = [];
  /** @type {<Value extends string|number>(name: string, parse: (text: string) => Value|undefined, none: Value) => Value} */
  const taken = (name, parse, none) => {
    const text = query.get(name)?.trim() ?? "";
    const value = text ? parse(text) : none;
    if (value === undefined) dropped.push(name);
    return value ?? none;
  };
  const choice = {
    cases: casesOf(query.getAll("fall"), dropped),
    minutes: taken("minuter", (text) => LENGTHS.find((each) => String(each) === text), 0),
    group: taken("grupp", sized, 0),
    method: taken("metod", (text) => (isSlug(text) ? text : undefined), ""),
    start: taken("start", timed, ""),
    day: taken("dag", dated, ""),
    place: taken("plats", placed, ""),
    link: taken("lank", linked, ""),
    later: taken("sedan", queued, "").split(",").filter(Boolean),
  };
  return { ...choice, dropped };
}

/** @param {string} text */
const isCase = (text) => text === OWN || isSlug(text);

/** @param {string[]} values @param {string[]} dropped */
function casesOf(values, dropped) {
  const written = values.join(",").split(",").map((each) => each.trim()).filter(Boolean);
  const found = [...new Set(written.filter(isCase))];
  if (written.some((each) => !isCase(each)) || found.length > CASES) dropped.push("fall");
  return found.slice(0, CASES);
}

/** The cases of later meetings as written: all of them slugs, or none is believed. @param {string} text */
function queued(text) {
  const slugs = text.split(",");
  return slugs.length <= LATER && slugs.every(isSlug) ? text : undefined;
}

/** A size of a group as written: whole, within bounds. @param {string} text */
export function sized(text) {
  const number = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return number >= FEWEST && number <= MOST ? number : undefined;
}

/** A day as it is written: one that there is. @param {string} text */
export function dated(text) {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(NaN);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text ? undefined : text;
}

/** A place in a line. @param {string} text */
export const placed = (text) => (text.length <= ROOM.place && !CONTROLS.test(text) ? text : undefined);

/** A link that a browser may follow. @param {string} text */
export function linked(text) {
  if (text.length > ROOM.link || CONTROLS.test(text) || !/^https?:\/\//.test(text)) return undefined;
  try {
    return new URL(text).href;
  } catch {
    return undefined;
  }
}

/** A choice as a fragment without its #; empty when nothing is chosen. @param {Partial<Choice>} choice */
export function write({ cases = [], minutes = 0, group = 0, method = "", start = "", day = "", place = "", link = "", later = [] }) {
  const parts = { fall: cases.filter(isCase).join(","), minuter: minutes, grupp: group, metod: method, start, dag: day, plats: encodeURIComponent(place), lank: encodeURIComponent(link), sedan: later.join(",") };
  return Object.entries(parts).flatMap(([name, value]) => (value ? [`${name}=${value}`] : [])).join("&");
}

/** What the next meeting of the series is: the same group, time, place and method, and a day yet to choose. Null after the
 * last one. @param {Choice} choice @returns {Choice|null} */
export function following(choice) {
  const [slug, ...later] = choice.later;
  return slug ? { ...choice, cases: [slug], later, day: "", dropped: [] } : null;
}

/** A time of day so many minutes after another, as it is written in Swedish: 9.05. @param {string} start @param {number} minutes */
export function clock(start, minutes) {
  const [hour, minute] = start.split(":").map(Number);
  const all = (hour * 60 + minute + minutes) % 1440;
  return `${Math.floor(all / 60)}.${String(all % 60).padStart(2, "0")}`;
}
