// Finding a case for a meeting: by typing, or among those put aside on this visit, the month's own and the shortest.

import { all, base, dotted, fill, filled, led, made, one, own, said, template } from "../shared/elements.js";
import { byWords, inEarnest, library } from "../shared/dilemmas.js";

/** @import {Entry} from "../shared/dilemmas.js" */

/** The cases that were put aside during this visit (shared/every-page.js): nothing when the browser keeps nothing.
 * @returns {string[]} */
export function kept() {
  try {
    const found = JSON.parse(sessionStorage.getItem(own("ethos-paket")) ?? "[]");
    return Array.isArray(found) ? found.filter((each) => typeof each === "string") : [];
  } catch {
    return [];
  }
}

/** Without a query: what was put aside, then what the build suggests, then the shortest.
 * @param {Entry[]} entries @param {string[]} aside @param {string[]} built */
export function suggested(entries, aside, built) {
  const order = [...aside, ...built];
  const rank = (/** @type {Entry} */ { slug }) => (order.includes(slug) ? order.indexOf(slug) : order.length);
  return entries.toSorted((one, other) => rank(one) - rank(other) || one.minutes - other.minutes);
}

/** @typedef {{taken: () => string[], add: (slug: string, title: string) => void}} Meeting what is chosen so far */

/**
 * Make the search work. Before anyone has searched the list is as it was built.
 * @param {ParentNode} root
 * @param {Meeting} meeting
 * @returns {{refresh: () => Promise<void>}} shows the offers anew, when what is taken has changed
 */
export function setUpSearch(root, meeting) {
  const field = one(root, "#sok-fall", HTMLInputElement);
  const [list, status] = [one(root, "[data-forslag]"), one(root, "[data-antal]")];
  const first = made("div", { role: "status" });
  status.before(first);
  const untouched = status.textContent;
  const built = all(list, "[data-fall]").map(({ dataset }) => dataset.fall ?? "");
  const most = Number(list.dataset.forslag);
  let latest = 0;

  async function refresh() {
    const mine = (latest += 1);
    const query = field.value.trim();
    try {
      const { entries } = await library();
      const [ordered, real] = await Promise.all([query ? byWords(entries, query) : suggested(entries, kept(), built), inEarnest(query)]);
      if (mine !== latest) return;
      if (Boolean(real) !== first.hasChildNodes()) fill(first, real);
      show(ordered.filter(({ slug }) => !meeting.taken().includes(slug)), query);
    } catch {
      if (mine !== latest) return;
      for (const each of [first, list]) fill(each);
      status.textContent = "Fallen gick inte att hämta. Kontrollera uppkopplingen och skriv igen.";
    }
  }

  /** @param {Entry[]} found @param {string} query */
  function show(found, query) {
    const aside = kept();
    status.textContent = query ? told(found.length, most) : untouched;
    const rows = found.slice(0, query ? most : built.length).map((entry) => offer(entry, aside.includes(entry.slug)));
    const same = rows.length === list.children.length && rows.every((row, index) => row.isEqualNode(list.children[index]));
    if (!same) fill(list, ...rows); // else whoever stands on a row stays there
  }

  field.addEventListener("input", refresh);
  choosing(field, list, meeting);
  if (kept().length || field.value) refresh(); // who was quicker than the script has typed
  return { refresh };
}

/** Enter leads to the first that is offered, and a button takes its own. @param {HTMLElement} field @param {HTMLElement} list @param {Meeting} meeting */
function choosing(field, list, meeting) {
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    all(list, "button")[0]?.focus();
  });
  list.addEventListener("click", ({ target }) => {
    const row = all(list, "[data-fall]").find((each) => target instanceof Node && each.querySelector("button")?.contains(target));
    if (row) meeting.add(row.dataset.fall ?? "", one(row, "a").textContent ?? "");
  });
}

/** A case to add, as the build draws it: meeting/offer.html. @param {Entry} entry @param {boolean} isAside */
export function offer({ slug, title, summary, lang, facts }, isAside) {
  const row = filled(template("forslag"), {
    rubrik: led(`${base()}${"{{place.dilemma}}"}${slug}/`, title, lang),
    sammanfattning: said(summary, lang),
    fakta: (place) => place.append(dotted([...(isAside ? ["Lagt i ditt samtal"] : []), ...facts])),
    namn: title,
  });
  row.dataset.fall = slug;
  return row;
}

/** @param {number} number @param {number} most how many are shown */
function told(number, most) {
  if (!number) return "Inget fall passar orden. Pröva ett annat ord, eller bläddra bland alla.";
  const shown = number > most ? ` De första ${most} visas.` : "";
  return `${number} fall passar.${shown}`;
}
