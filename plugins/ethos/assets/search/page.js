// The page /sok/: a field, facets with counts, and a list. What is chosen stands in the address, so that it can be shared.
import * as address from "../shared/choices.js";
import { facets, hits, item, search } from "./core.js";

const container = document.querySelector("[data-sok-sida]");
const WAIT = 200;
const PAGE = 20;

if (container) setUp(container);

function setUp(container) {
  const form = container.querySelector("form");
  const field = form.elements.namedItem("q");
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const names = [...new Set(boxes.map((box) => box.name))];
  const list = container.querySelector("[data-sok-lista]");
  const status = container.querySelector("[data-sok-status]");
  const none = container.querySelector("[data-sok-ingen]");
  const more = container.querySelector("[data-sok-fler]");
  const clearAll = container.querySelector("[data-sok-rensa]");
  let found = [];
  let latest = 0;

  const chosen = (name) => boxes.filter((box) => box.name === name && box.checked).map((box) => box.value);

  /** Pagefind's filters: any value within a facet, all facets together. `except` leaves one facet out. */
  function filters(except = "") {
    const used = names.filter((name) => name !== except && chosen(name).length);
    return Object.fromEntries(used.map((name) => [name, { any: chosen(name) }]));
  }

  /** In the fragment, or where the field of a page without scripts has put it. */
  function asked() {
    const query = address.read();
    return query.size ? query : new URLSearchParams(location.search);
  }

  function readAddress() {
    const query = asked();
    field.value = query.get("q") ?? "";
    for (const box of boxes) box.checked = query.getAll(box.name).includes(box.value);
  }

  function writeAddress() {
    const query = new URLSearchParams();
    if (field.value.trim()) query.set("q", field.value.trim());
    for (const name of names) for (const value of chosen(name)) query.append(name, value);
    address.write(query);
  }

  async function show() {
    const mine = (latest += 1);
    const any = boxes.some((box) => box.checked);
    const query = field.value.trim();
    clearAll.hidden = !any;
    if (!query && !any) return idle(mine);
    try {
      await facets(); // Pagefind counts only the facets that it has fetched
      const answer = await search(query, filters());
      const counts = await countsOf(query, answer);
      if (mine !== latest) return undefined;
      found = answer.results;
      list.replaceChildren();
      number(counts);
      tell(answer);
      await append(mine);
    } catch {
      if (mine === latest) tellFailure();
    }
    return undefined;
  }

  /** Nothing asked for: every facet with the number of pages it has. */
  async function idle(mine) {
    found = [];
    list.replaceChildren();
    status.textContent = "";
    none.hidden = more.hidden = true;
    const counts = await facets().catch(() => ({}));
    if (mine === latest) number(counts);
  }

  /** Counts that answer "how many if I choose this too": a facet with choices is counted as if it had none. */
  async function countsOf(query, answer) {
    const counts = { ...answer.counts };
    for (const name of names.filter((each) => chosen(each).length)) {
      counts[name] = (await search(query, filters(name))).counts[name];
    }
    return counts;
  }

  function number(counts) {
    for (const box of boxes) {
      const count = counts[box.name]?.[box.value] ?? 0;
      const label = box.closest("label");
      label.querySelector("[data-antal]").textContent = count.toLocaleString("sv");
      label.classList.toggle("sok-val--tomt", !count);
    }
  }

  function tell({ results, total, shown }) {
    const instead = shown ? `Visar träffar för ”${shown}”. ` : "";
    status.textContent = `${instead}${hits(results.length)}${results.length < total ? ` av ${total.toLocaleString("sv")}` : ""}.`;
    none.hidden = results.length > 0;
  }

  function tellFailure() {
    list.replaceChildren();
    status.textContent = container.dataset.fel;
    more.hidden = true;
    none.hidden = false;
  }

  async function append(mine) {
    const at = list.children.length;
    const rows = await Promise.all(found.slice(at, at + PAGE).map((result) => item(result)));
    if (mine !== latest) return undefined;
    list.append(...rows);
    more.hidden = list.children.length >= found.length;
    return rows[0];
  }

  let waiting;
  const changed = (wait) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      writeAddress();
      show();
    }, wait);
  };
  field.addEventListener("input", () => changed(WAIT));
  form.addEventListener("change", (event) => event.target !== field && changed(0));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    changed(0);
  });
  clearAll.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    field.focus();
    changed(0);
  });
  more.addEventListener("click", async () => (await append(latest))?.querySelector("a").focus());
  container.addEventListener("click", (event) => {
    const tip = event.target.closest("[data-sok-forslag]");
    if (!tip) return;
    field.value = tip.textContent.trim();
    field.focus();
    changed(0);
  });
  address.follow(() => {
    readAddress();
    show();
  });

  const panel = container.querySelector("[data-sok-filter]");
  panel.hidden = false;
  panel.open = matchMedia("(min-width: 60rem)").matches || asked().size > 1;
  container.hidden = false;
  readAddress();
  // Whoever has asked for nothing gets the search engine when they turn to the form.
  if (field.value || boxes.some((box) => box.checked)) show();
  else for (const touch of ["focusin", "pointerover"]) form.addEventListener(touch, () => found.length || show(), { once: true });
}
