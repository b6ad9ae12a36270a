// Ethical codes side by side: which of them are shown. The choice stands in the address, and follows to the next page.
import "../shared/every-page.js";
import { all, one } from "../shared/elements.js";
import * as address from "../shared/choices.js";

const NAME = "koder";
const root = one(document, "[data-jamfor]");
const choice = one(root, "[data-valj]", HTMLFieldSetElement);
const boxes = all(choice, "input", HTMLInputElement);

/** Tick what the address names; all where it names none of these. */
function read() {
  const wanted = address.read().get(NAME)?.split(",") ?? [];
  const isAll = !boxes.some((box) => wanted.includes(box.value));
  for (const box of boxes) box.checked = isAll || wanted.includes(box.value);
}

function write() {
  const picked = boxes.filter((box) => box.checked).map((box) => box.value);
  address.write(new URLSearchParams(picked.length && picked.length < boxes.length ? { [NAME]: picked.join(",") } : {}));
}

function show() {
  const shown = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  for (const column of all(root, "[data-kod]")) column.hidden = !shown.has(column.dataset.kod ?? "");
  for (const link of all(root, "a[data-vidare]", HTMLAnchorElement)) link.hash = location.hash;
  one(choice, "[data-tomt]").hidden = shown.size > 0;
}

/** @param {string} name @param {boolean} checked */
function each(name, checked) {
  one(choice, `[data-${name}]`).addEventListener("click", () => {
    for (const box of boxes) box.checked = checked;
    write();
    show();
  });
}

// On a phone each theme is folded, and where there is room none is.
const isNarrow = matchMedia("(max-width: 43.99rem)");
function fold() {
  for (const each of all(root, "details[data-koder]", HTMLDetailsElement)) each.open = !isNarrow.matches;
}

fold();
isNarrow.addEventListener("change", fold);
choice.hidden = false;
choice.addEventListener("change", () => {
  write();
  show();
});
each("ingen", false);
each("alla", true);
address.follow(() => {
  read();
  show();
});
read();
show();
