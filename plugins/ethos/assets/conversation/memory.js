// What a meeting came to, for who wants to keep it: a text file, a page on paper, a day in the calendar. The leader saves
// them; nothing is sent, and when the meeting ends only the saved files are left.

import { calendar } from "../shared/ical.js";
import { hand, letter, made } from "../shared/elements.js";
import { NOTES } from "./valid.js";
import { note, shift } from "./meeting.js";

const UNSAID = "Inget antecknat.";
const FIELDS = [
  ["decision", "Vad bestämde vi?", "En åtgärd som går att se att den är gjord."],
  ["owner", "Vem ansvarar?", "En roll eller en enhet, till exempel ”enhetschefen” eller ”registraturen”. Aldrig namn på någon som deltog."],
  ["until", "Till när?", "Dagen då ni följer upp."],
  ["learned", "En rad om vad vi lärde oss", "Om sådant ni tar med er, inte om vem som sa vad."],
];
const HEADINGS = { decision: "Det här bestämde vi", owner: "Ansvarig", until: "Uppföljning", learned: "Det här lärde vi oss" };

/** A day in Sweden as 2027-05-11. */
const day = (now) => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" }).format(now);
const DATE = /^\d{4}-\d\d-\d\d$/;
const isDay = (text) => DATE.test(text) && !Number.isNaN(Date.parse(text));

/** A day in words: 11 maj 2027. */
function inWords(text) {
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "long", timeZone: "UTC" }).format(Date.parse(text));
}

/** A text on one line. */
const line = (text) => text.replace(/\s+/g, " ").trim();
const titles = (meeting) => meeting.cases.map(({ title }) => line(title)).join(", ");
const written = ({ notes }, name) => (name === "until" ? (isDay(notes.until) ? inWords(notes.until) : "") : notes[name].trim());

/**
 * The meeting's outcome as Markdown.
 * @param {object} meeting
 * @param {Date} now The day that it says it was.
 */
export function markdown(meeting, now) {
  const cases = meeting.cases.map(({ title, address }) => `- [${plain(line(title))}](<${new URL(address).href}>)`);
  const notes = Object.entries(HEADINGS).flatMap(([name, heading]) => [`## ${heading}`, block(written(meeting, name)) || UNSAID]);
  const votes = meeting.cases.flatMap((each, at) => votesOf(each, meeting.votes[at], meeting.cases.length > 1));
  const link = `[Samtalets fall och tidsplan](<${new URL(meeting.address).href}>)`;
  const parts = ["# Efter samtalet", inWords(day(now)), cases.join("\n"), link, ...notes, ...votes];
  return `${parts.join("\n\n")}\n`;
}

function votesOf({ title, options }, votes, several) {
  if (!votes.before.done || !votes.after.done) return [];
  const { moved } = shift(votes);
  const head = ["| Väg | Före | Efter | Skillnad |", "| --- | ---: | ---: | ---: |"];
  const rows = options.map((label, at) => {
    const numbers = [votes.before.counts[at], votes.after.counts[at], moved[at]];
    return `| ${letter(at)} ${cell(label)} | ${numbers.join(" | ")} |`;
  });
  return [`## Rösterna${several ? `: ${plain(line(title))}` : ""}`, [...head, ...rows].join("\n")];
}

const cell = (text) => plain(line(text)).replaceAll("|", "\\|");

/** Paragraphs and lines as somebody typed them. */
function block(text) {
  const paragraphs = text.split(/\n\s*\n/).map((each) => each.split("\n").map((row) => start(plain(line(row)))).filter(Boolean));
  return paragraphs.filter((rows) => rows.length).map((rows) => rows.join("  \n")).join("\n\n");
}

