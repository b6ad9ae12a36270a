// A year of conversations: what is chosen, how it stands in the address after #, and which days and cases it gives.
// Nothing here touches a page, a clock or a network.

import { LENGTHS, dated, sized } from "../conversation/choice.js";
import { holds, isSlug } from "../shared/choices.js";
import { timed } from "../shared/time.js";

/** @import {Entry} from "../shared/dilemmas.js" */

/** How many conversations a rhythm gives, and how many months lie from one to the next.
 * @type {Record<string, {count: number, step: number}>} */
export const RHYTHMS = { manad: { count: 12, step: 1 }, varannan: { count: 6, step: 2 }, kvartal: { count: 4, step: 3 } };

const JULY = 6;
const QUARTER = 3;
const LONGEST = 6000;
const MONTH = /^20\d\d-(?:0[1-9]|1[0-2])$/;
/** @type {Record<string, string|number>} */
const usual = { rytm: "manad", vilken: "2", dag: "2", tid: "09:00", urval: "", roll: "", grupp: 0 };
const NAMES = ["rytm", "vilken", "dag", "tid", "minuter", "urval", "roll", "grupp", "fran", "fall", "flytt"];

/** One in so many of a year's conversations begins it (`year_wheel.GENTLE` in Python). */
const GENTLE = 4;

/**
 * @typedef {{rytm: string, vilken: string, dag: string, tid: string, minuter: number, fran: string, urval: string,
 *   roll: string, grupp: number, fall: string[], flytt: Map<string, string>}} Year
 * `vilken` is "1" to "4" or "sista", `dag` "1" (Monday) to "5", `fran` the first month, "2027-01"; `urval` is empty for
 * mixed themes, "egna" for the reader's own, else a theme; `roll` for whom, "" for anyone; `grupp` how many they are, 0 for
 * any number; `fall` slugs in order; `flytt` the days that the reader has moved, "2027-01-12" → "2027-01-19".
 * @typedef {{day: string, usual: string, instead: string}} Day `day` is "2027-01-12", as is `usual`, the day before the reader
 *   moved it; `instead` is what the first choice of day is called
 * @typedef {Pick<Entry, "slug"|"title"|"lang"|"summary"|"facts"|"values"|"minutes"|"season">} Case of whose values the themes are needed, and how heavy it is
 */

/** Whether a fragment holds a choice. @param {string} fragment */
export const isChoice = (fragment) => holds(fragment, NAMES);

/**
 * The choice in a fragment, filled in with what is usual; `dropped` names what could not be used.
 * @param {string} fragment
 * @param {{months: string[], themes: string[], roles: string[], minutes: number}} known what there is to choose among; the first
 *   month is the usual one, and `minutes` how long a conversation usually is
 * @returns {Year & {dropped: string[]}}
 */
