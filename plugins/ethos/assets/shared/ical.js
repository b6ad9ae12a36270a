// A calendar file (RFC 5545) made in the browser of what the reader has chosen. Nothing of it is sent anywhere.

const MAKER = "-//Ethos//Ethos kunskapsbank//SV";
const OCTETS = 75; // RFC 5545, 3.1: no line is longer, its break not counted
const DAY = /^\d{4}-\d\d-\d\d$/;
// What iCalendar's TEXT cannot hold, and what would turn a line's reading order around.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g;

/**
 * @typedef {{uid: string, stamp: Date, start: string|Date, end?: string|Date, summary: string, description?: string,
 *   location?: string, url?: string}} Event
 * `start` and `end` are whole days as "2027-05-11" (`end` is the day after the last) or instants as Date.
 */

/**
 * A calendar file with CRLF, folded by octets and escaped.
 * @param {string} name What programs call the calendar. With none they put the events into one that the reader has.
 * @param {Event[]} events
 * @returns {string}
 */
export function calendar(name, events) {
  const named = name ? [`NAME:${escaped(name)}`, `X-WR-CALNAME:${escaped(name)}`] : [];
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:${MAKER}`, "CALSCALE:GREGORIAN", ...named];
  return [...head, ...events.flatMap(lines), "END:VCALENDAR"].map((line) => `${folded(line)}\r\n`).join("");
}

/** @param {Event} event */
function lines({ uid, stamp, start, end, summary, description, location, url }) {
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${utc(stamp)}`,
    moment("DTSTART", start),
    ...(end ? [moment("DTEND", end)] : []),
    `SUMMARY:${escaped(summary)}`,
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    ...(location ? [`LOCATION:${escaped(location)}`] : []),
    ...(url ? [`URL:${new URL(url).href}`] : []),
    ...(isDay(start) ? ["TRANSP:TRANSPARENT"] : []), // a whole day takes nobody's time
    "END:VEVENT",
  ];
}

/** @param {string|Date} value @returns {value is string} */
const isDay = (value) => typeof value === "string" && DAY.test(value);

/** @param {string} property @param {string|Date} value */
function moment(property, value) {
  return isDay(value) ? `${property};VALUE=DATE:${value.replaceAll("-", "")}` : `${property}:${utc(new Date(value))}`;
}

/** @param {Date} date */
const utc = (date) => date.toISOString().replace(/[-:]|\.\d{3}/g, "");

/** A text as RFC 5545, 3.3.11 writes it; one that is broken off in the middle of a character gets a mark there. @param {string} text */
function escaped(text) {
  const whole = text.replace(/\p{Surrogate}/gu, "\ufffd").replace(FORBIDDEN, "");
  return whole.replace(/[\\;,]/g, "\\$&").replace(/\r\n|[\r\n\u0085\u2028\u2029]/g, "\\n");
}

/** A line in pieces of at most 75 octets of UTF-8, never in the middle of a character. @param {string} line */
function folded(line) {
  const encoder = new TextEncoder();
  let out = "";
  let room = OCTETS;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (size > room) [out, room] = [`${out}\r\n `, OCTETS - 1];
    out += character;
    room -= size;
  }
  return out;
}
