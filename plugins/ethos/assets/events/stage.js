// How it is with each event on the reader's own day. The build has worked out every phase of every event; here the last
// one whose instant has come is looked for, and shown. Instants are absolute, so the browser's time zone means nothing.

const MINUTE = 60_000; // a computer that has slept may wake between two looks

const events = [...document.querySelectorAll("[data-skeden]")].map((element) => ({
  element,
  parts: [element, ...element.querySelectorAll("[data-del]")].filter(
    (part) => part.dataset.del && part.closest("[data-skeden]") === element,
  ),
  phases: read(JSON.parse(element.dataset.skeden)),
}));
let next = -Infinity;

/** [since when, stage, words, note, names of parts]; as written, 0 is what the phase before has. */
function read(rows) {
  let before = [];
  return rows.map(([since, ...told]) => {
    before = told.map((value, place) => (value === 0 ? before[place] : value));
    return [since ? Date.parse(since) : -Infinity, ...before];
  });
}

function settle() {
  const now = Date.now();
  const instants = events.flatMap(({ phases }) => phases.map(([since]) => since));
  next = Math.min(...instants.filter((since) => since > now));
  for (const { element, parts, phases } of events) {
    const [, stage, words, note, named] = phases.findLast(([since]) => since <= now);
    element.dataset.skede = stage;
    element.dataset.nu = named;
    tell(element.querySelector("[data-ord]"), words);
    tell(element.querySelector("[data-not]"), note);
    for (const part of parts) part.hidden = !named.split(" ").includes(part.dataset.del);
  }
  for (const list of document.querySelectorAll("[data-hogst]")) shorten(list);
  for (const box of document.querySelectorAll("[data-samling]")) open(box);
  for (const heading of document.querySelectorAll("[data-i-dag]")) heading.textContent = heading.dataset.iDag;
}

function tell(element, words) {
  if (!element) return;
  element.textContent = words;
  element.hidden = !words;
}

/** Show so many rows as a list has room for: those after them stand by. */
function shorten(list) {
  const rows = [...list.children].filter((row) => row.dataset.nu.split(" ").includes(list.dataset.halft));
  rows.forEach((row, place) => {
    row.hidden = place >= Number(list.dataset.hogst);
  });
}

/** A box without a row that is shown says so, or is not there. */
function open(box) {
  const empty = !box.querySelector("[data-post]:not([hidden])");
  const told = box.querySelector(":scope > [data-om-tom]");
  if (told) told.hidden = !empty;
  else box.hidden = empty;
}

const look = () => Date.now() >= next && settle();

settle();
addEventListener("pageshow", look); // back from the browser's memory, perhaps the next day
document.addEventListener("visibilitychange", look);
setInterval(look, MINUTE);
