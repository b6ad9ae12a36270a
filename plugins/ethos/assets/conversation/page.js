// The page /samtal/: a choice becomes a package, and the package a meeting. What is chosen stands in the address after #,
// which no browser sends anywhere; everything that is needed is fetched when it is chosen, and nothing after that. What is seen
// before this comes is drawn by first.js.

import "../shared/every-page.js";
import { all, base, fill, inLanguage, isWrong, made, one, own, typed, wrong } from "../shared/elements.js";
import { isChoice, read, sized, write } from "./choice.js";
import { Chosen } from "./chosen.js";
import { mailedToLeader } from "./inviting.js";
import { Invite } from "./invite.js";
import { compose, methodsOf, wordsOf } from "./package.js";
import * as sheets from "./sheets.js";
import { warnings } from "./warnings.js";

/** @import {Choice} from "./choice.js" */
/** @import {Meeting} from "./meeting.js" */
/** @import {Meeting as Package} from "./package.js" */
/** @import {Warning} from "./warnings.js" */

/** Milliseconds from when a meeting is put together until what runs it is fetched: the page itself goes first. */
const AT_REST = 1500;

const scene = () => import("./scene.js");
const picker = () => import("./search.js");
const storage = () => import("./storage.js");

/** @param {string} name */
function isKept(name) {
  try {
    return localStorage.getItem(own(name)) !== null;
  } catch {
    return false; // a browser that keeps nothing
  }
}

/** The choice in the address; what could not be used is told once.
 * @param {string[]} methods those that there are @param {string} before the choice, when a place on the page has taken it out */
function fromAddress(methods, before = "") {
  const choice = read(isChoice(location.hash) ? location.hash : before);
  if (!choice.method || methods.includes(choice.method)) return choice;
  return { ...choice, method: "", dropped: [...choice.dropped, "metod"] };
}

