// The answer to the question of the start page and the library: one case, two others, and why.

import { base, fill, filled, led, made, one, said, sides, template } from "../shared/elements.js";
import { library, weighed } from "../shared/dilemmas.js";
import { chosen, lack, meant, why } from "./choosing.js";

/** @import {Entry} from "../shared/dilemmas.js" */
/** @import {Asked} from "./choosing.js" */

const LACKS = { near: "{{choose.near}}", none: "{{choose.none}}", time: "{{choose.no_time}}", group: "{{choose.no_group}}" };

/** What is answered, by how many cases. */
const HEADINGS = ["{{choose.nothing}}", "{{choose.one}}", "{{choose.two}}", "{{choose.answer}}"];

/** @param {HTMLFormElement} form */
function read(form) {
  const field = (/** @type {string} */ name) => one(form, `select[name=${name}]`, HTMLSelectElement);
  const typed = (/** @type {string} */ name) => one(form, `input[name=${name}]`, HTMLInputElement).value.trim();
  const words = typed("ord");
  return { words, minutes: Number(field("tid").value), people: Number(typed("grupp")), theme: words ? "" : field("tema").value };
}

/** The dilemmas to choose among, and whether they only lie near what was asked. @param {string} words @param {string} theme */
async function among(words, theme) {
  const { entries } = await library();
  if (!words) return { entries: entries.filter(({ values }) => values.tema.includes(theme)), isNear: false };
  return meant(await weighed(entries, words));
}

/** The questions asked: an answer that comes after that to a later one is not shown. */
let latest = 0;

/** Show what suits the question. @param {HTMLFormElement} form @param {boolean} [isBack] whether it was answered before: then nothing moves */
export async function answer(form, isBack = false) {
  const [asked, mine] = [read(form), (latest += 1)];
  const place = one(document, "[data-svar]");
  const [lacking, heading] = [one(place, "[data-brist]"), one(place, "h2")];
  try {
    const { entries, isNear } = await among(asked.words, asked.theme);
    if (mine !== latest) return;
    const found = chosen(entries, asked);
    const lacks = isNear && found.length ? "near" : lack(found, asked);
    fill(one(place, "ol"), ...found.map((entry) => pick(entry, asked, form)));
    lacking.textContent = lacks && LACKS[lacks];
    heading.textContent = HEADINGS[found.length];
  } catch {
    if (mine !== latest) return;
    fill(one(place, "ol"));
    lacking.textContent = `Dilemmana gick inte att hämta. ${"{{both.again}}"}`;
  }
  lacking.hidden = !lacking.textContent;
  place.hidden = false;
  if (isBack) return;
  heading.focus();
  place.scrollIntoView();
}

/** @param {Entry} entry @param {Asked} asked @param {HTMLFormElement} form */
function pick(entry, { minutes, people }, form) {
  const { slug, title, lang } = entry;
  const theme = [...one(form, "[name=tema]", HTMLSelectElement).options].find(({ value }) => value === entry.values.tema[0])?.text ?? "";
  const chosen = `minuter=${minutes}${people ? `&grupp=${people}` : ""}`; // the page of the case passes it on (onward.js)
  return filled(template("val"), {
    skiva: sides(entry.disc),
    rubrik: led(`${base()}${"{{place.dilemma}}"}${slug}/#${chosen}`, title, lang),
    underrubrik: said(entry.subtitle, lang),
    sammanfattning: said(entry.summary, lang),
    varfor: why(entry, minutes, theme),
    samtal: (link) => {
      Object.assign(link, { href: `${base()}${"{{place.meeting}}"}#fall=${slug}&${chosen}` });
      fill(link, "{{meeting.prepare}}", made("span", { className: "hear" }, ` ${title}`));
    },
  });
}
