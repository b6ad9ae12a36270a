// A year of conversations: what is chosen, how it stands in the address after #, and which days and cases it gives.
// Nothing here touches a page, a clock or a network.

import { USUAL_MINUTES } from "./samtal-regel.js";
import { LENGTHS, isSlug, timed } from "./samtal-val.js";
import { holds } from "./val.js";

/** How many conversations a rhythm gives, and how many months lie from one to the next. */
export const RHYTHMS = { manad: { count: 12, step: 1 }, kvartal: { count: 4, step: 3 } };

const JULY = 6;
const ZONE = "Europe/Stockholm";
const LONGEST = 6000;
const MONTH = /^20\d\d-(?:0[1-9]|1[0-2])$/;
const usual = { rytm: "manad", vilken: "2", dag: "2", tid: "09:00", minuter: USUAL_MINUTES, urval: "" };
const NAMES = [...Object.keys(usual), "fran", "fall"];

/**
 * @typedef {{rytm: string, vilken: string, dag: string, tid: string, minuter: number, fran: string, urval: string,
 *   fall: string[]}} Year
 * `vilken` is "1" to "4" or "sista", `dag` "1" (Monday) to "5", `fran` the first month, "2027-01"; `urval` is empty for
 * mixed themes, "egna" for the reader's own, else a theme; `fall` slugs in order.
 */

/** Whether a fragment holds a choice. */
export const isChoice = (fragment) => holds(fragment, NAMES);

/**
 * The choice in a fragment, filled in with what is usual; `dropped` names what could not be used.
 * @param {string} fragment
 * @param {{months: string[], themes: string[]}} known what there is to choose among; the first month is the usual one
 * @returns {Year & {dropped: string[]}}
 */
export function read(fragment, { months, themes }) {
  const query = new URLSearchParams(fragment.slice(0, LONGEST).replace(/^#/, ""));
  const dropped = [];
  const taken = (name, allowed, none = usual[name]) => {
    const text = query.get(name) ?? "";
    const value = typeof allowed === "function" ? allowed(text) : allowed.find((each) => String(each) === text);
    if (text && value === undefined) dropped.push(name);
    return (text ? value : undefined) ?? none;
  };
  const slugs = (query.get("fall") ?? "").split(",").filter(Boolean);
  if (!slugs.every(isSlug)) dropped.push("fall");
  return {
    rytm: taken("rytm", Object.keys(RHYTHMS)),
    vilken: taken("vilken", ["1", "2", "3", "4", "sista"]),
    dag: taken("dag", ["1", "2", "3", "4", "5"]),
    tid: taken("tid", timed),
    minuter: taken("minuter", LENGTHS),
    fran: taken("fran", (text) => (MONTH.test(text) ? text : undefined), months[0]),
    urval: taken("urval", ["egna", ...themes]),
    fall: [...new Set(slugs.filter(isSlug))].slice(0, RHYTHMS.manad.count),
    dropped,
  };
}

/** A choice as a fragment without its #: always whole, so that the same link gives the same year when texts are added. */
export function write({ fall, ...year }) {
  const parts = { ...year, fall: fall.join(",") };
  return NAMES.filter((name) => parts[name]).map((name) => `${name}=${parts[name]}`).join("&");
}

/**
 * The days of a year: the chosen weekday of each month but July. When few are at work that day, the same weekday of
 * another week in the month.
 * @param {Year} year
 * @param {Map<string, string>} off days to keep away from, "2027-01-06" → what they are called
 * @returns {{day: string, instead: string}[]} `instead` is what the first choice of day is called
 */
export function days({ rytm, vilken, dag, fran }, off) {
  const { count, step } = RHYTHMS[rytm];
  const [year, month] = fran.split("-").map(Number);
  const found = [];
  for (let number = year * 12 + month - 1; found.length < count; number += step) {
    const summer = number % 12 === JULY;
    if (summer && step === 1) continue;
    found.push(dayIn(summer ? number + 1 : number, vilken, Number(dag), off));
  }
  return found;
}

function dayIn(number, which, weekday, off) {
  const [year, month] = [Math.floor(number / 12), number % 12];
  const first = 1 + ((weekday - new Date(Date.UTC(year, month, 1)).getUTCDay() + 7) % 7);
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const all = [first, first + 7, first + 14, first + 21, first + 28].filter((each) => each <= length);
  const iso = all.map((each) => new Date(Date.UTC(year, month, each)).toISOString().slice(0, 10));
  const at = which === "sista" ? iso.length - 1 : Number(which) - 1;
  const order = [...iso.slice(at), ...iso.slice(0, at).reverse()];
  const day = order.find((each) => !off.has(each)) ?? iso[at];
  return { day, instead: day === iso[at] ? "" : off.get(iso[at]) };
}

/** The instant of a day and a time of day in Sweden, summer time or not. */
export function instant(day, time) {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const first = wanted - ahead(wanted);
  return new Date(wanted - ahead(first));
}

/** How far ahead of UTC clocks in Sweden are at an instant, in milliseconds. */
function ahead(moment) {
  const two = { month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" };
  const format = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, year: "numeric", hourCycle: "h23", ...two });
  const part = Object.fromEntries(format.formatToParts(moment).map((each) => [each.type, Number(each.value)]));
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) - moment;
}

/**
 * So many cases, with themes that take turns; those that are given come first.
 * @param {{slug: string, values: {tema: string[]}}[]} cases in the order to prefer
 * @param {number} count
 * @param {{slug: string, values: {tema: string[]}}[]} given
 */
export function spread(cases, count, given = []) {
  const chosen = given.slice(0, count);
  const left = cases.filter((each) => !chosen.includes(each));
  const used = new Map();
  const use = (one) => one.values.tema.forEach((theme) => used.set(theme, (used.get(theme) ?? 0) + 1));
  const worn = (one) => Math.max(...one.values.tema.map((theme) => used.get(theme) ?? 0));
  chosen.forEach(use);
  while (left.length && chosen.length < count) {
    const least = Math.min(...left.map(worn));
    const [next] = left.splice(left.findIndex((each) => worn(each) === least), 1);
    chosen.push(next);
    use(next);
  }
  return chosen;
}

/** A number that is the same for the same text and hardly ever for another, in 16 hexadecimal digits (FNV-1a). */
export function signature(text) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}
