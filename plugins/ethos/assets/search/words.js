// What someone types, made into what the index holds: references to law, words worth searching for, mended typos.

const STOP = new Set(
  `att av de dem den det din ditt dina du då efter en ens er ert ett för från får ha har hon han hur i in inte ja jag jo kan
  man med men min mitt mina mot mycket ni nu när någon något några och om på sig sin sitt sina ska som så till under ur ut
  vad var vara vem vi vid vilka vilken vilket är åt även eller finns gör göra bli blir skulle vill måste`.split(/\s+/),
);
const PROVISION = /\b([a-zåäö]{2,8}) (?:art\. ?)?(?:(\d+):)?(\d+)(?: ?([a-z])\b)?(?: ?§§?)?/giu;
const CHAPTER = /(\d+) kap\.? (\d+)(?: ?([a-z])\b)? ?§ ([a-zåäö]{2,8})\b/giu;
const SECTION = /(^|[^\w:])(\d+)(?: ?([a-z])\b)? ?§ ([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,7})\b/gu;
const LAW = /^[A-ZÅÄÖ]{2,6}$/u;

/** References to law as the words that the index has for them: ”RF 1:9” and ”1 kap. 9 § RF” → ”rf1k9”, ”FL” → ”fl0”.
 * @param {string} query */
export function withLaws(query) {
  /** @type {(law: string, chapter: string, section: string, letter?: string) => string} */
  const token = (law, chapter, section, letter = "") =>
    `${law}${chapter ? `${chapter}k` : ""}${section}${letter}`.toLowerCase();
  return query
    .replace(CHAPTER, (_, chapter, section, letter, law) => token(law, chapter, section, letter))
    .replace(SECTION, (_, before, section, letter, law) => before + token(law, "", section, letter))
    .replace(PROVISION, (_, law, chapter, section, letter) => token(law, chapter, section, letter))
    .replace(/\S+/gu, (word) => (LAW.test(word) ? `${word.toLowerCase()}0` : word));
}

/** The words of a query in lower case. @param {string} query @returns {string[]} */
export const wordsOf = (query) => query.toLocaleLowerCase("sv").match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words worth searching for; all of them when none is. @param {string[]} words */
export function content(words) {
  const kept = words.filter((word) => !STOP.has(word));
  return kept.length ? kept : words;
}

/** Without diacritics, as Pagefind compares: ”jäv” → ”jav”. @param {string} word */
export const folded = (word) => word.normalize("NFD").replace(/\p{M}/gu, "");

/**
 * A noun in the form that Pagefind's stemmer (Snowball) knows; it leaves the definite form of ”gåva” and ”kollega” and the
 * plural of ”registrator” and ”inspektör” as they are.
 * @param {string} word
 */
export const base = (word) =>
  word
    .replace(/([^m]..)an(s?)$/u, "$1a")
    .replace(/(..[tdks])(or|ör)(?:er|erna|n|en)s?$/u, "$1$2");

const ENDING = /(?:(?:[aoe]r|h?et|e)(?:na)?|n?ar?na|ens?|an|na|[ante])?s?$/u;

/** The beginning that a word shares with its inflections. @param {string} word */
export const stem = (word) => {
  const short = word.replace(ENDING, "");
  return short.length > 2 ? short : word;
};

/** True when some word of a text begins as this word does. @param {string} word @param {string} text */
export function occurs(word, text) {
  const start = folded(stem(word));
  return wordsOf(folded(text)).some((other) => other.startsWith(start));
}

/**
 * The distance between two words in letters put in, left out, changed, or swapped with their neighbour (optimal string
 * alignment: Damerau 1964, Levenshtein 1966); `limit + 1` when it is more than `limit`.
 * @param {string} a
 * @param {string} b
 * @param {number} limit
 */
export function distance(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > limit) return limit + 1;
    [before, last] = [last, row];
  }
  return last[b.length];
}

/** What the site has words for: knows a word, and mends one that it does not know. */
export class Vocabulary {
  /**
   * @param {string[]} words the commonest first
   * @param {string[][]} groups of words that mean the same
   */
  constructor(words, groups) {
    this.words = words.map((word) => /** @type {const} */ ([word, folded(word)]));
    this.known = new Set(this.words.map(([, plain]) => plain));
    this.groups = groups;
  }

  /** True when the site has this word, or one that begins as it does. @param {string} word */
  knows(word) {
    const start = folded(stem(word));
    return this.words.some(([, plain]) => plain.startsWith(start));
  }

  /** The word as the site would have written it: spelt right, taken apart, or a part of it; "" when nothing is. @param {string} word */
  mended(word) {
    const plain = folded(word);
    return (
      this.nearest(plain, 1) ||
      this.parts(plain) ||
      this.nearest(plain, 2) ||
      this.beginning(plain) ||
      this.part(plain)
    );
  }

  /** Another word for the same thing that the site has: the commonest. @param {string} plain */
  alike(plain) {
    const group = this.groups.find((words) => words.some((word) => folded(word) === plain)) ?? [];
    const others = group.map(folded).filter((word) => word !== plain);
    return this.words.find(([, other]) => others.includes(other))?.[0] ?? "";
  }

  /** The commonest of the nearest words; two slips are believed in a long word only, and never in its first letter.
   * @param {string} plain @param {number} limit */
  nearest(plain, limit) {
    if (plain.length < (limit > 1 ? 7 : 4)) return "";
    let best = "";
    let least = limit + 1;
    for (const [word, other] of this.words) {
      if (limit > 1 && other[0] !== plain[0]) continue;
      const far = distance(plain, other, least - 1);
      if (far < least) [best, least] = [word, far];
      if (least === 0) break;
    }
    return best;
  }

  /** @param {string} plain */
  parts(plain) {
    for (let at = 4; at <= plain.length - 4; at += 1) {
      const [head, tail] = [plain.slice(0, at), plain.slice(at)];
      const opens = this.known.has(head) ? head : this.known.has(head.replace(/s$/u, "")) ? head.replace(/s$/u, "") : "";
      if (opens && this.known.has(tail)) return `${opens} ${tail}`;
    }
    return "";
  }

  /** A word that a compound ends or begins with. @param {string} plain */
  part(plain) {
    for (let at = 3; at <= plain.length - 4; at += 1) if (this.known.has(plain.slice(at))) return plain.slice(at);
    for (let at = plain.length - 3; at >= 4; at -= 1) if (this.known.has(plain.slice(0, at))) return plain.slice(0, at);
    return "";
  }

  /** @param {string} plain */
  beginning(plain) {
    for (let size = plain.length - 1; size >= Math.max(5, plain.length / 2); size -= 1) {
      const start = plain.slice(0, size);
      if (this.words.some(([, other]) => other.startsWith(start))) return start;
    }
    return "";
  }
}
