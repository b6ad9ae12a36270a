// A case of one's own as a draft for the editors: a file that `ethos check` reads as a dilemma. Every text is quoted, and
// in running text each sign that could mean a form has a backslash before it: what is typed is shown as it stands. What
// nobody has chosen stands as the build has written it, with the mark that says what a person must write.

import { plainly, quoted, said, summarised } from "../shared/drafting.js";
import { linesOf, paragraphs, waysOf } from "./own-case.js";
import { CARD_WORDS, LAW_LINES } from "./own-rule.js";

/** @import {Own} from "./own-case.js" */

/**
 * The text of the file.
 * @param {Own} own one of which nothing is missing
 * @param {[name: string, lines: string][]} awaited what stands for each field that is not told
 * @param {string} today "2027-03-17"
 */
export function draft(own, awaited, today) {
  const waits = Object.fromEntries(awaited);
  const filed = (/** @type {string} */ name, /** @type {string} */ word) => (word ? `${name}: [${quoted(word)}]` : waits[name]);
  const summary = summarised(own.situation, CARD_WORDS);
  const turn = own.twist.trim() ? ["twists:", `  - text: ${said(own.twist)}`, ...(own.twist_question.trim() ? [`    question: ${said(own.twist_question)}`] : [])] : [];
  const says = linesOf(own.law_says).slice(0, LAW_LINES.most).map((line) => said(line.slice(0, LAW_LINES.each)));
  return [
    "---",
    `title: ${quoted(own.title)}`,
    summary ? `summary: ${quoted(summary)}` : waits.summary,
    ...["status: draft", `published: ${today}`],
    ...[filed("themes", own.theme), ...(own.principle ? [filed("principles", own.principle)] : []), filed("roles", own.role), filed("settings", own.setting)],
    own.one && own.other ? `tension: [{between: ${quoted(own.one)}, and: ${quoted(own.other)}}]` : waits.tension,
    ...[waits.difficulty, `minutes: ${Number(own.minutes)}`, waits.group, waits.closure],
    ...["questions:", ...linesOf(own.questions).map((each) => `  - ${said(each)}`)],
    ...["options:", ...waysOf(own).flatMap((each) => [`  - label: ${quoted(each.label)}`, `    for: ${said(each.for)}`, `    against: ${said(each.against)}`])],
    ...turn,
    ...(own.law ? [`laws: [${quoted(own.law)}]`] : []),
    ...(says.length ? ["law_says:", ...says.map((line) => `  - ${line}`)] : []),
    ...["leader:", `  purpose: ${said(own.purpose)}`, `  real_case: ${said("{{own_case.real_case}}")}`, `  closing: ${said("{{own_case.closing}}")}`],
    ...["---", [...paragraphs(own.situation), ...paragraphs(own.who)].map(plainly).join("\n\n"), ""],
  ].join("\n");
}
