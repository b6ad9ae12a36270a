// The search dialog: opened from the header, with Ctrl+K or with /. Nothing is fetched before it is opened, and
// it is made only then: as HTML it would stand on every page.

const WAIT = 150;
const SHOWN = 8;
const NONE = "Inga träffar. Pröva ett annat ord, eller gå till A–Ö.";
const FAILED = ["{{both.no_search}}", "{{both.again}}"].join(" ");
const base = new URL(document.documentElement.dataset.base || "./", document.baseURI);
const page = new URL("sok/", base).href;
let open;

document.addEventListener("click", (event) => {
  if (!event.target.closest?.("[data-sok-oppna]") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  (open ??= setUp())();
});
document.addEventListener("keydown", (event) => {
  if (!isShortcut(event)) return;
  event.preventDefault();
  (open ??= setUp())();
});
if (document.querySelector("[data-sok-sida]")) import("./sok-sida.js");

function made(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** The dialog, and those of its parts that change. */
function drawn() {
  const field = made("input", {
    class: "sok-falt",
    id: "sok-dialog-falt",
    type: "search",
    name: "q",
    autocomplete: "off",
    autocapitalize: "off",
    enterkeyhint: "search",
    maxlength: 200,
    "aria-describedby": "sok-dialog-hjalp",
  });
  const list = made("ol", { class: "sok-lista" });
  const status = made("p", { class: "sok-status", role: "status" });
  const all = made("button", { type: "submit", class: "sok-knapp sok-knapp--alla", hidden: "" }, "Visa alla träffar");
  const close = made("button", { type: "button", class: "sok-knapp" }, "Stäng");
  const form = made(
    "form",
    { role: "search", method: "get", action: page },
    made("div", { class: "sok-rad" }, made("h2", { id: "sok-dialog-rubrik", class: "sok-rubrik" }, "Sök"), close),
    made("label", { class: "sok-etikett", for: field.id }, "{{both.ask}}"),
    field,
    made("p", { class: "sok-hjalp", id: "sok-dialog-hjalp" }, "Gå mellan träffarna med piltangenterna. Stäng med Esc."),
    status,
    list,
    all,
  );
  const marks = { class: "sok-dialog", "data-sok-dialog": "", "aria-labelledby": "sok-dialog-rubrik" };
  const dialog = made("dialog", marks, made("div", { class: "sok-dialog__ruta" }, form));
  return { dialog, form, field, list, status, all, close };
}

/** Put the dialog last on the page, and give back what opens it. */
function setUp() {
  const { dialog, form, field, list, status, all, close } = drawn();
  document.body.append(dialog);
  let core;
  let latest = 0;

  function show() {
    searcher().then(({ warm }) => warm()).catch(() => {}); // told when something is searched for
    dialog.showModal();
    field.select();
  }

  /** What searches, fetched once. A failure is forgotten, so that the next letter tries again. */
  function searcher() {
    core ??= import("./sok-karna.js").catch((error) => {
      core = undefined;
      throw error;
    });
    return core;
  }

  async function look() {
    const mine = (latest += 1);
    const query = field.value.trim();
    if (!query) return clear("");
    try {
      const { search, item, hits } = await searcher();
      const { results, total, shown } = await search(query);
      const rows = await Promise.all(results.slice(0, SHOWN).map((result) => item(result)));
      if (mine !== latest) return undefined;
      list.replaceChildren(...rows);
      all.hidden = total <= SHOWN;
      say(total ? `${shown ? `Visar träffar för ”${shown}”. ` : ""}${hits(total)}.` : NONE);
    } catch {
      if (mine === latest) clear(FAILED);
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
    waiting = setTimeout(look, WAIT);
  });
  dialog.addEventListener("keydown", walk);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  close.addEventListener("click", () => dialog.close());
  return show;
}

/** Ctrl+K, Cmd+K, or / where nobody is writing and no other dialog is open. */
function isShortcut(event) {
  if (document.querySelector("dialog:modal, :fullscreen")) return false;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) return event.key.toLowerCase() === "k";
  return event.key === "/" && !event.altKey && !isWriting(event.target);
}

const isWriting = (target) => target.isContentEditable || /^(?:input|textarea|select)$/iu.test(target.tagName);
