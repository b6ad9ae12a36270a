// Your own calendar: what is chosen on /kalender/ becomes a published calendar, when there is one with exactly that, or a
// file made here of events that are in the published calendars.

import "../shared/every-page.js";
import * as choices from "../shared/choices.js";
import { all, base, hand, one } from "../shared/elements.js";
import { Answer } from "./answer.js";
import { DEADLINES, KINDS, file, fitting, read, sources, wanted } from "./calendars.js";

/** @import {Calendar} from "./calendars.js" */

/** @type {Map<string, Promise<Calendar>>} */
const fetched = new Map();

/** A calendar of this site; one that did not come is asked for anew the next time. @param {string} key */
function calendar(key) {
  const before = fetched.get(key);
  if (before) return before;
  const asked = fetch(`${base()}${"{{place.calendar}}"}${key}.ics`).then((answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.text();
  });
  const found = asked.then(read);
  fetched.set(key, found);
  found.catch(() => fetched.delete(key));
  return found;
}

/** The boxes to tick: what is chosen, which is in the address too. */
class Boxes {
  /** @param {HTMLElement} form */
  constructor(form) {
    this.form = form;
    this.all = all(form, "input[type=checkbox]", HTMLInputElement);
    this.names = [...new Set(this.all.map((box) => box.name))];
    this.kinds = this.all.filter((box) => box.name === KINDS && box.value !== DEADLINES).map((box) => box.value);
  }

  get ticked() {
    return this.all.filter((box) => box.checked);
  }

  /** @param {string} name */
  valuesOf(name) {
    return this.ticked.filter((box) => box.name === name).map((box) => box.value);
  }

  get choice() {
    return wanted(Object.fromEntries(this.names.map((name) => [name, this.valuesOf(name)])), this.kinds);
  }

  readAddress() {
    const query = choices.read();
    for (const box of this.all) box.checked = query.getAll(box.name).includes(box.value);
    for (const fold of all(this.form, "details", HTMLDetailsElement)) fold.open = fold.querySelector(":checked") !== null;
  }

  writeAddress() {
    choices.write(new URLSearchParams(this.ticked.map((box) => [box.name, box.value])));
  }
}

class Page {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.form = one(root, "form", HTMLFormElement);
    this.boxes = new Boxes(this.form);
    this.answer = new Answer(root);
    this.content = "";
    this.latest = 0;
  }

  async show() {
    const mine = (this.latest += 1);
    const choice = this.boxes.choice;
    const any = this.boxes.ticked.length > 0;
    this.count(any);
    if (!any) return this.answer.rest();
    this.answer.begin(choice);
    try {
      const found = new Map(await Promise.all(sources(choice).map(async (key) => /** @type {const} */ ([key, await calendar(key)]))));
      if (mine !== this.latest) return undefined;
      const events = fitting(choice, found);
      this.answer.tell(choice, found, events);
      if (!choice.exact) this.content = events.size ? file(events, [...found.values()]) : "";
    } catch {
      if (mine === this.latest) this.answer.fail();
    }
    return undefined;
  }

  /** @param {boolean} any */
  count(any) {
    one(this.root, "[data-rensa]", HTMLButtonElement).disabled = !any;
    for (const count of all(this.root, "[data-valda]")) {
      const number = this.boxes.valuesOf(count.dataset.valda ?? "").length;
      count.textContent = number ? `${number} ${number === 1 ? "vald" : "valda"}` : "";
    }
  }

  listen() {
    const changed = () => {
      this.boxes.writeAddress();
      this.show();
    };
    const moved = () => {
      this.boxes.readAddress();
      this.show();
    };
    this.form.addEventListener("change", changed);
    this.form.addEventListener("reset", () => setTimeout(changed));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.answer.part.rubrik.focus();
    });
    one(this.root, "[data-hamta]").addEventListener("click", () => hand(this.content, "min-kalender.ics", "text/calendar"));
    choices.follow(moved);
    if (this.boxes.ticked.length && !choices.read().toString()) changed(); // ticked before the script came
    else moved();
  }
}

const root = document.querySelector("[data-egen]");
if (root instanceof HTMLElement) new Page(root).listen();
