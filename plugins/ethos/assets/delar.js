// Elements in one line, files handed over, and times as they are read. Texts are set as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element with properties and children, but for those that are nothing. */
export function made(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((each) => each !== null && each !== undefined && each !== ""));
  return element;
}

/** A template of the page. */
export const template = (name) => document.querySelector(`template[data-mall="${name}"]`);

/**
 * A copy of a template with its places filled: with a text, or by a function that is given the element. A place of which
 * there is nothing to tell is left out; what is `true` stays as it is.
 */
export function filled(pattern, places) {
  const copy = pattern.content.cloneNode(true).firstElementChild;
  for (const place of copy.querySelectorAll("[data-plats]")) {
    const told = places[place.dataset.plats];
    place.removeAttribute("data-plats");
    if (!told) place.remove();
    else if (typeof told === "function") told(place);
    else if (told !== true) place.textContent = told;
  }
  return copy;
}

/** Writes a text in its language, if there is one. */
export const said = (text, lang) => text && ((place) => Object.assign(place, { textContent: text }, lang && { lang }));

/** Hand a file to the reader. */
export function hand(text, name, type) {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  made("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** The sign of an option, as on its own page: A, B, C. */
export const letter = (option) => String.fromCharCode(65 + option);

/** An element of SVG with attributes and children. */
export function drawn(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** What is left of a time, as minutes and seconds and a word: what has passed is told as calmly as what is left. */
export function clock(milliseconds) {
  const over = milliseconds <= -1000;
  const seconds = Math.max(0, over ? Math.floor(-milliseconds / 1000) : Math.ceil(milliseconds / 1000));
  const two = (number) => String(number).padStart(2, "0");
  return { time: `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`, word: over ? "över tiden" : "kvar", over };
}

/** Call at once and at each whole second of a clock, until the function that is given back is called. */
export function everySecond(tick) {
  let timer = 0;
  const run = () => {
    tick();
    timer = setTimeout(run, 1000 - (Date.now() % 1000) + 5);
  };
  const woken = () => {
    clearTimeout(timer);
    run();
  };
  document.addEventListener("visibilitychange", woken);
  run();
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", woken);
  };
}
