// The page /samtal/ as it is first seen. A link to one case, led as the page of the case says, is drawn of that page alone;
// all else (page.js) comes as soon as the reader turns to the page, or when it is at rest. What is pressed before is done then.

import "../shared/every-page.js";

/** Milliseconds from when the meeting is shown until all else is fetched. */
const AT_REST = 1500;
/** What a reader does who is there. */
const SIGNS = ["pointermove", "pointerdown", "wheel", "scroll", "touchstart", "keydown", "focusin", "hashchange"];
/** What is pressed, and does nothing by itself, or takes the choice out of the address: a place on the page. */
const PRESSED = "button, summary, a[href^='mailto:'], a[href^='#'], [data-nasta] a";
/** What a link may hold that is drawn so. */
const PLAIN = ["fall", "minuter", "grupp", "metod"];
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const root = /** @type {HTMLElement} */ (document.querySelector("[data-samtal-rot]"));
/** @type {Promise<void>|null} */
let coming = null;
/** What has been typed or chosen so far. @type {Map<HTMLInputElement, string>} */
const typed = new Map();

/** @param {string} name */
const part = (name) => /** @type {HTMLElement} */ (root.querySelector(`[data-${name}]`));
const isReady = () => root.hasAttribute("data-klar");

/** When page.js has drawn what it draws. @returns {Promise<void>} */
const ready = () =>
  new Promise((done) => {
    if (isReady()) return done();
    const watch = new MutationObserver(() => {
      if (!isReady()) return;
      watch.disconnect();
      done();
    });
    watch.observe(root, { attributes: true });
    return undefined;
  });

/** All that the page can do, asked for once, and anew if it did not come. @returns {Promise<void>} */
function whole() {
  coming ??= import("./page.js").then(ready).then(retyped, (fault) => {
    coming = null;
    if (!root.hasAttribute("data-visat")) ground(false); // the plain plans are there to lead after
    throw fault;
  });
  return coming;
}

/** Browsers tell of a pointer that lies still, too, when a page is drawn under it. @param {Event} event */
function noticed(event) {
  if (event instanceof PointerEvent && event.type === "pointermove" && !event.movementX && !event.movementY) return;
  for (const sign of SIGNS) removeEventListener(sign, noticed, { capture: true });
  quietly();
}

const quietly = () => void whole().catch(() => {});

/** What was typed before anyone listened. */
function retyped() {
  for (const [field, text] of typed) {
    if (field.type === "radio") field.checked = true;
    else field.value = text;
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
  }
  typed.clear();
}

