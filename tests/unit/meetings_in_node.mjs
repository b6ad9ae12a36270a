// What browsers make of meetings, by the published scripts themselves: the choice filled in, the agenda, what the page
// shows of it, what the conversation mode counts down and what it takes for a meeting. Reads {scripts, words, cases, methods, wanted} and writes a row
// for each that is wanted; a page of a browser is here only what `made` asks of one.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

class Part {
  parts = [];
  constructor(tag) {
    this.tag = tag;
  }
  append(...parts) {
    this.parts.push(...parts);
  }
  set textContent(text) {
    this.parts = [text];
  }
  get textContent() {
    return this.parts.map((each) => each.textContent ?? String(each)).join("");
  }
}
globalThis.document = { createElement: (tag) => new Part(tag) };

const { scripts, words, cases, methods, wanted } = JSON.parse(readFileSync(0, "utf8"));
const load = (name) => import(pathToFileURL(scripts[name]).href);
const [{ agenda, completed }, { read }, { agendaOf }, mote, { isMeeting }, { spans }] = await Promise.all(
  ["agenda", "choice", "sheets", "meeting", "valid", "place"].map(load),
);

/** A row of the agenda as it is read: from when to when, and what the step is called. */
const shown = ({ parts: [when, told] }) => [when.textContent, told.parts.find(({ tag }) => tag === "h3").textContent];

/** The steps as the conversation mode goes through them: their kinds, and what its clock has to count down. */
function led(made) {
  const begun = mote.create(made, 0);
  for (const [at, { laws }] of made.cases.entries()) begun.cases[at].laws = laws && ["div", {}]; // a page would have packed it
  const all = begun.steps.map((_, at) => mote.go(begun, at, 0));
  const asked = all.filter((each) => mote.present(each).kind === "plenary").map(spans);
  return { steps: all.map((each) => [mote.present(each).kind, mote.left(each, 0) / 60_000]), asked, whole: mote.leftInAll(begun, 0) };
}

/** Whether the meeting is one when it comes back from the browser's storage, and still is when a step is of a foreign kind. */
function keeps(made) {
  const begun = mote.create(made, 0);
  for (const [at, { laws }] of made.cases.entries()) begun.cases[at].laws = laws && ["div", {}]; // a page would have packed it
  const foreign = begun.steps.map((each) => (each.case === null ? each : { ...each, kind: each.kind.toUpperCase() }));
  return [isMeeting(begun), isMeeting({ ...begun, steps: foreign })];
}

function meeting({ fragment, slugs }) {
  const chosen = slugs.map((slug) => cases[slug]);
  const choice = completed(read(fragment), chosen, Object.values(methods));
  const made = { choice, cases: chosen, method: methods[choice.method], steps: agenda(choice, chosen), address: "https://x.example/" };
  const rows = agendaOf(made, words).map(shown);
  return { choice, kept: keeps(made), steps: made.steps.map(({ kind, minutes, case: at, twist }) => [kind, minutes, at, twist ?? 0]), rows, led: led(made) };
}

console.log(JSON.stringify(wanted.map(meeting)));
