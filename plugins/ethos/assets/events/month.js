// A month as a grid: one stop for Tab, the arrows go between its days, and the reader's own day is marked. Without
// scripts it is a table whose days lead to the list below it.

import "../shared/every-page.js";
import { all, maybe } from "../shared/elements.js";
import { dayInSweden } from "../shared/time.js";
import { WEEK, goal } from "./goal.js";

const STOP = "td[id]";

/** The grid: which of its days is the one that Tab comes to. */
class Grid {
  /** @param {HTMLElement} table */
  constructor(table) {
    this.days = all(table, STOP);
    // Where the focus comes: the link of a day with something on it, the cell of any other.
    this.stops = this.days.map((day) => maybe(day, "a.no") ?? day);
    this.before = all(table, "tbody tr:first-child .out").length; // days of the month before, if it begins late
    this.at = -1;
    table.setAttribute("role", "grid");
    for (const stop of [...this.stops, ...all(table, ".marks a")]) stop.tabIndex = -1;
  }

  /** Make a day the one that Tab comes to, with what is on it. @param {number} index */
  settle(index) {
    if (this.at >= 0) this.reach(this.at, -1);
    this.at = Math.min(Math.max(index, 0), this.stops.length - 1);
    this.reach(this.at, 0);
  }

  /** @param {number} index @param {number} tabIndex */
  reach(index, tabIndex) {
    for (const stop of [this.stops[index], ...all(this.days[index], ".marks a")]) stop.tabIndex = tabIndex;
  }

  /** Go where a key leads, if that is a day; whether the key leads anywhere. @param {string} key */
  go(key) {
    const to = goal(key, this.at, { weekday: (this.at + this.before) % WEEK, days: this.days.length });
    if (to === undefined) return false;
    if (this.stops[to]) this.settle(to);
    this.stops[this.at].focus();
    return true;
  }

  /** To the same day of the month before or after. @param {string} rel */
  turn(rel) {
    const link = maybe(document, `nav a[rel=${rel}]`, HTMLAnchorElement);
    const month = link?.pathname.match(/(\d{4})-(\d\d)\/$/);
    if (!link || !month) return;
    const last = new Date(Date.UTC(Number(month[1]), Number(month[2]), 0)).getUTCDate();
    location.assign(`${link.href}#${String(Math.min(this.at + 1, last)).padStart(2, "0")}`);
  }
}

/** @param {HTMLElement} table */
function setUp(table) {
  const grid = new Grid(table);
  const asked = Number(location.hash.match(/^#(\d\d)$/)?.[1]); // no element's id, for then the browser would move the focus
  const today = grid.days.find((day) => day.id === `ruta-${dayInSweden()}`);
  if (today) mark(today);
  const filled = grid.days.findIndex((day) => day.querySelector("a.no"));
  grid.settle(asked ? asked - 1 : today ? grid.days.indexOf(today) : Math.max(filled, 0));
  if (asked) grid.stops[grid.at].focus();
  table.addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const turned = { PageUp: "prev", PageDown: "next" }[event.key];
    if (turned) grid.turn(turned);
    if (turned || grid.go(event.key)) event.preventDefault();
  });
  // Wherever in the grid a mouse or a screen reader puts the focus, the arrows go on from there.
  table.addEventListener("focusin", ({ target }) => {
    const index = grid.days.findIndex((day) => target instanceof Node && day.contains(target));
    if (index >= 0 && index !== grid.at) grid.settle(index);
  });
}

/** @param {HTMLElement} day */
function mark(day) {
  (maybe(day, "a.no") ?? day).setAttribute("aria-current", "date");
  maybe(day, ".no")?.after(" ", told("today"));
  maybe(document, `#${day.id.replace("ruta", "dag")} h3`)?.append(" ", told("state"));
}

/** @param {string} className */
function told(className) {
  return Object.assign(document.createElement("span"), { className, textContent: "I dag" });
}

const table = maybe(document, "table[data-rutnat]");
if (table) setUp(table);
