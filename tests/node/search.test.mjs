import assert from "node:assert/strict";
import { test } from "node:test";
import { ours } from "./ours.mjs";

const { withLaws } = await ours("search/laws.js");
const { isEarnest } = await ours("search/earnest.js");
const { Vocabulary } = await ours("search/mending.js");
const { chunk } = await ours("search/packed.js");
const { quoted } = await ours("search/query.js");
const { answering, ranked } = await ours("search/ranking.js");
const { distance, excerpt, folded, forms, isKin, isUsual, isWorth, marked, says, term, tokens } = await ours("search/words.js");

const KNOWN = {
  ...{ FL: ["Förvaltningslagen"], RF: ["Regeringsformen"], TF: ["Tryckfrihetsförordningen"], BrB: ["Brottsbalken"] },
  ...{ GDPR: ["Dataskyddsförordningen"], VBL: ["Lagen om skydd för personer", "visselblåsarlagen"] },
};

const CITED = {
  "RF 1:9": "rf1k9",
  "1 kap. 9 § RF": "rf1k9",
  "1 kap. 9 § regeringsformen": "rf1k9",
  "Regeringsformen 1 kap. 9 §": "rf1k9",
  "FL 16 §": "fl16",
  "fl 16": "fl16",
  "16 § FL": "fl16",
  "5 § förvaltningslagen": "fl5",
  "5 § i förvaltningslagen (2017:900)": "fl5",
  "enligt 7 a § TF": "enligt tf7a",
  "BrB 10:5 a": "brb10k5a",
  "artikel 5 GDPR": "gdpr5",
  "4 kap. 2 § visselblåsarlagen": "vbl4k2",
  visselblåsarlagen: "vbl0",
  FL: "fl0",
  förvaltningslagen: "fl0",
  "jäv 16 § FL och 1 kap. 9 § RF": "jäv fl16 och rf1k9",
};

for (const [written, wanted] of Object.entries(CITED)) {
  test(`“${written}” asks the index for “${wanted}”`, () => assert.equal(withLaws(written, KNOWN), wanted));
}

for (const written of ["Rad 812", "våren 2017", "den 15 mars", "rum 412", "covid 19", "Agenda 2030", "1:16 § och", "§ 16"]) {
  test(`“${written}” is no law`, () => assert.equal(withLaws(written, KNOWN), written));
}

test("without laws nothing is one", () => assert.equal(withLaws("FL 16 §", {}), "FL 16 §"));

test("who writes of what has befallen them is told from who writes of such things", () => {
  const signs = { alarms: ["är hotad", "tafsar"], harms: ["ljuger", "mår dåligt"] };
  const heard = ["Chefen TAFSAR", "jag ar hotad", "min chef ljuger!", "Jag mår dåligt"];
  const ordinary = ["hotad", "chefen ljuger", "minst en som ljuger", "tafsarna", "dåligt mår jag", ""];
  assert.deepEqual([...heard, ...ordinary].map((each) => isEarnest(signs, each)), [...heard.map(() => true), ...ordinary.map(() => false)]);
  assert.equal(isEarnest({}, "jag är hotad"), false, "where there is no page for it");
});

test("a file that is cut off is none", () => {
  for (const bytes of [[], [1, 0], [1, 0, 5, 97], [1, 0, 1, 97, 1, 0]]) assert.throws(() => chunk(new Uint8Array(bytes)), /cut off/);
  const whole = chunk(new Uint8Array([1, 0, 1, 97, 1, 7, 12, 6]));
  assert.deepEqual([whole.terms, [...whole.pages], [...whole.text], [...whole.names]], [["a"], [3], [12], [6]]);
});

test("words are compared composed, in lower case, without soft hyphens", () => {
  assert.deepEqual(tokens("JA\u0308V, be\u00adslut; e‑tjänst"), ["jäv", "beslut", "e-tjänst"]);
  assert.deepEqual(forms("e-tjänst"), ["e", "tjänst", "etjänst"]);
  assert.equal(folded("jäv"), "jav");
});

test("function words and single letters are not searched for", () => {
  assert.deepEqual(tokens("Vad är jäv i en x 7?").filter(isWorth), ["jäv", "7"]);
});

test("a word that is said of nearly everything here is usual, however it stands", () => {
  assert.deepEqual(tokens("min kollega ljuger om jobbet").filter(isUsual), ["kollega", "jobbet"]);
});

test("inflections have one term", () => {
  for (const [a, b] of [["gåvan", "gåvor"], ["registratorer", "registratorn"], ["inspektörerna", "inspektör"], ["rekrytera", "rekryteringen"]]) {
    assert.equal(term(a), term(b));
  }
  assert.equal(term("fl16"), "fl16");
});