/** A press that nobody hears yet is held until somebody does. @param {Event} event */
function hold(event) {
  const pressed = event.target instanceof Element ? event.target.closest(PRESSED) : null;
  if (isReady() || !(pressed instanceof HTMLElement)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const named = pressed.dataset.knapp; // such a button is drawn anew
  const there = () => (named ? root.querySelector(`[data-knapp="${named}"]`) : pressed);
  whole().then(() => /** @type {HTMLElement|null} */ (there())?.click(), () => (part("besked").textContent = "{{both.again}}"));
}

/** The choice in the address, where page.js finds it when a place on the page has just taken it out. */
const remember = () => void (location.hash.includes("=") && (root.dataset.vald = location.hash));

/** A place on the page took the choice out of the address, as the skip link does: the browser has gone there, the choice stays.
 * @param {HashChangeEvent} event */
function stay({ oldURL, newURL }) {
  if (!isReady() && !newURL.includes("=") && oldURL.includes("#")) history.replaceState(null, "", oldURL);
  remember();
}

/** @param {Event} event */
function keep({ target }) {
  if (!isReady() && (target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) typed.set(/** @type {HTMLInputElement} */ (target), target.value);
}

/** The ground that page.js draws on, before anything is seen: nothing on the page moves when it comes. @param {boolean} is */
function ground(is) {
  const any = is && new URLSearchParams(location.hash.slice(1)).has("fall");
  root.toggleAttribute("data-har-fall", any);
  part("satt-ihop").hidden = !is;
  part("klart").hidden = !any;
  for (const name of ["planer", "inget-valt"]) part(name).hidden = any;
  /** @type {HTMLDetailsElement} */ (part("fler-fall")).open = is && !any;
  /** @type {HTMLDetailsElement} */ (part("alla-planer")).open = !is;
}

/** The choice in the address, when it is one that can be drawn so. */
function plainly() {
  const query = new URLSearchParams(location.hash.slice(1));
  const [slug, ...others] = query.getAll("fall");
  const isPlain = SLUG.test(slug ?? "") && !others.length && [...query.keys()].every((name) => PLAIN.includes(name));
  return isPlain ? { slug, asked: { minuter: query.get("minuter"), grupp: query.get("grupp"), metod: query.get("metod") } } : null;
}

/** The page of a case. @param {string} slug @returns {Promise<Element|null>} */
async function read(slug) {
  const answer = await fetch(`${document.documentElement.dataset.base}${"{{place.dilemma}}"}${slug}/`);
  if (!answer.ok) return null;
  return new DOMParser().parseFromString(await answer.text(), "text/html").querySelector('article[data-samtal="fall"]');
}

/** @template {keyof HTMLElementTagNameMap} Tag @param {Tag} tag @param {Record<string, string>} given @param {...(Node|string)} inside */
function made(tag, given, ...inside) {
  const element = Object.assign(document.createElement(tag), given);
  element.append(...inside);
  return element;
}

/** The meeting at once, as page.js draws it. Gives whether it is one that is drawn so. */
async function shown() {
  const choice = plainly();
  const page = choice && (await read(choice.slug));
  if (coming || !choice || !(page instanceof HTMLElement) || !page.dataset.plan || page.dataset.sprak) return false; // another language is for elements.js to tell
  const usual = usually(page);
  if (Object.entries(choice.asked).some(([name, value]) => value !== null && value !== usual[name])) return false;
  draw(page, usual);
  return true;
}

/** What nobody has chosen otherwise, as a link says it (agenda.js). @param {HTMLElement} page @returns {Record<string, string>} */
function usually({ dataset: { plan = "", minst, flest, metoder = "" } }) {
  const minutes = plan.split(/[ +]/).reduce((sum, each) => sum + Number(each), 0);
  const { min, dataset: { vanligt } } = /** @type {HTMLInputElement} */ (document.getElementById("grupp"));
  const people = Math.max(Number(min), Number(minst), Math.min(Number(vanligt), Number(flest)));
  const options = [...methods().options];
  const able = options.filter(({ dataset }) => !("isar" in dataset)).map(({ value }) => value);
  const method = metoder.split(" ").find((slug) => able.includes(slug)) ?? able[0] ?? "";
  return { minuter: String(minutes), grupp: String(people), metod: method };
}

const methods = () => /** @type {HTMLSelectElement} */ (document.getElementById("metod"));

/** @param {HTMLElement} page @param {Record<string, string>} usual */
function draw(page, { minuter, grupp, metod }) {
  const title = (page.querySelector("h1")?.textContent ?? "").trim();
  for (const [name, value] of [["grupp", grupp], ["metod", metod], ["samtalets-lank", location.href]]) {
    /** @type {HTMLInputElement} */ (document.getElementById(name)).value = value;
  }
  const [{ text = "", dataset: { steg = "" } }] = methods().selectedOptions;
  const summary = [`${minuter} minuter`, `${grupp} personer`, text].join("\u00a0· ");
  part("valda").replaceChildren(row(page, title));
  part("tidsplan").replaceChildren(...steps(page, `${text}: ${steg}`));
  part("foreslas").hidden = !page.dataset.metoder?.split(" ").includes(metod);
  part("sammanfattning").textContent = summary;
  part("paket-om").textContent = `${title}\u00a0· ${summary}`;
  /** @type {HTMLInputElement} */ (root.querySelector(`[name=minuter][value="${minuter}"]`)).checked = true;
  part("paket").hidden = false;
  for (const name of ["starta", "ova"]) /** @type {HTMLButtonElement} */ (part(name)).disabled = false;
  root.toggleAttribute("data-visat", true);
}

/** The schedule, in the words that the page has for each kind of step (sheets.js draws the same).
 * @param {HTMLElement} page @param {string} method */
function steps(page, method) {
  const kinds = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-ord]"))];
  const twists = page.querySelectorAll('[data-samtal="vandning"]').length;
  let now = 0;
  return (page.dataset.plan ?? "").split(" ").flatMap((spent, at) => spent.split("+").map(Number).filter(Boolean).map((minutes, index) => {
    const { ord, gor = "" } = kinds[at].dataset;
    const [name, say] = ["dt", "dd"].map((tag) => kinds[at].querySelector(tag)?.textContent ?? "");
    const when = made("p", { className: "when" }, `${now}–${(now += minutes)} `, made("span", { className: "count" }, `${minutes} min`));
    const told = [made("h3", {}, ord === "twist" && twists > 1 ? `${name} ${index + 1}` : name), made("p", {}, gor)];
    if (ord !== "read") told.push(made("p", { className: "said" }, `”${say}”`));
    if (ord === "plenary") told.push(made("p", { className: "hint" }, method));
    return made("li", {}, when, made("div", {}, ...told));
  }));
}

/** The case in the list. @param {HTMLElement} page @param {string} title */
function row(page, title) {
  const { slug = "", minuter = "", minst = "", flest = "" } = page.dataset;
  const subtitle = page.querySelector(":scope > .head > .subtitle")?.textContent;
  const fact = (/** @type {(Node|string)[]} */ ...words) => made("span", { className: "fact" }, ...words); // shared/elements.js draws the same
  const facts = [fact(`${minuter} minuter`), " ", fact(made("i", {}, "· "), `${minst}–${flest} personer`)];
  const about = [
    made("a", { href: `${document.documentElement.dataset.base}${"{{place.dilemma}}"}${slug}/` }, title),
    ...(subtitle ? [made("p", { className: "subtitle" }, subtitle.trim())] : []),
    made("p", { className: "meta" }, made("span", { className: "dotted" }, ...facts)),
  ];
  const away = made("button", { type: "button", className: "button quiet" }, "Ta bort", made("span", { className: "hear" }, ` ${title}`));
  away.dataset.knapp = `bort ${slug}`;
  return made("li", {}, made("div", {}, ...about), made("p", { className: "turns" }, away));
}

/** Whether the browser keeps a meeting that goes on, or a record: the page tells of them at once. */
function isKept() {
  try {
    return localStorage.length > 0;
  } catch {
    return false; // a browser that keeps nothing
  }
}

ground(true);
remember();
root.addEventListener("click", hold, true);
addEventListener("hashchange", stay);
for (const name of ["input", "change"]) root.addEventListener(name, keep, true);
if (isKept()) quietly();
else {
  for (const sign of SIGNS) addEventListener(sign, noticed, { passive: true, capture: true });
  shown().catch(() => false).then((is) => (is ? setTimeout(quietly, AT_REST) : quietly()));
}
