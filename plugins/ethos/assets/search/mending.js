// What a word that the index does not have was meant as.

import { distance, folded, term } from "./words.js";

/** @import {Words} from "./files.js" */

const [SHORT, LONG] = [4, 8];
const HEAD = 3;
/** Letters in a part that a compound is known by alone, where it ends and where it begins; and how much of a word must be as
 * another's beginning. */
const [PART, WHOLE, BEGUN] = [5, 6, 0.7];

/** What the site has words for. */
export class Vocabulary {
  /** @param {Words} words */
  constructor({ ord, vikt, lika }) {
    const all = ord ? ord.split(" ") : [];
    this.words = all.map((word, at) => ({ word, plain: folded(word), weight: Number(vikt[at]) }));
    this.known = new Map([...this.words.map(({ plain, word }) => /** @type {[string, string]} */ ([plain, word])), ...all.map((word) => /** @type {[string, string]} */ ([word, word]))]);
    this.terms = new Map([...all.map((word) => /** @type {[string, string]} */ ([folded(term(word)), word])), ...all.map((word) => /** @type {[string, string]} */ ([term(word), word]))]);
    this.groups = lika;
  }

  /**
   * The words that the site would have written: spelt right, another for the same, taken apart, or a part of it; none when
   * nothing is like it. In a sentence a short word that the site has not is most often another word: `kramar` is no `kranar`.
   * @param {string} word
   * @param {boolean} [isSaid] whether it stands in a sentence
   * @returns {string[]}
   */
  mended(word, isSaid = false) {
    const plain = folded(word);
    const one = (/** @type {string} */ found) => (found ? [found] : []);
    const ways = [
      () => one(this.alike(plain)),
      () => one(this.slip(plain, isSaid)),
      () => one(this.beginning(plain, plain.length)),
      () => (this.parts(word).length || plain !== word ? this.parts(word) : this.parts(plain)),
      () => one(this.nearest(plain, 2)),
      () => one(this.beginning(plain, Math.max(5, Math.ceil(plain.length * BEGUN)))),
      () => one(this.part(word)),
    ];
    for (const way of ways) {
      const found = way();
      if (found.length) return found;
    }
    return [];
  }

  /** What it is a slip for. @param {string} plain @param {boolean} isSaid */
  slip = (plain, isSaid) => (isSaid && plain.length < LONG ? "" : this.nearest(plain, 1));

  /** Whether what a word is mended to is a guess: a word spelt like it, which may be another, or only a part of it.
   * @param {string} word @param {boolean} [isSaid] */
  isGuess(word, isSaid = false) {
    const plain = folded(word);
    if (this.alike(plain)) return false;
    return Boolean(this.slip(plain, isSaid)) || !(this.beginning(plain, plain.length) || this.parts(word).length);
  }

  /** Another word for the same thing that the site has: the commonest. @param {string} plain */
  alike(plain) {
    const same = (/** @type {string} */ word) => folded(term(word)) === folded(term(plain));
    const group = this.groups.find((words) => words.some((word) => folded(word) === plain || same(word))) ?? [];
    const others = new Set(group.map(folded).filter((word) => word !== plain));
    return best(this.words.filter((each) => others.has(each.plain)));
  }

  /** The commonest of the nearest words; two slips are believed in a long word only, and one in the first letter of none
   * that is short: `kille` is a word of its own, and no `ville`.
   * @param {string} plain @param {number} limit */
  nearest(plain, limit) {
    if (plain.length < (limit > 1 ? LONG : SHORT)) return "";
    const isFirstSure = limit > 1 || plain.length < LONG;
    let least = limit;
    let found = [];
    for (const each of this.words) {
      if ((isFirstSure && each.plain[0] !== plain[0]) || each.plain.length < SHORT - 1) continue;
      const far = distance(plain, each.plain, least);
      if (far < least) found = [];
      if (far <= least) found.push(each);
      least = Math.min(least, far);
    }
    return best(found);
  }

  /** The commonest word that begins as this one, as far as it must. @param {string} plain @param {number} least letters */
  beginning(plain, least) {
    for (let size = plain.length; size >= Math.max(3, least); size -= 1) {
      const start = plain.slice(0, size);
      const found = best(this.words.filter((each) => each.plain.startsWith(start)));
      if (found) return found;
    }
    return "";
  }

  /** The two words that a compound is made of, as even as they can be. @param {string} plain @returns {string[]} */
  parts(plain) {
    const ways = [];
    for (let at = HEAD; at <= plain.length - HEAD; at += 1) {
      const [head, tail] = [this.head(plain.slice(0, at)), this.tail(plain.slice(at))];
      if (head && tail) ways.push({ words: [head, tail], even: Math.min(at, plain.length - at) });
    }
    return ways.sort((a, b) => b.even - a.even)[0]?.words ?? [];
  }

  /** @param {string} plain */
  head = (plain) => this.known.get(plain) ?? (plain.length > HEAD ? (this.known.get(plain.replace(/s$/u, "")) ?? this.terms.get(plain) ?? this.terms.get(term(plain))) : undefined) ?? "";

  /** @param {string} plain */
  tail = (plain) => this.known.get(plain) ?? this.terms.get(term(plain)) ?? "";

  /** The longest word that a compound ends with, which says what it is, or a long one that it begins with: `självmord` is no
   * kind of `själv`. @param {string} plain */
  part(plain) {
    for (let size = plain.length - HEAD; size >= PART; size -= 1) {
      const found = this.tail(plain.slice(-size)) || (size >= WHOLE && this.head(plain.slice(0, size)));
      if (found) return found;
    }
    return "";
  }
}

/** The commonest of some words. @param {{word: string, weight: number}[]} words */
const best = (words) => words.reduce((most, each) => (each.weight > most.weight ? each : most), { word: "", weight: -1 }).word;
