// What a meeting came to: a text that reads as it stands, a letter, a day in the calendar. Nothing here touches a page or a clock.

import { letter, mailto } from "../shared/elements.js";
import { calendar } from "../shared/ical.js";
import { dayInSweden } from "../shared/time.js";

/** @import {Meeting, Told, Votes} from "./meeting.js" */

/** What each note is called afterwards. */
export const HEADINGS = { decision: "{{both.decided}}", owner: "Ansvarig", until: "Uppföljning", learned: "{{both.learned}}" };

const DATE = /^\d{4}-\d\d-\d\d$/;
/** @param {string} text */
export const isDay = (text) => DATE.test(text) && !Number.isNaN(Date.parse(text));

/** A day in words: 11 maj 2027. @param {string} text */
export function inWords(text) {
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "long", timeZone: "UTC" }).format(Date.parse(text));
}

/** A text on one line. @param {string} text */
const line = (text) => text.replace(/\s+/g, " ").trim();
/** The titles of the cases. @param {Meeting} meeting */
export const titles = (meeting) => meeting.cases.map(({ title }) => line(title)).join(", ");
/** A note as it is read. @param {Meeting} meeting @param {string} name */
export const written = ({ notes }, name) => (name === "until" ? (isDay(notes.until) ? inWords(notes.until) : "") : notes[name].trim());

/** Whether nothing of a meeting is written. @param {Meeting} meeting */
export const isUnsaid = (meeting) => !Object.keys(HEADINGS).some((name) => written(meeting, name));

/**
 * The meeting's outcome as words to paste or to mail. Who leads has the link to the meeting; the group needs it not.
 * @param {Meeting} meeting
 * @param {Date} now The day that it says it was.
 */
export function inPlainWords(meeting, now) {
  const notes = Object.entries(HEADINGS).flatMap(([name, heading]) => (written(meeting, name) ? `${heading}\n${written(meeting, name)}` : []));
  const votes = meeting.cases.flatMap((each, at) => counted(each, meeting.votes[at], meeting.cases.length > 1));
  return [`Efter samtalet ${inWords(dayInSweden(now))}`, `Vi talade om: ${titles(meeting)}`, ...notes, ...votes].join("\n\n");
}

/**
 * The same for a file of the leader's own, with where the cases and the meeting are.
 * @param {Meeting} meeting
 * @param {Date} now The day that it says it was.
 */
export function inFull(meeting, now) {
  const cases = meeting.cases.map(({ title, address }) => `${line(title)}\n${new URL(address).href}`);
  const plan = `Samtalets fall och tidsplan, för dig som leder\n${new URL(meeting.address).href}`;
  return `${[inPlainWords(meeting, now), ...cases, plan].join("\n\n")}\n`;
}

/** A letter to the group with it. @param {Meeting} meeting @param {Date} now */
export const mailed = (meeting, now) => mailto(`Efter samtalet: ${titles(meeting)}`, `Hej,\n\n${inPlainWords(meeting, now)}`);

/** @param {Told} told @param {Votes} votes @param {boolean} several */
function counted({ title, options }, { before, after }, several) {
  if (!before.done || !after.done) return [];
  const rows = options.map((label, at) => `${letter(at)} ${line(label)}: ${before.counts[at]} → ${after.counts[at]}`);
  return [`Rösterna, före och efter vändningen${several ? `: ${line(title)}` : ""}\n${rows.join("\n")}`];
}

/**
 * The follow-up as a calendar file, or "" without a day. It keeps its UID as long as the meeting lives, so that a
 * changed day moves what is in the calendar already.
 * @param {Meeting} meeting
 * @param {Date} now
 * @param {string} host the site's, which ends its identity
 */
export function followUp(meeting, now, host) {
  if (!isDay(meeting.notes.until)) return "";
  const { decision, owner } = meeting.notes;
  const summary = `Uppföljning: ${line(decision).slice(0, 120) || titles(meeting)}`;
  const description = [decision.trim(), owner.trim() && `Ansvarig: ${line(owner)}`, `Vi talade om: ${titles(meeting)}`];
  const event = { uid: `samtal-${meeting.id}@${host}`, stamp: now, start: meeting.notes.until, summary };
  return calendar("", [{ ...event, description: description.filter(Boolean).join("\n\n"), url: meeting.cases[0]?.participants }]);
}

/** A name that every system can write: of the first case's address and the day, which for a follow-up is its own.
 * @param {Meeting} meeting @param {Date} now @param {string} ending */
export function fileName(meeting, now, ending) {
  const slug = (meeting.cases[0]?.slug ?? "").replace(/[^a-z0-9-]/g, "").slice(0, 60) || "samtal";
  const [what, day] = ending === "ics" ? ["uppfoljning", meeting.notes.until] : ["samtal", dayInSweden(now)];
  return `${what}-${slug}-${day}.${ending}`;
}
