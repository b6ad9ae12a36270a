// Conversation mode: the whole screen, one thing at a time. What the group sees; the leader's notes are in another window.

import { all, fill, one } from "../shared/elements.js";
import { everySecond } from "../shared/time.js";
import { Shared } from "./channel.js";
import * as mote from "./meeting.js";
import { isAtRisk, paper, receipt } from "./memory.js";
import { hold, keys, swipes, typeset, wholeScreen } from "./steering.js";
import { end, restore } from "./storage.js";
import { View } from "./view.js";

/** @import {Meeting} from "./meeting.js" */
/** @import {Meeting as Package} from "./package.js" */
/** @import {Act} from "./steering.js" */

/**
 * Show a meeting until it is left or ended.
 * @param {Package|Meeting} meeting A package, which then begins, or a meeting under way. That is read again from where it
 *   is kept: another window may have gone on with it meanwhile, or ended it.
 * @param {HTMLElement} root What holds `[data-scen]` (templates/meeting/stage.html); hidden but while the meeting is shown.
 * @param {boolean} rehearsing Whether the clock of a new meeting stands still until it is let go.
 * @returns {Promise<Meeting|null>} The meeting when it was left and is kept, null when it was ended and forgotten: then what
 *   tells of that stands on the page.
 */
export async function start(meeting, root, rehearsing = false) {
  root.hidden = false;
  document.querySelector("#slut")?.remove(); // what told of the meeting before
  const begun = "version" in meeting ? restore() : await beginning(meeting, root, rehearsing);
  const left = begun ? await shown(begun, one(root, "[data-scen]")) : restore();
  root.hidden = true;
  return left;
}

/** A new meeting. One that is under way is not replaced unasked; null when the reader thinks better of it.
 * @param {Package} composed @param {HTMLElement} root @param {boolean} rehearsing */
async function beginning(composed, root, rehearsing) {
  const kept = restore();
  const answer = kept ? await asked(one(root, "[data-ersatt]", HTMLDialogElement)) : "nytt";
  if (answer !== "nytt") return answer === "fortsatt" ? restore() : null;
  if (kept) end();
  return rehearsing ? mote.create(composed, null) : mote.create(composed);
}

/** @param {HTMLDialogElement} dialog @returns {Promise<string>} */
function asked(dialog) {
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }));
}

/** @param {Meeting} meeting @param {HTMLElement} stage @returns {Promise<Meeting|null>} */
const shown = (meeting, stage) => new Promise((resolve) => new Scene(meeting, stage, resolve).open());

/** A meeting on the screen, from when it is opened until it is left. */
class Scene {
  /** @param {Meeting} first @param {HTMLElement} stage @param {(left: Meeting|null) => void} resolve */
  constructor(first, stage, resolve) {
    this.first = first;
    this.stage = stage;
    this.resolve = resolve;
    this.closing = new AbortController();
    this.latest = first;
    const changed = (/** @type {Meeting} */ meeting) => this.view.show((this.latest = meeting));
    const on = { changed, ended: () => this.leave(true) };
    this.shared = new Shared(first, "stage", on);
    this.view = new View(stage, this.shared);
    this.stop = () => {};
    this.release = () => {};
    this.screen = wholeScreen(stage, this.closing.signal, () => this.leave());
  }

  open() {
    typeset(JSON.stringify(this.first));
    this.stage.hidden = false;
    this.release = hold(this.stage);
    this.listen(this.closing.signal);
    this.view.show(this.shared.meeting ?? this.first);
    this.stop = everySecond(() => this.view.tick());
    this.screen.ask();
    if (!this.shared.kept) this.more();
  }

