// A meeting under way, as one value: what was chosen, the steps and their texts, where it stands, its clock, its votes and
// its notes. Every change gives a new meeting with a higher revision; windows that show the same one take the highest.

import { NOTES, VERSION, VOTES, isMeeting } from "./valid.js";
import { packed } from "./text.js";

export const KEY = "ethos-samtal";
export const CHANNEL = "ethos-samtal";
const MOST = 2_000_000; // characters: more than six of the longest cases, less than any browser's room

/**
 * A new meeting, at its first step with its clock running.
 * @param {{choice: object, steps: object[], cases: object[], method: object|null, address: string}} made What the package
 *   is: `cases` and `method` with elements, as conversation/cases.js gives them; `address` leads back to the package.
 * @param {number} now Milliseconds since 1970.
 */
export function create({ choice, steps, cases, method, address }, now = Date.now()) {
  return {
    version: VERSION,
    id: random(),
    revision: 1,
    choice,
    address,
    steps: steps.map(({ kind, case: index, minutes, twist }) => ({ kind, case: index ?? null, minutes, twist: twist ?? 0 })),
    cases: cases.map(packedCase),
    method: method && packedMethod(method),
    step: 0,
    part: 0,
    clock: { since: now, spent: steps.map(() => 0) },
    votes: cases.map(({ options }) => ({ before: noVote(options.length), after: noVote(options.length) })),
    secret: true,
    revealed: cases.map(() => []),
    notes: { decision: "", owner: "", until: "", learned: "" },
  };
}

const noVote = (options) => ({ counts: Array(options).fill(null), done: false });

/** Random also where a page has no secure connection, as on some workplaces' own networks. */
function random() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function packedCase(each) {
  const pack = (node) => packed(node, each.address);
  return {
    slug: each.slug,
    title: each.title,
    lang: each.lang ?? "",
    address: each.address,
    closure: each.closure,
    situation: pack(each.situation) ?? ["p", {}],
    questions: each.questions.map(pack).filter(Boolean),
    options: each.options.map(({ label }) => label),
    twists: each.twists.map(({ text, question }) => ({ text: pack(text) ?? ["p", {}], question: pack(question) })),
    leader: Object.fromEntries(Object.entries(each.leader).map(([name, node]) => [name, pack(node)]).filter(([, tree]) => tree)),
    laws: pack(each.laws),
    clip: each.clip && packedClip(each.clip),
  };
}

function packedClip({ title, address, minutes }) {
  return { title, address: new URL(address, globalThis.document?.baseURI).href, minutes: Number(minutes) || 0 };
}

function packedMethod({ slug, title, summary, steps, address }) {
  const pack = (node) => packed(node, address ?? "");
  return { slug, title, summary, steps: steps.map(({ label, prompt }) => ({ label, prompt: pack(prompt) ?? ["p", {}] })) };
}

// Where it stands

/** The present step; after the last one comes what to remember, which has no time of its own. */
export const present = (meeting) => meeting.steps[meeting.step] ?? { kind: "memory", case: null, minutes: 0, twist: 0 };

export const presentCase = (meeting) => meeting.cases[present(meeting).case] ?? null;

/** What a step shows one after another: in plenary the method's steps, or the case's questions when there is no method. */
export function parts(meeting, step = present(meeting)) {
  if (step.kind !== "plenary") return [];
  if (meeting.method?.steps.length) return meeting.method.steps;
  return (meeting.cases[step.case]?.questions ?? []).map((prompt) => ({ label: "", prompt }));
}

/** The twists of the present case that are shown, and the one to show next, or null. */
export function twists(meeting) {
  const { kind, case: index, twist } = present(meeting);
  if (kind !== "twist") return { shown: [], coming: null };
  const all = [...meeting.cases[index].twists.keys()];
  const shown = meeting.revealed[index] ?? [];
  const order = [twist, ...all.filter((each) => each > twist), ...all.filter((each) => each < twist)];
  return { shown, coming: order.find((each) => all.includes(each) && !shown.includes(each)) ?? null };
}

/** True while the present step keeps its twist from the group. */
export const isHidden = (meeting) => present(meeting).kind === "twist" && twists(meeting).coming === present(meeting).twist;

const changed = (meeting, more) => ({ ...meeting, ...more, revision: meeting.revision + 1 });

/** One thing further: the next part of a step, the twist that is still hidden, or the next step. */
export function next(meeting, now = Date.now()) {
  if (isHidden(meeting)) return reveal(meeting);
  if (meeting.part + 1 < parts(meeting).length) return changed(meeting, { part: meeting.part + 1 });
  return go(meeting, meeting.step + 1, now);
}

/** To the next step, whatever this one still holds back. */
export const skip = (meeting, now = Date.now()) => go(meeting, meeting.step + 1, now);

/** One thing back. */
export function back(meeting, now = Date.now()) {
  if (meeting.part > 0) return changed(meeting, { part: meeting.part - 1 });
  const step = Math.max(0, meeting.step - 1);
  return go(meeting, step, now, Math.max(0, parts(meeting, meeting.steps[step]).length - 1));
}

