// The leader's own window: notes, what comes next, the clock and the votes, in step with the window that the group sees.
// It fetches nothing: the meeting comes from that window, or from where the browser keeps it.

import { clock, everySecond, made } from "./delar.js";
import { take } from "./samtal-kanal.js";
import { notesForm, refillNotes } from "./samtal-minne.js";
import * as mote from "./samtal-mote.js";
import { outcome, refill, voteForm } from "./samtal-roster.js";
import { element } from "./samtal-text.js";

const AID = ["silent", "agree", "stuck", "tense", "real_case"];
const PING = 2000;
const SILENT = 3; // pings without an answer before the other window is taken to be gone

/** What step a meeting is at, in words: "Steg 4 av 9 · I par". */
export function place(meeting, words) {
  const { kind } = mote.present(meeting);
  if (kind === "memory") return "Sist · Kom ihåg";
  const parts = mote.parts(meeting).length;
  const part = parts > 1 ? ` (${meeting.part + 1} av ${parts})` : "";
  return `Steg ${meeting.step + 1} av ${meeting.steps.length} · ${nameOf(kind, words)}${part}`;
}

export const nameOf = (kind, words) => words[`steg${capital(kind)}`] ?? "Kom ihåg";
const capital = (name) => name[0].toUpperCase() + name.slice(1);

/** The leader's notes for the present step: what to do and say, the case's purpose, and help for when it halts. */
export function noteCards(meeting, words) {
  const { kind } = mote.present(meeting);
  const current = mote.presentCase(meeting);
  const ends = kind === "monday" || kind === "memory";
  const cases = current ? [current] : meeting.cases;
  const own = kind === "frame" ? ["purpose", "before"] : ends || kind === "law" ? ["purpose", "closing"] : ["purpose"];
  const does = [card("Gör så här", words[`gor${capital(kind)}`]), card("Säg", words[`sag${capital(kind)}`])];
  const about = cases.flatMap((each) => own.map((name) => noteOf(each, name, words, cases.length > 1)));
  const aid = current && !ends ? AID.map((name) => noteOf(current, name, words)) : [];
  return made("div", { className: "cues" }, ...[...does, ...about, ...aid].filter(Boolean));
}

const card = (heading, text) => text && made("section", {}, made("h3", { textContent: heading }), made("p", { textContent: text }));

function noteOf(each, name, words, several = false) {
  if (!each.leader[name]) return null;
  const heading = words[`not${capital(name)}`] + (several ? `: ${each.title}` : "");
  return made("section", {}, made("h3", { textContent: heading }), element(each.leader[name]));
}

/** What follows the present step. */
export function coming(meeting, words) {
  const { kind, case: index } = meeting.steps[meeting.step + 1] ?? {};
  const parts = mote.parts(meeting);
  if (meeting.part + 1 < parts.length) return parts[meeting.part + 1].label || "Nästa fråga";
  if (!kind) return mote.present(meeting).kind === "memory" ? "" : "Kom ihåg: åtgärd, ansvarig och dag";
  const other = index !== null && index !== mote.present(meeting).case && meeting.cases.length > 1;
  return nameOf(kind, words) + (other ? `: ${meeting.cases[index].title}` : "");
}

const root = globalThis.document?.querySelector("[data-samtal-ledare]");
if (root) setUp(root);

