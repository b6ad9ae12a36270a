// The search itself, shared by the dialog and the page /sok/: the reader of the index, given the network, and hits drawn.

import { base, dotted, inLanguage, made } from "../shared/elements.js";
import { Reader } from "./reader.js";
import { excerpt, marked, says } from "./words.js";

/** @import {Answer, Hit} from "./reader.js" */

const root = new URL(base() || "./", document.baseURI);

/** A file of the index. What a browser has kept is passed by when it was no good. @param {string} path @param {RequestCache} cache */
async function fetched(path, cache) {
  const answer = await fetch(new URL(path, root), { cache });
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  return new Uint8Array(await answer.arrayBuffer());
}

const reader = new Reader((path) => fetched(path, "default"), (path) => fetched(path, "no-cache"), (path) => fetched(path, "reload"));

/** Begin to fetch what a search needs, while someone is about to type. */
export const warm = () => reader.warm();

/** @type {Reader["search"]} */
export const search = (query, filters) => reader.search(query, filters);

/** @type {Reader["counts"]} */
export const counts = (query, filters) => reader.counts(query, filters);

/** The way to what to do when it has happened, for who writes of that; else nothing. @param {string} query */
export async function inEarnest(query) {
  if (!(await reader.isEarnest(query))) return null;
  const way = made("a", { className: "button", href: new URL("{{place.for_real}}", root).pathname }, "{{page.for_real.title}}");
  return made("div", { className: "earnest", tabIndex: -1 }, made("p", {}, "{{for_real.earnest}}"), way);
}

/** What to say when a search failed: what the reader can do about it. */
export const failure = ["{{both.no_search}}", "{{both.again}}"].join(" ");

/** One hit as a list item: a link, what it is, and what it is about or where the words stand. @param {Hit} hit */
export async function item(hit) {
  const { url, title, kind, facts, laws, lang, terms } = hit;
  const language = inLanguage(lang);
  const link = made("a", { className: "sok-traff__lank", href: new URL(url, root).pathname, ...language }, title);
  const told = made("span", { className: "sok-traff__slag" }, dotted([kind, ...facts, ...laws]));
  const about = made("p", { className: "sok-traff__text", ...language }, ...drawn(await shown(hit), terms));
  return made("li", { className: "sok-traff" }, link, told, about);
}

/** What a page is about, when that says a word; else where the words stand, unless that was lost. @param {Hit} hit */
async function shown({ summary, terms, said }) {
  if (!terms.size || says(summary, terms)) return summary;
  return excerpt(await said().catch(() => ""), terms) || summary;
}

/** A text with the words that were searched for marked. @param {string} text @param {Set<string>} terms */
const drawn = (text, terms) => marked(text, terms).map((piece, at) => (at % 2 ? made("mark", {}, piece) : piece));

/**
 * How many hits there are in words, of how many without filters; when others answer less and were left out, that these are
 * the nearest.
 * @param {Pick<Answer, "count"|"total"|"isLeast"|"isNearest">} answer
 */
export function hits({ count, total, isLeast, isNearest }) {
  const of = total.toLocaleString("sv");
  const number = count === 1 ? "1 träff" : `${count.toLocaleString("sv")} träffar`;
  if (count < total) return `${number} av ${isNearest ? `de ${of} närmaste` : of}`;
  if (isNearest) return count === 1 ? "Den närmaste träffen" : `${number}, de närmaste`;
  return isLeast ? `Minst ${number}` : number;
}

/**
 * Of several words those that none of the rows shows: what was found has others that are like them. The numbers of laws are
 * written in many ways, and are no words.
 * @param {Pick<Answer, "asked">} answer @param {Element[]} rows
 */
export function unseen({ asked }, rows) {
  const shown = rows.flatMap((row) => [...row.children].map((each) => each.textContent ?? "")).join(" . ");
  const lacking = asked.filter(({ said, terms }) => !/\p{N}/u.test(said) && !says(shown, terms)).map(({ said }) => `”${said}”`);
  if (!rows.length || !lacking.length || asked.length < 2) return "";
  const words = lacking.length === 1 ? `Ordet ${lacking[0]}` : `Orden ${lacking.join(" och ")}`;
  return ` ${words} syns inte i de första träffarna. De kan ha ord som liknar.`;
}

/** What was searched for, where it is not what was typed. @param {string} shown */
export const instead = (shown) => (shown ? `Visar träffar för ”${shown}”. ` : "");
