// The answer to the question of the start page and the library: one case, two others, and why.

import { all, base, fill, filled, led, made, maybe, one, said, sides, template } from "../shared/elements.js";
import { apart, inEarnest, library, weighed } from "../shared/dilemmas.js";
import { ANY, chosen, lack, meant, why } from "./choosing.js";

/** @import {Entry} from "../shared/dilemmas.js" */
/** @import {Asked} from "./choosing.js" */

const LACKS = { near: "{{choose.near}}", none: "{{choose.none}}", time: "{{choose.no_time}}", many: "{{choose.too_many}}", group: "{{choose.no_group}}" };

/** What is answered, by how many cases that are about it. */
const HEADINGS = ["{{choose.nothing}}", "{{choose.one}}", "{{choose.two}}", "{{choose.answer}}"];

/** @param {HTMLFormElement} form */
function read(form) {
  const field = (/** @type {string} */ name) => one(form, `select[name=${name}]`, HTMLSelectElement);
  const typed = (/** @type {string} */ name) => one(form, `input[name=${name}]`, HTMLInputElement).value.trim();
  const words = typed("ord");
  return { words, minutes: Number(field("tid").value), people: Number(typed("grupp")), theme: words ? "" : field("tema").value };
}

/** The dilemmas to choose among, how many there are in all, and which of them only lie near what was asked. @param {Asked & {words: string}} asked */
async function among({ words, theme, minutes }) {
  const { entries } = await library();
  const found = words ? await weighed(entries, words) : [];
  const about = entries.filter(({ values }) => theme === ANY || values.tema.includes(theme));
  return words ? { ...meant(found, minutes), count: found.length } : { entries: about, count: about.length, near: [], isNear: false };
}

const NEAR = { told: "", isFar: false };

/** What is shown of them, and what stands between that and the words; the cases are shown also when that cannot be read.
 * @param {Asked & {words: string}} asked */
async function inOrder(asked) {
  const { entries, ...found } = await among(asked);
  const picks = chosen(entries, asked);
  const words = picks.length ? asked.words : "";
  return { ...found, picks, ...(words ? await apart(words, [...picks, ...found.near]).catch(() => NEAR) : NEAR) };
}

/** The questions asked: an answer that comes after that to a later one is not shown. */
let latest = 0;

/** Show what suits the question. @param {HTMLFormElement} form @param {boolean} [isBack] whether it was answered before: then nothing moves */
export async function answer(form, isBack = false) {
  const [asked, mine] = [read(form), (latest += 1)];
  const place = one(document, "[data-svar]");
  const lacking = one(place, "[data-brist]");
  try {
    const [found, real] = await Promise.all([inOrder(asked), inEarnest(asked.words)]);
    if (mine !== latest) return;
    const hasCase = tell(place, real ? { ...found, isFar: true } : found, asked, form); // the way to help comes first
    first(place, real, hasCase);
    instead(form, place, hasCase ? "" : asked.words);
  } catch {
    if (mine !== latest) return;
    for (const gone of ["ol", "[data-pa-riktigt]"]) fill(one(place, gone));
    for (const gone of ["[data-annat]", "[data-fler]", "[data-inget]"]) one(place, gone).hidden = true;
    lacking.textContent = `Dilemmana gick inte att hämta. ${"{{both.again}}"}`;
  }
  lacking.hidden = !lacking.textContent;
  place.hidden = false;
  if (!isBack) lead(form, place);
}

/** What was found, and where it falls short; whether anything was. @param {HTMLElement} place @param {Awaited<ReturnType<typeof inOrder>>} found
 * @param {Asked & {words: string}} asked @param {HTMLFormElement} form */
function tell(place, { picks: found, count, near, isNear, told, isFar }, asked, form) {
  const lacks = isNear && found.length ? "near" : lack(found, asked);
  const drawn = (/** @type {Entry} */ entry) => pick(entry, asked, themed(form, entry.values.tema[0]));
  fill(one(place, "ol"), ...found.map(drawn));
  fill(one(place, "[data-annat] ol"), ...near.map(drawn));
  one(place, "[data-annat]").hidden = !near.length;
  const isLong = found[0]?.minutes > asked.minutes && [...found, ...near].some(({ minutes }) => minutes <= asked.minutes);
  foremost(maybe(place, ".pick"), isLong || isFar);
  const lacking = lacks && LACKS[lacks].replace("{most}", String(Math.max(...found.map(({ most }) => most))));
  fill(one(place, "[data-brist]"), told && lacks === "near" ? told : [told, lacking].filter(Boolean).join(" "), ...(isFar ? [" ", made("a", { href: everything(asked.words) }, "{{choose.search_all}}")] : []));
  one(place, "h2").textContent = isFar || lacks === "near" ? "{{choose.nearest}}" : HEADINGS[found.length];
  further(one(place, "[data-fler]"), count > found.length ? count : 0, asked, themed(form, asked.theme));
  return found.length > 0;
}

