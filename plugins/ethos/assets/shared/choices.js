// What is chosen on a page stands in the fragment of its address: it can be shared, and no server is sent that part.

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const isPlace = () => location.hash.length > 1 && !location.hash.includes("=");
let latest = "";

/** The case that somebody has written in this browser: with two hyphens in a row, as no entry's name has. */
export const OWN = "eget--fall";

/** Whether a text can be the name of an entry in an address. @param {string} text */
export const isSlug = (text) => text.length <= 100 && SLUG.test(text);

/**
 * Whether a fragment holds any of those choices: else it is a place on the page, such as `#innehall`.
 * @param {string} fragment
 * @param {string[]} names
 */
export const holds = (fragment, names) => names.some((name) => new RegExp(`(^#?|&)${name}=`).test(fragment));

/** The choices in the address, as others write them after ?, too; none where the fragment is a place on the page. */
export function read() {
  const query = new URLSearchParams(isPlace() ? "" : location.hash.slice(1) || location.search.slice(1));
  latest = query.toString();
  return query;
}

/** Put choices in the address, without a new step in the history. @param {URLSearchParams} query */
export function write(query) {
  latest = query.toString();
  history.replaceState(history.state, "", latest ? `${location.pathname}#${latest}` : location.pathname);
}

/**
 * Call when the reader has changed the choices in the address. A jump to a place on the page leaves them as they are.
 * @param {() => void} changed
 */
export function follow(changed) {
  addEventListener("hashchange", () => (isPlace() ? write(new URLSearchParams(latest)) : changed()));
}
