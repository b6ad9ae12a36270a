// A card as the build draws it: the template on the page (shared/card.html) with its places filled.

import { base, dotted, filled, led, said, sides, template } from "../shared/elements.js";

/** @import {Entry} from "../shared/dilemmas.js" */

/** @param {Entry} entry */
export function card(entry) {
  const { lang, facts } = entry;
  return filled(template("kort"), {
    skiva: sides(entry.disc),
    rubrik: led(`${base()}${"{{place.dilemma}}"}${entry.slug}/`, entry.title, lang),
    sammanfattning: said(entry.summary, lang),
    fakta: (meta) => meta.prepend(dotted(facts)),
    exempel: entry.example,
  });
}
