// Finding a case for a meeting: by typing, or among those put aside on this visit, the month's own and the shortest.

import { filled, said, template } from "./delar.js";
import { library } from "./dilemman.js";

const KEPT = "ethos-paket";
const base = () => document.documentElement.dataset.base;

/** The cases that were put aside during this visit (sida.js): nothing when the browser keeps nothing. */
export function kept() {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]");
    return Array.isArray(found) ? found.filter((each) => typeof each === "string") : [];
  } catch {
    return [];
  }
}

/** A text to compare by: small letters without marks, so that "jav" finds "jäv" and the other way round. */
const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** The entries that hold every word of a query, in their order. */
export function matching(entries, query) {
  const words = plain(query).split(/\s+/).filter(Boolean);
  const text = ({ title, subtitle, summary, values }) => plain([title, subtitle ?? "", summary, ...(values.tema ?? []), ...(values.princip ?? [])].join(" "));
  return entries.filter((entry) => words.every((word) => text(entry).includes(word)));
}

/** Without a query: what was put aside, then the shortest. */
export function suggested(entries, aside) {
  const rank = ({ slug }) => (aside.includes(slug) ? 0 : 1);
  return entries.toSorted((one, other) => rank(one) - rank(other) || one.minutes - other.minutes);
}

/**
 * Make the search work. Before anyone has searched the list is as it was built.
 * @param {ParentNode} root
 * @param {{taken: () => string[], add: (slug: string, title: string) => void}} meeting
 * @returns {{refresh: () => Promise<void>}} shows the offers anew, when what is taken has changed
 */
export function setUpSearch(root, meeting) {
  const field = root.querySelector("#sok-fall");
  const [list, status] = [root.querySelector("[data-forslag]"), root.querySelector("[data-antal]")];
  const untouched = status.textContent;
  const most = Number(list.dataset.forslag);

  async function refresh() {
    try {
      const { entries } = await library();
      show(entries.filter(({ slug, archived }) => !archived && !meeting.taken().includes(slug)));
    } catch {
      list.replaceChildren();
      status.textContent = "Fallen gick inte att hämta. Kontrollera uppkopplingen och skriv igen.";
    }
  }

  function show(entries) {
    const query = field.value.trim();
    const aside = kept();
    const found = query ? matching(entries, query) : suggested(entries, aside);
    status.textContent = query ? told(found.length, most) : untouched;
    const rows = found.slice(0, most).map((entry) => offer(entry, aside.includes(entry.slug)));
    const same = rows.length === list.children.length && rows.every((row, index) => row.isEqualNode(list.children[index]));
    if (!same) list.replaceChildren(...rows); // else whoever stands on a row stays there
  }

  field.addEventListener("input", refresh);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    list.querySelector("button")?.focus();
  });
  list.addEventListener("click", ({ target }) => {
    const row = target.closest("button")?.closest("[data-fall]");
    if (row) meeting.add(row.dataset.fall, row.querySelector("a").textContent);
  });
  if (kept().length) refresh();
  return { refresh };
}

/** A case to add, as the build draws it: meeting/choice.html. */
export function offer({ slug, title, subtitle, lang, facts }, isAside) {
  const row = filled(template("forslag"), {
    rubrik: (link) => said(title, lang)(Object.assign(link, { href: `${base()}dilemman/${slug}/` })),
    underrubrik: said(subtitle, lang),
    fakta: [isAside ? "Lagt i paketet" : "", ...facts].filter(Boolean).join(" · "),
    namn: title,
  });
  row.dataset.fall = slug;
  return row;
}

function told(number, most) {
  if (!number) return "Inget fall passar orden. Pröva ett annat ord, eller bläddra bland alla.";
  const shown = number > most ? ` De första ${most} visas.` : "";
  return `${number} fall passar.${shown}`;
}
