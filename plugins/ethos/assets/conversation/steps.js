// What a step shows the group: its own template (templates/meeting/stage.html) with its places filled.

import { all, fill, inLanguage, letter, made, one } from "../shared/elements.js";
import { given } from "./agenda.js";
import { following, read, write } from "./choice.js";
import * as mote from "./meeting.js";
import { notesForm } from "./memory.js";
import { pace, spans } from "./place.js";
import { capital, nameOf } from "./spoken.js";
import { element } from "./text.js";
import { receipt, voteForm } from "./votes.js";

/** @import {Child} from "../shared/elements.js" */
/** @import {Shared} from "./channel.js" */
/** @import {Meeting, Part, Step, Told} from "./meeting.js" */
/** @import {Words} from "./spoken.js" */

/**
 * @typedef {{done: boolean|undefined, votes?: HTMLFormElement, fold?: HTMLDetailsElement, figure?: HTMLElement,
 *   notes?: HTMLFormElement}} Live what another window's change is written into
 * @typedef {{meeting: Meeting, step: Step, current: Told|null, shared: Shared, live: Live, words: Words}} Page
 */

const IN_ITS_LANGUAGE = /^(situation|fragor|vandning|vagar)$/;

/**
 * The present step of a meeting as a page.
 * @param {HTMLElement} stage What holds the templates, and the words in its data.
 * @param {Shared} shared
 * @param {Meeting} meeting
 */
export function stepPage(stage, shared, meeting) {
  const step = mote.present(meeting);
  const current = mote.presentCase(meeting);
  /** @type {Live} */
  const live = { done: mote.presentVote(meeting)?.vote.done };
  const told = { meeting, step, current, shared, live, words: stage.dataset };
  const { content: template } = one(stage, `template[data-scensteg="${step.kind}"]`, HTMLTemplateElement);
  const content = /** @type {DocumentFragment} */ (template.cloneNode(true));
  const roles = all(content, "[data-roll]");
  for (const each of roles) each.hidden = !given(step.minutes, roles).includes(each);
  for (const each of all(content, "[data-plats]")) {
    const name = each.dataset.plats ?? "";
    fill(each, ...[places[name](told)].flat());
    if (IN_ITS_LANGUAGE.test(name)) Object.assign(each, inLanguage(current?.lang));
  }
  for (const empty of all(content, "[data-plats]:empty")) if (empty !== live.figure) empty.remove();
  const eyebrow = current && (step.kind !== "read" || meeting.part) ? made("p", { className: "eyebrow", textContent: current.title }) : null;
  const heading = made("h1", { tabIndex: -1, textContent: headingOf(told) });
  return { page: made("div", { className: "stage-page" }, eyebrow, heading, content), live };
}

/** @param {Page} page */
function headingOf({ meeting, step, current, words }) {
  const only = mote.parts(meeting)[meeting.part];
  if (only?.label) return only.label;
  if (step.kind === "read" && current) return current.title;
  if (step.kind === "memory") return "Det här tar vi med oss";
  return nameOf(step.kind, words);
}

/** What stands in each place of the templates.
 * @type {Record<string, (page: Page) => Child|Child[]>} */
const places = {
  fall: ({ meeting }) => meeting.cases.map(({ title }) => `”${title}”`).join(", "),
  klipp: ({ current }) => current?.clip && clip(current.clip),
  situation: ({ meeting, current }) => (current && !meeting.part ? element(current.situation) : null),
  vagar: ({ step, meeting, current }) => (step.kind === "read" && !meeting.part ? null : current?.options.map(option)),
  lyssna: ({ meeting }) => (meeting.part ? "Lyssna på alla vägar. Ni röstar i nästa steg." : null),
  fragor: (told) => (told.step.kind === "groups" && told.meeting.method?.apart ? told.meeting.method.steps.map(direction) : questions(told).map(element)),
  takt: ({ meeting }) => [pace(meeting), mote.parts(meeting).length > 1 ? paceBar(meeting) : null],
  del: ({ meeting }) => mote.parts(meeting).slice(meeting.part, meeting.part + 1).map(({ prompt }) => element(prompt)),
  vandning: twist,
  slut: ({ current, words }) => current && words[`slut${capital(current.closure.replaceAll("-", ""))}`],
  lagrum: ({ current }) => current?.laws && element(current.laws),
  rost: votes,
  forandring: ({ live }) => (live.figure = made("div")),
  minne: ({ live, shared, meeting }) => (live.notes = notesForm(shared, meeting)),
  nasta: ({ meeting }) => nextOne(meeting),
};

/** The time of a step by its questions; `view.js` fills it as it goes. @param {Meeting} meeting */
function paceBar(meeting) {
  const marks = spans(meeting).map((_, at) => made("span", { className: at === meeting.part ? "now" : "" }));
  for (const [at, minutes] of spans(meeting).entries()) marks[at].style.flexGrow = String(minutes || 0.5);
  const bar = made("span", { className: "stage-pace" }, ...marks);
  bar.ariaHidden = "true";
  return bar;
}

/** The way to the next meeting of the series, read from the meeting's own link. @param {Meeting} meeting */
function nextOne({ address }) {
  const [page, fragment = ""] = address.split("#");
  const next = following(read(fragment));
  return next && made("a", { href: `${page}#${write(next)}`, target: "_blank", textContent: `${"{{meeting.following}}"} (öppnas i en ny flik)` });
}

/** @param {{title: string, address: string}} clip */
function clip({ title, address }) {
  return made("a", { href: address, target: "_blank", rel: "noopener", textContent: `${title} (öppnas i en ny flik)` });
}

/** @param {string} label @param {number} at */
function option(label, at) {
  const sign = made("span", { className: "stage-sign", textContent: letter(at) });
  const fingers = made("span", { className: "stage-fingers", textContent: at ? `${at + 1} fingrar` : "1 finger" });
  return made("li", {}, sign, made("span", {}, label), fingers);
}

/** What one of the groups answers. @param {Part} part */
const direction = ({ label, prompt }) => made("div", {}, made("strong", {}, label), element(prompt));

/** Pairs begin with the first question; the groups of four take the others. @param {Page} page */
function questions({ meeting, current, step: { kind, case: index } }) {
  const both = meeting.steps.some((each) => each.kind === "groups" && each.case === index);
  const all = current?.questions ?? [];
  return all.slice(...(kind === "pairs" || all.length < 2 ? [0, both ? 1 : 2] : [1])); // with but one, the groups take it on
}

/** @param {Page} page */
function twist({ meeting, current }) {
  if (mote.isHidden(meeting)) return made("p", { className: "stage-big", textContent: "Snart händer något som kan ändra saken." });
  const shown = mote.twists(meeting).shown.flatMap((at) => current?.twists[at] ?? []);
  return shown.map(({ text, question }) => {
    const asked = question && made("div", { className: "stage-asked" }, element(question));
    return made("div", { className: "stage-twist" }, made("div", { className: "stage-big told" }, element(text)), asked);
  });
}

/** The fields for the votes, folded; in the first vote the figure stands with them, in the second in its own place.
 * @param {Page} page */
function votes({ live, shared, meeting }) {
  live.votes = voteForm(shared, meeting, { brief: true });
  live.fold = made("details", { className: "stage-fold" }, made("summary", { textContent: receipt(meeting) }), made("div", {}, live.votes));
  if (mote.ballot(meeting) === "after") return live.fold;
  return [live.fold, (live.figure = made("div"))];
}
