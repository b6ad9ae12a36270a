// The library: choose among all dilemmas, draw one of them, and the dilemma of the reader's own month. What is chosen
// stands in the address and nowhere else. Without scripts every choice is a link to a page of its own.
import { filled, made, said, template } from "./delar.js";
import { get, library } from "./dilemman.js";
import * as address from "./val.js";

const PAGE = 96;
const base = document.documentElement.dataset.base;
const unreachable = "Dilemmana gick inte att hämta. Kontrollera uppkopplingen och välj igen.";

/** How many answers of an entry do not fit, and in which facet the last one is. */
function misses(entry, chosen) {
  let count = 0;
  let where = "";
  for (const [name, wanted] of chosen) {
    if (wanted.some((value) => entry.values[name].includes(value))) continue;
    count += 1;
    where = name;
  }
  return { count, where };
}

/** Those that fit, and for each value of each facet how many would if it were chosen with the other facets as they are. */
export function choose(entries, chosen) {
  const found = [];
  const counts = {};
  for (const entry of entries) {
    const { count, where } = misses(entry, chosen);
    if (count > 1) continue;
    if (!count) found.push(entry);
    for (const [name, values] of Object.entries(entry.values)) {
      if (count && name !== where) continue;
      counts[name] ??= {};
      for (const value of values) counts[name][value] = (counts[name][value] ?? 0) + 1;
    }
  }
  return { found, counts };
}

/** Newest as they come, shortest by minutes, or mixed: the same way for the same seed, so that a mix can be shared. */
export function ordered(entries, order, seed) {
  if (order === "kortast") return entries.toSorted((one, other) => one.minutes - other.minutes);
  if (order !== "slump") return entries;
  const rank = new Map(entries.map((entry) => [entry, hash(`${seed} ${entry.slug}`)]));
  return entries.toSorted((one, other) => rank.get(one) - rank.get(other));
}

/** FNV-1a with a last stir, so that seeds beside each other do not mix alike. */
function hash(text) {
  let value = 0x811c9dc5;
  for (const each of text) value = Math.imul(value ^ each.codePointAt(0), 0x01000193);
  value = Math.imul(value ^ (value >>> 15), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}

/** A card as the build draws it: shared/card.html. */
export function card(entry, principles) {
  const { lang, values, crowded } = entry;
  return filled(template("kort"), {
    rubrik: (link) => said(entry.title, lang)(Object.assign(link, { href: `${base}dilemman/${entry.slug}/` })),
    underrubrik: said(entry.subtitle, lang),
    sammanfattning: said(entry.summary, lang),
    fakta: (meta) => meta.prepend(entry.facts.join("\u00a0· ")),
    exempel: entry.example,
    arkiv: entry.archived,
    principer: values.princip.length > 0 && !crowded && ((row) => row.replaceChildren(...chips(row.firstElementChild, values.princip, principles))),
  });
}

function chips(pattern, slugs, principles) {
  return slugs.flatMap((slug) => {
    const { label, icon } = principles[slug];
    const chip = Object.assign(pattern.cloneNode(), { textContent: label });
    chip.dataset.princip = slug;
    if (icon) chip.dataset.ikon = icon;
    return [chip, " "];
  });
}

const amount = (number) => `${number} ${number === 1 ? "dilemma" : "dilemman"}`;

/** Any one of them, but not the one before when there are others. */
function drawOne(entries, before) {
  const others = entries.filter((entry) => entry.slug !== before);
  const from = others.length ? others : entries;
  return from[Math.floor(Math.random() * from.length)];
}

function setUpLibrary(root) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const facets = [...root.querySelectorAll("[data-facett]")].map(boxed);
  const [order, list, choice, drawn] = [root.querySelector("select"), part("lista"), part("urval"), part("draget")];
  const untouched = part("antal").textContent;
  let seed = "";
  let latest = 0;
  let shown = PAGE;
  let before = "";

  const chosen = () => facets.map(({ name, picked }) => [name, picked()]).filter(([, values]) => values.length);

  function readAddress() {
    const query = address.read();
    for (const facet of facets) facet.pick(query.getAll(facet.name));
    order.value = query.get("ordning") ?? "";
    if (order.selectedIndex < 0) order.value = "";
    seed = query.get("fro") ?? "";
    return query.size > 0;
  }

  function writeAddress() {
    const query = new URLSearchParams(chosen().flatMap(([name, values]) => values.map((value) => [name, value])));
    if (order.value) query.set("ordning", order.value);
    if (order.value === "slump") query.set("fro", seed);
    address.write(query);
  }

  async function show() {
    const mine = (latest += 1);
    const any = chosen().length > 0;
    root.toggleAttribute("data-valt", any || order.value !== "");
    part("rensa").disabled = !any;
    part("fel").hidden = true;
    for (const facet of facets) facet.tell();
    if (!any && !order.value) return rest();
    try {
      const { entries, principles } = await library();
      if (mine === latest) fill(choose(entries, chosen()), principles);
    } catch {
      if (mine === latest) fail();
    }
    return undefined;
  }

  /** How many, for the eye and for the ear. */
  function tell(words) {
    if (part("antal").textContent !== words) root.querySelector("[role=status]").textContent = words;
    part("antal").textContent = words;
  }

  /** Nothing chosen: the list as it was built. */
  function rest() {
    list.hidden = false;
    choice.hidden = part("tomt").hidden = true;
    tell(untouched);
    for (const facet of facets) facet.count(null);
  }

  function fill({ found, counts }, principles) {
    const rows = ordered(found, order.value, seed);
    root.toggleAttribute("data-klar", true);
    list.hidden = true;
    choice.hidden = false;
    part("tomt").hidden = rows.length > 0;
    part("fler").hidden = rows.length <= shown;
    tell(amount(rows.length));
    choice.firstElementChild.replaceChildren(...rows.slice(0, shown).map((entry) => card(entry, principles)));
    for (const facet of facets) facet.count(counts[facet.name] ?? {});
  }

  function fail() {
    root.removeAttribute("data-valt");
    rest();
    part("fel").textContent = unreachable;
    part("fel").hidden = false;
  }

  function changed() {
    if (order.value === "slump") seed ||= String(Math.floor(Math.random() * 10_000));
    else seed = "";
    shown = PAGE;
    drawn.hidden = true;
    writeAddress();
    show();
  }

  async function draw() {
    try {
      const { entries, principles } = await library();
      const entry = drawOne(choose(entries, chosen()).found, before);
      if (!entry) return;
      before = entry.slug;
      drawn.firstElementChild.replaceChildren(card(entry, principles));
      drawn.hidden = false;
      drawn.querySelector("a").focus();
    } catch {
      fail();
    }
  }

  root.addEventListener("change", changed);
  part("dra").addEventListener("click", draw);
  part("rensa").addEventListener("click", () => {
    for (const facet of facets) facet.pick([]);
    changed();
    root.querySelector("summary").focus();
  });
  part("fler").addEventListener("click", async () => {
    const next = shown;
    shown += PAGE;
    await show();
    choice.querySelectorAll(".card a")[next]?.focus();
  });
  address.follow(() => {
    readAddress();
    show();
  });
  for (const each of [order, part("dra")]) each.disabled = false;
  if (readAddress()) {
    for (const facet of facets) facet.open();
    show();
  }
}

