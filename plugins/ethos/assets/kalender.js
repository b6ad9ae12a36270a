// Your own calendar: what is chosen on /kalender/ becomes a published calendar, when there is one with exactly that, or a
// file made here of events that are in the published calendars. An event is copied as it stands, letter for letter.
import { hand, made } from "./delar.js";
import * as choices from "./val.js";

const ALL = "alla";
const DEADLINES = "sista-anmalan";
const KINDS = "sort";
const SHOWN = 4;
const ready = "Det finns en färdig kalender med just det du har valt. Prenumerera på den, så följer ändringar med.";
const none = "Det finns ingen färdig kalender med just det du har valt, men du kan göra så här.";
const unreachable = "Kalendrarna gick inte att hämta. Kontrollera uppkopplingen och välj igen.";

/** Everything that stands in a calendar: its events by UID, and what stands before them. */
export function read(text) {
  if (!/END:VCALENDAR\s*$/.test(text)) throw new Error("cut short");
  const events = new Map();
  for (const block of components(text, "VEVENT")) events.set(property(block, "UID"), block);
  const zones = components(text, "VTIMEZONE");
  return { events, zones, maker: /^PRODID.*\r?\n(?:[ \t].*\r?\n)*/m.exec(text)?.[0] ?? "" };
}

const components = (text, name) => text.match(new RegExp(`^BEGIN:${name}\\r?\\n[^]*?^END:${name}\\r?\\n`, "gm")) ?? [];

/** A property's value as it is written, without its parameters. Lines that are folded are put together. */
export function property(block, name) {
  const lines = block.replace(/\r?\n[ \t]/g, "");
  return new RegExp(`^${name}(?:;(?:"[^"]*"|[^":\\r\\n])*)?:(.*)$`, "m").exec(lines)?.[1].trim() ?? "";
}

/**
 * What a choice asks for. `chosen` is its values by group; `kinds` those that are sorts of events.
 * Gives the groups that narrow the events down, each as calendars of which any will do, and whether events and
 * deadlines are wanted; and the one calendar that holds exactly this, if there is one.
 */
export function wanted(chosen, kinds) {
  const sorts = kinds.filter((kind) => chosen[KINDS]?.includes(kind));
  const deadlines = chosen[KINDS]?.includes(DEADLINES) ?? false;
  const others = Object.entries(chosen).filter(([name, values]) => name !== KINDS && values.length);
  const groups = others.map(([name, values]) => values.map((value) => `${name}/${value}`));
  if (sorts.length && sorts.length < kinds.length) groups.push(sorts);
  const events = sorts.length > 0 || !deadlines;
  return { groups, events, deadlines, exact: exact(groups, events, deadlines) };
}

function exact(groups, events, deadlines) {
  if (!groups.length && events !== deadlines) return events ? ALL : DEADLINES;
  return groups.length === 1 && groups[0].length === 1 && events && !deadlines ? groups[0][0] : null;
}

/** The calendars that a choice has to be put together from. */
export function sources({ groups, deadlines }) {
  return [...new Set([...(groups.length ? groups.flat() : [ALL]), ...(deadlines ? [DEADLINES] : [])])];
}

/** The events and deadlines that fit a choice, by UID: in one calendar of each group. */
export function fitting({ groups, events, deadlines }, calendars) {
  const unions = (groups.length ? groups : [[ALL]]).map((keys) => union(keys, calendars));
  const fits = new Map([...unions[0]].filter(([uid]) => unions.every((each) => each.has(uid))));
  const last = deadlines ? [...calendars.get(DEADLINES).events] : [];
  return new Map([...(events ? fits : []), ...last.filter(([uid]) => fits.has(uid.replace("-anmalan@", "@")))]);
}

const union = (keys, calendars) => new Map(keys.flatMap((key) => [...calendars.get(key).events]));

/** The calendars that together hold all that fits a choice; whether they hold anything else, or anything twice. */
export function covering({ groups, events, deadlines }, calendars) {
  const size = (keys) => union(keys, calendars).size;
  const [least = [ALL]] = [...groups].sort((one, other) => size(one) - size(other));
  const keys = [...(events ? least : []), ...(deadlines ? [DEADLINES] : [])];
  const listed = keys.reduce((sum, key) => sum + calendars.get(key).events.size, 0);
  return { keys, precise: deadlines ? !groups.length : groups.length < 2, twice: listed > size(keys) };
}

