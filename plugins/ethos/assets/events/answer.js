// What the page /kalender/ answers when something is chosen: a calendar that is ready, or several and a file.

import { all, base, fill, made, one } from "../shared/elements.js";
import { dayInSweden } from "../shared/time.js";
import { ALL, amount, covered, covering, inOrder, property, sources, told } from "./calendars.js";

/** @import {Calendars, Choice} from "./calendars.js" */

const SHOWN = 4;
const ready = "Det finns en färdig kalender med just det du har valt. Prenumerera på den, så följer ändringar med.";
const none = "Det finns ingen färdig kalender med just det du har valt, men du kan göra så här.";
const unreachable = "Kalendrarna gick inte att hämta. Kontrollera uppkopplingen och välj igen.";
const long = new Intl.DateTimeFormat("sv-SE", { dateStyle: "long", timeZone: "UTC" });

// A calendar as the page lists it.
/** @param {string} key */
const listed = (key) => one(document, `[data-kalender="${key}"]`, HTMLDetailsElement);
/** @param {string} key */
const title = (key) => one(listed(key), "summary").textContent ?? "";
/** @param {string} key @param {string} host */
const link = (key, host) => one(listed(key), `a[href*="${host}"]`, HTMLAnchorElement).href;
/** @param {string} key */
const address = (key) => one(listed(key), "input", HTMLInputElement).value;

/** The part of the page that answers. */
export class Answer {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.part = Object.fromEntries(all(root, "[data-svar]").map((each) => [each.dataset.svar ?? "", each]));
    this.untouched = { heading: this.part.rubrik.textContent ?? "", words: this.part.om.textContent ?? "" };
  }

  /** Nothing is chosen. */
  rest() {
    this.present(this.untouched.heading, this.untouched.words);
  }

  /** @param {Choice} choice */
  begin(choice) {
    if (choice.exact) this.offer(choice.exact);
    else this.propose(choice);
  }

  /** @param {string} heading @param {string} words @param {"en"|"flera"} [shown] */
  present(heading, words, shown) {
    this.part.rubrik.textContent = heading;
    this.part.om.textContent = words;
    for (const name of ["en", "flera", "fil"]) this.part[name].hidden = name !== shown;
    this.part.antal.textContent = "";
    this.part.prov.hidden = true;
  }

  /** There is a calendar with exactly this. @param {string} key */
  offer(key) {
    this.present(title(key), ready, "en");
    const [open, google, outlook] = all(this.part.en, "a", HTMLAnchorElement);
    open.href = link(key, "webcal:");
    google.href = link(key, "calendar.google");
    outlook.href = link(key, "outlook");
    one(this.part.en, "input", HTMLInputElement).value = address(key);
    for (const words of all(this.part.en, ".hear:not([role])")) words.textContent = `: ${title(key)}`;
  }

  /** There is none: several to subscribe to, and a file. @param {Choice} choice */
  propose(choice) {
    this.present("{{both.own_calendar}}", none, "flera");
    this.part.tackning.textContent = "";
    fill(this.part.lista, ...sources(choice).map(subscription));
  }

  /**
   * The calendars have come.
   * @param {Choice} choice
   * @param {Calendars} calendars
   * @param {Map<string, string>} events those that fit
   */
  tell(choice, calendars, events) {
    if (!choice.exact) {
      const cover = covering(choice, calendars);
      fill(this.part.lista, ...cover.keys.map(subscription));
      this.part.tackning.textContent = covered(cover);
      this.part.fil.hidden = !events.size;
    }
    const today = dayInSweden().replaceAll("-", ""); // as calendars write it: 20270511
    const coming = inOrder(events).filter((block) => property(block, "DTSTART").slice(0, 8) >= today);
    this.part.antal.textContent = amount(events.size, coming.length, choice.exact !== null);
    fill(this.part.prov, ...coming.slice(0, SHOWN).map(sample));
    this.part.prov.hidden = !coming.length;
  }

  fail() {
    this.part.antal.textContent = unreachable;
  }
}

/** @param {string} key */
function subscription(key) {
  const open = made("a", { href: link(key, "webcal:"), textContent: "{{both.open_calendar}}" });
  const more = made("a", { href: `#kalender-${key.replace("/", "-")}`, textContent: "Fler sätt" });
  more.onclick = () => void (listed(key).open = true);
  return made("li", {}, made("strong", { textContent: title(key) }), named(open, key), named(more, key));
}

/** A link that says for the ear which calendar it leads to. @param {HTMLElement} element @param {string} key */
function named(element, key) {
  element.append(made("span", { className: "hear", textContent: `: ${title(key)}` }));
  return element;
}

/** @param {string} block */
function sample(block) {
  const { day, title: textContent, page, path } = told(block, address(ALL).slice(0, -`${"{{place.calendar}}"}${ALL}.ics`.length));
  const href = path === null ? page : `${base()}${path}`;
  return made("li", {}, long.format(day), " ", made("a", { href, textContent }));
}
