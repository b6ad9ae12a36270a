// Ethical codes side by side: which of them are shown. The choice stands in the address, and follows to the next page.
import "../shared/every-page.js";
import { all, one } from "../shared/elements.js";
import * as address from "../shared/choices.js";

const NAME = "koder";
const root = one(document, "[data-jamfor]");
const choice = one(root, "[data-valj]", HTMLFieldSetElement);
const boxes = all(choice, "input", HTMLInputElement);

/** Tick what the address names; those that the page begins with where it names none of these. */
function read() {
  const wanted = address.read().get(NAME)?.split(",") ?? [];
  const isNone = !boxes.some((box) => wanted.includes(box.value));
  for (const box of boxes) box.checked = isNone ? box.defaultChecked : wanted.includes(box.value);
}

/** The choice as the address has it. */
function chosen() {
  const picked = boxes.filter((box) => box.checked).map((box) => box.value);
  return new URLSearchParams(picked.length ? { [NAME]: picked.join(",") } : {});
}

const write = () => address.write(chosen());

function show() {
  const shown = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  for (const column of all(root, "[data-kod]")) column.hidden = !shown.has(column.dataset.kod ?? "");
  for (const link of all(root, "a[data-vidare]", HTMLAnchorElement)) link.hash = chosen().toString();
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
