// The index read: a query and choices in facets in, pages out. Knows no page of the site and no network but what it is given.

import { isEarnest } from "./earnest.js";
import { REGISTER, opened } from "./files.js";
import { quoted, understood } from "./query.js";
import { answering, every, having, ranked } from "./ranking.js";
import { tokens } from "./words.js";

/** @import {Edition, Get} from "./files.js" */
/** @import {Word} from "./query.js" */

/**
 * @typedef {Record<string, string[]>} Filters facet → the values of which one is wanted; `arkiv` asks for what is archived too
 * @typedef {Record<string, Record<string, number>>} Counts facet → value → how many pages there would be
 * @typedef {{url: string, title: string, summary: string, kind: string, facts: string[], laws: string[], lang: string,
 *   terms: Set<string>, said: () => Promise<string>}} Page `laws` are those asked for, as the page cites them
 * @typedef {{about: number, score: number}} Weighed how much of the query a page is about, of 1, and how well it answers beside others
 * @typedef {Page & Weighed} Hit
 * @typedef {{said: string, terms: Set<string>}} Asked a word of the query, and what it is found by
 * @typedef {{edition: Edition, pages: number[], weighed: Map<number, Weighed>, terms: Set<string>, asked: Asked[], total: number, isLeast: boolean, isNearest: boolean, isGuess: boolean, isPart: boolean, shown: string}} Found
 */

const MOST_READ = 200;
/** So many of what is found are looked at again: what is called just what was typed is among them. */
const NAMED = 10;
/** Characters of a query: an address may hold more than the field takes. */
const LONGEST = 200;
/** What is not ranked. */
const ALIKE = { about: 1, score: 1 };
/** @type {Set<number>} */
const NONE = new Set();

export class Reader {
  /**
   * @param {Get} get a file whose name lasts as long as its content
   * @param {Get} [current] one that may have changed
   * @param {Get} [anew] either, when what came was no good
   */
  constructor(get, current = get, anew = current) {
    this.get = get;
    this.checked = current;
    this.anew = anew;
    /** @type {Promise<Edition>|undefined} */
    this.edition = undefined;
  }

  /** The edition in hand, fetched once. */
  current() {
    return this.edition ?? this.open((path) => (path === REGISTER ? this.checked : this.get)(path));
  }

  /** @param {Get} get */
  open(get) {
    return (this.edition = opened(get));
  }

  /**
   * Ask the edition in hand. When that fails, the index may have been published anew, or a file was lost: then read it anew,
   * and ask once more. What fails again is a failure, and the next question begins so too.
   * @template Told
   * @param {(edition: Edition) => Promise<Told>} question
   * @returns {Promise<Told>}
   */
  async ask(question) {
    const asked = this.current();
    try {
      return await question(await asked);
    } catch {
      return question(await (this.edition && this.edition !== asked ? this.edition : this.open(this.anew)));
    }
  }

  /** Begin to fetch what a search needs. */
  warm = () => this.current().then(() => {}, () => {});

  /**
   * Search. An empty query finds all pages that pass the filters.
   * @param {string} query
   * @param {Filters} [filters]
   */
  async search(query, filters = {}) {
    const find = (/** @type {Edition} */ edition) => found(edition, query.trim().slice(0, LONGEST), filters);
    return new Answer(this, find, await this.ask(find));
  }

  /** Whether somebody writes of what has happened to them. @param {string} query */
  isEarnest(query) {
    return this.ask(async ({ register }) => isEarnest(register.signs ?? {}, query.slice(0, LONGEST)));
  }

  /** How many pages there are by facet and value, as a choice of each would give. @param {string} query @param {Filters} filters @returns {Promise<Counts>} */
  counts(query, filters = {}) {
    return this.ask(async (edition) => {
      const facets = await edition.facets();
      const all = await matching(edition, query.trim().slice(0, LONGEST), NONE);
      const out = leftOut(edition, filters);
      const passed = passing(facets, filters, used(filters));
      const archived = all.pages.filter((page) => edition.archived.has(page) && passed(page)).length;
      return { ...counted(facets, new Set(all.pages.filter((page) => !out.has(page))), filters), arkiv: { med: archived } };
    });
  }
}

/** What a search found; its hits are read when they are to be shown. */
export class Answer {
  /** @param {Reader} reader @param {(edition: Edition) => Promise<Found>} find @param {Found} found */
  constructor(reader, find, found) {
    this.reader = reader;
    this.find = find;
    this.found = found;
  }

  /** How many pages passed the filters. */
  get count() {
    return this.found.pages.length;
  }

  /** How many there are without filters. */
  get total() {
    return this.found.total;
  }

  /** Whether there may be more: a phrase is looked for on some pages only. */
  get isLeast() {
    return this.found.isLeast;
  }

  /** Whether others answer too, but so much less that they were left out. */
  get isNearest() {
    return this.found.isNearest;
  }

  /** The words that were searched for, where they are not what was typed; else "". */
  get shown() {
    return this.found.shown;
  }

  /** Whether some word of the query is found nowhere, nor any that it may have been meant as. */
  get isPart() {
    return this.found.isPart;
  }

  /** Whether what some word was taken for is no more than likely. */
  get isGuess() {
    return this.found.isGuess;
  }

  /** The words that were searched for, each by itself. */
  get asked() {
    return this.found.asked;
  }

  /** Some of them in order; of another edition, when the site has been published anew since. @param {number} from @param {number} to */
  hits(from, to) {
    return this.reader.ask(async (edition) => {
      if (edition !== this.found.edition) this.found = await this.find(edition);
      const { pages, terms, weighed } = this.found;
      return Promise.all(pages.slice(from, to).map(async (page) => ({ ...(await hit(edition, page, terms)), ...(weighed.get(page) ?? ALIKE) })));
    });
  }
}

