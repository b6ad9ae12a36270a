// Dilemmas by free words, for whoever chooses among them elsewhere: the same index and the same order as everywhere.

import { instead, search } from "./core.js";
import { says } from "./words.js";

/** @import {Answer} from "./reader.js" */

const MOST = 60;

/** Those that some words find, the best first: their slugs, how much of the words each is about, and how well it answers. @param {string} words */
export async function found(words) {
  return (await hits(await search(words, { slag: ["dilemma"] }))).map(({ slug, about, score }) => ({ slug, about, score }));
}

/** @param {Answer} answer */
const hits = async (answer) => (await answer.hits(0, MOST)).map((hit) => ({ ...hit, slug: hit.url.split("/").at(-2) ?? "" }));

/**
 * What stands between some words and the cases that are shown for them: what was searched for instead, and which of the words
 * no such case says, read whole; and whether they only lie near: a word is found nowhere, or what it was taken for is a guess or is not said.
 * @param {string} words
 * @param {string[]} slugs of what is shown
 */
export async function apart(words, slugs) {
  const answer = await search(words, { slag: ["dilemma"] });
  const shown = (await hits(answer)).filter(({ slug }) => slugs.includes(slug));
  const texts = await Promise.all(shown.map(async ({ title, summary, said }) => [title, summary, await said()].join(" . ")));
  const lacking = answer.asked.filter(({ said, terms }) => !/\p{N}/u.test(said) && !texts.some((text) => says(text, terms)));
  const isTold = answer.asked.length > 1 && lacking.length > 0; // of a single word there is another like it, as everywhere
  return { told: `${instead(answer.shown)}${isTold ? unseen(lacking.map(({ said }) => said)) : ""}`.trim(), isFar: answer.isPart || (answer.asked.length > 1 && answer.isGuess) || (isTold && answer.shown !== "") };
}

/** @param {string[]} words */
function unseen(words) {
  const all = words.map((word) => `”${word}”`);
  return `${all.length === 1 ? "Ordet" : "Orden"} ${all.join(" och ")} syns inte i fallen. De kan ha ord som liknar.`;
}
