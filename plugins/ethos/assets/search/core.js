// The search itself, shared by the dialog and the page /sok/. Pagefind is fetched when the first search is made.
import { inLanguage, made } from "../shared/elements.js";
import { Vocabulary, base, content, folded, occurs, withLaws, wordsOf } from "./words.js";

/** @import {Counts, Filters, Found, Pagefind, Result} from "../../pagefind/pagefind.js" */

/**
 * @typedef {{results: Result[], counts: Counts, total: number, shown: string}} Answer Pagefind's results, pages per facet
 * and value, how many there are without filters, and the words that the reader should know were searched for instead ("" when
 * it was what they wrote)
 * @typedef {{asked: string, all: string, first: Set<string>}} Understood
 */

const RANKING = {
  diacriticSimilarity: 3, // ”gåva” is not ”gav”
  metaWeights: { title: 5, summary: 2, amne: 3, lag: 3, titelord: 4, amnesord: 1, likaord: 0.5, delord: 0.3, svagord: 0.1, kind: 0.1, sprak: 0, sager: 0 },
};
const root = new URL(document.documentElement.dataset.base || "./", document.baseURI);
const LOOKED_AT = 5;
const FEW = 3;
const MOST_WORDS = 6;

/** @type {Promise<Pagefind>|undefined} */
let engine;
/** @type {Promise<Vocabulary>|undefined} */
let vocabulary;

/** Pagefind, fetched once. A failure is forgotten, so that the next search tries again. @returns {Promise<Pagefind>} */
function pagefind() {
  engine ??= import("../../pagefind/pagefind.js")
    .then(async ({ createInstance }) => {
      const made = createInstance({ baseUrl: root.pathname, ranking: RANKING, excerptLength: 26, noWorker: true });
      await made.init();
      return made;
    })
    .catch((error) => {
      engine = undefined;
      throw error;
    });
  return engine;
}

/** The site's words, fetched once and only when a word seems misspelt; without them nothing is mended. */
function words() {
  vocabulary ??= fetch(new URL("pagefind/sok-ord.json", root))
    .then((answer) => (answer.ok ? answer.json() : { ord: [], lika: [] }))
    .then(({ ord, lika }) => new Vocabulary(ord, lika))
    .catch(() => new Vocabulary([], []));
  return vocabulary;
}

/** Begin to fetch what a search needs, while someone is about to type. */
export const warm = () => pagefind().catch(() => {});

/** @param {string|null} query nothing, or what is quoted, is asked for as it is @param {Filters} filters */
async function run(query, filters) {
  const index = await pagefind();
  const asked = query?.startsWith('"') ? query : query && wordsOf(query).map(base).join(" ");
  return index.search(asked, { filters });
}

/** The words of a query that none of the first results says: they may be misspelt, and Pagefind guessed.
 * @param {string[]} terms @param {Pick<Found, "results">} found */
async function unheard(terms, found) {
  const first = await Promise.all(found.results.slice(0, LOOKED_AT).map((result) => result.data()));
  const text = first.map(({ content: said, meta }) => `${said} ${Object.values(meta).join(" ")}`).join(" ");
  return terms.filter((term) => !/\d/u.test(term) && !occurs(term, text));
}

/** @param {string[]} terms @param {string[]} doubtful those that may be misspelt */
async function mended(terms, doubtful) {
  const site = await words();
  return terms
    .map((term) => (doubtful.includes(term) ? site.alike(folded(term)) || (site.knows(term) ? term : site.mended(term)) : term))
    .filter(Boolean);
}

/** The most of the words that more than `least` pages have together; what has the best first result among as many.
 * @param {string[]} terms @param {number} least @returns {Promise<string[]>} */
async function fewer(terms, least) {
  for (let size = terms.length - 1; size; size -= 1) {
    const tries = await Promise.all(subsets(terms, size).map(async (some) => ({ some, ...(await run(some.join(" "), {})) })));
    const [best] = tries.filter(({ results }) => results.length > least).sort((a, b) => top(b) - top(a));
    if (best) return best.some;
  }
  return [];
}

/** @param {Pick<Found, "results">} found */
const top = (found) => found.results[0].score;

