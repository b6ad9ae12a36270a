// Conversation mode: the whole screen, one thing at a time. What the group sees; the leader's notes are in another window.

import { clock, everySecond, made } from "./delar.js";
import { take } from "./samtal-kanal.js";
import { noteCards, place } from "./samtal-ledare.js";
import { paper, refillNotes } from "./samtal-minne.js";
import * as mote from "./samtal-mote.js";
import { outcome, refill } from "./samtal-roster.js";
import { stepPage } from "./samtal-steg.js";
import { hold, keys, swipes, typeset, wholeScreen } from "./samtal-styrning.js";

/**
 * Show a meeting until it is left or ended.
 * @param {object} meeting A package as samtal-paket.js composes it, which then begins, or a meeting under way. That is
 *   read again from where it is kept: another window may have gone on with it meanwhile, or ended it.
 * @param {HTMLElement} root What holds `[data-scen]` (templates/meeting/stage.html); hidden but while the meeting is shown.
 * @returns {Promise<object|null>} The meeting when it was left and is kept, null when it was ended and forgotten.
 */
export async function start(meeting, root) {
  root.hidden = false;
  const begun = meeting.version ? mote.restore() : await beginning(meeting, root);
  const left = begun ? await new Promise((resolve) => open(begun, root.querySelector("[data-scen]"), resolve)) : mote.restore();
  root.hidden = true;
  return left;
}

/** A new meeting. One that is under way is not replaced unasked; null when the reader thinks better of it. */
async function beginning(composed, root) {
  const kept = mote.restore();
  const answer = kept ? await asked(root.querySelector("[data-ersatt]")) : "nytt";
  if (answer !== "nytt") return answer === "fortsatt" ? mote.restore() : null;
  if (kept) mote.end();
  return mote.create(composed);
}

function asked(dialog) {
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }));
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
    if (live.votes) voted(meeting);
    if (live.notes) refillNotes(live.notes, meeting);
    tick();
  }

  /** The votes as far as the group may see them. When all are typed in, the fields have done their work. */
  function voted(meeting) {
    refill(live.votes, meeting);
    const figure = outcome(meeting);
    live.figure.replaceChildren(...[figure].filter(Boolean));
    const { done } = meeting.votes[mote.present(meeting).case][mote.ballot(meeting)];
    if (done && !live.done) {
      live.fold.open = false;
      part("duk").scrollTop = 0;
      if (!part("duk").contains(document.activeElement) || live.fold.contains(document.activeElement)) focusHeading();
      part("sagt").textContent = figure?.querySelector("figcaption")?.textContent ?? `${"{{meeting.votes_typed}}"}.`;
    }
    live.done = done;
    more();
  }

  const focusHeading = () => part("duk").querySelector("h1").focus({ preventScroll: true });

  function draw(meeting, moved) {
    const step = mote.present(meeting);
    const revealed = JSON.stringify(meeting.revealed);
    const turn = moved || revealed !== live.revealed;
    if (turn) turnTo(meeting);
    live.at = JSON.stringify([meeting.step, meeting.part]);
    live.revealed = revealed;
    stage.dataset.slag = step.kind;
    late = mote.left(meeting) <= -1000;
    steer(meeting, step);
    if (!turn) return;
    part("duk").scrollTop = 0;
    focusHeading();
    part("sagt").textContent = step.minutes ? `${place(meeting, words)}. ${step.minutes} minuter.` : place(meeting, words);
    if (box("anteckningar").open) part("blick").replaceChildren(noteCards(meeting, words));
    more();
  }

  function turnTo(meeting) {
    const { page, live: found } = stepPage(stage, shared);
    live = found;
    part("duk").replaceChildren(page);
  }

  /** The buttons and where one is. */
  function steer(meeting, step) {
    const hidden = mote.isHidden(meeting);
    const last = meeting.step === meeting.steps.length;
    part("laget").textContent = place(meeting, words);
    const marks = meeting.steps.map((_, at) => made("li", { className: at < meeting.step ? "done" : at === meeting.step ? "now" : "" }));
    part("stegrad").replaceChildren(...marks);
    part("framat").textContent = hidden ? "{{meeting.button.reveal}}" : "{{meeting.button.next}}";
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
    const written = [["tid", time], ["tidsord", paused ? "pausad" : word], ["paus", paused ? "{{meeting.button.go_on}}" : "{{meeting.button.pause}}"]];
    for (const [name, text] of written) if (part(name).textContent !== text) part(name).textContent = text;
    if (over && !late && mote.present(meeting).kind !== "memory") part("sagt").textContent = "Tiden för steget har gått.";
    late = over;
  }

  // Moving about

  const duk = part("duk");
  const below = () => duk.scrollHeight - duk.clientHeight - duk.scrollTop;
  const page = () => duk.clientHeight * 0.8;

  function more() {
    part("vidare").hidden = duk.scrollHeight - duk.clientHeight < 8;
    part("rulla").textContent = below() < 8 ? "Till början av texten" : "{{meeting.button.further}}";
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
    rulla: () => roll(below() < 8 ? -duk.scrollTop : page()),
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
  addEventListener("beforeunload", (event) => shared.kept || stay(event), { signal });

  /** Ask before what is kept nowhere is closed. The browser's question takes the whole screen away. */
  function stay(event) {
    screen.keep();
    event.preventDefault();
  }

  /** The last page becomes a sheet of its own; any other step is printed as it stands. */
  function printing() {
    const sheet = mote.present(shared.meeting).kind === "memory";
    part("blad").replaceChildren(...(sheet ? paper(shared.meeting, new Date()) : []));
  }

  typeset(JSON.stringify(first));
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
