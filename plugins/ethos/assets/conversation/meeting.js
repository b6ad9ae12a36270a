// A meeting under way, as one value: what was chosen, the steps and their texts, where it stands, its clock, its votes and
// its notes. Every change gives a new meeting with a higher revision, which the parts that it changed bear.

import { marked } from "./merging.js";
import { NOTES, PARTS, VERSION, VOTES } from "./valid.js";
import { packed } from "./text.js";

/** @import {Step as Planned} from "./agenda.js" */
/** @import {Case, Method} from "./cases.js" */
/** @import {Choice} from "./choice.js" */
/** @import {Meeting as Package} from "./package.js" */
/** @import {Short} from "./short.js" */
/** @import {Tree} from "./text.js" */

/**
 * @typedef {{kind: string, case: number|null, minutes: number, twist: number}} Step `case` and `twist` count from 0
 * @typedef {{slug: string, title: string, lang: string, address: string, participants?: string, closure: string, situation: Tree,
 *   questions: Tree[], options: string[], twists: {text: Tree, question: Tree|null}[], leader: Record<string, Tree>,
 *   laws: Tree|null, clip: {title: string, address: string, minutes: number}|null}} Told a case, as the group is told it
 * @typedef {{counts: (number|null)[], done: boolean}} Vote how many chose each option; null where nothing is typed
 * @typedef {{before: Vote, after: Vote}} Votes
 * @typedef {{version: number, id: string, revision: number, marks: Record<string, number>, choice: Choice, address: string, short: Short|null, steps: Step[], cases: Told[],
 *   method: {slug: string, title: string, summary: string, apart?: boolean, steps: Part[]}|null, step: number, part: number,
 *   clock: {since: number|null, spent: number[]}, votes: Votes[], secret: boolean, revealed: number[][],
 *   notes: Record<string, string>}} Meeting
 * `step` and `part` say where it stands; `clock.since` is null while it is paused; `revealed` are twists, case by case.
 * @typedef {{label: string, prompt: Tree, share?: number}} Part what a step shows, when it shows several things one after another; its
 * `share` of the time is 1 where none is told
 */

/** Minutes of a step that has no time to hold its twist back. */
const BRIEF = 1;

/**
 * A new meeting, at its first step with its clock running, or standing still for one who rehearses.
 * @param {Omit<Package, "failed">} made The package, whose `address` leads back to it.
 * @param {number|null} since When its clock began, in milliseconds since 1970.
 * @returns {Meeting}
 */
export function create({ choice, steps, cases, method, address, short = null }, since = /** @type {number|null} */ (Date.now())) {
  return {
    version: VERSION,
    id: random(),
    revision: 1,
    marks: Object.fromEntries(PARTS.map((part) => [part, 1])),
    choice,
    address,
    short,
    steps: steps.map(({ kind, case: index, minutes, twist }) => ({ kind, case: index ?? null, minutes, twist: twist ?? 0 })),
    cases: cases.map(packedCase),
    method: method && packedMethod(method),
    step: 0,
    part: 0,
    clock: { since, spent: steps.map(() => 0) },
    votes: cases.map(({ options }) => ({ before: noVote(options.length), after: noVote(options.length) })),
    secret: true,
    revealed: cases.map(() => []),
    notes: { decision: "", owner: "", until: "", learned: "" },
  };
}

/** @param {number} options @returns {Vote} */
const noVote = (options) => ({ counts: Array(options).fill(null), done: false });

/** Random also where a page has no secure connection, as on some workplaces' own networks. */
function random() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @type {Tree} */
const NOTHING = ["p", {}];

/** @type {Part[]} the two halves of a reading, whose texts stand in the case */
const [NOTED, WAYS] = [{ label: "", prompt: NOTHING }, { label: "{{paper.word.options}}", prompt: NOTHING }];

/** @param {Case} each @returns {Told} */
function packedCase(each) {
  const pack = (/** @type {Node|null} */ node) => packed(node, each.address);
  const leader = Object.entries(each.leader).flatMap(([name, node]) => {
    const tree = pack(node);
    return tree ? [[name, tree]] : [];
  });
  return {
    slug: each.slug,
    title: each.title,
    lang: each.lang ?? "",
    address: each.address,
    participants: each.participants,
    closure: each.closure,
    situation: pack(each.situation) ?? NOTHING,
    questions: each.questions.flatMap((question) => (pack(question) ? [/** @type {Tree} */ (pack(question))] : [])),
    options: each.options.map(({ label }) => label),
    twists: each.twists.map(({ text, question }) => ({ text: pack(text) ?? NOTHING, question: pack(question) })),
    leader: Object.fromEntries(leader),
    laws: pack(each.laws),
    clip: each.clip && packedClip(each.clip),
  };
}

