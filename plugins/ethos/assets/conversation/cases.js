// Cases and methods, read from their own pages: what a group is shown is what stands there, and nothing else is kept.

import { OWN } from "../shared/choices.js";
import { all, base, inLanguage, maybe, one, unmarked } from "../shared/elements.js";

/** @typedef {{article: HTMLElement, address: URL}} Read */

/** @type {Map<string, Promise<any>>} */
const fetched = new Map();

/** A page that cannot be read: `gone` when it does not exist, otherwise the network is to blame and one may try again. */
export class Unread extends Error {
  /** @param {URL} address @param {boolean} gone */
  constructor(address, gone) {
    super(`${address}: ${gone ? "gone" : "unreachable"}`);
    this.gone = gone;
  }
}

/** @typedef {{minutes: number, method: string, alike: {slug: string, title: string, lang: string, facts: string}[]}} Shorter a meeting
 * that is shorter than the case: the method that it has time for, and cases like this one that fit */
/**
 * @typedef {{slug: string, title: string, subtitle: string, lang: string, address: string, closure: string, minutes: number,
 *   reading: number, group: {min: number, max: number}, methods: string[], situation: Node, questions: Node[],
 *   options: {label: string, for: Node|null, against: Node|null, consequence: Node|null}[],
 *   twists: {text: Node|null, question: Node|null}[], leader: Record<string, Node>, laws: Node|null,
 *   clip: {title: string, address: string, minutes: number}|null, shorter?: Shorter[], participants: string}} Case
 * Nodes are detached elements, to be cloned before use.
 * @typedef {{slug: string, title: string, summary: string, address: string, steps: {label: string, share?: number, prompt: Node}[],
 *   apart: boolean, drawing: Element|null}} Method
 */

/** @param {string} slug @returns {Promise<Case>} rejected with Unread */
export const fetchCase = (slug) => (slug === OWN ? own() : once(`${"{{place.dilemma}}"}${slug}/`, "fall", caseOf));

/** The case that is written in this browser, as it stands now. @returns {Promise<Case>} */
async function own() {
  const address = new URL(`${base()}${"{{place.own_case}}"}`, location.href);
  const { ownCase } = await import("./own-told.js").catch(() => {
    throw new Unread(address, false);
  });
  const found = ownCase();
  if (!found) throw new Unread(address, true);
  return found;
}

/** @param {string} slug @returns {Promise<Method>} rejected with Unread */
export const fetchMethod = (slug) => once(`${"{{place.method}}"}${slug}/`, "metod", methodOf);

/**
 * What a page holds, fetched once while this page is open: a meeting under way asks the network for nothing.
 * @template Held
 * @param {string} path
 * @param {string} mark
 * @param {(read: Read) => Held} make
 * @returns {Promise<Held>}
 */
function once(path, mark, make) {
  const before = fetched.get(path);
  if (before) return before;
  const asked = get(new URL(base() + path, location.href), mark).then(make);
  fetched.set(path, asked);
  asked.catch(() => fetched.delete(path));
  return asked;
}

/**
 * The marked article of a page, and where the page is. An old address leads on once, to where the page is now.
 * @param {URL} address
 * @param {string} mark
 * @returns {Promise<Read>}
 */
async function get(address, mark, moved = false) {
  const answer = await fetch(address).catch(() => {
    throw new Unread(address, false);
  });
  if (!answer.ok) throw new Unread(address, answer.status === 404 || answer.status === 410);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const article = maybe(page, `article[data-samtal="${mark}"]`);
  if (article) return { article, address };
  const target = /url=(.+)$/.exec(maybe(page, "meta[http-equiv=refresh]", HTMLMetaElement)?.content ?? "")?.[1];
  const next = target && new URL(target, address);
  if (!next || moved || next.origin !== address.origin) throw new Unread(address, true);
  return get(next, mark, true);
}

