// The search dialog: opened from the header, with Ctrl+K or with /. Nothing is fetched before it is opened.

const dialog = document.querySelector("[data-sok-dialog]");
const WAIT = 150;
const SHOWN = 8;

if (dialog) setUp(dialog);
if (document.querySelector("[data-sok-sida]")) import("./sok-sida.js");

function setUp(dialog) {
  const field = dialog.querySelector("input");
  const list = dialog.querySelector("[data-sok-lista]");
  const status = dialog.querySelector("[data-sok-status]");
  const all = dialog.querySelector("[data-sok-alla]");
  const form = dialog.querySelector("form");
  const root = new URL(document.documentElement.dataset.base || "./", document.baseURI);
  const page = new URL("sok/", root).href;
  let core;
  let latest = 0;

  function open() {
    if (dialog.open) return;
    core ??= import("./sok-karna.js");
    core.then(({ warm }) => warm());
    dialog.showModal();
    field.select();
  }

  async function show() {
    const mine = (latest += 1);
    const query = field.value.trim();
    if (!query) return clear("");
    try {
      const { search, item, hits } = await core;
      const { results, total, shown } = await search(query);
      const rows = await Promise.all(results.slice(0, SHOWN).map((result) => item(result)));
      if (mine !== latest) return undefined;
      list.replaceChildren(...rows);
      all.hidden = total <= SHOWN;
      say(total ? `${shown ? `Visar träffar för ”${shown}”. ` : ""}${hits(total)}.` : dialog.dataset.ingen);
    } catch {
      if (mine === latest) clear(dialog.dataset.fel);
    }
    return undefined;
  }

  function clear(message) {
    list.replaceChildren();
    all.hidden = true;
    say(message);
  }

  function say(message) {
    status.textContent = message;
  }

  /** The arrow keys walk through the field and the links of the list; Esc closes, where a search field would be emptied. */
  function walk(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      dialog.close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [field, ...list.querySelectorAll("a")];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!next || !stops.includes(document.activeElement)) return;
    event.preventDefault();
    next.focus();
  }

  /** To /sok/ with the query in the fragment, which no server is sent. */
  function showAll(event) {
    event.preventDefault();
    dialog.close();
    location.assign(`${page}#${new URLSearchParams({ q: field.value.trim() })}`);
  }

  let waiting;
  form.addEventListener("submit", showAll);
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, WAIT);
  });
  dialog.addEventListener("keydown", walk);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("[data-sok-stang]")) dialog.close();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-sok-oppna]") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    if (!isShortcut(event)) return;
    event.preventDefault();
    open();
  });
}

/** Ctrl+K, Cmd+K, or / where nobody is writing and no other dialog is open. */
function isShortcut(event) {
  if (document.querySelector("dialog:modal, :fullscreen")) return false;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) return event.key.toLowerCase() === "k";
  return event.key === "/" && !event.altKey && !isWriting(event.target);
}

const isWriting = (target) => target.isContentEditable || /^(?:input|textarea|select)$/iu.test(target.tagName);
