// Conversation mode: the whole screen, one thing at a time. What the group sees; the leader's notes are in another window.

import { clock, everySecond, made } from "./samtal-delar.js";
import { take } from "./samtal-kanal.js";
import { nameOf, noteCards, place } from "./samtal-ledare.js";
import { notesForm, paper, refillNotes } from "./samtal-minne.js";
import * as mote from "./samtal-mote.js";
import { letter, outcome, refill, voteForm } from "./samtal-roster.js";
import { hold, keys, swipes, wholeScreen } from "./samtal-styrning.js";
import { element } from "./samtal-text.js";

/**
 * Show a meeting until it is left or ended.
 * @param {object} meeting A package as samtal-paket.js composes it, which then begins, or a meeting under way, as
 *   `restore` in samtal-mote.js gives it.
 * @param {HTMLElement} root What holds `[data-scen]` (templates/meeting/stage.html); hidden but while the meeting is shown.
 * @returns {Promise<object|null>} The meeting when it was left and is kept, null when it was ended and forgotten.
 */
export async function start(meeting, root) {
  root.hidden = false;
  const begun = meeting.version ? meeting : mote.create(meeting);
  const left = await new Promise((resolve) => open(begun, root.querySelector("[data-scen]"), resolve));
  root.hidden = true;
  return left;
}