/** @param {Edition} edition @param {number} number @param {Set<string>} terms @returns {Promise<Page>} */
async function hit(edition, number, terms) {
  const page = await edition.page(number);
  const [title, url, summary, kind, facts, cited, lang] = page;
  const laws = cited.filter(([, words]) => words.some((each) => terms.has(each))).map(([citation]) => citation);
  return { url, title, summary, kind, facts, laws, lang, terms, said: () => edition.said(page) };
}

/** @param {Edition} edition @param {string} query @param {Filters} filters @returns {Promise<Found>} */
async function found(edition, query, filters) {
  const all = await matching(edition, query, leftOut(edition, filters));
  const names = used(filters);
  if (!names.length) return { edition, total: all.pages.length, ...all };
  const passed = passing(await edition.facets(), filters, names);
  return { edition, total: all.pages.length, ...all, pages: all.pages.filter(passed) };
}

/** What a search leaves out: what is archived, unless that is asked for. @param {Edition} edition @param {Filters} filters */
const leftOut = (edition, { arkiv = [] }) => (arkiv.length ? NONE : edition.archived);

/** The facets in which something is chosen. @param {Filters} filters */
const used = (filters) => Object.keys(filters).filter((name) => name !== "arkiv" && filters[name].length);

/** @param {Edition} edition @param {string} query @param {Set<number>} out pages to leave out
 * @returns {Promise<{pages: number[], weighed: Map<number, Weighed>, terms: Set<string>, asked: Asked[], isLeast: boolean, isNearest: boolean, isGuess: boolean, isPart: boolean, shown: string}>} */
async function matching(edition, query, out) {
  const count = edition.register.pages;
  if (!query) return { pages: every(count, out), weighed: new Map(), terms: new Set(), asked: [], isLeast: false, isNearest: false, isGuess: false, isPart: false, shown: "" };
  if (quoted(query)) return phrase(edition, quoted(query), out);
  const { words, beside, isMended, isGuess, isPart } = await understood(edition, query);
  const all = ranked(words.length ? [...words, ...beside] : [], count, out);
  const order = answering(all);
  const pages = await named(edition, query, order.map(({ page }) => page));
  const weighed = new Map(order.map(({ page, about, score }) => [page, { about, score }]));
  const shown = isMended && pages.length ? words.map(({ said }) => said).join(" ") : "";
  const asked = words.map((word) => ({ said: word.said, terms: termsOf([word]) }));
  return { pages, weighed, terms: termsOf(words), asked, isLeast: false, isNearest: order.length < all.met, isGuess, isPart, shown };
}

/** Words after each other, to look for among others. @param {string} text */
const row = (text) => ` ${tokens(text).flatMap((token) => token.split("-")).join(" ")} `;

/** Of the first pages those come before the others whose title begins with what was typed, when that is more than a word.
 * @param {Edition} edition @param {string} query @param {number[]} pages */
async function named(edition, query, pages) {
  const [wanted, first] = [row(query), pages.slice(0, NAMED)];
  if (!wanted.trim().includes(" ") || /\p{N}/u.test(query)) return pages; // a law that is cited has its own order
  const titles = await Promise.all(first.map(async (page) => row((await edition.page(page))[0])));
  const has = (/** @type {boolean} */ is) => first.filter((_, at) => titles[at].startsWith(wanted) === is);
  return [...has(true), ...has(false), ...pages.slice(NAMED)];
}

/** @param {Word[]} words */
const termsOf = (words) => new Set(words.flatMap(({ met }) => met.map(({ chunk, at }) => chunk.terms[at])));

/** The pages that say just these words after each other. @param {Edition} edition @param {string} text @param {Set<number>} out */
async function phrase(edition, text, out) {
  const wanted = row(text);
  const { words, isMended } = await understood(edition, text);
  const likely = isMended ? [] : having(words, edition.register.pages, out);
  const read = likely.slice(0, MOST_READ);
  const says = await Promise.all(read.map((page) => isSaid(edition, page, wanted)));
  return { pages: read.filter((_, at) => says[at]), weighed: new Map(), terms: termsOf(words), asked: [], isLeast: likely.length > read.length, isNearest: false, isGuess: false, isPart: false, shown: "" };
}

/** @param {Edition} edition @param {number} number @param {string} wanted */
async function isSaid(edition, number, wanted) {
  const page = await edition.page(number);
  const [title, , summary] = page;
  return [title, summary, await edition.said(page)].some((text) => row(text).includes(wanted));
}

/**
 * Whether a page has one of the values wanted in each facet.
 * @param {Record<string, Record<string, Uint32Array>>} facets
 * @param {Filters} filters
 * @param {string[]} names
 */
function passing(facets, filters, names) {
  const sets = names.map((name) => new Set(filters[name].flatMap((value) => [...(facets[name]?.[value] ?? [])])));
  return (/** @type {number} */ page) => sets.every((set) => set.has(page));
}

/**
 * A facet with choices is counted as if it had none: how many would there be with this one too?
 * @param {Record<string, Record<string, Uint32Array>>} facets
 * @param {Set<number>} pages
 * @param {Filters} filters
 * @returns {Counts}
 */
function counted(facets, pages, filters) {
  const names = used(filters);
  return Object.fromEntries(
    Object.entries(facets).map(([name, values]) => {
      const passed = passing(facets, filters, names.filter((each) => each !== name));
      const some = Object.entries(values).map(([value, all]) => [value, all.filter((page) => pages.has(page) && passed(page)).length]);
      return [name, Object.fromEntries(some)];
    }),
  );
}
