// What somebody is told of a case while writing it: the same as the check tells editors. The patterns, the numbers and the
// words come from plugins/ethos/rules/ by own_rule.py, and a test lets both read the same cases.

import { linesOf, waysOf } from "./own-case.js";
import { LAW_LINES, LEADING, NAME, TOLD, WEAK } from "./own-rule.js";

/** @import {Own, Way} from "./own-case.js" */

/** @typedef {{name: string, code: keyof TOLD, text: string}} Advice `name` is the field that it is about */
/** @typedef {"for"|"against"} Side */

const SIDES = /** @type {Side[]} */ (Object.keys(WEAK.sides));
const PROSE = ["title", "situation", "who", "questions", "twist", "twist_question", "law_says", "purpose"];
const leading = LEADING.map((pattern) => new RegExp(pattern, "iu"));
const named = new RegExp(NAME, "gu");

/** Everything there is to say of a case, field by field. @param {Own} own @returns {Advice[]} */
export const advice = (own) => [...leadingIn(own), ...weakIn(own), ...namesIn(own), ...lawIn(own), ...valuesIn(own)];

/** What a rule says, and the first sentence of what it advises. @param {string} name @param {keyof TOLD} code
 * @param {Record<string, string|number>} facts @returns {Advice} */
function told(name, code, facts) {
  const [message, hint = ""] = TOLD[code];
  const words = [message, hint.split(/[.](?=\s)/)[0]].filter(Boolean).join(" ");
  const text = words.replace(/\{(\w+)\}/g, (_, fact) => String(facts[fact] ?? ""));
  return { name, code, text: hint ? `${text}.` : text };
}

/** Questions that have their answer in them. @param {Own} own */
function leadingIn({ questions, twist_question: turn }) {
  const asked = [...linesOf(questions).map((text) => ["questions", text]), ["twist_question", turn.trim()]];
  return asked.filter(([, text]) => leading.some((each) => each.test(text))).map(([name, written]) => told(name, "leading-question", { written }));
}

/** Ways that have less to say for themselves than the others. An empty text is not written yet. @param {Own} own */
function weakIn(own) {
  const ways = waysOf(own);
  return SIDES.flatMap((side) => weak(ways, side).map(({ at, label }) => told(`${side}${at}`, "weak-option", { written: label, side: WEAK.sides[side] })));
}

/** @param {Way[]} ways @param {Side} side */
function weak(ways, side) {
  const counts = ways.map((each) => each[side].split(/\s+/).filter(Boolean).length);
  const all = counts.reduce((sum, count) => sum + count, 0);
  return ways.filter((each, at) => {
    const others = (all - counts[at]) / (ways.length - 1);
    const short = others >= WEAK.long && counts[at] * WEAK.share < others;
    return each[side] && (saysNothing(each[side]) || short);
  });
}

/** @param {string} text */
const saysNothing = (text) => WEAK.nothing.includes(text.replace(/[^\p{L}\p{N}_ ]/gu, "").trim().toLowerCase());

/** What may be somebody's name. @param {Own} own */
function namesIn(own) {
  const texts = [...PROSE, ...waysOf(own).flatMap(({ at }) => SIDES.map((side) => `${side}${at}`))];
  return texts.flatMap((name) => [...own[name].matchAll(named)].map(([, written]) => told(name, "possible-name", { written: written.replaceAll("\n", " ") })));
}

/** What the law says, in few lines that can be said aloud, and of which law. @param {Own} own */
function lawIn({ law, law_says: says }) {
  const lines = linesOf(says);
  const field = "{{own_case.field.law_says.name}}";
  return [
    ...(lines.length && !law ? [told("law", "law-unnamed", {})] : []),
    ...(lines.length > LAW_LINES.most ? [told("law_says", "too-many", { field, limit: LAW_LINES.most })] : []),
    ...lines.filter((line) => line.length > LAW_LINES.each).map((line) => told("law_says", "too-long", { field, length: line.length, limit: LAW_LINES.each })),
  ];
}

/** Two values that pull apart are two. @param {Own} own */
function valuesIn({ one, other }) {
  return one && one === other ? [told("other", "one-sided-tension", { written: `${one} – ${other}`, why: "{{tension.itself}}" })] : [];
}
