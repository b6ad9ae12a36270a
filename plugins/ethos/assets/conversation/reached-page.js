// The participants' page of a case: opened by a link from whoever leads, it shows what the group has come to and no more.

import "../shared/every-page.js";
import { all, one } from "../shared/elements.js";
import { reached } from "./reached.js";

/** @param {HTMLElement} root */
function show(root) {
  const found = reached(location.hash);
  one(root, "[data-har]").hidden = !found;
  for (const part of all(root, "[data-del]")) part.hidden = found !== null && !found.shown.includes(part.dataset.del ?? "");
  if (!found) return;
  const part = one(root, `[data-del=${found.at}]`);
  one(root, "[data-har-namn]").textContent = part.dataset.namn ?? "";
  part.scrollIntoView();
}

const root = document.querySelector("[data-deltagare]");
if (root instanceof HTMLElement) {
  show(root);
  addEventListener("hashchange", () => show(root)); // the next link that is pasted opens in the same tab
}
