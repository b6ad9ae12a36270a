// The search dialog: opened from the header, with Ctrl+K or with /. Nothing is fetched before it is opened, and
// it is made only then: as HTML it would stand on every page.

import "../shared/every-page.js";

/** @import * as Core from "./core.js" */

const WAIT = 150;
const SHOWN = 8;
const NONE = "Inga träffar. Pröva ett annat ord, eller gå till A–Ö.";
const LOST = ["{{both.no_search}}", "{{both.again}}"].join(" ");
const base = new URL(document.documentElement.dataset.base || "./", document.baseURI);
const page = new URL("{{place.search}}", base).href;
/** @type {Dialog|undefined} */
let dialog;
const open = () => (dialog ??= new Dialog()).show();

document.addEventListener("click", (event) => {
  const pressed = event.target instanceof Element && event.target.closest("[data-sok-oppna]");
  if (!pressed || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open();
});
document.addEventListener("keydown", (event) => {
  if (!isShortcut(event)) return;
  event.preventDefault();
  open();
});
if (document.querySelector("[data-sok-sida]")) import("./page.js");

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string|number>} attributes
 * @param {...(Node|string)} children
 */
function made(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** The dialog, and those of its parts that change. */
function drawn() {
  const field = made("input", {
    class: "sok-falt",
    id: "sok-dialog-falt",
    type: "search",
    name: "q",
    autocomplete: "off",
    autocapitalize: "off",
    enterkeyhint: "search",
    maxlength: 200,
    "aria-describedby": "sok-dialog-hjalp",
  });
  const list = made("ol", { class: "sok-lista" });
  const status = made("p", { class: "sok-status", role: "status" });
  const all = made("button", { type: "submit", class: "sok-knapp sok-knapp--alla", hidden: "" }, "Visa alla träffar");
  const close = made("button", { type: "button", class: "sok-knapp" }, "Stäng");
  const form = made(
    "form",
    { role: "search", method: "dialog" },
    made("div", { class: "sok-rad" }, made("h2", { id: "sok-dialog-rubrik", class: "sok-rubrik" }, "Sök"), close),
    made("label", { class: "sok-etikett", for: field.id }, "{{both.ask}}"),
    field,
    made("p", { class: "sok-hjalp", id: "sok-dialog-hjalp" }, "Gå mellan träffarna med piltangenterna. Stäng med Esc."),
    status,
    list,
    all,
  );
  const marks = { class: "sok-dialog", "data-sok-dialog": "", "aria-labelledby": "sok-dialog-rubrik" };
  const dialog = made("dialog", marks, made("div", { class: "sok-dialog__ruta" }, form));
  return { dialog, form, field, list, status, all, close };
}

/** The dialog, last on the page. */
class Dialog {
  constructor() {
    this.parts = drawn();
    /** @type {Promise<typeof Core>|undefined} */
    this.core = undefined;
    this.latest = 0;
    this.waiting = 0;
    document.body.append(this.parts.dialog);
    this.listen();
  }

  show() {
    this.searcher().then(({ warm }) => warm()).catch(() => {}); // told when something is searched for
    this.parts.dialog.showModal();
    this.parts.field.select();
  }

  /** What searches, fetched once. A failure is forgotten, so that the next letter tries again. */
  searcher() {
    this.core ??= import("./core.js").catch((error) => {
      this.core = undefined;
      throw error;
    });
    return this.core;
  }

  async look() {
    const mine = (this.latest += 1);
    const query = this.parts.field.value.trim();
    if (!query) return this.clear("");
    try {
      const { search, inEarnest, item, hits, instead } = await this.searcher();
      const [answer, real] = await Promise.all([search(query), inEarnest(query)]);
      const rows = await Promise.all((await answer.hits(0, SHOWN)).map(item));
      if (mine !== this.latest) return undefined;
      this.parts.list.replaceChildren(...(real ? [made("li", {}, real)] : []), ...rows);
      this.parts.all.hidden = answer.count <= SHOWN;
      this.say(answer.count ? `${instead(answer.shown)}${hits(answer)}.` : NONE);
    } catch {
      if (mine === this.latest) this.clear(LOST);
    }
    return undefined;
  }

  /** @param {string} message */
  clear(message) {
    this.parts.list.replaceChildren();
    this.parts.all.hidden = true;
    this.say(message);
  }

  /** @param {string} message */
  say(message) {
    this.parts.status.textContent = message;
  }

  /** The arrow keys walk through the field and the links of the list; Esc closes, where a search field would be emptied.
   * @param {KeyboardEvent} event */
  walk(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.parts.dialog.close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [this.parts.field, ...this.parts.list.querySelectorAll("a")];
    const at = stops.findIndex((each) => each === document.activeElement);
    const next = at < 0 ? undefined : stops[at + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  /** To /sok/ with the query in the fragment, which no server is sent. @param {Event} event */
  showAll(event) {
    event.preventDefault();
    this.parts.dialog.close();
    location.assign(`${page}#${new URLSearchParams({ q: this.parts.field.value.trim() })}`);
  }

  listen() {
    const { dialog, form, field, close } = this.parts;
    form.addEventListener("submit", (event) => this.showAll(event));
    field.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => this.look(), WAIT);
    });
    dialog.addEventListener("keydown", (event) => this.walk(event));
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    close.addEventListener("click", () => dialog.close());
  }
}

/** Ctrl+K, Cmd+K, or / where nobody is writing and no other dialog is open. @param {KeyboardEvent} event */
function isShortcut(event) {
  if (document.fullscreenElement || document.querySelector("dialog:modal")) return false;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) return event.key.toLowerCase() === "k";
  return event.key === "/" && !event.altKey && !isWriting(event.target);
}

/** @param {EventTarget|null} target */
const isWriting = (target) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:input|textarea|select)$/iu.test(target.tagName));
