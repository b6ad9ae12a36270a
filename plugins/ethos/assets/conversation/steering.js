// How the group's window is held, filled and steered: the rest of the page asleep, the whole screen, keys and swipes.

import { all } from "../shared/elements.js";

const FAR = 60; // pixels of a swipe, at least
const SLOW = 900; // milliseconds of a swipe, at most
const TYPING = 500; // milliseconds in which what happens comes of a letter that was typed
const PATIENCE = 1000; // milliseconds that a browser may take to give the whole screen before nobody waits for it
const TYPED = "input, textarea, select, [contenteditable]";
const WORKED = "a, button, summary, label";

/** The field that somebody is in, if any. @param {EventTarget|null} target */
const inField = (target) => /** @type {HTMLElement|null} */ (target instanceof Element ? target.closest(TYPED) : null);

/** Fetch the fonts that a text needs, so that none is asked for in the middle of a meeting. @param {string} text */
export function typeset(text) {
  for (const name of ["Ethos Sans", "Ethos Sans Sapmi", "Ethos Serif"]) document.fonts.load(`1rem "${name}"`, text).catch(() => {});
}

/** Let everything outside an element sleep. Gives the function that wakes it. @param {HTMLElement} element */
export function hold(element) {
  /** @type {HTMLElement[]} */
  const asleep = [];
  for (let at = element; at !== document.body && at.parentElement; at = at.parentElement) {
    const here = at;
    asleep.push(...all(here.parentElement ?? here, ":scope > *").filter((each) => each !== here && !each.inert));
  }
  for (const each of asleep) each.inert = true;
  document.documentElement.classList.add("stage-on");
  return () => {
    for (const each of asleep) each.inert = false;
    document.documentElement.classList.remove("stage-on");
  };
}

/**
 * The whole screen where the browser allows it, and kept awake. Where it does not, the element fills its window.
 * @param {HTMLElement} element
 * @param {AbortSignal} signal
 * @param {() => void} left Called when the reader has left the whole screen, which browsers do by Esc themselves.
 */
export function wholeScreen(element, signal, left) {
  /** @type {WakeLockSentinel|null} */
  let lock = null;
  let staying = false;
  let typed = -TYPING;
  let asked = Promise.resolve();

  /** Some browsers leave the whole screen when a letter is typed in it: that is no wish to leave, either. */
  function changed() {
    const written = performance.now() - typed < TYPING;
    if (document.fullscreenElement) staying = false;
    else if (!staying && !written && document.hasFocus() && !element.querySelector("dialog[open]")) left();
    else staying = false;
  }

  async function awake() {
    if (document.visibilityState !== "visible" || !navigator.wakeLock) return;
    lock = await navigator.wakeLock.request("screen").catch(() => null);
    if (signal.aborted) lock?.release();
  }

  const wishes = (/** @type {KeyboardEvent} */ { key, target }) => key === "Escape" && !inField(target);
  addEventListener("keydown", (event) => (typed = wishes(event) ? -TYPING : event.timeStamp), { signal, capture: true });
  document.addEventListener("fullscreenchange", changed, { signal });
  document.addEventListener("visibilitychange", awake, { signal });
  awake();
  return {
    /** Whether there is a whole screen to take. */
    can: Boolean(element.requestFullscreen),
    /** The browser takes its time: whoever has left meanwhile does not get a whole screen of nothing. */
    ask: () => (asked = whole(element).then(() => (signal.aborted ? document.exitFullscreen() : undefined)).catch(() => {})),
    /** A window that is opened takes the whole screen away; that is no wish to leave. */
    keep: () => (staying = document.fullscreenElement !== null),
    /** The page is itself again when the promise is kept: until then browsers take the focus from it. */
    leave: async () => {
      lock?.release();
      await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
      if (document.fullscreenElement) await document.exitFullscreen().catch(() => {});
    },
  };
}

/** @param {HTMLElement} element @returns {Promise<void>} */
const whole = async (element) => element.requestFullscreen?.({ navigationUI: "hide" });

/** @typedef {"forward"|"backward"|"turn"|"unturn"|"down"|"up"|"first"|"last"|"help"|"leave"} Act `turn` and `unturn`: a remote's */

/** @type {Record<string, Act>} */
const ACTS = {
  ArrowRight: "forward",
  Enter: "forward",
  ArrowLeft: "backward",
  PageDown: "turn",
  ArrowDown: "down",
  PageUp: "unturn",
  ArrowUp: "up",
  Home: "first",
  End: "last",
  "?": "help",
  Escape: "leave",
};

/** Keys and presenter remotes. The page's own shortcuts rest meanwhile; a key that does nothing here is the browser's.
 * @param {HTMLElement} element @param {AbortSignal} signal @param {Partial<Record<Act, () => void>>} does */
export function keys(element, signal, does) {
  /** @param {KeyboardEvent} event */
  function pressed(event) {
    const target = event.target instanceof Element ? event.target : null;
    if (!event.altKey && event.key.toLowerCase() === (event.ctrlKey || event.metaKey ? "k" : "/")) event.stopImmediatePropagation();
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || element.querySelector("dialog[open]")) return;
    const act = event.key === " " ? (event.shiftKey ? "up" : "down") : ACTS[event.key];
    const field = inField(target);
    const done = field && act === "leave" ? () => field.blur() : does[act]; // who writes leaves the field, and not the room
    if (!done || (field && act !== "leave")) return;
    if (/^( |Enter)$/.test(event.key) && target?.closest(WORKED)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.repeat) done();
  }
  addEventListener("keydown", pressed, { signal, capture: true });
}

/** A finger to the left goes on, to the right goes back.
 * @param {HTMLElement} element @param {AbortSignal} signal @param {Record<Act, () => void>} does */
export function swipes(element, signal, does) {
  /** @type {{x: number, y: number, timeStamp: number}|null} */
  let from = null;
  const begin = (/** @type {TouchEvent} */ { touches, target, timeStamp }) => {
    const { clientX: x, clientY: y } = touches[0];
    const typing = target instanceof Element && target.closest(TYPED);
    from = touches.length === 1 && !typing ? { x, y, timeStamp } : null;
  };
  const finish = (/** @type {TouchEvent} */ { changedTouches, timeStamp }) => {
    if (!from) return;
    const { clientX: x, clientY: y } = changedTouches[0];
    const [across, down] = [x - from.x, y - from.y];
    const meant = Math.abs(across) > FAR && Math.abs(across) > 2 * Math.abs(down) && timeStamp - from.timeStamp < SLOW;
    from = null;
    if (meant && !getSelection()?.toString()) does[across < 0 ? "forward" : "backward"]();
  };
  element.addEventListener("touchstart", begin, { signal, passive: true });
  element.addEventListener("touchend", finish, { signal, passive: true });
  element.addEventListener("touchcancel", () => (from = null), { signal, passive: true });
}
