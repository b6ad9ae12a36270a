// What a meeting looks like. It comes out of the browser's storage and from other windows, and is believed only if it is
// whole: what is broken, foreign or of another edition is no meeting.

import { CASES, CLOSURES, MOST, SHARED, STEPS } from "./rule.js";
import { isPacked } from "./text.js";

export const VERSION = 3;
/** The most that can be typed as the votes for an option. */
export const VOTES = MOST;
/** The notes of a meeting, and how many characters each has room for. @type {Record<string, number>} */
export const NOTES = { decision: 1000, owner: 120, until: 10, learned: 500 };
/** What changes in a meeting, each by itself: where it stands with its clock, what is known to the group, and each note. */
export const PARTS = ["place", "votes", "secret", "revealed", ...Object.keys(NOTES)];
/** @import {Meeting} from "./meeting.js" */

const LIMITS = { minutes: 10_000, steps: 100, cases: CASES, options: 20, twists: 20, questions: 40, parts: 40, share: 20 };

/** @typedef {Record<string, any>} Unknown what may be anything, whose parts are looked at one by one */

/** @param {unknown} value @returns {value is string} */
const isText = (value, most = 20_000) => typeof value === "string" && value.length <= most;

/** @param {string} text */
function canParse(text) {
  try {
    return Boolean(new URL(text));
  } catch {
    return false;
  }
}

/** @param {unknown} value */
const isAddress = (value) => isText(value) && /^https?:/.test(value) && canParse(value);
/** @param {unknown} value @param {number} most */
const isWhole = (value, most) => isTime(value) && Number.isInteger(value) && value <= most;
/** @param {unknown} value @returns {value is number} */
const isTime = (value) => typeof value === "number" && Number.isFinite(value) && value >= 0;
/** @param {unknown} value @param {number} most @param {(each: any) => boolean} good @returns {value is any[]} */
const isList = (value, most, good) => Array.isArray(value) && value.length <= most && value.every(good);
/** @param {unknown} value @param {(value: any) => boolean} good */
const isNoneOr = (value, good) => value === null || good(value);
/** @param {unknown} value @returns {value is Unknown} */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @param {number} count @returns {(value: unknown) => boolean} */
const isIn = (count) => (value) => isWhole(value, count - 1);

/**
 * True for what this edition can have made, whoever wrote it.
 * @param {unknown} value
 * @returns {value is Meeting}
 */
export function isMeeting(value) {
  if (!isRecord(value) || value.version !== VERSION || !isText(value.id, 64) || !isAddress(value.address)) return false;
  const { steps, cases, clock, votes, revealed, notes, method } = value;
  return (
    isRecord(value.choice) &&
    isWhole(value.revision, Number.MAX_SAFE_INTEGER) &&
    isRecord(value.marks) &&
    PARTS.every((part) => isWhole(value.marks[part], value.revision)) &&
    isNoneOr(value.short, isShort) &&
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

/** @param {unknown} short */
const isShort = (short) => isRecord(short) && isWhole(short.minutes, LIMITS.minutes) && isList(short.without, STEPS.length, (kind) => STEPS.includes(kind));

/** @param {unknown} step @param {Unknown[]} cases */
function isStep(step, cases) {
  if (!isRecord(step) || !STEPS.includes(step.kind) || !isTime(step.minutes) || !isWhole(step.twist, LIMITS.twists)) return false;
  if (SHARED.includes(step.kind)) return step.case === null;
  return isIn(cases.length)(step.case) && hasToShow(step, cases[step.case]);
}

/** A step that shows what not every case has is there for one that has it only.
 * @param {Unknown} step @param {Unknown} told */
function hasToShow({ kind, twist }, { clip, twists, laws }) {
  if (kind === "clip") return clip !== null;
  if (kind === "law") return laws !== null;
  return kind !== "twist" || twist < twists.length;
}

/** @param {unknown} each */
function isCase(each) {
  return (
    isRecord(each) &&
    ["slug", "title", "lang"].every((name) => isText(each[name])) &&
    CLOSURES.includes(each.closure) &&
    isAddress(each.address) &&
    (!each.participants || isAddress(each.participants)) &&
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

/** @param {unknown} clip */
const isClip = (clip) => isRecord(clip) && isText(clip.title) && isTime(clip.minutes) && isAddress(clip.address);

/** @param {unknown} method */
function isMethod(method) {
  if (!isRecord(method) || !["slug", "title", "summary"].every((name) => isText(method[name]))) return false;
  return isList(method.steps, LIMITS.parts, (step) => isText(step?.label) && isPacked(step.prompt) && isWhole(step.share ?? 1, LIMITS.share));
}

/** @param {unknown} vote @param {unknown[]} options */
function isVote(vote, options) {
  if (!isRecord(vote) || typeof vote.done !== "boolean" || vote.counts?.length !== options.length) return false;
  return isList(vote.counts, options.length, (number) => isNoneOr(number, (count) => isWhole(count, VOTES)));
}
