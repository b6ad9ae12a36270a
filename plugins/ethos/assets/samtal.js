// The page /samtal/: a choice becomes a package, and the package a meeting. What is chosen stands in the address after #,
// which no browser sends anywhere; everything that is needed is fetched when it is chosen, and nothing after that.

import * as sheets from "./samtal-blad.js";
import { compose, methodsOf, wordsOf } from "./samtal-paket.js";
import { setUpSearch } from "./samtal-sok.js";
import { isChoice, MOST, read, sized, timed, write } from "./samtal-val.js";

const { made } = sheets;
const TIGHT = 12;
const WORDS = { fall: "ett av fallen", minuter: "minuterna", grupp: "gruppens storlek", metod: "metoden", start: "klockslaget" };
const scene = () => import("./samtal-scen.js");

const root = globalThis.document?.querySelector("[data-samtal-rot]");
if (root) setUp(root);

function setUp(root) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const form = part("val");
  const [group, start, method] = ["grupp", "start", "metod"].map((id) => form.querySelector(`#${id}`));
  const words = wordsOf(root);
  const titles = new Map();
  const stage = part("samtal-scen");
  let wanted = fromAddress();
  let latest = 0;
  let meeting = null;

  const search = setUpSearch(root, { taken: () => wanted.cases, add });

  /** The choice in the address; what could not be used is told once. */
  function fromAddress() {
    const choice = read(isChoice(location.hash) ? location.hash : "");
    if (choice.method && !methodsOf(root).includes(choice.method)) {
      choice.dropped.push("metod");
      choice.method = "";
    }
    return choice;
  }

  function change(more) {
    wanted = { ...wanted, ...more, dropped: [] };
    const fragment = write(wanted);
    history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
    return show();
  }

  async function show(first = false) {
    const mine = (latest += 1);
    const any = wanted.cases.length > 0;
    root.toggleAttribute("data-valt", any);
    part("planer").hidden = any;
    list([]);
    if (!any && !first) part("fler-fall").open = true;
    if (part("fler-fall").open) search.refresh();
    const composed = await compose(wanted, root);
    if (mine !== latest) return;
    wanted = { ...wanted, cases: composed.choice.cases };
    meeting = composed;
    fill(first);
  }

  function fill(first) {
    const { choice, cases, failed } = meeting;
    for (const each of cases) titles.set(each.slug, each);
    list(failed);
    for (const radio of form.elements.minuter) radio.checked = Number(radio.value) === choice.minutes;
    if (document.activeElement !== group) group.value = choice.group;
    if (document.activeElement !== start) start.value = choice.start;
    method.value = choice.method;
    part("om-metoden").replaceChildren(...aboutMethod());
    part("klart").hidden = part("paket").hidden = !cases.length;
    const summary = cases.length ? sheets.about(meeting) : "Inget fall är valt än.";
    part("sammanfattning").textContent = summary;
    if (!first) part("hors").textContent = summary;
    tell();
    if (cases.length) present();
  }

  function aboutMethod() {
    if (!meeting.method) return [];
    const { summary, address, title } = meeting.method;
    return [`${summary} `, made("a", { href: address }, `Läs om ${title}`)];
  }

  /** The package itself. */
  function present() {
    const { cases, address, method } = meeting;
    part("paket-om").textContent = `${cases.map(({ title }) => title).join(" · ")} · ${sheets.about(meeting)}`;
    part("tidsplan").replaceChildren(...sheets.agendaOf(meeting, words));
    part("deltagarblad").replaceChildren(...cases.map(sheets.handout));
    part("lista").replaceChildren(...sheets.checks(meeting));
    part("ledarblad").replaceChildren(...cases.map((each) => sheets.leaderPage(meeting, each, words)));
    part("metodblad").replaceChildren(...sheets.worksheet(method));
    form.ownerDocument.getElementById("inbjudan").value = sheets.invitation(meeting);
    form.ownerDocument.getElementById("samtalets-lank").value = address;
    part("mejla").href = sheets.mailTo(meeting);
    scene().catch(() => {}); // so that a meeting can be started without a network; without one it is told then
  }

  /** What the reader should know of the choice: what was dropped, what did not come, what is tight. */
  function tell() {
    const { choice, cases, steps } = meeting;
    const told = [];
    if (wanted.dropped.length) {
      const named = [...new Set(wanted.dropped)].map((name) => WORDS[name]).join(", ");
      told.push(`Länken hade något som inte går att använda: ${named}. Kontrollera valen här nedanför.`);
    }
    const own = cases.map((_, index) => steps.filter((step) => step.case === index).reduce((sum, each) => sum + each.minutes, 0));
    if (cases.length > 1 && Math.min(...own) < TIGHT) {
      told.push(`Det blir bara ${Math.min(...own)} minuter per fall. Välj längre tid eller ta bort ett fall.`);
    }
    const widest = Math.min(...cases.map((each) => each.group.max));
    if (cases.length && choice.group > widest) told.push(`Ett av fallen är skrivet för högst ${widest} personer. Dela gärna upp er i två samtal.`);
    warn(told);
  }

  function warn(told) {
    part("fel").hidden = !told.length;
    part("fel").replaceChildren(...told.map((each) => made("p", {}, each)));
  }

  // The cases that are chosen

  function list(failed) {
    const focused = document.activeElement?.dataset?.knapp;
    part("valda").replaceChildren(...wanted.cases.map((slug, index) => picked(slug, index, failed.find((each) => each.slug === slug))));
    part("inget-valt").hidden = wanted.cases.length > 0;
    part("fler-fall").hidden = wanted.cases.length >= MOST;
    if (focused) focusOn(focused);
  }

  function focusOn(key) {
    const [does, slug] = key.split(" ");
    const other = { upp: "ned", ned: "upp" }[does];
    const found = (name) => root.querySelector(`[data-knapp="${name} ${slug}"]`);
    (found(does) ?? found(other) ?? part("fler-fall").querySelector("summary")).focus();
  }

  function picked(slug, index, fault) {
    const known = titles.get(slug);
    const title = known?.title ?? slug;
    const link = made("a", { href: `${document.documentElement.dataset.base}dilemman/${slug}/`, ...(known?.lang ? { lang: known.lang } : {}) }, title);
    const about = fault ? failure(fault) : made("p", { className: "meta" }, facts(known));
    const buttons = [
      index > 0 ? button("upp", slug, "Flytta upp", title, () => move(index, -1)) : null,
      index < wanted.cases.length - 1 ? button("ned", slug, "Flytta ned", title, () => move(index, 1)) : null,
      fault && !fault.gone ? button("igen", slug, "Försök igen", title, () => show()) : null,
      button("bort", slug, "Ta bort", title, () => remove(slug)),
    ];
    return made("li", {}, made("div", {}, fault?.gone ? made("b", {}, title) : link, about), made("p", { className: "turns" }, ...buttons));
  }

  const facts = (known) => (known?.minutes ? `${known.minutes} minuter · ${known.group.min}–${known.group.max} personer` : "Hämtar …");

  function failure({ gone }) {
    const why = gone
      ? "Fallet finns inte. Ta bort det, eller sök upp ett annat."
      : "Fallet gick inte att hämta. Kontrollera uppkopplingen och försök igen. Resten av samtalet går att använda ändå.";
    return made("p", { className: "notice" }, why);
  }

  function button(does, slug, words, title, press) {
    const found = made("button", { type: "button", className: "button quiet" }, words, made("span", { className: "hear" }, ` ${title}`));
    found.dataset.knapp = `${does} ${slug}`;
    found.addEventListener("click", press);
    return found;
  }

  function add(slug, title) {
    if (!titles.has(slug)) titles.set(slug, { title });
    part("fler-fall").open = false;
    part("fler-fall").querySelector("summary").focus();
    return change({ cases: [...wanted.cases, slug].slice(0, MOST) });
  }

  function remove(slug) {
    const at = wanted.cases.indexOf(slug);
    const cases = wanted.cases.filter((each) => each !== slug);
    const next = cases[Math.min(at, cases.length - 1)];
    change({ cases });
    focusOn(`bort ${next}`);
  }

  function move(index, by) {
    const cases = [...wanted.cases];
    cases.splice(index + by, 0, ...cases.splice(index, 1));
    change({ cases });
  }

  // The rest of the choice

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", ({ target }) => {
    if (target.name === "minuter") change({ minutes: Number(target.value) });
    if (target === method) change({ method: target.value });
    if (target === start) change({ start: timed(target.value) ?? "" });
    if (target === group) group.value = meeting.choice.group; // back to the last number that can be used
  });
  group.addEventListener("input", () => {
    const size = sized(group.value);
    group.setAttribute("aria-invalid", String(size === undefined));
    if (size !== undefined) change({ group: size });
  });
  part("fler-fall").addEventListener("toggle", () => part("fler-fall").open && search.refresh());
  part("skriv-paket").addEventListener("click", () => print());
  part("starta").addEventListener("click", async () => {
    const found = await scene().catch(() => null);
    if (found) found.start(meeting, stage);
    else warn(["Samtalsläget gick inte att hämta. Kontrollera uppkopplingen och försök igen. Tidsplanen här på sidan går att leda efter så länge."]);
  });

  addEventListener("hashchange", () => {
    if (isChoice(location.hash) || !location.hash) {
      wanted = fromAddress();
      show();
    } else if (write(wanted)) {
      history.replaceState(null, "", `#${write(wanted)}`); // a place on the page: the browser has gone there, the choice stays
    }
  });

  part("satt-ihop").hidden = false;
  if (!wanted.cases.length) part("fler-fall").open = true;
  show(true);
}
