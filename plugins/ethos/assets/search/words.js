// A text as the terms that search compares. search/terms.py does the same with what pages say; a test holds the two together.

import { stem } from "./swedish.js";

const JOINED = /[\u00ad\u200b\u2060'\u2018\u2019\u02bc]/gu;
const WORD = /[\p{L}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{N}]+)*/gu;
const HYPHENS = /[-\u2010\u2011]/gu;
const FUNCTION_WORDS = new Set("{{search.function_words}}".split(" "));
const LONGEST = 40;

/** A text in one form: composed, in lower case, without what stands within words and is no part of them. @param {string} text */
export const normal = (text) => text.normalize("NFC").toLowerCase().replace(JOINED, "").normalize("NFC");

/** The words of a text in order; ”e-tjänst” is one. @param {string} text @returns {string[]} */
export const tokens = (text) => (normal(text).match(WORD) ?? []).map((word) => word.replace(HYPHENS, "-"));

/** What a token is found by: itself, and where a hyphen joins words also each of them and all written as one.
 * @param {string} token */
export function forms(token) {
  const parts = token.split("-");
  return parts.length === 1 ? parts : [...parts, parts.join("")];
}

/** Whether a form is worth searching for: no function word, no single letter. @param {string} form */
export const isWorth = (form) => !FUNCTION_WORDS.has(form) && ([...form].length > 1 || /\p{N}/u.test(form));

/** Some things, each with the next. @template Each @param {Each[]} all @returns {[Each, Each][]} */
export const following = (all) => all.slice(1).map((each, at) => [all[at], each]);

/** Words next to each other as the index has them of what people type: ”säga upp”, and ”anställa vän” of ”anställa en vän”.
 * @param {string[]} typed tokens */
export function pairs(typed) {
  const near = following(typed).filter(([one]) => isWorth(one));
  return [...new Set([...near, ...following(typed.filter(isWorth))].map((both) => both.join(" ")))];
}

/** The term of a lower-case word: ”gåvorna”, ”gåvan” → ”gåv”. What has a digit is left as it is; of two words it is both their
 * terms. @param {string} word @returns {string} */
export function term(word) {
  if (word.includes(" ")) return word.split(" ").map(term).join(" ");
  const short = [...word].slice(0, LONGEST).join("");
  if (/\p{N}/u.test(short)) return short;
  const quality = /^(.{2,3}lig)(?:t|a|are|ast|aste|en|het|heten|heter|heterna|hets|hetens)?$/u.exec(short);
  if (quality) return quality[1]; // ”saklighet” is nothing of a ”sak”
  const base = short.replace(/([^m]..)an(s?)$/u, "$1a").replace(/(..[tdks])(or|ör)(?:er|erna|n|en)s?$/u, "$1$2").replace(/(.{2}(?:ig|sk|al|iv|ell|bar|sam|ym))t$/u, "$1").replace(/(.{2}[^aeiouyåäö])its?$/u, "$1");
  return stem(base).replace(/(.{4})n?ing$/u, "$1");
}

const USUAL_WORDS = new Set("{{search.usual_words}}".split(" ").map(term));

/** Whether a word is said of nearly everything here, and so tells little of what is looked for. @param {string} word */
export const isUsual = (word) => USUAL_WORDS.has(term(word));

/** What a term of so many letters or more is made another word with, which the stemmer keeps: ”lojal” → ”lojalitet”. */
const DERIVED = Object.entries({ 4: "dom eri full het ism itet lös sam", 5: "er ion skap" }).map(([least, endings]) => ({ least: Number(least), endings: new Set(endings.split(" ")) }));

/** Whether two terms are of one family: one is the other with such an ending. @param {string} one @param {string} other */
export function isKin(one, other) {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long.startsWith(short) && DERIVED.some(({ least, endings }) => short.length >= least && endings.has(long.slice(short.length)));
}

/** Without marks over letters: ”jäv” → ”jav”. @param {string} word */
export const folded = (word) => word.normalize("NFD").replace(/\p{M}/gu, "");

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

/** Whether a text says a word that is searched for. @param {string} text @param {Set<string>} terms */
export const says = (text, terms) => tokens(text).flatMap(forms).some((form) => terms.has(term(form)));

/**
 * A text in pieces, every other of which is a word that is searched for: what is to be marked.
 * @param {string} text
 * @param {Set<string>} terms
 * @returns {string[]}
 */
export function marked(text, terms) {
  const pieces = [""];
  for (const piece of text.split(/([\p{L}\p{N}\p{M}\u00ad'\u2019]+)/u)) {
    const found = says(piece, terms);
    const isMark = pieces.length % 2 === 0;
    if (found === isMark) pieces[pieces.length - 1] += piece;
    else pieces.push(piece);
  }
  return pieces;
}

/**
 * The part of a text around the first word that is searched for, in whole words; "" where none is.
 * @param {string} text
 * @param {Set<string>} terms
 * @param {number} length in words
 */
export function excerpt(text, terms, length = 26) {
  const words = text.split(/\s+/u);
  const at = words.findIndex((word) => says(word, terms));
  if (at < 0) return "";
  const from = Math.max(0, Math.min(at - Math.floor(length / 3), words.length - length));
  const shown = words.slice(from, from + length).join(" ");
  return `${from ? "… " : ""}${shown}${from + length < words.length ? " …" : ""}`;
}
