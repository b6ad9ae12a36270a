// Reading without a network, for whoever has asked for it on /utan-nat/. Lies at the site's root: a worker reaches only what
// lies beside and below it.
//
// Nothing old is shown while the network answers: pages are asked for first, and only files whose names change with their
// content are taken from what is saved. After each page the manifest is asked for; when it has changed, everything saved that
// changed is fetched anew and must have the hash that the manifest says. There is one cache, and it exists only while the
// reader wants it: without it this worker does nothing.

/** @typedef {Record<string, {sha256: string}>} Files the files of the manifest, by their paths */
/** @typedef {(said: object) => void} Say tells the page that asked */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));
const ROOT = new URL("./", location.href).href;
const OURS = `ethos ${ROOT} `;
const NAME = `${OURS}1`; // raised when what is saved has another form
const MANIFEST = new URL("{{place.manifest}}", ROOT).href;
const PARTS = new URL("{{place.offline_data}}", ROOT).href;
const LASTING = new RegExp(`/assets/[\\w-]+\\.[0-9a-f]{10}\\.\\w+$|/${"{{place.index_parts}}"}[0-9a-f]{16}\\.bin$`, "u");
const APART = ["data/", "{{place.files}}"]; // asked for anew each time, or large and asked for by itself: never saved
const PATIENCE = 3000; // ms that a reader with a saved page waits for a network that may not be there
const AT_ONCE = 6;

/** The address that a file of the manifest is read at, and that it is saved under. @param {string} path */
const addressOf = (path) => new URL(path.replace(/(^|\/)index\.html$/u, "$1").split("/").map(encodeURIComponent).join("/"), ROOT).href;
/** @param {string} address */
const plain = (address) => address.replace(/[?#].*$/su, "").replace(/\/index\.html$/u, "/");
/** The cache, while there is one: who has had everything removed shall not find it there again. */
let off = false;
const opened = async () => {
  if (!(await caches.has(NAME)) || off) throw new Error("nothing is to be saved");
  return caches.open(NAME);
};
/** @param {number} ms @returns {Promise<void>} */
const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(Promise.all([forget(NAME), worker.clients.claim()])));

/** Remove what is saved, but for one cache. @param {string} [but] */
async function forget(but) {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== but).map((name) => caches.delete(name)));
}

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const own = request.url.startsWith(ROOT) && !APART.some((folder) => request.url.startsWith(`${ROOT}${folder}`));
  if (request.method === "GET" && own && !request.headers.has("range")) event.respondWith(answer(event));
});

/** @param {FetchEvent} event */
async function answer(event) {
  if (!(await caches.has(NAME))) return fetch(event.request);
  const key = plain(event.request.url);
  const saved = (await lookUp(key)) ?? (await lookUp(`${key}/`));
  return saved && LASTING.test(key) ? saved : fresh(event, key, saved);
}

/** What the network says; what is saved when it says nothing.
 * @param {FetchEvent} event @param {string} key @param {Response|undefined} saved
 */
async function fresh(event, key, saved) {
  const page = event.request.mode === "navigate";
  const asked = fetch(event.request, LASTING.test(key) ? {} : { cache: "no-cache" }).then(async (found) => {
    if (found.status === 200 && found.type === "basic" && !found.redirected) await keep(key, found.clone()).catch(() => {});
    return found;
  });
  const waited = saved ? Promise.race([asked, later(PATIENCE)]) : asked;
  const found = await waited.catch(() => undefined);
  if (page) event.waitUntil(asked.then(refresh).catch(() => {}));
  if (found && !(saved && found.status >= 500)) return found;
  if (!saved) return page ? Response.redirect(`${ROOT}${"{{place.offline}}"}?sida=${encodeURIComponent(event.request.url)}`) : Response.error();
  if (page) shown.set(event.resultingClientId, { date: saved.headers.get("date"), newer: isNewer(asked, saved.clone()) });
  return saved;
}

/** @param {Promise<Response>} asked @param {Response} before */
async function isNewer(asked, before) {
  const found = await asked.then((late) => lookUp(plain(late.url))).catch(() => undefined);
  return found !== undefined && (await found.text()) !== (await before.text());
}

