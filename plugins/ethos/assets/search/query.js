// What someone types, as what the index is asked for: its words, each with the terms that it is found by.

import { withLaws } from "./laws.js";
import { Vocabulary } from "./mending.js";
import { folded, following, forms, isKin, isWorth, pairs, term, tokens } from "./words.js";

/** @import {Edition} from "./files.js" */
/** @import {Chunk} from "./packed.js" */

/**
 * @typedef {{chunk: Chunk, at: number, weight: number}} Met a term of the index, and how sure it is that it was meant
 * @typedef {{said: string, met: Met[], isPair?: boolean}} Word `said` is how it stands among the words that were searched for;
 *   a pair is two of them next to each other, which tells more than the two and is no word of its own
 */

const MOST = 8;
const MOST_LIKE = 6;
/** How sure it is that a term was meant that differs in its marks, that begins as what was typed, that is of its family, that a
 * mended word has, that is a part of a rare compound. */
const SURE = { marks: 0.8, beginning: 0.6, kin: 0.6, mended: 0.8, part: 0.3 };
/** A word that fewer pages have is rare; and letters in what may be a compound, and in what may be the beginning of a word. */
const [FEW, COMPOUND, BEGINS] = [3, 8, 3];
/** More words than this are a sentence. */
const SENTENCE = 2;
const MARKS = /\p{M}/u;
const QUOTED = /^\s*["”“„](.+)["”“]\s*$/su;

/** What stands within quotation marks, when all does. @param {string} query */
export const quoted = (query) => QUOTED.exec(query)?.[1] ?? "";

/**
 * The words of a query that the index has terms for, and the pairs that they stand in.
 * @param {Edition} edition
 * @param {string} query
 * @returns {Promise<{words: Word[], beside: Word[], isMended: boolean, isGuess: boolean, isPart: boolean}>} `isPart` where a word of it is
 *   found by nothing, `isGuess` where what it was meant as is no more than likely
 */
export async function understood(edition, query) {
  const typed = tokens(withLaws(query, edition.register.laws));
  const parts = await Promise.all(typed.map((token) => apart(edition, token)));
  const wanted = [...new Set(parts.flat())].filter(isWorth).slice(0, MOST);
  const [each, joined, beside] = await Promise.all([Promise.all(wanted.map((word) => asked(edition, word))), together(edition, typed), beyond(edition, typed)]);
  const found = [...each.filter(({ said }) => !joined.some(({ of }) => of.includes(said))), ...joined];
  const isSaid = wanted.length > SENTENCE;
  const words = await Promise.all(found.map((word) => (word.met.length ? [word] : mended(edition, word.said, isSaid))));
  const lost = found.filter(({ met }) => !met.length);
  const site = lost.length ? await vocabulary(edition) : null;
  const isGuess = lost.some(({ said }) => site?.isGuess(said, isSaid));
  return { words: alone(words.flat()), beside, isMended: lost.length > 0, isGuess, isPart: words.some((each) => !each.length) };
}

/** Two words that the index has as one: ”civil kurage”. @param {Edition} edition @param {string[]} typed */
async function together(edition, typed) {
  const both = following(typed.slice(0, MOST)).filter((of) => of.every(isWorth));
  const found = await Promise.all(both.map(async (of) => ({ of, said: of.join(""), met: await met(edition, of.join("")) })));
  return found.filter((word) => word.met.length);
}

/** The pairs of words that the index has. @param {Edition} edition @param {string[]} typed @returns {Promise<Word[]>} */
async function beyond(edition, typed) {
  const found = await Promise.all(pairs(typed.slice(0, MOST)).map(async (said) => ({ said, met: await met(edition, said), isPair: true })));
  return found.filter((word) => word.met.length);
}

/** A word that hyphens join: as it is written in one where the index has it so, else its parts. @param {Edition} edition @param {string} token */
async function apart(edition, token) {
  const all = forms(token);
  if (all.length === 1) return all;
  const whole = all[all.length - 1];
  return (await met(edition, whole)).length ? [whole] : all.slice(0, -1);
}

/** A word as it is, else what begins as it does while it is being typed. @param {Edition} edition @param {string} word @returns {Promise<Word>} */
async function asked(edition, word) {
  const found = await met(edition, word);
  return { said: word, met: found.length ? [...(await widened(edition, word, found)), ...kin(found)] : await begun(edition, word) };
}

