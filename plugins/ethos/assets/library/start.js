// What the start page does, and the library with it: a question that is answered, another card, the dilemma of the reader's
// own month. Most visitors want none of them, so what answers is fetched when it is asked for, and this imports nothing else.

import "../shared/every-page.js";

const AHEAD = 2 * 60 * 60_000; // milliseconds that Sweden is ahead of UTC, at most

/** @param {HTMLFormElement} form */
function setUpQuestion(form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { answer } = await import("./ask.js");
    answer(form);
  });
  form.querySelector("[name=tema]")?.addEventListener("change", () => {
    const words = form.querySelector("[name=ord]");
    if (words instanceof HTMLInputElement) words.value = ""; // which would be answered instead
  });
}

/** @param {HTMLElement} root */
function setUpDraw(root) {
  const button = /** @type {HTMLButtonElement} */ (root.querySelector("[data-dra]"));
  const status = /** @type {HTMLElement} */ (root.querySelector("[role=status]"));
  button.disabled = false;
  button.addEventListener("click", async () => {
    try {
      const { draw } = await import("./draw.js");
      await draw(root);
    } catch {
      status.textContent = `Dilemmana gick inte att hämta. ${"{{both.again}}"}`;
    }
  });
}

/** Whether the page may have been built in another month than it is in Sweden. @param {string|undefined} built */
const isPast = (built) => [0, AHEAD].some((ahead) => new Date(Date.now() + ahead).toISOString().slice(0, 7) !== built);

/** @param {HTMLElement} root */
async function setUpMonth(root) {
  const month = await import("./month.js");
  await month.setUpMonth(root);
}

const question = document.querySelector("[data-fraga]");
if (question instanceof HTMLFormElement) setUpQuestion(question);
const [lot, month] = ["[data-kort]", "[data-manadens]"].map((sign) => document.querySelector(sign));
if (lot instanceof HTMLElement) setUpDraw(lot);
if (month instanceof HTMLElement && isPast(month.dataset.manadens)) setUpMonth(month).catch(() => {}); // the build's stays