/** @param {string} address */
const lookUp = (address) => caches.match(address, { cacheName: NAME });
/** @param {string} address @param {Response} found */
const keep = async (address, found) => (await opened()).put(address, found);

/** @type {Map<string, {date: string|null, newer: Promise<boolean>}>} */
const shown = new Map(); // the pages that read from what is saved: client → when it was saved, and if the network had newer

// What the pages ask: to save, to forget, and whether they show something saved.
/** @type {Record<string, (say: Say, client: string) => Promise<void>>} */
const ASKED = {
  async spara(say) {
    off = false;
    await caches.open(NAME);
    await sync(await manifest(), say);
  },
  async glom() {
    off = true; // also for what is on its way
    await forget();
    await worker.registration.unregister();
  },
  async kopia(say, client) {
    const { date, newer } = shown.get(client) ?? {};
    if (date !== undefined) say({ date, newer: false });
    if (await newer) say({ date, newer: true });
  },
};

worker.addEventListener("message", (event) => {
  const [port] = event.ports;
  const client = event.source instanceof Client ? event.source.id : "";
  const done = ASKED[event.data]((said) => port.postMessage(said), client).then(
    () => port.postMessage({ klart: true }),
    (error) => port.postMessage({ fel: error instanceof OtherError ? "andrad" : "fel" }),
  );
  event.waitUntil(done);
});

/** @type {Promise<void>|undefined} */
let running;
/** Bring everything saved up to date when the site has been published anew. */
function refresh() {
  running ??= manifest()
    .then(async (now) => ([now, undefined].includes(await lastManifest()) ? undefined : sync(now)))
    .finally(() => (running = undefined));
  return running;
}

/** @param {string} address @param {RequestInit} options */
const ask = async (address, options) => {
  const found = await fetch(address, options);
  if (!found.ok) throw new Error(`${found.status} ${address}`);
  return found;
};
const manifest = async () => (await ask(MANIFEST, { cache: "no-cache" })).text();
const lastManifest = async () => (await lookUp(MANIFEST))?.text();

/** Fetch what is new and drop what is gone; the manifest is saved last, so that what fails is tried again.
 * @param {string} text of the manifest @param {Say} say
 */
async function sync(text, say = () => {}) {
  const cache = await opened();
  /** @type {Files} */
  const now = JSON.parse(text).files;
  /** @type {Files} */
  const before = JSON.parse((await lastManifest()) ?? '{"files": {}}').files;
  /** @type {{ parts: string[], without: string[] }} */
  const { parts, without } = await (await ask(PARTS, { cache: "no-cache" })).json();
  const saved = new Set((await cache.keys()).map(({ url }) => url));
  const left = (/** @type {string} */ path) => without.some((each) => path.startsWith(each) || path.endsWith(each));
  const chosen = (/** @type {string} */ path) => parts.includes(path) || (parts.some((part) => path.startsWith(part)) && !left(path));
  const wanted = Object.keys(now).filter((path) => chosen(path) || saved.has(addressOf(path)));
  const missing = wanted.filter((path) => !saved.has(addressOf(path)) || before[path]?.sha256 !== now[path].sha256);
  missing.sort((a, b) => Number(b.startsWith("assets/")) - Number(a.startsWith("assets/"))); // a page never comes before its style
  for (let at = 0; at < missing.length; at += AT_ONCE) {
    await Promise.all(missing.slice(at, at + AT_ONCE).map((path) => save(addressOf(path), now[path].sha256)));
    say({ av: missing.length, klara: Math.min(at + AT_ONCE, missing.length) });
  }
  const current = new Set([MANIFEST, ...wanted.map(addressOf)]);
  await Promise.all([...saved].filter((url) => !current.has(url)).map((url) => cache.delete(url)));
  await keep(MANIFEST, new Response(text, { headers: { "content-type": "application/json" } }));
}

/** What came is not what was published: exchanged just now, or changed on its way. */
class OtherError extends Error {}

/** @param {string} address @param {string} sha256 */
async function save(address, sha256) {
  const found = await ask(address, { cache: "no-cache" });
  const digest = await crypto.subtle.digest("SHA-256", await found.clone().arrayBuffer());
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== sha256) throw new OtherError(`not what the manifest says: ${address}`);
  await keep(address, found);
}
