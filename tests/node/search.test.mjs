import assert from "node:assert/strict";
import { test } from "node:test";
import { ours } from "./ours.mjs";

const { Vocabulary, base, content, distance, occurs, withLaws, wordsOf } = await ours("search/words.js");

const LAWS = {
  "RF 1:9": "rf1k9",
  "1 kap. 9 § RF": "rf1k9",
  "FL 16 §": "fl16",
  "16 § FL": "fl16",
  "enligt 7 a § TF": "enligt tf7a",
  "BrB 10:5 a": "brb10k5a",
  FL: "fl0",
  "jäv 16 § FL och 1 kap. 9 § RF": "jäv fl16 och rf1k9",
};

for (const [written, wanted] of Object.entries(LAWS)) {
  test(`“${written}” asks the index for “${wanted}”`, () => assert.equal(withLaws(written), wanted));
}

test("a paragraph without its law is no reference", () => {
  assert.equal(withLaws("1:16 § och"), "1:16 § och");
  assert.equal(withLaws("1:16 § FL"), "1:16 § fl0", "a section with its chapter is not a section alone");
  assert.equal(withLaws("§ 16"), "§ 16");
});

test("the words worth searching for are left, or all when none is", () => {
  assert.deepEqual(content(wordsOf("Vad är jäv?")), ["jäv"]);
  assert.deepEqual(content(wordsOf("vad är det")), ["vad", "är", "det"]);
});

test("nouns that the stemmer does not know come in the form that it knows", () => {
  assert.equal(base("gåvan"), "gåva");
  assert.equal(base("registratorer"), "registrator");
  assert.equal(base("inspektörerna"), "inspektör");
});

test("a word is said where one begins as it does", () => {
  assert.ok(occurs("upphandlingar", "en Upphandling") && !occurs("jäv", "en gåva"));
});

test("a distance is letters put in, left out, changed or swapped", () => {
  assert.equal(distance("jäv", "jäv", 2), 0);
  assert.equal(distance("upphandlng", "upphandling", 2), 1);
  assert.equal(distance("gåav", "gåva", 2), 1);
  assert.equal(distance("muta", "bisyssla", 2), 3, "more than the limit is one more than it");
});

const site = new Vocabulary(["upphandling", "jäv", "representation", "gåva", "domstol", "kultur"], [["presenter", "gåva"]]);

const MENDED = { upphandlng: "upphandling", repressentatoin: "representation", kulturdomstol: "kultur domstol", xq: "" };

for (const [typed, wanted] of Object.entries(MENDED)) {
  test(`“${typed}” is mended to “${wanted}”`, () => assert.equal(site.mended(typed), wanted));
}

test("the site knows its words and their inflections, and another word for the same", () => {
  assert.ok(site.knows("gåvor") && !site.knows("bastu"));
  assert.equal(site.alike("presenter"), "gåva");
});
