// Dilemmas by free words, for whoever chooses among them elsewhere: the same index and the same order as everywhere.

import { search } from "./core.js";

const MOST = 60;

/** The slugs of those that some words find, the best first. @param {string} words @returns {Promise<string[]>} */
export async function found(words) {
  const answer = await search(words, { slag: ["dilemma"] });
  const hits = await answer.hits(0, MOST);
  return hits.map(({ url }) => url.split("/").at(-2) ?? "");
}
