// The page /arshjul/: a reader's year of conversations. The whole choice stands in the address after #.

import { wheel } from "./arshjul-hjul.js";
import { RHYTHMS, days, instant, isChoice, read, signature, spread, write } from "./arshjul-plan.js";
import { hand, made } from "./delar.js";
import { library } from "./dilemman.js";
import { calendar } from "./ical.js";
import { timed } from "./samtal-val.js";

const MONTHS = 24; // to choose the first one among
const LISTED = 12; // cases in the list to tick, beside those that are ticked
const unreachable = "Listan över fall gick inte att hämta. Du kan använda fallen i planen, eller försöka igen senare.";
const wrongTime = "Skriv klockslaget så här: 9.00.";
const WHICH = { 1: "första", 2: "andra", 3: "tredje", 4: "fjärde", sista: "sista" };
const DAYS = { 1: "måndagen", 2: "tisdagen", 3: "onsdagen", 4: "torsdagen", 5: "fredagen" };
const DROPPED = { fall: "fallen", fran: "första månaden", urval: "temat", tid: "klockslaget", minuter: "längden" };

const root = document.querySelector("[data-arshjul]");
if (root?.querySelector("[data-rader] tr")) setUp(root);

function setUp(root) {
  const part = (name) => root.querySelector(`[data-${name}]`);
  const form = part("val");
  const here = document.documentElement.dataset.base;
  const base = new URL(here || "./", location.href);
  const off = new Map([...part("lediga").children].map((each) => [each.firstChild.dateTime, each.lastChild.textContent]));
  const planned = [...part("rader").rows].map((row) => row.dataset.fall);
  const cases = new Map(); // by slug, easiest first
  const months = monthsFrom(new Date());
  const themes = [...form.urval.querySelectorAll("optgroup option")].map((option) => option.value);
  const said = new Intl.DateTimeFormat("sv-SE", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const short = new Intl.DateTimeFormat("sv-SE", { day: "numeric", month: "short", timeZone: "UTC" });
  let year;

  const count = () => RHYTHMS[year.rytm].count;
  const isOwn = () => year.urval === "egna";
  const address = (slug) => `dilemman/${slug}/`;
  const meeting = (slug) => `samtal/#fall=${slug}&minuter=${year.minuter}`;
  const whole = (path) => new URL(path, base).href;

  async function start() {
    form.fran.append(...months.map((month) => made("option", { value: month, textContent: monthly(month) })));
    for (const each of root.querySelectorAll("[data-utan-skript]")) each.hidden = true;
    for (const each of [form, ...root.querySelectorAll("[data-spara]")]) each.hidden = false;
    for (const row of part("rader").rows) cases.set(row.dataset.fall, ofRow(row));
    root.toggleAttribute("data-vantar", isChoice(location.hash));
    if (!isChoice(location.hash)) load(); // what stands in the page is enough for that, before anything is shown
    await fetchCases();
    if (!year || isChoice(location.hash)) load();
    root.removeAttribute("data-vantar");
    form.addEventListener("change", changed);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      root.querySelector("#planen").focus();
    });
    form.querySelector("#sok-egna").addEventListener("input", list);
    part("blanda").onclick = () => draw([], shuffled());
    part("fil").onclick = save;
    part("lank").onclick = copy;
    addEventListener("hashchange", () => isChoice(location.hash) && load());
  }

  /** All that there is to choose among; when it does not come, the cases of the plan that stands in the page. */
  async function fetchCases() {
    try {
      const { entries } = await library();
      const current = entries.filter((each) => !each.archived);
      cases.clear();
      for (const each of current.sort((one, other) => one.values.svarighet[0] - other.values.svarighet[0])) cases.set(each.slug, each);
    } catch {
      tell(unreachable);
    }
  }

  function ofRow(row) {
    const link = row.querySelector("a");
    const facts = row.querySelector(".meta").firstChild.textContent.replace(/\.\s*$/, "").split(" · ");
    const { fall: slug, tema } = row.dataset;
    return { slug, title: link.textContent, lang: link.lang, summary: "", facts, values: { tema: tema.split(" ") } };
  }

  function load() {
    const { dropped, ...found } = read(location.hash, { months, themes });
    const gone = found.fall.filter((slug) => !cases.has(slug));
    year = found;
    if (dropped.length || gone.length) tell(`Länken är ändrad eller gammal. Det här gick inte att läsa: ${named(dropped, gone)}. Se över planen.`);
    const given = found.fall.filter((slug) => cases.has(slug));
    fillForm();
    if (isChoice(location.hash)) draw(given);
    else keep(planned.filter((slug) => cases.has(slug)));
  }

  const named = (dropped, gone) => [...new Set([...dropped.map((name) => DROPPED[name] ?? "hur ofta"), ...(gone.length ? ["fallen"] : [])])].join(", ");

  function fillForm() {
    if (!months.includes(year.fran) && ![...form.fran.options].some((each) => each.value === year.fran)) {
      form.fran.prepend(made("option", { value: year.fran, textContent: monthly(year.fran) }));
    }
    for (const name of ["rytm", "vilken", "dag", "fran", "minuter", "urval"]) form.elements[name].value = String(year[name]);
    form.tid.value = clock(year.tid);
  }

  function changed({ target }) {
    if (target.type === "search") return undefined;
    const time = timed(form.tid.value);
    part("tid-fel").textContent = time ? "" : wrongTime;
    form.tid.setAttribute("aria-invalid", String(!time));
    const before = year.urval;
    for (const name of ["rytm", "vilken", "dag", "fran", "urval"]) year[name] = form.elements[name].value;
    year = { ...year, tid: time ?? year.tid, minuter: Number(form.elements.minuter.value) };
    return draw(before === year.urval || isOwn() ? year.fall : []);
  }

  /** Keep the cases that are given, and find others until the year is full; the reader's own are never added to. */
  function draw(given, order = [...cases.values()]) {
    const kept = given.map((slug) => cases.get(slug)).slice(0, count());
    const fits = order.filter((each) => !themes.includes(year.urval) || each.values.tema.includes(year.urval));
    const full = isOwn() ? kept : spread(order, count(), spread(fits, count(), kept));
    keep(full.map((each) => each.slug));
    history.replaceState(history.state, "", `#${write(year)}`);
  }

  function keep(slugs) {
    year.fall = slugs;
    show();
  }

  const shuffled = () => [...cases.values()].map((each) => [Math.random(), each]).sort(([one], [other]) => one - other).map(([, each]) => each);

  function show() {
    const talks = days(year, off).slice(0, year.fall.length).map((each, at) => ({ ...each, ...cases.get(year.fall[at]) }));
    part("kolumn").textContent = "Dag";
    part("rader").replaceChildren(...talks.map(row));
    part("hjul").replaceChildren(wheel(`Årshjul – ${span(talks)}`, talks.map(drawnTalk)));
    part("hjul").hidden = !talks.length;
    part("sammanfattning").textContent = summary(talks);
    part("sammanfattning").hidden = false;
    part("egna").hidden = !isOwn();
    part("blanda").hidden = isOwn();
    part("fil").disabled = !talks.length;
    if (isOwn()) list();
  }

  const drawnTalk = ({ day, title }) => ({ short: short.format(new Date(day)), words: said.format(new Date(day)), title });
  const span = (talks) => [...new Set(talks.map(({ day }) => day.slice(0, 4)))].join("–");

  function summary(talks) {
    const often = form.querySelector("[name=rytm]:checked + span").textContent;
    const missing = themes.includes(year.urval) ? talks.filter((each) => !each.values.tema.includes(year.urval)).length : 0;
    const others = missing ? ` Temat räcker inte hela året: ${missing} av fallen har andra teman.` : "";
    const left = isOwn() && talks.length < count() ? ` Du har valt ${talks.length} fall av ${count()}.` : "";
    return `${often}, den ${WHICH[year.vilken]} ${DAYS[year.dag]} kl. ${clock(year.tid)}, ${year.minuter} minuter.${others}${left}`;
  }

  function row(talk, at) {
    const link = made("a", { href: here + address(talk.slug), textContent: talk.title, lang: talk.lang ?? "" });
    if (!talk.lang) link.removeAttribute("lang");
    const prepare = made("a", { href: here + meeting(talk.slug), textContent: "{{meeting.prepare}}" });
    const meta = made("p", { className: "meta" }, talk.facts.length ? `${talk.facts.join(" · ")}. ` : "", prepare);
    const moved = talk.instead ? [made("p", { className: "meta", textContent: `Flyttat, för den vanliga dagen är ${talk.instead}.` })] : [];
    const day = made("th", { scope: "row" }, made("span", { textContent: said.format(new Date(talk.day)) }), ...moved);
    const what = made("div", { className: "case" }, made("div", {}, link, meta), made("p", { className: "actions" }, ...buttons(talk, at)));
    const found = made("tr", {}, day, made("td", {}, what));
    found.dataset.fall = talk.slug;
    return found;
  }

  function buttons(talk, at) {
    const one = (name, words, run) => {
      const button = made("button", { type: "button", className: "button quiet small" }, words, made("span", { className: "hear", textContent: ` ${talk.title}` }));
      button.dataset.gor = name;
      button.onclick = () => {
        run();
        const rows = part("rader").rows;
        const next = rows[name === "upp" ? at - 1 : Math.min(at, rows.length - 1)];
        (next?.querySelector(`[data-gor=${name}]`) ?? next?.querySelector("button") ?? part("rader").closest("table").querySelector("a"))?.focus();
      };
      return button;
    };
    const up = at ? [one("upp", "Flytta upp", () => draw(year.fall.with(at, year.fall[at - 1]).with(at - 1, talk.slug)))] : [];
    const other = isOwn() ? one("bort", "Ta bort", () => draw(year.fall.toSpliced(at, 1))) : one("byt", "Byt fall", () => exchange(at));
    return [...up, other];
  }

  /** Another case in the place of one: of the theme when there is one left. */
  function exchange(at) {
    const free = shuffled().filter((each) => !year.fall.includes(each.slug));
    const next = free.find((each) => each.values.tema.includes(year.urval)) ?? free[0];
    if (next) draw(year.fall.with(at, next.slug));
    else tell("Det finns inga fler fall att byta till.");
  }

  /** Cases to tick: those that are ticked, then those that the words find. */
  function list() {
    const words = form.querySelector("#sok-egna").value.toLocaleLowerCase("sv").split(/\s+/).filter(Boolean);
    const found = [...cases.values()].filter((each) => !year.fall.includes(each.slug) && words.every((word) => `${each.title} ${each.summary}`.toLocaleLowerCase("sv").includes(word)));
    const ticked = year.fall.map((slug) => cases.get(slug));
    part("lista").replaceChildren(...[...ticked, ...found.slice(0, LISTED)].map(tick));
    const more = found.length > LISTED ? ` Här är ${LISTED} av ${found.length}. Skriv ett ord för att hitta fler.` : "";
    part("antal").textContent = `${ticked.length} av ${count()} valda.${more}`;
  }

  function tick(each) {
    const box = made("input", { type: "checkbox", checked: year.fall.includes(each.slug), value: each.slug });
    box.disabled = !box.checked && year.fall.length >= count();
    box.onchange = (event) => {
      event.stopPropagation(); // the box is drawn anew, and the form could not tell where it stood
      draw(box.checked ? [...year.fall, each.slug] : year.fall.filter((slug) => slug !== each.slug));
      part("lista").querySelector(`[value="${each.slug}"]`)?.focus();
    };
    return made("li", {}, made("label", {}, box, made("span", { textContent: each.title })));
  }

  function save() {
    const text = calendar("", days(year, off).slice(0, year.fall.length).map(event));
    hand(text, `arshjul-${year.fran}.ics`, "text/calendar");
  }

  function event({ day }, at) {
    const { slug, title, summary } = cases.get(year.fall[at]);
    const start = instant(day, year.tid);
    return {
      uid: `arshjul-${signature(write(year))}-${at + 1}@${root.dataset.vard}`,
      stamp: new Date(`${root.dataset.byggd}T00:00:00Z`),
      start,
      end: new Date(start.getTime() + year.minuter * 60_000),
      summary: `Samtal: ${title}`,
      description: `${summary}\n\nFörbered och led samtalet: ${whole(meeting(slug))}\nLäs fallet: ${whole(address(slug))}`.trim(),
      url: whole(meeting(slug)),
    };
  }

  async function copy() {
    const status = part("lank-besked");
    try {
      await navigator.clipboard.writeText(whole(`arshjul/#${write(year)}`));
      status.textContent = part("lank").textContent = "Kopierat";
    } catch {
      tell(`Det gick inte att kopiera. Här är länken: ${whole(`arshjul/#${write(year)}`)}`);
    }
    setTimeout(() => (part("lank").textContent = "{{both.copy_link}}"), 4000);
  }

  function tell(words) {
    part("besked").textContent = words;
    part("besked").hidden = false;
  }

  start();
}

/** "09:00" → "9.00". */
function clock(time) {
  return time.replace(/^0/, "").replace(":", ".");
}

/** "2027-01" → "januari 2027". */
function monthly(month) {
  return new Intl.DateTimeFormat("sv-SE", { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${month}-01T00:00:00Z`));
}

/** The months after the one of a day. */
function monthsFrom(today) {
  const number = today.getFullYear() * 12 + today.getMonth() + 1;
  return Array.from({ length: MONTHS }, (_, at) => `${Math.floor((number + at) / 12)}-${String(((number + at) % 12) + 1).padStart(2, "0")}`);
}
