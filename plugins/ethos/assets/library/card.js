// A card as the build draws it: the template on the page (shared/card.html) with its places filled.

import { base, filled, led, said, template } from "../shared/elements.js";

/** @import {Entry, Library} from "../shared/dilemmas.js" */

/** @param {Entry} entry @param {Library["principles"]} principles */
export function card(entry, principles) {
  const { lang, facts, crowded, values: { princip: named } } = entry;
  return filled(template("kort"), {
    rubrik: led(`${base()}${"{{place.dilemma}}"}${entry.slug}/`, entry.title, lang),
    underrubrik: said(entry.subtitle, lang),
    sammanfattning: said(entry.summary, lang),
    fakta: (meta) => meta.prepend(facts.join("\u00a0· ")),
    exempel: entry.example,
    principer: named.length > 0 && !crowded && ((row) => row.replaceChildren(...chips(row, named, principles))),
  });
}

/** @param {HTMLElement} row with a chip to take after @param {string[]} slugs @param {Library["principles"]} principles */
function chips(row, slugs, principles) {
  return slugs.flatMap((slug) => {
    const { label, icon } = principles[slug];
    const chip = /** @type {HTMLElement} */ (row.children[0].cloneNode());
    chip.textContent = label;
    chip.dataset.princip = slug;
    if (icon) chip.dataset.ikon = icon;
    return [chip, " "];
  });
}
