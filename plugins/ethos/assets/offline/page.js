// The page /utan-nat/: save for reading without a network, see what is saved, and remove it. Nothing is registered before
// someone presses the button.

const root = new URL(document.documentElement.dataset.base || "./", document.baseURI).href;
const box = document.querySelector("[data-utan-nat]");
const find = (name) => box.querySelector(`[data-${name}]`);
const status = find("status");
const buttons = { save: find("spara"), remove: find("ta-bort") };
const cacheOf = async () => (await caches.keys()).find((name) => name.startsWith(`ethos ${root} `));
const registered = async () => (await navigator.serviceWorker.getRegistrations()).find(({ scope }) => scope === root);

const say = (name, facts = {}) => {
  status.textContent = box.dataset[name].replace(/\{(\w+)\}/gu, (_, fact) => facts[fact]);
};

function size(bytes) {
  const [unit, value] = bytes < 1e6 ? ["kilobyte", bytes / 1e3] : ["megabyte", bytes / 1e6];
  return new Intl.NumberFormat("sv", { style: "unit", unit, maximumFractionDigits: unit === "kilobyte" ? 0 : 1 }).format(value);
}

/** How many pages would be saved, and how much that is, from the manifest that the worker saves by. */
async function foretold() {
  const [{ files }, { parts }] = await Promise.all(
    ["data/manifest.json", "data/utan-nat.json"].map(async (path) => (await fetch(root + path, { cache: "no-cache" })).json()),
  );
  const chosen = Object.entries(files).filter(
    ([path]) => parts.some((part) => path.startsWith(part)) && !/\.(?:gz|br|pdf)$/u.test(path),
  );
  return {
    sidor: chosen.filter(([path]) => path.endsWith(".html")).length,
    storlek: size(chosen.reduce((sum, [, { bytes }]) => sum + bytes, 0)),
  };
}

/** Ask the worker for something; `heard` gets what it says on the way. */
function ask(worker, what, heard = () => {}) {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      if (data.klart) resolve();
      else if (data.fel) reject(new Error(what));
      else heard(data);
    };
    worker.postMessage(what, [port2]);
  });
}

async function active(registration) {
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  if (worker.state === "activated") return worker;
  return new Promise((resolve, reject) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") resolve(worker);
      if (worker.state === "redundant") reject(new Error("redundant"));
    });
  });
}

async function save() {
  buttons.save.disabled = true;
  try {
    const registration = await navigator.serviceWorker.register(`${root}sw.js`, { scope: root, updateViaCache: "none" });
    await ask(await active(registration), "spara", ({ klara, av }) => say("sparar", { klara, av }));
    await show();
    buttons.remove.focus();
  } catch {
    await forget();
    await show();
    say("fel");
  }
  buttons.save.disabled = false;
}

async function forget() {
  const registration = await registered();
  const worker = registration?.active;
  if (worker) await ask(worker, "glom").catch(() => {});
  await registration?.unregister();
  const name = await cacheOf();
  if (name) await caches.delete(name);
}

async function remove() {
  await forget();
  await show();
  say("borta");
  buttons.save.focus();
}

/** Everything saved that is a page: its address and its title, in Swedish order. */
async function saved(name) {
  const cache = await caches.open(name);
  const keys = (await cache.keys()).filter(({ url }) => url.endsWith("/"));
  const pages = await Promise.all(
    keys.map(async ({ url }) => {
      const text = await (await cache.match(url)).text();
      return { url, title: new DOMParser().parseFromString(text, "text/html").title.replace(/ – .*$/u, "") };
    }),
  );
  return pages.sort((a, b) => a.title.localeCompare(b.title, "sv"));
}

async function show() {
  const name = (await registered()) && (await cacheOf());
  const pages = name ? await saved(name) : [];
  buttons.save.hidden = Boolean(name);
  buttons.remove.hidden = find("sparade").hidden = !name;
  find("lista").replaceChildren(...pages.map(row));
  if (name) return say("sparat", { sidor: pages.length });
  return foretold().then((facts) => say("forslag", facts), () => say("fel"));
}

function row({ url, title }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = url;
  link.textContent = title;
  item.append(link);
  return item;
}

/** Someone without a network asked for a page that is not saved, and was led here. */
function tellMissing() {
  const wanted = new URLSearchParams(location.search).get("sida") ?? "";
  if (!wanted.startsWith(root)) return;
  find("saknas").hidden = false;
  find("igen").href = wanted;
}

buttons.save.addEventListener("click", save);
buttons.remove.addEventListener("click", remove);
tellMissing();
if ("serviceWorker" in navigator) show();
else say("saknar");