/** Before all else, what to do when it has happened, instead of a word of it above the cases. @param {HTMLElement} place
 * @param {HTMLElement|null} real @param {boolean} hasCase */
function first(place, real, hasCase) {
  fill(one(place, "[data-pa-riktigt]"), real);
  const quiet = maybe(place, "[data-nu]");
  if (quiet) quiet.hidden = Boolean(real) || !hasCase;
}

/** Where nothing is found: all that there is, searched for the same, a case of one's own, and the themes. @param {HTMLFormElement} form
 * @param {HTMLElement} place @param {string} words "" when something is */
function instead(form, place, words) {
  const ways = one(place, "[data-inget]");
  ways.hidden = !words;
  one(document, "[data-inget-hors]").textContent = words && HEADINGS[0];
  if (!words) return;
  one(ways, "a", HTMLAnchorElement).href = everything(words);
  const themes = one(document, ".by-length + .ask-links");
  ways.after(themes); // which stand there for who runs no scripts
  const { minutes } = read(form);
  for (const link of all(themes, "a", HTMLAnchorElement)) link.href = link.href.replace(/\d+\/$/, `${minutes}/`);
}

/** All that there is, searched for the same. @param {string} words */
const everything = (words) => `${base()}${"{{place.search}}"}#${new URLSearchParams({ q: words })}`;

/** The reader is led to what comes first in the answer, or to the field when there is none. @param {HTMLFormElement} form @param {HTMLElement} place */
function lead(form, place) {
  const real = maybe(place, ".earnest");
  const isEmpty = !real && !one(place, "[data-inget]").hidden;
  /** @type {HTMLElement} */
  const goal = real ?? (isEmpty ? one(form, "[name=ord]") : one(place, "h2"));
  goal.focus();
  (isEmpty ? one(form, ".own") : place).scrollIntoView();
}

/** The first is the one to take, as the page of a theme has it (shared/choose.html). @param {HTMLElement|null} first
 * @param {boolean} isBeside what was asked: too long for who has so little time, when something else has room, or only near */
function foremost(first, isBeside) {
  first?.classList.add("first");
  first?.querySelector(".button")?.classList.toggle("quiet", isBeside);
}

/** What a theme is called in the question. @param {HTMLFormElement} form @param {string} theme */
const themed = (form, theme) => [...one(form, "[name=tema]", HTMLSelectElement).options].find(({ value }) => value === theme)?.text ?? "";

/**
 * The way on to all of them, in the library; none where all are shown.
 * @param {HTMLElement} place @param {number} count @param {Asked & {words: string}} asked @param {string} theme what it is called
 */
function further(place, count, { words, theme: slug }, theme) {
  const link = one(place, "a", HTMLAnchorElement);
  link.href = `${base()}${"{{place.dilemma}}"}#${words || slug !== ANY ? new URLSearchParams(words ? { q: words } : { tema: slug }) : ""}`;
  link.textContent = (words ? "{{choose.all_found}}" : slug === ANY ? "{{choose.all_of_any}}" : "{{choose.all}}").replace("{count}", String(count)).replace("{theme}", theme);
  place.hidden = !count;
}

/** @param {Entry} entry @param {Asked} asked @param {string} theme what its own is called */
function pick(entry, { minutes, people }, theme) {
  const { slug, title, lang } = entry;
  const choice = `minuter=${minutes}${people ? `&grupp=${people}` : ""}`; // the page of the case passes it on (onward.js)
  return filled(template("val"), {
    skiva: sides(entry.disc),
    rubrik: led(`${base()}${"{{place.dilemma}}"}${slug}/#${choice}`, title, lang),
    sammanfattning: said(entry.summary, lang),
    varfor: why(entry, minutes, theme),
    samtal: (link) => {
      Object.assign(link, { href: `${base()}${"{{place.meeting}}"}#fall=${slug}&${choice}` });
      fill(link, "{{meeting.prepare}}", made("span", { className: "hear" }, ` ${title}`));
    },
  });
}
