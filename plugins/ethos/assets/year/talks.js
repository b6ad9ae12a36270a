// The conversations of a year: which case each day has, what is said of them, and what goes into a calendar.
// Nothing here touches a page, a clock or a network.

import { write as chosen } from "../conversation/choice.js";
import { inCalendar, pages } from "../conversation/inviting.js";
import { NEAR } from "../conversation/rule.js";
import { suits } from "../shared/dilemmas.js";
import { instant } from "../shared/time.js";
import { RHYTHMS, days, ended, isIn, isTied, monthsOf, signature, spread, write } from "./plan.js";

/** @import {Event} from "../shared/ical.js" */
/** @import {Case, Day, Year} from "./plan.js" */

/** @typedef {Case & Day & {name: string}} Talk `name` is what a day is called that one should keep away from */

/** @type {Record<string, string>} */
const OFTEN = { manad: "{{year.monthly}}", varannan: "{{year.other_month}}", kvartal: "{{year.quarterly}}" };
const LISTED = 12; // cases in the list to tick, beside those that are ticked
/** @type {Record<string, string>} */
const WHICH = { 1: "första", 2: "andra", 3: "tredje", 4: "fjärde", sista: "sista" };
/** @type {Record<string, string>} */
const DAYS = { 1: "måndagen", 2: "tisdagen", 3: "onsdagen", 4: "torsdagen", 5: "fredagen" };
/** @type {Record<string, string>} */
const DROPPED = { fall: "fallen", fran: "första månaden", urval: "temat", tid: "klockslaget", minuter: "längden", roll: "vilka ni är", grupp: "antalet", flytt: "dagarna" };

/** How many conversations there are room for. @param {Year} year */
export const room = ({ rytm }) => RHYTHMS[rytm].count;

/** Whether the reader chooses every case. @param {Year} year */
export const isOwn = ({ urval }) => urval === "egna";

/** The address of a case's page, and of a meeting about it, from the site's first page.
 * @param {string} slug */
export const address = (slug) => `${"{{place.dilemma}}"}${slug}/`;
/** @param {Pick<Talk, "slug"|"day">} talk @param {Year} year */
export function meeting({ slug, day }, { minuter, grupp, tid, fall }) {
  const later = fall.includes(slug) ? fall.slice(fall.indexOf(slug) + 1) : [];
  return `${"{{place.meeting}}"}#${chosen({ cases: [slug], minutes: minuter, group: grupp, start: tid, day, later })}`;
}

/** "09:00" → "9.00". @param {string} time */
export const clock = (time) => time.replace(/^0/, "").replace(":", ".");

/** Those that a conversation has time for. @param {Case[]} cases @param {Year} year */
const within = (cases, { minuter }) => cases.filter(({ minutes }) => minutes <= minuter);

/** Those that so many can talk about in that time. @param {Case[]} cases @param {Year} year */
const possible = (cases, year) => within(cases, year).filter(({ values }) => suits(values.grupp, year.grupp));

/** Whether a case is written for those who meet. @param {Year} year @returns {(each: Case) => boolean} */
const isTheirs = ({ roll }) => (each) => !roll || each.values.roll.includes(roll);

/** Whether a case is about what they want to talk about. @param {Year} year @param {string[]} themes @returns {(each: Case) => boolean} */
const isMeant = ({ urval }, themes) => (each) => !themes.includes(urval) || each.values.tema.includes(urval);

/** Whether a case fills a conversation, or the talk can (plugins/ethos/plan.py). @param {Year} year @returns {(each: Case) => boolean} */
const isNear = ({ minuter }) => ({ minutes }) => minutes * NEAR >= minuter;

/**
 * Cases for a year: those that are given, and others until it is full, as far as there are cases that fit the time
 * and their number: first those for them and about the theme, then those for them, and of
 * each first those that fill the time, and what is tied to a month in that month; the first and the last are easy. The reader's own are never added to,
 * and never taken away.
 * @param {Year} year
 * @param {Case[]} given
 * @param {Case[]} order every case, in the order to prefer
 * @param {string[]} themes
 */
export function filled(year, given, order, themes) {
  if (isOwn(year)) return given.slice(0, room(year));
  const [kept, able] = [possible(given, year), possible(order, year)];
  const theirs = able.filter(isTheirs(year));
  const meant = theirs.filter(isMeant(year, themes));
  const tiers = [meant.filter(isNear(year)), meant, theirs.filter(isNear(year)), theirs, able.filter(isMeant(year, themes)), able];
  const months = monthsOf(year);
  const waiting = (/** @type {number} */ at) => tiers.slice(0, at).flat().filter(isTied); // for a month that was not there yet
  const found = tiers.reduce((chosen, tier, at) => spread([...new Set([...waiting(at), ...tier])], room(year), chosen, months), kept);
  return ended(found, kept.length, room(year), months);
}

/** The cases that are still in their months when a year begins in another, or has another rhythm. @param {Year} year @param {Case[]} given */
export function timely(year, given) {
  const months = monthsOf(year);
  /** @type {Case[]} */
  const kept = [];
  for (const each of given) if (isIn(each, months[kept.length])) kept.push(each);
  return kept;
}

/**
 * Another case in the place of one: of the theme when there is one left, and never longer than there is time for.
 * @param {Year} year
 * @param {Case[]} order every case, in the order to prefer
 * @param {number} [at] which conversation of the year, for those that are tied to a month
 */
