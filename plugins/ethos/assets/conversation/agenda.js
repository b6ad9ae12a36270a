// The steps of a meeting and their minutes: whole, and exactly as many as there are.

/** The steps that a case may have beside its clip, in their order. */
const STEPS = ["read", "vote", "pairs", "groups", "plenary", "twist", "revote", "law"];
/** What goes last when there is not a minute for everything, the dearest first. */
const KEPT = ["read", "plenary", "vote", "law", "pairs", "revote", "twist", "groups"];
/** A twist takes so many minutes; where there are twice as many there is room for two. */
const TWIST = 4;
/** A clip is shown when it takes at most this part of its case's time. */
const CLIP = 1 / 4;

/**
 * @typedef {{kind: string, case: number|null, minutes: number, twist?: number}} Step
 * `kind`: frame, clip, read, vote, pairs, groups, plenary, twist, revote, law, monday; `case` and `twist` count from 0.
 * @typedef {Record<number, Record<string, number>>} Plans minutes of the whole meeting → kind of step → its minutes
 */

/**
 * The plans as they stand in tables on a page, the same that is read without scripts.
 * @param {ParentNode} root
 * @returns {Plans}
 */
export function readPlans(root) {
  const tables = [...root.querySelectorAll("[data-plan]")];
  const minutes = (table) => [...table.querySelectorAll("[data-steg]")].map((row) => [row.dataset.steg, +row.dataset.minuter]);
  return Object.fromEntries(tables.map((table) => [table.dataset.plan, Object.fromEntries(minutes(table))]));
}

/**
 * The steps of a meeting, in order. `frame` and `monday` are shared by all cases, which divide the rest.
 * @param {Plans} plans
 * @param {{minutes: number, group: number}} choice
 * @param {{closure: string, laws: unknown, twists: unknown[], clip: {minutes: number}|null}[]} cases
 * @returns {Step[]}
 */
export function agenda(plans, choice, cases) {
  if (!cases.length) return [];
  const { frame, monday } = plans[choice.minutes];
  const shares = split(choice.minutes - frame - monday, cases.map(() => 1));
  return [
    { kind: "frame", case: null, minutes: frame },
    ...cases.flatMap((each, index) => ofCase(plans, choice, each, shares[index]).map((step) => ({ ...step, case: index }))),
    { kind: "monday", case: null, minutes: monday },
  ];
}

function ofCase(plans, choice, each, share) {
  const clip = each.clip && each.clip.minutes <= share * CLIP ? each.clip.minutes : 0;
  const time = share - clip;
  const wanted = Object.entries(trimmed(weights(plans, choice, each, time), time)).filter(([, weight]) => weight);
  const minutes = split(time, wanted.map(([, weight]) => weight));
  const steps = wanted.flatMap(([kind], index) => parted(kind, minutes[index], each.twists.length));
  return clip ? [{ kind: "clip", minutes: clip }, ...steps] : steps;
}

/** What the plan nearest below gives each step, after what the case and the group have no use for. */
function weights(plans, choice, each, time) {
  const all = Object.values(plans).map((plan) => Object.fromEntries(STEPS.map((kind) => [kind, plan[kind] ?? 0])));
  const found = { ...(all.filter((plan) => sum(Object.values(plan)) <= time).at(-1) ?? all[0]) };
  const leave = (kind, to = "plenary") => {
    found[to] += found[kind];
    found[kind] = 0;
  };
  if (choice.group < 6) leave("groups");
  if (choice.group < 4) leave("pairs");
  if (!each.twists.length) leave("twist");
  if (!each.laws) leave("law");
  else if (each.closure === "legal-limit" && !found.law) ["twist", "revote"].forEach((kind) => leave(kind, "law"));
  return found;
}

/** No more steps than minutes. */
function trimmed(found, time) {
  for (const kind of KEPT.toReversed()) {
    if (Object.values(found).filter(Boolean).length <= time) break;
    found[kind] = 0;
  }
  return found;
}

/** A twist becomes as many as there is time for. */
function parted(kind, minutes, twists) {
  if (kind !== "twist") return [{ kind, minutes }];
  const count = Math.max(1, Math.min(twists, Math.floor(minutes / TWIST)));
  return split(minutes, Array(count).fill(1)).map((part, twist) => ({ kind, minutes: part, twist }));
}

const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

/** A total in whole parts after their weights, by largest remainders; none is empty while there is enough for all. */
export function split(total, weights) {
  const whole = sum(weights);
  const exact = weights.map((weight) => (total * weight) / whole);
  const parts = exact.map(Math.floor);
  const order = [...parts.keys()].sort((one, other) => exact[other] - parts[other] - (exact[one] - parts[one]) || one - other);
  for (const index of order.slice(0, total - sum(parts))) parts[index] += 1;
  while (parts.includes(0) && Math.max(...parts) > 1) {
    parts[parts.indexOf(Math.max(...parts))] -= 1;
    parts[parts.indexOf(0)] += 1;
  }
  return parts;
}
