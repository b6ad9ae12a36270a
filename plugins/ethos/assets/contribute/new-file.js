// A draft for a gap among the dilemmas, and the address of the code host's page for a new file. Knows no page.

/** @typedef {{ tema: string, princip: string, plats: string }} Gap Words of the site's own. */

const LONGEST = 7800; // characters of an address that code hosts take, of some 8,000

/** Which gap an address with `#tema=jav&princip=legalitet&plats=court` leads to. @param {string} hash @returns {Gap} */
export function gapIn(hash) {
  const asked = new URLSearchParams(hash.replace(/^.*#/, ""));
  return { tema: asked.get("tema") ?? "", princip: asked.get("princip") ?? "", plats: asked.get("plats") ?? "" };
}

/** @param {string} text with {tema}, {princip} and {plats} @param {Gap} gap */
export const drafted = (text, gap) => text.replace(/\{(tema|princip|plats)\}/g, (_, name) => gap[/** @type {keyof Gap} */ (name)]);

/**
 * The address of the page for a new file with a text, or without it where that would be too long.
 * @param {string} pattern with {namn} and {text}
 * @param {string} text
 * @param {Gap} gap
 */
export function address(pattern, text, gap) {
  const named = pattern.replace("{namn}", encodeURIComponent(`fall-${gap.tema}-${gap.princip}-${gap.plats}.md`));
  const whole = named.replace("{text}", () => encodeURIComponent(text));
  return whole.length > LONGEST ? named.replace("{text}", "") : whole;
}
