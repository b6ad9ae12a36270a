// How far a group has come, told to who reads the participants' page of its case: the part stands in the page's address
// after #, where no server sees it. Twists, law and notes have no part there.

/** What there is to read on that page, in the order that a meeting comes to it. */
const PARTS = ["situation", "vagar", "fragor"];
const AGAIN = "vagar-igen"; // the second vote: all is reached, and the ways are what it is about
/** @type {Record<string, string>} */
const AT = { read: "situation", vote: "vagar", pairs: "fragor", groups: "fragor", plenary: "fragor", revote: AGAIN };

/**
 * What to paste for the group at a step of a case; "" where its page has nothing of the step.
 * @param {{kind: string}} step @param {string|undefined} participants the page's address, if it has one
 */
export const here = ({ kind }, participants) => (participants && AT[kind] ? `${participants}#har=${AT[kind]}` : "");

/**
 * What a fragment says is reached: which part the group is at, and all that it has come to. Null for any other fragment.
 * @param {string} fragment
 */
export function reached(fragment) {
  const told = /^#har=([a-z-]+)$/.exec(fragment)?.[1] ?? "";
  if (told === AGAIN) return { at: "vagar", shown: PARTS };
  return PARTS.includes(told) ? { at: told, shown: PARTS.slice(0, PARTS.indexOf(told) + 1) } : null;
}
