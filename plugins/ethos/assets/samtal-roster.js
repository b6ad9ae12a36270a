// Votes without devices: people show fingers, the leader types how many. Between the first and the second vote only the
// difference is known, so no more than that is said.

import { VOTES } from "./samtal-giltigt.js";
import { ballot, close, count, keepSecret, present, shift, total } from "./samtal-mote.js";
import { drawn, letter, made } from "./delar.js";

const WRONG = `Skriv ett helt tal från 0 till ${VOTES}.`;
const ROW = 58;
const WIDTH = 320;

/**
 * Fields for the present vote's counts.
 * @param {{meeting: object, act: Function}} shared
 */
export function voteForm(shared) {
  const { meeting } = shared;
  const { options } = meeting.cases[present(meeting).case];
  const { counts, done } = meeting.votes[present(meeting).case][ballot(meeting)];
  const second = ballot(meeting) === "after";
  const wrong = made("p", { className: "notice", role: "alert", hidden: true, textContent: WRONG });
  const rows = options.map((label, option) => field(shared, option, label, counts[option], wrong));
  const ready = second ? "Visa hur rösterna flyttade sig" : "{{meeting.votes_typed}}";
  const form = made("form", { className: "votes", autocomplete: "off", noValidate: true }, ...rows, wrong);
  if (!second) form.append(secretBox(shared));
  form.append(made("p", { className: "actions" }, made("button", { type: "submit", className: "button quiet", textContent: ready, disabled: done })));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (wrong.hidden) shared.act(close);
  });
  return form;
}

function field(shared, option, label, value, wrong) {
  const input = made("input", { type: "text", inputMode: "numeric", maxLength: 5, value: value ?? "", autocomplete: "off" });
  input.dataset.vag = option;
  input.addEventListener("input", () => {
    const typed = input.value.trim();
    const good = typed === "" || (/^\d{1,3}$/.test(typed) && Number(typed) <= VOTES);
    input.setAttribute("aria-invalid", String(!good));
    wrong.hidden = !input.form.querySelector("[aria-invalid=true]");
    shared.act(count, option, typed);
  });
  return made("label", {}, made("span", {}, made("strong", { textContent: `${letter(option)} ` }), label), input);
}

function secretBox(shared) {
  const box = made("input", { type: "checkbox", checked: shared.meeting.secret });
  box.dataset.hemlig = "";
  box.addEventListener("change", () => shared.act(keepSecret, box.checked));
  return made("label", { className: "tick" }, box, made("span", { textContent: "Visa inga siffror för gruppen förrän båda rösterna är klara" }));
}

/** Write another window's counts into a form that stays where it is, but not where somebody types. */
export function refill(form, meeting) {
  const { counts, done } = meeting.votes[present(meeting).case][ballot(meeting)];
  for (const input of form.querySelectorAll("[data-vag]")) {
    if (input !== document.activeElement) input.value = counts[input.dataset.vag] ?? "";
  }
  const secret = form.querySelector("[data-hemlig]");
  if (secret) secret.checked = meeting.secret;
  form.querySelector("[type=submit]").disabled = done;
}

/** What the group may see of a case's votes now: a figure, or null. */
export function outcome(meeting, all = false) {
  const at = present(meeting).case;
  const votes = meeting.votes[at];
  const name = ballot(meeting);
  if (!votes || !name) return null;
  const both = votes.before.done && votes.after.done;
  if (name === "after" && both) return shiftFigure(votes, meeting.cases[at].options);
  return votes[name].done && (all || !meeting.secret) ? oneFigure(votes[name], meeting.cases[at].options) : null;
}

function oneFigure(vote, options) {
  const rows = options.map((label, at) => [letter(at), label, vote.counts[at] ?? 0]);
  return made("figure", { className: "shift" }, table("Rösterna", ["Väg", "Röster"], rows));
}

/** The shift as a picture, in words and as a table. */
export function shiftFigure(votes, options) {
  const { moved, least, before, after } = shift(votes);
  const rows = options.map((label, at) => [letter(at), label, votes.before.counts[at] ?? 0, votes.after.counts[at] ?? 0, signed(moved[at])]);
  const said = told(moved, least, before, after);
  const words = said.map((textContent) => made("p", { textContent }));
  const data = table("Rösterna före och efter", ["Väg", "Före", "Efter", "Skillnad"], rows);
  return made("figure", { className: "shift" }, made("figcaption", {}, ...words), picture(votes, options, said), data);
}

const signed = (number) => (number > 0 ? `${number} fler` : number < 0 ? `${-number} färre` : "lika");
const people = (number) => (number === 1 ? "en person" : `${number} personer`);

/** What the numbers say, and what they cannot say. */
function told(moved, least, before, after) {
  const same = moved.every((each) => each === 0);
  const first = same ? "Det blev lika många på varje väg." : least ? `Minst ${people(least)} bytte väg.` : "Skillnaden kan bero på att olika många röstade.";
  const others = before === after ? [] : [`Först röstade ${before}, sedan ${after}. Jämför därför med försiktighet.`];
  return [first, ...others, "Bara skillnaden syns. Några kan ha bytt åt varsitt håll utan att det märks."];
}

function picture(votes, options, said) {
  const most = Math.max(1, ...votes.before.counts, ...votes.after.counts);
  const length = (number) => Math.round(((number ?? 0) / most) * (WIDTH - 76));
  const rows = options.flatMap((_, at) => {
    const [one, other] = [votes.before.counts[at] ?? 0, votes.after.counts[at] ?? 0];
    const y = at * ROW + 24;
    return [
      drawn("text", { x: 0, y: y + 28, class: "sign" }, letter(at)),
      ...bar("before", one, length(one), y),
      ...bar("after", other, length(other), y + 22),
    ];
  });
  const id = `skifte-${total(votes.before)}-${options.length}`;
  const height = options.length * ROW + 24;
  const key = [...legend("before", "Före", 30), ...legend("after", "Efter", 110)];
  const title = drawn("title", { id }, "Rösterna före och efter samtalet");
  const numbers = options.map((_, at) => `${letter(at)}: ${votes.before.counts[at] ?? 0} före, ${votes.after.counts[at] ?? 0} efter.`);
  const desc = drawn("desc", { id: `${id}-om` }, [...numbers, ...said].join(" "));
  const how = { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-labelledby": id, "aria-describedby": `${id}-om` };
  return drawn("svg", how, title, desc, ...key, ...rows);
}

/** A bar and its number; that of the first vote is drawn with a line only, so that colour is not needed. */
function bar(name, number, length, y) {
  const shape = drawn("rect", { x: 30, y, width: Math.max(length, 1), height: 18, class: name });
  return [shape, drawn("text", { x: 36 + Math.max(length, 1), y: y + 14 }, String(number))];
}

function legend(name, label, x) {
  return [drawn("rect", { x, y: 2, width: 12, height: 12, class: name }), drawn("text", { x: x + 18, y: 13 }, label)];
}

function table(caption, heads, rows) {
  const head = made("tr", {}, ...heads.map((textContent) => made("th", { scope: "col", textContent })));
  const body = rows.map(([sign, label, ...values]) => {
    const name = made("th", { scope: "row" }, made("strong", { textContent: `${sign} ` }), label);
    return made("tr", {}, name, ...values.map((textContent) => made("td", { textContent })));
  });
  return made("table", {}, made("caption", { textContent: caption }), made("thead", {}, head), made("tbody", {}, ...body));
}
