// Every dilemma, as the library lists it: one file, asked for once, and anew if it did not come.

let asked = null;

/** @returns {Promise<{entries: object[], principles: object}>} `data/dilemman.json`, newest first */
export function library() {
  asked ??= get("data/dilemman.json").catch((fault) => {
    asked = null;
    throw fault;
  });
  return asked;
}

/** A JSON file of this site. */
export async function get(path) {
  const answer = await fetch(`${document.documentElement.dataset.base}${path}`);
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
}