/** Text that no Markdown reader takes for marks, and that still reads well as it stands. */
function plain(text) {
  const safe = text.replace(/[\\`*_[\]]/g, "\\$&").replace(/<(?=[a-z/!?])/gi, "&lt;").replace(/&(?=#?\w+;)(?!lt;)/g, "&amp;");
  return safe.replace(/~(?=~)/g, "&#126;").replace(/\p{Surrogate}/gu, "\ufffd").replace(/[\u0000-\u001f\u007f]/g, "");
}

/** What would begin a list, a heading or a quotation is held back. */
const start = (row) => row.replace(/^(\d+)(?=[.)])/, "$1\\").replace(/^[#>+-]/, "\\$&").replace(/^=/, "&#61;").replace(/^:/, "&#58;");

/**
 * The follow-up as a calendar file, or "" without a day. It keeps its UID as long as the meeting lives, so that a
 * changed day moves what is in the calendar already.
 */
export function followUp(meeting, now) {
  if (!isDay(meeting.notes.until)) return "";
  const { decision, owner } = meeting.notes;
  const summary = `Uppföljning: ${line(decision).slice(0, 120) || titles(meeting)}`;
  const description = [decision.trim(), owner.trim() && `Ansvarig: ${line(owner)}`, `Vi talade om: ${titles(meeting)}`];
  const host = location.hostname || "localhost";
  const event = { uid: `samtal-${meeting.id}@${host}`, stamp: now, start: meeting.notes.until, summary };
  return calendar("", [{ ...event, description: description.filter(Boolean).join("\n\n"), url: meeting.address }]);
}

/** A name that every system can write: of the first case's address and the day. */
export function fileName(meeting, now, ending) {
  const slug = (meeting.cases[0]?.slug ?? "").replace(/[^a-z0-9-]/g, "").slice(0, 60) || "samtal";
  return `${ending === "ics" ? "uppfoljning" : "samtal"}-${slug}-${day(now)}.${ending}`;
}

/**
 * Fields for the notes, and ways to keep them.
 * @param {{meeting: object, act: Function}} shared
 * @param {{print?: boolean}} how Only the window that has the paper can print it.
 */
export function notesForm(shared, { print: printed = true } = {}) {
  const status = made("p", { className: "status" });
  status.setAttribute("role", "status");
  const fields = FIELDS.map(([name, label, hint]) => field(shared, name, label, hint));
  const form = made("form", { className: "remember", noValidate: true, autocomplete: "off" }, ...fields);
  const ways = [
    ["Spara som text", () => save(shared.meeting, "md", "text/markdown", markdown)],
    ...(printed ? [["Skriv ut", () => print()]] : []),
    ["Spara uppföljningen i kalendern", () => save(shared.meeting, "ics", "text/calendar", followUp)],
  ];

  function save(meeting, ending, type, make) {
    const now = new Date();
    const text = make(meeting, now);
    if (text) hand(text, fileName(meeting, now, ending), type);
    else form.querySelector("[data-not=until]").focus();
    status.textContent = text ? `Filen ${fileName(meeting, now, ending)} är sparad.` : "Välj först en dag för uppföljningen.";
  }

  const buttons = ways.map(([textContent, does]) => {
    const button = made("button", { type: "button", className: "button quiet", textContent });
    button.addEventListener("click", does);
    return button;
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.append(made("p", { className: "actions" }, ...buttons), status);
  return form;
}

function field(shared, name, label, hint) {
  const long = name === "decision" || name === "learned";
  const input = made(long ? "textarea" : "input", { value: shared.meeting.notes[name], autocomplete: "off", id: `minne-${name}` });
  if (long) input.rows = 2;
  else input.type = name === "until" ? "date" : "text";
  if (name !== "until") input.maxLength = NOTES[name];
  input.dataset.not = name;
  const about = made("span", { className: "hint", id: `minne-${name}-om`, textContent: hint });
  input.setAttribute("aria-describedby", about.id);
  input.addEventListener("input", () => shared.act(note, name, input.value));
  return made("div", {}, made("label", { htmlFor: input.id, textContent: label }), about, input);
}

/** Write what another window noted into a form, but not where somebody types. */
export function refillNotes(form, { notes }) {
  for (const input of form.querySelectorAll("[data-not]")) {
    if (input !== document.activeElement) input.value = notes[input.dataset.not];
  }
}

/** The same on paper. */
export function paper(meeting, now) {
  const notes = Object.entries(HEADINGS).flatMap(([name, heading]) => [
    made("h2", { textContent: heading }),
    ...(written(meeting, name) || UNSAID).split(/\n+/).map((textContent) => made("p", { textContent })),
  ]);
  const about = made("p", { textContent: `${inWords(day(now))} · ${titles(meeting)}` });
  const link = made("p", { className: "meta", textContent: meeting.address });
  return [made("h1", { textContent: "Efter samtalet" }), about, ...notes, link];
}
