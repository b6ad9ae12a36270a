// Elements found and made in one line, fields that say what is wrong with them, and files handed over. Texts are set as
// text, never as markup.

const SVG = "http://www.w3.org/2000/svg";
const [LEFTWARD, SCRIPTS] = ["{{language.leftward}}", "{{language.scripts}}"].map((codes) => new Set(codes.split(" ")));

/** @typedef {Node|string|null|undefined} Child nothing, or "", makes no child */

/** How this page leads to the first page of the site: "../../". */
export const base = () => document.documentElement.dataset.base ?? "";

/**
 * A name for what a browser keeps, or windows talk over, by host: of this site alone, for others may lie under other paths there.
 * @param {string} name
 */
export function own(name) {
  const { pathname } = new URL(base() || "./", document.baseURI);
  return pathname === "/" ? name : `${name} ${pathname}`;
}

/**
 * All elements of a kind that a selector finds.
 * @template {Element} [Kind=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => Kind} [kind]
 * @returns {Kind[]}
 */
export function all(root, selector, kind) {
  const wanted = kind ?? HTMLElement;
  return /** @type {Kind[]} */ ([...root.querySelectorAll(selector)].filter((each) => each instanceof wanted));
}

/**
 * The first element of a kind that a selector finds, or null.
 * @template {Element} [Kind=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => Kind} [kind]
 * @returns {Kind|null}
 */
export const maybe = (root, selector, kind) => all(root, selector, kind)[0] ?? null;

/**
 * The element that a selector finds. A page without it was not built for the script that asks, which shall be heard of.
 * @template {Element} [Kind=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => Kind} [kind]
 * @returns {Kind}
 */
export function one(root, selector, kind) {
  const found = maybe(root, selector, kind);
  if (!found) throw new Error(`nothing on this page is ${selector}`);
  return found;
}

/**
 * An element with properties and children, but for those that are nothing.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} [properties]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function made(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...real(children));
  return element;
}

/**
 * Put children in the place of what an element has.
 * @param {Element} element
 * @param {...Child} children
 */
export function fill(element, ...children) {
  element.replaceChildren(...real(children));
}

/** @param {Child[]} children */
const real = (children) => children.flatMap((each) => each || []);

/** A template of the page. @param {string} name */
export const template = (name) => one(document, `template[data-mall="${name}"]`, HTMLTemplateElement);

/**
 * Text that leaves its page says its words of the glossary as other words: what they mean is told on that page only.
 * @param {ParentNode} root
 */
export function unmarked(root) {
  for (const word of root.querySelectorAll("a.word")) word.replaceWith(...word.childNodes);
}

/** @typedef {string|boolean|((place: HTMLElement) => unknown)|undefined} Told what stands in a place, or what fills it */

/**
 * A copy of a template with its places filled: with a text, or by a function that is given the element. A place of which
 * there is nothing to tell is left out; what is `true` stays as it is.
 * @param {HTMLTemplateElement} pattern
 * @param {Record<string, Told>} places
 */
export function filled(pattern, places) {
  const copy = document.importNode(pattern.content, true);
  for (const place of all(copy, "[data-plats]")) {
    const told = places[place.dataset.plats ?? ""];
    place.removeAttribute("data-plats");
    if (!told) place.remove();
    else if (typeof told === "function") told(place);
    else if (told !== true) place.textContent = told;
  }
  return one(copy, "*");
}

/** @typedef {[one: string, other: string, lean: number]} Disc The disc with two sides, as views/disc.py has it */

/** Draws a disc, if there is one. @param {Disc|undefined} disc @returns {Told} */
export const sides = (disc) => disc && ((figure) => Object.assign(figure.dataset, { ena: disc[0], andra: disc[1], lut: disc[2] }));

/**
 * What an element has that is said in a language (BCP 47) of its own: the language, and how it is read when that is not
 * from left to right. The same rule as of the pages (`language.py`), from whose lists it is filled.
 * @param {string|undefined} lang
 * @returns {{lang?: string, dir?: string}}
 */
export function inLanguage(lang) {
  if (!lang) return {};
  const [language = "", ...parts] = lang.toLowerCase().split("-");
  const script = parts.find((each) => /^[a-z]{4}$/.test(each));
  const leftward = script ? SCRIPTS?.has(script) : [language, [language, ...parts.slice(0, 1)].join("-")].some((each) => LEFTWARD?.has(each));
  return leftward ? { lang, dir: "rtl" } : { lang };
}

/** Writes a text in its language, if there is any. @param {string|undefined} text @param {string|undefined} lang */
export const said = (text, lang) => text && ((/** @type {HTMLElement} */ place) => Object.assign(place, { textContent: text }, inLanguage(lang)));

/** Leads a link somewhere. @param {string} href @param {string} text @param {string|undefined} lang */
export const led = (href, text, lang) => (/** @type {HTMLElement} */ place) => Object.assign(place, { href, textContent: text }, inLanguage(lang));

/**
 * Say at a field what is wrong with what stands in it, in the place that the page has for that; "" when nothing is.
 * @param {HTMLElement} field
 * @param {string} [words] what the field's own `data-fel` says, when they are not given
 */
export function wrong(field, words = field.dataset.fel ?? "") {
  one(document, `#${field.id}-fel`).textContent = words;
  field.setAttribute("aria-invalid", String(words !== ""));
}

/** Whether a field has been found to hold what cannot be used. @param {HTMLElement} field */
export const isWrong = (field) => field.getAttribute("aria-invalid") === "true";

/**
 * Use what is typed in a field as soon as it can be read. What cannot be used stays there, and is told when one leaves it;
 * what is used then is `none`, or what was used before.
 * @template Value
 * @param {HTMLInputElement} field
 * @param {(text: string) => Value|undefined} parse
 * @param {(value: Value) => void} use
 * @param {Value} [none]
 */
export function typed(field, parse, use, none) {
  const value = () => parse(field.value.trim());
  field.addEventListener("input", () => {
    const read = value();
    if (read === undefined) return;
    wrong(field, "");
    use(read);
  });
  field.addEventListener("change", () => {
    if (value() !== undefined) return;
    wrong(field);
    if (none !== undefined) use(none);
  });
}

/**
 * Hand a file to the reader.
 * @param {string} text
 * @param {string} name
 * @param {string} type
 */
export function hand(text, name, type) {
  const href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  made("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** The address of a letter to write. @param {string} subject @param {string} body */
export const mailto = (subject, body) => `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll("\n", "\r\n"))}`;

/** The sign of an option, as on its own page: A, B, C. @param {number} option */
export const letter = (option) => String.fromCharCode(65 + option);

/**
 * An element of SVG with attributes and children.
 * @param {keyof SVGElementTagNameMap} tag
 * @param {Record<string, string|number>} attributes
 * @param {...(Node|string)} children
 * @returns {SVGElement}
 */
export function drawn(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return /** @type {SVGElement} */ (element);
}

/** Facts in a row, as views/press.py has them: none is broken, and no line begins or ends with a dot. @param {string[]} facts */
export function dotted(facts) {
  const fact = (/** @type {string} */ words, /** @type {number} */ at) =>
    made("span", { className: "fact" }, at ? made("i", {}, "· ") : null, words);
  return made("span", { className: "dotted" }, ...facts.flatMap((each, at) => [at ? " " : "", fact(each, at)]));
}