/** The choice and what comes of it. */
class Page {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.page = one(root, "[data-samtal-sida]");
    this.fields = {
      group: one(this.page, "#grupp", HTMLInputElement),
      method: one(this.page, "#metod", HTMLSelectElement),
    };
    this.words = wordsOf(root);
    this.methods = methodsOf(root).map(({ slug }) => slug);
    /** @type {Choice} */
    this.wanted = fromAddress(this.methods, root.dataset.vald);
    this.latest = 0;
    this.rest = 0;
    /** @type {Package|null} */
    this.package = null;
    const how = { cases: () => this.wanted.cases, change: (/** @type {string[]} */ cases) => this.change({ cases }), again: () => this.show() };
    this.chosen = new Chosen(this.page, how);
    /** @type {Promise<{refresh: () => Promise<void>}>|null} */
    this.search = null;
    this.invite = new Invite(this.page, (more) => void this.change(more));
    this.running = new Running(root, (told) => this.warn(told));
  }

  /** What kinds of steps and methods are called. */
  get names() {
    const titles = new Map([...this.fields.method.options].map(({ value, text }) => [value, text]));
    return { step: (/** @type {string} */ kind) => this.words.steps[kind].name, method: (/** @type {string} */ slug) => titles.get(slug) ?? slug };
  }

  start() {
    this.listen();
    this.running.listen();
    this.part("satt-ihop").hidden = false;
    this.chosen.more.open = !this.wanted.cases.length;
    this.show(true);
  }

  /** @param {string} name */
  part(name) {
    return one(this.page, `[data-${name}]`);
  }

  /** @param {Partial<Choice>} more */
  change(more) {
    this.wanted = { ...this.wanted, ...more, dropped: [] };
    const fragment = write(this.wanted);
    history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
    return this.show();
  }

  async show(first = false) {
    const mine = (this.latest += 1);
    const any = this.wanted.cases.length > 0;
    this.root.toggleAttribute("data-har-fall", any);
    this.part("planer").hidden = any;
    this.part("klart").hidden = !any;
    if (!(first && this.root.hasAttribute("data-visat"))) this.chosen.list(); // first.js has drawn it
    if (!any && !first) this.chosen.more.open = true;
    if (this.chosen.more.open) this.pick(!first);
    const composed = await compose(this.wanted, this.root);
    if (mine !== this.latest) return;
    this.wanted = { ...this.wanted, cases: composed.choice.cases };
    this.package = composed;
    this.fill(composed, first);
  }

  /** @param {Package} composed @param {boolean} first */
  fill(composed, first) {
    const { cases, failed, address } = composed;
    this.chosen.list(cases, failed);
    this.fillForm(composed);
    for (const name of ["paket", "klart"]) this.part(name).hidden = !cases.length;
    for (const name of ["starta", "ova"]) one(this.page, `[data-${name}]`, HTMLButtonElement).disabled = !cases.length;
    one(this.page, "#samtalets-lank", HTMLInputElement).value = address;
    one(this.page, "[data-mejla]", HTMLAnchorElement).href = mailedToLeader(composed);
    const summary = cases.length ? sheets.about(composed) : "{{meeting.none_chosen}}";
    for (const name of first ? ["sammanfattning"] : ["sammanfattning", "hors"]) this.part(name).textContent = summary;
    this.warn(warnings(composed, this.wanted.dropped, this.names));
    if (cases.length) this.present(composed);
    this.root.toggleAttribute("data-klar", true);
  }

  /** @param {Package} composed */
  fillForm({ choice, cases, method: led }) {
    const { group, method } = this.fields;
    for (const radio of all(this.page, "[name=minuter]", HTMLInputElement)) radio.checked = Number(radio.value) === choice.minutes;
    if (document.activeElement !== group && !isWrong(group)) group.value = String(choice.group);
    method.value = choice.method;
    const about = led ? [`${led.summary} `, made("a", { href: led.address }, `Läs om ${led.title}`)] : [];
    fill(this.part("om-metoden"), ...about);
    const suits = cases.some(({ methods }) => methods.includes(choice.method));
    this.part("foreslas").hidden = !suits;
    this.part("foreslas").textContent = cases.length > 1 ? "{{meeting.suggested_one}}" : "{{meeting.suggested}}";
  }

  /** The package itself. @param {Package} composed */
  present(composed) {
    const { cases, method } = composed;
    this.part("paket-om").textContent = `${cases.map(({ title }) => title).join("\u00a0· ")}\u00a0· ${sheets.about(composed)}`;
    fill(this.part("tidsplan"), ...sheets.agendaOf(composed, this.words));
    fill(this.part("deltagarblad"), ...cases.map(sheets.handout));
    fill(this.part("checklista"), ...sheets.checks(composed));
    fill(this.part("ledarblad"), ...cases.map((each) => sheets.leaderPage(composed, each, this.words)));
    fill(this.part("paket-ramar"), ...sheets.frames(composed, this.words, this.part("roller")));
    fill(this.part("metodblad"), ...sheets.worksheet(method));
    this.invite.fill(composed);
    this.makeReady();
  }

  /** The list to pick from, which is not needed until it is open. @param {boolean} anew whether what it offers has changed */
  pick(anew) {
    const add = (/** @type {string} */ slug, /** @type {string} */ title) => void this.chosen.add(slug, title);
    const how = { taken: () => this.wanted.cases, add };
    const search = (this.search ??= picker().then(({ setUpSearch }) => setUpSearch(this.page, how)));
    search.then(async (found) => void (anew && (await found.refresh())), () => this.lost());
  }

  lost() {
    this.search = null;
    this.part("antal").textContent = "{{both.no_search}}";
  }

  /** What runs a meeting comes when the page is at rest, so that one can be started without a network; without one it is told then. */
  makeReady() {
    clearTimeout(this.rest);
    this.rest = setTimeout(() => Promise.all([scene(), picker()]).then(() => this.root.toggleAttribute("data-redo", true), () => {}), AT_REST);
  }

  /** @param {Warning[]} told */
  warn(told) {
    fill(this.part("besked"), ...told.map((each) => warning(each, (change) => this.take(change))));
  }

  /** One of the ways out, whose button is gone when it is taken. @param {Partial<Choice>} change */
  async take(change) {
    await this.change(change);
    one(this.page, "#ditt-samtal").focus();
  }

  listen() {
    const { group, method } = this.fields;
    this.part("val").addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.name === "minuter") this.change({ minutes: Number(target.value) });
      if (target === method) this.change({ method: method.value });
    });
    typed(group, sized, (value) => this.change({ group: value }));
    this.chosen.more.addEventListener("toggle", () => this.chosen.more.open && this.pick(this.wanted.cases.length > 0));
    for (const button of all(this.page, "[data-skriv-blad]")) button.addEventListener("click", () => sheets.printed(button.dataset.skrivBlad));
    for (const name of ["starta", "ova"]) this.part(name).addEventListener("click", () => this.begin(name === "ova"));
    addEventListener("hashchange", () => this.moved());
  }

  /** @param {boolean} rehearsing */
  begin(rehearsing) {
    clearTimeout(this.rest); // a meeting under way asks the network for nothing
    if (this.package) this.running.begin(this.package, rehearsing);
  }

  /** The fragment is another. */
  moved() {
    if (isChoice(location.hash) || !location.hash) {
      this.wanted = fromAddress(this.methods);
      wrong(this.fields.group, "");
      this.invite.forget();
      this.show();
    } else if (write(this.wanted)) {
      history.replaceState(null, "", `#${write(this.wanted)}`); // a place on the page: the browser has gone there, the choice stays
    }
  }
}

