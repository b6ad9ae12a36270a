// The leader's notes for the present step: what to do and say, the case's purpose, and help for when it halts.

import { made } from "../shared/elements.js";
import { present, presentCase } from "./meeting.js";
import { shortly } from "./short.js";
import { capital, nameOf } from "./spoken.js";
import { element } from "./text.js";

/** @import {Meeting, Told} from "./meeting.js" */
/** @import {Words} from "./spoken.js" */

const AID = ["silent", "agree", "stuck", "tense", "real_case"];

/** @param {Meeting} meeting @param {Words} words */
export function noteCards(meeting, words) {
  const { kind } = present(meeting);
  const current = presentCase(meeting);
  const ends = kind === "monday" || kind === "memory";
  const cases = current ? [current] : meeting.cases;
  const own = kind === "frame" ? ["purpose", "before"] : ends || kind === "law" ? ["purpose", "closing"] : ["purpose"];
  const does = [card("Gör så här", words[`gor${capital(kind)}`]), card("Säg", words[`sag${capital(kind)}`])];
  const about = cases.flatMap((each) => own.map((name) => noteOf(each, name, words, cases.length > 1)));
  const aid = current && !ends ? AID.map((name) => noteOf(current, name, words)) : [];
  return made("div", { className: "cues" }, ...does, kind === "frame" ? brief(meeting, words) : null, ...about, ...aid);
}

/** @param {Meeting} meeting @param {Words} words */
const brief = ({ short, choice, cases }, words) => short && card("Tiden", shortly(short, choice.minutes, cases.length, (kind) => nameOf(kind, words)));

/** @param {string} heading @param {string|undefined} text */
const card = (heading, text) => text && made("section", {}, made("h3", { textContent: heading }), made("p", { textContent: text }));

/** @param {Told} each @param {string} name @param {Words} words */
function noteOf(each, name, words, several = false) {
  if (!each.leader[name]) return null;
  const heading = words[`not${capital(name)}`] + (several ? `: ${each.title}` : "");
  return made("section", {}, made("h3", { textContent: heading }), element(each.leader[name]));
}
