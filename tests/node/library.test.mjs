import assert from "node:assert/strict";
import { test } from "node:test";
import { ours } from "./ours.mjs";

const { amount, anyBut, choose, ordered, shortest, varied } = await ours("library/entries.js");

const entry = (slug, minutes, tema, roll) => ({ slug, minutes, values: { tema, roll } });
const entries = [
  entry("ett", 45, ["jav"], ["chef"]),
  entry("tva", 20, ["jav", "gavor"], ["larare"]),
  entry("tre", 30, ["gavor"], ["chef"]),
];
const slugs = (found) => found.map(({ slug }) => slug);

test("any value within a facet, all facets together", () => {
  assert.deepEqual(slugs(choose(entries, [["tema", ["jav", "gavor"]], ["roll", ["chef"]]]).found), ["ett", "tre"]);
  assert.deepEqual(slugs(choose(entries, [["tema", ["jav"]], ["roll", ["larare"]]]).found), ["tva"]);
});

test("a count says how many there would be if that value were chosen too", () => {
  const { counts } = choose(entries, [["tema", ["jav"]]]);
  assert.deepEqual(counts, { tema: { jav: 2, gavor: 2 }, roll: { chef: 1, larare: 1 } });
  const both = choose(entries, [["tema", ["gavor"]], ["roll", ["larare"]]]).counts;
  assert.deepEqual(both, { tema: { jav: 1, gavor: 1 }, roll: { chef: 1, larare: 1 } }, "what misses two is in no count");
});

test("the shortest come first, and what was listed is left as it was", () => {
  assert.deepEqual(slugs(shortest(entries)), ["tva", "tre", "ett"]);
  assert.deepEqual(slugs(entries), ["ett", "tva", "tre"]);
});

test("one about each thing comes first, the shortest of them, then another about each", () => {
  const many = [entry("a", 45, ["jav"]), entry("b", 20, ["jav", "gavor"]), entry("c", 30, ["gavor"]), entry("d", 15, ["jav"])];
  assert.deepEqual(slugs(varied(many)), ["d", "c", "b", "a"]);
});

test("a mix is the same for the same seed, and seeds beside each other mix differently", () => {
  const many = Array.from({ length: 50 }, (_, at) => entry(`fall-${at}`, 20, [], []));
  const mixed = (seed) => slugs(ordered(many, "slump", seed)).join();
  assert.equal(mixed("7"), mixed("7"));
  assert.equal(new Set(["1", "2", "3", "4"].map(mixed)).size, 4);
});

test("another is drawn than the one before, when there are others", () => {
  for (let tries = 0; tries < 50; tries += 1) assert.notEqual(anyBut(entries, "ett").slug, "ett");
  assert.equal(anyBut(entries.slice(0, 1), "ett").slug, "ett");
  assert.equal(anyBut([], ""), undefined);
});

test("one is told as one", () => assert.deepEqual([0, 1, 2].map(amount), ["0 dilemman", "1 dilemma", "2 dilemman"]));

test("the site chooses what has room for the time and the group, the easiest first", async () => {
  const { chosen, lack } = await ours("library/choosing.js");
  const entry = (slug, minutes, tema, svarighet, grupp) => ({ slug, minutes, most: 20, values: { tema, svarighet: [svarighet], grupp } });
  const all = [
    entry("lang", 60, ["jav"], "1", ["5-8"]), entry("svar", 20, ["jav"], "3", ["5-8"]), entry("latt", 20, ["jav"], "1", ["5-8"]),
    entry("andra", 20, ["gavor", "jav"], "1", ["5-8"]), entry("stor", 20, ["jav"], "1", ["17"]),
  ];
  const asked = { theme: "jav", minutes: 20, people: 6 };
  const slugs = (found) => found.map(({ slug }) => slug);
  assert.deepEqual(slugs(chosen(all, asked)), ["latt", "svar", "andra"]);
  assert.deepEqual(slugs(chosen(all, { ...asked, theme: "" })), ["lang", "svar", "latt"], "what free words find first is what was meant, however long");
  assert.equal(lack(chosen(all, asked), asked), "");
  assert.equal(lack(chosen(all.slice(0, 1), asked), asked), "time");
  assert.equal(lack(chosen(all.slice(4), asked), asked), "group");
  assert.equal(lack(chosen(all, asked), { ...asked, people: 60 }), "many");
  assert.equal(lack([], asked), "none");
  const words = { ...asked, theme: "" };
  const meant = entry("meant", 30, ["jav"], "2", ["5-8"]);
  const many = Array.from({ length: 9 }, (_, at) => entry(`kort-${at}`, 15, ["jav"], "1", ["5-8"]));
  assert.equal(chosen([many[0], meant, ...many.slice(1)], words)[1].slug, "meant", "of the rest what can be cut short keeps its place");
  assert.equal(lack(chosen([meant, ...many], words), words), "", "the others have room");
  assert.deepEqual(slugs(chosen([...many.slice(0, 6), meant], { ...words, minutes: 30 })).includes("meant"), false, "what is found last was not meant");
});

test("what words only touch stands apart, and only what has room", async () => {
  const { meant } = await ours("library/choosing.js");
  const found = (...each) => each.map(([about, score, minutes = 20], at) => ({ entry: { at, minutes }, about, score }));
  const told = (...each) => {
    const { entries, near, isNear } = meant(found(...each), 20);
    return [entries.map(({ at }) => at), near.map(({ at }) => at), isNear];
  };
  assert.deepEqual(told([0.9, 10], [0.3, 2], [0.7, 8]), [[0, 2], [1], false], "what is near has the room that is left");
  assert.deepEqual(told([0.9, 10], [0.3, 2, 45], [0.3, 0.4], [0.9, 0.7]), [[0], [3], false], "too long, or far from it all");
  assert.deepEqual(told([0.9, 10], [0.3, 3], [0.7, 8], [0.8, 7], [0.6, 7]), [[0, 1, 2, 3, 4], [], false], "what answers well is meant, whatever it is about");
  assert.deepEqual(told([0.5, 10], [0.4, 9], [0.3, 8], [0.2, 7]), [[0, 1, 2], [], true], "nothing is about it");
  assert.deepEqual(told(), [[], [], true]);
});

test("of what answers nearly as well, what has room comes before what has not", async () => {
  const { meant } = await ours("library/choosing.js");
  const found = (...each) => each.map(([minutes, score]) => ({ entry: { minutes }, about: 1, score }));
  const first = (minutes, ...each) => meant(found(...each), minutes).entries.map((entry) => entry.minutes);
  assert.deepEqual(first(20, [45, 10], [60, 9], [20, 7]), [20, 45, 60]);
  assert.deepEqual(first(20, [45, 10], [60, 9], [20, 5]), [45, 60, 20], "what answers half as well was not meant");
  assert.deepEqual(first(45, [45, 10], [20, 9]), [45, 20], "what has room keeps its place");
  const behind = (...scores) => scores.map((score, at) => ({ entry: { at, minutes: 20 }, about: 0.9, score }));
  assert.deepEqual(meant(behind(10, 0.9, 1.1), 20).near.map(({ at }) => at), [1], "what answers far worse than the best is only near it");
});
