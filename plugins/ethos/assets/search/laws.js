// References to law in what someone types, as the words that the index has for them.

/** @typedef {Record<string, string[]>} Laws short name → its other names, of the laws that the site knows */

const SECTION = "(?<section>\\d+)(?: ?(?<letter>[a-z])(?![\\p{L}\\p{N}]))?";
const CHAPTER = "(?<chapter>\\d+)";
const END = "(?![\\p{L}\\p{N}])";
const START = "(?<before>^|[^\\p{L}\\p{N}:])";
const NUMBER = /\(\d{4}:\d+\)/gu;

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&").replace(/\s+/gu, "\\s+");

/** The ways to cite a law. @param {string} law a pattern of all their names */
const ways = (law) =>
  [
    `${START}${CHAPTER} ?kap\\.? ?${SECTION} ?§§? (?:i |av )?${law}${END}`,
    `${START}${law},? ${CHAPTER} ?kap\\.? ?${SECTION}(?: ?§§?)?`,
    `${START}${SECTION} ?§§? (?:i |av )?${law}${END}`,
    `${START}(?:artikel|art\\.?) ?${SECTION} (?:i |av )?${law}${END}`,
    `${START}${law},? (?:artikel |art\\.? ?)?(?:${CHAPTER}:)?${SECTION}(?: ?§§?)?`,
  ].map((pattern) => new RegExp(pattern, "giu"));

/**
 * A query with its references to law as the words that the index has for them: ”RF 1:9”, ”1 kap. 9 § regeringsformen” → ”rf1k9”,
 * ”FL” → ”fl0”. Only a name of the site's laws is a law: ”fem fall 2026” stays.
 * @param {string} query
 * @param {Laws} laws
 */
export function withLaws(query, laws) {
  const known = names(laws);
  if (!known.size) return query;
  const any = `(?<law>${[...known.keys()].sort((a, b) => b.length - a.length).map(escaped).join("|")})`;
  const short = (/** @type {string} */ name) => known.get(name.toLowerCase().replace(/\s+/gu, " ")) ?? name;
  let text = query.normalize("NFC").replace(NUMBER, " ").replace(/\s+/gu, " ").trim();
  for (const pattern of ways(any)) {
    text = text.replace(pattern, (...found) => {
      const { before, law, chapter, section, letter = "" } = found[found.length - 1];
      return `${before}${short(law)}${chapter ? `${chapter}k` : ""}${section}${letter.toLowerCase()}`;
    });
  }
  return text.replace(new RegExp(`${START}${any}${END}`, "giu"), (all, before, name) => (isWritten(name, laws) ? `${before}${short(name)}0` : all));
}

/** Every name of a law in lower case → its short name in lower case. @param {Laws} laws @returns {Map<string, string>} */
function names(laws) {
  const found = new Map();
  for (const [short, names] of Object.entries(laws)) {
    for (const name of [...names, ...names.map((each) => `${each}s`), short]) found.set(name.toLowerCase(), short.toLowerCase());
  }
  return found;
}

/** Whether a name stands for its law without a number too: a full name does, a short one as it is written.
 * @param {string} name @param {Laws} laws */
const isWritten = (name, laws) => name in laws || !Object.keys(laws).some((short) => short.toLowerCase() === name.toLowerCase());
