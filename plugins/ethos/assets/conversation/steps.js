// What a step shows the group: its own template (templates/meeting/stage.html) with its places filled.

import { letter, made } from "../shared/elements.js";
import { nameOf } from "./leader.js";
import { notesForm } from "./memory.js";
import * as mote from "./meeting.js";
import { voteForm } from "./votes.js";
import { element } from "./text.js";

const IN_ITS_LANGUAGE = /^(situation|fragor|vandning|vagar)$/;

/**
 * The present step of a meeting as a page.
 * @param {HTMLElement} stage What holds the templates, and the words in its data.
 * @param {{meeting: object, act: Function}} shared
 * @returns {{page: HTMLElement, live: {done: boolean|undefined, votes?: HTMLFormElement, fold?: HTMLDetailsElement,
 *   figure?: HTMLElement, notes?: HTMLFormElement}}} `live` is what another window's change is written into.
 */
export function stepPage(stage, shared) {
  const { meeting } = shared;
  const step = mote.present(meeting);
  const current = mote.presentCase(meeting);
  const live = { done: meeting.votes[step.case]?.[mote.ballot(meeting)]?.done };
  const told = { meeting, step, current, shared, live, words: stage.dataset };
  const content = stage.querySelector(`template[data-scensteg="${step.kind}"]`).content.cloneNode(true);
  for (const each of content.querySelectorAll("[data-plats]")) {
    each.replaceChildren(...[places[each.dataset.plats](told)].flat().filter(Boolean));
    if (current?.lang && IN_ITS_LANGUAGE.test(each.dataset.plats)) each.lang = current.lang;
  }
  for (const empty of content.querySelectorAll("[data-plats]:empty")) if (empty !== live.figure) empty.remove();
  const eyebrow = current && step.kind !== "read" ? made("p", { className: "eyebrow", textContent: current.title }) : null;
  const heading = made("h1", { tabIndex: -1, textContent: headingOf(told) });
  return { page: made("div", { className: "stage-page" }, eyebrow, heading, content), live };
}

function headingOf({ meeting, step, current, words }) {
  const only = mote.parts(meeting)[meeting.part];
  if (step.kind === "read") return current.title;
  if (step.kind === "plenary" && only?.label) return only.label;
  if (step.kind === "memory") return "Det här tar vi med oss";
  return nameOf(step.kind, words);
}

/** What stands in each place of the templates. */
const places = {
  fall: ({ meeting }) => meeting.cases.map(({ title }) => `”${title}”`).join(", "),
  klipp: ({ current: { clip } }) => made("a", { href: clip.address, target: "_blank", rel: "noopener", textContent: `${clip.title} (öppnas i en ny flik)` }),
  situation: ({ current }) => element(current.situation),
  vagar: ({ current }) => current.options.map(option),
  fragor: (told) => questions(told).map(element),
  del: ({ meeting }) => mote.parts(meeting).slice(meeting.part, meeting.part + 1).map(({ prompt }) => element(prompt)),
  vandning: twist,
  slut: ({ current, words }) => words[`slut${capital(current.closure.replaceAll("-", ""))}`],
  lagrum: ({ current }) => current.laws && element(current.laws),
  rost: votes,
  forandring: ({ live }) => (live.figure = made("div")),
  minne: ({ live, shared }) => (live.notes = notesForm(shared)),
};

const capital = (word) => word[0].toUpperCase() + word.slice(1);

function option(label, at) {
  const sign = made("span", { className: "stage-sign", textContent: letter(at) });
  const fingers = made("span", { className: "stage-fingers", textContent: at ? `${at + 1} fingrar` : "1 finger" });
  return made("li", {}, sign, made("span", {}, label), fingers);
}

/** Pairs begin with the first question; the groups of four take the others. */
function questions({ meeting, current, step: { kind, case: index } }) {
  const both = meeting.steps.some((each) => each.kind === "groups" && each.case === index);
  return kind === "pairs" ? current.questions.slice(0, both ? 1 : 2) : current.questions.slice(1);
}

function twist({ meeting, current }) {
  if (mote.isHidden(meeting)) return made("p", { className: "stage-big", textContent: "Snart händer något som kan ändra saken." });
  return mote.twists(meeting).shown.map((at) => {
    const { text, question } = current.twists[at];
    const asked = question && made("div", { className: "stage-asked" }, element(question));
    return made("div", { className: "stage-twist" }, made("div", { className: "stage-big told" }, element(text)), asked);
  });
}

/** The fields for the votes, folded; in the first vote the figure stands with them, in the second in its own place. */
function votes({ live, shared }) {
  live.votes = voteForm(shared);
  live.fold = made("details", { className: "stage-fold" }, made("summary", { textContent: "Skriv in rösterna" }), made("div", {}, live.votes));
  if (mote.ballot(shared.meeting) === "after") return live.fold;
  return [live.fold, (live.figure = made("div"))];
}
