// What is chosen in the library, each as a button that takes it away, and the ways out where nothing fits.

import { fill, made, one } from "../shared/elements.js";
import { amount } from "./entries.js";

/** @import {Facet} from "./facets.js" */

/** @typedef {{words: string, remove: () => void}} Chip */

/**
 * @param {HTMLElement} root what holds `[data-valen]`
 * @param {Chip[]} chips
 */
export function chips(root, chips) {
  const place = one(root, "[data-valen]");
  place.hidden = !chips.length;
  fill(place, ...chips.map(({ words, remove }, at) => made("li", {}, button(words, () => {
    remove();
    const left = place.querySelectorAll("button");
    (left[Math.min(at, left.length - 1)] ?? one(root, "input[type=search]")).focus();
  }))));
}

/** @param {string} words @param {() => void} press */
function button(words, press) {
  const sign = made("span", {}, " ×");
  sign.setAttribute("aria-hidden", "true");
  const found = made("button", { type: "button", className: "button quiet" }, made("span", { className: "hear" }, "Ta bort "), words, sign);
  found.addEventListener("click", press);
  return found;
}

/** A button for each facet without which something fits.
 * @param {HTMLElement} root @param {{facet: Facet, count: number}[]} ways @param {(facet: Facet) => void} take */
export function waysOn(root, ways, take) {
  const buttons = ways.map(({ facet, count }) => {
    const way = made("button", { type: "button", className: "button quiet" }, `Ta bort valet av ${facet.heading.toLowerCase()} (${amount(count)})`);
    way.addEventListener("click", () => take(facet));
    return way;
  });
  fill(one(root, "[data-utvagar]"), ...buttons);
}
