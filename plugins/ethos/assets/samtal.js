// The page /samtal/: a choice becomes a package, and the package a meeting. What is chosen stands in the address after #,
// which no browser sends anywhere; everything that is needed is fetched when it is chosen, and nothing after that.

import { made } from "./delar.js";
import * as sheets from "./samtal-blad.js";
import { compose, methodsOf, wordsOf } from "./samtal-paket.js";
import { setUpSearch } from "./samtal-sok.js";
import { isChoice, read, sized, timed, write } from "./samtal-val.js";
import { setUpChosen } from "./samtal-valda.js";

const TIGHT = 12;
const AGAIN = "{{both.again}}";
const WORDS = { fall: "ett av fallen", minuter: "minuterna", grupp: "gruppens storlek", metod: "metoden", start: "klockslaget" };
const scene = () => import("./samtal-scen.js");
const state = () => import("./samtal-mote.js");

function isKept() {
  try {
    return localStorage.getItem("ethos-samtal") !== null;
  } catch {
    return false; // a browser that keeps nothing
  }
}

const root = globalThis.document?.querySelector("[data-samtal-rot]");
if (root) setUp(root);

function setUp(root) {
  const page = root.querySelector("[data-samtal-sida]");
  const part = (name) => page.querySelector(`[data-${name}]`);
  const form = part("val");
  const [group, start, method] = ["grupp", "start", "metod"].map((id) => form.querySelector(`#${id}`));
  const words = wordsOf(root);
  const stage = root.querySelector("[data-samtal-scen]");
  let wanted = fromAddress();
  let latest = 0;
  let meeting = null;

  const chosen = setUpChosen(page, { cases: () => wanted.cases, change: (cases) => change({ cases }), again: () => show() });
  const search = setUpSearch(page, { taken: () => wanted.cases, add: chosen.add });

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
    root.toggleAttribute("data-har-fall", any);
    part("planer").hidden = any;
    part("klart").hidden = !any;
    chosen.list();
    if (!any && !first) part("fler-fall").open = true;
    if (!first && part("fler-fall").open) search.refresh();
    const composed = await compose(wanted, root);
    if (mine !== latest) return;
    wanted = { ...wanted, cases: composed.choice.cases };
    meeting = composed;
    fill(first);
  }

  function fill(first) {
    const { choice, cases, failed, address } = meeting;
    chosen.list(cases, failed);
    for (const radio of form.querySelectorAll("[name=minuter]")) radio.checked = Number(radio.value) === choice.minutes;
    if (document.activeElement !== group) group.value = choice.group;
    if (document.activeElement !== start) start.value = written();
    method.value = choice.method;
    part("om-metoden").replaceChildren(...aboutMethod());
    part("paket").hidden = !cases.length;
    for (const name of ["starta", "skriv-paket"]) part(name).disabled = !cases.length;
    page.querySelector("#samtalets-lank").value = address;
    part("mejla").href = sheets.mailTo(meeting);
    const summary = cases.length ? sheets.about(meeting) : "{{meeting.none_chosen}}";
    part("sammanfattning").textContent = summary;
    if (!first) part("hors").textContent = summary;
    tell();
    if (cases.length) present();
    root.toggleAttribute("data-klar", true);
  }

  const written = () => wanted.start && sheets.clock(wanted.start, 0);

  function aboutMethod() {
    if (!meeting.method) return [];
    const { summary, address, title } = meeting.method;
    return [`${summary} `, made("a", { href: address }, `Läs om ${title}`)];
  }

  /** The package itself. */
  function present() {
    const { cases, method } = meeting;
    part("paket-om").textContent = `${cases.map(({ title }) => title).join(" · ")} · ${sheets.about(meeting)}`;
    part("tidsplan").replaceChildren(...sheets.agendaOf(meeting, words));
    part("deltagarblad").replaceChildren(...cases.map(sheets.handout));
    part("checklista").replaceChildren(...sheets.checks(meeting));
    part("ledarblad").replaceChildren(...cases.map((each) => sheets.leaderPage(meeting, each, words)));
    part("paket-ramar").replaceChildren(...sheets.frames(words, part("roller")));
    part("metodblad").replaceChildren(...sheets.worksheet(method));
    page.querySelector("#inbjudan").value = sheets.invitation(meeting);
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

  form.addEventListener("change", ({ target }) => {
    if (target.name === "minuter") change({ minutes: Number(target.value) });
    if (target === method) change({ method: target.value });
    for (const field of [start, group]) field.setAttribute("aria-invalid", "false");
    [start.value, group.value] = [written(), wanted.group || (meeting?.choice.group ?? "")]; // what cannot be used gives way to what was used last
  });
  typing(group, "group", sized);
  typing(start, "start", (text) => (text.trim() ? timed(text) : ""));

  function typing(field, name, parse) {
    field.addEventListener("input", () => {
      const value = parse(field.value);
      field.setAttribute("aria-invalid", String(value === undefined));
      if (value !== undefined) change({ [name]: value });
    });
  }
  part("fler-fall").addEventListener("toggle", () => part("fler-fall").open && wanted.cases.length && search.refresh());
  part("skriv-paket").addEventListener("click", () => print());
  part("starta").addEventListener("click", async () => {
    if (!(await run(meeting))) warn([`Samtalsläget gick inte att hämta. ${AGAIN} Tidsplanen här på sidan går att leda efter så länge.`]);
  });

  // The meeting under way, which the browser keeps until its leader ends it

  async function run(begun) {
    const found = await scene().catch(() => null);
    if (!found) return false;
    part("pagar").hidden = true;
    found.start(begun, stage).then(offer);
    return true;
  }

  function offer(kept) {
    part("pagar").hidden = !kept;
    if (!kept) return;
    part("pagar-om").textContent = `: ${kept.cases.map(({ title }) => title).join(", ")}`;
    part("fortsatt").onclick = () => run(kept);
    part("glom").onclick = async () => {
      (await state()).end();
      part("pagar").hidden = true;
      page.querySelector("h1").focus();
    };
  }

  if (isKept()) state().then(({ restore }) => offer(restore()));

  addEventListener("hashchange", () => {
    if (isChoice(location.hash) || !location.hash) {
      wanted = fromAddress();
      show();
    } else if (write(wanted)) {
      history.replaceState(null, "", `#${write(wanted)}`); // a place on the page: the browser has gone there, the choice stays
    }
  });

  part("satt-ihop").hidden = false;
  part("fler-fall").open = !wanted.cases.length;
  show(true);
}
