// The section ”Mina samtal” on /samtal/: what the reader has kept, to save as a file or to take away.

import { fill, hand, made, one } from "../shared/elements.js";
import { dayInSweden } from "../shared/time.js";
import { clear, rows } from "./diary.js";
import { table } from "./held.js";
import { inWords } from "./outcome.js";

/** @import {Row} from "./held.js" */

/** Show what is kept. @param {HTMLElement} page */
export function show(page) {
  const section = one(page, "[data-logg]");
  const status = one(section, "[role=status]");
  const kept = rows();
  section.hidden = !kept.length;
  fill(one(section, "[data-logg-lista]"), ...kept.map(item).reverse());
  one(section, "[data-logg-spara]").onclick = () => hand(table(rows()), `mina-samtal-${dayInSweden()}.csv`, "text/csv");
  one(section, "[data-logg-rensa]").onclick = () => {
    clear();
    fill(one(section, "[data-logg-lista]"));
    status.textContent = "Allt är borttaget ur den här webbläsaren.";
    one(section, "h2").focus();
  };
}

/** @param {Row} row */
function item({ day, cases, notes }) {
  const follows = [notes.owner && `Ansvarig: ${notes.owner}`, notes.until && `Uppföljning: ${notes.until}`].filter(Boolean).join(" · ");
  const head = made("h3", {}, cases);
  return made("li", {}, made("p", { className: "meta" }, inWords(day)), head, notes.decision && made("p", {}, notes.decision), follows && made("p", { className: "meta" }, follows));
}
