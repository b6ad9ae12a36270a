// The steps of a meeting and their minutes: whole, and exactly as many as there are. The rule, and what it means, stands
// in plugins/ethos/plan.py, which divides what is printed by the same few lines; a test runs both.

import { CLIP, FEWEST, FRAME, KEPT, LIMIT, OWN, PLANS, ROLES, SEVERAL, TWIST, USUAL_MINUTES, USUAL_PEOPLE, WORTH } from "./rule.js";

/** @import {Case} from "./cases.js" */
/** @import {Choice, Offered} from "./choice.js" */
/** @import {Short} from "./short.js" */

/**
 * @typedef {{kind: string, case: number|null, minutes: number, twist?: number}} Step
 * `kind` is one of `STEPS`; `case` and `twist` count from 0.
 * @typedef {{closure: string, laws: unknown, twists: unknown[], clip: {minutes: number}|null, reading: number}} Divided
 * what a case has that takes time; `reading` in minutes
 */

/**
 * The steps of a meeting, in order. `frame` and `monday` are shared by all cases, which divide the rest.
 * @param {{minutes: number, group: number}} choice
 * @param {Divided[]} cases
 * @returns {Step[]}
 */
export function agenda({ minutes, group }, cases) {
  if (!cases.length) return [];
  const plan = PLANS[minutes];
  const shares = split(own(plan), cases.map(() => 1));
  return [
    { kind: "frame", case: null, minutes: plan.frame },
    ...cases.flatMap((each, index) => ofCase(each, group, shares[index]).map((step) => ({ ...step, case: index }))),
    { kind: "monday", case: null, minutes: plan.monday },
  ];
}

/** The shortest plan with so many minutes; the longest, when none has. @param {number} minutes */
export function roomy(minutes) {
  const lengths = Object.keys(PLANS).map(Number);
  return lengths.find((each) => each >= minutes) ?? Math.max(...lengths);
}

/**
 * The choice with what was not chosen filled in from its cases: the shortest plan with room for them, as many people as
 * usual or as the cases bear, and the first method that those can be proposed (plugins/ethos/plan.py).
 * @param {Choice} choice
 * @param {(Divided & Pick<Case, "minutes"|"group"|"methods">)[]} cases
 * @param {Offered[]} methods every method there is
 * @returns {Choice}
 */
export function completed(choice, cases, methods) {
  const asked = cases.reduce((sum, each) => sum + each.minutes, 0);
  const [minutes, group] = [choice.minutes || roomy(asked || USUAL_MINUTES), choice.group || fitting(cases)];
  if (methods.some(({ slug }) => slug === choice.method)) return { ...choice, minutes, group };
  const able = borne(methods, group, agenda({ minutes, group }, cases)).map(({ slug }) => slug);
  const suits = cases.flatMap((each) => each.methods).find((slug) => able.includes(slug));
  return { ...choice, minutes, group, method: suits ?? able[0] ?? methods[0]?.slug ?? "" };
}

/** @param {Pick<Case, "group">[]} cases */
function fitting(cases) {
  const least = Math.max(FEWEST, ...cases.map((each) => each.group.min));
  return Math.max(least, Math.min(USUAL_PEOPLE, ...cases.map((each) => each.group.max)));
}

/** Whether the group is divided in a meeting. @param {Step[]} steps */
export const divides = (steps) => steps.some(({ kind }) => kind === "groups");

/** The methods that so many people can be proposed: one in groups, where they divide and are many.
 * @template {{apart: boolean}} Each
 * @param {Each[]} methods @param {number} group @param {Step[]} steps */
export const borne = (methods, group, steps) => methods.filter(({ apart }) => !apart || (group >= SEVERAL && divides(steps)));

/** The roles that a frame of so many minutes has time for. @template Each @param {number} minutes @param {Each[]} roles */
export const given = (minutes, roles) => (minutes > FRAME ? roles : roles.slice(...ROLES));

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

/** The minutes that a plan leaves to its cases. @param {Record<string, number>} plan */
const own = (plan) => sum(OWN.map((kind) => plan[kind] ?? 0));