/** A calendar file: without a name, since with one some programs make a calendar of what was to be put into one. */
export function file(events, calendars) {
  const [{ maker }] = calendars;
  const zones = new Set(calendars.flatMap((each) => each.zones));
  return ["BEGIN:VCALENDAR\r\n", "VERSION:2.0\r\n", maker, ...zones, ...inOrder(events), "END:VCALENDAR\r\n"].join("");
}

/** Events by their start; those that start together by their UID. */
function inOrder(events) {
  const keyed = [...events].map(([uid, block]) => [`${property(block, "DTSTART")} ${uid}`, block]);
  return keyed.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, block]) => block);
}

const root = globalThis.document?.querySelector("[data-egen]");
if (root) setUp(root);

function setUp(root) {
  const form = root.querySelector("form");
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const names = [...new Set(boxes.map((box) => box.name))];
  const kinds = boxes.filter((box) => box.name === KINDS && box.value !== DEADLINES).map((box) => box.value);
  const part = Object.fromEntries([...root.querySelectorAll("[data-svar]")].map((each) => [each.dataset.svar, each]));
  const untouched = { rubrik: part.rubrik.textContent, om: part.om.textContent };
  const button = root.querySelector("[data-hamta]");
  const base = document.documentElement.dataset.base;
  const fetched = new Map();
  let content = "";
  let latest = 0;

  const listed = (key) => document.querySelector(`[data-kalender="${key}"]`);
  const title = (key) => listed(key).querySelector("summary").textContent;
  const link = (key, host) => listed(key).querySelector(`a[href*="${host}"]`).href;
  const address = (key) => listed(key).querySelector("input").value;
  const chosen = () => Object.fromEntries(names.map((name) => [name, valuesOf(name)]));
  const valuesOf = (name) => boxes.filter((box) => box.name === name && box.checked).map((box) => box.value);

  function readAddress() {
    const query = choices.read();
    for (const box of boxes) box.checked = query.getAll(box.name).includes(box.value);
    for (const fold of form.querySelectorAll("details")) fold.open = fold.querySelector(":checked") !== null;
  }

  function writeAddress() {
    choices.write(new URLSearchParams(boxes.filter((box) => box.checked).map((box) => [box.name, box.value])));
  }

  /** A calendar of this site; one that did not come is asked for anew the next time. */
  function calendar(key) {
    if (!fetched.has(key)) {
      const asked = fetch(`${base}kalender/${key}.ics`).then((answer) => {
        if (!answer.ok) throw new Error(answer.status);
        return answer.text();
      });
      fetched.set(key, asked.then(read));
      fetched.get(key).catch(() => fetched.delete(key));
    }
    return fetched.get(key);
  }

  async function show() {
    const mine = (latest += 1);
    const choice = wanted(chosen(), kinds);
    const any = boxes.some((box) => box.checked);
    root.querySelector("[data-rensa]").disabled = !any;
    for (const count of root.querySelectorAll("[data-valda]")) {
      const number = valuesOf(count.dataset.valda).length;
      count.textContent = number ? `${number} ${number === 1 ? "vald" : "valda"}` : "";
    }
    if (!any) return present(untouched.rubrik, untouched.om, {});
    if (choice.exact) offer(choice.exact);
    else propose(choice);
    try {
      const keys = sources(choice);
      const found = new Map(await Promise.all(keys.map(async (key) => [key, await calendar(key)])));
      if (mine === latest) tell(choice, found, fitting(choice, found));
    } catch {
      if (mine === latest) part.antal.textContent = unreachable;
    }
    return undefined;
  }

  function present(heading, words, { en = false, flera = false, fil = false }) {
    part.rubrik.textContent = heading;
    part.om.textContent = words;
    for (const [name, shown] of Object.entries({ en, flera, fil })) part[name].hidden = !shown;
    part.antal.textContent = "";
    part.prov.hidden = true;
  }

  /** There is a calendar with exactly this. */
  function offer(key) {
    present(title(key), ready, { en: true });
    const [open, google, outlook] = part.en.querySelectorAll("a");
    open.href = link(key, "webcal:");
    google.href = link(key, "calendar.google");
    outlook.href = link(key, "outlook");
    part.en.querySelector("input").value = address(key);
    for (const words of part.en.querySelectorAll(".hear:not([role])")) words.textContent = `: ${title(key)}`;
  }

  /** There is none: several to subscribe to, and a file. */
  function propose(choice) {
    present("{{both.own_calendar}}", none, { flera: true });
    part.tackning.textContent = "";
    part.lista.replaceChildren(...sources(choice).map(subscription));
  }

  function subscription(key) {
    const item = document.createElement("li");
    const open = { href: link(key, "webcal:"), textContent: "{{both.open_calendar}}" };
    const more = { href: `#kalender-${key.replace("/", "-")}`, textContent: "Fler sätt" };
    more.onclick = () => (listed(key).open = true);
    item.append(made("strong", { textContent: title(key) }), named(made("a", open), key), named(made("a", more), key));
    return item;
  }

  /** A link that says for the ear which calendar it leads to. */
  function named(element, key) {
    element.append(made("span", { className: "hear", textContent: `: ${title(key)}` }));
    return element;
  }

  function tell(choice, found, events) {
    if (!choice.exact) {
      const cover = covering(choice, found);
      part.lista.replaceChildren(...cover.keys.map(subscription));
      part.tackning.textContent = covered(cover);
      part.fil.hidden = !events.size;
      content = events.size ? file(events, [...found.values()]) : "";
    }
    const coming = inOrder(events).filter((block) => property(block, "DTSTART").slice(0, 8) >= today());
    part.antal.textContent = amount(events.size, coming.length, choice.exact);
    part.prov.replaceChildren(...coming.slice(0, SHOWN).map(sample));
    part.prov.hidden = !coming.length;
  }

  function sample(block) {
    const item = document.createElement("li");
    const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(property(block, "DTSTART"));
    const long = new Intl.DateTimeFormat("sv-SE", { dateStyle: "long", timeZone: "UTC" });
    const words = long.format(Date.UTC(year, month - 1, day));
    const site = address(ALL).slice(0, -`kalender/${ALL}.ics`.length);
    const page = property(block, "URL");
    const href = page.startsWith(site) ? `${base}${page.slice(site.length)}` : page;
    item.append(words, " ", made("a", { href, textContent: unescaped(property(block, "SUMMARY")) }));
    return item;
  }

  form.addEventListener("change", () => {
    writeAddress();
    show();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    part.rubrik.focus();
  });
  form.addEventListener("reset", () => {
    setTimeout(() => {
      writeAddress();
      show();
    });
  });
  button.addEventListener("click", () => {
    hand(content, "min-kalender.ics", "text/calendar");
  });
  choices.follow(() => {
    readAddress();
    show();
  });
  readAddress();
  show();
}

function covered({ keys, precise, twice }) {
  const those = keys.length === 1 ? "Den här kalendern har" : "De här kalendrarna har tillsammans";
  const what = precise ? "just det du har valt" : "allt du har valt, och mer";
  return `${those} ${what}. Ändringar följer med.${twice ? " Det som är med i flera av dem syns flera gånger." : ""}`;
}

function amount(all, coming, exact) {
  if (!all && exact) return "Just nu finns inget i kalendern. Det som kommer dyker upp av sig självt.";
  if (!all) return "Just nu passar inget alla dina val. Ta bort ett val, eller prenumerera så får du det som kommer.";
  return coming ? `Just nu: ${coming} som kommer, ${all} i allt.` : `Just nu: inget som kommer, ${all} som har varit.`;
}

/** The date in Sweden, as calendars write it: 20270511. */
function today() {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" }).format(new Date()).replaceAll("-", "");
}

function unescaped(text) {
  return text.replace(/\\([\\;,nN])/g, (_, letter) => (/n/i.test(letter) ? " " : letter));
}
