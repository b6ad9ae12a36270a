// The parts of a package: agenda, handouts, the leader's pages, the worksheet. Texts are copies of what stands on the
// pages of the cases; all else is text.

import { inLanguage, letter, made } from "../shared/elements.js";
import { divides, far, given } from "./agenda.js";
import { clock } from "./choice.js";
import { FOURS, MANY } from "./rule.js";
import { shortly } from "./short.js";
import { toSay } from "./spoken.js";

/** @import {Child} from "../shared/elements.js" */
/** @import {Step} from "./agenda.js" */
/** @import {Case, Method} from "./cases.js" */
/** @import {Meeting, Said, Words} from "./package.js" */

/** @param {Node|null|undefined} node */
const copy = (node) => node?.cloneNode(true) ?? null;

/** "45 minuter · 8 personer", and when the leader said when: from when to when. @param {Pick<Meeting, "choice"|"method">} meeting */
export function about({ choice, method }) {
  const day = choice.start ? [`kl. ${clock(choice.start, 0)}–${clock(choice.start, choice.minutes)}`] : [];
  const named = method ? [method.title] : [];
  return [`${choice.minutes} minuter`, ...day, `${choice.group} personer`, ...named].join("\u00a0· ");
}

/** The agenda, one item a step. @param {Pick<Meeting, "choice"|"cases"|"method"|"steps">} meeting @param {Pick<Words, "steps">} words */
export function agendaOf(meeting, words) {
  let now = 0;
  return meeting.steps.map((step, at) => {
    const span = spanOf(meeting.choice.start, now, step.minutes);
    const told = step.case === null ? null : meeting.cases[step.case];
    const opens = told !== null && step.case !== meeting.steps[at - 1]?.case && meeting.cases.length > 1;
    now += step.minutes;
    const title = opens ? made("p", { className: "eyebrow", ...inLanguage(told.lang) }, told.title) : null;
    const apart = meeting.choice.link ? far(step.kind, step.minutes) : "";
    const said = words.steps[step.kind];
    const spoken = { ...said, say: toSay(step.kind, meeting.cases, said.say) };
    const content = made("div", {}, title, ...stepOf(step, told, meeting.method, spoken), apart && made("p", { className: "hint" }, apart));
    return made("li", { className: opens ? "opens" : "" }, span, content);
  });
}

/** @param {string} start @param {number} now @param {number} minutes */
function spanOf(start, now, minutes) {
  const at = (/** @type {number} */ minute) => (start ? clock(start, minute) : String(minute));
  const length = made("span", { className: "count" }, `${minutes} min`);
  return made("p", { className: "when" }, `${at(now)}–${at(now + minutes)} `, length);
}

/** @param {Step} step @param {Case|null} told @param {Method|null} method @param {Said} words */
function stepOf({ kind, twist = 0 }, told, method, { name, do: does, say }) {
  const many = kind === "twist" && told !== null && told.twists.length > 1;
  const said = made("p", { className: "said" }, `”${say}”`);
  const heading = made("h3", {}, many ? `${name} ${twist + 1}` : name);
  return [heading, made("p", {}, does), kind === "read" || kind === "clip" ? null : said, extra(kind, told, method)];
}

/** @param {string} kind @param {Case|null} told @param {Method|null} method */
function extra(kind, told, method) {
  if (kind === "clip" && told?.clip) return made("p", {}, made("a", { href: told.clip.address, ...inLanguage(told.lang) }, told.clip.title));
  if (kind === "groups" && method?.apart) return made("p", { className: "hint" }, `${method.title}, en grupp var: ${labels(method)}`);
  if (kind !== "plenary" || !method) return null;
  return made("p", { className: "hint" }, `${method.title}: ${labels(method)}`);
}

/** @param {Method} method */
const labels = ({ steps }) => steps.map(({ label }) => label).join(", ");

