// The page /bidra/foresla/: what is typed becomes a letter to send oneself, or a file. Nothing is sent from here.

import "../shared/every-page.js";
import { all, hand, one } from "../shared/elements.js";
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

/** Hand over the draft, or say what it lacks. @param {HTMLElement} part */
function save(part) {
  const fields = fieldsOf(part);
  const tip = Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]));
  const lacking = fields.filter(({ name }) => (name === "title" && !tip.title) || astray(tip).includes(name));
  const awaited = all(part, "template[data-vantar]", HTMLTemplateElement).map((each) => /** @type {[string, string]} */ ([each.dataset.vantar ?? "", each.content.textContent ?? ""]));
  const name = `${slugged(tip.title ?? "") || "seminarium"}.md`;
  if (!lacking.length) hand(draft(tip, awaited, dayInSweden(new Date())), name, "text/markdown");
  one(part, "[data-svar]").textContent = lacking.length ? `Se över: ${lacking.map(labelOf).join(", ")}.` : `Filen ${name} är sparad. Bifoga den i ett mejl.`;
  lacking[0]?.focus();
}

/** The page that a reader came from, when it is one of ours. */
function came() {
  const asked = new URLSearchParams(location.search).get("sida") ?? "";
  return /^[\w./-]{0,200}$/.test(asked) && !asked.includes("..") ? new URL(`${document.documentElement.dataset.base ?? ""}${asked}`, document.baseURI).href : "";
}

/** @param {HTMLElement} page */
function start(page) {
  for (const each of all(page, "[data-med-skript]")) each.hidden = false;
  if (new URLSearchParams(location.search).has("sida")) one(page, "#falt-page", HTMLInputElement).value = came();
  for (const part of all(page, "[data-del]")) {
    write(part);
    part.addEventListener("input", () => write(part));
    for (const button of all(part, "[data-spara]")) button.addEventListener("click", () => save(part));
  }
}

for (const page of all(document, "[data-foresla]")) start(page);
