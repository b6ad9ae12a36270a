// A case of one's own as a meeting takes it: the same shape as a case from its page. Texts are set as text, never as markup.

import { OWN } from "../shared/choices.js";
import { base, made } from "../shared/elements.js";
import { slugged } from "../shared/drafting.js";
import { linesOf, missing, paragraphs, reading, waysOf } from "./own-case.js";
import { kept } from "./own-kept.js";
import { FEWEST, MOST } from "./rule.js";

/** @import {Case} from "./cases.js" */
/** @import {Own} from "./own-case.js" */

/** The case that this browser keeps, when a group can talk about it. @returns {Case|null} */
export function ownCase() {
  const own = kept();
  return own && !missing(own).length ? caseOf(own) : null;
}

/** @param {string} text */
const block = (text) => made("div", {}, ...paragraphs(text).map((each) => made("p", {}, each)));
/** @param {string} text */
const blockOrNone = (text) => (text.trim() ? block(text) : null);

/** @param {Own} own @returns {Case} */
function caseOf(own) {
  const address = new URL(`${base()}${"{{place.own_case}}"}`, location.href).href;
  const turn = own.twist.trim() ? [{ text: block(own.twist), question: blockOrNone(own.twist_question) }] : [];
  /** @type {Record<string, Node>} */
  const leader = { ...(own.purpose.trim() && { purpose: block(own.purpose) }), real_case: block("{{own_case.real_case}}"), closing: block("{{own_case.closing}}") };
  return {
    ...{ slug: OWN, title: own.title.trim(), subtitle: "", lang: "", address, closure: "open" },
    ...{ minutes: Number(own.minutes) || 0, reading: reading(own), group: { min: FEWEST, max: MOST }, methods: [] },
    situation: made("div", {}, block(own.situation), blockOrNone(own.who)),
    questions: linesOf(own.questions).map(block),
    options: waysOf(own).map((each) => ({ label: each.label, for: blockOrNone(each.for), against: blockOrNone(each.against), consequence: null })),
    twists: turn,
    leader,
    laws: lawOf(own),
    clip: null,
    participants: "",
  };
}

/** @param {Own} own */
function lawOf({ law, law_says: says }) {
  const lines = linesOf(says).map((each) => made("li", {}, each));
  if (!lines.length && !law) return null;
  const { href } = new URL(`${base()}${"{{place.laws}}"}${slugged(law)}/`, location.href);
  return made("div", {}, made("ul", {}, ...lines, law ? made("li", {}, made("a", { href }, law)) : null));
}