/** @param {{title: string, address: string, minutes: number}} clip */
function packedClip({ title, address, minutes }) {
  return { title, address: new URL(address, globalThis.document?.baseURI).href, minutes: Number(minutes) || 0 };
}

/** @param {Method} method */
function packedMethod({ slug, title, summary, steps, apart, address }) {
  const pack = (/** @type {Node} */ node) => packed(node, address ?? "") ?? NOTHING;
  return { slug, title, summary, apart, steps: steps.map(({ label, share, prompt }) => ({ label, share, prompt: pack(prompt) })) };
}

// Where it stands

/** The present step; after the last one comes what to remember, which has no time of its own.
 * @param {Meeting} meeting @returns {Step} */
export const present = (meeting) => meeting.steps[meeting.step] ?? { kind: "memory", case: null, minutes: 0, twist: 0 };

/** What belongs to the case of a step, in a list with a place for each case.
 * @template Each
 * @param {Each[]} all @param {Step} step @returns {Each|null} */
const ofCase = (all, step) => (step.case === null ? null : (all[step.case] ?? null));

/** @param {Meeting} meeting */
export const presentCase = (meeting) => ofCase(meeting.cases, present(meeting));

/** The present case with its votes, and the vote that is taken now; null where none is. @param {Meeting} meeting */
export function presentVote(meeting) {
  const [told, votes, name] = [presentCase(meeting), ofCase(meeting.votes, present(meeting)), ballot(meeting)];
  return told && votes && name ? { ...told, votes, name, vote: votes[name] } : null;
}

/**
 * What a step shows one after another: the situation, then the ways to go, for both are read aloud and no screen holds both;
 * in plenary the method's steps, or the case's questions when there is no method.
 * @param {Meeting} meeting
 * @returns {Part[]}
 */
export function parts(meeting, step = present(meeting)) {
  if (step.kind === "read" && ofCase(meeting.cases, step)?.options.length) return [NOTED, WAYS];
  if (step.kind !== "plenary") return [];
  if (meeting.method?.steps.length) return meeting.method.steps;
  return (ofCase(meeting.cases, step)?.questions ?? []).map((prompt) => ({ label: "", prompt }));
}

/**
 * The twists of the present case that are shown, and the one to show next, or null.
 * @param {Meeting} meeting
 * @returns {{shown: number[], coming: number|null}}
 */
export function twists(meeting) {
  const { kind, case: index, twist } = present(meeting);
  if (kind !== "twist" || index === null) return { shown: [], coming: null };
  const all = [...meeting.cases[index].twists.keys()];
  const shown = meeting.revealed[index] ?? [];
  const order = [twist, ...all.filter((each) => each > twist), ...all.filter((each) => each < twist)];
  return { shown, coming: order.find((each) => all.includes(each) && !shown.includes(each)) ?? null };
}

/** True while the present step keeps its twist from the group. @param {Meeting} meeting */
export const isHidden = (meeting) => present(meeting).kind === "twist" && twists(meeting).coming === present(meeting).twist;

/** @param {Meeting} meeting @param {Partial<Meeting>} more @returns {Meeting} */
const changed = (meeting, more) => marked(meeting, { ...meeting, ...more, revision: meeting.revision + 1 });

/** One thing further: the next part of a step, the twist that is still hidden, or the next step. @param {Meeting} meeting @returns {Meeting} */
export function next(meeting, now = Date.now()) {
  if (isHidden(meeting)) return reveal(meeting);
  if (meeting.part + 1 < parts(meeting).length) return changed(meeting, { part: meeting.part + 1 });
  return go(meeting, meeting.step + 1, now);
}

/** To the next step, whatever this one still holds back. @param {Meeting} meeting */
export const skip = (meeting, now = Date.now()) => go(meeting, meeting.step + 1, now);

/** One thing back. @param {Meeting} meeting */
export function back(meeting, now = Date.now()) {
  if (meeting.part > 0) return changed(meeting, { part: meeting.part - 1 });
  const step = Math.max(0, meeting.step - 1);
  return go(meeting, step, now, Math.max(0, parts(meeting, meeting.steps[step]).length - 1));
}

/**
 * To a step, whose clock goes on from what it has used; a vote that was typed in is then closed.
 * @param {Meeting} meeting
 * @param {number} step
 * @returns {Meeting}
 */
export function go(meeting, step, now = Date.now(), part = 0) {
  const to = Math.min(Math.max(step, 0), meeting.steps.length);
  if (to === meeting.step) return meeting;
  const clock = { since: meeting.clock.since === null ? null : now, spent: spentUntil(meeting, now) };
  const there = changed(closed(meeting), { step: to, part, clock });
  return isHidden(there) && present(there).minutes <= BRIEF ? reveal(there) : there;
}