/** @param {string[]} all @param {number} size @returns {string[][]} */
const subsets = (all, size) =>
  size === 0
    ? [[]]
    : all.flatMap((first, at) => subsets(all.slice(at + 1), size - 1).map((rest) => [first, ...rest]));

/**
 * What to ask the index for: `{asked, first}`. The words worth searching for, mended when the site does not have them. When few
 * pages have them all, `asked` is the most of them that more pages have, and `first` holds the ids of those with all.
 * @param {string} query
 * @returns {Promise<Understood>}
 */
async function understood(query) {
  if (/^\s*["”“].+["”“]\s*$/u.test(query)) return { asked: query.trim().replace(/["”“]/gu, '"'), all: "", first: new Set() };
  let terms = content(wordsOf(withLaws(query))).slice(0, MOST_WORDS);
  /** @type {Pick<Found, "results">} */
  let found = await run(terms.join(" "), {});
  const doubtful = await unheard(terms, found);
  if (doubtful.length) {
    terms = wordsOf((await mended(terms, doubtful)).join(" "));
    found = terms.length ? await run(terms.join(" "), {}) : { results: [] };
  }
  const first = new Set(found.results.map(({ id }) => id));
  const some = found.results.length < FEW && terms.length > 1 ? await fewer(terms, found.results.length) : [];
  return { asked: (some.length ? some : terms).join(" "), all: terms.join(" "), first };
}

/** The last query, and what it was understood as. @type {{query: string, understood: Promise<Understood>}|null} */
let remembered = null;

/**
 * Search. An empty query with filters lists all pages that pass them.
 * @param {string} query
 * @param {Filters} filters
 * @returns {Promise<Answer>}
 */
export async function search(query, filters = {}) {
  const typed = query.trim();
  if (!typed) return answer(await run(null, filters), new Set(), "");
  if (remembered?.query !== typed) remembered = { query: typed, understood: understood(typed) };
  const { asked, all, first } = await remembered.understood.catch((error) => {
    remembered = null;
    throw error;
  });
  if (!asked) return answer({ results: [] }, first, "");
  const shown = first.size ? all : asked;
  return answer(await run(asked, filters), first, shown && changed(typed, shown) ? shown : "");
}

/** @param {Partial<Found> & Pick<Found, "results">} found @param {Set<string>} first ids of what comes first @param {string} shown */
function answer({ results, filters: counts = {}, unfilteredResultCount: total = 0 }, first, shown) {
  const ranked = [...results.filter(({ id }) => first.has(id)), ...results.filter(({ id }) => !first.has(id))];
  return { results: ranked, counts, total, shown };
}

/** @param {string} typed @param {string} asked */
function changed(typed, asked) {
  const before = content(wordsOf(withLaws(typed))).slice(0, MOST_WORDS).map(folded).join(" ");
  return before !== folded(asked);
}

/** The facets of all pages with their counts, before anything is chosen. */
export const facets = async () => (await pagefind()).filters();

/** One result as a list item: a link, what it is, and where the words stand or what the page is about. @param {Result} result */
export async function item(result) {
  const { url, meta, excerpt, locations } = await result.data();
  const language = inLanguage(meta.sprak);
  const link = made("a", { className: "sok-traff__lank", href: url, ...language }, meta.title);
  const kind = made("span", { className: "sok-traff__slag" }, [meta.kind, meta.note].filter(Boolean).join(" · "));
  const about = made("p", { className: "sok-traff__text", ...language }, ...(locations.length ? marked(excerpt) : [meta.summary || meta.sager]));
  return made("li", { className: "sok-traff" }, link, kind, about);
}

/** Pagefind's excerpt as nodes: only its own <mark> becomes an element, all else is text. @param {string} excerpt */
export function marked(excerpt) {
  const plain = (/** @type {string} */ text) => text.replace(/&lt;/gu, "<").replace(/&gt;/gu, ">");
  return excerpt.split(/<mark>(.*?)<\/mark>/su).map((part, at) => (at % 2 ? made("mark", {}, plain(part)) : plain(part)));
}

/** A number of hits in words. @param {number} count */
export const hits = (count) => (count === 1 ? "1 träff" : `${count.toLocaleString("sv")} träffar`);