/** The meeting under way, which the browser keeps until its leader ends it. */
class Running {
  /** @param {HTMLElement} root @param {(told: Warning[]) => void} warn */
  constructor(root, warn) {
    this.page = one(root, "[data-samtal-sida]");
    this.stage = one(root, "[data-samtal-scen]");
    this.warn = warn;
  }

  listen() {
    this.log();
    if (isKept("ethos-samtal")) storage().then(({ restore }) => this.offer(restore()));
  }

  /** @param {string} name */
  part(name) {
    return one(this.page, `[data-${name}]`);
  }

  /** What the reader has kept of meetings, when they have. */
  log() {
    if (isKept("ethos-logg")) import("./log.js").then(({ show }) => show(this.page), () => {});
  }

  /** @param {Package} composed @param {boolean} rehearsing */
  async begin(composed, rehearsing) {
    if (await this.run(composed, rehearsing)) return;
    this.warn([{ fault: true, text: `Samtalsläget gick inte att hämta. ${"{{both.again}}"} Tidsplanen här på sidan går att leda efter så länge.` }]);
  }

  /** @param {Package|Meeting} begun */
  async run(begun, rehearsing = false) {
    const found = await scene().catch(() => null);
    if (!found) return false;
    this.going(false);
    const before = document.activeElement;
    found.start(begun, this.stage, rehearsing).then((kept) => this.back(kept, before));
    return true;
  }

  /** The focus is where one goes on, or where it was. @param {Meeting|null} kept @param {Element|null} before */
  back(kept, before) {
    this.log();
    this.offer(kept);
    const goal = kept ? this.part("fortsatt") : (document.querySelector("#slut") ?? before);
    if (goal instanceof HTMLElement && goal.isConnected) goal.focus();
    if (document.activeElement !== goal || goal === document.body) one(this.page, "h1").focus();
  }

  /** Whether a meeting is offered to go on with: then that is the one thing to do, and a new one is another. @param {boolean} is */
  going(is) {
    this.part("pagar").hidden = !is;
    Object.assign(this.part("starta"), is ? { className: "button quiet", textContent: "Starta ett nytt samtal" } : { className: "button", textContent: "{{meeting.button.start}}" });
  }

  /** @param {Meeting|null} kept */
  offer(kept) {
    this.going(Boolean(kept));
    if (!kept) return;
    this.part("pagar-om").textContent = `: ${kept.cases.map(({ title }) => title).join(", ")}`;
    this.part("fortsatt").onclick = () => void this.run(kept);
    this.part("glom").onclick = async () => {
      (await storage()).end();
      this.going(false);
      one(this.page, "h1").focus();
    };
  }
}

/** @param {Warning} told @param {(change: Partial<Choice>) => void} take */
function warning({ text, fault, fits, ways = [] }, take) {
  const buttons = ways.map(({ text: words, lang, change }) => {
    const button = made("button", { type: "button", className: "button quiet", ...inLanguage(lang) }, words);
    button.addEventListener("click", () => take(change));
    return button;
  });
  const others = fits ? made("p", {}, made("a", { href: `${base()}${"{{place.dilemma}}"}#tid=${fits}` }, `Alla fall som ryms på ${fits} minuter`)) : null;
  const out = buttons.length ? made("p", { className: "actions" }, ...buttons) : null;
  return made("div", { className: fault ? "notice fault" : "notice" }, made("p", {}, text), out, others);
}

const root = document.querySelector("[data-samtal-rot]");
if (root instanceof HTMLElement) new Page(root).start();
