// The page /bidra/foresla/: what is typed becomes a letter to send oneself, or a file. Nothing is sent from here.

import "../shared/every-page.js";
import { all, base, hand, one, wrong } from "../shared/elements.js";
import { slugged } from "../shared/drafting.js";
import { dayInSweden } from "../shared/time.js";
import { astray, draft } from "./seminar-draft.js";

/** @typedef {HTMLInputElement|HTMLTextAreaElement|HTMLSelectElement} Field */

/** @param {Element} each @returns {each is Field} */
const isField = (each) => each instanceof HTMLInputElement || each instanceof HTMLTextAreaElement || each instanceof HTMLSelectElement;

/** The fields of a part of the page. @param {HTMLElement} part */
const fieldsOf = (part) => all(part, "[name]").filter(isField);

/** What is chosen or typed, as a reader would say it. @param {Field} field */
const said = (field) => (field instanceof HTMLSelectElement ? (field.value && field.selectedOptions[0]?.text) || "" : field.value.trim());

/** What stands at a field. @param {Field} field */
const labelOf = (field) => field.labels?.[0]?.textContent ?? "";

/** The letter of a part: its subject as the page has it, and each thing that is asked with its answer. @param {HTMLElement} part */
function write(part) {
  const letter = one(part, "[data-mejl]", HTMLAnchorElement);
  const [address = ""] = letter.href.split("&body=");
  const body = fieldsOf(part).map((field) => `${labelOf(field)}\r\n${said(field)}\r\n`).join("\r\n");
  letter.href = `${address}&body=${encodeURIComponent(body)}`;
}

/** The letter waits for what it says nothing without, and the field says so. @param {HTMLElement} part @param {Event} event */
function check(part, event) {
  const lacking = fieldsOf(part).filter((field) => field.hasAttribute("aria-required") && !said(field));
  for (const field of lacking) wrong(field);
  if (lacking.length) event.preventDefault();
  lacking[0]?.focus();
}

/** Nothing is wrong with a field any more. @param {EventTarget|null} field */
function right(field) {
  if (field instanceof HTMLElement && field.dataset.fel) wrong(field, "");
}

/** Hand over the draft, or say what it lacks. @param {HTMLElement} part */
function save(part) {
  const fields = fieldsOf(part);
  const tip = Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]));
  const lacking = fields.filter(({ name }) => (name === "title" && !tip.title) || astray(tip).includes(name));
  const awaited = all(part, "template[data-vantar]", HTMLTemplateElement).map((each) => /** @type {[string, string]} */ ([each.dataset.vantar ?? "", each.content.textContent ?? ""]));
  const name = `${slugged(tip.title ?? "") || "seminarium"}.md`;
  if (!lacking.length) hand(draft(tip, awaited, dayInSweden(new Date())), name, "text/markdown");
  one(part, "[data-svar]").textContent = lacking.length ? `Se över: ${lacking.map(labelOf).join(", ")}.` : `Filen ${name} är sparad. Bifoga den i ett mejl.`;
  for (const field of lacking) if (field.dataset.fel) wrong(field);
  lacking[0]?.focus();
}

const SENT = new URLSearchParams(location.search);
const PATH = /^(?!.*\.\.)[\w-][\w./-]{0,200}$/;

/** What the address says of where a reader came from: a path, and no other. @param {string} name */
const sent = (name) => (PATH.test(SENT.get(name) ?? "") ? (SENT.get(name) ?? "") : "");

/**
 * The page that has a fault, and the way to its file where the site has said where its files are.
 * @param {HTMLElement} page
 */
function lead(page) {
  one(page, "#falt-page", HTMLInputElement).value = new URL(`${base()}${sent("sida")}`, document.baseURI).href;
  const pattern = page.closest("main")?.dataset.fil;
  const line = one(page, "[data-filen]");
  if (!pattern || !sent("fil")) return;
  one(line, "a", HTMLAnchorElement).href = pattern.replace(/\{fil\}|%7Bfil%7D/, sent("fil"));
  line.hidden = false;
}

/** @param {HTMLElement} page */
function start(page) {
  for (const each of all(page, "[data-med-skript]")) each.hidden = false;
  if (SENT.has("sida")) lead(page);
  for (const part of all(page, "[data-del]")) {
    write(part);
    part.addEventListener("input", ({ target }) => {
      right(target);
      write(part);
    });
    one(part, "[data-mejl]").addEventListener("click", (event) => check(part, event));
    for (const button of all(part, "[data-spara]")) button.addEventListener("click", () => save(part));
  }
}

for (const page of all(document, "[data-foresla]")) start(page);
