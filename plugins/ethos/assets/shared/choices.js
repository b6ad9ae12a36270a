// What is chosen on a page stands in the fragment of its address: it can be shared, and no server is sent that part.

const isPlace = () => location.hash.length > 1 && !location.hash.includes("=");
let latest = "";

/** Whether a fragment holds any of those choices: else it is a place on the page, such as `#innehall`. */
export const holds = (fragment, names) => names.some((name) => new RegExp(`(^#?|&)${name}=`).test(fragment));

/** The choices in the address; none where the fragment is a place on the page. */
export function read() {
  const query = new URLSearchParams(isPlace() ? "" : location.hash.slice(1));
  latest = query.toString();
  return query;
}

/** Put choices (URLSearchParams) in the address, without a new step in the history. */
export function write(query) {
  latest = query.toString();
  history.replaceState(null, "", latest ? `${location.pathname}#${latest}` : location.pathname);
}

/** Call when the reader has changed the choices in the address. A jump to a place on the page leaves them as they are. */
export function follow(changed) {
  addEventListener("hashchange", () => (isPlace() ? write(new URLSearchParams(latest)) : changed()));
}
