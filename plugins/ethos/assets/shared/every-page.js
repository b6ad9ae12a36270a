// What every page can do once scripts run: copy an address, share, print. Without scripts the buttons stay hidden.
//
// And whether scripts run at all. The oldest browsers that run ours: Safari 16.4, Firefox 115, Chrome 113. Those before them get
// the plain pages: every script that a page asks for imports this first, so what it throws stops them all. So it is
// written in what the first browsers with modules can read.

/**
 * Whether a browser has what scripts use and those before the floor lack: lists that are copied sorted (Firefox 115, Chrome 110,
 * Safari 16.0) and raw deflate, for the search (Safari 16.4, Firefox 113, Chrome 103).
 * @param {any} browser its global object
 */
export function isMet(browser) {
  try {
    return typeof browser.Array.prototype.toSorted === "function" && Boolean(new browser.DecompressionStream("deflate-raw"));
  } catch {
    return false;
  }
}

/** What is there for who has no scripts is mere text where they are on: here it is read as what it says. @param {Element} each */
function said(each) {
  each.replaceWith(...new DOMParser().parseFromString(each.textContent || "", "text/html").body.childNodes);
}

if (typeof globalThis !== "object" || !isMet(globalThis)) {
  document.documentElement.classList.add("plain"); // what a style hides where no script runs
  document.querySelectorAll("noscript").forEach(said);
  throw new Error("An older browser: the pages are read without scripts.");
}

/** @param {string} sign */
const buttons = (sign) => /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll(sign));

// Copying has its one home here: what comes of it is seen and heard, whichever button it was.

const copied = "Kopierat";
const refused = "Webbläsaren lät sidan inte kopiera. Texten är markerad, så att du kan kopiera den själv.";

/** Say that it is copied, for the eye in the button and for the ear in the status beside it. @param {HTMLElement} button */
function tell(button) {
  const status = button.parentElement && button.parentElement.querySelector("[role=status]");
  const label = button.dataset.label || button.textContent || "";
  button.dataset.label = label;
  if (status) status.textContent = copied;
  button.textContent = copied;
  setTimeout(() => {
    button.textContent = label;
    if (status) status.textContent = "";
  }, 4000);
}

/** The text to mark, where nothing on the page holds it. @param {string} text */
function held(text) {
  const field = document.createElement(text.includes("\n") ? "textarea" : "input");
  Object.assign(field, { className: "field", readOnly: true, value: text });
  field.setAttribute("aria-label", "Text att kopiera");
  return field;
}

/** What takes the place of a copy that the browser refused. @param {string} text @param {HTMLElement} row that the button stands in
 * @param {HTMLInputElement|HTMLTextAreaElement} [field] what holds the text already */
function offered(text, row, field) {
  const told = Object.assign(document.createElement("p"), { textContent: refused });
  const box = Object.assign(document.createElement("div"), { className: "notice refused" });
  const marked = field || held(text);
  told.setAttribute("role", "alert");
  box.append(told, ...(field ? [] : [marked]));
  row.after(box);
  marked.focus();
  marked.select();
}

/**
 * Copy a text. Where the browser refuses, the page says so and has the text marked. Gives whether it was copied.
 * @param {string} text
 * @param {HTMLElement} button
 * @param {HTMLInputElement|HTMLTextAreaElement} [field] what holds the text, if anything on the page does
 */
export async function copy(text, button, field) {
  const row = /** @type {HTMLElement} */ (button.closest("p, div") || button);
  const before = row.nextElementSibling;
  if (before && before.matches(".refused")) before.remove();
  try {
    await navigator.clipboard.writeText(text);
    tell(button);
    return true;
  } catch {
    offered(text, row, field);
    return false;
  }
}

for (const button of buttons("[data-kopiera]")) {
  const field = /** @type {HTMLInputElement} */ (document.getElementById(button.dataset.kopiera || ""));
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", () => {
    field.select();
    copy(field.value, button, field);
  });
}

for (const button of buttons("[data-dela]")) {
  const address = () => location.href.split("#")[0];
  button.hidden = !(navigator.share || navigator.clipboard);
  button.addEventListener("click", () => {
    if (!navigator.share) copy(address(), button);
    else navigator.share({ title: document.title, url: address() }).catch(() => {}); // the reader changed their mind
  });
}

for (const button of buttons("[data-skriv-ut]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// For who has asked for it: reading without a network.
if (document.querySelector("[data-utan-nat]")) import("../offline/page.js");
if (navigator.serviceWorker && navigator.serviceWorker.controller) import("../offline/saved.js");

// Folded parts are printed open, and folded again afterwards.
/** @type {HTMLDetailsElement[]} */
let folded = [];
addEventListener("beforeprint", () => {
  folded = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("main details:not([open])"))];
  for (const each of folded) each.open = true;
});
addEventListener("afterprint", () => {
  for (const each of folded) each.open = false;
});

// Cases put aside for a meeting: kept while this tab is open, offered on /samtal/, and sent nowhere.
class Aside {
  /** @param {string} key what they are kept under */
  constructor(key) {
    this.key = key;
  }

  /** @returns {string[]} */
  read() {
    const found = JSON.parse(sessionStorage.getItem(this.key) || "[]");
    return Array.isArray(found) ? found.filter((each) => /^[a-z0-9-]{1,100}$/.test(each)) : [];
  }

  /** Put a case aside, or take it back. @param {string} slug */
  turn(slug) {
    const others = this.read().filter((each) => each !== slug);
    const slugs = others.length < this.read().length ? others : [...others, slug];
    if (slugs.length) sessionStorage.setItem(this.key, JSON.stringify(slugs));
    else sessionStorage.removeItem(this.key);
  }
}

/** Let a button put its case aside. @param {HTMLButtonElement} button @param {Aside} aside */
function offer(button, aside) {
  const slug = button.dataset.lagg || "";
  const onward = Object.assign(document.createElement("a"), { className: "button quiet", hidden: true });
  const show = () => {
    const slugs = aside.read();
    button.textContent = slugs.includes(slug) ? "Ta ur ditt samtal" : "{{both.put_aside}}";
    onward.textContent = `Till ditt samtal (${slugs.length})`;
    onward.href = `${document.documentElement.dataset.base}${"{{place.meeting}}"}#fall=${slugs.slice(0, Number(button.dataset.flest)).join(",")}`;
    onward.hidden = !slugs.length;
  };
  try {
    show();
    button.hidden = false;
    button.after(" ", onward);
    button.addEventListener("click", () => {
      aside.turn(slug);
      show();
    });
    addEventListener("pageshow", show);
  } catch {
    // A browser that keeps nothing, or something foreign under our name: the button stays away.
  }
}

const toPutAside = buttons("[data-lagg]");
if (toPutAside.length) {
  import("./elements.js").then(({ own }) => {
    for (const each of toPutAside) offer(each, new Aside(own("ethos-paket")));
  });
}
