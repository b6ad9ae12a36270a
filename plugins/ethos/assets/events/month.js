// A month as a grid: one stop for Tab, the arrows go between its days, and the reader's own day is marked. Without
// scripts it is a table whose days lead to the list below it.

const table = document.querySelector("table[data-rutnat]");
const STOP = "td[id]";
const MONDAY_FIRST = 7;

if (table) setUp(table);

function setUp(table) {
  const days = [...table.querySelectorAll(STOP)];
  // Where the focus comes: the link of a day with something on it, the cell of any other.
  const stops = days.map((day) => day.querySelector("a.no") ?? day);
  const today = days.find((day) => day.id === `ruta-${dayInSweden()}`);
  const offset = table.querySelectorAll("tbody tr:first-child .out").length; // days of the month before, if it begins late
  const asked = Number(location.hash.match(/^#(\d\d)$/)?.[1]); // no element's id, for then the browser would move the focus

  table.setAttribute("role", "grid");
  for (const stop of stops) stop.tabIndex = -1;
  for (const link of table.querySelectorAll(".marks a")) link.tabIndex = -1;
  if (today) mark(today);
  const filled = days.findIndex((day) => day.querySelector("a.no"));
  let at = -1;
  settle(asked ? asked - 1 : today ? days.indexOf(today) : Math.max(filled, 0));
  if (asked) stops[at].focus();

  /** Make a day the one that Tab comes to, with what is on it. */
  function settle(index) {
    if (at >= 0) reach(at, -1);
    at = Math.min(Math.max(index, 0), stops.length - 1);
    reach(at, 0);
  }

  function reach(index, tabIndex) {
    stops[index].tabIndex = tabIndex;
    for (const link of days[index].querySelectorAll(".marks a")) link.tabIndex = tabIndex;
  }

  function turn(rel) {
    const link = document.querySelector(`nav a[rel=${rel}]`);
    const month = link?.pathname.match(/(\d{4})-(\d\d)\/$/);
    if (!month) return;
    const last = new Date(Date.UTC(Number(month[1]), Number(month[2]), 0)).getUTCDate();
    location.assign(`${link.href}#${String(Math.min(at + 1, last)).padStart(2, "0")}`);
  }

  const weekday = () => (at + offset) % MONDAY_FIRST;
  const steps = {
    ArrowLeft: () => at - 1,
    ArrowRight: () => at + 1,
    ArrowUp: () => at - MONDAY_FIRST,
    ArrowDown: () => at + MONDAY_FIRST,
    Home: () => Math.max(at - weekday(), 0),
    End: () => Math.min(at + 6 - weekday(), stops.length - 1),
  };
  table.addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey || event.ctrlKey || event.shiftKey) return;
    if (event.key === "PageUp" || event.key === "PageDown") {
      event.preventDefault();
      turn(event.key === "PageUp" ? "prev" : "next");
    } else if (steps[event.key]) {
      event.preventDefault();
      const to = steps[event.key]();
      if (stops[to]) settle(to);
      stops[at].focus();
    }
  });
  // Wherever in the grid a mouse or a screen reader puts the focus, the arrows go on from there.
  table.addEventListener("focusin", ({ target }) => {
    const index = days.indexOf(target.closest(STOP));
    if (index >= 0 && index !== at) settle(index);
  });
}

/** The date in Sweden, as the page writes it: 2027-05-11. */
function dayInSweden() {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" }).format(new Date());
}

function mark(day) {
  (day.querySelector("a.no") ?? day).setAttribute("aria-current", "date");
  day.querySelector(".no").after(" ", told("today"));
  document.querySelector(`#${day.id.replace("ruta", "dag")} h3`)?.append(" ", told("state"));
}

function told(className) {
  return Object.assign(document.createElement("span"), { className, textContent: "I dag" });
}