  leave(forgotten = false) {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    for (const each of all(this.stage, "dialog[open]", HTMLDialogElement)) each.close();
    this.stop();
    if (forgotten) one(document, "[data-pagar]").before(receipt(this.latest));
    this.shared.leave();
    const whole = this.screen.leave();
    this.release();
    this.stage.hidden = true;
    this.view.clear();
    whole.then(() => this.resolve(forgotten ? null : this.shared.meeting));
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    const { stage, view, does } = this;
    for (const [name, press] of Object.entries(this.pressed)) view.part(name).addEventListener("click", press, { signal });
    for (const each of all(stage, "[data-stang]")) {
      each.addEventListener("click", () => each.closest("dialog")?.close(), { signal });
    }
    keys(stage, signal, does);
    swipes(view.duk, signal, does);
    view.duk.addEventListener("scroll", () => view.more(), { signal, passive: true });
    addEventListener("resize", () => view.fit(), { signal });
    view.duk.addEventListener("toggle", () => view.fit(), { signal, capture: true });
    addEventListener("beforeprint", () => this.printing(), { signal });
    addEventListener("beforeunload", (event) => this.shared.kept || this.stay(event), { signal });
  }

  /** @param {(meeting: Meeting) => Meeting} change */
  act(change) {
    this.shared.act((known) => change(known));
  }

  /** What keys and swipes do. @returns {Record<Act, () => void>} */
  get does() {
    const { view } = this;
    const down = () => (view.below > 8 ? view.roll(view.page) : this.act(mote.next));
    const up = () => (view.isAtTop ? this.act(mote.back) : view.roll(-view.page));
    return {
      forward: () => this.act(mote.next),
      backward: () => this.act(mote.back),
      turn: down,
      unturn: up,
      down,
      up,
      first: () => this.act(mote.first),
      last: () => this.act(mote.last),
      help: () => view.box("tangenter").showModal(),
      leave: () => this.leave(),
    };
  }

  /** What buttons do, by their names. @returns {Record<string, () => void>} */
  get pressed() {
    const { view, does } = this;
    return {
      framat: does.forward,
      bakat: does.backward,
      hoppa: () => this.act(mote.skip),
      till: () => this.act(mote.reveal),
      paus: () => this.act(mote.pause),
      lamna: does.leave,
      rulla: () => view.roll(view.below < 8 ? -view.duk.scrollTop : view.page),
      mer: () => this.more(),
      anteckningar: () => this.glance(),
      fonster: () => this.openWindow(),
      helskarm: () => void this.screen.ask(),
      tangenter: () => this.turnTo("tangenter"),
      avsluta: () => this.finish(),
      sluta: () => this.finish(),
      glom: () => {
        end();
        this.leave(true);
      },
    };
  }

  more() {
    this.view.part("helskarm").hidden = !this.screen.can;
    this.view.part("minneslos").hidden = this.shared.kept;
    this.view.box("mer").showModal();
  }

  /** Ask before all is forgotten, and say what would be lost. */
  finish() {
    const { meeting } = this.shared;
    this.view.part("osparat").hidden = !meeting || !isAtRisk(meeting);
    this.turnTo("avsluta");
  }

  /** From the box with more to another. @param {string} name */
  turnTo(name) {
    this.view.box("mer").close();
    this.view.box(name).showModal();
  }

  glance() {
    if (this.shared.meeting) this.view.glance(this.shared.meeting);
    this.view.box("anteckningar").showModal();
  }

  openWindow() {
    this.screen.keep();
    const other = globalThis.open(this.stage.dataset.ledare, "ethos-ledare", "popup,width=760,height=900");
    this.view.part("stoppat").hidden = other !== null;
    if (other) this.view.box("mer").close();
  }

  /** Ask before what is kept nowhere is closed. The browser's question takes the whole screen away.
   * @param {BeforeUnloadEvent} event */
  stay(event) {
    this.screen.keep();
    event.preventDefault();
  }

  /** The last page becomes a sheet of its own; any other step is printed as it stands. */
  printing() {
    const { meeting } = this.shared;
    const sheet = meeting && mote.present(meeting).kind === "memory" ? paper(meeting, new Date()) : [];
    fill(this.view.part("blad"), ...sheet);
  }
}