/** @param {Read} read @returns {Case} */
function caseOf({ article, address }) {
  const { slug = "", slut: closure = "", minuter, lasning, minst, flest, metoder = "", sprak: lang = "" } = article.dataset;
  const take = (/** @type {HTMLElement} */ element) => copyOf(element, address, lang);
  const marked = (/** @type {string} */ mark) => all(article, `[data-samtal="${mark}"]`);
  const part = (/** @type {HTMLElement} */ of, /** @type {string} */ name) => all(of, `[data-del="${name}"]`).map(take)[0] ?? null;
  const leader = all(article, "[data-ledare]").map((each) => [each.dataset.ledare, take(each)]);
  return {
    ...{ slug, lang, closure, address: address.href, title: words(article.querySelector("h1")) },
    subtitle: words(article.querySelector(":scope > .head > .subtitle")), // others' stand further down
    ...{ minutes: Number(minuter), reading: Number(lasning), group: { min: Number(minst), max: Number(flest) } },
    methods: metoder.split(" ").filter(Boolean),
    situation: take(marked("situation")[0]),
    questions: marked("fraga").map(take),
    options: marked("vag").map((each) => ({
      label: words(each.querySelector("h3")),
      ...{ for: part(each, "for"), against: part(each, "emot"), consequence: part(each, "foljd") },
    })),
    twists: marked("vandning").map((each) => ({ text: part(each, "text"), question: part(each, "fraga") })),
    leader: Object.fromEntries(leader),
    laws: marked("lagrum").map((each) => copyOf(each, address, ""))[0] ?? null,
    clip: marked("klipp").map((each) => clipOf(each, address))[0] ?? null,
    shorter: marked("kortare").map(shorterOf),
    participants: marked("deltagare").map((link) => new URL(link.getAttribute("href") ?? "", address).href)[0] ?? address.href,
  };
}

/** @param {HTMLElement} part @returns {Shorter} */
function shorterOf(part) {
  const alike = all(part, "li").map((row) => {
    const link = one(row, "a");
    const slug = (link.getAttribute("href") ?? "").split("/").at(-2) ?? "";
    return { slug, title: words(link), lang: link.lang, facts: words(row.querySelector(".count")) };
  });
  return { minutes: Number(part.dataset.minuter), method: part.dataset.metod ?? "", alike };
}

/** @param {HTMLElement} part @param {URL} address */
function clipOf(part, address) {
  const link = one(part, "[data-del=lank]");
  const title = words(part.querySelector("[data-del=titel]"));
  return { title, address: new URL(link.getAttribute("href") ?? "", address).href, minutes: Number(part.dataset.minuter) };
}

/** @param {Read} read @returns {Method} */
function methodOf({ article, address }) {
  const { lang } = one(article, "h1");
  const steps = all(article, '[data-samtal="steg"]').map((each) => ({
    label: each.dataset.label ?? "",
    share: Number(each.dataset.andel ?? 1),
    prompt: copyOf(one(each, '[data-samtal="fraga"]'), address, lang),
  }));
  const [slug, summary] = [address.pathname.split("/").at(-2) ?? "", words(article.querySelector(".lead"))];
  const drawing = article.querySelector("figure.drawn");
  const told = { slug, summary, apart: "isar" in article.dataset, title: words(article.querySelector("h1")), address: address.href, steps };
  return { ...told, drawing: drawing && document.importNode(drawing, true) };
}

/** @param {Element|null} element */
const words = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";

/** A copy of a part of another page as a plain block: its links lead where they led there, and it takes no names along.
 * @param {HTMLElement} element @param {URL} address @param {string} lang */
function copyOf(element, address, lang) {
  const copy = document.createElement("div");
  copy.append(...[...element.childNodes].map((each) => document.importNode(each, true)));
  Object.assign(copy, inLanguage(lang));
  unmarked(copy);
  for (const each of copy.querySelectorAll("[id], [data-samtal], [data-del]")) {
    for (const name of ["id", "data-samtal", "data-del"]) each.removeAttribute(name);
  }
  for (const link of all(copy, "a[href]", HTMLAnchorElement)) link.href = new URL(link.getAttribute("href") ?? "", address).href;
  return copy;
}