/** To a step, whose clock goes on from what it has used; a vote that was typed in is then closed. */
export function go(meeting, step, now = Date.now(), part = 0) {
  const to = Math.min(Math.max(step, 0), meeting.steps.length);
  if (to === meeting.step) return meeting;
  const clock = { since: meeting.clock.since === null ? null : now, spent: spentUntil(meeting, now) };
  return changed(closed(meeting), { step: to, part, clock });
}

/** Show a twist of the present case. */
export function reveal(meeting) {
  const { coming } = twists(meeting);
  const { case: index } = present(meeting);
  if (coming === null) return meeting;
  const revealed = meeting.revealed.map((each, at) => (at === index ? [...each, coming] : each));
  return changed(meeting, { revealed });
}

// Its clock

function spentUntil({ clock, step }, now) {
  const run = clock.since === null ? 0 : Math.max(0, now - clock.since);
  return clock.spent.map((spent, at) => (at === step ? spent + run : spent));
}

export const isPaused = (meeting) => meeting.clock.since === null;

/** Stop the clock, or let it go on. */
export function pause(meeting, now = Date.now()) {
  return changed(meeting, { clock: { since: isPaused(meeting) ? now : null, spent: spentUntil(meeting, now) } });
}

/** What is left of the present step, in milliseconds: less than nothing when its time has passed. */
export function left(meeting, now = Date.now()) {
  return present(meeting).minutes * 60_000 - (spentUntil(meeting, now)[meeting.step] ?? 0);
}

/** What is left of the whole meeting, as planned, in minutes. */
export function leftInAll(meeting, now = Date.now()) {
  const coming = meeting.steps.slice(meeting.step + 1).reduce((sum, { minutes }) => sum + minutes, 0);
  return coming + Math.ceil(Math.max(0, left(meeting, now)) / 60_000);
}

// Its votes

/** Which vote the present step takes: `before`, `after` or nothing. */
export const ballot = (meeting) => ({ vote: "before", revote: "after" })[present(meeting).kind] ?? "";

/** Type in how many chose an option in the present vote. What is no whole number from 0 to 500 counts as not typed. */
export function count(meeting, option, typed) {
  const number = /^\d{1,3}$/.test(typed) && Number(typed) <= VOTES ? Number(typed) : null;
  return withBallot(meeting, ({ counts, done }) => ({ counts: counts.map((old, at) => (at === option ? number : old)), done }));
}

/** The present vote is typed in. */
export function close(meeting) {
  return withBallot(meeting, ({ counts }) => ({ counts: counts.map((each) => each ?? 0), done: true }));
}

const closed = (meeting) => {
  const vote = meeting.votes[present(meeting).case]?.[ballot(meeting)];
  return vote && !vote.done && total(vote) > 0 ? close(meeting) : meeting;
};

function withBallot(meeting, change) {
  const [name, index] = [ballot(meeting), present(meeting).case];
  if (!name) return meeting;
  const votes = meeting.votes.map((each, at) => (at === index ? { ...each, [name]: change(each[name]) } : each));
  return changed(meeting, { votes });
}

export const total = ({ counts }) => counts.reduce((sum, each) => sum + (each ?? 0), 0);

/** Whether the first vote is kept from the group until both are typed in. */
export const keepSecret = (meeting, secret) => changed(meeting, { secret });

/** What is known of how people moved: per option the difference, and the least number that must have changed. */
export function shift({ before, after }) {
  const moved = before.counts.map((count, at) => (after.counts[at] ?? 0) - (count ?? 0));
  const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);
  const [up, down] = [sum(moved.filter((each) => each > 0)), -sum(moved.filter((each) => each < 0))];
  return { moved, least: Math.min(up, down), before: total(before), after: total(after) };
}

// Its notes

/** Write one of the notes, as much of it as there is room for. */
export function note(meeting, name, text) {
  return changed(meeting, { notes: { ...meeting.notes, [name]: text.slice(0, NOTES[name]) } });
}

// In the browser's storage

/** Keep the meeting. False when the browser keeps nothing: it then lives as long as its window. */
export function save(meeting) {
  try {
    localStorage.setItem(KEY, JSON.stringify(meeting));
    return true;
  } catch {
    return false;
  }
}

/** The meeting that is kept, or null. What is broken, foreign or of another edition is dropped. */
export function restore() {
  let kept = null;
  try {
    kept = localStorage.getItem(KEY);
    if (kept === null) return null;
    if (kept.length <= MOST) {
      const meeting = JSON.parse(kept);
      if (isMeeting(meeting)) return meeting;
    }
  } catch {
    if (kept === null) return null;
  }
  forget();
  return null;
}

function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept, then.
  }
}

/** End the meeting: it is forgotten, and every window that shows it is told. */
export function end() {
  forget();
  if (!globalThis.BroadcastChannel) return;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage({ ended: true });
  channel.close();
}