function open(first, stage, resolve) {
  const part = (name) => stage.querySelector(`[data-${name}]`);
  const box = (name) => stage.querySelector(`[data-ruta="${name}"]`);
  const words = stage.dataset;
  const before = document.activeElement;
  const closing = new AbortController();
  const { signal } = closing;
  let drawn = "";
  let late = false;
  let live = {};

  const shared = take(first, "stage", { changed: show, ended: () => leave(true) });
  const act = (change) => shared.act((known) => change(known));

  function leave(forgotten = false) {
    if (signal.aborted) return;
    closing.abort();
    for (const each of stage.querySelectorAll("dialog[open]")) each.close();
    stop();
    shared.leave();
    screen.leave();
    release();
    stage.hidden = true;
    part("duk").replaceChildren();
    part("blad").replaceChildren();
    part("blick").replaceChildren();
    if (before?.isConnected) before.focus();
    resolve(forgotten ? null : shared.meeting);
  }

  // What is seen

  function show(meeting) {
    const at = [meeting.step, meeting.part];
    const key = JSON.stringify([at, meeting.revealed, meeting.secret, meeting.votes.map((each) => [each.before.done, each.after.done])]);
    if (key !== drawn) draw(meeting, JSON.stringify(at) !== live.at);
    drawn = key;
    if (live.votes) refill(live.votes, meeting);
    if (live.notes) refillNotes(live.notes, meeting);
    live.figure?.replaceChildren(...[outcome(meeting)].filter(Boolean));
    tick();
  }

  function draw(meeting, moved) {
    const step = mote.present(meeting);
    const revealed = JSON.stringify(meeting.revealed);
    const turn = moved || revealed !== live.revealed;
    const opened = part("duk").querySelector("details.stage-fold")?.open ?? false;
    if (moved || turn) fill(meeting, step);
    else if (live.fold) live.fold.open = opened && mote.ballot(meeting) !== "" && !meeting.votes[step.case][mote.ballot(meeting)].done;
    live.at = JSON.stringify([meeting.step, meeting.part]);
    live.revealed = revealed;
    stage.dataset.slag = step.kind;
    late = mote.left(meeting) <= -1000;
    steer(meeting, step);
    if (!turn) return;
    part("duk").scrollTop = 0;
    part("duk").querySelector("h1").focus({ preventScroll: true });
    part("sagt").textContent = step.minutes ? `${place(meeting, words)}. ${step.minutes} minuter.` : place(meeting, words);
    if (box("anteckningar").open) part("blick").replaceChildren(noteCards(meeting, words));
    more();
  }

  /** The step's own template with its places filled. */
  function fill(meeting, step) {
    const content = stage.querySelector(`template[data-scensteg="${step.kind}"]`).content.cloneNode(true);
    const current = mote.presentCase(meeting);
    live = {};
    for (const each of content.querySelectorAll("[data-plats]")) {
      each.replaceChildren(...[places[each.dataset.plats](meeting, current, step)].flat().filter(Boolean));
      if (current?.lang && /^(situation|fragor|vandning|vagar)$/.test(each.dataset.plats)) each.lang = current.lang;
    }
    const heading = made("h1", { tabIndex: -1, textContent: headingOf(meeting, step, current) });
    const eyebrow = current && step.kind !== "read" ? [made("p", { className: "eyebrow", textContent: current.title })] : [];
    part("duk").replaceChildren(made("div", { className: "stage-page" }, ...eyebrow, heading, content));
    for (const empty of part("duk").querySelectorAll("[data-plats]:empty")) if (empty !== live.figure) empty.remove();
  }

  function headingOf(meeting, step, current) {
    const [only] = mote.parts(meeting).slice(meeting.part, meeting.part + 1);
    if (step.kind === "read") return current.title;
    if (step.kind === "plenary" && only?.label) return only.label;
    if (step.kind === "memory") return "Det här tar vi med oss";
    return nameOf(step.kind, words);
  }

  const places = {
    fall: (meeting) => meeting.cases.map(({ title }) => `”${title}”`).join(", "),
    klipp: (_, { clip }) => made("a", { href: clip.address, target: "_blank", rel: "noopener", textContent: `${clip.title} (öppnas i en ny flik)` }),
    situation: (_, { situation }) => element(situation),
    vagar: (_, { options }) => options.map(option),
    fragor: (meeting, current, step) => questions(meeting, current, step).map(element),
    del: (meeting) => mote.parts(meeting).slice(meeting.part, meeting.part + 1).map(({ prompt }) => element(prompt)),
    vandning: twist,
    slut: (_, { closure }) => words[`slut${closure.replaceAll("-", "")}`.replace(/^slut(.)/, (__, one) => `slut${one.toUpperCase()}`)],
    lagrum: (_, { laws }) => laws && element(laws),
    rost: () => {
      live.votes = voteForm(shared);
      live.fold = made("details", { className: "stage-fold" }, made("summary", { textContent: "Skriv in rösterna" }), made("div", {}, live.votes));
      live.figure = made("div");
      return [live.fold, ...(mote.ballot(shared.meeting) === "before" ? [live.figure] : [])];
    },
    forandring: () => (live.figure = made("div")),
    minne: () => (live.notes = notesForm(shared)),
  };

  const option = (label, at) => {
    const sign = made("span", { className: "stage-sign", textContent: letter(at) });
    const fingers = made("span", { className: "stage-fingers", textContent: at ? `${at + 1} fingrar` : "1 finger" });
    return made("li", {}, sign, made("span", {}, label), fingers);
  };

  /** Pairs begin with the first question; the groups of four take the others. */
  function questions(meeting, { questions: all }, { kind, case: index }) {
    const both = meeting.steps.some((each) => each.kind === "groups" && each.case === index);
    return kind === "pairs" ? all.slice(0, both ? 1 : 2) : all.slice(1);
  }

  function twist(meeting, { twists }) {
    const { shown } = mote.twists(meeting);
    if (mote.isHidden(meeting)) return made("p", { className: "stage-big", textContent: "Snart händer något som kan ändra saken." });
    return shown.map((at) => {
      const { text, question } = twists[at];
      const asked = question ? [made("div", { className: "stage-asked" }, element(question))] : [];
      return made("div", { className: "stage-twist" }, made("div", { className: "stage-big told" }, element(text)), ...asked);
    });
  }

  /** The buttons and where one is. */
  function steer(meeting, step) {
    const hidden = mote.isHidden(meeting);
    const last = meeting.step === meeting.steps.length;
    part("laget").textContent = place(meeting, words);
    const marks = meeting.steps.map((_, at) => made("li", { className: at < meeting.step ? "done" : at === meeting.step ? "now" : "" }));
    part("stegrad").replaceChildren(...marks);
    part("framat").textContent = hidden ? "Visa vändningen" : "Nästa";
    part("framat").disabled = last;
    part("bakat").disabled = meeting.step === 0;
    part("hoppa").hidden = !hidden;
    part("till").hidden = step.kind !== "twist" || hidden || mote.twists(meeting).coming === null;
    part("klocka").hidden = part("paus").hidden = last;
  }

  function tick() {
    const { meeting } = shared;
    const { time, word, over } = clock(mote.left(meeting));
    const paused = mote.isPaused(meeting);
    const written = [["tid", time], ["tidsord", paused ? "pausad" : word], ["paus", paused ? "Fortsätt" : "Pausa"]];
    for (const [name, text] of written) if (part(name).textContent !== text) part(name).textContent = text;
    if (over && !late && mote.present(meeting).kind !== "memory") part("sagt").textContent = "Tiden för steget har gått.";
    late = over;
  }

  // Moving about

  const duk = part("duk");
  const below = () => duk.scrollHeight - duk.clientHeight - duk.scrollTop;
  const page = () => duk.clientHeight * 0.8;

  function more() {
    part("vidare").hidden = below() < 8;
  }

  function roll(by) {
    duk.scrollBy({ top: by });
    more();
  }

  const does = {
    forward: () => act(mote.next),
    backward: () => act(mote.back),
    down: () => (below() > 8 ? roll(page()) : act(mote.next)),
    up: () => (duk.scrollTop > 8 ? roll(-page()) : act(mote.back)),
    first: () => act((meeting) => mote.go(meeting, 0)),
    last: () => act((meeting) => mote.go(meeting, meeting.steps.length - 1)),
    help: () => box("tangenter").showModal(),
    leave: () => leave(),
  };

  function openWindow() {
    screen.keep();
    const other = globalThis.open(words.ledare, "ethos-ledare", "popup,width=760,height=900");
    part("stoppat").hidden = other !== null;
    if (other) box("mer").close();
  }

  const pressed = {
    framat: does.forward,
    bakat: does.backward,
    hoppa: () => act(mote.skip),
    till: () => act(mote.reveal),
    paus: () => act(mote.pause),
    lamna: does.leave,
    rulla: () => roll(page()),
    mer: () => {
      part("minneslos").hidden = shared.kept;
      box("mer").showModal();
    },
    anteckningar: () => {
      part("blick").replaceChildren(noteCards(shared.meeting, words));
      box("anteckningar").showModal();
    },
    fonster: openWindow,
    helskarm: () => screen.ask(),
    tangenter: () => {
      box("mer").close();
      does.help();
    },
    avsluta: () => {
      box("mer").close();
      box("avsluta").showModal();
    },
    glom: () => {
      mote.end();
      leave(true);
    },
  };

  for (const [name, does1] of Object.entries(pressed)) part(name).addEventListener("click", does1, { signal });
  for (const each of stage.querySelectorAll("[data-stang]")) {
    each.addEventListener("click", () => each.closest("dialog").close(), { signal });
  }
  duk.addEventListener("scroll", more, { signal, passive: true });
  addEventListener("resize", more, { signal });
  addEventListener("beforeprint", () => printing(), { signal });
  addEventListener("beforeunload", (event) => shared.kept || event.preventDefault(), { signal });

  /** The last page becomes a sheet of its own; any other step is printed as it stands. */
  function printing() {
    const sheet = mote.present(shared.meeting).kind === "memory";
    part("blad").replaceChildren(...(sheet ? paper(shared.meeting, new Date()) : []));
  }

  stage.hidden = false;
  const release = hold(stage);
  const screen = wholeScreen(stage, signal, () => leave());
  keys(stage, signal, does);
  swipes(duk, signal, does);
  show(shared.meeting);
  const stop = everySecond(tick);
  screen.ask();
  if (!shared.kept) pressed.mer();
}
