// Another card on the start page, in the place of the first, each time it is asked for: one that is easy to begin with.

import { all, one } from "../shared/elements.js";
import { library } from "../shared/dilemmas.js";
import { card } from "./card.js";
import { anyBut, mild } from "./entries.js";

/** @param {HTMLElement} root */
export async function draw(root) {
  const { entries } = await library();
  const list = one(root, ".cards");
  const [before, ...beside] = all(list, "a", HTMLAnchorElement).map(({ pathname }) => pathname.split("/").at(-2) ?? "");
  const entry = anyBut(mild(entries.filter(({ slug }) => !beside.includes(slug))), before);
  if (!entry) return;
  list.children[0].replaceWith(card(entry));
  one(root, "[data-lott]").hidden = false;
  one(root, ".cards a").focus();
}