function setUp(root) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const words = root.dataset;
  let missed = 0;
  let drawn = "";
  let live = {};
  let stop = () => {};

  const on = {
    changed: show,
    ended: forgotten,
    here: () => presence(0),
    gone: () => presence(SILENT),
  };
  const shared = take(null, "leader", on);

  function say(text) {
    if (part("lage").textContent !== text) part("lage").textContent = text;
    part("lage").hidden = !text;
  }

  function presence(silent) {
    missed = silent;
    if (!shared.meeting) return;
    say(missed < SILENT ? "" : "Fönstret som gruppen ser är stängt. Samtalet finns kvar: öppna det på sidan Förbered ett samtal.");
    part("vagen").hidden = missed < SILENT;
  }

  function none() {
    say("Inget samtal pågår. Starta det på sidan Förbered ett samtal, så följer det här fönstret med.");
  }

  function forgotten() {
    stop();
    drawn = "";
    part("samtalet").replaceChildren();
    part("samtalet").hidden = true;
    part("rubriken").hidden = false;
    part("vagen").hidden = false;
    document.documentElement.classList.remove("leading-on");
    say("Samtalet är avslutat och glömt.");
  }

  function show(meeting) {
    const key = JSON.stringify([meeting.id, meeting.step, meeting.part, meeting.revealed, meeting.votes.map(doneOf)]);
    if (key !== drawn) draw(meeting, key);
    if (live.votes) refill(live.votes, meeting);
    if (live.notes) refillNotes(live.notes, meeting);
    tick();
  }

  const doneOf = ({ before, after }) => [before.done, after.done];

  function draw(meeting, key) {
    const first = !drawn;
    const held = document.activeElement?.dataset.gor;
    drawn = key;
    part("rubriken").hidden = true;
    part("samtalet").hidden = false;
    document.documentElement.classList.add("leading-on");
    live = { time: made("span"), word: made("span"), all: made("span") };
    live.time.setAttribute("role", "timer");
    part("samtalet").replaceChildren(...content(meeting));
    part("samtalet").querySelector(held ? `[data-gor="${held}"]:enabled` : first ? "h1" : "none")?.focus();
    stop();
    stop = everySecond(tick);
    presence(missed);
  }

  function content(meeting) {
    const { kind } = mote.present(meeting);
    const current = mote.presentCase(meeting);
    const heading = made("h1", { tabIndex: -1, textContent: place(meeting, words) });
    const about = made("p", { className: "lead", textContent: current?.title ?? meeting.cases.map(({ title }) => title).join(", ") });
    if (current?.lang) about.lang = current.lang;
    const next = coming(meeting, words);
    const after = made("p", { className: "after" }, made("strong", { textContent: "Sedan: " }), next || "Inget mer.");
    const form = mote.ballot(meeting) ? [titled("Rösterna", (live.votes = voteForm(shared)), outcome(meeting, true))] : [];
    const notes = /^(monday|memory)$/.test(kind) ? [titled("Kom ihåg", (live.notes = notesForm(shared, { print: false })))] : [];
    const cues = made("section", {}, made("h2", { textContent: "Anteckningar" }), noteCards(meeting, words));
    return [heading, about, controls(meeting), after, ...form, ...notes, cues];
  }

  function titled(title, ...inner) {
    return made("section", {}, made("h2", { textContent: title }), ...inner.filter(Boolean));
  }

  function controls(meeting) {
    const { coming: twist, shown } = mote.twists(meeting);
    const button = (name, textContent, does, disabled = false) => {
      const className = name === "framat" ? "button" : "button quiet";
      const way = made("button", { type: "button", className, textContent, disabled });
      way.dataset.gor = name;
      way.addEventListener("click", () => shared.act((known) => does(known)));
      return way;
    };
    const hidden = mote.isHidden(meeting);
    live.pause = button("paus", "", mote.pause);
    const ways = [
      button("bakat", "{{meeting.button.back}}", mote.back, meeting.step === 0),
      live.pause,
      ...(hidden ? [button("hoppa", "{{meeting.button.skip}}", mote.skip)] : []),
      ...(twist !== null && shown.length && !hidden ? [button("till", "{{meeting.button.another}}", mote.reveal)] : []),
      button("framat", hidden ? "{{meeting.button.reveal}}" : "{{meeting.button.next}}", mote.next, meeting.step === meeting.steps.length),
    ];
    const time = made("p", { className: "leading-clock" }, live.time, " ", live.word, live.all);
    return made("div", { className: "leading-ways" }, time, made("p", { className: "actions" }, ...ways));
  }

  function tick() {
    const { meeting } = shared;
    if (!meeting || !live.time) return;
    const { time, word } = clock(mote.left(meeting));
    const memory = mote.present(meeting).kind === "memory";
    write(live.time, memory ? "" : time);
    write(live.word, memory ? "" : `${word} av steget`);
    write(live.all, memory ? "" : ` · ${mote.leftInAll(meeting)} min kvar av samtalet`);
    write(live.pause, mote.isPaused(meeting) ? "{{meeting.button.go_on}}" : "{{meeting.button.pause}}");
  }

  const write = (element, text) => {
    if (element.textContent !== text) element.textContent = text;
  };

  setInterval(() => {
    missed += 1;
    if (missed >= SILENT) presence(missed);
    shared.ping();
  }, PING);
  const kept = mote.restore();
  if (kept) shared.adopt(kept);
  else none();
  shared.ask();
  shared.ping();
}
