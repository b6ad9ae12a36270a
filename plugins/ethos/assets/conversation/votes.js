// Votes without devices: people show fingers, the leader types how many. Between the first and the second vote only the
// difference is known, so no more than that is said.

import { all, letter, made, one } from "../shared/elements.js";
import { ballot, close, count, keepSecret, presentVote, shift, total } from "./meeting.js";
import { VOTES } from "./valid.js";

/** @import {Shared} from "./channel.js" */
/** @import {Meeting, Vote, Votes} from "./meeting.js" */

const WRONG = `Skriv ett helt tal från 0 till ${VOTES}.`;
const BARS = ["bar-before", "bar-after"];
/** @param {string|number} value @returns {value is number} */
const isCount = (value) => typeof value === "number";
const LAST = 11; // how far the line of a disc leans, of css/disc.css

/**
 * Fields for the present vote's counts.
 * @param {Shared} shared
 * @param {Meeting} meeting at a step that takes a vote
 * @param {{brief?: boolean}} how Where the options stand beside them already, the fields have but their signs.
 */
export function voteForm(shared, meeting, { brief = false } = {}) {
  const { options = [], votes, vote: { counts } = { counts: [] } } = presentVote(meeting) ?? {};
  const second = ballot(meeting) === "after";
  const moves = votes?.before.done; // who skipped the first vote has nothing that moved
  const wrong = made("p", { id: "roster-fel", className: "notice fault", role: "alert", hidden: true, textContent: WRONG });
  const rows = options.map((label, option) => field(shared, { option, label, brief }, counts[option], wrong));
  const ready = second ? (moves ? "Visa hur rösterna flyttade sig" : "Visa rösterna") : "{{meeting.votes_typed}}";
  const form = made("form", { className: "votes", method: "dialog", autocomplete: "off", noValidate: true }, made("div", { className: brief ? "ballot" : "" }, ...rows), made("p", { className: "hint sum" }), overflow(), wrong);
  if (!second) form.append(shown(shared, meeting));
  form.append(made("p", { className: "actions" }, made("button", { type: "submit", className: "button quiet", textContent: ready })));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!wrong.hidden) return;
    shared.act(close);
    foldUp(form.closest("details"));
  });
  return form;
}

/** Votes that are changed have been taken before, so nothing else folds their fields. @param {HTMLDetailsElement|null} fold */
function foldUp(fold) {
  if (!fold?.open) return;
  fold.open = false;
  one(fold, "summary").focus();
}

/** What the folded fields are called: what to do, and then what came of it. @param {Meeting} meeting */
export function receipt(meeting) {
  const { vote } = presentVote(meeting) ?? {};
  return vote?.done ? `${saved(meeting, total(vote))}. Ändra` : "Skriv in rösterna";
}

/** @param {Meeting} meeting @param {number} votes */
function saved({ choice: { group } }, votes) {
  if (votes > group) return `${votes} röster sparade, fast ni är ${group}`;
  return `${votes} av ${group} röster sparade`;
}

/** @param {Shared} shared @param {{option: number, label: string, brief: boolean}} way @param {number|null} value @param {HTMLElement} wrong */
function field(shared, { option, label, brief }, value, wrong) {
  const input = made("input", { type: "text", inputMode: "numeric", maxLength: 5, value: typed(value), autocomplete: "off" });
  input.dataset.vag = String(option);
  input.addEventListener("input", () => {
    const text = input.value.trim();
    const good = text === "" || (/^\d{1,3}$/.test(text) && Number(text) <= VOTES);
    input.setAttribute("aria-invalid", String(!good));
    if (good) input.removeAttribute("aria-describedby");
    else input.setAttribute("aria-describedby", wrong.id);
    wrong.hidden = !input.form?.querySelector("[aria-invalid=true]");
    shared.act(count, option, text);
  });
  return made("label", {}, made("span", {}, made("strong", { textContent: `${letter(option)} ` }), made("span", { className: brief ? "hear" : "" }, label)), input);
}

/** A number as a field has it. @param {number|null} value */
const typed = (value) => String(value ?? "");

/** Where it is said at once that there are more votes than people: a slip is seen while it is made. */
function overflow() {
  const place = made("p", { className: "wrong over" });
  place.setAttribute("role", "status");
  return place;
}

/** @param {Meeting} meeting @param {number} votes */
const tooMany = ({ choice: { group } }, votes) => (votes > group ? `${votes} röster, fast ni är ${group}. Se över siffrorna.` : "");

/** When the group sees the numbers of the first vote; until then they are masked where it looks on.
 * @param {Shared} shared @param {Meeting} meeting */
function shown(shared, { secret }) {
  const ways = /** @type {const} */ ([[true, "efter den andra rösten"], [false, "nu"]]).map(([later, label]) => {
    const way = made("input", { type: "radio", name: "visas", autocomplete: "off", checked: secret === later });
    way.dataset.hemlig = String(later);
    way.addEventListener("change", () => shared.act(keepSecret, later));
    return made("label", {}, way, made("span", {}, label));
  });
  return made("fieldset", {}, made("legend", { textContent: "Gruppen ser siffrorna" }), ...ways);
}

/** Write another window's counts into a form that stays where it is, but not where somebody types. What the group may not
 * see yet is masked where it looks on; the sum tells whoever types that all are counted.
 * @param {HTMLFormElement} form @param {Meeting} meeting */
