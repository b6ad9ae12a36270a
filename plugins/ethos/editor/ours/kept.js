/**
 * Front matter written anew with what has changed only: what has the same value stands as it was written, with its
 * quotation marks, its line breaks and its comments.
 *
 * It is read as lines, in which a key or a dash at the margin begins a part. What it makes of them is read back: where
 * that is not what was to be written, all of it is written anew.
 */

const KEY = /^([a-z_]+):(?= |$)/;
const ITEM = /^(-)(?= |$)/;
const FRONT = /^---\n(?:([\s\S]*?)\n)?---(?:\n([\s\S]*))?$/;
const WORD = /^[\p{L}\d][\p{L}\d/-]*$/u;
const PLAIN = { lineWidth: -1, noRefs: true };

/** @typedef {{ key: string, lines: string[], after: string[] }} Part What begins with a key or a dash, and the notes after it. */
/** @typedef {{ load: (text: string) => any, dump: (value: unknown, how: object) => string }} Yaml */

/**
 * A file in its two parts, or nothing for what has no front matter.
 * @param {string} text
 */
export function parted(text) {
  const found = FRONT.exec(text);
  return found && { front: found[1] ?? "", body: found[2] ?? "" };
}

/**
 * The lines of front matter that say new values.
 * @param {string} front as it was
 * @param {Record<string, unknown>} now
 * @param {Yaml} yaml
 */
export function kept(front, now, yaml) {
  const was = yaml.load(front) ?? {};
  const text = mapping(front.split("\n"), 0, was, now, yaml).join("\n");
  return reads(text, now, yaml) ? text : yaml.dump(now, PLAIN).trimEnd();
}

/** @param {string} text @param {unknown} now @param {Yaml} yaml */
function reads(text, now, yaml) {
  try {
    return same(yaml.load(text), now);
  } catch {
    return false;
  }
}

/**
 * True for values that are alike, in whatever order their keys stand.
 * @param {any} one @param {any} other
 * @returns {boolean}
 */
export function same(one, other) {
  if (!one || !other || typeof one !== "object" || typeof other !== "object") return one === other;
  const keys = Object.keys(one);
  const alike = Array.isArray(one) === Array.isArray(other) && keys.length === Object.keys(other).length;
  return alike && keys.every((key) => key in other && same(one[key], other[key]));
}

/** @param {any} value */
const isMapping = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** @param {string} line */
const margin = (line) => line.length - line.trimStart().length;

/**
 * The parts of lines that begin at a margin; what stands before the first begins with no key.
 * @param {string[]} lines @param {number} indent @param {RegExp} begins
 */
function parts(lines, indent, begins) {
  /** @type {Part[]} */
  const found = [{ key: "", lines: [], after: [] }];
  for (const line of lines) {
    const begun = margin(line) === indent && begins.exec(line.slice(indent));
    if (begun) found.push({ key: begun[1], lines: [], after: [] });
    found.at(-1)?.lines.push(line);
  }
  for (const part of found) part.after = notes(part.lines, indent);
  return found;
}

/**
 * Takes the comments and empty lines off the end of a part: they belong to what follows.
 * @param {string[]} lines @param {number} indent
 */
