import assert from "node:assert/strict";
import { test } from "node:test";
import { ours } from "./ours.mjs";

const { asFile, believed, blank, fromFile, missing, missingInDraft, nameOf, reading, typed, waysOf } = await ours("conversation/own-case.js");
const { advice } = await ours("conversation/own-rules.js");
const { read, write } = await ours("conversation/choice.js");
const { invitation, pages } = await ours("conversation/inviting.js");
const { warnings } = await ours("conversation/warnings.js");
const { OWN, isSlug } = await ours("shared/choices.js");
const { LIMITS } = await ours("conversation/own-rule.js");

const whole = {
  ...blank(), title: "Nyckeln", situation: "Du är ny.\nPå måndag ska du skriva under.", label1: "Fråga", for1: "Det går fort.", against1: "Du vet för lite.",
  label3: "Vänta", for3: "Du vet mer.", against3: "Andra hinner före.", questions: "Vad?\nHur?\n\nVem?", purpose: "Fråga i tid.", minutes: "45",
};

test("a case that is saved in a file is opened as it was", () => {
  assert.deepEqual(fromFile(asFile(whole)), { own: whole });
  assert.deepEqual(fromFile(asFile({ ...whole, situation: `<b>"'\\${"ä".repeat(90)}` })).own.situation, `<b>"'\\${"ä".repeat(90)}`);
});

test("a file of another kind, broken, too large or of another edition is told apart", () => {
  const faults = ["", "{", "null", "[]", '{"kind":"eget-fall"}', asFile(whole).replace('"version": 1', '"version": 2'), " ".repeat(100_001)].map((text) => fromFile(text).fault);
  assert.deepEqual(faults, ["broken", "broken", "foreign", "foreign", "newer", "newer", "large"]);
  const foreign = [null, 1, [], { title: 1 }, { title: null }, { other_name: "x" }, { toString: "x" }, JSON.parse('{"__proto__":"x"}'), { title: "x".repeat(1000) }];
  assert.deepEqual(foreign.map(believed), foreign.map(() => null));
});

test("what is typed is bounded, by signs that one sees, and loses what cannot be seen", () => {
  assert.equal(typed("title", "🔑".repeat(200)), "🔑".repeat(LIMITS.title));
  assert.equal(typed("situation", "a\r\nb\u2028c\u0000\u202ed\ud800\te"), "a\nb\ncde");
});

test("the largest case fits the file that is opened", () => {
  const full = Object.fromEntries(Object.entries(LIMITS).map(([name, most]) => [name, '"'.repeat(most)]));
  assert.deepEqual(fromFile(asFile(full)).own, full);
});

test("what a group must have is named, and what the editors need besides", () => {
  assert.deepEqual(missing(blank()), ["title", "situation", "label1", "label2", "questions"]);
  assert.deepEqual([missing(whole), missingInDraft(whole)], [[], []]);
  assert.deepEqual(missing({ ...whole, label3: " ", questions: " \n" }), ["label2", "questions"]);
  const few = { ...whole, questions: "Vad?\nHur?" };
  assert.deepEqual([missing(few), missingInDraft(few)], [[], ["questions"]], "a group can talk about fewer questions than a dilemma has");
  assert.deepEqual(missingInDraft({ ...whole, for3: "", purpose: " " }), ["for3", "purpose"]);
  assert.deepEqual(missingInDraft({ ...whole, label3: "" }), ["label2", "for2", "against2"]);
  assert.deepEqual([["a", ""], ["", "a"], ["a", "a"], ["a", "b"]].map(([one, other]) => missingInDraft({ ...whole, one, other })), [["other"], ["other"], ["other"], []]);
  assert.deepEqual(waysOf(whole).map(({ at }) => at), [1, 3]);
});

test("nobody is told of what is not written yet", () => assert.deepEqual(advice(blank()), []));

test("a file is called as the case is, in what addresses hold", () => {
  assert.deepEqual(["Åsas nyckel!", "", "../../x", "日本"].map((title) => nameOf({ title })), ["asas-nyckel", "eget-fall", "x", "eget-fall"]);
});

test("how long it takes to read follows its words", () => assert.deepEqual([reading(blank()), reading(whole), reading({ ...whole, situation: "ord ".repeat(401) })], [0, 1, 3]));

test("it stands in a choice beside others, under a name that no entry has", () => {
  assert.ok(!isSlug(OWN));
  assert.deepEqual(read(`#fall=a,${OWN}`).cases, ["a", OWN]);
  assert.equal(write(read(`#fall=${OWN},a`)), `fall=${OWN},a`);
  assert.deepEqual(read("#fall=other--case").dropped, ["fall"]);
});

test("an invitation to it has no page to lead to, and the leader hears that it is only here", () => {
  const choice = { ...read(`#fall=${OWN}`), minutes: 45, group: 8 };
  const cases = [{ slug: OWN, title: "Nyckeln", minutes: 45, group: { min: 2, max: 15 }, participants: "" }];
  assert.deepEqual(pages({ cases }), []);
  assert.ok(!invitation({ choice, cases }).includes("läsa före"));
  const told = warnings({ choice, cases, steps: [], short: null }, [], { step: String, method: String });
  assert.ok(told.some(({ text, fault }) => text.includes("bara i den här webbläsaren") && !fault));
});

test("nobody is told that what a colleague wrote is invented: in the letter, on the stage, on paper", async () => {
  const { invitation } = await ours("conversation/inviting.js");
  const { toSay } = await ours("conversation/spoken.js");
  const [own, other] = [{ slug: "eget--fall", title: "Vårt" }, { slug: "tallriken", title: "Tallriken" }];
  const choice = { day: "", start: "", minutes: 20, place: "", link: "" };
  const letter = (...cases) => invitation({ choice, cases });
  assert.match(letter(other), /Fallet är påhittat/);
  assert.doesNotMatch(letter(own), /påhittat/);
  assert.match(letter(own, other), /Ett av fallen är skrivet av oss/);
  const said = (...cases) => toSay("frame", cases, "som vanligt");
  assert.equal(said(other), "som vanligt");
  assert.match(said(own), /skrivet av oss/);
  assert.match(said(other, own), /skrivet av oss/);
  assert.equal(toSay("read", [own], "som vanligt"), "som vanligt", "only where it is said what a case is");
});
