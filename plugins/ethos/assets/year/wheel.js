// The year as a wheel: a sector for each conversation, from the top and sunwise. The same stands in the table below it.

import { drawn } from "../shared/elements.js";

const [SIZE, RIM, HUB, DATE, TITLE] = [640, 312, 96, 270, 212];
const LINES = 4;
const FEW = 6; // sectors that have room for larger letters
const LETTER = 7;

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
  const aside = Math.abs(Math.sin(middle)); // 1 for what stands beside its date, 0 for what is above or below it
  const inward = TITLE - 46 * aside ** 3;
  const across = Math.min(2 * inward * Math.sin(Math.min(width, Math.PI / 2) / 2), aside > 0.8 ? DATE - HUB - 40 : SIZE);
  const room = Math.floor(across / (count > FEW ? LETTER : 10));
  return [
    line,
    ...label([talk.short], middle, DATE, "day"),
    ...label([String(at + 1)], middle, TITLE, "no"),
    ...label(wrapped(talk.title, room), middle, inward, "what", count > FEW ? 15 : 22),
  ];
}

/** @param {string[]} lines @param {number} angle @param {number} away @param {string} name */
function label(lines, angle, away, name, leading = 15) {
  const [x, y] = point(angle, away).split(" ").map(Number);
  const rows = lines.map((words, row) =>
    drawn("tspan", { x, y: (y + (row - (lines.length - 1) / 2) * leading).toFixed(1) }, words));
  return [drawn("text", { class: name }, ...rows)];
}

/** Words on lines of so many letters; what has no room on the last line is told by the table.
 * @param {string} text @param {number} room */
export function wrapped(text, room) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    const joined = last ? `${last} ${word}` : word;
    if (joined.length <= room || !last) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  const shown = lines.slice(0, LINES).map((line) => (line.length > room ? `${[...line].slice(0, room - 1).join("")}…` : line));
  if (lines.length > LINES) shown[LINES - 1] = `${[...shown[LINES - 1]].slice(0, room - 1).join("").replace(/…?$/, "")}…`;
  return shown;
}
