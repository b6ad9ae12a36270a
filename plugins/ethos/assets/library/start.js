// What the start page does, and the library with it: a question that is answered, another card, the dilemma of the reader's
// own month. Most visitors want none of them, so what answers is fetched when it is asked for, and this imports nothing else.

import "../shared/every-page.js";

/** What a question is made of. */
const FIELDS = ["grupp", "tid", "tema", "ord"];
const SOON = 150; // milliseconds that nobody waits for
const FULL = 40; // around one table; the rest would have to stand
const AHEAD = 2 * 60 * 60_000; // milliseconds that Sweden is ahead of UTC, at most

/** @param {HTMLFormElement} form */
function setUpQuestion(form) {
  form.noValidate = true; // the browser's own words are in its own language, and cover the sentence
  named(form, "grupp").addEventListener("input", ({ target }) => /** @type {HTMLElement} */ (target).getAttribute("aria-invalid") === "true" && isSized(form));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!isSized(form)) return refuse(form);
    remember(form);
    await worked(form, async () => (await import("./ask.js")).answer(form));
  });
  const inWords = setUpWords(form);
  again(form, inWords);
  const table = document.querySelector(".seats");
  if (table instanceof HTMLElement) setUpTable(table, /** @type {HTMLInputElement} */ (named(form, "grupp")));
}

/** What is asked is a theme or the reader's own words, as the sentence says. Words that a theme takes the place of stay
 * grey in their field, and are asked again when the sentence is turned back. @param {HTMLFormElement} form */
function setUpWords(form) {
  const words = /** @type {HTMLInputElement} */ (named(form, "ord"));
  const themes = /** @type {HTMLSelectElement} */ (named(form, "tema"));
  const [own, empty] = [new Option("{{choose.own_words}}", ""), words.placeholder];
  const write = (/** @type {string} */ asked, /** @type {string} */ aside) => Object.assign(words, { value: asked, placeholder: aside || empty });
  let theme = themes.value;
  const inWords = () => {
    words.placeholder = empty;
    theme = themes.value || theme;
    if (words.value.trim()) themes.prepend(own);
    else own.remove();
    themes.value = own.isConnected ? "" : theme;
    form.dataset.tema = theme;
  };
  words.addEventListener("input", inWords);
  themes.addEventListener("change", () => {
    if (!own.isConnected) return;
    if (!themes.value) write(words.placeholder, "");
    else if (words.value) write("", words.value);
  });
  return inWords;
}

/** As many sit around the table as the sentence says. @param {HTMLElement} table @param {HTMLInputElement} field */
function setUpTable(table, field) {
  const discs = /** @type {HTMLElement[]} */ ([...table.children]);
  const seat = (/** @type {number} */ people) => {
    while (discs.length < people) discs.push(/** @type {HTMLElement} */ (discs[discs.length % 6].cloneNode()));
    discs.forEach((disc, at) => {
      disc.style.offsetDistance = `${((at + 0.5) / people) * 100}%`;
      if (at >= people) disc.remove();
      else if (!disc.parentElement) table.append(disc);
    });
    table.style.setProperty("--seats", String(people));
  };
  const seated = () => field.checkValidity() && seat(Math.min(Number(field.value), FULL));
  field.addEventListener("input", seated);
  if (Number(field.value) !== discs.length) seated(); // the reader has come back
}

/** The button says so while something takes its time. @param {HTMLFormElement} form @param {() => Promise<void>} work */
async function worked(form, work) {
  const button = /** @type {HTMLButtonElement} */ (form.querySelector("[type=submit]"));
  const waiting = setTimeout(() => (button.textContent = "{{choose.searching}}"), SOON);
  try {
    await work();
  } finally {
    clearTimeout(waiting);
    button.textContent = "{{choose.show}}";
  }
}

/** @param {HTMLFormElement} form @param {string} name */
const named = (form, name) => /** @type {HTMLInputElement|HTMLSelectElement} */ (form.elements.namedItem(name));

/** Whether there can be so many; if not, it is told below the sentence. @param {HTMLFormElement} form */
function isSized(form) {
  const field = named(form, "grupp");
  const isGood = field.checkValidity();
  field.setAttribute("aria-invalid", String(!isGood));
  /** @type {HTMLElement} */ (form.querySelector("#sa-manga-fel")).textContent = isGood ? "" : (field.dataset.fel ?? "");
  return isGood;
}

/** No answer to another question stands beside what is wrong with this one. @param {HTMLFormElement} form */
function refuse(form) {
  /** @type {HTMLElement} */ (document.querySelector("[data-svar]")).hidden = true;
  named(form, "grupp").focus();
}

/** What was asked stays with this step of the browser's history, so that Back leads to the answer. @param {HTMLFormElement} form */
function remember(form) {
  history.replaceState({ ...history.state, asked: FIELDS.map((name) => named(form, name).value || form.dataset[name]) }, "");
}

/** The question that this step of the history was left with, and its answer, where the reader was. @param {HTMLFormElement} form
 * @param {() => void} inWords */
async function again(form, inWords) {
  const asked = history.state?.asked;
  if (!Array.isArray(asked)) return;
  FIELDS.forEach((name, at) => (named(form, name).value = asked[at] || named(form, name).value));
  inWords();
  const fold = form.closest("details");
  if (fold) fold.open = true;
  const { answer } = await import("./ask.js");
  answer(form, true);
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
