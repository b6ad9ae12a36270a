// What is chosen for a calendar of one's own, and the events that fit. An event is copied as it stands, letter for letter.
// Nothing here touches a page, a clock or a network.

/**
 * @typedef {{events: Map<string, string>, zones: string[], maker: string}} Calendar its events as written, by their UID
 * @typedef {Map<string, Calendar>} Calendars by their keys, which are addresses below /kalender/
 * @typedef {{groups: string[][], events: boolean, deadlines: boolean, exact: string|null}} Choice
 * `groups` narrow the events down, each as keys of calendars of which any will do; `events` and `deadlines` say whether
 * those are wanted; `exact` is the key of the one calendar that holds exactly this, if there is one.
 */

export const ALL = "alla";
export const DEADLINES = "sista-anmalan";
/** The group of boxes for sorts of events. */
export const KINDS = "sort";

/**
 * Everything that stands in a calendar file.
 * @param {string} text
 * @returns {Calendar}
 */
export function read(text) {
  if (!/END:VCALENDAR\s*$/.test(text)) throw new Error("cut short");
  const events = new Map(components(text, "VEVENT").map((block) => [property(block, "UID"), block]));
  const zones = components(text, "VTIMEZONE");
  return { events, zones, maker: /^PRODID.*\r?\n(?:[ \t].*\r?\n)*/m.exec(text)?.[0] ?? "" };
}

/** @param {string} text @param {string} name @returns {string[]} */
const components = (text, name) => text.match(new RegExp(`^BEGIN:${name}\\r?\\n[^]*?^END:${name}\\r?\\n`, "gm")) ?? [];

/**
 * A property's value as it is written, without its parameters. Lines that are folded are put together.
 * @param {string} block
 * @param {string} name
 */
export function property(block, name) {
  const lines = block.replace(/\r?\n[ \t]/g, "");
  return new RegExp(`^${name}(?:;(?:"[^"]*"|[^":\\r\\n])*)?:(.*)$`, "m").exec(lines)?.[1].trim() ?? "";
}

/**
 * What is asked for.
 * @param {Record<string, string[]>} chosen values by group
 * @param {string[]} kinds those of the group `sort` that are sorts of events
 * @returns {Choice}
 */
export function wanted(chosen, kinds) {
  const sorts = kinds.filter((kind) => chosen[KINDS]?.includes(kind));
  const deadlines = chosen[KINDS]?.includes(DEADLINES) ?? false;
  const others = Object.entries(chosen).filter(([name, values]) => name !== KINDS && values.length);
  const groups = others.map(([name, values]) => values.map((value) => `${name}/${value}`));
  if (sorts.length && sorts.length < kinds.length) groups.push(sorts);
  const events = sorts.length > 0 || !deadlines;
  return { groups, events, deadlines, exact: exact(groups, events, deadlines) };
}

/** @param {string[][]} groups @param {boolean} events @param {boolean} deadlines */
function exact(groups, events, deadlines) {
  if (!groups.length && events !== deadlines) return events ? ALL : DEADLINES;
  return groups.length === 1 && groups[0].length === 1 && events && !deadlines ? groups[0][0] : null;
}

/** The calendars that a choice has to be put together from. @param {Choice} choice */
export function sources({ groups, deadlines }) {
  return [...new Set([...(groups.length ? groups.flat() : [ALL]), ...(deadlines ? [DEADLINES] : [])])];
}

/**
 * The events and deadlines that fit a choice, by UID: in one calendar of each group.
 * @param {Choice} choice
 * @param {Calendars} calendars
 * @returns {Map<string, string>}
 */
export function fitting({ groups, events, deadlines }, calendars) {
  const unions = (groups.length ? groups : [[ALL]]).map((keys) => union(keys, calendars));
  const fits = new Map([...unions[0]].filter(([uid]) => unions.every((each) => each.has(uid))));
  const last = deadlines ? [...eventsOf(DEADLINES, calendars)] : [];
  return new Map([...(events ? fits : []), ...last.filter(([uid]) => fits.has(uid.replace(/-anmalan(?=@|$)/, "")))]);
}

/** @param {string} key @param {Calendars} calendars @returns {Map<string, string>} */
const eventsOf = (key, calendars) => calendars.get(key)?.events ?? new Map();

/** @param {string[]} keys @param {Calendars} calendars */
const union = (keys, calendars) => new Map(keys.flatMap((key) => [...eventsOf(key, calendars)]));

/**
 * The calendars that together hold all that fits a choice; whether they hold just that, and whether anything twice.
 * @param {Choice} choice
 * @param {Calendars} calendars
 */
export function covering({ groups, events, deadlines }, calendars) {
  const size = (/** @type {string[]} */ all) => union(all, calendars).size;
  const [least = [ALL]] = [...groups].sort((one, other) => size(one) - size(other));
  const keys = [...(events ? least : []), ...(deadlines ? [DEADLINES] : [])];
  const listed = keys.reduce((sum, key) => sum + eventsOf(key, calendars).size, 0);
  return { keys, precise: deadlines ? !groups.length : groups.length < 2, twice: listed > size(keys) };
}

/**
 * A calendar file: without a name, since with one some programs make a calendar of what was to be put into one.
 * @param {Map<string, string>} events
 * @param {Calendar[]} calendars those that the events come from
 */
export function file(events, calendars) {
  const [{ maker }] = calendars;
  const zones = new Set(calendars.flatMap((each) => each.zones));
  return ["BEGIN:VCALENDAR\r\n", "VERSION:2.0\r\n", maker, ...zones, ...inOrder(events), "END:VCALENDAR\r\n"].join("");
}

/** Events by their start; those that start together by their UID. @param {Map<string, string>} events */
export function inOrder(events) {
  const keyed = [...events].map(([uid, block]) => ({ key: `${property(block, "DTSTART")} ${uid}`, block }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ block }) => block);
}

/**
 * An event as a line in a list.
 * @param {string} block
 * @param {string} site where the published site begins
 */
export function told(block, site) {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(property(block, "DTSTART")) ?? [];
  const page = property(block, "URL");
  return {
    day: new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))),
    title: unescaped(property(block, "SUMMARY")),
    page,
    path: page.startsWith(site) ? page.slice(site.length) : null, // of a page on this site
  };
}

/** @param {string} text */
function unescaped(text) {
  return text.replace(/\\([\\;,nN])/g, (_, letter) => (/n/i.test(letter) ? " " : letter));
}

/** What calendars cover, in words. @param {{keys: string[], precise: boolean, twice: boolean}} cover */
export function covered({ keys, precise, twice }) {
  const those = keys.length === 1 ? "Den här kalendern har" : "De här kalendrarna har tillsammans";
  const what = precise ? "just det du har valt" : "allt du har valt, och mer";
  return `${those} ${what}. Ändringar följer med.${twice ? " Det som är med i flera av dem syns flera gånger." : ""}`;
}

/**
 * How many events fit, in words.
 * @param {number} all
 * @param {number} coming those of today and later
 * @param {boolean} exact whether there is a calendar with exactly these
 */
export function amount(all, coming, exact) {
  if (!all && exact) return "Just nu finns inget i kalendern. Det som kommer dyker upp av sig självt.";
  if (!all) return "Just nu passar inget alla dina val. Ta bort ett val, eller prenumerera så får du det som kommer.";
  return coming ? `Just nu: ${coming} som kommer, ${all} i allt.` : `Just nu: inget som kommer, ${all} som har varit.`;
}
