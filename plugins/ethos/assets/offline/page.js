// The page /utan-nat/: save for reading without a network, see what is saved, and remove it. Nothing is registered before
// someone presses the button.

import { base, fill, made, maybe, one } from "../shared/elements.js";

const root = new URL(base() || "./", document.baseURI).href;
const box = one(document, "[data-utan-nat]");
const find = (/** @type {string} */ name) => one(box, `[data-${name}]`);
const [save, remove] = ["spara", "ta-bort"].map((name) => one(box, `[data-${name}]`, HTMLButtonElement));
const cacheOf = async () => (await caches.keys()).find((name) => name.startsWith(`ethos ${root} `));
const registered = async () => (await navigator.serviceWorker.getRegistrations()).find(({ scope }) => scope === root);

/** Say one of the page's own texts. @param {string} name @param {Record<string, string|number>} facts */
function say(name, facts = {}) {
  find("status").textContent = (box.dataset[name] ?? "").replace(/\{(\w+)\}/gu, (_, fact) => String(facts[fact]));
}

/** @param {number} bytes */
function size(bytes) {
  const small = bytes < 1e6;
  const how = { style: /** @type {const} */ ("unit"), unit: small ? "kilobyte" : "megabyte", maximumFractionDigits: small ? 0 : 1 };
  return new Intl.NumberFormat("sv", how).format(bytes / (small ? 1e3 : 1e6));
}

/** How many pages would be saved, and how much that is, from the manifest that the worker saves by. */
async function foretold() {
  const [{ files }, { parts, without }] = await Promise.all(
    ["{{place.manifest}}", "{{place.offline_data}}"].map(async (path) => (await fetch(root + path, { cache: "no-cache" })).json()),
  );
  const isLeft = (/** @type {string} */ path) =>
    without.some((/** @type {string} */ each) => path.startsWith(each) || path.endsWith(each));
  const isSaved = (/** @type {string} */ path) =>
    parts.includes(path) || (parts.some((/** @type {string} */ part) => path.startsWith(part)) && !isLeft(path));
  const chosen = Object.entries(/** @type {Record<string, {bytes: number}>} */ (files)).filter(([path]) => isSaved(path));
  return {
    sidor: chosen.filter(([path]) => path.endsWith(".html")).length,
    storlek: size(chosen.reduce((sum, [, { bytes }]) => sum + bytes, 0)),
  };
}

/**
 * Ask the worker for something.
 * @param {ServiceWorker} worker
 * @param {string} what
 * @param {(said: {klara: number, av: number}) => void} heard gets what it says on the way
 */
function ask(worker, what, heard = () => {}) {
  return new Promise((/** @type {(done: void) => void} */ resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      if (data.klart) resolve();
      else if (data.fel) reject(new Error(data.fel));
      else heard(data);
    };
    worker.postMessage(what, [port2]);
  });
}

/** @param {ServiceWorkerRegistration} registration @returns {Promise<ServiceWorker>} */
async function active(registration) {
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  if (!worker) throw new Error("no worker");
  if (worker.state === "activated") return worker;
  return new Promise((resolve, reject) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") resolve(worker);
      if (worker.state === "redundant") reject(new Error("redundant"));
    });
  });
}

async function keep() {
  save.disabled = true;
  try {
    const registration = await navigator.serviceWorker.register(`${root}sw.js`, { scope: root, updateViaCache: "none" });
    await ask(await active(registration), "spara", ({ klara, av }) => say("sparar", { klara, av }));
    await show();
    remove.focus();
  } catch (error) {
    await forget();
    await show();
    say(error instanceof Error && error.message === "andrad" ? "andrad" : "fel");
  }
  save.disabled = false;
}

async function forget() {
  const registration = await registered();
  const worker = registration?.active;
  if (worker) await ask(worker, "glom").catch(() => {});
  await registration?.unregister();
  const name = await cacheOf();
  if (name) await caches.delete(name);
}

async function drop() {
  await forget();
  await show();
  say("borta");
  save.focus();
}

/** A page's title without the site's name, which stands last in it. @param {Document} page */
function titleOf(page) {
  const site = ` – ${maybe(page, 'meta[property="og:site_name"]', HTMLMetaElement)?.content}`;
  return page.title.endsWith(site) ? page.title.slice(0, -site.length) : page.title;
}

/** Everything saved that is a page: its address and its title, in Swedish order. @param {string} name of the cache */
async function saved(name) {
  const cache = await caches.open(name);
  const keys = (await cache.keys()).filter(({ url }) => url.endsWith("/"));
  const pages = await Promise.all(
    keys.map(async ({ url }) => {
      const text = (await (await cache.match(url))?.text()) ?? "";
      return { url, title: titleOf(new DOMParser().parseFromString(text, "text/html")) };
    }),
  );
  return pages.sort((a, b) => a.title.localeCompare(b.title, "sv"));
}

async function show() {
  const name = (await registered()) && (await cacheOf());
  const pages = name ? await saved(name) : [];
  save.hidden = Boolean(name);
  remove.hidden = find("sparade").hidden = !name;
  fill(find("lista"), ...pages.map(({ url, title }) => made("li", {}, made("a", { href: url }, title))));
  if (name) return say("sparat", { sidor: pages.length });
  return foretold().then((facts) => say("forslag", facts), () => say("fel"));
}

/** Someone without a network asked for a page that is not saved, and was led here. */
function tellMissing() {
  const wanted = new URLSearchParams(location.search).get("sida") ?? "";
  if (!wanted.startsWith(root)) return;
  find("saknas").hidden = false;
  one(box, "[data-igen]", HTMLAnchorElement).href = wanted;
}

save.addEventListener("click", keep);
remove.addEventListener("click", drop);
tellMissing();
if ("serviceWorker" in navigator) show();
else say("saknar");
