// The answer to the question of the start page and the library: one case, two others, and why.

import { base, fill, filled, led, made, maybe, one, said, sides, template } from "../shared/elements.js";
import { library, weighed } from "../shared/dilemmas.js";
import { chosen, lack, meant, why } from "./choosing.js";

/** @import {Entry} from "../shared/dilemmas.js" */
/** @import {Asked} from "./choosing.js" */

const LACKS = { near: "{{choose.near}}", none: "{{choose.none}}", time: "{{choose.no_time}}", many: "{{choose.too_many}}", group: "{{choose.no_group}}" };

/** What is answered, by how many cases. */
const HEADINGS = ["{{choose.nothing}}", "{{choose.one}}", "{{choose.two}}", "{{choose.answer}}"];

/** @param {HTMLFormElement} form */
function read(form) {
  const field = (/** @type {string} */ name) => one(form, `select[name=${name}]`, HTMLSelectElement);
  const typed = (/** @type {string} */ name) => one(form, `input[name=${name}]`, HTMLInputElement).value.trim();
  const words = typed("ord");
  return { words, minutes: Number(field("tid").value), people: Number(typed("grupp")), theme: words ? "" : field("tema").value };
}

/** The dilemmas to choose among, how many there are in all, and whether they only lie near what was asked. @param {Asked & {words: string}} asked */
async function among({ words, theme, minutes }) {
  const { entries } = await library();
  const found = words ? await weighed(entries, words) : [];
  const about = entries.filter(({ values }) => values.tema.includes(theme));
  return words ? { ...meant(found, minutes), count: found.length } : { entries: about, count: about.length, isNear: false };
}

/** The questions asked: an answer that comes after that to a later one is not shown. */
let latest = 0;

/** Show what suits the question. @param {HTMLFormElement} form @param {boolean} [isBack] whether it was answered before: then nothing moves */
export async function answer(form, isBack = false) {
  const [asked, mine] = [read(form), (latest += 1)];
  const place = one(document, "[data-svar]");
  const [lacking, heading] = [one(place, "[data-brist]"), one(place, "h2")];
  try {
    const { entries, count, isNear } = await among(asked);
    if (mine !== latest) return;
    const found = chosen(entries, asked);
    const lacks = isNear && found.length ? "near" : lack(found, asked);
    fill(one(place, "ol"), ...found.map((entry) => pick(entry, asked, form)));
    foremost(maybe(place, ".pick"));
    lacking.textContent = lacks && LACKS[lacks].replace("{most}", String(Math.max(...found.map(({ most }) => most))));
    heading.textContent = HEADINGS[found.length];
    further(one(place, "[data-fler]"), count > found.length ? count : 0, asked, themed(form, asked.theme));
  } catch {
    if (mine !== latest) return;
    fill(one(place, "ol"));
    one(place, "[data-fler]").hidden = true;
    lacking.textContent = `Dilemmana gick inte att hämta. ${"{{both.again}}"}`;
  }
  lacking.hidden = !lacking.textContent;
  place.hidden = false;
  if (isBack) return;
  heading.focus();
  place.scrollIntoView();
}

/** The first is the one to take, as the page of a theme has it (shared/choose.html). @param {HTMLElement|null} first */
function foremost(first) {
  first?.classList.add("first");
  first?.querySelector(".button")?.classList.remove("quiet");
}

/** What a theme is called in the question. @param {HTMLFormElement} form @param {string} theme */
const themed = (form, theme) => [...one(form, "[name=tema]", HTMLSelectElement).options].find(({ value }) => value === theme)?.text ?? "";

/**
 * The way on to all of them, in the library; none where all are shown.
 * @param {HTMLElement} place @param {number} count @param {Asked & {words: string}} asked @param {string} theme what it is called
 */
function further(place, count, { words, theme: slug }, theme) {
  const link = one(place, "a", HTMLAnchorElement);
  link.href = `${base()}${"{{place.dilemma}}"}#${new URLSearchParams(words ? { q: words } : { tema: slug })}`;
  link.textContent = (words ? "{{choose.all_found}}" : "{{choose.all}}").replace("{count}", String(count)).replace("{theme}", theme);
  place.hidden = !count;
}

/** @param {Entry} entry @param {Asked} asked @param {HTMLFormElement} form */
function pick(entry, { minutes, people }, form) {
  const { slug, title, lang } = entry;
  const theme = themed(form, entry.values.tema[0]);
  const choice = `minuter=${minutes}${people ? `&grupp=${people}` : ""}`; // the page of the case passes it on (onward.js)
  return filled(template("val"), {
    skiva: sides(entry.disc),
    rubrik: led(`${base()}${"{{place.dilemma}}"}${slug}/#${choice}`, title, lang),
    underrubrik: said(entry.subtitle, lang),
    sammanfattning: said(entry.summary, lang),
    varfor: why(entry, minutes, theme),
    samtal: (link) => {
      Object.assign(link, { href: `${base()}${"{{place.meeting}}"}#fall=${slug}&${choice}` });
      fill(link, "{{meeting.prepare}}", made("span", { className: "hear" }, ` ${title}`));
    },
  });
}