function notes(lines, indent) {
  let end = lines.length;
  while (end > 0 && (lines[end - 1].trim() === "" || (/^ *#/.test(lines[end - 1]) && margin(lines[end - 1]) <= indent))) end -= 1;
  return lines.splice(end);
}

/**
 * @param {string[]} lines @param {number} indent @param {any} was @param {any} now @param {Yaml} yaml
 * @returns {string[]}
 */
function mapping(lines, indent, was, now, yaml) {
  const found = parts(lines, indent, KEY);
  for (const part of found) {
    if (part.key === "") continue;
    part.lines = part.key in now ? entry(part, indent, was[part.key], now[part.key], yaml) : [];
  }
  const keys = Object.keys(now);
  for (const [index, key] of keys.entries()) {
    if (found.some((part) => part.key === key)) continue;
    const before = keys.slice(0, index).findLast((each) => found.some((part) => part.key === each)) ?? "";
    const at = found.findIndex((part) => part.key === before);
    // What is new stands right below what it follows: the notes there are about what comes after.
    const after = before === "" ? [] : found[at].after.splice(0);
    found.splice(at + 1, 0, { key, lines: fresh(key, now[key], indent, yaml), after });
  }
  return found.flatMap((part) => [...part.lines, ...part.after]);
}

/**
 * @param {Part} part @param {number} indent @param {any} was @param {any} now @param {Yaml} yaml
 * @returns {string[]}
 */
function entry(part, indent, was, now, yaml) {
  if (same(was, now)) return part.lines;
  const [head, ...rest] = part.lines;
  const first = rest.find((line) => line.trim() && !line.trim().startsWith("#"));
  if (/: *(#.*)?$/.test(head) && first) {
    const inner = margin(first);
    if (isMapping(was) && isMapping(now) && KEY.test(first.trim())) return [head, ...mapping(rest, inner, was, now, yaml)];
    const listed = Array.isArray(was) && Array.isArray(now) && now.length > 0 && ITEM.test(first.trim());
    if (listed) return [head, ...list(rest, inner, was, now, yaml)];
  }
  return noted(part, was, fresh(part.key, now, indent, yaml), yaml);
}

/**
 * New lines with the comment that stood at the end of the old line.
 * @param {Part} part @param {any} was @param {string[]} lines @param {Yaml} yaml
 */
function noted(part, was, lines, yaml) {
  const [head] = part.lines;
  const at = head.slice(0, Math.max(head.lastIndexOf(" #"), 0)).trimEnd().length;
  const isNote = at > 0 && part.lines.length === 1 && lines.length === 1;
  return isNote && reads(head.slice(0, at).trim(), { [part.key]: was }, yaml) ? [lines[0] + head.slice(at)] : lines;
}

/**
 * @param {string[]} lines @param {number} indent @param {any[]} was @param {any[]} now @param {Yaml} yaml
 * @returns {string[]}
 */
function list(lines, indent, was, now, yaml) {
  const [before, ...found] = parts(lines, indent, ITEM);
  const fewest = Math.min(was.length, now.length);
  let begin = 0;
  while (begin < fewest && same(was[begin], now[begin])) begin += 1;
  let end = 0;
  while (end < fewest - begin && same(was.at(-1 - end), now.at(-1 - end))) end += 1;
  const old = found.slice(begin, found.length - end);
  const changed = now.slice(begin, now.length - end).map((value, index) => {
    const part = old[index];
    return part ? item(part, indent, was[begin + index], value, yaml) : indented(yaml.dump([value], PLAIN), indent);
  });
  const loose = old.slice(changed.length).flatMap((part) => part.after);
  const whole = (/** @type {Part} */ part) => [...part.lines, ...part.after];
  const middle = changed.flatMap((each, index) => [...each, ...(old[index]?.after ?? [])]);
  const head = [...before.lines, ...before.after, ...found.slice(0, begin).flatMap(whole)];
  return [...head, ...middle, ...loose, ...found.slice(found.length - end).flatMap(whole)];
}

/**
 * @param {Part} part @param {number} indent @param {any} was @param {any} now @param {Yaml} yaml
 * @returns {string[]}
 */
function item(part, indent, was, now, yaml) {
  const dash = /^ *- +(?=[a-z_]+:(?: |$))/.exec(part.lines[0])?.[0];
  if (!dash || !isMapping(was) || !isMapping(now)) return indented(yaml.dump([now], PLAIN), indent);
  const inside = [" ".repeat(dash.length) + part.lines[0].slice(dash.length), ...part.lines.slice(1)];
  const lines = mapping(inside, dash.length, was, now, yaml);
  return [dash + lines[0].slice(dash.length), ...lines.slice(1)];
}

/** @param {string} key @param {any} value @param {number} indent @param {Yaml} yaml */
function fresh(key, value, indent, yaml) {
  const isShort = Array.isArray(value) && value.length > 0 && value.every((each) => WORD.test(each));
  if (!isShort) return indented(yaml.dump({ [key]: value }, PLAIN), indent);
  return indented(yaml.dump({ [key]: value }, { ...PLAIN, flowLevel: 1 }), indent);
}

/** @param {string} text @param {number} indent */
function indented(text, indent) {
  return text.trimEnd().split("\n").map((line) => (line ? " ".repeat(indent) + line : line));
}
