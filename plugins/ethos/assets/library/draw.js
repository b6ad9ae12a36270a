// Another card on the start page, each time it is asked for: one that is easy to begin with.

import { fill, one } from "../shared/elements.js";
import { library } from "../shared/dilemmas.js";
import { card } from "./card.js";
import { anyBut, mild } from "./entries.js";

let before = "";

/** @param {HTMLElement} root */
export async function draw(root) {
  const { entries } = await library();
  const entry = anyBut(mild(entries), before);
  if (!entry) return;
  before = entry.slug;
  fill(one(root, ".cards"), card(entry));
  one(root, "[data-lott]").hidden = false;
  one(root, ".cards a").focus();
}