export function another(year, order, at = -1) {
  const month = monthsOf(year)[at];
  const free = possible(order, year).filter((each) => !year.fall.includes(each.slug) && isIn(each, month));
  const theirs = free.filter(isTheirs(year));
  return theirs.find((each) => each.values.tema.includes(year.urval)) ?? theirs[0] ?? free[0];
}

/**
 * @param {Year} year
 * @param {Map<string, Case>} cases by slug
 * @param {Map<string, string>} off days to keep away from
 * @returns {Talk[]}
 */
export function talksOf(year, cases, off) {
  const found = year.fall.flatMap((slug) => cases.get(slug) ?? []);
  return days(year, off).slice(0, found.length).map((day, at) => ({ ...found[at], ...day, name: off.get(day.day) ?? "" }));
}

/** The years that conversations are in: "2027–2028". @param {Talk[]} talks */
export const span = (talks) => [...new Set(talks.map(({ day }) => day.slice(0, 4)))].join("–");

/** The choice in words. @param {Year} year @param {Talk[]} talks @param {string[]} themes */
export function summary(year, talks, themes) {
  const missing = talks.filter((each) => !isMeant(year, themes)(each)).length;
  const foreign = isOwn(year) ? 0 : talks.filter((each) => !isTheirs(year)(each)).length;
  const others = [
    missing ? ` Temat räcker inte hela året: ${missing} av fallen har andra teman.` : "",
    foreign ? ` Fallen för er räcker inte hela året: ${foreign} av dem är skrivna för andra i första hand.` : "",
  ].join("");
  const left = talks.length < room(year) ? lacking(year, talks) : "";
  const long = talks.length - within(talks, year).length;
  const longer = long ? ` ${long} av fallen är skrivna för längre tid än ${year.minuter} minuter.` : "";
  return `${OFTEN[year.rytm]}, den ${WHICH[year.vilken]} ${DAYS[year.dag]} kl. ${clock(year.tid)}, ${year.minuter} minuter.${others}${left}${longer}`;
}

/** The rhythm with which so many are a whole year, when it is not the one that is chosen. @param {number} count */
function sparser(count) {
  const rhythm = Object.keys(RHYTHMS).find((each) => RHYTHMS[each].count === count);
  return rhythm ? ` Välj ”${OFTEN[rhythm]}”, så räcker de hela året.` : "";
}

/** Why a year is not full. @param {Year} year @param {Talk[]} talks */
function lacking(year, talks) {
  if (isOwn(year)) return ` Du har valt ${talks.length} fall av ${room(year)}.${sparser(talks.length)}`;
  const many = year.grupp ? ` och passar ${year.grupp} personer` : "";
  return ` Det finns ${talks.length} fall som ryms på ${year.minuter} minuter${many}, och planen slutar efter dem. Välj längre tid för fler.`;
}

/**
 * What to say of a link, or "" when all of it could be read.
 * @param {string[]} dropped names of what could not be read
 * @param {boolean} gone whether some of its cases do not exist
 */
export function fault(dropped, gone) {
  const named = [...dropped.map((name) => DROPPED[name] ?? "hur ofta"), ...(gone ? ["fallen"] : [])];
  if (!named.length) return "";
  return `Länken är ändrad eller gammal. Det här gick inte att läsa: ${[...new Set(named)].join(", ")}. Se över planen.`;
}

/**
 * Cases to tick: those that are ticked, then those that a search found.
 * @param {Year} year
 * @param {Map<string, Case>} cases by slug
 * @param {string[]} slugs what was found, in its order
 */
export function offered(year, cases, slugs) {
  const found = slugs.flatMap((slug) => (year.fall.includes(slug) ? [] : (cases.get(slug) ?? [])));
  const ticked = year.fall.flatMap((slug) => cases.get(slug) ?? []);
  const more = found.length > LISTED ? ` Här är ${LISTED} av ${found.length}. Skriv ett ord för att hitta fler.` : "";
  return { rows: [...ticked, ...found.slice(0, LISTED)], words: `${ticked.length} av ${room(year)} valda.${more}` };
}

/**
 * The conversations as events to invite the group with: each is the invitation to that meeting, and leads to the
 * participants' page. The way to lead it stands in the plan alone.
 * @param {Year} year
 * @param {Talk[]} talks
 * @param {{host: string, built: string, whole: (path: string) => string}} site `host` ends identities, `built` is the day
 *   of the build, `whole` gives the whole address of a path
 * @returns {Event[]}
 */
export function events(year, talks, { host, built, whole }) {
  const identity = `arshjul-${signature(write({ ...year, flytt: new Map() }))}`; // a day that is moved is the same meeting
  return talks.map(({ day, slug, title }, at) => {
    const start = instant(day, year.tid);
    const participants = whole(`${address(slug)}deltagare/`);
    const choice = { day, start: year.tid, minutes: year.minuter };
    const about = { choice, cases: [{ slug, title, participants }] };
    return {
      uid: `${identity}-${at + 1}@${host}`,
      stamp: new Date(`${built}T00:00:00Z`),
      start,
      end: new Date(start.getTime() + year.minuter * 60_000),
      summary: `Samtal: ${title}`,
      description: inCalendar(about),
      url: pages(about)[0],
    };
  });
}

/** Another day, so many days away. @param {string} day "2027-01-12" @param {number} count */
export const shifted = (day, count) => new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);

/** The months after the one of a day: "2027-01". @param {Date} today @param {number} count */
export function monthsFrom(today, count) {
  const number = today.getFullYear() * 12 + today.getMonth() + 1;
  const named = (/** @type {number} */ month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  return Array.from({ length: count }, (_, at) => named(number + at));
}
