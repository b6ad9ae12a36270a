// Dilemmas by free words, for whoever chooses among them elsewhere: the same index and the same order as everywhere.

import { search } from "./core.js";

const MOST = 60;

/** Those that some words find, the best first: their slugs, how much of the words each is about, and how well it answers. @param {string} words */
export async function found(words) {
  const answer = await search(words, { slag: ["dilemma"] });
  const hits = await answer.hits(0, MOST);
  return hits.map(({ url, about, score }) => ({ slug: url.split("/").at(-2) ?? "", about, score }));
}
