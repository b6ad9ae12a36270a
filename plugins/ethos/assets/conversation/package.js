// A choice becomes a meeting: its cases and its method fetched, what was left open filled in, its time divided.

import { agenda, completed, missing } from "./agenda.js";
import { fetchCase, fetchMethod } from "./cases.js";
import { write } from "./choice.js";
import { all, maybe, one } from "../shared/elements.js";

/** @import {Step} from "./agenda.js" */
/** @import {Case, Method} from "./cases.js" */
/** @import {Choice, Offered} from "./choice.js" */
/** @import {Short} from "./short.js" */

/**
 * @typedef {{choice: Choice, cases: Case[], method: Method|null, steps: Step[], address: string, short: Short|null,
 *   failed: {slug: string, gone: boolean}[]}} Meeting
 * `failed` are the cases that could not be read, which the meeting goes on without; `address` is the link to it all.
 */

/**
 * Never rejected: what could not be read is told in `failed`, or by a `method` that is null.
 * @param {Choice} wanted
 * @param {ParentNode} root the page with the methods
 * @returns {Promise<Meeting>}
 */
export async function compose(wanted, root = document) {
  const read = await Promise.allSettled(wanted.cases.map(fetchCase));
  const found = read.map((each) => (each.status === "fulfilled" ? each.value : null));
  const cases = [...new Map(found.flatMap((each) => (each ? [[each.slug, each]] : []))).values()];
  const failed = read.flatMap((each, at) => (each.status === "rejected" ? [{ slug: wanted.cases[at], gone: each.reason.gone === true }] : []));
  const choice = completed(moved(wanted, found), cases, methodsOf(root));
  const method = choice.method ? await fetchMethod(choice.method).catch(() => null) : null;
  return { choice, cases, method, failed, steps: agenda(choice, cases), short: missing(choice, cases), address: addressOf(choice) };
}

/** A case that has got another address since the link was made is from now on known by that.
 * @param {Choice} wanted @param {(Case|null)[]} found */
function moved(wanted, found) {
  const slugs = wanted.cases.map((slug, at) => found[at]?.slug ?? slug);
  return { ...wanted, cases: [...new Set(slugs)] };
}

/** The methods that can be chosen on the page. @param {ParentNode} root @returns {Offered[]} */
export const methodsOf = (root) => all(root, "#metod option", HTMLOptionElement).map(({ value, dataset }) => ({ slug: value, apart: "isar" in dataset }));

/** The whole address of a choice. @param {Choice} choice */
export const addressOf = (choice) => `${location.href.split("#")[0]}#${write(choice)}`;

/** @typedef {{name: string, do: string, say: string}} Said of a kind of step
 * @typedef {{steps: Record<string, Said>, notes: Record<string, string>, rules: string[]}} Words */

/**
 * What the page says of each kind of step, of the leader's notes, and the ground rules.
 * @param {ParentNode} root
 * @returns {Words}
 */
export function wordsOf(root = document) {
  const text = (/** @type {ParentNode} */ of, /** @type {string} */ tag) => maybe(of, tag)?.textContent ?? "";
  const said = all(root, "[data-ord]").map((each) => {
    return [each.dataset.ord, { name: text(each, "dt"), do: each.dataset.gor ?? "", say: text(each, "dd") }];
  });
  const notes = Object.fromEntries(JSON.parse(one(root, "[data-ledarord]").dataset.ledarord ?? "[]")); // in their order
  const rules = all(root, "[data-spelregler] li").map((each) => each.textContent ?? "");
  return { steps: Object.fromEntries(said), notes, rules };
}
