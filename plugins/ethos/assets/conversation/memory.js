// What a meeting came to, for who wants to keep it: words to paste or mail, a day in the calendar, a page on paper, a text
// file. Nothing is sent; when the meeting ends only what was saved is left, and the row in the leader's own record.

import { all, base, hand, isWrong, made, one, wrong } from "../shared/elements.js";
import { copy } from "../shared/every-page.js";
import { dayInSweden, dayOrder, hasBeen } from "../shared/time.js";
import { drop, has, keep } from "./diary.js";
import { row } from "./held.js";
import { note } from "./meeting.js";
import { HEADINGS, fileName, followUp, inFull, inPlainWords, inWords, isDay, isUnsaid, mailed, titles, written } from "./outcome.js";
import { NOTES } from "./valid.js";

/** @import {Child} from "../shared/elements.js" */
/** @import {Shared} from "./channel.js" */
/** @import {Meeting} from "./meeting.js" */

const LINES = 2; // to write on, under what nobody typed
const FIELDS = [
  ["decision", "Vad bestämde vi?", "En åtgärd som går att se att den är gjord."],
  ["owner", "Vem ansvarar?", "En roll, eller namnet på den som gör det. Aldrig vem som sa vad."],
  ["until", "Till när?", ""],
  ["learned", "En rad om vad vi lärde oss", "Om sådant ni tar med er, inte om vem som sa vad."],
];

/** What of a meeting has been mailed, copied or saved from this window: its notes, as they stood then. */
let taken = "";
const told = (/** @type {Meeting} */ { id, notes }) => JSON.stringify([id, notes]);

/** Whether something is written that nobody has mailed or saved here. @param {Meeting} meeting */
export const isAtRisk = (meeting) => !isUnsaid(meeting) && taken !== told(meeting) && !has(meeting.id);

/**
 * Fields for the notes, and ways to keep them.
 * @param {Shared} shared
 * @param {Meeting} meeting
 * @param {{print?: boolean}} how Only the window that has the paper can print it.
 */
export function notesForm(shared, meeting, { print: printed = true } = {}) {
  const status = made("p", { className: "status" });
  status.setAttribute("role", "status");
  const fields = FIELDS.map(([name, label, hint]) => field(shared, meeting.notes, name, label, hint));
  const form = made("form", { className: "remember", method: "dialog", noValidate: true, autocomplete: "off" }, ...fields);

  /** @param {string} ending @param {string} type @param {(meeting: Meeting, now: Date) => string} make */
  function save(ending, type, make) {
    const [now, latest] = [new Date(), shared.meeting ?? meeting];
    const text = make(latest, now);
    if (text) hand(text, fileName(latest, now, ending), type);
    if (text && !(ending === "ics" && written(latest, "learned"))) taken = told(latest); // a day in the calendar has no lesson
    else point(form, "until", "Välj först en dag för uppföljningen.");
    status.textContent = text ? `Filen ${fileName(latest, now, ending)} är sparad.` : "";
  }

  const dated = (/** @type {Meeting} */ latest, /** @type {Date} */ now) => followUp(latest, now, location.hostname || "localhost");
  const latest = () => shared.meeting ?? meeting;
  const letter = made("a", { className: "button", href: "mailto:", textContent: "Mejla till gruppen" });
  letter.addEventListener("click", (event) => {
    taken = told(latest());
    if (!isUnsaid(latest())) return void (letter.href = mailed(latest(), new Date()));
    event.preventDefault();
    return point(form, "decision", "Skriv först vad ni bestämde.");
  });
  const calendar = way("Spara uppföljningen i kalendern", () => save("ics", "text/calendar", dated));
  const others = [
    navigator.clipboard ? way("Kopiera", (button) => {
      const mine = told(latest());
      copy(inPlainWords(latest(), new Date()), button).then((is) => (taken = is ? mine : taken));
    }) : null,
    printed ? way("Skriv ut", () => print()) : null,
    way("Spara som text", () => save("txt", "text/plain", inFull)),
  ];
  form.addEventListener("submit", (event) => event.preventDefault());
  form.append(made("p", { className: "actions" }, letter, calendar), more(others, record(form, latest, status)), status);
  return form;
}

/** Say at a field what it lacks, and go there. @param {HTMLFormElement} form @param {string} name @param {string} words */
function point(form, name, words) {
  const field = one(form, `#minne-${name}`);
  wrong(field, words);
  field.focus();
}

/** The ways that fewer take, folded: one thing is to be done last. @param {Child[]} buttons @param {HTMLElement} inOwnLog */
function more(buttons, inOwnLog) {
  const inside = made("div", {}, made("p", { className: "actions" }, ...buttons), inOwnLog);
  const fold = made("details", { className: "more" }, made("summary", { textContent: "Fler sätt att spara" }), inside);
  fold.addEventListener("toggle", () => fold.open && fold.scrollIntoView({ block: "nearest" }));
  return fold;
}

/**
 * The choice to keep a row of the meeting in one's own record, which holds nothing until it is made.
 * @param {HTMLFormElement} form
 * @param {() => Meeting} latest
 * @param {HTMLElement} status
 */