/** The terms of the same family, which lie near in the index. @param {Met[]} found @returns {Met[]} */
function kin([{ chunk, at }]) {
  return chunk.terms.flatMap((each, place) => (isKin(each, chunk.terms[at]) ? [{ chunk, at: place, weight: SURE.kin }] : []));
}

/** The terms of a word, also written with other marks where it has none. @param {Edition} edition @param {string} word @returns {Promise<Met[]>} */
async function met(edition, word) {
  const [own, plain] = [term(word), folded(term(word))];
  const chunk = await edition.chunk(edition.place(plain));
  const all = chunk ? chunk.plain.flatMap((each, at) => (each === plain ? [{ chunk, at, weight: 1 }] : [])) : [];
  const exact = all.filter(({ at }) => chunk?.terms[at] === own);
  const hasMarks = MARKS.test(word.normalize("NFD"));
  if (exact.length && (hasMarks || (own === word && isUsual(exact, all)))) return exact; // ”gav” is not ”gåvor”, but ”jav” is ”jäv”
  return all.map((each) => (exact.includes(each) ? each : { ...each, weight: exact.length || hasMarks ? SURE.marks : 1 }));
}

/** The commonest terms that begin as a word which is still being typed; two letters are a word, `DO`, or nothing yet. @param {Edition} edition @param {string} word */
async function begun(edition, word) {
  const plain = folded(word);
  if (/\p{N}/u.test(word) || plain.length < BEGINS) return [];
  const at = edition.place(plain);
  const chunks = await Promise.all([edition.chunk(at), ...(edition.register.first[at + 1]?.startsWith(plain) ? [edition.chunk(at + 1)] : [])]);
  const found = chunks.flatMap((chunk) => (chunk ? chunk.plain.flatMap((each, place) => (each.startsWith(plain) ? [{ chunk, at: place, weight: SURE.beginning }] : [])) : []));
  return found.sort((a, b) => size(b) - size(a)).slice(0, MOST_LIKE);
}

/** Whether a word without marks is a word of its own on the site, and no slip of somebody else's. @param {Met[]} exact @param {Met[]} all */
const isUsual = (exact, all) => 4 * total(exact) >= Math.max(...all.map(size));

/** How many pages have some terms, one counted after another. @param {Met[]} some */
const total = (some) => some.reduce((sum, each) => sum + size(each), 0);

/** How many pages have a term. @param {Met} met */
export const size = ({ chunk, at }) => chunk.from[at + 1] - chunk.from[at];

/** A compound that hardly any page has is looked for by its parts too. @param {Edition} edition @param {string} word @param {Met[]} found */
async function widened(edition, word, found) {
  if (total(found) >= FEW || word.length < COMPOUND || /\p{N}/u.test(word)) return found;
  const site = await vocabulary(edition);
  const parts = await Promise.all(site.parts(word).map((part) => met(edition, part)));
  return [...found, ...parts.flat().map((each) => ({ ...each, weight: each.weight * SURE.part }))];
}

/** What a word that the index does not have was meant as. @param {Edition} edition @param {string} word @param {boolean} isSaid in a sentence
 * @returns {Promise<Word[]>} */
async function mended(edition, word, isSaid) {
  if (/\p{N}/u.test(word)) return [];
  const site = await vocabulary(edition);
  const words = await Promise.all(site.mended(word, isSaid).map(async (said) => ({ said, met: await met(edition, said) })));
  return words.filter(({ met: found }) => found.length).map(({ said, met: found }) => ({ said, met: found.map((each) => ({ ...each, weight: each.weight * SURE.mended })) }));
}

/** The site's words, read once. @param {Edition} edition */
async function vocabulary(edition) {
  const site = vocabularies.get(edition) ?? new Vocabulary(await edition.words());
  vocabularies.set(edition, site);
  return site;
}

/** @type {WeakMap<Edition, Vocabulary>} */
const vocabularies = new WeakMap();

/** Words that have the same first term are one. @param {Word[]} words */
const alone = (words) => words.filter((word, at) => words.findIndex((each) => key(each) === key(word)) === at);
/** @param {Word} word */
const key = ({ met: [{ chunk, at }] }) => chunk.terms[at];
