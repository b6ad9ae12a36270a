// On every page, for who has saved the site: tells when what is shown is a saved copy, and when the network has a newer one.

const { port1, port2 } = new MessageChannel();
/** @type {HTMLElement|undefined} */
let strip;

/** @param {MessageEvent<{date?: string, newer?: boolean}>} message */
port1.onmessage = ({ data: { date, newer } }) => {
  if (date === undefined) return;
  const words = document.createElement("p");
  const day = new Date(date);
  const when = Number.isNaN(day.getTime()) ? "" : ` från ${day.toLocaleString("sv", { dateStyle: "long", timeStyle: "short" })}`;
  words.textContent = newer ? "Sidan har ändrats sedan kopian sparades. " : `Du läser en sparad kopia${when}.`;
  if (newer) words.append(link());
  shown().replaceChildren(words);
};

/** The strip last on the page: a live region must be there before it speaks. */
function shown() {
  if (strip) return strip;
  strip = document.createElement("div");
  strip.className = "sparad";
  strip.setAttribute("role", "status");
  document.body.append(strip);
  return strip;
}

function link() {
  const made = document.createElement("a");
  made.href = location.href.split("#")[0];
  made.textContent = "Visa den nya";
  return made;
}

navigator.serviceWorker.controller?.postMessage("kopia", [port2]);
