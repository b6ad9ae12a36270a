// A tip of a seminar as a draft for the editors: a file that `ethos check` reads. What is not told stands as the build has
// written it, with the mark that says what a person must write.

import { plainly, quoted, summarised } from "../shared/drafting.js";

/** @typedef {Record<string, string>} Tip what is typed, by the names of the fields on the page */

const WEB = /^https?:\/\/[^\s<>"\\^`{|}]+$/;
const MAIL = /^[\w.+-]+@[\w-]+(\.[\w-]+)+$/;

/** Where one registers, as a file has it; nothing for what leads nowhere. @param {string} written */
const way = (written) => (WEB.test(written) ? written : MAIL.test(written) ? `mailto:${written}` : "");

/** A time of the clock, ”13” or ”13.00”, as a file has it; nothing for what is none. @param {string} [written] */
function clock(written = "") {
  const [, hour = "", minute = "00"] = written.match(/^(\d{1,2})(?:[.:](\d\d))?$/) ?? [];
  return hour && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, "0")}:${minute}` : "";
}

/** What each of these must be, when anything is typed there. @type {Record<string, (written: string) => unknown>} */
const READ = { begins: clock, ends: clock, online_url: (written) => WEB.test(written), registration: way };

/** The names of what is typed and cannot be read. @param {Tip} tip */
export const astray = (tip) => Object.entries(READ).flatMap(([name, read]) => (tip[name] && !read(tip[name]) ? [name] : []));

/** When it is: a day, or a time of it. @param {Tip} tip @returns {Tip} */
function times(tip) {
  const [day, begins, ends] = [tip.day, clock(tip.begins), clock(tip.ends)];
  if (!day) return {};
  const start = begins ? `${day}T${begins}` : day;
  const last = !begins ? day : ends > begins ? `${day}T${ends}` : "";
  return { start: `start: ${start}`, ...(last ? { end: `end: ${last}` } : {}) };
}

/** Where it is. @param {Tip} tip @returns {Tip} */
function places({ place, city, online_url = "" }) {
  const afar = WEB.test(online_url);
  const format = afar ? (city ? "hybrid" : "online") : city ? "onsite" : "";
  const name = place ? `name: ${quoted(place)}, ` : "";
  return {
    ...(format ? { format: `format: ${format}` } : {}),
    ...(city ? { place: `place: {${name}city: ${quoted(city)}}` } : {}),
    ...(afar ? { online_url: `online_url: ${quoted(online_url)}` } : {}),
  };
}

/** The first sentences, when they are short enough to be a summary. @param {string} text @returns {Tip} */
function summary(text) {
  const said = summarised(text);
  return said ? { summary: `summary: ${quoted(said)}` } : {};
}

/**
 * The text of the file.
 * @param {Tip} tip one that has a title
 * @param {[name: string, lines: string][]} awaited what stands for each field that is not told, in the order of a file
 * @param {string} today "2027-03-17"
 */
export function draft(tip, awaited, today) {
  const registration = way(tip.registration);
  /** @type {Record<string, string>} */
  const told = {
    ...{ ...summary(tip.text), ...times(tip), ...places(tip) },
    ...(tip.theme ? { themes: `themes: [${quoted(tip.theme)}]` } : {}),
    ...(tip.organiser ? { organisers: `organisers: [${quoted(tip.organiser)}]` } : {}),
    ...(registration ? { registration: `registration: {url: ${quoted(registration)}}` } : {}),
  };
  const isOnline = told.format === "format: online";
  const rest = awaited.filter(([name]) => !(name in told) && !(isOnline && name === "place"));
  const start = told.start && !told.end ? { end: `${lines(rest, "end")}\nend: ${later(tip)}` } : {};
  const fields = [...Object.entries({ ...told, ...start }), ...rest.filter(([name]) => !(name in start))].map(([, line]) => line);
  const body = tip.text.split("\n").map((line) => plainly(line.trim())).filter(Boolean).join("\n\n");
  return ["---", `title: ${quoted(tip.title)}`, "status: draft", `published: ${today}`, "sequence: 0", ...fields, "---", body || "…", ""].join("\n");
}

/** An hour after it begins, for a file whose end somebody is to write. @param {Tip} tip */
const later = ({ day, begins }) => new Date(Date.parse(`${day}T${clock(begins)}Z`) + 3_600_000).toISOString().slice(0, 16);

/** The mark alone of a field. @param {[string, string][]} rest @param {string} name */
const lines = (rest, name) => (rest.find(([each]) => each === name)?.[1] ?? "").split("\n").filter((line) => line.startsWith("#")).join("\n");
