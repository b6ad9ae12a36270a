// What a group is sent before a meeting: a text, a letter with it, an entry for the calendar. None of the leader's notes, no
// twist and no law: what it links to is the page of each case for participants.

import { OWN } from "../shared/choices.js";
import { mailto } from "../shared/elements.js";
import { instant } from "../shared/time.js";
import { clock } from "./choice.js";

/** @import {Event} from "../shared/ical.js" */
/** @import {Case} from "./cases.js" */
/** @import {Choice} from "./choice.js" */

/**
 * @typedef {{choice: Pick<Choice, "day"|"start"|"minutes"> & Partial<Pick<Choice, "place"|"link">>,
 *   cases: Pick<Case, "slug"|"title"|"participants">[]}} About
 */

const NUMBERS = ["", "ett", "två", "tre", "fyra", "fem", "sex"];

/** When a meeting is, as much of it as is chosen: "onsdag 17 mars 2027 kl. 9.00–9.20". @param {About["choice"]} choice */
export function when({ day, start, minutes }) {
  const long = /** @type {const} */ ({ weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const date = day && new Intl.DateTimeFormat("sv-SE", long).format(new Date(`${day}T00:00:00Z`));
  return [date, start && `kl. ${clock(start, 0)}–${clock(start, minutes)}`].filter(Boolean).join(" ");
}

/** The pages for participants: a case of one's own has none. @param {About} meeting */
export const pages = ({ cases }) => cases.flatMap(({ participants }) => participants || []);

/** @param {About} meeting */
const title = ({ cases }) => cases.map((each) => each.title).join(", ");

/** What it is, when and where, that it is invented, and that one may pass. @param {About} meeting */
export function invitation(meeting) {
  const { choice, cases } = meeting;
  const one = cases.length === 1;
  const titles = cases.map((each) => `”${each.title}”`).join(cases.length === 2 ? " och " : ", ");
  const facts = [["När", when(choice)], ["Var", choice.place], ["{{both.meeting_link}}", choice.link]];
  const told = facts.flatMap(([name, words]) => (words ? [`${name}: ${words}`] : [])).join("\n");
  return [
    "Hej,",
    `vi ska prata tillsammans om ${NUMBERS[cases.length] ?? cases.length} fall ur vardagen i offentlig tjänst: ${titles}. Samtalet tar ${choice.minutes} minuter.`,
    told,
    invented(cases),
    "Så går det till: du hör fallet på plats, tänker själv, pratar med några andra och sedan med hela gruppen. Vi är inte ute efter att alla ska tycka lika. Du behöver inte förbereda dig.",
    pages(meeting).length ? `Vill du läsa före finns ${one ? "fallet" : "fallen"} här:\n${pages(meeting).join("\n")}` : "",
    "Du får alltid avstå från att svara. Ingen antecknar vem som säger vad.",
    "Har du frågor, eller vill du hellre prata med mig före? Hör av dig.",
  ].filter(Boolean).join("\n\n");
}

/** The same in a calendar, which tells the day, the time and the place itself: moved there, the text is still true. @param {About} meeting */
export const inCalendar = ({ choice, cases }) => invitation({ choice: { ...choice, day: "", start: "", place: "" }, cases });

/** Where the cases come from: nobody is told that what a colleague wrote is invented. @param {About["cases"]} cases */
function invented(cases) {
  const own = cases.filter(({ slug }) => slug === OWN).length;
  if (!own) return `${cases.length === 1 ? "Fallet är påhittat" : "Fallen är påhittade"}. Det handlar inte om någon hos oss.`;
  return cases.length === own ? "{{own_case.invited}}" : "{{own_case.invited_among}}";
}

/** A letter to the group. @param {About} meeting */
export const mailed = (meeting) => mailto(["Samtal", when(meeting.choice), title(meeting)].filter(Boolean).join(": "), invitation(meeting));

/** What the letter lacks, and which of it and the calendar file to use. @param {About["choice"]} choice */
export function which({ day, start }) {
  const lacked = [...(day ? [] : ["dag"]), ...(start ? [] : ["tid"])].join(" och ");
  const file = day ? "Mejlet räcker. Kalenderfilen har samma text, om du hellre skickar en kallelse." : "Med dag får du också en kalenderfil, om du hellre skickar en kallelse.";
  return (lacked && `${lacked[0].toUpperCase()}${lacked.slice(1)} saknas i texten. `) + file;
}

/** A letter to oneself, or to whoever leads. @param {About & {address: string}} meeting */
export function mailedToLeader({ choice, cases, address }) {
  const body = [
    "Här är samtalet, med tidsplan, inbjudan, blad att dela ut och ledarens anteckningar:",
    address,
    "Länken är till dig som leder. Skicka inbjudan till gruppen, inte länken.",
  ].join("\n\n");
  return mailto(`Samtal på ${choice.minutes} minuter: ${title({ choice, cases })}`, body);
}

/**
 * The meeting in a calendar. The same cases on the same day are the same event,
 * so another hour or place changes it in the calendars that have it.
 * @param {About} meeting with a day and a time
 * @param {{host: string, now: Date}} made `host` ends its identity
 * @returns {Event}
 */
export function entry(meeting, { host, now }) {
  const { choice: { day, start, minutes, place, link }, cases } = meeting;
  const begins = instant(day, start);
  return {
    uid: `samtal-${day}-${cases.map(({ slug }) => slug).join("-")}@${host}`,
    stamp: now,
    start: begins,
    end: new Date(begins.getTime() + minutes * 60_000),
    summary: `Samtal: ${title(meeting)}`,
    description: inCalendar(meeting),
    location: place || link,
    url: pages(meeting)[0],
  };
}
