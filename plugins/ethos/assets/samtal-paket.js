// A choice becomes a meeting: its cases and its method fetched, what was left open filled in, its time divided.

import { agenda } from "./samtal-agenda.js";
import { fetchCase, fetchMethod } from "./samtal-fall.js";
import { completed, write } from "./samtal-val.js";

/**
 * @typedef {{choice: import("./samtal-val.js").Choice, cases: import("./samtal-fall.js").Case[],
 *   method: import("./samtal-fall.js").Method|null, steps: import("./samtal-agenda.js").Step[], address: string,
 *   failed: {slug: string, gone: boolean}[]}} Meeting
 * `failed` are the cases that could not be read, which the meeting goes on without; `address` is the link to it all.
 */

/**
 * Never rejected: what could not be read is told in `failed`, or by a `method` that is null.
 * @param {import("./samtal-val.js").Choice} wanted
 * @param {ParentNode} root the page with the methods
 * @returns {Promise<Meeting>}
 */
export async function compose(wanted, root = document) {
  const read = await Promise.allSettled(wanted.cases.map(fetchCase));
  const found = read.filter(({ value }) => value).map(({ value }) => [value.slug, value]);
  const cases = [...new Map(found).values()];
  const failed = read.flatMap(({ reason }, index) => (reason ? [{ slug: wanted.cases[index], gone: reason.gone === true }] : []));
  const choice = completed(moved(wanted, read), cases, methodsOf(root));
  const method = choice.method ? await fetchMethod(choice.method).catch(() => null) : null;
  return { choice, cases, method, failed, steps: agenda(choice, cases), address: addressOf(choice) };
}

/** A case that has got another address since the link was made is from now on known by that. */
function moved(wanted, read) {
  const slugs = wanted.cases.map((slug, index) => read[index].value?.slug ?? slug);
  return { ...wanted, cases: [...new Set(slugs)] };
}

/** The methods that can be chosen on the page. */
export const methodsOf = (root) => [...root.querySelectorAll("#metod option")].map(({ value }) => value);

/** The whole address of a choice. */
export const addressOf = (choice) => `${location.href.split("#")[0]}#${write(choice)}`;

/**
 * What the page says of each kind of step, of the leader's notes, and the ground rules.
 * @returns {{steps: Record<string, {name: string, do: string, say: string}>, notes: Record<string, string>, rules: string[]}}
 */
export function wordsOf(root = document) {
  const said = [...root.querySelectorAll("[data-ord]")].map((each) => {
    const [name, say] = [each.querySelector("dt").textContent, each.querySelector("dd").textContent];
    return [each.dataset.ord, { name, do: each.dataset.gor, say }];
  });
  const notes = Object.fromEntries(JSON.parse(root.querySelector("[data-ledarord]").dataset.ledarord)); // in their order
  const rules = [...root.querySelectorAll("[data-spelregler] li")].map((each) => each.textContent);
  return { steps: Object.fromEntries(said), notes, rules };
}