/** To where it begins. @param {Meeting} meeting */
export const first = (meeting) => go(meeting, 0);

/** To where it ends: what to remember, after the last step. @param {Meeting} meeting */
export const last = (meeting) => go(meeting, meeting.steps.length);

/** Show a twist of the present case. @param {Meeting} meeting @returns {Meeting} */
export function reveal(meeting) {
  const { coming } = twists(meeting);
  const { case: index } = present(meeting);
  if (coming === null) return meeting;
  const revealed = meeting.revealed.map((each, at) => (at === index ? [...each, coming] : each));
  return changed(meeting, { revealed });
}

// Its clock

/** @param {Meeting} meeting @param {number} now */
function spentUntil({ clock, step }, now) {
  const run = clock.since === null ? 0 : Math.max(0, now - clock.since);
  return clock.spent.map((spent, at) => (at === step ? spent + run : spent));
}

/** @param {Meeting} meeting */
export const isPaused = (meeting) => meeting.clock.since === null;

/** Stop the clock, or let it go on. @param {Meeting} meeting */
export function pause(meeting, now = Date.now()) {
  return changed(meeting, { clock: { since: isPaused(meeting) ? now : null, spent: spentUntil(meeting, now) } });
}

/** What is left of the present step, in milliseconds: less than nothing when its time has passed.
 * @param {Meeting} meeting */
export function left(meeting, now = Date.now()) {
  return present(meeting).minutes * 60_000 - (spentUntil(meeting, now)[meeting.step] ?? 0);
}

/** What is left of the whole meeting, as planned, in minutes. @param {Meeting} meeting */
export function leftInAll(meeting, now = Date.now()) {
  const coming = meeting.steps.slice(meeting.step + 1).reduce((sum, { minutes }) => sum + minutes, 0);
  return coming + Math.ceil(Math.max(0, left(meeting, now)) / 60_000);
}

// Its votes

/** Which vote the present step takes: `before`, `after` or nothing.
 * @param {Meeting} meeting @returns {"before"|"after"|""} */
export function ballot(meeting) {
  const { kind } = present(meeting);
  return kind === "vote" ? "before" : kind === "revote" ? "after" : "";
}

/**
 * Type in how many chose an option in the present vote. What is no whole number from 0 to 500 counts as not typed.
 * @param {Meeting} meeting
 * @param {number} option
 * @param {string} typed
 */
export function count(meeting, option, typed) {
  const number = /^\d{1,3}$/.test(typed) && Number(typed) <= VOTES ? Number(typed) : null;
  return withBallot(meeting, ({ counts, done }) => ({ counts: counts.map((old, at) => (at === option ? number : old)), done }));
}

/** The present vote is typed in. @param {Meeting} meeting */
export function close(meeting) {
  return withBallot(meeting, ({ counts }) => ({ counts: counts.map((each) => each ?? 0), done: true }));
}

/** @param {Meeting} meeting */
const closed = (meeting) => {
  const { vote } = presentVote(meeting) ?? {};
  return vote && !vote.done && total(vote) > 0 ? close(meeting) : meeting;
};

/** @param {Meeting} meeting @param {(vote: Vote) => Vote} change */
function withBallot(meeting, change) {
  const [name, index] = [ballot(meeting), present(meeting).case];
  if (!name) return meeting;
  const votes = meeting.votes.map((each, at) => (at === index ? { ...each, [name]: change(each[name]) } : each));
  return changed(meeting, { votes });
}

/** @param {Vote} vote */
export const total = ({ counts }) => sum(counts.map((each) => each ?? 0));
/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);

/** Whether the first vote is kept from the group until both are typed in. @param {Meeting} meeting @param {boolean} secret */
export const keepSecret = (meeting, secret) => changed(meeting, { secret });

/** What is known of how people moved: per option the difference, and the least number that must have changed.
 * @param {Votes} votes */
export function shift({ before, after }) {
  const moved = before.counts.map((count, at) => (after.counts[at] ?? 0) - (count ?? 0));
  const [up, down] = [sum(moved.filter((each) => each > 0)), -sum(moved.filter((each) => each < 0))];
  return { moved, least: Math.min(up, down), before: total(before), after: total(after) };
}

// Its notes

/** Write one of the notes, as much of it as there is room for.
 * @param {Meeting} meeting @param {string} name @param {string} text */
export function note(meeting, name, text) {
  return changed(meeting, { notes: { ...meeting.notes, [name]: text.slice(0, NOTES[name]) } });
}
