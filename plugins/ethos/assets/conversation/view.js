// What the group sees of a meeting: the page of its step, its votes, its clock, and the buttons that suit.

import { all, fill, made, one } from "../shared/elements.js";
import { clock } from "../shared/time.js";
import { noteCards } from "./cues.js";
import * as mote from "./meeting.js";
import { refillNotes } from "./memory.js";
import { announced, gone, place } from "./place.js";
import { sentences } from "./spoken.js";
import { stepPage } from "./steps.js";
import { outcome, receipt, refill } from "./votes.js";

/** @import {Shared} from "./channel.js" */
/** @import {Meeting, Step} from "./meeting.js" */
/** @import {Live} from "./steps.js" */

/** How large the type is, as parts of its usual size: the largest with which all of a step is seen at once. */
const SIZES = [1.25, 1.17, 1.08, 1, 0.95, 0.91, 0.87, 0.82, 0.76, 0.7, 0.65, 0.6, 0.55];
const TIGHT = 0.96; // below that a story stands in two columns, which hold more of it
const LEGIBLE = 0.8; // on a large screen, which is read from far away: there one scrolls rather than reads smaller type
const LARGE = "(min-height: 60rem)";
const STAGE = "(min-width: 60rem) and (min-height: 40rem)"; // a smaller screen is in somebody's hand, who can scroll
const EDGE = 8; // pixels that are nothing to scroll

export class View {
  /** @param {HTMLElement} stage @param {Shared} shared */
  constructor(stage, shared) {
    this.stage = stage;
    this.shared = shared;
    this.duk = this.part("duk");
    this.drawn = "";
    this.at = "";
    this.revealed = "";
    this.late = false;
    /** @type {Live} */
    this.live = { done: undefined };
  }

  /** @param {string} name */
  part(name) {
    return one(this.stage, `[data-${name}]`);
  }

  /** @param {string} name */
  button(name) {
    return one(this.stage, `[data-${name}]`, HTMLButtonElement);
  }

  /** @param {string} name */
  box(name) {
    return one(this.stage, `[data-ruta="${name}"]`, HTMLDialogElement);
  }

  /** @param {Meeting} meeting */
  show(meeting) {
    const done = meeting.votes.map((each) => [each.before.done, each.after.done]);
    const key = JSON.stringify([[meeting.step, meeting.part], meeting.revealed, meeting.secret, done]);
    if (key !== this.drawn) this.draw(meeting);
    this.drawn = key;
    if (this.live.votes) this.voted(this.live.votes, meeting);
    if (this.live.notes) refillNotes(this.live.notes, meeting);
    this.tick();
  }

  /** The votes as far as the group may see them. When all are typed in, the fields have done their work.
   * @param {HTMLFormElement} form @param {Meeting} meeting */
  voted(form, meeting) {
    refill(form, meeting);
    if (this.live.fold) one(this.live.fold, "summary").textContent = receipt(meeting);
    const figure = outcome(meeting);
    if (this.live.figure) fill(this.live.figure, figure);
    const done = mote.presentVote(meeting)?.vote.done;
    const said = figure ? all(figure, "figcaption p").map((each) => each.textContent ?? "") : [];
    if (done && !this.live.done) this.folded(sentences(said.length ? said : [receipt(meeting)]));
    this.live.done = done;
    this.fit();
  }

  /** Fold the fields for the votes. @param {string} words what the votes said */
  folded(words) {
    const { fold } = this.live;
    const focused = document.activeElement;
    const within = fold?.contains(focused);
    if (fold) fold.open = false;
    this.duk.scrollTop = 0;
    if (!this.duk.contains(focused) || within) this.focusHeading();
    this.part("sagt").textContent = words;
  }

  focusHeading() {
    one(this.duk, "h1").focus({ preventScroll: true });
  }

  /** @param {Meeting} meeting */
  draw(meeting) {
    const step = mote.present(meeting);
    const at = JSON.stringify([meeting.step, meeting.part]);
    const revealed = JSON.stringify(meeting.revealed);
    const turn = at !== this.at || revealed !== this.revealed;
    if (turn) this.turnTo(meeting);
    [this.at, this.revealed] = [at, revealed];
    this.stage.dataset.slag = step.kind;
    this.late = mote.left(meeting) <= -1000;
    this.steer(meeting, step);
    if (!turn) return;
    this.duk.scrollTop = 0;
    this.focusHeading();
    this.part("sagt").textContent = announced(meeting, this.stage.dataset);
    if (this.box("anteckningar").open) this.glance(meeting);
    this.fit();
  }

