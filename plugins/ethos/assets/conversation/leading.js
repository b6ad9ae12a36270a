// What the leader's window shows of a step: the clock and the ways on, the votes, the notes.

import { inLanguage, made } from "../shared/elements.js";
import { noteCards } from "./cues.js";
import * as mote from "./meeting.js";
import { notesForm } from "./memory.js";
import { coming, place } from "./place.js";
import { outcome, voteForm } from "./votes.js";

/** @import {Child} from "../shared/elements.js" */
/** @import {Shared} from "./channel.js" */
/** @import {Meeting} from "./meeting.js" */
/** @import {Words} from "./spoken.js" */

const KEYS = "Höger- och vänsterpil, eller en fjärrkontroll, styr samtalet härifrån också. Med pil upp och ner rullar du anteckningarna.";

/**
 * @typedef {{time: HTMLElement, word: HTMLElement, all: HTMLElement, pause: HTMLElement, votes?: HTMLFormElement,
 *   notes?: HTMLFormElement}} Live what is written into while the step lasts
 */

/**
 * @param {Shared} shared
 * @param {Meeting} meeting
 * @param {Words} words
 * @returns {{content: Child[], live: Live}}
 */
export function leaderPage(shared, meeting, words) {
  const current = mote.presentCase(meeting);
  const [time, word, all] = [made("span"), made("span"), made("span")];
  time.setAttribute("role", "timer");
  const pause = button(shared, "paus", "", mote.pause);
  const votes = mote.ballot(meeting) ? voteForm(shared, meeting) : undefined;
  const notes = /^(monday|memory)$/.test(mote.present(meeting).kind) ? notesForm(shared, meeting, { print: false }) : undefined;
  const heading = made("h1", { tabIndex: -1, textContent: place(meeting, words) });
  const titles = current?.title ?? meeting.cases.map(({ title }) => title).join(", ");
  const about = made("p", { className: "lead", textContent: titles, ...inLanguage(current?.lang) });
  const clock = made("p", { className: "leading-clock" }, time, " ", word, all);
  const ways = made("p", { className: "actions" }, ...waysOn(shared, meeting, pause));
  const content = [
    heading,
    about,
    made("div", { className: "leading-ways" }, clock, ways),
    made("p", { className: "after" }, made("strong", { textContent: "Sedan: " }), coming(meeting, words) || "Inget mer."),
    votes && titled("Rösterna", votes, outcome(meeting, true)),
    notes && titled("Kom ihåg", notes),
    titled("Anteckningar", noteCards(meeting, words)),
    made("p", { className: "hint leading-keys", textContent: KEYS }),
  ];
  return { content, live: { time, word, all, pause, votes, notes } };
}

/** @param {string} title @param {...Child} inner */
const titled = (title, ...inner) => made("section", {}, made("h2", { textContent: title }), ...inner);

/** @param {Shared} shared @param {Meeting} meeting @param {HTMLElement} pause */
function waysOn(shared, meeting, pause) {
  const { coming: twist, shown } = mote.twists(meeting);
  const hidden = mote.isHidden(meeting);
  const onward = hidden ? "{{meeting.button.reveal}}" : "{{meeting.button.next}}";
  return [
    button(shared, "bakat", "{{meeting.button.back}}", mote.back, meeting.step === 0),
    pause,
    hidden ? button(shared, "hoppa", "{{meeting.button.skip}}", mote.skip) : null,
    twist !== null && shown.length && !hidden ? button(shared, "till", "{{meeting.button.another}}", mote.reveal) : null,
    button(shared, "framat", onward, mote.next, meeting.step === meeting.steps.length),
  ];
}

/** @param {Shared} shared @param {string} name @param {string} textContent @param {(meeting: Meeting) => Meeting} does */
function button(shared, name, textContent, does, disabled = false) {
  const className = name === "framat" ? "button" : "button quiet";
  const way = made("button", { type: "button", className, textContent, disabled });
  way.dataset.gor = name;
  way.addEventListener("click", () => shared.act((known) => does(known)));
  return way;
}
