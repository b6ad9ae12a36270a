// A field on a page that is not the search's own: what is typed goes on to /sok/, after # as there, so that no server is sent it.
import "../shared/every-page.js";
import { maybe, one } from "../shared/elements.js";

const form = maybe(document, "[data-sok-vidare]", HTMLFormElement);
if (form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const words = one(form, "input", HTMLInputElement).value.trim();
    const there = /** @type {string} */ (form.dataset.sokVidare);
    location.assign(words ? `${there}#${new URLSearchParams({ q: words })}` : there);
  });
}
