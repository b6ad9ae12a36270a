// What is typed, as a file that `ethos check` reads has it: every text is quoted, and in running text each sign that could
// mean a form has a backslash before it, so that it is shown as it stands (`draft.py` does the same).

const SUMMARY = 240; // characters, as of every entry

/** A text in a line, as YAML reads it: JSON is. @param {string} text */
export const quoted = (text) => JSON.stringify(text.replace(/\s+/g, " ").trim());

/** @param {string} text */
export const plainly = (text) => text.replace(/[\\`*_[\]<>&~#|]/g, "\\$&").replace(/^(\s*)([-+=])/, "$1\\$2").replace(/^(\s*\d+)([.)])/, "$1\\$2");

/** A text that may hold Markdown, and shall hold none. @param {string} text */
export const said = (text) => quoted(plainly(text.replace(/\s+/g, " ").trim()));

/**
 * The sentences from the beginning that fit, none of them cut; nothing where not even the first does.
 * @param {string} text
 * @param {number} [most] words, where they are counted
 */
export function summarised(text, most = SUMMARY) {
  const sentences = text.replace(/\s+/g, " ").trim().match(/.+?[.?!]”?(?= |$)/g) ?? [];
  const fits = (/** @type {string} */ line) => line.length <= SUMMARY && line.split(" ").length <= most;
  return sentences.map((_, at) => sentences.slice(0, at + 1).join("").trim()).filter(fits).at(-1) ?? "";
}

/** A text as addresses have it. @param {string} text */
export function slugged(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-+|-+$/g, "");
}
