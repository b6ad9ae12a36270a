// A long list: its first cards, and the others when they are asked for. The library, a screenful or two at a time; a list
// on a page that is about something else, its first rows and then all. Without scripts and on paper all of it is there.

import "../shared/every-page.js";
import { all, made, one } from "../shared/elements.js";

const AT_ONCE = 20;
const WIDE = 24; // so many that two and three columns are filled
const ROWS = 6; // two rows of three
const SPARED = 4; // so few more that a button would save nothing
const isNarrow = matchMedia("(max-width: 43.99rem)");

/** @param {HTMLElement} list @param {number} atOnce @param {number} further how many come with each press */
function shorten(list, atOnce, further) {
  const cards = [...list.children].filter((each) => each instanceof HTMLElement);
  if (cards.length <= atOnce + SPARED) return;
  const textContent = further < cards.length ? "Visa fler" : `Visa alla ${cards.length}`;
  const button = made("button", { type: "button", className: "button quiet", textContent });
  const line = made("p", { className: "actions" }, button);
  /** @param {number} shown */
  const show = (shown) => {
    for (const [at, card] of cards.entries()) card.hidden = at >= shown;
    line.hidden = shown >= cards.length;
  };
  const free = () => show(cards.length);
  button.addEventListener("click", () => {
    const shown = cards.findIndex((card) => card.hidden);
    show(shown + further);
    one(cards[shown], "a").focus();
  });
  list.after(line);
  isNarrow.addEventListener("change", free);
  addEventListener("beforeprint", free);
  show(atOnce);
}

for (const list of all(document, "section[data-lang-lista] > :is(.cards, .rows)"))
  shorten(list, ROWS, Infinity);
for (const list of all(document, "div[data-lang-lista] > .cards")) {
  const atOnce = isNarrow.matches ? AT_ONCE : WIDE;
  shorten(list, atOnce, atOnce);
}
