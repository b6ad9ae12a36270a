// A case of one's own as a draft for the editors: a file that `ethos check` reads as a dilemma. Every text is quoted, and
// in running text each sign that could mean a form has a backslash before it: what is typed is shown as it stands.

import { plainly, quoted, said, summarised } from "../shared/drafting.js";
import { linesOf, paragraphs, waysOf } from "./own-case.js";
import { LAW_LINES } from "./own-rule.js";
import { FEWEST, MANY } from "./rule.js";

/** @import {Own} from "./own-case.js" */

/**
 * The text of the file.
 * @param {Own} own one of which nothing is missing
 * @param {string} today "2027-03-17"
 */
export function draft(own, today) {
  const turn = own.twist.trim() ? ["twists:", `  - text: ${said(own.twist)}`, ...(own.twist_question.trim() ? [`    question: ${said(own.twist_question)}`] : [])] : [];
  const says = linesOf(own.law_says).slice(0, LAW_LINES.most).map((line) => said(line.slice(0, LAW_LINES.each)));
  return [
    "---",
    `title: ${quoted(own.title)}`,
    `summary: ${quoted(summarised(own.situation))}`,
    ...["status: draft", `published: ${today}`],
    ...[`themes: [${quoted(own.theme)}]`, ...(own.principle ? [`principles: [${quoted(own.principle)}]`] : []), `roles: [${quoted(own.role)}]`, `settings: [${quoted(own.setting)}]`],
    `tension: [{between: ${quoted(own.one)}, and: ${quoted(own.other)}}]`,
    ...["difficulty: 2", `minutes: ${Number(own.minutes)}`, `group: {min: ${FEWEST}, max: ${MANY}}`, "closure: open"],
    ...["questions:", ...linesOf(own.questions).map((each) => `  - ${said(each)}`)],
    ...["options:", ...waysOf(own).flatMap((each) => [`  - label: ${quoted(each.label)}`, `    for: ${said(each.for)}`, `    against: ${said(each.against)}`])],
    ...turn,
    ...(own.law ? [`laws: [${quoted(own.law)}]`] : []),
    ...(says.length ? ["law_says:", ...says.map((line) => `  - ${line}`)] : []),
    ...["leader:", `  purpose: ${said(own.purpose)}`, `  real_case: ${said("{{own_case.real_case}}")}`, `  closing: ${said("{{own_case.closing}}")}`],
    ...["---", [...paragraphs(own.situation), ...paragraphs(own.who)].map(plainly).join("\n\n"), ""],
  ].join("\n");
}
