// The site chooses a case (plugins/ethos/views/choosing.py, which says the rule). Nothing here touches a page.

import { suits } from "../shared/dilemmas.js";

/** @import {Entry} from "../shared/dilemmas.js" */

/** @typedef {{theme: string, minutes: number, people: number}} Asked `theme` is "" where free words are answered, and ANY for them all; 0 people for any number of them */

export const ANY = "*";

const SHOWN = 3;
/** A dash within a number of people, after which no line ends. */
const UNBROKEN = "–\u2060";
/** So many of what free words find may be what was meant. */
const MEANT = 6;

/** How much longer than the meeting a case may be, when it is what free words are about: so much can be cut short. */
const SHORTENED = 1.5;

/** How much of free words a case is about, at least, that is shown as one about them; what else is found only lies near. */
const SURE = 0.6;
/** And how well it answers beside the best: what is only called something alike is about all the words, and far behind. */
const BESIDE = 0.1;
/** What answers so well is shown with them, whatever it is about. */
const WELL = 0.3;
/** What answers worse than this, beside the best, has nothing to do with it. */
const FAR = 0.05;
/** What answers so well beside the best is as likely meant, and comes before it when it has room and the best has not. */
const AS_WELL = 0.6;

/** @typedef {{entry: Entry, about: number, score: number}} Weighed */

/**
 * What free words mean, of what they find; and apart, where that leaves room for others, the nearest that fit the meeting.
 * @param {Weighed[]} found the best first
 * @param {number} minutes of the meeting
 */
export function meant(found, minutes) {
  const best = Math.max(0, ...found.map(({ score }) => score));
  const isSure = (/** @type {Weighed} */ { about, score }) => about >= SURE && score >= BESIDE * best;
  const isNear = !found.some(isSure);
  const first = isNear ? found.slice(0, SHOWN) : found.filter((each) => isSure(each) || each.score >= WELL * best);
  const others = found.filter((each) => !first.includes(each) && each.entry.minutes <= minutes && each.score >= FAR * best);
  const near = others.slice(0, Math.max(0, SHOWN - first.length)).map(({ entry }) => entry);
  return { entries: roomFirst(first, minutes).map(({ entry }) => entry), near, isNear };
}

/** As they are found, but for what answers nearly as well as the first, where that is too long. @param {Weighed[]} found @param {number} minutes */
function roomFirst(found, minutes) {
  const [best, ...next] = found.slice(0, MEANT);
  if (!best || best.entry.minutes <= minutes) return found;
  const other = next.find(({ entry, score }) => entry.minutes <= minutes && score >= AS_WELL * best.score);
  return other ? [other, ...found.filter((each) => each !== other)] : found;
}

/** So many of what follows tell how well an entry suits, and how easy it is. */
const EASE = 4;

/** Where an entry stands, what matters most first. @param {Entry} entry @param {Asked} asked */
const place = ({ minutes, slug, values }, asked) => [
  Number(minutes > asked.minutes * (asked.theme ? 1 : SHORTENED)),
  Number(!suits(values.grupp, asked.people)),
  Number(asked.theme !== "" && values.tema[0] !== asked.theme),
  Number(values.svarighet[0]),
  Math.abs(asked.minutes - minutes),
  slug,
];

/** @param {(string|number)[]} one @param {(string|number)[]} other */
function compared(one, other) {
  const at = one.findIndex((each, index) => each !== other[index]);
  return at < 0 ? 0 : one[at] < other[at] ? -1 : 1;
}

/**
 * The case to talk about and two others. Of any theme they are mild, and about different things. In free words what was found is in order already (`meant`): the first is what
 * was meant, however long; of the next few only what is too long, or for others, stands back.
 * @param {Entry[]} entries those about the theme, or those that free words found
 * @param {Asked} asked
 */
export function chosen(entries, asked) {
  const [sure, own, meant] = asked.theme ? [[], Infinity, entries] : [entries.slice(0, 1), 2, entries.slice(1, MEANT)];
  const ranked = meant.map((entry) => ({ entry, place: place(entry, asked).slice(0, own) }));
  const order = [...sure, ...ranked.sort((one, other) => compared(one.place, other.place)).map(({ entry }) => entry)];
  return (asked.theme === ANY ? varied(order, asked) : order).slice(0, SHOWN);
}

/** In their order, but that of those that are as easy as the first, and suit as it does, one about each thing leads.
 * @param {Entry[]} order @param {Asked} asked */
function varied(order, asked) {
  const ease = (/** @type {Entry} */ entry) => place(entry, asked).slice(0, EASE).join();
  const alike = order.filter((entry) => ease(entry) === ease(order[0]));
  const apart = alike.filter(({ values }, at) => alike.findIndex((each) => each.values.tema[0] === values.tema[0]) === at);
  return [...new Set([...apart, ...order])];
}

/**
 * Where they fall short: all of them in time or for so many, or the first for so few.
 * @param {Entry[]} found @param {Asked} asked
 * @returns {""|"none"|"many"|"time"|"group"}
 */
export function lack(found, asked) {
  const [first] = found;
  if (!first) return "none";
  if (found.every(({ most }) => asked.people > most)) return "many";
  if (found.every(({ minutes }) => minutes > asked.minutes)) return "time";
  return suits(first.values.grupp, asked.people) ? "" : "group";
}

/**
 * What speaks for a case, and where it falls short, in the page's words.
 * @param {Entry} entry @param {number} length of the meeting @param {string} theme what the entry's first theme is called
 */
export function why({ minutes, facts: [, , group, level] }, length, theme) {
  const told = minutes > length ? "{{choose.long}}" : "{{choose.fits}}";
  const filled = (/** @type {string} */ text) => text.replace("{theme}", theme).replace("{minutes}", String(minutes)).replace("{length}", String(length)).replace("{group}", group.replace("–", UNBROKEN));
  return [...["{{choose.about}}", told, "{{choose.group}}"].map(filled), `${level}.`].join(" ");
}
