// The page of a case passes on what was asked for where it was found: how long the talk is and for how many. It stands after #
// in the address, which no browser sends anywhere. And it prints its two parts.

import "../shared/every-page.js";

const NAMES = ["minuter", "grupp"];
const asked = [...new URLSearchParams(location.hash.slice(1))].filter(([name, value]) => NAMES.includes(name) && /^\d{1,3}$/.test(value));

/** @type {NodeListOf<HTMLAnchorElement>} */
const onward = document.querySelectorAll('main a[href*="#fall="]');
for (const link of onward) {
  const own = new URLSearchParams(link.hash.slice(1));
  for (const [name, value] of asked) if (!own.has(name)) link.hash += `&${name}=${value}`; // a link to a shorter talk keeps its minutes
}

// Printed as any page is, a case is what the group may have; by its own button, all of it. The button prints in its own turn, after this.
document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-skriv-ut]")) document.body.dataset.allt = "";
}, true);
addEventListener("afterprint", () => delete document.body.dataset.allt);
