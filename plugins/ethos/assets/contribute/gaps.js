// The page /bidra/laget/: a gap leads to where one writes a case, or, to who wants it, to a new file on the code host.

import "../shared/every-page.js";
import { all, one } from "../shared/elements.js";
import { address, drafted, gapIn } from "./new-file.js";

/** @param {HTMLElement} place with the choice, the draft and the answer */
function start(place) {
  const text = one(place, "template", HTMLTemplateElement).content.textContent ?? "";
  const box = one(place, "input", HTMLInputElement);
  const { nyFil = "", klistra } = place.dataset;
  const links = all(document, "a[data-lucka]", HTMLAnchorElement).map((link) => ({ link, usual: link.href, gap: gapIn(link.href) }));
  box.addEventListener("change", () => {
    for (const { link, usual, gap } of links) link.href = box.checked ? address(nyFil, drafted(text, gap), gap) : usual;
  });
  for (const { link, gap } of links) link.addEventListener("click", () => void (box.checked && klistra !== undefined && navigator.clipboard?.writeText(drafted(text, gap))));
  place.hidden = false;
}

for (const place of all(document, "[data-ny-fil]")) start(place);