function record(form, latest, status) {
  const box = made("input", { type: "checkbox", id: "minne-logg", checked: has(latest().id) });
  const about = made("span", { className: "hint", id: "minne-logg-om", textContent: "Bara i den här webbläsaren. Du tar bort det under Mina samtal, där du förbereder samtal." });
  box.setAttribute("aria-describedby", about.id);
  const write = () => keep(row(latest(), new Date()));
  box.addEventListener("change", () => {
    box.checked = box.checked ? write() : !drop(latest().id);
    status.textContent = box.checked ? "Samtalet finns i din logg." : "Samtalet finns inte i din logg.";
  });
  form.addEventListener("input", ({ target }) => void (target !== box && box.checked && write()));
  return made("div", { className: "record" }, made("label", { className: "choice" }, box, made("span", { textContent: "Lägg samtalet i min egen logg" })), about);
}

/** @param {string} textContent @param {(button: HTMLElement) => void} does */
function way(textContent, does) {
  const button = made("button", { type: "button", className: "button quiet", textContent });
  button.addEventListener("click", () => does(button));
  return button;
}

/** @param {Shared} shared @param {Meeting["notes"]} notes @param {string} name @param {string} label @param {string} hint */
function field(shared, notes, name, label, hint) {
  const input = inputOf(name);
  Object.assign(input, { value: notes[name], autocomplete: "off", id: `minne-${name}` });
  if (name !== "until") input.maxLength = NOTES[name];
  input.dataset.not = name;
  const about = made("span", { className: "hint", id: `minne-${name}-om`, textContent: hint || followed(notes.until) });
  const fault = made("span", { className: "wrong", id: `${input.id}-fel`, ariaLive: "polite" });
  input.setAttribute("aria-describedby", `${about.id} ${fault.id}`);
  input.addEventListener("input", () => shared.act(note, name, input.value));
  return made("div", {}, made("label", { htmlFor: input.id, textContent: label }), about, input, fault);
}

/** The day in words: a browser may write it in an order of its own. @param {string} until */
function followed(until) {
  if (isDay(until)) return [`Ni följer upp ${inWords(until)}.`, ...(hasBeen(until) ? ["{{both.has_been}}"] : [])].join(" ");
  const order = dayOrder();
  return `Dagen då ni följer upp${order && `, som ${order}`}.`;
}

/** @param {string} name */
function inputOf(name) {
  if (name === "decision" || name === "learned") return made("textarea", { rows: name === "decision" ? 2 : 1 });
  return made("input", { type: name === "until" ? "date" : "text" });
}

/** Write what another window noted into a form, but not where somebody types. What is written lacks nothing.
 * @param {HTMLFormElement} form @param {Meeting} meeting */
export function refillNotes(form, meeting) {
  const { notes } = meeting;
  for (const [name, is] of /** @type {const} */ ([["decision", !isUnsaid(meeting)], ["until", isDay(notes.until)]])) {
    const lacked = one(form, `#minne-${name}`);
    if (is && isWrong(lacked)) wrong(lacked, "");
  }
  for (const input of [...all(form, "input[data-not]", HTMLInputElement), ...all(form, "textarea[data-not]", HTMLTextAreaElement)]) {
    if (input !== document.activeElement) input.value = notes[input.dataset.not ?? ""];
  }
  one(form, "#minne-until-om").textContent = followed(notes.until);
  one(form, "#minne-logg", HTMLInputElement).checked = has(meeting.id);
}

/** What stands where the meeting was prepared when it is over: when it is followed up, and the ways on. @param {Meeting} meeting */
export function receipt({ notes }) {
  const followUpOn = isDay(notes.until) ? ` Ni följer upp ${inWords(notes.until)}.` : "";
  const on = (/** @type {string} */ path, /** @type {string} */ words) => made("a", { href: `${base()}${path}`, textContent: words });
  const ways = made("p", {}, on("{{place.year_wheel}}", "Planera fler samtal"), " · ", on("{{place.dilemma}}", "Välj nästa fall"));
  return made("section", { className: "notice", id: "slut", tabIndex: -1, ariaLabel: "Samtalet är slut" }, made("p", {}, made("strong", { textContent: "Samtalet är slut." }), followUpOn), ways);
}

/** Lines to write on. */
const blank = () => Array.from({ length: LINES }, () => made("p", { className: "line" }));

/** The same on paper. @param {Meeting} meeting @param {Date} now */
export function paper(meeting, now) {
  const notes = Object.entries(HEADINGS).flatMap(([name, heading]) => [
    made("h2", { textContent: heading }),
    ...(written(meeting, name) ? written(meeting, name).split(/\n+/).map((textContent) => made("p", { textContent })) : blank()),
  ]);
  const about = made("p", { textContent: `${inWords(dayInSweden(now))}\u00a0· ${titles(meeting)}` });
  const link = made("p", { className: "meta", textContent: meeting.address });
  return [made("h1", { textContent: "Efter samtalet" }), about, ...notes, link];
}