test("a distance is letters put in, left out, changed or swapped", () => {
  assert.equal(distance("jäv", "jäv", 2), 0);
  assert.equal(distance("upphandlng", "upphandling", 2), 1);
  assert.equal(distance("gåav", "gåva", 2), 1);
  assert.equal(distance("muta", "bisyssla", 2), 3, "more than the limit is one more than it");
});

const ORD = "domstol gåva jäv kultur maten mentor representation skola skött upphandling";
const site = new Vocabulary({ ord: ORD, vikt: "9".repeat(10), lika: [["presenter", "gåva"]] });
const MENDED = {
  upphandlng: ["upphandling"],
  repressentatoin: ["representation"],
  kulturdomstol: ["kultur", "domstol"],
  kulturministern: ["kultur"],
  skolmat: ["skola", "maten"],
  presenter: ["gåva"],
  instrument: [],
  xq: [],
};

for (const [typed, wanted] of Object.entries(MENDED)) {
  test(`“${typed}” is mended to “${wanted.join(" ")}”`, () => assert.deepEqual(site.mended(typed), wanted));
}

test("what is spelt right is not taken for another word", () => {
  const few = new Vocabulary({ ord: "kranar ville själv upphandling", vikt: "9999", lika: [] });
  assert.deepEqual([few.mended("kille"), few.mended("självmord"), few.mended("kramar", true)], [[], [], []]);
  assert.deepEqual([few.mended("kranr"), few.mended("upphandlng", true)], [["kranar"], ["upphandling"]]);
  assert.deepEqual([few.isGuess("upphandlng", true), few.isGuess("kran")], [true, false]);
});

test("a mark that was typed is meant, also in a part of a compound", () => {
  const few = new Vocabulary({ ord: "fri plats", vikt: "99", lika: [] });
  assert.deepEqual([few.mended("friplats"), few.mended("friplåts")], [["fri", "plats"], []]);
});

test("a page that is about both words comes before one that mentions the other in passing", () => {
  const said = (...text) => ({ said: "ord", met: [{ chunk: { from: [0, 2], pages: [0, 1], text, names: [0, 0] }, at: 0, weight: 1 }] });
  assert.deepEqual(ranked([said(250, 120), said(12, 120)], 9, new Set()).map(({ page }) => page), [1, 0]);
});

test("what a word next to another tells ranks, and neither finds more pages nor makes one less about the words", () => {
  const met = (pages) => [{ chunk: { from: [0, pages.length], pages, text: pages.map(() => 120), names: pages.map(() => 0) }, at: 0, weight: 1 }];
  const found = ranked([{ said: "ord", met: met([0, 1]) }, { said: "ord till", met: met([1, 2]), isPair: true }], 9, new Set());
  assert.deepEqual(found.map(({ page, about }) => [page, about]), [[1, found[0].about], [0, found[0].about]]);
});

test("what weighs next to nothing beside the best is left out, after a screen or two", () => {
  const scored = (score) => ({ page: 0, about: 1, score });
  assert.equal(answering([scored(100), ...Array(30).fill(scored(0.5)), scored(0.1)]).length, 20);
  assert.equal(answering([...Array(40).fill(scored(100)), scored(5), scored(2)]).length, 41);
  assert.deepEqual(answering([]), []);
});

test("a family is a word and what is made of it, not all that begins as it does", () => {
  for (const [one, other] of [["lojal", "lojalitet"], ["partiskhet", "partisk"], ["annonser", "annons"]]) assert.ok(isKin(one, other));
  for (const [one, other] of [["part", "partisk"], ["risk", "risker"], ["lojal", "lojal"], ["chef", "chefsbyt"]]) assert.ok(!isKin(one, other));
});

test("what stands in quotation marks is a phrase", () => {
  assert.equal(quoted("”det är bara”"), "det är bara");
  assert.equal(quoted('"det" är'), "");
});

test("what is marked are the words searched for, whatever their form", () => {
  const terms = new Set([term("gåva")]);
  assert.deepEqual(marked("Två gåvor till", terms), ["Två ", "gåvor", " till"]);
  assert.ok(says("Gåvan", terms) && !says("gav", terms));
});

test("an excerpt is around the first word searched for, in whole words", () => {
  const text = `${"ord ".repeat(50)}gåvan ${"mer ".repeat(50)}`.trim();
  const found = excerpt(text, new Set([term("gåva")]), 6);
  assert.equal(found, "… ord ord gåvan mer mer mer …");
  assert.equal(excerpt("inget", new Set(["gåv"])), "");
});