  /** @param {Meeting} meeting */
  turnTo(meeting) {
    const { page, live } = stepPage(this.stage, this.shared, meeting);
    this.live = live;
    fill(this.duk, page);
  }

  /** The leader's notes, for who has no window of their own. @param {Meeting} meeting */
  glance(meeting) {
    fill(this.part("blick"), noteCards(meeting, this.stage.dataset));
  }

  /** The buttons and where one is. @param {Meeting} meeting @param {Step} step */
  steer(meeting, step) {
    const hidden = mote.isHidden(meeting);
    const last = meeting.step === meeting.steps.length;
    const [at, ...named] = place(meeting, this.stage.dataset).split(/(?= ·)/);
    fill(this.part("laget"), at, made("span", {}, ...named));
    const marks = meeting.steps.map((_, at) => made("li", { className: at < meeting.step ? "done" : at === meeting.step ? "now" : "" }));
    fill(this.part("stegrad"), ...marks);
    this.part("framat").textContent = hidden ? "{{meeting.button.reveal}}" : "{{meeting.button.next}}";
    this.part("framat").hidden = last;
    this.part("sluta").hidden = !last;
    this.button("bakat").disabled = meeting.step === 0;
    this.part("hoppa").hidden = !hidden;
    this.part("till").hidden = step.kind !== "twist" || hidden || mote.twists(meeting).coming === null;
    this.part("klocka").hidden = this.part("paus").hidden = last;
  }

  tick() {
    const { meeting } = this.shared;
    if (!meeting) return;
    const { time, word, over } = clock(mote.left(meeting));
    const paused = mote.isPaused(meeting);
    const written = Object.entries({ tid: time, tidsord: paused ? "pausad" : word, paus: paused ? "{{meeting.button.go_on}}" : "{{meeting.button.pause}}" });
    for (const [name, text] of written) if (this.part(name).textContent !== text) this.part(name).textContent = text;
    for (const [at, mark] of all(this.duk, ".stage-pace span").entries()) mark.style.setProperty("--gone", String(gone(meeting)[at]));
    const passed = over && !this.late && mote.present(meeting).kind !== "memory";
    if (passed) this.part("sagt").textContent = "Tiden för steget har gått.";
    this.late = over;
  }

  /** Nothing is left of the meeting on the page. */
  clear() {
    for (const name of ["duk", "blad", "blick"]) fill(this.part(name));
  }

  // How far the text is read

  get isAtTop() {
    return this.duk.scrollTop <= EDGE;
  }

  get below() {
    return this.duk.scrollHeight - this.duk.clientHeight - this.duk.scrollTop;
  }

  /** A page of text. */
  get page() {
    return this.duk.clientHeight * 0.8;
  }

  /** Set the type as large as all of the step has room for. Where nothing has, as on a phone, one scrolls. */
  fit() {
    const least = matchMedia(LARGE).matches ? LEGIBLE : 0;
    const sizes = matchMedia(STAGE).matches ? SIZES.filter((size) => size > least) : [];
    this.sized(sizes.find((size) => this.sized(size) && this.duk.scrollHeight - this.duk.clientHeight < EDGE) ?? 1);
    this.more();
  }

  /** @param {number} size */
  sized(size) {
    this.stage.style.setProperty("--fit", String(size));
    this.stage.toggleAttribute("data-tatt", size < TIGHT);
    this.part("vidare").hidden = true; // it takes room, and is shown only where nothing fits
    return true;
  }

  /** Whether there is more text, and where. */
  more() {
    this.part("vidare").hidden = this.duk.scrollHeight - this.duk.clientHeight < EDGE;
    this.part("rulla").textContent = this.below < EDGE ? "Till början av texten" : "{{meeting.button.further}}";
  }

  /** @param {number} by */
  roll(by) {
    this.duk.scrollBy({ top: by });
    this.more();
  }
}
