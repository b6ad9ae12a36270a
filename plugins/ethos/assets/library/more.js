// A long list on a phone: its first cards, and the others when they are asked for. Without scripts, on paper and where
// there is room all of it is there.

import "../shared/every-page.js";
import { all, made, one } from "../shared/elements.js";

const AT_ONCE = 20;
const SPARED = 4; // so few more that a button would save nothing
const isNarrow = matchMedia("(max-width: 43.99rem)");

/** @param {HTMLElement} list */
function shorten(list) {
  const cards = [...list.children].filter((each) => each instanceof HTMLElement);
  if (cards.length <= AT_ONCE + SPARED) return;
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
    show(shown + AT_ONCE);
    one(cards[shown], "a").focus();
  });
  list.after(line);
  isNarrow.addEventListener("change", free);
  addEventListener("beforeprint", free);
  show(AT_ONCE);
}

if (isNarrow.matches) for (const list of all(document, "[data-lang-lista] > .cards")) shorten(list);