/** A facet's links as boxes to tick. */
function boxed(fold) {
  const name = fold.dataset.facett;
  const rows = [...fold.querySelectorAll("a")].map((link) => row(name, link));
  const legend = made("legend", { className: "hear", textContent: fold.querySelector("summary").textContent.trim() });
  fold.querySelector("ul").replaceWith(made("fieldset", {}, legend, ...rows.map(({ label }) => label)));
  const picked = () => rows.filter(({ box }) => box.checked).map(({ box }) => box.value);
  return {
    name,
    picked,
    pick(values) {
      for (const { box } of rows) box.checked = values.includes(box.value);
    },
    open() {
      fold.open = picked().length > 0;
    },
    tell() {
      const number = picked().length;
      fold.querySelector("[data-valda]").textContent = number ? `${number} ${number === 1 ? "vald" : "valda"}` : "";
    },
    count(counts) {
      for (const { box, told, first } of rows) told.textContent = `(${counts ? (counts[box.value] ?? 0) : first})`;
    },
  };
}

function row(name, link) {
  const box = made("input", { type: "checkbox", name, value: link.dataset.varde });
  const [, words, first] = /^\s*(.*) \((\d+)\)\s*$/.exec(link.textContent);
  const told = made("span", { className: "count", textContent: `(${first})` });
  const named = made("span", { textContent: words });
  const label = made("label", {}, box, ...link.querySelectorAll("svg"), named, " ", told);
  return { box, told, label, first };
}

/** Another card on the start page, each time it is asked for. */
function setUpDraw(root) {
  const button = root.querySelector("[data-dra]");
  let before = "";
  button.disabled = false;
  button.addEventListener("click", async () => {
    try {
      const { entries, principles } = await library();
      const entry = drawOne(entries, before);
      before = entry.slug;
      root.querySelector(".cards").replaceChildren(card(entry, principles));
      root.querySelector(".cards a").focus();
    } catch {
      root.querySelector("[role=status]").textContent = unreachable;
    }
  });
}

/** The dilemma of the month it is in Sweden now, when the page was built in another. */
async function setUpMonth(root) {
  const date = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" }).format(new Date());
  const now = date.slice(0, 7);
  if (now === root.dataset.manadens) return;
  const month = (await get("data/manadens-dilemma.json"))[now];
  if (!month) return; // so old a build that its list has run out: the page still says which month it tells of
  const address = new URL(`${base}${month.path}`, location.href);
  const situation = root.querySelector("[data-manad=situation]");
  const opening = situation && (await openingOf(address));
  root.dataset.manadens = now;
  for (const name of ["words", "minutes", "title"]) {
    for (const each of root.querySelectorAll(`[data-manad=${name}]`)) each.textContent = month[name];
  }
  for (const link of root.querySelectorAll("a")) link.href = address;
  for (const each of root.querySelectorAll("[data-manad=title], [data-manad=situation]")) each.lang = month.lang ?? "sv";
  situation?.replaceChildren(...opening);
}

/** The first paragraphs of a dilemma's situation, from its page. */
async function openingOf(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.status);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const told = [...page.querySelectorAll(".situation > *")].slice(0, 2).map((each) => document.importNode(each, true));
  for (const link of told.flatMap((each) => [...each.querySelectorAll("a")])) {
    link.href = new URL(link.getAttribute("href"), address);
  }
  return told;
}

const found = (sign) => globalThis.document?.querySelector(sign);
if (found("[data-bibliotek]")) setUpLibrary(found("[data-bibliotek]"));
if (found("[data-kort]")) setUpDraw(found("[data-kort]"));
if (found("[data-manadens]")) setUpMonth(found("[data-manadens]")).catch(() => {}); // the build's month stays
