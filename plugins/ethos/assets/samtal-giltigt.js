// What a meeting looks like. It comes out of the browser's storage and from other windows, and is believed only if it is
// whole: what is broken, foreign or of another edition is no meeting.

import { CASES, MOST, STEPS } from "./samtal-regel.js";
import { isPacked } from "./samtal-text.js";

export const VERSION = 1;
/** The most that can be typed as the votes for an option. */
export const VOTES = MOST;
/** The notes of a meeting, and how many characters each has room for. */
export const NOTES = { decision: 1000, owner: 120, until: 10, learned: 500 };
const LIMITS = { steps: 100, cases: CASES, options: 20, twists: 20, questions: 40, parts: 40 };

const isText = (value, most = 20_000) => typeof value === "string" && value.length <= most;
function canParse(text) {
  try {
    return Boolean(new URL(text));
  } catch {
    return false;
  }
}

const isAddress = (value) => isText(value) && /^https?:/.test(value) && canParse(value);
const isWhole = (value, most) => Number.isInteger(value) && value >= 0 && value <= most;
const isTime = (value) => typeof value === "number" && Number.isFinite(value) && value >= 0;
const isList = (value, most, good) => Array.isArray(value) && value.length <= most && value.every(good);
const isNoneOr = (value, good) => value === null || good(value);
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isIn = (count) => (value) => isWhole(value, count - 1);

/** True for what this edition can have made, whoever wrote it. */
export function isMeeting(value) {
  if (!isRecord(value) || value.version !== VERSION || !isText(value.id, 64) || !isAddress(value.address)) return false;
  const { steps, cases, clock, votes, revealed, notes, method } = value;
  return (
    isRecord(value.choice) &&
    isWhole(value.revision, Number.MAX_SAFE_INTEGER) &&
    isList(cases, LIMITS.cases, isCase) &&
    isList(steps, LIMITS.steps, (step) => isStep(step, cases)) &&
    isWhole(value.step, steps.length) &&
    isNoneOr(method, isMethod) &&
    isWhole(value.part, LIMITS.parts) &&
    isRecord(clock) &&
    isNoneOr(clock.since, isTime) &&
    isList(clock.spent, steps.length, isTime) &&
    isList(votes, cases.length, isRecord) &&
    cases.every(({ options }, at) => ["before", "after"].every((name) => isVote(votes[at]?.[name], options))) &&
    typeof value.secret === "boolean" &&
    isList(revealed, cases.length, Array.isArray) &&
    cases.every(({ twists: all }, at) => isList(revealed[at], all.length, isIn(all.length))) &&
    isRecord(notes) &&
    Object.entries(NOTES).every(([name, most]) => isText(notes[name], most))
  );
}

function isStep(step, cases) {
  if (!isRecord(step) || !STEPS.includes(step.kind) || !isTime(step.minutes) || !isWhole(step.twist, LIMITS.twists)) return false;
  return step.case === null ? /^(frame|monday)$/.test(step.kind) : isIn(cases.length)(step.case);
}

function isCase(each) {
  return (
    isRecord(each) &&
    ["slug", "title", "lang", "closure"].every((name) => isText(each[name])) &&
    isAddress(each.address) &&
    isPacked(each.situation) &&
    isList(each.questions, LIMITS.questions, (tree) => isPacked(tree)) &&
    isList(each.options, LIMITS.options, (label) => isText(label)) &&
    isList(each.twists, LIMITS.twists, (twist) => isPacked(twist?.text) && isNoneOr(twist.question, (tree) => isPacked(tree))) &&
    isRecord(each.leader) &&
    Object.values(each.leader).every((tree) => isPacked(tree)) &&
    isNoneOr(each.laws, (tree) => isPacked(tree)) &&
    isNoneOr(each.clip, isClip)
  );
}

const isClip = (clip) => isRecord(clip) && isText(clip.title) && isTime(clip.minutes) && isAddress(clip.address);

function isMethod(method) {
  if (!isRecord(method) || !["slug", "title", "summary"].every((name) => isText(method[name]))) return false;
  return isList(method.steps, LIMITS.parts, (step) => isText(step?.label) && isPacked(step.prompt));
}

function isVote(vote, options) {
  if (!isRecord(vote) || typeof vote.done !== "boolean" || vote.counts?.length !== options.length) return false;
  return isList(vote.counts, options.length, (number) => isNoneOr(number, (count) => isWhole(count, VOTES)));
}
