// One edition of the index: its files, each fetched once. What did not come is forgotten, so that it is asked for again.

import * as packed from "./packed.js";
import { folded } from "./words.js";

/** @import {Chunk, Facets} from "./packed.js" */
/** @import {Laws} from "./laws.js" */
/** @import {Signs} from "./earnest.js" */

/**
 * @typedef {(path: string) => Promise<Uint8Array>} Get a file by its path in the site; it fails where there is none
 * @typedef {{format: number, edition: string, pages: number, first: string[], chunks: string[], blocks: string[], facets: string,
 *   words: string, laws: Laws, archived?: number[], signs?: Signs}} Register
 * @typedef {[string, string, string, string, string[], [string, string[]][], string, string]} Page title, address, summary, kind,
 *   facts, laws as cited with the words of each, language, the name of its text
 * @typedef {{ord: string, vikt: string, lika: string[][]}} Words
 */

export const REGISTER = `${"{{place.index}}"}register.json`;
const FORMAT = 1;
const BLOCK = 16;

/** @param {Get} get @returns {Promise<Edition>} */
export async function opened(get) {
  const register = /** @type {Register} */ (JSON.parse(packed.text(await get(REGISTER))));
  if (register.format !== FORMAT) throw new Error(`the index has format ${register.format}`);
  return new Edition(get, register);
}

export class Edition {
  /** @param {Get} get @param {Register} register */
  constructor(get, register) {
    this.get = get;
    this.register = register;
    /** The pages that nobody is shown who does not ask for what is archived. */
    this.archived = new Set(register.archived);
    /** @type {Map<string, Promise<unknown>>} */
    this.kept = new Map();
  }

  /**
   * A part of the index, read once.
   * @template Read
   * @param {string} name
   * @param {(data: Uint8Array) => Read} read
   * @returns {Promise<Read>}
   */
  part(name, read) {
    const found = this.kept.get(name) ?? this.get(`${"{{place.index_parts}}"}${name}.bin`).then(packed.inflated).then(read);
    if (!this.kept.has(name)) found.catch(() => this.kept.delete(name));
    this.kept.set(name, found);
    return /** @type {Promise<Read>} */ (found);
  }

  /** The chunk where words that begin so would begin. @param {string} plain without marks */
  place(plain) {
    const { first } = this.register;
    let [low, high] = [0, first.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (before(plain, first[middle])) high = middle - 1;
      else low = middle;
    }
    return low;
  }

  /** @param {number} at @returns {Promise<Chunk|undefined>} */
  async chunk(at) {
    const name = this.register.chunks[at];
    return name === undefined ? undefined : this.part(name, packed.chunk);
  }

  /** @param {number} number @returns {Promise<Page>} */
  async page(number) {
    const block = await this.part(this.register.blocks[Math.floor(number / BLOCK)], json);
    return block[number % BLOCK];
  }

  /** What a page says. @param {Page} page */
  said(page) {
    return this.part(page[7], packed.text);
  }

  /** @returns {Promise<Facets>} */
  facets() {
    return this.part(this.register.facets, packed.facets);
  }

  /** @returns {Promise<Words>} */
  words() {
    return this.part(this.register.words, json);
  }
}

/** @param {Uint8Array} data */
const json = (data) => JSON.parse(packed.text(data));

/** Whether a word comes before another in the order of code points, as the index has them. @param {string} a @param {string} b */
function before(a, b) {
  const [left, right] = [[...folded(a)], [...b]];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    if (left[at] !== right[at]) return (left[at].codePointAt(0) ?? 0) < (right[at].codePointAt(0) ?? 0);
  }
  return left.length < right.length;
}
