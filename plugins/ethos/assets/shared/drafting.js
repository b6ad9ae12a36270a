// What is typed, as a file that `ethos check` reads has it: every text is quoted, and in running text each sign that could
// mean a form has a backslash before it, so that it is shown as it stands (`draft.py` does the same).

const SUMMARY = 240; // characters, as of every entry

/** A text in a line, as YAML reads it: JSON is. @param {string} text */
export const quoted = (text) => JSON.stringify(text.replace(/\s+/g, " ").trim());

/** @param {string} text */
export const plainly = (text) => text.replace(/[\\`*_[\]<>&~#|]/g, "\\$&").replace(/^(\s*)([-+=])/, "$1\\$2").replace(/^(\s*\d+)([.)])/, "$1\\$2");

/** A text that may hold Markdown, and shall hold none. @param {string} text */
export const said = (text) => quoted(plainly(text.replace(/\s+/g, " ").trim()));

/** As much as fits, cut between words. @param {string} text */
export function summarised(text) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= SUMMARY ? line : `${line.slice(0, SUMMARY - 2).replace(/\s+\S*$/, "")} …`;
}

/** A text as addresses have it. @param {string} text */
export function slugged(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-+|-+$/g, "");
}
