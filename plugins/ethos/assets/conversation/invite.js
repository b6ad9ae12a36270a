// The invitation on the page /samtal/: day, place and link, and what comes of them.

import { all, hand, isWrong, one, typed, wrong } from "../shared/elements.js";
import { calendar } from "../shared/ical.js";
import { dayOrder, hasBeen, timed } from "../shared/time.js";
import { clock, dated, following, linked, placed, write } from "./choice.js";
import { entry, invitation, mailed, pages, which } from "./inviting.js";

/** @import {Choice} from "./choice.js" */
/** @import {Meeting as Package} from "./package.js" */

/** @type {{name: "day"|"start"|"place"|"link", id: string, parse: (text: string) => string|undefined}[]} */
const FIELDS = [
  { name: "day", id: "dag", parse: dated },
  { name: "start", id: "start", parse: timed },
  { name: "place", id: "plats", parse: placed },
  { name: "link", id: "moteslank", parse: linked },
];

/** As one writes it. @param {string} name @param {string} value */
const written = (name, value) => (name === "start" && value ? clock(value, 0) : value);

export class Invite {
  /** @param {HTMLElement} page @param {(change: Partial<Choice>) => void} change */
  constructor(page, change) {
    this.page = page;
    /** @type {Package|null} */
    this.package = null;
    for (const { name, id, parse } of FIELDS) {
      typed(this.field(id), (text) => (text ? parse(text) : ""), (value) => change({ [name]: value }), "");
    }
    one(page, "[data-ordning]").textContent = dayOrder() && `(${dayOrder()})`;
    one(page, "[data-nasta] a").addEventListener("click", () => one(page, "#ditt-samtal").focus()); // the link's own place may go
    one(page, "[data-kalenderfil]").addEventListener("click", () => this.save());
  }

  /** @param {string} id */
  field(id) {
    return one(this.page, `#${id}`, HTMLInputElement);
  }

  /** @param {Package} composed */
  fill(composed) {
    this.package = composed;
    for (const { name, id } of FIELDS) this.put(this.field(id), written(name, composed.choice[name]));
    this.remind(composed.choice.day);
    one(this.page, "#inbjudan", HTMLTextAreaElement).value = invitation(composed);
    one(this.page, "[data-mejla-inbjudan]", HTMLAnchorElement).href = mailed(composed);
    one(this.page, "#deltagarnas-lank", HTMLInputElement).value = pages(composed).join(" ");
    const next = following(composed.choice);
    one(this.page, "[data-nasta]").hidden = !next;
    if (next) one(this.page, "[data-nasta] a", HTMLAnchorElement).href = `#${write(next)}`;
    for (const each of all(this.page, "[data-med-lank]")) each.hidden = !pages(composed).length;
    for (const each of all(this.page, "[data-med-dag]")) each.hidden = !composed.choice.day;
    one(this.page, "[data-vilket]").textContent = which(composed.choice);
  }

  /** A day that has been is told beside its field, and taken all the same. @param {string} day */
  remind(day) {
    if (!isWrong(this.field("dag"))) one(this.page, "#dag-fel").textContent = day && hasBeen(day) ? "{{both.has_been}}" : "";
  }

  /** What is being typed stays, and so does what cannot be used. @param {HTMLInputElement} field @param {string} text */
  put(field, text) {
    if (document.activeElement !== field && !isWrong(field)) field.value = text;
  }

  /** Another meeting: nothing that was typed for the one before is wrong any longer. */
  forget() {
    for (const { id } of FIELDS) wrong(this.field(id), "");
  }

  /** @param {HTMLInputElement} field */
  ask(field) {
    wrong(field);
    field.focus();
  }

  /** Without its time a meeting would take the whole day in a calendar, so that is asked for first. */
  save() {
    if (!this.package?.choice.start) return this.ask(this.field("start"));
    const file = calendar("", [entry(this.package, { host: location.hostname, now: new Date() })]);
    hand(file, `samtal-${this.package.choice.day}.ics`, "text/calendar");
  }
}
