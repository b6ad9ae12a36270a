// What somebody chose for a meeting, and how it stands in the address after #: browsers send that part to nobody.

import { CASES, FEWEST, MOST, PLANS, USUAL_MINUTES, USUAL_PEOPLE } from "./samtal-regel.js";
import { holds } from "./val.js";

/** The meetings that there are plans for, in minutes. */
export const LENGTHS = Object.keys(PLANS).map(Number);

const LONGEST = 4000;
const NAMES = ["fall", "minuter", "grupp", "metod", "start"];
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const isSlug = (text) => text.length <= 100 && SLUG.test(text);

/**
 * @typedef {{cases: string[], minutes: number, group: number, method: string, start: string, dropped: string[]}} Choice
 * Slugs of cases in order; 0 and "" for what was not chosen; `start` a time of day, "09:00"; `dropped` the names of what
 * stood in the address and could not be used.
 */

/** Whether a fragment holds a choice. */
export const isChoice = (fragment) => holds(fragment, NAMES);

/**
 * The choice in a fragment, with or without its #. What is unknown or broken is left out and named in `dropped`.
 * @returns {Choice}
 */
export function read(fragment) {
  const query = new URLSearchParams(fragment.slice(0, LONGEST).replace(/^#/, ""));
  const dropped = [];
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
  };
  return { ...choice, dropped };
}

function casesOf(values, dropped) {
  const written = values.join(",").split(",").map((each) => each.trim()).filter(Boolean);
  const found = [...new Set(written.filter(isSlug))];
  if (written.some((each) => !isSlug(each)) || found.length > CASES) dropped.push("fall");
  return found.slice(0, CASES);
}

/** A size of a group as written: whole, within bounds. */
export function sized(text) {
  const number = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return number >= FEWEST && number <= MOST ? number : undefined;
}

/** A time of day: `9.30`, `0930` and `09:30` are the same, and `9` is nine o'clock. */
export function timed(text) {
  const [, hour, minute = "00"] = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(text.trim()) ?? [];
  return hour && hour < 24 && minute < 60 ? `${hour.padStart(2, "0")}:${minute}` : undefined;
}

/** A choice as a fragment without its #; empty when nothing is chosen. */
export function write({ cases = [], minutes = 0, group = 0, method = "", start = "" }) {
  const parts = { fall: cases.filter(isSlug).join(","), minuter: minutes, grupp: group, metod: method, start };
  return Object.entries(parts).flatMap(([name, value]) => (value ? [`${name}=${value}`] : [])).join("&");
}

/**
 * The choice with what was not chosen filled in from its cases: the shortest plan with room for them, the first method
 * that the page has, and as many people as usual or as the cases bear (plugins/ethos/plan.py).
 * @param {Choice} choice
 * @param {{minutes: number, group: {min: number, max: number}, methods: string[]}[]} cases
 * @param {string[]} methods every method there is
 * @returns {Choice}
 */
export function completed(choice, cases, methods) {
  const asked = cases.reduce((sum, each) => sum + each.minutes, 0);
  const suits = cases.flatMap((each) => each.methods).find((slug) => methods.includes(slug));
  return {
    ...choice,
    minutes: choice.minutes || roomy(asked || USUAL_MINUTES),
    group: choice.group || fitting(cases),
    method: methods.includes(choice.method) ? choice.method : (suits ?? methods[0] ?? ""),
  };
}

/** The shortest plan with so many minutes; the longest, when none has. */
const roomy = (minutes) => LENGTHS.find((each) => each >= minutes) ?? LENGTHS.at(-1);

function fitting(cases) {
  const least = Math.max(FEWEST, ...cases.map((each) => each.group.min));
  return Math.max(least, Math.min(USUAL_PEOPLE, ...cases.map((each) => each.group.max)));
}
