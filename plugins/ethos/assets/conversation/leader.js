// The leader's own window: notes, what comes next, the clock and the votes, in step with the window that the group sees.
// It fetches nothing: the meeting comes from that window, or from where the browser keeps it.

import "../shared/every-page.js";
import { fill, maybe, one } from "../shared/elements.js";
import { clock, everySecond } from "../shared/time.js";
import { Shared } from "./channel.js";
import { leaderPage } from "./leading.js";
import * as mote from "./meeting.js";
import { refillNotes } from "./memory.js";
import { announced } from "./place.js";
import { keys } from "./steering.js";
import { restore } from "./storage.js";
import { refill } from "./votes.js";

/** @import {Live} from "./leading.js" */
/** @import {Meeting} from "./meeting.js" */

const PING = 2000;
const SILENT = 3; // pings without an answer before the other window is taken to be gone

class Leader {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.missed = 0;
    this.drawn = "";
    /** @type {Live|null} */
    this.live = null;
    this.stop = () => {};
    this.closing = new AbortController();
    this.shared = new Shared(null, "leader", {
      changed: (meeting) => this.show(meeting),
      ended: () => this.forgotten(),
      here: () => this.presence(0),
      gone: () => this.presence(SILENT),
    });
  }

  /** The meeting moves as from the window that the group sees, and by a remote; what else is pressed moves the notes. */
  listen() {
    this.closing = new AbortController();
    const press = (/** @type {(meeting: Meeting) => Meeting} */ change) => () => this.shared.act((known) => change(known));
    const [forward, backward] = [press(mote.next), press(mote.back)];
    const does = { forward, backward, turn: forward, unturn: backward, first: press(mote.first), last: press(mote.last) };
    keys(this.root, this.closing.signal, does);
  }

  start() {
    setInterval(() => {
      this.missed += 1;
      if (this.missed >= SILENT) this.presence(this.missed);
      this.shared.ping();
    }, PING);
    const kept = restore();
    if (kept) this.shared.adopt(kept);
    else this.say("Inget samtal pågår. Starta det på sidan Förbered ett samtal, så följer det här fönstret med.");
    this.shared.ask();
    this.shared.ping();
  }

  /** @param {string} name */
  part(name) {
    return one(this.root, `[data-${name}]`);
  }

  /** @param {string} text */
  say(text) {
    write(this.part("lage"), text);
    this.part("lage").hidden = !text;
  }

  /** @param {number} silent pings in a row without an answer */
  presence(silent) {
    this.missed = silent;
    if (!this.shared.meeting) return;
    const gone = silent >= SILENT;
    this.say(gone ? "Fönstret som gruppen ser är stängt. Samtalet finns kvar: öppna det på sidan Förbered ett samtal." : "");
    this.part("vagen").hidden = !gone;
  }

  forgotten() {
    this.stop();
    this.closing.abort();
    this.drawn = "";
    fill(this.part("samtalet"));
    this.part("samtalet").hidden = true;
    this.part("rubriken").hidden = false;
    this.part("vagen").hidden = false;
    document.documentElement.classList.remove("leading-on");
    this.say("Samtalet är avslutat och glömt.");
  }

  /** @param {Meeting} meeting */
  show(meeting) {
    const done = meeting.votes.map(({ before, after }) => [before.done, after.done]);
    const key = JSON.stringify([meeting.id, meeting.step, meeting.part, meeting.revealed, done]);
    if (key !== this.drawn) this.draw(meeting, key);
    if (this.live?.votes) refill(this.live.votes, meeting);
    if (this.live?.notes) refillNotes(this.live.notes, meeting);
    this.tick();
  }

  /** @param {Meeting} meeting @param {string} key */
  draw(meeting, key) {
    const first = !this.drawn;
    if (first) this.listen();
    const held = document.activeElement instanceof HTMLElement && document.activeElement.dataset.gor;
    const { content, live } = leaderPage(this.shared, meeting, this.root.dataset);
    this.drawn = key;
    this.live = live;
    this.part("rubriken").hidden = true;
    this.part("samtalet").hidden = false;
    document.documentElement.classList.add("leading-on");
    fill(this.part("samtalet"), ...content);
    if (!first) this.part("sagt").textContent = announced(meeting, this.root.dataset);
    maybe(this.part("samtalet"), held ? `[data-gor="${held}"]:enabled` : first ? "h1" : "none")?.focus();
    this.stop();
    this.stop = everySecond(() => this.tick());
    this.presence(this.missed);
  }

  tick() {
    const { live, shared: { meeting } } = this;
    if (!meeting || !live) return;
    const { time, word } = clock(mote.left(meeting));
    const memory = mote.present(meeting).kind === "memory";
    write(live.time, memory ? "" : time);
    write(live.word, memory ? "" : `${word} av steget`);
    write(live.all, memory ? "" : ` · ${mote.leftInAll(meeting)} min kvar av samtalet`);
    write(live.pause, mote.isPaused(meeting) ? "{{meeting.button.go_on}}" : "{{meeting.button.pause}}");
  }
}

/** Write what has changed. @param {HTMLElement} element @param {string} text */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

const root = document.querySelector("[data-samtal-ledare]");
if (root instanceof HTMLElement) new Leader(root).start();
