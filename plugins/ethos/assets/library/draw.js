// Another card on the start page, each time it is asked for.

import { fill, one } from "../shared/elements.js";
import { library } from "../shared/dilemmas.js";
import { card } from "./card.js";
import { anyBut } from "./entries.js";

let before = "";

/** @param {HTMLElement} root */
export async function draw(root) {
  const { entries } = await library();
  const entry = anyBut(entries, before);
  if (!entry) return;
  before = entry.slug;
  fill(one(root, ".cards"), card(entry));
  one(root, ".cards a").focus();
}
