// The year as a wheel: a sector for each conversation, from the top and sunwise. The same stands in the table below it.

import { drawn } from "../shared/elements.js";

const [SIZE, RIM, HUB, DATE] = [640, 312, 96, 281];
const FEW = 6; // sectors that have room for larger letters
const [FROM, TO] = [HUB + 6, 248]; // where there is place for a title, from the middle
/** How letters are called in the style, how high a line of them is and how wide one: the largest that a title has room in. */
const SIZES = [{ name: "what large", lines: 4, leading: 17, letter: 7.2 }, { name: "what", lines: 6, leading: 15, letter: 6.4 }];
const FEW_SIZES = [{ name: "what", lines: 6, leading: 22, letter: 9.4 }];
const AMID = 180;
const EDGE = 6; // a letter does not touch the spoke
const STEP = 4;

/** @typedef {{short: string, words: string, title: string}} Talk `short` is "12 jan", `words` the whole day */

/** @param {number} angle @param {number} away */
const point = (angle, away) => `${(SIZE / 2 + away * Math.sin(angle)).toFixed(1)} ${(SIZE / 2 - away * Math.cos(angle)).toFixed(1)}`;

/**
 * @param {string} title
 * @param {Talk[]} talks
 * @returns {SVGElement}
 */
export function wheel(title, talks) {
  const told = talks.map((each) => `${each.words}: ${each.title}.`).join(" ");
  const names = { role: "img", "aria-labelledby": "hjul-namn hjul-om", viewBox: `0 0 ${SIZE} ${SIZE}`, class: talks.length > FEW ? "year-wheel" : "year-wheel few" };
  return drawn("svg", names,
    drawn("title", { id: "hjul-namn" }, title),
    drawn("desc", { id: "hjul-om" }, told),
    drawn("circle", { cx: SIZE / 2, cy: SIZE / 2, r: RIM, class: "rim" }),
    ...talks.flatMap((each, at) => sector(each, at, talks.length)),
    drawn("circle", { cx: SIZE / 2, cy: SIZE / 2, r: HUB, class: "hub" }),
    ...label(title.split(" – "), 0, 0, "name", 22),
  );
}

/** @param {Talk} talk @param {number} at @param {number} count */
function sector(talk, at, count) {
  const width = (2 * Math.PI) / count;
  const middle = at * width;
  const line = drawn("path", { d: `M${point(middle - width / 2, HUB)}L${point(middle - width / 2, RIM)}`, class: "spoke" });
  const { lines, away, size } = laid(talk.title, middle, Math.min(width, Math.PI / 2), count > FEW ? SIZES : FEW_SIZES);
  return [
    line,
    ...label([talk.short], middle, DATE, "day"),
    ...label(lines, middle, away, size.name, size.leading),
  ];
}

/** @typedef {typeof SIZES[number]} Size */

/**
 * A title in its sector: as large as it has room for, on as few lines, and amid what lies between the hub and the days.
 * @param {string} title @param {number} middle @param {number} width @param {Size[]} [sizes]
 */
export function laid(title, middle, width, sizes = SIZES) {
  const tried = sizes.flatMap((size) => Array.from({ length: size.lines }, (_, at) => stood(at + 1, middle, width, size)));
  const fits = tried.map((same) => same.filter((each) => isWhole(title, each.rooms))).find((same) => same.length) ?? tried[tried.length - 2].slice(0, 1);
  const [found] = fits.sort((one, other) => Math.abs(one.away - AMID) - Math.abs(other.away - AMID));
  return { ...found, lines: wrapped(title, found.rooms) };
}

/** Where so many lines can be, and how many letters each has room for; first where the shortest is longest. @param {number} count @param {number} middle @param {number} width @param {Size} size */
function stood(count, middle, width, size) {
  const places = Array.from({ length: Math.floor((TO - FROM) / STEP) }, (_, at) => TO - at * STEP);
  const all = places.map((away) => ({ size, away, rooms: rooms(count, middle, width, size, away) }));
  const least = (/** @type {{rooms: number[]}} */ each) => Math.min(...each.rooms);
  return all.sort((one, other) => least(other) - least(one));
}

/** How many letters each line has room for. @param {number} count @param {number} middle @param {number} width @param {Size} size @param {number} away */
function rooms(count, middle, width, { leading, letter }, away) {
  const [x, y] = [away * Math.sin(middle), -away * Math.cos(middle)];
  const edges = [[middle - width / 2, 1], [middle + width / 2, -1]].map(([angle, side]) => [side * Math.cos(angle), side * Math.sin(angle)]);
  const half = (/** @type {number} */ height) => Math.min(beside(x, height), ...edges.map(([across, down]) => toEdge(x, height, across, down)));
  return Array.from({ length: count }, (_, row) => {
    const top = y + (row - count / 2) * leading;
    return Math.max(1, Math.floor((2 * Math.min(half(top), half(top + leading))) / letter));
  });
}

/** How far to the nearest of the two circles, on the same height. @param {number} x @param {number} height */
function beside(x, height) {
  const chord = (/** @type {number} */ radius) => Math.sqrt(Math.max(0, radius ** 2 - height ** 2));
  const inside = Math.abs(height) < FROM ? Math.abs(x) - chord(FROM) : Infinity;
  return Math.min(chord(TO) - Math.abs(x), inside);
}

/** How far to an edge on the same height, of which the normal is told; no way at all from its other side. @param {number} x @param {number} height @param {number} across @param {number} down */
function toEdge(x, height, across, down) {
  const within = across * x + down * height - EDGE;
  return within < 0 ? 0 : within / Math.max(Math.abs(across), 0.001);
}

/** @param {string[]} lines @param {number} angle @param {number} away @param {string} name */
function label(lines, angle, away, name, leading = 15) {
  const [x, y] = point(angle, away).split(" ").map(Number);
  const rows = lines.map((words, row) =>
    drawn("tspan", { x, y: (y + (row - (lines.length - 1) / 2) * leading).toFixed(1) }, words));
  return [drawn("text", { class: name }, ...rows)];
}

/** Whether a title has room on lines of so many letters. @param {string} title @param {number[]} rooms */
const isWhole = (title, rooms) => wrapped(title, rooms).every((line) => !line.endsWith("…"));

/**
 * Words on lines of so many letters; what has no room on the last line is told by the table.
 * @param {string} text @param {number[]} rooms
 */
export function wrapped(text, rooms) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    const joined = last ? `${last} ${word}` : word;
    if (joined.length <= rooms[Math.min(lines.length, rooms.length) - 1] || !last) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  const cut = (/** @type {string} */ line, /** @type {number} */ room) => `${[...line].slice(0, room - 1).join("").replace(/…$/, "")}…`;
  const shown = lines.slice(0, rooms.length).map((line, at) => (line.length > rooms[at] ? cut(line, rooms[at]) : line));
  const last = shown.length - 1;
  return lines.length > rooms.length ? shown.with(last, cut(`${shown[last]} `, Math.min(rooms[last], shown[last].length + 1))) : shown;
}
