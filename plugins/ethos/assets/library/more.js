// The library: its first cards, and a screenful or two more each time they are asked for. Without scripts and on paper all of
// it is there.

import "../shared/every-page.js";
import { all, made, one } from "../shared/elements.js";

const AT_ONCE = 10;
const WIDE = 24; // so many that two and three columns are filled
const SPARED = 4; // so few more that a button would save nothing
const isNarrow = matchMedia("(max-width: 43.99rem)");

/** @param {HTMLElement} list @param {number} atOnce how many come first, and with each press */
function shorten(list, atOnce) {
  const cards = [...list.children].filter((each) => each instanceof HTMLElement);
  if (cards.length <= atOnce + SPARED) return;
  const button = made("button", { type: "button", className: "button quiet", textContent: "Visa fler" });
  const line = made("p", { className: "actions" }, button);
  /** @param {number} shown */
  const show = (shown) => {
    for (const [at, card] of cards.entries()) card.hidden = at >= shown;
    line.hidden = shown >= cards.length;
  };
  const free = () => show(cards.length);
  button.addEventListener("click", () => {
    const shown = cards.findIndex((card) => card.hidden);
    show(shown + atOnce);
    one(cards[shown], "a").focus();
  });
  list.after(line);
  isNarrow.addEventListener("change", free);
  addEventListener("beforeprint", free);
  show(atOnce);
}

for (const list of all(document, "[data-lang-lista] > .cards")) shorten(list, isNarrow.matches ? AT_ONCE : WIDE);