/** What the participants get, as `views/for_group.py` says: the situation, the questions, the ways to go. Nothing that the leader reveals. @param {Case} told */
export function handout(told) {
  const language = inLanguage(told.lang);
  const options = told.options.map(({ label }, index) => made("li", {}, made("b", {}, `${letter(index)} `), label));
  const inside = made("div", {},
    made("div", { className: "situation", ...language }, copy(told.situation)),
    made("h4", {}, "{{paper.word.questions}}"),
    made("ol", { className: "questions", ...language }, ...told.questions.map((each) => made("li", {}, copy(each)))),
    made("h4", {}, "{{paper.word.options}}"),
    made("p", { className: "hint" }, "{{paper.word.options-hint}}"),
    made("ul", { className: "ways-on", ...language }, ...options),
    ...["{{paper.word.first}}", "{{paper.word.thought}}", "{{paper.word.last}}"].map((each) => made("p", { className: "blank" }, each)),
  );
  return sheet("{{printed.sheet}}", told, inside);
}

/** @param {string} name @param {Case} told @param {Node} inside */
function sheet(name, told, inside) {
  const heading = made("h3", { ...inLanguage(told.lang) }, told.title);
  const paper = made("span", { className: "eyebrow on-paper" }, name);
  return made("details", { className: "fold sheet" }, made("summary", {}, paper, heading), inside);
}

/** The leader's page of a case: why, the notes, the twists in the plan and the spare ones, the law.
 * @param {Pick<Meeting, "choice"|"cases"|"steps"|"short">} meeting @param {Case} told @param {Pick<Words, "notes"|"steps">} words */
export function leaderPage(meeting, told, words) {
  const index = meeting.cases.indexOf(told);
  const own = meeting.steps.filter((step) => step.case === index);
  const time = own.reduce((sum, { minutes }) => sum + minutes, 0);
  const whole = meeting.steps.reduce((sum, { minutes }) => sum + minutes, 0);
  const notes = Object.entries(words.notes).filter(([name]) => told.leader[name]);
  const planned = own.filter(({ kind }) => kind === "twist").length;
  const rows = notes.map(([name, label]) => row(label, copy(told.leader[name])));
  const last = rows.splice(notes.findIndex(([name]) => name === "closing"));
  const twists = told.twists.map((each, at) => row(twistLabel(at, planned), copy(each.text), copy(each.question)));
  const law = told.laws ? [row("Lagrum", copy(told.laws))] : [];
  return sheet("Ledarens blad", told, made("div", {}, made("dl", { className: "notes" }, row("Tid", time === whole ? `${time} minuter` : `${time} minuter för fallet, av mötets ${whole}`, shortOf(meeting, words)), ...rows, ...twists, ...law, ...last)));
}

/** @param {Pick<Meeting, "choice"|"cases"|"short">} meeting @param {Pick<Words, "steps">} words */
const shortOf = ({ choice, cases, short }, { steps }) => short && made("p", {}, shortly(short, choice.minutes, cases.length, (kind) => steps[kind].name));

/** @param {string} term @param {...Child} inside */
const row = (term, ...inside) => made("div", {}, made("dt", {}, term), made("dd", {}, ...inside));
/** @param {number} at @param {number} planned how many are in the plan */
const twistLabel = (at, planned) => `Vändning ${at + 1} ${at < planned ? "(i tidsplanen)" : "(i reserv)"}`;

/** The ground rules and the roles, which on paper stand beside the agenda.
 * @param {Pick<Meeting, "steps">} meeting @param {Words} words @param {Element} roles */
export function frames({ steps }, words, roles) {
  const rules = made("ol", {}, ...words.rules.map((each) => made("li", {}, each)));
  const list = made("dl", { className: "roles" }, ...given(steps[0].minutes, [...roles.children]).map(copy));
  return [made("div", {}, made("h3", {}, "Spelregler"), rules, made("p", { className: "hint" }, "{{meeting.promise}}")), made("div", {}, made("h3", {}, "Roller"), list)];
}

