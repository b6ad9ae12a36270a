// A long list: its first cards, and the others when they are asked for. On a phone every list, twenty at a time; where
// there is room, on pages that are about something else, the first rows and then all. Without scripts and on paper all of
// it is there.

import "../shared/every-page.js";
import { all, made, one } from "../shared/elements.js";

const AT_ONCE = 20;
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

if (isNarrow.matches) for (const list of all(document, "[data-lang-lista] > .cards")) shorten(list, AT_ONCE, AT_ONCE);
else for (const list of all(document, "section[data-lang-lista] > .cards")) shorten(list, ROWS, Infinity);
