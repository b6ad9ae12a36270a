/**
 * How the editor shows what a file says, and what a file is to say of what the editor holds: fields that may be a word
 * instead of a mapping, lists whose only item may stand alone, and yes or no that may be left out.
 */

/** @typedef {{ name: string, widget: string, fields?: Field[], field?: Field, options?: any[] }} Field */

/** The field of a mapping that says which word stands in its place. */
export const INSTEAD = "_instead";

const YES_OR_NO = JSON.stringify(["true", "false"]);

/** @param {Field} field */
const isYesOrNo = (field) => JSON.stringify(field.options?.map((each) => each.value)) === YES_OR_NO;

/**
 * The values of a file as the editor shows them.
 * @param {Field[]} fields
 * @param {Record<string, any>} data
 * @returns {Record<string, any>}
 */
export function shown(fields, data) {
  const known = fields.filter((field) => field.name in data && data[field.name] !== null);
  return { ...data, ...Object.fromEntries(known.map((field) => [field.name, asShown(field, data[field.name])])) };
}

/** @param {Field} field @param {any} value */
function asShown(field, value) {
  if (field.widget === "list") {
    const items = Array.isArray(value) ? value : [value];
    return field.fields ? items.map((each) => shown(field.fields ?? [], each)) : items;
  }
  if (field.widget === "object") return typeof value === "object" ? shown(field.fields ?? [], value) : { [INSTEAD]: value };
  return isYesOrNo(field) ? String(value) : value;
}

/**
 * What a file is to say: without what is empty and was not there.
 * @param {Field[]} fields
 * @param {Record<string, any>} data as the editor holds it
 * @param {any} was what the file says
 * @returns {Record<string, any>}
 */
export function stored(fields, data, was) {
  const before = was !== null && typeof was === "object" ? was : {};
  /** @type {Record<string, any>} */
  const found = {};
  for (const [key, value] of Object.entries(data)) {
    const field = fields.find((each) => each.name === key);
    const told = field ? asStored(field, value, before[key]) : value;
    if (!isEmpty(told)) found[key] = told;
    else if (key in before && isEmpty(before[key])) found[key] = before[key];
  }
  return found;
}

/** @param {Field} field @param {any} value @param {any} was */
function asStored(field, value, was) {
  if (field.widget === "list" && Array.isArray(value)) {
    const items = field.fields ? value.map((each, index) => stored(field.fields ?? [], each, was?.[index])) : value;
    const isAlone = items.length === 1 && was !== undefined && was !== null && !Array.isArray(was);
    return isAlone ? items[0] : items;
  }
  if (field.widget === "object" && value) return value[INSTEAD] || stored(field.fields ?? [], value, was);
  if (isYesOrNo(field)) return value === "" ? value : value === "true";
  return typeof value === "string" ? value.trimEnd() : value;
}

/** @param {any} value */
function isEmpty(value) {
  return value === "" || value === null || value === undefined || (typeof value === "object" && Object.keys(value).length === 0);
}