/** What to do beforehand, as a list to tick. @param {Pick<Meeting, "choice"|"cases"|"steps"|"method">} meeting */
export function checks({ choice, cases, steps, method }) {
  const shown = new Set(steps.filter(({ kind }) => kind === "clip").map((step) => step.case));
  const groups = divides(steps) ? groupsOf(choice.group, method) : 0;
  return [
    "Läs situationen högt för dig själv och anteckningarna tyst. Stryk under en fråga.",
    "Skicka inbjudan, helst dagen före.",
    `Skriv ut gruppens blad i ${choice.group} exemplar, eller visa fallet på en skärm.`,
    groups ? `Skriv ut ${groups} metodblad, ett för varje grupp.` : "Skriv ut ett metodblad, eller skriv svaren så att alla ser dem.",
    groups ? `Ställ i ordning rummet för ${groups} grupper${method?.apart ? "" : " om fyra"}, så att alla ser varandra.` : "Ställ stolarna så att alla ser varandra.",
    "Lägg fram lappar, pennor och en klocka.",
    ...cases.map(({ clip, lang }, at) => clip && clipCheck(clip, lang, shown.has(at))),
    "Ta reda på en sak om er egen arbetsplats: rutinen, riktlinjen eller vem man frågar.",
    "Ta reda på vart den som bär på något verkligt kan vända sig hos er.",
    choice.group > MANY ? "Ni är många. Låt grupperna lämna var sin mening i stället för var sin redovisning." : "",
  ].flatMap((each) => (each ? [made("li", {}, each)] : []));
}

/** How many the groups are: fours, or one for each part of a method that has them apart; two parts each where they are few.
 * @param {number} people @param {Method|null} method */
function groupsOf(people, method) {
  if (!method?.apart) return Math.ceil(people / FOURS);
  const parts = method.steps.length;
  return people < parts * 2 ? Math.ceil(parts / 2) : parts;
}

/** @param {NonNullable<Case["clip"]>} clip @param {string} lang @param {boolean} shown */
function clipCheck(clip, lang, shown) {
  const link = made("a", { href: clip.address, ...inLanguage(lang) }, clip.title);
  const why = shown ? "och pröva ljudet" : "och be gruppen se det i förväg: det får inte plats i tidsplanen";
  return made("span", {}, "Öppna klippet ", link, `, ${why}.`);
}

/** The method as a sheet to write on. @param {Method|null} method */
export function worksheet(method) {
  if (!method) return [made("p", { className: "notice fault" }, "Metodbladet gick inte att hämta. Kontrollera uppkopplingen och välj metoden igen.")];
  const rows = method.drawing || method.steps.length > 6 ? 3 : method.steps.length > 4 ? 4 : 7; // so that it fills a page
  const steps = method.steps.map(({ label, prompt }) => {
    const lines = made("div", { className: "lines" }, ...Array.from({ length: rows }, () => made("span")));
    return made("li", {}, made("h4", {}, label), made("div", { className: "hint" }, copy(prompt)), lines);
  });
  const decide = ["{{meeting.decide.we}}", "{{meeting.decide.who}}", "{{meeting.decide.when}}"].map((each) => made("p", { className: "blank" }, each));
  return [
    made("h3", {}, method.title),
    made("p", {}, method.summary),
    copy(method.drawing),
    made("ol", { className: "steps" }, ...steps),
    made("div", { className: "decide" }, ...decide),
    made("p", { className: "hint more-about" }, made("a", { href: method.address }, `Så använder du ${method.title}`)),
  ];
}

/** The leader's sheets or the group's: never both, so that none is handed out by mistake. @param {string|undefined} whose */
export function printed(whose) {
  document.documentElement.dataset.blad = whose;
  addEventListener("afterprint", () => delete document.documentElement.dataset.blad, { once: true });
  print();
}
