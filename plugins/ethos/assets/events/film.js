// On the page of a film of our own: a chapter's link moves the player that is there, captions and all, rather than
// opening the file by itself.

import "../shared/every-page.js";

const film = document.querySelector("video");

for (const link of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-hopp]"))) {
  link.addEventListener("click", (event) => {
    if (!film || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    film.currentTime = Number(link.dataset.hopp);
    film.scrollIntoView({ block: "nearest" });
    film.focus({ preventScroll: true });
    film.play().catch(() => {}); // the reader starts it
  });
}
