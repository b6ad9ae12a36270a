// Which pages a query finds, and in which order: BM25F, whose weights in each page stand in the index (search/impact.py).

import { size } from "./query.js";
import { isUsual } from "./words.js";

/** @import {Word} from "./query.js" */
/** @typedef {{page: number, score: number, about: number}} Ranked `about`: how much of the query the page is about, of 1 */

/** How much a term in a page's names counts beside one in its text. */
const NAMES = 2;
/** How much it counts that a page is about all words: the power of the share it is about. */
const TOGETHER = 2;
/** What a word weighs in a page that is about half of it: who only mentions a word in passing answers little of a query. */
const PASSING = 0.2;
/** How much a word counts beside others that is said of nearly everything here. */
const USUAL = 0.5;
/** What a word weighs in a page that counts as having it, of those that make it common: what is only found by it does in part. */
const HAVING = 0.5;
/** When fewer pages have all words, those that have the most of them are found too. */
const ENOUGH = 20;
/** What only has a part of a compound, or a synonym of what it says in passing, weighs less beside the best. */
const FAINT = 0.04;
const SHARES = [0.999, 0.74, 0.6, 0.45, 0.3, 0];

/**
 * The pages that have the words of a query, the best first; ties in the order of the index.
 * @param {Word[]} words
 * @param {number} pages how many there are
 * @param {Set<number>} out those to leave out
 * @returns {Ranked[] & {met: number}} `met`: how many pages have any of the words
 */
export function ranked(words, pages, out) {
  const [single, beside] = [sums(pages), sums(pages)];
  for (const word of words) add(word, word.isPair ? beside : single);
  const together = (/** @type {number} */ page) => (single.about[page] + beside.about[page]) / (single.whole + beside.whole);
  /** @type {(Ranked & {share: number})[]} */
  const found = [];
  for (let page = 0; page < pages; page += 1) {
    if (!single.share[page] || out.has(page)) continue;
    const score = (single.total[page] + beside.total[page]) * together(page) ** TOGETHER;
    found.push({ page, share: single.share[page] / single.whole, about: single.about[page] / single.whole, score });
  }
  const least = SHARES.find((each) => found.filter((one) => one.share >= each).length >= Math.min(ENOUGH, found.length)) ?? 0;
  const order = found.filter((each) => each.share >= least).sort((a, b) => b.score - a.score || a.page - b.page);
  return Object.assign(order, { met: found.length });
}

/** What words weigh in each page, the share of them that it has and is about, and how much they all tell. @param {number} pages */
function sums(pages) {
  const [total, share, about] = Array.from({ length: 3 }, () => new Float64Array(pages));
  return { total, share, about, whole: 0 };
}

/** The first of what was ranked, and of the others those that answer at all beside the best. @param {Ranked[]} order */
export const answering = (order) => order.filter(({ score }, at) => at < ENOUGH || score >= FAINT * order[0].score);

/** Add what a word weighs in each page, and how much it tells: rare words tell more. @param {Word} word @param {ReturnType<typeof sums>} to */
function add({ met, said }, to) {
  const best = new Float64Array(to.total.length);
  const having = [];
  for (const each of met) {
    const { chunk, at, weight } = each;
    for (let place = chunk.from[at], end = place + size(each); place < end; place += 1) {
      const page = chunk.pages[place];
      const value = (weight * (chunk.text[place] + NAMES * chunk.names[place])) / 255;
      if (!best[page]) having.push(page);
      if (value > best[page]) best[page] = value;
    }
  }
  const many = having.reduce((sum, page) => sum + Math.min(1, best[page] / HAVING), 0);
  const rare = Math.log(1 + (best.length - many + 0.5) / (many + 0.5)) * (isUsual(said) ? USUAL : 1);
  for (const page of having) {
    to.total[page] += rare * best[page];
    to.share[page] += rare;
    to.about[page] += rare * Math.min(1, ((1 + PASSING) * best[page]) / (PASSING + best[page]));
  }
  to.whole += rare;
}

/** All pages but some. @param {number} pages @param {Set<number>} out */
export const every = (pages, out) => Array.from({ length: pages }, (_, page) => page).filter((page) => !out.has(page));

/** The pages that have every word, for a phrase: all, where it has none that is searched for. @param {Word[]} words @param {number} pages @param {Set<number>} out */
export function having(words, pages, out) {
  if (!words.length) return every(pages, out);
  const all = new Set(ranked(words, pages, out).map(({ page }) => page));
  for (const { met } of words) {
    const some = new Set(met.flatMap(({ chunk, at }) => [...chunk.pages.subarray(chunk.from[at], chunk.from[at + 1])]));
    for (const page of all) if (!some.has(page)) all.delete(page);
  }
  return [...all];
}
