// Another card on the start page, in the place of the first, each time it is asked for: one that is easy to begin with.

import { all, one } from "../shared/elements.js";
import { library } from "../shared/dilemmas.js";
import { card } from "./card.js";
import { anyBut, mild } from "./entries.js";

let before = "";

/** @param {HTMLElement} root */
export async function draw(root) {
  const { entries } = await library();
  const [first, ...beside] = one(root, ".cards").children;
  const there = beside.flatMap((each) => all(each, "a", HTMLAnchorElement)).map(({ pathname }) => pathname.split("/").at(-2));
  const entry = anyBut(mild(entries.filter(({ slug }) => !there.includes(slug))), before);
  if (!entry) return;
  before = entry.slug;
  first.replaceWith(card(entry));
  one(root, "[data-lott]").hidden = false;
  one(root, ".cards a").focus();
}