export function read(fragment, { months, themes, roles, minutes }) {
  const query = new URLSearchParams(fragment.slice(0, LONGEST).replace(/^#/, ""));
  /** @type {string[]} */
  const dropped = [];
  const taken = (/** @type {string} */ name, /** @type {(text: string) => string|number|undefined} */ parse, none = usual[name]) => {
    const text = query.get(name) ?? "";
    const value = text ? parse(text) : none;
    if (value === undefined) dropped.push(name);
    return String(value ?? none);
  };
  const slugs = (query.get("fall") ?? "").split(",").filter(Boolean);
  if (!slugs.every(isSlug)) dropped.push("fall");
  return {
    rytm: taken("rytm", among(Object.keys(RHYTHMS))),
    vilken: taken("vilken", among(["1", "2", "3", "4", "sista"])),
    dag: taken("dag", among(["1", "2", "3", "4", "5"])),
    tid: taken("tid", timed),
    minuter: Number(taken("minuter", among(LENGTHS), minutes)),
    fran: taken("fran", (text) => (MONTH.test(text) ? text : undefined), months[0]),
    urval: taken("urval", among(["egna", ...themes])),
    roll: taken("roll", among(roles)),
    grupp: Number(taken("grupp", sized)),
    flytt: movedIn(query.get("flytt") ?? "", dropped),
    fall: [...new Set(slugs.filter(isSlug))].slice(0, RHYTHMS.manad.count),
    dropped,
  };
}

/** "2027-01-12.2027-01-19,…" as days that are moved. @param {string} text @param {string[]} dropped */
function movedIn(text, dropped) {
  const pairs = text.split(",").filter(Boolean).slice(0, RHYTHMS.manad.count).map((each) => each.split("."));
  const good = pairs.filter((each) => each.length === 2 && each.every(dated));
  if (good.length < pairs.length) dropped.push("flytt");
  return new Map(/** @type {[string, string][]} */ (good));
}

/** @param {(string|number)[]} allowed */
const among = (allowed) => (/** @type {string} */ text) => allowed.find((each) => String(each) === text);

/**
 * A choice as a fragment without its #: always whole, so that the same link gives the same year when texts are added.
 * @param {Year} year
 */
export function write({ fall, flytt, ...year }) {
  /** @type {Record<string, string|number>} */
  const parts = { ...year, fall: fall.join(","), flytt: [...flytt].map((each) => each.join(".")).join(",") };
  return NAMES.filter((name) => parts[name]).map((name) => `${name}=${parts[name]}`).join("&");
}

/**
 * The days of a year: the chosen weekday of each month but July. When few are at work that day, the same weekday of
 * another week in the month; and what the reader has moved, where they moved it.
 * @param {Pick<Year, "rytm"|"vilken"|"dag"|"fran"|"flytt">} year
 * @param {Map<string, string>} off days to keep away from, "2027-01-06" → what they are called
 * @returns {Day[]}
 */
export function days({ rytm, vilken, dag, fran, flytt }, off) {
  const { count, step } = RHYTHMS[rytm];
  const [year, month] = fran.split("-").map(Number);
  /** @type {Day[]} */
  const found = [];
  for (let number = year * 12 + month - 1; found.length < count; number += step) {
    const summer = Number(number % 12 === JULY);
    const planned = dayIn(number + summer, vilken, Number(dag), off);
    found.push({ ...planned, usual: planned.day, day: flytt.get(planned.day) ?? planned.day });
    if (step < QUARTER) number += summer; // the next is as far from this one as others are
  }
  return found;
}

/** @param {number} number of the month @param {string} which @param {number} weekday @param {Map<string, string>} off */
function dayIn(number, which, weekday, off) {
  const [year, month] = [Math.floor(number / 12), number % 12];
  const first = 1 + ((weekday - new Date(Date.UTC(year, month, 1)).getUTCDay() + 7) % 7);
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const all = [first, first + 7, first + 14, first + 21, first + 28].filter((each) => each <= length);
  const iso = all.map((each) => new Date(Date.UTC(year, month, each)).toISOString().slice(0, 10));
  const at = which === "sista" ? iso.length - 1 : Number(which) - 1;
  const order = [...iso.slice(at), ...iso.slice(0, at).reverse()];
  const day = order.find((each) => !off.has(each)) ?? iso[at];
  return { day, instead: day === iso[at] ? "" : (off.get(iso[at]) ?? "") };
}

/** The months that a year's conversations are in, from 1. @param {Year} year */
export const monthsOf = (year) => days(year, new Map()).map(({ usual }) => Number(usual.slice(5, 7)));

/** Whether a case is tied to some months of the year, as few are. @param {Pick<Case, "season">} each */
export const isTied = ({ season = [] }) => season.length > 0;

/** Whether one may talk about a case in a month; in any, where it is not told which. @param {Pick<Case, "season">} each @param {number} [month] */
export const isIn = ({ season = [] }, month) => !month || !season.length || season.includes(month);

/** How heavy a case is (`year_wheel.weight` in Python). @param {Pick<Case, "values">} each */
export const weight = ({ values }) => 2 * Number(values.svarighet[0]) + Number(values.slut[0] !== "open");

/** How many conversations begin a year of so many. @param {number} count */
const opening = (count) => Math.ceil(count / GENTLE);

/** Whether a conversation of a year is among its first, or its last: there a case is easy. @param {number} at @param {number} count */
const isGentle = (at, count) => at < opening(count) || at === count - 1;

/**
 * So many cases, with themes that take turns; those that are given come first. The first and the last are easy, and what is
 * heavy comes between them. In a month that some case is tied to comes such a one, and in no other month
 * (`year_wheel.spread` in Python does the same).
 * @template {Pick<Case, "slug"|"values"|"season">} Each
 * @param {Each[]} cases in the order to prefer
 * @param {number} count
 * @param {Each[]} given
 * @param {number[]} months of the conversations; none where the time of the year is not to count
 * @returns {Each[]}
 */
export function spread(cases, count, given, months = []) {
  const chosen = given.slice(0, count);
  const left = cases.filter((each) => !chosen.includes(each));
  /** @type {Map<string, number>} */
  const used = new Map();
  const use = (/** @type {Each} */ one) => one.values.tema.forEach((theme) => used.set(theme, (used.get(theme) ?? 0) + 1));
  const worn = (/** @type {Each} */ one) => Math.max(...one.values.tema.map((theme) => used.get(theme) ?? 0));
  const place = (/** @type {Each} */ one) =>
    [isGentle(chosen.length, count) ? weight(one) : 0, Number(!months.length || !isTied(one)), worn(one)];
  chosen.forEach(use);
  while (chosen.length < count) {
    const fit = left.filter((each) => isIn(each, months[chosen.length]));
    if (!fit.length) break;
    const [next] = fit.map((each) => ({ each, place: place(each) })).sort((one, other) => compared(one.place, other.place));
    left.splice(left.indexOf(next.each), 1);
    chosen.push(next.each);
    use(next.each);
  }
  return chosen;
}

/** @param {number[]} one @param {number[]} other */
const compared = (one, other) => one.map((each, at) => each - other[at]).find(Boolean) ?? 0;

/**
 * The same, but the last has changed places with the lightest after the first ones, where their months allow it
 * (`year_wheel.ended` in Python).
 * @template {Pick<Case, "values"|"season">} Each
 * @param {Each[]} chosen
 * @param {number} first how many stay where they are, at least
 * @param {number} count of the whole year
 * @param {number[]} months
 */
export function ended(chosen, first, count, months = []) {
  const last = chosen.length - 1;
  const may = (/** @type {number} */ one, /** @type {number} */ other) => isIn(chosen[one], months[other]);
  const free = chosen.map((_, at) => at).filter((at) => at >= Math.max(first, opening(count)) && may(at, last) && may(last, at));
  if (!free.length) return chosen;
  const lightest = free.reduce((best, at) => (weight(chosen[at]) <= weight(chosen[best]) ? at : best));
  return chosen.with(lightest, chosen[last]).with(last, chosen[lightest]);
}

/** A number that is the same for the same text and hardly ever for another, in 16 hexadecimal digits (FNV-1a). @param {string} text */
export function signature(text) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}
