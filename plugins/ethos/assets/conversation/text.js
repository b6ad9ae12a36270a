// Texts of a meeting as plain values: they lie in localStorage and go between windows, where elements cannot. What comes
// back is checked as if a stranger had written it, and becomes elements one by one, never markup.

/** @typedef {[tag: string, attributes: Record<string, string>, ...inner: (Tree|string)[]]} Tree */

const TAGS = new Set(
  (
    "a abbr b bdi bdo blockquote br cite code dd del details dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img " +
    "ins kbd li mark ol p pre q s samp section small span strong sub summary sup table tbody td th thead time tr u ul var"
  ).split(" "),
);
const ATTRIBUTES = new Set(
  "alt class colspan datetime dir height href lang rowspan scope src start title value width".split(" "),
);
const DROPPED = new Set("BUTTON FORM IFRAME SVG svg INPUT LINK NOSCRIPT OBJECT SCRIPT STYLE TEMPLATE".split(" "));
const LINKS = /^(https?|mailto|tel):/;
const DEPTH = 40;
const ELEMENT = 1;
const TEXT = 3;

/**
 * An element as lists of lists: `["p", {"lang": "en"}, "Text ", ["em", {}, "text"]]`.
 * @param {Node|null} node
 * @param {string} address Where the page lies that it comes from: its links start there.
 * @returns {Tree|null}
 */
export function packed(node, address) {
  if (!node) return null;
  const [tree] = trees(node, address);
  return tree === undefined ? null : typeof tree === "string" ? ["span", {}, tree] : tree;
}

/** @param {Node} node @param {string} address @returns {(Tree|string)[]} */
function trees(node, address) {
  if (node.nodeType === TEXT) return [/** @type {Text} */ (node).data];
  const element = /** @type {Element} */ (node);
  if (node.nodeType !== ELEMENT || DROPPED.has(element.tagName)) return [];
  const inner = [...node.childNodes].flatMap((child) => trees(child, address));
  if (!TAGS.has(element.localName)) return inner.length ? [["span", {}, ...inner]] : [];
  return [[element.localName, attributesOf(element, address), ...inner]];
}

/** @param {Element} element @param {string} address @returns {Record<string, string>} */
function attributesOf(element, address) {
  const kept = [...element.attributes].filter(({ name }) => ATTRIBUTES.has(name));
  const led = kept.flatMap(({ name, value }) => {
    const found = /^(href|src)$/.test(name) ? absolute(value, address) : value;
    return found === null ? [] : [[name, found]];
  });
  return Object.fromEntries(led);
}

/** @param {string} value @param {string} address */
function absolute(value, address) {
  try {
    const { href } = new URL(value, new URL(address, globalThis.document?.baseURI));
    return LINKS.test(href) ? href : null;
  } catch {
    return null;
  }
}

/**
 * True for what `packed` can have made, whoever wrote it.
 * @param {unknown} tree
 * @returns {tree is Tree}
 */
export function isPacked(tree, depth = 0) {
  if (typeof tree === "string") return depth > 0;
  if (!Array.isArray(tree) || depth > DEPTH) return false;
  const [tag, attributes, ...inner] = tree;
  return TAGS.has(tag) && areAttributes(attributes) && inner.every((each) => isPacked(each, depth + 1));
}

/** @param {unknown} attributes */
function areAttributes(attributes) {
  if (typeof attributes !== "object" || attributes === null || Array.isArray(attributes)) return false;
  return Object.entries(attributes).every(([name, value]) => {
    if (!ATTRIBUTES.has(name) || typeof value !== "string") return false;
    if (name === "src") return value.startsWith(`${globalThis.location?.origin}/`);
    return name !== "href" || LINKS.test(value);
  });
}

/** The element that a tree stands for. @param {Tree} tree @returns {HTMLElement} */
export function element([tag, attributes, ...inner]) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inner.map((each) => (typeof each === "string" ? each : element(each))));
  return made;
}

