// The leader's notes for the present step: what to do and say, the case's purpose, and help for when it halts.

import { made } from "../shared/elements.js";
import { copy } from "../shared/every-page.js";
import { present, presentCase } from "./meeting.js";
import { here } from "./reached.js";
import { shortly } from "./short.js";
import { capital, nameOf, toSay } from "./spoken.js";
import { element } from "./text.js";

/** @import {Meeting, Told} from "./meeting.js" */
/** @import {Words} from "./spoken.js" */

/** What is too long for the group's screen, and what a leader has to know. */
const promise = () => card("{{meeting.promise_heading}}", "{{meeting.promise}}");

const AID = ["silent", "agree", "stuck", "tense", "real_case"];

/** @param {Meeting} meeting @param {Words} words */
export function noteCards(meeting, words) {
  const { kind } = present(meeting);
  const current = presentCase(meeting);
  const ends = kind === "monday" || kind === "memory";
  const cases = current ? [current] : meeting.cases;
  const own = kind === "frame" ? ["purpose", "before"] : ends || kind === "law" ? ["purpose", "closing"] : ["purpose"];
  const say = card("Säg", toSay(kind, meeting.cases, words[`sag${capital(kind)}`]));
  if (say) say.className = "say"; // it is read aloud
  const does = [say, card("Gör så här", words[`gor${capital(kind)}`])];
  const about = cases.flatMap((each) => own.map((name) => noteOf(each, name, words, cases.length > 1)));
  const aid = current && !ends ? AID.map((name) => noteOf(current, name, words)) : [];
  return made("div", { className: "cues" }, ...does, inChat(meeting), ...(kind === "frame" ? [brief(meeting, words), promise()] : []), ...about, ...aid);
}

/** @param {Meeting} meeting @param {Words} words */
const brief = ({ short, choice, cases }, words) => short && card("Tiden", shortly(short, choice.minutes, cases.length, (kind) => nameOf(kind, words)));

/** At a distance: a line that leads each participant to where the group is. @param {Meeting} meeting */
function inChat(meeting) {
  const address = here(present(meeting), presentCase(meeting)?.participants);
  if (!meeting.choice.link || !address) return null;
  const text = `${"{{participants.we_are}}"}: ${address}`;
  const found = made("section", {}, made("h3", { textContent: "{{participants.in_chat}}" }), made("p", {}, text));
  if (navigator.clipboard) found.append(copier(text));
  return found;
}

/** @param {string} text */
function copier(text) {
  const way = made("button", { type: "button", className: "button quiet", textContent: "Kopiera" });
  const status = made("span", { className: "hear" });
  status.setAttribute("role", "status");
  way.addEventListener("click", () => copy(text, way));
  return made("p", { className: "actions" }, way, status);
}

/** @param {string} heading @param {string|undefined} text */
const card = (heading, text) => (text ? made("section", {}, made("h3", { textContent: heading }), made("p", { textContent: text })) : null);

/** @param {Told} each @param {string} name @param {Words} words */
function noteOf(each, name, words, several = false) {
  if (!each.leader[name]) return null;
  const heading = words[`not${capital(name)}`] + (several ? `: ${each.title}` : "");
  return made("section", {}, made("h3", { textContent: heading }), element(each.leader[name]));
}