export function refill(form, meeting) {
  const { counts, done } = presentVote(meeting)?.vote ?? { counts: [], done: false };
  form.toggleAttribute("data-dolt", meeting.secret && ballot(meeting) === "before");
  const votes = total({ counts, done });
  one(form, ".sum").textContent = `${votes} av ${meeting.choice.group} röster inskrivna.`;
  const over = one(form, ".over");
  if (over.textContent !== tooMany(meeting, votes)) over.textContent = tooMany(meeting, votes);
  for (const input of all(form, "[data-vag]", HTMLInputElement)) {
    if (input !== document.activeElement) input.value = typed(counts[Number(input.dataset.vag)]);
  }
  for (const way of all(form, "[data-hemlig]", HTMLInputElement)) way.checked = way.dataset.hemlig === String(meeting.secret);
}

/** What the group may see of a case's votes now: a figure, or null.
 * @param {Meeting} meeting @param {boolean} [leads] whoever leads sees what is secret, too */
export function outcome(meeting, leads = false) {
  const taken = presentVote(meeting);
  if (!taken) return null;
  const { votes, name, vote, options } = taken;
  if (name === "after" && votes.before.done && vote.done) return shiftFigure(votes, options);
  return vote.done && (leads || !meeting.secret || name === "after") ? oneFigure(vote, options) : null;
}

/** @param {Vote} vote @param {string[]} options */
function oneFigure(vote, options) {
  const rows = options.map((label, at) => [letter(at), label, vote.counts[at] ?? 0]);
  return made("figure", { className: "shift" }, leaning(null, weight(vote.counts)), table("Rösterna", ["Väg", "Röster"], rows));
}

/** The shift in words, and in a table whose rows are drawn, too. @param {Votes} votes @param {string[]} options */
export function shiftFigure(votes, options) {
  const { moved, least, before, after } = shift(votes);
  const rows = options.map((label, at) => [letter(at), label, votes.before.counts[at] ?? 0, votes.after.counts[at] ?? 0, signed(moved[at])]);
  const said = told(moved, least, before, after);
  const words = made("div", {}, ...said.map((textContent) => made("p", { textContent })));
  const disc = leaning(weight(votes.before.counts), weight(votes.after.counts));
  return made("figure", { className: "shift" }, made("figcaption", {}, disc, words), table("Rösterna före och efter", ["Väg", "Före", "Efter", "Skillnad"], rows));
}

/** The disc, whose line moves from how some votes weighed to how others do. @param {number|null} from @param {number|null} to */
function leaning(from, to) {
  const disc = made("span", { className: "disc", ariaHidden: "true" });
  const lean = (/** @type {number|null} */ way) => (way === null ? delete disc.dataset.lut : (disc.dataset.lut = String(way)));
  lean(from);
  requestAnimationFrame(() => requestAnimationFrame(() => lean(to))); // when it has been seen as it was
  return disc;
}

/** @param {number} number */
const signed = (number) => (number > 0 ? `${number} fler` : number < 0 ? `${-number} färre` : "lika");
/** @param {number} number */
const people = (number) => (number === 1 ? "en person" : `${number} personer`);

/**
 * Where some votes weigh, as a disc's line leans: 0 when all are for the first way, `LAST` for the last; null without votes.
 * @param {(number|null)[]} counts
 */
export function weight(counts) {
  let [votes, ways] = [0, 0];
  for (const [way, each] of counts.entries()) {
    votes += Number(each);
    ways += Number(each) * way;
  }
  return votes && counts.length > 1 ? Math.round((ways / votes / (counts.length - 1)) * LAST) : null;
}

/** What the numbers say, and what they cannot say.
 * @param {number[]} moved @param {number} least @param {number} before @param {number} after */
function told(moved, least, before, after) {
  const same = moved.every((each) => each === 0);
  const first = same ? "Varje väg fick lika många röster som förra gången." : least ? `Minst ${people(least)} bytte väg.` : "Skillnaden kan bero på att olika många röstade.";
  const others = before === after ? [] : [`Först röstade ${before}, sedan ${after}. Jämför därför med försiktighet.`];
  return [first, ...others, "Bara skillnaden syns. Några kan ha bytt åt varsitt håll utan att det märks."];
}

/** Counts as bars, each as long as it is of the most; that of a first vote is a line only, so that colour is not needed.
 * @param {number[]} counts @param {number} most */
function bars(counts, most) {
  const names = BARS.slice(-counts.length);
  const drawn = counts.map((count, at) => {
    const bar = made("i", { className: names[at] });
    bar.style.setProperty("--long", String(count / most));
    return bar;
  });
  return made("td", { className: "bars", ariaHidden: "true" }, ...drawn);
}

/** @param {string} caption @param {string[]} heads @param {(string|number)[][]} rows each a sign, a label and values, those that are counted as numbers */
function table(caption, heads, rows) {
  const most = Math.max(1, ...rows.flat().filter(isCount));
  const head = made("tr", {}, ...heads.map((textContent) => made("th", { scope: "col", textContent })));
  const counted = rows[0]?.filter(isCount).length ?? 0;
  head.firstElementChild?.after(made("td", { ariaHidden: "true" }));
  if (counted > 1) BARS.forEach((className, at) => head.children[at + 2].prepend(made("i", { className, ariaHidden: "true" })));
  const body = rows.map(([sign, label, ...values]) => {
    const name = made("th", { scope: "row" }, made("strong", { textContent: `${sign} ` }), String(label));
    return made("tr", {}, name, bars(values.filter(isCount), most), ...values.map((value) => made("td", { textContent: String(value) })));
  });
  return made("table", {}, made("caption", { textContent: caption }), made("thead", {}, head), made("tbody", {}, ...body));
}
