// Days and times as they are in Sweden, wherever the browser is, and clocks that count down.

const ZONE = "Europe/Stockholm";

/** The day in Sweden at an instant: "2027-05-11". */
export const dayInSweden = (now = new Date()) => new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE }).format(now);

const PARTS = /** @type {Record<string, string>} */ ({ year: "år", month: "månad", day: "dag" });

/**
 * In what order a browser's field for a day has its parts, where it is not ours: "månad/dag/år", else "". Browsers write such
 * fields in their own language, whatever the page's.
 */
export function dayOrder(locale = navigator.language) {
  const written = new Intl.DateTimeFormat(locale, { year: "numeric", month: "2-digit", day: "2-digit" }).formatToParts(0);
  const order = written.flatMap(({ type }) => PARTS[type] ?? []).join("/");
  return order === "år/månad/dag" ? "" : order;
}

/** Whether a day has been, in Sweden. @param {string} day "2027-05-11" */
export const hasBeen = (day) => day < dayInSweden();

/**
 * A time of day as it is typed: `9.30`, `kl. 9.30`, `0930` and `09:30` are the same, and `9` is nine o'clock.
 * @param {string} text
 * @returns {string|undefined} "09:30"
 */
export function timed(text) {
  const [, hour, minute = "00"] = /^(?:kl(?:\.|ockan)?\s*)?(\d{1,2})(?:[:.]?(\d{2}))?$/i.exec(text.trim()) ?? [];
  return hour && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, "0")}:${minute}` : undefined;
}

/**
 * The instant of a day and a time of day in Sweden, summer time or not.
 * @param {string} day "2027-05-11"
 * @param {string} time "09:30"
 */
export function instant(day, time) {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const first = wanted - ahead(wanted);
  return new Date(wanted - ahead(first));
}

/** How far ahead of UTC clocks in Sweden are at an instant, in milliseconds. @param {number} moment */
function ahead(moment) {
  const two = /** @type {const} */ ("2-digit");
  const [day, clock] = [{ month: two, day: two }, { hour: two, minute: two, second: two }];
  const how = /** @type {const} */ ({ timeZone: ZONE, year: "numeric", hourCycle: "h23" });
  const format = new Intl.DateTimeFormat("en-GB", { ...how, ...day, ...clock });
  const part = Object.fromEntries(format.formatToParts(moment).map((each) => [each.type, Number(each.value)]));
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) - moment;
}

/**
 * What is left of a time, as minutes and seconds and a word: what has passed has a plus before it, so that nobody takes it for what is left.
 * @param {number} milliseconds
 */
export function clock(milliseconds) {
  const over = milliseconds <= -1000;
  const seconds = Math.max(0, over ? Math.floor(-milliseconds / 1000) : Math.ceil(milliseconds / 1000));
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return { time: `${over ? "+" : ""}${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`, word: over ? "över tiden" : "kvar", over };
}

/**
 * Call at once and at each whole second of a clock, until the function that is given back is called.
 * @param {() => void} tick
 */
export function everySecond(tick) {
  let timer = 0;
  const run = () => {
    tick();
    timer = setTimeout(run, 1000 - (Date.now() % 1000) + 5);
  };
  const woken = () => {
    clearTimeout(timer);
    run();
  };
  document.addEventListener("visibilitychange", woken);
  run();
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", woken);
  };
}