/** @param {Divided} each @param {number} group @param {number} share */
function ofCase(each, group, share) {
  const clip = each.clip && each.clip.minutes * CLIP <= share ? each.clip.minutes : 0;
  const wanted = trimmed(weights(each, group, share), share - clip);
  const minutes = forReading(wanted.map(([kind]) => kind).indexOf("read"), split(share - clip, wanted.map(([, weight]) => weight)), each.reading);
  const steps = wanted.flatMap(([kind], index) => parted(kind, minutes[index], each.twists.length));
  return clip ? [{ kind: "clip", minutes: clip }, ...steps] : steps;
}

/**
 * What a meeting is too short for: how many minutes its cases are written for, and the kinds of steps that it leaves out;
 * null when it has room for them.
 * @param {{minutes: number, group: number}} choice
 * @param {(Divided & {minutes: number})[]} cases
 * @returns {Short|null}
 */
export function missing(choice, cases) {
  const asked = sum(cases.map(({ minutes }) => minutes));
  if (asked <= choice.minutes) return null;
  const kinds = (/** @type {number} */ minutes) => [...new Set(agenda({ ...choice, minutes }, cases).map(({ kind }) => kind))];
  const kept = kinds(choice.minutes);
  return { minutes: asked, without: kinds(roomy(asked)).filter((kind) => !kept.includes(kind)) };
}

/** The same minutes, with those that it takes to read the case, as long as another step has more to give.
 * @param {number} at where the reading stands @param {number[]} minutes @param {number} needed */
function forReading(at, minutes, needed) {
  const found = [...minutes];
  while (found[at] < needed) {
    const longest = found.indexOf(Math.max(...found));
    if (found[longest] <= found[at] + 1) break;
    found[longest] -= 1;
    found[at] += 1;
  }
  return found;
}

/** What the plan nearest below gives each step, after what the case and the group have no use for.
 * @param {Divided} each @param {number} group @param {number} share */
function weights({ twists, laws, closure }, group, share) {
  const plans = Object.values(PLANS);
  const plan = plans.findLast((each) => own(each) <= share) ?? plans[0];
  const found = Object.fromEntries(OWN.map((kind) => [kind, plan[kind] ?? 0]));
  const useful = new Map(Object.entries(WORTH).map(([kind, least]) => [kind, group >= least]));
  useful.set("twist", twists.length > 0).set("law", Boolean(laws));
  for (const kind of OWN.filter((each) => useful.get(each) === false)) {
    found.plenary += found[kind];
    found[kind] = 0;
  }
  if (!laws || closure !== LIMIT || found.law) return found;
  return { ...found, law: found.twist + found.revote, twist: 0, revote: 0 };
}

/** The steps that have a weight, but no more of them than minutes. @param {Record<string, number>} found @param {number} minutes */
function trimmed(found, minutes) {
  const kept = KEPT.filter((kind) => found[kind]).slice(0, minutes);
  return Object.entries(found).filter(([kind]) => kept.includes(kind));
}

/** A twist becomes as many as there is time for. @param {string} kind @param {number} minutes @param {number} twists */
function parted(kind, minutes, twists) {
  if (kind !== "twist") return [{ kind, minutes }];
  const count = Math.max(1, Math.min(twists, Math.floor(minutes / TWIST)));
  return split(minutes, Array(count).fill(1)).map((part, twist) => ({ kind, minutes: part, twist }));
}

/** A total in whole parts after their weights, by largest remainders; none is empty while there is enough for all.
 * @param {number} total @param {number[]} weights */
export function split(total, weights) {
  const whole = sum(weights);
  const parts = weights.map((weight) => Math.floor((total * weight) / whole));
  const lost = weights.map((weight) => (total * weight) % whole);
  const order = [...parts.keys()].sort((one, other) => lost[other] - lost[one] || one - other);
  for (const index of order.slice(0, total - sum(parts))) parts[index] += 1;
  while (parts.includes(0) && Math.max(...parts) > 1) {
    parts[parts.indexOf(Math.max(...parts))] -= 1;
    parts[parts.indexOf(0)] += 1;
  }
  return parts;
}

/** What the leader does in a step when the group meets at a distance; "" where it is as in a room. Rooms close a minute before the
 * step does, so that all are back. @param {string} kind @param {number} minutes */
export function far(kind, minutes) {
  const open = String(Math.max(1, minutes - 1));
  if (kind === "vote" || kind === "revote") return "{{meeting.far.vote}}";
  if (kind === "pairs") return "{{meeting.far.pairs}}".replace("{minutes}", open);
  return kind === "groups" ? "{{meeting.far.groups}}".replace("{minutes}", open) : "";
}
