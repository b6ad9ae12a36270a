// One meeting in several windows of the same browser: each may change it, and all show the latest. Nothing goes further.

import { isSame, merged } from "./merging.js";
import { CHANNEL, restore, save } from "./storage.js";
import { isMeeting } from "./valid.js";

/** @import {Meeting} from "./meeting.js" */

/**
 * @typedef {{changed: (meeting: Meeting) => void, ended: () => void, here?: () => void, gone?: () => void}} On
 * What a window wants to hear of: that the meeting changed, that it was ended, that somebody shows it, or no longer does.
 */

/** A window's part in a meeting. */
export class Shared {
  /**
   * @param {Meeting|null} first The meeting as this window knows it; null for a window that asks the others.
   * @param {"stage"|"leader"} role A stage answers who asks whether anybody shows the meeting.
   * @param {On} on
   */
  constructor(first, role, on) {
    this.meeting = first;
    this.kept = first ? save(first) : false;
    this.isStage = role === "stage";
    this.on = on;
    this.channel = globalThis.BroadcastChannel ? new BroadcastChannel(CHANNEL) : null;
    this.closing = new AbortController();
    this.listen(this.closing.signal);
    if (!this.isStage) return;
    this.post({ meeting: first });
    this.post({ here: true });
  }

  /** @param {AbortSignal} signal */
  listen(signal) {
    this.channel?.addEventListener("message", ({ data }) => this.heard(data));
    addEventListener("pagehide", () => this.bye(), { signal });
    for (const name of ["visibilitychange", "pageshow"]) addEventListener(name, () => this.awake(), { signal, capture: true });
  }

  /** @param {object} message */
  post(message) {
    this.channel?.postMessage(message);
  }

  /**
   * Change the meeting here and in every other window.
   * @template {unknown[]} Rest
   * @param {(meeting: Meeting, ...rest: Rest) => Meeting} change
   * @param {Rest} rest
   */
  act(change, ...rest) {
    if (!this.meeting) return;
    const changed = change(this.meeting, ...rest);
    if (changed === this.meeting) return;
    this.meeting = changed;
    this.kept = save(changed);
    this.post({ meeting: changed });
    this.on.changed(changed);
  }

  /**
   * Another window's state: the same meeting changed there, or, where none or another was followed, a new one.
   * @param {Meeting} meeting from another window, which may be anything
   */
  adopt(meeting) {
    const mine = this.meeting;
    const same = mine !== null && mine.id === meeting.id;
    if ((!same && this.isStage) || !isMeeting(meeting)) return;
    if (!same) this.kept = restore()?.id === meeting.id;
    this.follow(same ? merged(mine, meeting) : meeting, mine);
    if (same) this.complete(meeting);
  }

  /** @param {Meeting} meeting @param {Meeting|null} mine */
  follow(meeting, mine) {
    if (mine && mine.id === meeting.id && isSame(mine, meeting)) return;
    this.meeting = meeting;
    this.on.changed(meeting);
  }

  /**
   * Another window began from what it saw kept, which may be older than what is: storage is not in step at once. Or it
   * changed the meeting at the same moment. It is told what it lacks.
   * @param {Meeting} told
   */
  complete(told) {
    const { meeting } = this;
    if (!meeting || isSame(meeting, told)) return;
    this.kept = save(meeting);
    this.post({ meeting });
  }

  ended() {
    this.meeting = null;
    this.on.ended();
  }

  /** @param {unknown} data */
  heard(data) {
    if (typeof data !== "object" || data === null) return;
    const said = /** @type {Record<string, any>} */ (data);
    if (said.ended && this.meeting) this.ended();
    else if (said.meeting) this.adopt(said.meeting);
    else if (said.ask && this.meeting) this.post({ meeting: this.meeting });
    else if (said.ping && this.isStage) this.post({ here: true });
    else if (said.here) this.on.here?.();
    else if (said.gone) this.on.gone?.();
  }

  /** Ask the others for the meeting. */
  ask() {
    this.post({ ask: true });
  }

  /** Ask whether anybody shows it. */
  ping() {
    this.post({ ping: true });
  }

  /** What happened while the window slept, when no message reached it. */
  awake() {
    if (document.visibilityState !== "visible" || !this.meeting || !this.kept) return;
    const found = restore();
    if (found) this.adopt(found);
    else this.ended();
  }

  bye() {
    if (this.isStage) this.post({ gone: true });
  }

  leave() {
    this.bye();
    this.channel?.close();
    this.closing.abort();
  }
}
