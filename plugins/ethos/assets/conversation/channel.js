// One meeting in several windows of the same browser: each may change it, and all show the latest. Nothing goes further.

import { isMeeting } from "./valid.js";
import { CHANNEL, restore, save } from "./meeting.js";

/**
 * Take part in a meeting.
 * @param {object|null} first The meeting as this window knows it; null for a window that asks the others.
 * @param {"stage"|"leader"} role A stage answers who asks whether anybody shows the meeting.
 * @param {{changed: (meeting: object) => void, ended: () => void, here?: () => void, gone?: () => void}} on
 * @returns {{meeting: object|null, kept: boolean, act: Function, ask: Function, ping: Function, adopt: Function,
 *   leave: Function}}
 */
export function take(first, role, on) {
  const channel = globalThis.BroadcastChannel ? new BroadcastChannel(CHANNEL) : null;
  const post = (message) => channel?.postMessage(message);
  const stage = role === "stage";
  const self = { meeting: first, kept: first ? save(first) : false, act, ask, ping, adopt, leave };

  /** Change the meeting here and in every other window. */
  function act(change, ...rest) {
    if (!self.meeting) return;
    const changed = change(self.meeting, ...rest);
    if (changed === self.meeting) return;
    self.meeting = changed;
    self.kept = save(changed);
    post({ meeting: changed });
    on.changed(changed);
  }

  /** Another window's state: the same meeting further on, or, where none or another was followed, a new one. */
  function adopt(meeting) {
    const mine = self.meeting;
    const same = mine !== null && mine.id === meeting.id;
    if (same && isNewer(mine, meeting)) insist();
    if (same ? !isNewer(meeting, mine) : stage) return;
    if (!isMeeting(meeting)) return;
    if (!same) self.kept = restore()?.id === meeting.id;
    self.meeting = meeting;
    on.changed(meeting);
  }

  /** Another window has begun from what it saw kept, which may be older than what is: storage is not in step at once. Or
   * it changed the meeting at the same moment, and this window's change is the one that stands. */
  function insist() {
    self.kept = save(self.meeting);
    post({ meeting: self.meeting });
  }

  function ended() {
    self.meeting = null;
    on.ended();
  }

  function heard({ data }) {
    if (typeof data !== "object" || data === null) return;
    if (data.ended && self.meeting) ended();
    else if (data.meeting) adopt(data.meeting);
    else if (data.ask && self.meeting) post({ meeting: self.meeting });
    else if (data.ping && stage) post({ here: true });
    else if (data.here) on.here?.();
    else if (data.gone) on.gone?.();
  }

  function ask() {
    post({ ask: true });
  }

  function ping() {
    post({ ping: true });
  }

  /** What happened while the window slept, when no message reached it. */
  function awake() {
    if (document.visibilityState !== "visible" || !self.meeting || !self.kept) return;
    const found = restore();
    if (found) adopt(found);
    else ended();
  }

  function bye() {
    if (stage) post({ gone: true });
  }

  function leave() {
    bye();
    channel?.close();
    removeEventListener("pagehide", bye);
    for (const name of ["visibilitychange", "pageshow"]) removeEventListener(name, awake, true);
  }

  channel?.addEventListener("message", heard);
  addEventListener("pagehide", bye);
  for (const name of ["visibilitychange", "pageshow"]) addEventListener(name, awake, true);
  if (stage) {
    post({ meeting: first });
    post({ here: true });
  }
  return self;
}

/** Two windows that change a meeting at once count alike: then either may stand, if it is the same one in both. */
function isNewer(one, other) {
  if (one.revision !== other.revision) return one.revision > other.revision;
  return JSON.stringify(one) > JSON.stringify(other);
}
