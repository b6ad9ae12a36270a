// The dilemma of the month it is in Sweden now, when the page was built in another.

import { all, base, fill, inLanguage, maybe, sides, unmarked } from "../shared/elements.js";
import { get } from "../shared/dilemmas.js";
import { dayInSweden } from "../shared/time.js";

/** @param {HTMLElement} root */
export async function setUpMonth(root) {
  const now = dayInSweden().slice(0, 7);
  if (now === root.dataset.manadens) return;
  const month = (await get("{{place.monthly_data}}"))[now];
  if (!month) return; // so old a build that its list has run out: the page still says which month it tells of
  const address = new URL(`${base()}${month.path}`, location.href);
  const situation = maybe(root, "[data-manad=situation]");
  const opening = situation ? await openingOf(address) : [];
  root.dataset.manadens = now;
  for (const name of ["words", "minutes", "title"]) {
    for (const each of all(root, `[data-manad=${name}]`)) each.textContent = month[name];
  }
  for (const link of all(root, "a", HTMLAnchorElement)) link.href = address.href;
  for (const each of all(root, "[data-manad=title], [data-manad=situation]")) Object.assign(each, { dir: "ltr" }, inLanguage(month.lang ?? "sv"));
  const draw = sides(month.disc);
  if (typeof draw === "function") for (const each of all(root, ".quote .disc")) draw(each);
  if (situation) fill(situation, ...opening);
}

/** The first paragraphs of a dilemma's situation, from its page. @param {URL} address */
async function openingOf(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  unmarked(page);
  const told = all(page, ".situation > *").slice(0, 2).map((each) => document.importNode(each, true));
  for (const link of told.flatMap((each) => all(each, "a", HTMLAnchorElement))) {
    link.href = new URL(link.getAttribute("href") ?? "", address).href;
  }
  return told;
}
