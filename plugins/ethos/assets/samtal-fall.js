// Cases and methods, read from their own pages: what a group is shown is what stands there, and nothing else is kept.

const fetched = new Map();

/** A page that cannot be read: `gone` when it does not exist, otherwise the network is to blame and one may try again. */
export class Unread extends Error {
  constructor(address, gone) {
    super(`${address}: ${gone ? "gone" : "unreachable"}`);
    this.gone = gone;
  }
}

/**
 * @typedef {{slug: string, title: string, subtitle: string, lang: string, address: string, closure: string, minutes: number,
 *   group: {min: number, max: number}, methods: string[], situation: Node, questions: Node[],
 *   options: {label: string, for: Node, against: Node, consequence: Node|null}[],
 *   twists: {text: Node, question: Node|null}[], leader: Record<string, Node>, laws: Node|null,
 *   clip: {title: string, address: string, minutes: number}|null}} Case
 * Nodes are detached elements, to be cloned before use.
 * @typedef {{slug: string, title: string, summary: string, address: string, steps: {label: string, prompt: Node}[],
 *   drawing: Element|null}} Method
 */

/** @returns {Promise<Case>} rejected with Unread */
export const fetchCase = (slug) => once(`dilemman/${slug}/`, "fall", caseOf);

/** @returns {Promise<Method>} rejected with Unread */
export const fetchMethod = (slug) => once(`metoder/${slug}/`, "metod", methodOf);

/** What a page holds, fetched once while this page is open: a meeting under way asks the network for nothing. */
function once(path, mark, make) {
  if (!fetched.has(path)) {
    fetched.set(path, get(new URL(document.documentElement.dataset.base + path, location.href), mark).then(make));
    fetched.get(path).catch(() => fetched.delete(path));
  }
  return fetched.get(path);
}

/** The marked article of a page, and where the page is. An old address leads on once, to where the page is now. */
async function get(address, mark, moved = false) {
  const answer = await fetch(address).catch(() => {
    throw new Unread(address, false);
  });
  if (!answer.ok) throw new Unread(address, answer.status === 404 || answer.status === 410);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const article = page.querySelector(`article[data-samtal="${mark}"]`);
  if (article) return { article, address };
  const target = /url=(.+)$/.exec(page.querySelector("meta[http-equiv=refresh]")?.content ?? "")?.[1];
  const next = target && new URL(target, address);
  if (!next || moved || next.origin !== address.origin) throw new Unread(address, true);
  return get(next, mark, true);
}

function caseOf({ article, address }) {
  const { slug, slut: closure, minuter, minst, flest, metoder, sprak: lang = "" } = article.dataset;
  const take = taker(address, lang);
  const all = (mark) => [...article.querySelectorAll(`[data-samtal="${mark}"]`)];
  const part = (of, name) => take(of.querySelector(`[data-del="${name}"]`));
  return {
    ...{ slug, lang, closure, address: address.href, title: words(article.querySelector("h1")) },
    subtitle: words(article.querySelector(".subtitle")),
    ...{ minutes: Number(minuter), group: { min: Number(minst), max: Number(flest) } },
    methods: metoder.split(" ").filter(Boolean),
    situation: take(all("situation")[0]),
    questions: all("fraga").map(take),
    options: all("vag").map((each) => ({
      label: words(each.querySelector("h3")),
      ...{ for: part(each, "for"), against: part(each, "emot"), consequence: part(each, "foljd") },
    })),
    twists: all("vandning").map((each) => ({ text: part(each, "text"), question: part(each, "fraga") })),
    leader: Object.fromEntries([...article.querySelectorAll("[data-ledare]")].map((each) => [each.dataset.ledare, take(each)])),
    laws: taker(address, "")(all("lagrum")[0]),
    clip: all("klipp").map((each) => clipOf(each, address))[0] ?? null,
  };
}

function clipOf(part, address) {
  const link = part.querySelector("[data-del=lank]");
  const title = words(part.querySelector("[data-del=titel]"));
  return { title, address: new URL(link.getAttribute("href"), address).href, minutes: Number(part.dataset.minuter) };
}

function methodOf({ article, address }) {
  const take = taker(address, article.querySelector("h1").lang);
  const steps = [...article.querySelectorAll('[data-samtal="steg"]')].map((each) => ({
    label: each.dataset.label,
    prompt: take(each.querySelector('[data-samtal="fraga"]')),
  }));
  const [slug, summary] = [address.pathname.split("/").at(-2), words(article.querySelector(".lead"))];
  const drawing = article.querySelector("figure.drawn");
  const told = { slug, summary, title: words(article.querySelector("h1")), address: address.href, steps };
  return { ...told, drawing: drawing && document.importNode(drawing, true) };
}

const words = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";

/** A copy of a part of another page as a plain block: its links lead where they led there, and it takes no names along. */
function taker(address, lang) {
  return (element) => {
    if (!element) return null;
    const copy = document.createElement("div");
    copy.append(...[...element.childNodes].map((each) => document.importNode(each, true)));
    if (lang) copy.lang = lang;
    for (const each of copy.querySelectorAll("[id], [data-samtal], [data-del]")) {
      for (const name of ["id", "data-samtal", "data-del"]) each.removeAttribute(name);
    }
    for (const link of copy.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), address).href;
    return copy;
  };
}
